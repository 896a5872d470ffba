"""Knows how the facts of a config are explained to somebody who looks for one."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from types import MappingProxyType

from icsdocs.config import Field
from icsdocs.drafted import Compare, Constant, Expression, Path, Words
from icsdocs.frozen import changed
from icsdocs.library import Entry, Library, Outline
from icsdocs.read.config_words import KEY, KINDS, and_listed
from icsdocs.report import plural
from icsdocs.settling import to_write

SHORTEST = 60

Facts = Mapping[str, Field]
Meanings = Mapping[tuple[str, str], str]


def every_fact(field: Field, path: str = "") -> Iterator[tuple[str, Field]]:
    """Each fact below a field with its config path; `key` stands for the key of a thing."""
    for name, inner in field.fields.items():
        here = f"{path}.{name}".lstrip(".")
        yield here, inner
        if inner.kind == "things" and inner.item:
            yield from every_fact(inner.item, f"{here}.{KEY}")
        else:
            yield from every_fact(inner, here)


def with_documents(vocabulary: Field, library: Library) -> Field:
    """The vocabulary with a library's types of document as what `documents` may name."""
    field = vocabulary.fields["documents"]
    item = changed(field.item or field, choices=MappingProxyType(document_types(library)))
    return changed(
        vocabulary, fields=MappingProxyType({**vocabulary.fields, "documents": changed(field, item=item)})
    )


def document_types(library: Library) -> dict[str, str]:
    """What a config can have made, by id: what it is called, what one is made for each of, and the editions where some
    have none."""
    return {outline.id: ", ".join(_about(outline, library)) for outline in library.outlines}


def _about(outline: Outline, library: Library) -> Iterator[str]:
    yield outline.called
    if outline.each:
        yield f"one for each {outline.each.name}"
    if missing := [id_ for id_ in library.editions if not outline.validity.is_of(id_)]:
        yield f"in {and_listed([id_ for id_ in library.editions if id_ not in missing])} only"


def matching(words: str, facts: Facts) -> list[str]:
    """The paths that a user means: the very path, with a thing's own key or without, and all below it; else every
    fact in whose path, label or question the words stand. What stands in a table that is worked out is told where it is
    written, unless it is the very path."""
    asked = words.strip().strip("[]").casefold()
    exact = next((path for path in facts if _is_path(asked, path)), None)
    own = {path: field for path, field in facts.items() if not _is_copy(path, facts)}
    if exact is not None:
        return [exact, *(path for path in own if path.startswith(f"{exact}."))]
    return [path for path, field in own.items() if asked in f"{path} {field.label} {field.question}".casefold()]


def _is_copy(path: str, facts: Facts) -> bool:
    """Whether a fact stands in a table that is worked out: it is written where that follows from."""
    names = path.split(".")
    above = (".".join(names[:length]) for length in range(1, len(names)))
    return any(facts[one].derived for one in above if one in facts)


def _is_path(asked: str, path: str) -> bool:
    given, known = asked.split("."), path.split(".")
    return len(given) == len(known) and all(k in (KEY, g) for g, k in zip(given, known, strict=True))


def groups(vocabulary: Field) -> str:
    """One line for each group of facts at the top of a config."""
    width = max(map(len, vocabulary.fields)) + 2
    lines = (f"{name:<{width}}{field.label}" for name, field in vocabulary.fields.items())
    return "\n".join(lines)


def listed(paths: list[str], facts: Facts, meanings: Meanings, width: int) -> str:
    """Facts in full where they are few; else a line for each."""
    if len(paths) <= 12:
        return "\n\n".join(_told(path, facts[path], meanings, width) for path in paths)
    lines = [f"{path}  ({facts[path].label})" for path in paths]
    return "\n".join([*lines, "", f"{plural(len(paths), 'fact')}. icsdocs facts PATH says more of one."])


def _told(path: str, field: Field, meanings: Meanings, width: int) -> str:
    room = max(width, SHORTEST)
    asked = f"{capital(field.label)}. {field.question}"
    lines = [path, *wrap(asked, room, initial_indent="  ", subsequent_indent="  ")]
    lines += wrap(f"Written: {_way(path, field)}", room, initial_indent="  ", subsequent_indent="    ")
    choices = field.choices or (field.item.choices if field.item else {})
    widest = max(map(len, choices), default=0) + 4
    below_key = f"{KEY}.{path.rpartition(f'{KEY}.')[2]}"
    for choice, words in choices.items():
        said = words if words != choice else ""
        quoted, meaning = f'"{choice}"', meanings.get((path, choice)) or meanings.get((below_key, choice)) or said
        lines.append(f"    {quoted:<{widest}}{meaning}".rstrip())
    if field.refers_to:
        lines.append(f"  Names: a key below {' or '.join(f'[{target}]' for target in field.refers_to)}")
    return "\n".join([*lines, *_example(path, field)])


def _way(path: str, field: Field) -> str:
    """How a fact gets into a config: one that is worked out only through others."""
    others = to_write(path)
    return f"not itself, it is worked out; write {others}" if others else KINDS[field.kind]


def _example(path: str, field: Field) -> Iterator[str]:
    heading, _, name = path.rpartition(".")
    if to_write(path):
        return
    if field.kind in ("group", "things"):
        yield f"  Example:  [{path}{f'.{KEY}' if field.kind == 'things' else ''}]"
    elif heading:
        yield f"  Example:  [{heading}]"
        yield f"            {name} = {field.example}"
    else:
        yield f"  Example:  {name} = {field.example}   (at the top of the file)"


def meanings(library: Library, vocabulary: Field) -> Meanings:
    """What a choice leads to, by the fact's path and the choice: the title of the first clause or heading that is
    printed only for it. Of a fact of a repeated thing only the part below the thing's key is known."""
    found: dict[tuple[str, str], str] = {}
    titled: list[tuple[Expression | None, str]] = [(clause.when, clause.title) for clause in library.clauses.values()]
    titled += [(entry.when, _title(entry)) for outline in library.outlines for entry in outline.entries]
    for when, title in titled:
        match when:
            case Compare(left=Path(names=names), operator="==", right=Constant(value=str(choice))) if title:
                path = names if names[0] in vocabulary.fields else (KEY, *names[1:])
                found.setdefault((".".join(path), choice), title)
    return found


def _title(entry: Entry) -> str:
    return "".join(part.text for part in entry.title) if all(isinstance(p, Words) for p in entry.title) else ""


def capital(words: str) -> str:
    """Words with their first letter as a capital."""
    return words[:1].upper() + words[1:]
