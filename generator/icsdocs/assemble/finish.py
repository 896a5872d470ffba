"""Knows how a placed and numbered document becomes the finished tree: every block built once, words and all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from icsdocs import document as doc
from icsdocs.assemble import placed
from icsdocs.assemble.formats import printed as in_print
from icsdocs.assemble.number import Labels, levels_of
from icsdocs.assemble.placed import Bound
from icsdocs.assemble.resolve import Resolver
from icsdocs.config import Config, Thing, Value
from icsdocs.library import Outline

GAPS, DEFINITIONS = ".gaps", ".definitions"

Words = dict[int, tuple[doc.Inline, ...]]


def bounds(parts: tuple[placed.Part, ...]) -> Iterator[Bound]:
    """Everything that has words to fill in, in reading order; notes come with their clause."""
    for part in parts:
        match part:
            case placed.Section(heading=heading, parts=inner):
                yield heading.bound
                yield from bounds(inner)
            case placed.Clause(blocks=blocks, notes=notes):
                for block in blocks:
                    yield from _block_bounds(block)
                for note in notes:
                    yield note.bound
            case placed.Paragraph(bound=bound):
                yield bound
            case placed.Generated(heading=heading):
                if heading is not None:
                    yield heading.bound
            case _:
                assert_never(part)


def _block_bounds(block: placed.Block) -> Iterator[Bound]:
    match block:
        case placed.Paragraph(bound=bound):
            yield bound
        case placed.ItemList(items):
            for item in items:
                for inner in item.blocks:
                    yield from _block_bounds(inner)
        case placed.Table(header=header, rows=rows):
            for row in (header, *rows):
                yield from row.cells


@dataclass
class Finisher:
    """Builds the finished parts of one document. `words` holds the inlines of each bound by identity."""

    outline: Outline
    config: Config
    labels: Labels
    resolver: Resolver
    words: Words
    final: bool

    def parts(self, parts: tuple[placed.Part, ...]) -> Iterator[doc.Part]:
        """The parts in reading order; those that list gaps or contents are left for `complete`."""
        for part in parts:
            match part:
                case placed.Section():
                    inner = tuple(self.parts(part.parts))
                    yield doc.Section(part.address, part.entry.depth, self.paragraph(part.heading), inner)
                case placed.Clause():
                    yield self._clause(part)
                case placed.Paragraph():
                    yield self.paragraph(part)
                case placed.Generated():
                    yield self._generated(part)
                case _:
                    assert_never(part)

    def _clause(self, part: placed.Clause) -> doc.Clause:
        clause = part.clause
        notes = tuple(doc.Note(n.anchor, self.words[id(n.bound)], n.bound.span) for n in part.notes)
        return doc.Clause(
            address=part.address,
            clause=clause.id,
            title=clause.title,
            status=clause.status,
            digest=clause.digest,
            meets=clause.meets,
            blocks=tuple(self._block(block) for block in part.blocks),
            notes=() if self.final else notes,
            origin=clause.span,
        )

    def _block(self, block: placed.Block) -> doc.Block:
        match block:
            case placed.Paragraph():
                return self.paragraph(block)
            case placed.ItemList(items):
                return doc.ItemList(tuple(doc.Item(i.address, tuple(map(self._block, i.blocks))) for i in items))
            case placed.Table():
                rows = tuple(map(self._row, block.rows))
                return doc.Table(block.address, block.title, self._row(block.header), rows, block.aligned)  # type: ignore[arg-type]
            case _:
                assert_never(block)

    def _row(self, row: placed.Row) -> doc.Row:
        return doc.Row(row.address, tuple(self.words[id(cell)] for cell in row.cells), row.span)

    def paragraph(self, paragraph: placed.Paragraph) -> doc.Paragraph:
        style = self._style(paragraph)
        label = self.labels.labels.get(paragraph.address)
        return doc.Paragraph(paragraph.address, style, label, self.words[id(paragraph.bound)], paragraph.bound.span)

    def _style(self, paragraph: placed.Paragraph) -> str:
        levels = levels_of(self.outline).get(paragraph.series, [])
        style = next((level.style for level in levels if level.depth == paragraph.depth), "Body Text")
        return f"{style} Continued" if paragraph.continued else style

    # --- parts that the compiler makes -------------------------------------------------------------------------------

    def _generated(self, part: placed.Generated) -> doc.Part:
        body: doc.Part
        match part.entry.generated:
            case "contents":
                body = doc.Contents(())
            case "definitions":
                body = self._definitions(part)
            case _:
                body = self._table(part, ())
        if part.heading is None:
            return body
        return doc.Section(part.address, part.entry.depth, self.paragraph(part.heading), (body,))

    def _table(self, part: placed.Generated, rows: tuple[doc.Row, ...]) -> doc.Table:
        columns = part.entry.columns
        cells = tuple((doc.Text(column, part.entry.span),) for column in columns)
        header = doc.Row(f"{part.address}.0", cells, part.entry.span)
        title = "".join(getattr(p, "text", "") for p in part.entry.title)
        return doc.Table(f"{part.address}.{part.entry.generated}", title, header, rows, ("left",) * len(columns))

    def _definitions(self, part: placed.Generated) -> doc.Table:
        """The terms that this document uses, those that their definitions use included, in alphabetical order."""
        terms = self.resolver.terms
        used = {i.term for inlines in self.words.values() for i in _flat(inlines) if isinstance(i, doc.Term)}
        rows: dict[str, doc.Row] = {}
        while waiting := [id_ for id_ in terms.definitions if id_ in used and id_ not in rows]:
            for id_ in waiting:
                definition = terms.definitions[id_]
                meaning = self.resolver.inlines(Bound(definition.parts, part.scope, (), definition.span))
                used |= {i.term for i in _flat(meaning) if isinstance(i, doc.Term)}
                name = doc.Emphasis((doc.Text(definition.term, definition.span),), True)
                rows[id_] = doc.Row(f"{part.address}.{id_}", ((name,), meaning), definition.span)
        ordered = tuple(rows[id_] for id_ in terms.definitions if id_ in rows)
        return self._table(part, ordered)


def _flat(inlines: tuple[doc.Inline, ...]) -> Iterator[doc.Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, doc.Emphasis):
            yield from _flat(inline.inlines)


# --- what needs the whole document first -----------------------------------------------------------------------------


def complete(parts: tuple[doc.Part, ...], cover: doc.Cover, config: Config) -> tuple[doc.Part, ...]:
    """Fills in the list of gaps and the contents, once everything else is there; a list without rows is left out."""
    with_gaps = tuple(_with_gaps(parts, _gap_places(cover, parts), config))
    lines = tuple(_lines(with_gaps))
    return tuple(_with_contents(with_gaps, lines))


@dataclass(frozen=True)
class _GapPlace:
    gap: doc.Gap
    where: tuple[doc.Inline, ...]


def _gap_places(cover: doc.Cover, parts: tuple[doc.Part, ...]) -> tuple[_GapPlace, ...]:
    found: dict[str, _GapPlace] = {}

    def note(block: doc.Paragraph | doc.Row, where: tuple[doc.Inline, ...]) -> None:
        for inline in doc.inlines_of(block):
            if isinstance(inline, doc.Gap):
                found.setdefault(inline.key, _GapPlace(inline, where))

    for block in cover.lines:
        note(block, ())
    for row in cover.facts:
        note(row, tuple(row.cells[0]))
    for block, where in _placed_blocks(parts, ()):
        note(block, where)
    return tuple(sorted(found.values(), key=lambda place: place.gap.number))


def _placed_blocks(parts: tuple[doc.Part, ...], where: tuple[doc.Inline, ...]) -> Iterator[tuple[doc.Paragraph | doc.Row, tuple[doc.Inline, ...]]]:
    """Every printed block with the words that tell a reader where it is: its number, else the nearest before it."""
    for part in parts:
        match part:
            case doc.Section(heading=heading, parts=inner):
                where = _pointing(heading, ()) or heading.inlines
                yield heading, where
                yield from _placed_blocks(inner, where)
            case doc.Clause(blocks=blocks):
                inner_where = where
                for block in blocks:
                    for printed in doc.printed_in(block):
                        if isinstance(printed, doc.Paragraph):
                            inner_where = _pointing(printed, inner_where)
                        yield printed, inner_where
            case doc.Contents():
                continue
            case _:
                for printed in doc.printed_in(part):
                    where = _pointing(printed, where) if isinstance(printed, doc.Paragraph) else where
                    yield printed, where


def _pointing(paragraph: doc.Paragraph, otherwise: tuple[doc.Inline, ...]) -> tuple[doc.Inline, ...]:
    if paragraph.label is None:
        return otherwise
    return (doc.Reference("", paragraph.label.full, "", paragraph.address, "", paragraph.origin),)


def _with_gaps(parts: tuple[doc.Part, ...], places: tuple[_GapPlace, ...], config: Config) -> Iterator[doc.Part]:
    """A table that the compiler makes is left out if it has no rows, and so is a heading over nothing else, unless it
    has a number."""
    for part in parts:
        match part:
            case doc.Table(rows=(), address=address):
                rows = tuple(_gap_row(part, place, config) for place in places) if address.endswith(GAPS) else ()
                if rows or not address.endswith((GAPS, DEFINITIONS)):
                    yield doc.Table(address, part.title, part.header, rows, part.aligned)
            case doc.Section(heading=heading, parts=inner):
                kept = tuple(_with_gaps(inner, places, config))
                if kept or not inner or heading.label is not None:
                    yield doc.Section(part.address, part.depth, heading, kept)
            case _:
                yield part


def _gap_row(table: doc.Table, place: _GapPlace, config: Config) -> doc.Row:
    gap, width = place.gap, len(table.header.cells)

    def text(words: str) -> tuple[doc.Inline, ...]:
        return (doc.Text(words, gap.origin),) if words else ()

    cells = [text(str(gap.number)), text(gap.question)]
    if width >= 5:
        cells += [_open_fact(config, gap.key, name) for name in ("owner", "due")]
    return doc.Row(f"{table.address}.{gap.number}", (*cells, place.where), gap.origin)


def _open_fact(config: Config, key: str, name: str) -> tuple[doc.Inline, ...]:
    point: Thing | None = config.open_points.get(key)
    fact = point.facts.get(name) if point else None
    if not isinstance(fact, Value):
        return ()
    return (doc.Value(in_print(fact.value), fact.key, fact.span, fact.span),)


def _lines(parts: tuple[doc.Part, ...]) -> Iterator[doc.ContentsLine]:
    for part in parts:
        if isinstance(part, doc.Section) and not any(isinstance(p, doc.Contents) for p in part.parts):
            label = part.heading.label.text if part.heading.label else ""
            yield doc.ContentsLine(part.address, part.depth, label, doc.normalised(doc.plain(part.heading.inlines)))
            yield from _lines(part.parts)


def _with_contents(parts: tuple[doc.Part, ...], lines: tuple[doc.ContentsLine, ...]) -> Iterator[doc.Part]:
    for part in parts:
        match part:
            case doc.Contents():
                yield doc.Contents(lines)
            case doc.Section():
                yield doc.Section(part.address, part.depth, part.heading, tuple(_with_contents(part.parts, lines)))
            case _:
                yield part

