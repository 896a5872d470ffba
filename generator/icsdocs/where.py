"""Knows where a fact is used: which lines of the library it touches, and what these print in the documents of a
config."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from icsdocs.config import KEY, Fact, Field, Listing, Scalar, Thing, Things, Value, fact_at
from icsdocs.document import Document, Gap, Term, Text
from icsdocs.document import Value as Printed
from icsdocs.following import copies, derived_from
from icsdocs.frozen import frozen
from icsdocs.passages import Passage, passages
from icsdocs.read.derived import DERIVED
from icsdocs.read.vocabulary import vocabulary
from icsdocs.report import plural, shown
from icsdocs.source import Span
from icsdocs.uses import ANY, PRINTED, Steps, Use, field_at
from icsdocs.walk import gaps_of, inlines_of

MOST_NUMBERS = 12


# --- which of them a fact touches ------------------------------------------------------------------------------------


def touches(asked: Steps, use: Steps) -> bool:
    """Whether a use asks for a fact, or for something in a group that is asked about. A collection as a whole is
    touched by each of its things, but not by what they say."""
    agree = all(a == u or ANY in (a, u) for a, u in zip(asked, use, strict=False))
    return agree and len(asked) <= len(use) + 1 and (len(asked) <= len(use) or use[-1] != ANY)


def of(asked: Steps, every: Iterable[Use]) -> list[Use]:
    """The uses that a fact touches, in the order of the files, each once; those of a derived fact that follows from it
    too."""
    derived = {tuple(key.split(".")) for key in derived_from(asked, vocabulary())}
    wanted = tuple(dict.fromkeys((asked, *copies(asked, vocabulary()))))
    found = {use: None for use in every if use.fact in derived or any(touches(one, use.fact) for one in wanted)}
    return sorted(found, key=lambda use: (use.span.file, use.span.line, use.span.column, use.kind))


@frozen
class Spot:
    """What led to a passage, and where it is drafted: a blank with the `key` of what it printed, or would have; words
    that a blank may have chosen, without a key (None); a condition or repetition with the keys of the facts that
    `decided` it."""

    span: Span
    key: str | None
    passage: Passage
    decided: tuple[str, ...] | None = None


Index = dict[str, list[Spot]]


def index(documents: Iterable[Document]) -> Index:
    """By file, all that led to any passage."""
    found: Index = {}
    for document in documents:
        for passage in passages(document):
            for inline in inlines_of(passage.block):
                if isinstance(inline, Printed | Gap):
                    blank = inline.blank if isinstance(inline, Printed) else inline.origin
                    found.setdefault(blank.file, []).append(Spot(blank, inline.key, passage))
                elif isinstance(inline, Text | Term):
                    found.setdefault(inline.origin.file, []).append(Spot(inline.origin, None, passage))
            for ground in passage.grounds:
                decided = tuple(fact.key for fact in ground.facts)
                found.setdefault(ground.origin.file, []).append(Spot(ground.origin, None, passage, decided))
    return found


def printed_by(use: Use, asked: Steps, places: Index) -> Iterator[Passage]:
    """The passages that a use prints or governs. Where one thing is asked about, only its own."""
    things = [asked[:at] for at, (step, used) in enumerate(zip(asked, use.fact, strict=False), 1)
              if used == ANY and step != ANY]  # fmt: skip
    for spot in places.get(use.span.file, ()):
        is_of_kind = (spot.decided is None) == (use.kind == PRINTED)
        if is_of_kind and _holds(spot.span, use.span) and (not things or _is_its_own(spot, asked, things)):
            yield spot.passage


def _is_its_own(spot: Spot, asked: Steps, things: list[Steps]) -> bool:
    """Whether what led to a passage is about the thing that is asked about, the last of these, and not about another.
    Words that ended the sentence over them stand at an address that does not name it, so what decided does."""
    if spot.key:
        return touches(asked, tuple(spot.key.split(".")))
    decided = (tuple(key.split(".")) for key in spot.decided or ())
    is_named = all(f"[{thing[-1]}]" in spot.passage.block.address for thing in things)
    return is_named or any(steps[: len(things[-1])] == things[-1] for steps in decided)


def _holds(outer: Span, inner: Span) -> bool:
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    ends = (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    return outer.file == inner.file and begins and ends


# --- telling ---------------------------------------------------------------------------------------------------------


def steps_of(asked: str, vocabulary: Field) -> Steps | None:
    """A config path as steps, with a heading's brackets or without; None where there is none."""
    given = tuple(asked.strip().strip("[]").split("."))
    steps = tuple(ANY if step == KEY and _is_things(given[:at], vocabulary) else step for at, step in enumerate(given))
    for known in (steps, tuple(step.replace("-", "_") for step in steps)):
        if all(known) and field_at(vocabulary, known) is not None:
            return known
    return None


def _is_things(steps: Steps, vocabulary: Field) -> bool:
    field = field_at(vocabulary, steps)
    return field is not None and field.kind == "things"


def told(
    asked: Steps, found: Iterable[Use], vocabulary: Field, facts: Thing | None, documents: Iterable[Document],
    width: int,
) -> str:  # fmt: skip
    """What a fact is, what the config says of it, and each use of it with what it prints there."""
    made = tuple(documents)
    lines = [*_heading(asked, field_at(vocabulary, asked), facts, width)]
    if waiting := tuple(_waiting(asked, made)):
        told = f"Gaps wait for it: {_numbers(waiting)}."
        lines += wrap(shown(told), width, initial_indent="  ", subsequent_indent="    ")
    places = index(made)
    file = ""
    uses = list(found)
    for use in uses:
        if use.span.file != file:
            file = use.span.file
            lines += ["", shown(file)]
        place = f"  {use.span.line}:{use.span.column}  "
        lines += wrap(shown(f"{use.kind}: {use.says}"), width, initial_indent=place, subsequent_indent=" " * 6)
        if facts is not None:
            numbers = _numbers(printed_by(use, asked, places))
            lines += wrap(shown(numbers), width, initial_indent=" " * 6, subsequent_indent=" " * 6)
    return "\n".join([*lines, "", f"{plural(len(uses), 'use')}." if uses else "Nothing uses it."])


def _heading(asked: Steps, field: Field | None, facts: Thing | None, width: int) -> Iterator[str]:
    name = ".".join(asked)
    words = f"{name}: {field.label}. {field.question}" if field else name
    yield from wrap(shown(words), width, subsequent_indent="  ")
    if field and field.derived:
        yield f"  Worked out from {next(source for key, source, _ in DERIVED if key == name)}."
    if facts is not None:
        yield f"  {shown(_given(facts, asked))}"
    if derived := derived_from(asked, vocabulary()):
        follows = f"What follows from it is counted too: {', '.join(derived)}."
        yield from wrap(follows, width, initial_indent="  ", subsequent_indent="  ")


def _waiting(asked: Steps, documents: Iterable[Document]) -> Iterator[Passage]:
    """The passages with a gap for a fact, also where the gap stands for a choice that no single blank makes."""
    for document in documents:
        for passage in passages(document):
            keys = [gap.key for gap in gaps_of(passage.block)]
            # The document's own list of gaps repeats them all.
            if any(touches(asked, tuple(key.split("."))) for key in keys) and not _lists_gaps(passage):
                yield passage


def _lists_gaps(passage: Passage) -> bool:
    return passage.table is not None and passage.table.lists == "gaps"


def _numbers(printed: Iterable[Passage]) -> str:
    """The numbers of some passages by document; where a passage has none, that of the nearest before it, or else the
    words of its heading."""
    found: dict[str, dict[str, None]] = {}
    for passage in printed:
        found.setdefault(passage.document.id, {})[passage.place] = None
    told = []
    for document, numbers in found.items():
        first = list(numbers)[:MOST_NUMBERS]
        more = f" and {len(numbers) - len(first)} more" if len(numbers) > len(first) else ""
        told.append(f"{document} {', '.join(first)}{more}")
    return "; ".join(told) or "prints nothing in this config"


def _given(facts: Thing, asked: Steps) -> str:
    if ANY in asked:
        given = [f"{'.'.join(path)} ({fact.span.file}:{fact.span.line})" for path, fact in _each_at(facts, asked)]
        more = f" and {len(given) - MOST_NUMBERS} more" if len(given) > MOST_NUMBERS else ""
        return f"The config gives {', '.join(given[:MOST_NUMBERS])}{more}." if given else "The config does not give it."
    match fact_at(facts, *asked):
        case None:
            return "The config does not give it."
        case Value(value, span=span) if span == facts.span:
            return f"The config does not say it, so {_told(value)} stands for it."
        case Value(value, span=span):
            return f"The config says {_told(value)} ({span.file}:{span.line})."
        case Listing(items, span=span) | Things(items, span=span):
            return f"The config lists {len(items)} ({span.file}:{span.line})."
        case Thing(span=span):
            return f"The config gives it ({span.file}:{span.line})."


def _told(value: Scalar) -> str:
    match value:
        case bool():
            return "“yes”" if value else "“no”"
        case _:
            return str(value)


def _each_at(fact: Fact, asked: Steps, above: Steps = ()) -> Iterator[tuple[Steps, Fact]]:
    """Each fact at a path in which any step may stand for the keys of things, with its own path."""
    if not asked:
        yield above, fact
        return
    step, *rest = asked
    keys = [thing.id for thing in fact.items] if isinstance(fact, Things) and step == ANY else [step]
    for key in keys:
        if (inner := fact_at(fact, key)) is not None:
            yield from _each_at(inner, tuple(rest), (*above, key))
