"""Knows what can only be made when the rest of a document is there: its list of gaps and its contents."""

from collections.abc import Iterator
from dataclasses import replace

from icsdocs import document as doc
from icsdocs.assemble.formats import printed as in_print
from icsdocs.config import Config, Value
from icsdocs.frozen import frozen
from icsdocs.walk import inlines_of, normalised, plain, printed_in

# The columns of a list of gaps; a short one leaves out who owns a point and by when it is due.
COLUMNS = ("number", "question", "owner", "due", "place")
# The letters that the answers to choose from may take in a list of gaps; more would hide the question.
MOST_ANSWERS = 240


def complete(parts: tuple[doc.Part, ...], cover: doc.Cover, config: Config) -> tuple[doc.Part, ...]:
    """Fills in the list of gaps and the contents, once everything else is there; a list without rows is left out."""
    with_gaps = tuple(_with_gaps(parts, _gap_places(cover, parts), config))
    lines = tuple(_lines(with_gaps))
    return tuple(_with_contents(with_gaps, lines))


@frozen
class _GapPlace:
    gap: doc.Gap
    where: tuple[doc.Inline, ...]


def _gap_places(cover: doc.Cover, parts: tuple[doc.Part, ...]) -> tuple[_GapPlace, ...]:
    found: dict[str, _GapPlace] = {}

    def note(block: doc.Paragraph | doc.Row, where: tuple[doc.Inline, ...]) -> None:
        for inline in inlines_of(block):
            if isinstance(inline, doc.Gap):
                found.setdefault(inline.key, _GapPlace(inline, where))

    for block, where in placed_blocks(cover, parts):
        note(block, where)
    return tuple(sorted(found.values(), key=lambda place: place.gap.number))


def placed_blocks(
    cover: doc.Cover, parts: tuple[doc.Part, ...]
) -> Iterator[tuple[doc.Paragraph | doc.Row, tuple[doc.Inline, ...]]]:
    """Every printed block with the words that tell a reader where it is: its number, else the nearest before it, else
    its heading; on the cover the label of its row, if it has one."""
    yield from ((line, ()) for line in cover.lines)
    yield from ((row, tuple(row.cells[0])) for row in cover.facts)
    yield from _placed_blocks(parts, ())


def _placed_blocks(
    parts: tuple[doc.Part, ...], where: tuple[doc.Inline, ...]
) -> Iterator[tuple[doc.Paragraph | doc.Row, tuple[doc.Inline, ...]]]:
    for part in parts:
        match part:
            case doc.Section(heading=heading, parts=inner):
                where = _pointing(heading, ()) or heading.inlines
                yield heading, where
                yield from _placed_blocks(inner, where)
            case doc.Clause(blocks=blocks):
                inner_where = where
                for block in blocks:
                    for printed in printed_in(block):
                        if isinstance(printed, doc.Paragraph):
                            inner_where = _pointing(printed, inner_where)
                        yield printed, inner_where
            case doc.Contents():
                continue
            case _:
                for printed in printed_in(part):
                    where = _pointing(printed, where) if isinstance(printed, doc.Paragraph) else where
                    yield printed, where


def _pointing(paragraph: doc.Paragraph, otherwise: tuple[doc.Inline, ...]) -> tuple[doc.Inline, ...]:
    if paragraph.label is None:
        return otherwise
    before, after = paragraph.label.around
    return (doc.Reference(before, paragraph.label.full, after, paragraph.address, "", paragraph.origin),)


def _with_gaps(parts: tuple[doc.Part, ...], places: tuple[_GapPlace, ...], config: Config) -> Iterator[doc.Part]:
    """A table that the compiler makes is left out if it has no rows, and so is a heading over nothing else, unless it
    has a number."""
    for part in parts:
        match part:
            case doc.Table(lists="gaps"):
                if places:
                    yield replace(part, rows=tuple(_gap_row(part, place, config) for place in places))
            case doc.Table(lists="definitions" | "documents", rows=()):
                continue
            case doc.Section(heading=heading, parts=inner):
                kept = tuple(_with_gaps(inner, places, config))
                if kept or not inner or heading.label is not None:
                    yield replace(part, parts=kept)
            case _:
                yield part


def _gap_row(table: doc.Table, place: _GapPlace, config: Config) -> doc.Row:
    gap, width = place.gap, len(table.header.cells)

    def text(words: str) -> tuple[doc.Inline, ...]:
        return (doc.Text(words, gap.origin),) if words else ()

    cells = [text(str(gap.number)), text(f"{gap.question}{_answers(gap, config)}")]
    if width == len(COLUMNS):
        cells += [_open_fact(config, gap.key, name) for name in ("owner", "due")]
    return doc.Row(f"{table.address}.{gap.number}", (*cells, place.where), gap.origin)


def _answers(gap: doc.Gap, config: Config) -> str:
    """What may be answered, in the words that would be printed, where the fact is a choice and there is room."""
    field = config.facts.shape.at(tuple(gap.key.split(".")))
    is_choice = field and field.kind != "text" and gap.question.endswith("?")
    words = list(dict.fromkeys(field.choices.values())) if is_choice else []
    told = f" One of: {'; '.join(words)}." if words else ""
    return told if len(told) <= MOST_ANSWERS else ""


def _open_fact(config: Config, key: str, name: str) -> tuple[doc.Inline, ...]:
    point = config.open_point(key)
    fact = point.facts.get(name) if point else None
    if not isinstance(fact, Value):
        return ()
    return (doc.Value(in_print(fact.value), fact.key, fact.span, fact.span),)


def _lines(parts: tuple[doc.Part, ...]) -> Iterator[doc.ContentsLine]:
    for part in parts:
        if isinstance(part, doc.Section) and not any(isinstance(p, doc.Contents) for p in part.parts):
            label = part.heading.label.text if part.heading.label else ""
            yield doc.ContentsLine(part.address, part.depth, label, normalised(plain(part.heading.inlines)))
            yield from _lines(part.parts)


def _with_contents(parts: tuple[doc.Part, ...], lines: tuple[doc.ContentsLine, ...]) -> Iterator[doc.Part]:
    for part in parts:
        match part:
            case doc.Contents():
                yield doc.Contents(lines)
            case doc.Section():
                yield replace(part, parts=tuple(_with_contents(part.parts, lines)))
            case _:
                yield part

