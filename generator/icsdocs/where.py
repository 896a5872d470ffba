"""Knows where a fact is used: which lines of the library it touches, and what these print in the documents of a
config."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from icsdocs.config import Fact, Field, Listing, Thing, Things, Value
from icsdocs.document import Document, Gap, inlines_of
from icsdocs.document import Value as Printed
from icsdocs.read.derived import DERIVED
from icsdocs.report import plural, shown
from icsdocs.source import Span
from icsdocs.uses import ANY, PRINTED, Steps, Use, field_at
from icsdocs.why import Passage, passages

MOST_NUMBERS = 12


# --- which of them a fact touches ------------------------------------------------------------------------------------


def touches(asked: Steps, use: Steps) -> bool:
    """Whether a use asks for a fact, or for something in a group that is asked about. A collection as a whole is
    touched by each of its things, but not by what they say."""
    agree = all(a == u or ANY in (a, u) for a, u in zip(asked, use, strict=False))
    return agree and len(asked) <= len(use) + 1 and (len(asked) <= len(use) or use[-1] != ANY)


def through(asked: Steps) -> dict[str, str]:
    """The derived facts that follow from what is asked, each with what it follows from."""
    return {
        key: source
        for key, source, _ in DERIVED
        if key != source and touches(asked[: len(source.split("."))], tuple(source.split(".")))
    }


def of(asked: Steps, every: Iterable[Use]) -> list[Use]:
    """The uses that a fact touches, in the order of the files, each once; those of a derived fact that follows from it
    too."""
    wanted = [asked, *(tuple(key.split(".")) for key in through(asked))]
    found = {use: None for use in every if any(touches(one, use.fact) for one in wanted)}
    return sorted(found, key=lambda use: (use.span.file, use.span.line, use.span.column, use.kind))


def printed_by(use: Use, asked: Steps, every: Iterable[Passage]) -> Iterator[Passage]:
    """The passages of some documents that a use prints or governs. Where one thing is asked about, only its own."""
    keys = [f"[{step}]" for step, used in zip(asked, use.fact, strict=False) if used == ANY and step != ANY]
    for passage in every:
        if use.kind == PRINTED:
            blanks = [(i.blank if isinstance(i, Printed) else i.origin, i.key)
                      for i in inlines_of(passage.block) if isinstance(i, Printed | Gap)]  # fmt: skip
            held = [key for blank, key in blanks if _holds(blank, use.span)]
            is_meant = bool(held) and (not keys or any(touches(asked, tuple(key.split("."))) for key in held))
        else:
            governs = any(_holds(ground.origin, use.span) for ground in passage.grounds)
            is_meant = governs and all(key in passage.block.address for key in keys)
        if is_meant:
            yield passage


def _holds(outer: Span, inner: Span) -> bool:
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return outer.file == inner.file and begins and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


# --- telling ---------------------------------------------------------------------------------------------------------


def steps_of(asked: str, vocabulary: Field) -> Steps | None:
    """A config path as steps, with the heading's brackets or without, hyphens or underscores; None where there is none."""
    steps = tuple(asked.strip().strip("[]").split("."))
    for known in (steps, tuple(step.replace("-", "_") for step in steps)):
        if all(known) and field_at(vocabulary, known) is not None:
            return known
    return None


def told(
    asked: Steps, found: Iterable[Use], field: Field, facts: Thing | None, documents: Iterable[Document], width: int
) -> str:
    """What a fact is, what the config says of it, and each use of it with what it prints there."""
    name = ".".join(asked)
    lines = wrap(f"{name}: {field.label}. {field.question}", width, subsequent_indent="  ")
    if field.derived:
        source = next(source for key, source, _ in DERIVED if key == name)
        lines.append(f"  Worked out from {source}.")
    if facts is not None:
        lines.append(f"  {_given(facts, asked)}")
    if derived := through(asked):
        lines.append(f"  What follows from it is counted too: {', '.join(derived)}.")
    every = [passage for document in documents for passage in passages(document)]
    file = ""
    count = 0
    for use in found:
        count += 1
        if use.span.file != file:
            file = use.span.file
            lines += ["", file]
        lines += wrap(
            f"{use.span.line}:{use.span.column}  {use.kind}: {use.says}", width, initial_indent="  ", subsequent_indent="      "
        )
        if facts is not None:
            lines += wrap(
                _numbers(list(printed_by(use, asked, every))), width, initial_indent="      ", subsequent_indent="      "
            )
    lines += ["", f"{plural(count, 'use')}." if count else "Nothing uses it."]
    return shown("\n".join(lines)).replace("<U+000A>", "\n")


def _numbers(printed: list[Passage]) -> str:
    """The numbers of some passages by document; where a passage has none, that of the nearest before it."""
    found: dict[str, dict[str, None]] = {}
    for passage in printed:
        found.setdefault(passage.document.id, {})[passage.number or passage.block.address] = None
    told = []
    for document, numbers in found.items():
        first = list(numbers)[:MOST_NUMBERS]
        more = f" and {len(numbers) - len(first)} more" if len(numbers) > len(first) else ""
        told.append(f"{document} {', '.join(first)}{more}")
    return "; ".join(told) or "prints nothing in this config"


def _given(facts: Thing, asked: Steps) -> str:
    fact: Fact | None = facts
    for step in asked:
        match fact:
            case Thing():
                fact = fact.facts.get(step) or fact.facts.get(step.replace("_", "-"))
            case Things(items=items):
                fact = next((thing for thing in items if thing.id == step), None)
            case _:
                fact = None
    match fact:
        case None:
            return "The config does not give it."
        case Value(value, span=span):
            return f"The config says {value} ({span.file}:{span.line})."
        case Listing(items, span=span) | Things(items, span=span):
            return f"The config lists {len(items)} ({span.file}:{span.line})."
        case Thing(span=span):
            return f"The config gives it ({span.file}:{span.line})."
