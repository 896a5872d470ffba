"""Knows what can only be made when the rest of a document is there: its list of gaps and its contents."""

from collections.abc import Iterator

from icsdocs import document as doc
from icsdocs.assemble.gap_rows import GapPlace, gap_rows
from icsdocs.config import Config
from icsdocs.frozen import changed
from icsdocs.walk import gaps_of, normalised, plain, printed_in


def complete(parts: tuple[doc.Part, ...], cover: doc.Cover, config: Config) -> tuple[doc.Part, ...]:
    """Fills in the list of gaps and the contents, once everything else is there; a list without rows is left out."""
    with_gaps = tuple(_with_gaps(parts, _gap_places(cover, parts), config))
    lines = tuple(_lines(with_gaps))
    return tuple(_with_contents(with_gaps, lines))


def _gap_places(cover: doc.Cover, parts: tuple[doc.Part, ...]) -> tuple[GapPlace, ...]:
    found: dict[str, GapPlace] = {}
    for gap, where in placed_gaps(cover, parts):
        found.setdefault(gap.key, GapPlace(gap, where))
    return tuple(sorted(found.values(), key=lambda place: place.gap.number))


def placed_gaps(cover: doc.Cover, parts: tuple[doc.Part, ...]) -> Iterator[tuple[doc.Gap, tuple[doc.Inline, ...]]]:
    """Every gap with the words that tell a reader where it is: the number of its paragraph, else the nearest before it,
    else its heading; on the cover the label of its row, if it has one."""
    yield from ((gap, ()) for line in cover.lines for gap in gaps_of(line))
    yield from ((gap, tuple(row.cells[0])) for row in cover.facts for gap in gaps_of(row))
    yield from ((gap, _pointing(near)) for block, near in _with_nearest(parts, None) for gap in gaps_of(block))


def _with_nearest(
    parts: tuple[doc.Part, ...], near: doc.Paragraph | None
) -> Iterator[tuple[doc.Paragraph | doc.Row, doc.Paragraph | None]]:
    """Every printed block with what tells where it is: the last numbered paragraph of its clause, or heading."""
    for part in parts:
        match part:
            case doc.Section(heading=heading, parts=inner):
                near = heading
                yield heading, near
                yield from _with_nearest(inner, near)
            case doc.Clause():
                inside = near
                for printed in printed_in(part):
                    inside = _numbered(printed) or inside
                    yield printed, inside
            case _:
                for printed in printed_in(part):
                    near = _numbered(printed) or near
                    yield printed, near


def _numbered(block: doc.Paragraph | doc.Row) -> doc.Paragraph | None:
    return block if isinstance(block, doc.Paragraph) and block.label is not None else None


def _pointing(near: doc.Paragraph | None) -> tuple[doc.Inline, ...]:
    if near is None or near.label is None:
        return near.inlines if near else ()
    before, after = near.label.around
    return (doc.Reference(before, near.label.full, after, near.address, "", near.origin),)


def _with_gaps(parts: tuple[doc.Part, ...], places: tuple[GapPlace, ...], config: Config) -> Iterator[doc.Part]:
    """A table that the compiler makes is left out if it has no rows, and so is a heading over nothing else, unless it
    has a number."""
    for part in parts:
        match part:
            case doc.Table(lists="gaps"):
                if places:
                    yield changed(part, rows=tuple(gap_rows(part, places, config)))
            case doc.Table(lists="definitions" | "documents", rows=()):
                continue
            case doc.Section(heading=heading, parts=inner):
                kept = tuple(_with_gaps(inner, places, config))
                if kept or not inner or heading.label is not None:
                    yield changed(part, parts=kept)
            case _:
                yield part


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
                yield changed(part, parts=tuple(_with_contents(part.parts, lines)))
            case _:
                yield part

