"""Knows how a placed and numbered document becomes the finished tree: every block built once, words and all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from icsdocs import document as doc
from icsdocs.assemble import placed
from icsdocs.assemble.draw import draw
from icsdocs.assemble.draw.sheet import NOTHING
from icsdocs.assemble.joined import Joined, carried, holder
from icsdocs.assemble.list_marks import with_marks
from icsdocs.assemble.number import Labels
from icsdocs.assemble.placed import Bound
from icsdocs.assemble.resolve import Resolver
from icsdocs.config import Config
from icsdocs.frozen import changed
from icsdocs.library import Outline
from icsdocs.typography import curled
from icsdocs.walk import flat, plain

Words = dict[int, tuple[doc.Inline, ...]]


def bounds(parts: tuple[placed.Part, ...]) -> Iterator[Bound]:
    """Everything that has words of the document's own to fill in, in reading order."""
    for part in parts:
        match part:
            case placed.Section(heading=heading, parts=inner):
                yield heading.bound
                yield from bounds(inner)
            case placed.Clause(blocks=blocks):
                for one in (one for block in blocks for one in placed.printed_in(block)):
                    yield from (one.bound,) if isinstance(one, placed.Paragraph) else one.cells
            case placed.Paragraph(bound=bound):
                yield bound
            case placed.Generated(heading=heading):
                if heading is not None:
                    yield heading.bound
            case placed.Picture(caption=caption):
                yield caption
            case _:
                assert_never(part)


def tables(parts: tuple[placed.Part, ...]) -> dict[str, placed.Table]:
    """The first table of each clause that can be drawn (it has three columns or more), by the clause's id; of a
    repeated clause, its last printing's."""
    found: dict[str, placed.Table] = {}
    for part in parts:
        if isinstance(part, placed.Section):
            found |= tables(part.parts)
        elif isinstance(part, placed.Clause):
            wide = (b for b in part.blocks if isinstance(b, placed.Table) and len(b.header.cells) > 2)
            first = next(wide, None)
            found |= {} if first is None else {part.clause.id: first}
    return found


@dataclass
class Finisher:
    """Builds the finished parts of one document. `words` holds the inlines of each bound by identity."""

    outline: Outline
    config: Config
    labels: Labels
    resolver: Resolver
    words: Words
    final: bool
    drawn: bool
    tables: Mapping[str, placed.Table]

    def parts(self, parts: tuple[placed.Part, ...]) -> Iterator[doc.Part]:
        """The parts in reading order; those that list gaps or contents are left for `complete`."""
        for part in parts:
            match part:
                case placed.Section():
                    inner = tuple(self.parts(part.parts))
                    yield doc.Section(part.address, part.entry.depth, self.paragraph(part.heading), inner, part.grounds)
                case placed.Clause():
                    yield self._clause(part)
                case placed.Paragraph():
                    yield self.paragraph(part)
                case placed.Generated():
                    yield self._generated(part)
                case placed.Picture():
                    yield from self._picture(part)
                case _:
                    assert_never(part)

    def _clause(self, part: placed.Clause) -> doc.Clause:
        clause = part.clause
        joined: Joined = {}
        blocks = self._blocks(part.blocks, joined)
        notes = () if self.final else tuple(self._note(note, joined) for note in part.notes)
        return doc.Clause(
            address=part.address,
            clause=clause.id,
            title=clause.title,
            status=clause.status,
            digest=clause.digest,
            meets=clause.meets,
            blocks=blocks,
            notes=notes,
            origin=clause.span,
            source=clause.source,
            grounds=(*part.grounds, *carried(part.grounds, joined)),
        )

    def _note(self, note: placed.Note, joined: Joined) -> doc.Note:
        inlines: list[doc.Inline] = []
        for bound in note.bounds:
            inlines += [doc.Text(" ", bound.span), *self.resolver.inlines(bound)]
        return doc.Note(holder(note.anchor, joined), tuple(inlines[1:]), note.span)

    def _blocks(self, blocks: tuple[placed.Block, ...], joined: Joined) -> tuple[doc.Block, ...]:
        """Blocks that follow each other. What a repetition made of one thing alone ends the sentence that a colon
        leaves open over it, and is noted as joined to it."""
        made: list[doc.Block] = []
        for block in blocks:
            one = self._block(block, joined)
            over = made[-1] if made else None
            carries_on = isinstance(block, placed.ItemList) and isinstance(one, doc.Paragraph)
            if carries_on and isinstance(over, doc.Paragraph) and plain(over.inlines).endswith(":"):
                made[-1] = changed(over, inlines=(*over.inlines, doc.Text(" ", one.origin), *one.inlines))
                joined[one.address] = (one, over)
            else:
                made.append(one)
        return tuple(made)

    def _block(self, block: placed.Block, joined: Joined) -> doc.Block:
        match block:
            case placed.Paragraph():
                return self.paragraph(block)
            case placed.ItemList(placed_items, repeated):
                items = tuple(doc.Item(i.address, self._blocks(i.blocks, joined)) for i in placed_items)
                if repeated and len(items) == 1 and isinstance(alone := placed_items[0].blocks[0], placed.Paragraph):
                    return self._alone(alone, with_marks(items)[0])
                return doc.ItemList(with_marks(items) if repeated else items)
            case placed.Table():
                rows = tuple(map(self._row, block.rows))
                return doc.Table(block.address, block.title, self._row(block.header), rows, block.aligned)  # type: ignore[arg-type]
            case _:
                assert_never(block)

    def _alone(self, placed_: placed.Paragraph, item: doc.Item) -> doc.Block:
        """What a repetition made of one thing alone: it carries on the paragraph over it, because a letter (a) that no
        (b) follows tells a reader that something is missing."""
        first = item.blocks[0]
        if len(item.blocks) > 1 or not isinstance(first, doc.Paragraph):
            return doc.ItemList((item,))
        style = self._style(changed(placed_, depth=placed_.depth - 1, continued=True))
        return changed(first, style=style, label=None)

    def _row(self, row: placed.Row) -> doc.Row:
        return doc.Row(row.address, tuple(self.words[id(cell)] for cell in row.cells), row.span)

    def paragraph(self, paragraph: placed.Paragraph) -> doc.Paragraph:
        style = self._style(paragraph)
        label = self.labels.labels.get(paragraph.address)
        return doc.Paragraph(paragraph.address, style, label, self.words[id(paragraph.bound)], paragraph.bound.span)

    @cached_property
    def _styles(self) -> dict[tuple[str, int], str]:
        return {(level.series, level.depth): level.style for level in reversed(self.outline.levels)}

    def _style(self, paragraph: placed.Paragraph) -> str:
        style = self._styles.get((paragraph.series, paragraph.depth), "Body Text")
        return f"{style} Continued" if paragraph.continued and style != "Body Text" else style

    # --- parts that the compiler makes -------------------------------------------------------------------------------

    def _generated(self, part: placed.Generated) -> doc.Part:
        body: doc.Part
        match part.entry.generated:
            case "contents":
                body = doc.Contents(())
            case "definitions":
                body = self._definitions(part)
            case "documents":
                body = self._table(part, tuple(self._documents(part)))
            case _:
                body = self._table(part, ())
        if part.heading is None:
            return body
        return doc.Section(part.address, part.entry.depth, self.paragraph(part.heading), (body,), part.grounds)

    def _picture(self, part: placed.Picture) -> Iterator[doc.Picture]:
        entry = part.entry
        table = self.tables.get(entry.of)
        made = draw(entry.shows, part.caption.scope, self._block(table, {}) if table else None)  # type: ignore[arg-type]
        if made:
            drawing, told = made
            drawn = drawing() if self.drawn else NOTHING
            name = (doc.Emphasis(self.words[id(part.caption)], True),)
            caption = doc.Paragraph(part.address, "Body Text", None, name, entry.span)
            instead = (doc.Text(told, entry.span),)
            alternative = doc.Paragraph(f"{part.address}.words", "Body Text", None, instead, entry.span)
            yield doc.Picture(f"{part.address}.picture", caption, alternative, drawn.width, drawn.height, drawn.marks)

    def _table(self, part: placed.Generated, rows: tuple[doc.Row, ...]) -> doc.Table:
        columns = part.entry.columns
        cells = tuple((doc.Text(curled(column), part.entry.span),) for column in columns)
        header = doc.Row(f"{part.address}.0", cells, part.entry.span)
        title = "".join(getattr(p, "text", "") for p in part.entry.title)
        kind = part.entry.generated
        return doc.Table(f"{part.address}.{kind}", title, header, rows, ("left",) * len(columns), kind)

    def _documents(self, part: placed.Generated) -> Iterator[doc.Row]:
        """The other documents that the config asks for, by number and title, in the order of their outlines."""
        wanted = [other for other in self.resolver.others if other.is_wanted and other.id != self.resolver.here.id]
        for number, other in enumerate(wanted, 1):
            cells = tuple((doc.Text(words, part.entry.span),) for words in (str(number), other.title))
            yield doc.Row(f"{part.address}.{other.id}", cells, part.entry.span)

    def _definitions(self, part: placed.Generated) -> doc.Table:
        """The terms that this document uses, those that their definitions use included, in alphabetical order."""
        terms = self.resolver.terms
        used = {i.term for inlines in self.words.values() for i in flat(inlines) if isinstance(i, doc.Term)}
        rows: dict[str, doc.Row] = {}
        while waiting := [id_ for id_ in terms.definitions if id_ in used and id_ not in rows]:
            for id_ in waiting:
                definition = terms.definitions[id_]
                holes = (terms.holes[id_],) if id_ in terms.holes else ()
                meaning = self.resolver.inlines(Bound(definition.parts, part.scope, holes, definition.span))
                used |= {i.term for i in flat(meaning) if isinstance(i, doc.Term)}
                name = doc.Emphasis((doc.Text(curled(definition.term), definition.span),), True)
                address = f"{part.address}.{id_}"
                rows[id_] = doc.Row(address, ((name,), meaning), definition.span, definition.digest)
        ordered = tuple(rows[id_] for id_ in terms.definitions if id_ in rows)
        return self._table(part, ordered)
