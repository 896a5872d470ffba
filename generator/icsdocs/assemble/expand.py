"""Knows how a clause's body comes out in one place: its conditions decided, its repetitions written out."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from icsdocs import document, library, rules
from icsdocs.assemble import placed
from icsdocs.assemble.evaluate import evaluate, holds, repeated
from icsdocs.assemble.formats import printed
from icsdocs.assemble.lookup import Known, Scope, Unknown, Wrong
from icsdocs.assemble.placed import Bound
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Grid, Line, Passage, Point, Points, Range, Remark, Repeat
from icsdocs.source import Span

Drafted = Passage | Points | Grid | Point | Line


@dataclass(frozen=True)
class _Here:
    """Where words are being written out: scope and depth; what is unknown about their being there at all; whether a
    condition stands round them; whether they carry on a list item."""

    scope: Scope
    depth: int
    holes: tuple[Unknown, ...] = ()
    conditional: bool = False
    continued: bool = False


@dataclass(frozen=True)
class _Missing:
    """A list that the config does not give, in the place of its first words."""

    hole: Unknown
    first: Drafted


@dataclass(frozen=True)
class Expanded:
    """A clause's blocks as they will be printed, its notes, and what is wrong with it."""

    blocks: tuple[placed.Block, ...]
    notes: tuple[placed.Note, ...]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Place:
    """Where a clause stands: its address, the depth and series that number it, and whether its being there is certain."""

    address: str
    depth: int
    series: str
    holes: tuple[Unknown, ...]
    conditional: bool


def expand(clause: library.Clause, scope: Scope, place: Place) -> Expanded:
    """A clause's body written out in one place, its words still to be filled in."""
    writer = _Writer(place.address, clause.title, place.series, len(scope.keys), _numbered(clause.body))
    here = _Here(scope, place.depth, place.holes, place.conditional)
    blocks = tuple(writer.blocks(clause.body, here))
    return Expanded(blocks, tuple(writer.notes), tuple(writer.problems))


def _numbered(children: tuple) -> dict[int, int]:
    """The place of each paragraph, table and row in the clause as drafted, from 1; notes are not counted."""
    numbers: dict[int, int] = {}

    def walk(child: Drafted | Range) -> None:
        match child:
            case Range(directive=Remark()):
                return
            case Passage() | Line():
                numbers[id(child)] = len(numbers) + 1
            case Grid(header=header, rows=inner):
                numbers[id(child)] = len(numbers) + 1
                for row in (header, *inner):
                    walk(row)
            case Points(items=inner) | Range(children=inner) | Point(blocks=inner):
                for each in inner:
                    walk(each)

    for child in children:
        walk(child)
    return numbers


@dataclass
class _Writer:
    address: str
    title: str
    series: str
    outer: int
    numbers: dict[int, int]
    notes: list[placed.Note] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    last: str = ""

    # --- blocks, items, rows -----------------------------------------------------------------------------------------

    def blocks(self, children: tuple, here: _Here) -> Iterator[placed.Block]:
        for child, at in self._chosen(children, here):
            match child:
                case Passage():
                    yield from self._paragraphs(child, at)
                case Points():
                    items = tuple(self._items(child.items, replace(at, depth=at.depth + 1, continued=False)))
                    if items:
                        yield placed.ItemList(items)
                case Grid():
                    yield self._table(child, at)
                case _Missing():
                    yield self._gap(child, at)

    def _items(self, children: tuple, here: _Here) -> Iterator[placed.Item]:
        for child, at in self._chosen(children, here):
            if isinstance(child, _Missing):
                gap = self._gap(child, at)
                yield placed.Item(gap.address, (gap,))
                continue
            opening = tuple(self.blocks(child.blocks[:1], at))
            later = tuple(self.blocks(child.blocks[1:], replace(at, holes=(), continued=bool(opening))))
            if blocks := (*opening, *later):
                yield placed.Item(_first_address(blocks[0]), blocks)

    def _rows(self, children: tuple, here: _Here, width: int) -> Iterator[placed.Row]:
        for child, at in self._chosen(children, here):
            if isinstance(child, _Missing):
                gap = self._gap(child, at)
                empty = replace(gap.bound, holes=())
                yield placed.Row(gap.address, (gap.bound, *[empty] * (width - 1)), gap.bound.span)
            else:
                yield self._row(child, at)

    def _row(self, line: Line, here: _Here) -> placed.Row:
        for parts in line.cells:
            self._refuse_prose(parts, here)
        cells = tuple(Bound(p, here.scope, () if i else here.holes, line.span) for i, p in enumerate(line.cells))
        self.last = self._address(line, here)
        return placed.Row(self.last, cells, line.span)

    def _table(self, grid: Grid, here: _Here) -> placed.Table:
        header = self._row(grid.header, replace(here, holes=()))
        rows = tuple(self._rows(grid.rows, here, len(grid.header.cells)))
        return placed.Table(self._address(grid, here), self.title, header, rows, grid.aligned)

    # --- conditions and repetitions ----------------------------------------------------------------------------------

    def _chosen(self, children: tuple, here: _Here) -> Iterator[tuple]:
        """What is printed of some children, each with where it stands; unknowns go with the first of them alone."""
        for child in children:
            for found, at in self._child(child, here):
                yield found, at
                here = replace(here, holes=())

    def _child(self, child: Drafted | Range, here: _Here) -> Iterator[tuple]:
        match child:
            case Range(directive=Remark()):
                self._note(child, here)
            case Range(directive=Repeat() as repeat):
                yield from self._each(child, repeat, here)
            case Range(directive=condition):
                yield from self._when(child, condition, here)
            case _:
                yield child, here

    def _when(self, range_: Range, condition: library.Expression, here: _Here) -> Iterator[tuple]:
        match holds(condition, here.scope):
            case True:
                yield from self._chosen(range_.children, replace(here, conditional=True))
            case Unknown() as hole:
                yield from self._chosen(range_.children, replace(here, holes=(*here.holes, hole), conditional=True))
            case Wrong(problem):
                self.problems.append(problem)

    def _each(self, range_: Range, repeat: Repeat, here: _Here) -> Iterator[tuple]:
        match repeated(repeat, here.scope):
            case Unknown() as hole:
                yield _Missing(hole, _first_drafted(range_)), here
            case Wrong(problem):
                self.problems.append(problem)
            case []:
                if not here.conditional:
                    message = "This repetition prints nothing, because its list is empty"
                    self.problems.append(Diagnostic(rules.EMPTY_EACH, message, repeat.span))
            case scopes:
                for scope, hole in scopes:
                    inner = replace(here, scope=scope, holes=(*here.holes, hole) if hole else here.holes)
                    for found, at in self._chosen(range_.children, inner):
                        yield found, at
                        here = replace(here, holes=())

    def _note(self, range_: Range, here: _Here) -> None:
        parts: tuple[library.Part, ...] = ()
        for child in range_.children:
            if isinstance(child, Passage):
                gap = (library.Words(" ", child.span),) if parts else ()
                parts = (*parts, *gap, *child.parts)
        self.notes.append(placed.Note(self.last or f"{self.address}.1", Bound(parts, here.scope, (), range_.span)))

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _paragraphs(self, passage: Passage, here: _Here) -> Iterator[placed.Paragraph]:
        address = self._address(passage, here)
        prose = _prose(passage.parts, here.scope)
        if prose:
            yield self._paragraph(address, (prose[0],), passage.span, here)
            for number, value in enumerate(prose[1:], 2):
                yield self._paragraph(f"{address}.{number}", (value,), passage.span, replace(here, holes=()))
        else:
            self._refuse_prose(passage.parts, here)
            yield self._paragraph(address, passage.parts, passage.span, here)

    def _paragraph(self, address: str, parts: tuple, span: Span, here: _Here) -> placed.Paragraph:
        self.last = address
        bound = Bound(parts, here.scope, here.holes, span)
        return placed.Paragraph(address, here.depth, self.series, bound, here.continued)

    def _gap(self, missing: _Missing, here: _Here) -> placed.Paragraph:
        address = self._address(missing.first, here)
        return self._paragraph(address, (), missing.first.span, replace(here, holes=(*here.holes, missing.hole)))

    def _refuse_prose(self, parts: tuple, here: _Here) -> None:
        for part in parts:
            match part:
                case library.Blank(expression, span):
                    outcome = evaluate(expression, here.scope)
                    if isinstance(outcome, Known) and len(_pieces(outcome)) > 1:
                        message = f"{outcome.key} has several paragraphs, so it cannot stand inside a sentence or a table"
                        related = ((f"{outcome.key} is given here", outcome.span),)
                        self.problems.append(Diagnostic(rules.PROSE_IN_SENTENCE, message, span, related=related))
                case library.Stress(parts=inner):
                    self._refuse_prose(inner, here)

    def _address(self, drafted: Drafted, here: _Here) -> str:
        keys = "".join(f"[{key}]" for _, key in here.scope.keys[self.outer :])
        return f"{self.address}{keys}.{self.numbers[id(drafted)]}"


def _first_address(block: placed.Block) -> str:
    return block.items[0].address if isinstance(block, placed.ItemList) else block.address


def _first_drafted(child: Drafted | Range) -> Drafted:
    match child:
        case Points(items=(first, *_)) | Range(children=(first, *_)) | Point(blocks=(first, *_)):
            return _first_drafted(first)
        case _:
            return child


def _prose(parts: tuple, scope: Scope) -> list[document.Value]:
    """The paragraphs of a fact that stands alone in its paragraph, if it has more than one."""
    match [part for part in parts if not (isinstance(part, library.Words) and not part.text.strip())]:
        case [library.Blank(expression, span)]:
            outcome = evaluate(expression, scope)
            if isinstance(outcome, Known) and len(pieces := _pieces(outcome)) > 1:
                return [document.Value(printed(piece), outcome.key, outcome.span, span) for piece in pieces]
    return []


def _pieces(known: Known) -> list[str]:
    text = known.value if isinstance(known.value, str) else ""
    return [piece for piece in text.replace("\r", "").split("\n\n") if piece.strip()]
