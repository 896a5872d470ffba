"""Knows which facts behind a passage of a document that was sent out its config gives otherwise now.

The tree of the document has the words that each fact came to then. What it comes to now is read from the same passage
of the document as the config makes it today, so that a number in words is held against a number in words.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from icsdocs.document import Value
from icsdocs.passages import Passage
from icsdocs.project import ConfigFile, find_root
from icsdocs.source import Span
from icsdocs.walk import gaps_of, inlines_of

Wordings = tuple[tuple[str, Span], ...]
Said = Mapping[str, Wordings]


def config_behind(passage: Passage, every: Sequence[Passage]) -> str:
    """The name of the config whose facts decided on a passage or are printed in it, or are not known there: then it is
    that of `every` passage of the document. Empty where no fact is behind it."""
    if own := next(_configs(passage), ""):
        return own
    return next((name for one in every for name in _configs(one)), "") if _asked(passage) else ""


def _configs(passage: Passage) -> Iterator[str]:
    files = (span.file for said in _facts(passage).values() for _, span in said)
    others = ("clauses/", "templates/")
    return (file for file in files if file.endswith(".toml") and not file.startswith(others))


def config_at(name: str, here: Path, file: Path) -> ConfigFile | None:
    """The config of that name in the project at hand, else in the nearest folder over the file that has it."""
    for root in (find_root(here), *file.absolute().parents):
        if (path := root / name).is_file():
            return ConfigFile(path, name, root)
    return None


def told(passage: Passage, now: Sequence[Passage], config: str) -> Iterator[str]:
    """What the config gives otherwise now, fact by fact, or that nothing is; `now` are the passages of the document as
    the config makes it now."""
    current = next((one for one in now if one.block.address == passage.block.address), None)
    if current is None:
        yield f"the document that {config} makes now has no such passage"
        return
    before, after = _facts(passage), _facts(current)
    asked = _asked(current)
    changes = [told for key in before if (told := _change(key, before[key], after.get(key, ()), asked))]
    changes += [_answer(key, after.get(key, ())) for key in _asked(passage) if key not in (*before, *asked)]
    yield from changes or ("the facts behind it have not changed",)


def _asked(passage: Passage) -> tuple[str, ...]:
    """The facts that are not known in a passage, each once."""
    return tuple(dict.fromkeys(gap.key for gap in gaps_of(passage.block)))


def _answer(key: str, now: Wordings) -> str:
    """What has become of a fact that was not known."""
    if not now:
        return f"{key} was not known, and nothing here waits for it any more"
    place = now[0][1]
    return f"{key} was not known and is now {_quoted([words for words, _ in now])} ({place.file}:{place.line})"


def _change(key: str, before: Wordings, after: Wordings, asked: Sequence[str]) -> str:
    was, now = [words for words, _ in before], [words for words, _ in after]
    if not after:
        return f"{key} was {_quoted(was)} and is not known any more" if key in asked else ""
    place = after[0][1]
    changed = f"{key} was {_quoted(was)} and is now {_quoted(now)} ({place.file}:{place.line})"
    return changed if was != now else ""


def _quoted(words: Sequence[str]) -> str:
    return " and ".join(f"“{one}”" for one in words)


def _facts(passage: Passage) -> Said:
    """What each fact that is printed in a passage or decided on it says, each wording once. What a document says of
    itself, such as its date, is no fact of the config."""
    found: dict[str, dict[str, Span]] = {}
    for inline in inlines_of(passage.block):
        if isinstance(inline, Value) and not inline.key.startswith("document."):
            found.setdefault(inline.key, {}).setdefault(inline.text, inline.origin)
    printed = set(found)
    for fact in (fact for ground in passage.grounds if ground.kind != "alternative" for fact in ground.facts):
        if fact.key not in printed:
            found.setdefault(fact.key, {}).setdefault(fact.says, fact.origin)
    return {key: tuple(said.items()) for key, said in found.items()}
