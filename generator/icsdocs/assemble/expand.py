"""Knows how a clause's body comes out in one place: its conditions decided, its repetitions written out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from icsdocs import document, rules
from icsdocs.assemble import placed
from icsdocs.assemble.body import Drafted, first_drafted, is_repeated, numbered
from icsdocs.assemble.evaluate import evaluate, holds, repeated, unknowns
from icsdocs.assemble.formats import paragraphs, printed
from icsdocs.assemble.grounds import condition_ground, repetition_ground
from icsdocs.assemble.here import Here, Pending
from icsdocs.assemble.leads import about
from icsdocs.assemble.lookup import Known, Scope, Unknown, Wrong
from icsdocs.assemble.rival_rows import in_turn, open_cells
from icsdocs.assemble.rivals import gives_way
from icsdocs.assemble.unlisted import Unlisted, key_of, told, unlisted
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.drafted import Blank, Expression, Grid, Line, Passage, Point, Points, Range, Remark, Repeat, Words
from icsdocs.frozen import changed, frozen
from icsdocs.library import Clause
from icsdocs.source import Span
from icsdocs.walk import NO_ROWS

LOCAL = "clauses/local/"


@frozen
class _Missing:
    """A list that the config does not give, in the place of its first words."""

    hole: Unknown
    first: Drafted


@frozen
class Expanded:
    """A clause's blocks as they will be printed, its notes, why they are there, and what is wrong with it; `doubt` is
    an open question that all of its blocks hang on, or else a list of which its tables print nothing."""

    blocks: tuple[placed.Block, ...]
    notes: tuple[placed.Note, ...]
    grounds: tuple[document.Ground, ...]
    problems: tuple[Diagnostic, ...]
    doubt: Unknown | Unlisted | None


@frozen
class Place:
    """Where a clause stands: its address, the depth and series that number it, and whether its being there is
    certain."""

    address: str
    depth: int
    series: str
    holes: tuple[Unknown, ...]
    conditional: bool


def expand(clause: Clause, scope: Scope, place: Place) -> Expanded:
    """A clause's body written out in one place, its words still to be filled in."""
    writer = _Writer(place.address, clause.title, place.series, len(scope.keys), numbered(clause.body))
    here = Here(scope, place.depth, tuple(map(Pending, place.holes)), place.conditional)
    blocks = tuple(writer.blocks(clause.body, here))
    doubt = writer.doubts[0] if writer.doubts and all(writer.doubts) else None
    notes = tuple(_anchored(writer.notes, blocks))
    nothing = [found for key, found in writer.unlisted.items() if key not in writer.listed]
    problems = (*writer.problems, *(told(found, clause.title) for found in nothing))
    return Expanded(blocks, notes, tuple(writer.grounds), problems, doubt or (nothing[0] if nothing else None))


def _anchored(notes: list[placed.Note], blocks: tuple[placed.Block, ...]) -> Iterator[placed.Note]:
    """Notes beside what is printed; one before the first words, or beside words that are not, goes to the first."""
    addresses = [one.address for block in blocks for one in placed.printed_in(block)]
    for note in notes:
        if addresses:
            yield note if note.anchor in addresses else changed(note, anchor=addresses[0])


@dataclass
class _Writer:
    address: str
    title: str
    series: str
    outer: int
    numbers: dict[int, int]
    notes: list[placed.Note] = field(default_factory=list)
    grounds: list[document.Ground] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    doubts: list[Unknown | None] = field(default_factory=list)
    unlisted: dict[str, Unlisted] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    last: str = ""

    # --- blocks, items, rows -----------------------------------------------------------------------------------------

    def blocks(self, children: tuple, here: Here) -> Iterator[placed.Block]:
        for child, at in self._chosen(children, here):
            made = tuple(self._block(child, at))
            if made and not here.in_item:
                self.doubts.append(child.hole if isinstance(child, _Missing) else at.doubt)
            yield from made

    def _block(self, child: Drafted | _Missing, at: Here) -> Iterator[placed.Block]:
        match child:
            case Passage():
                yield from self._paragraphs(child, at)
            case Points():
                items = tuple(self._items(child.items, changed(at.below(), depth=at.depth + 1, continued=False)))
                if items:
                    yield placed.ItemList(items, is_repeated(child.items))
            case Grid():
                yield self._table(child, at)
            case _Missing():
                yield self._gap(child, at)

    def _items(self, children: tuple, here: Here) -> Iterator[placed.Item]:
        for child, at in self._chosen(children, here):
            if isinstance(child, _Missing):
                gap = self._gap(child, at)
                yield placed.Item(gap.address, (gap,))
                continue
            opening = tuple(self.blocks(child.blocks[:1], changed(at, in_item=True)))
            later = tuple(self.blocks(child.blocks[1:], changed(at, in_item=True, continued=bool(opening))))
            if blocks := (*opening, *later):
                yield placed.Item(_first_address(blocks[0]), blocks)

    def _rows(self, children: tuple, here: Here, width: int) -> Iterator[placed.Row]:
        for some, hole in in_turn(children, here.scope):
            if hole is not None:
                first, *_ = lines = tuple(range_.children[0] for range_ in some)
                self.last = self._address(first, here)
                self.grounds.append(condition_ground(some[0].directive, here.scope, self._prefix(here), some[0]))
                led = here.bound(first.cells[0], first.span)
                yield placed.Row(self.last, (led, *open_cells(lines, hole, here.scope)), first.span)
                continue
            for child, at in self._chosen(some, here, children):
                if isinstance(child, _Missing):
                    gap = self._gap(child, at)
                    empty = changed(gap.bound, holes=())
                    yield placed.Row(gap.address, (gap.bound, *[empty] * (width - 1)), gap.bound.span)
                else:
                    yield self._row(child, at)

    def _row(self, line: Line, here: Here) -> placed.Row:
        self.last = self._address(line, here)
        return placed.Row(self.last, tuple(_cells(line, here)), line.span)

    def _table(self, grid: Grid, here: Here) -> placed.Table:
        """What is unknown about a table stands in its first row, in its header only where there is no row; the other
        rows say that they hang on it too, unless words over the table say so. A table of which no row is printed says
        “None”: a header alone says nothing; but where something is wrong with its repetitions, nobody can say that."""
        known = len(self.problems)
        rows = tuple(self._rows(grid.rows, here.below(), len(grid.header.cells)))
        is_wrong = any(problem.severity is Severity.ERROR for problem in self.problems[known:])
        if grid.rows and not rows and not is_wrong:
            rows = (self._none(grid, here),)
        header = self._row(grid.header, changed(here, pending=() if rows else here.pending))
        return placed.Table(self._address(grid, here), self.title, header, rows, grid.aligned)

    def _none(self, grid: Grid, here: Here) -> placed.Row:
        # Where it is open whether the table is there at all, that question comes first.
        if not here.pending and (found := unlisted(grid.rows, here.scope)):
            self.unlisted.setdefault(found.key, found)
        bound = here.below().bound((Words("None", grid.span),), grid.span)
        empty = placed.Bound((), here.scope, (), grid.span)
        address = f"{self._address(grid, here)}{NO_ROWS}"
        return placed.Row(address, (bound, *[empty] * (len(grid.header.cells) - 1)), grid.span)

    # --- conditions and repetitions ----------------------------------------------------------------------------------

    def _chosen(self, children: tuple, here: Here, among: tuple = ()) -> Iterator[tuple]:
        """What is printed of some children (of all of `among`), each with where it stands. Neighbours that repeat over
        one unknown list are one gap: the same question on every line says no more."""
        asked = ""
        for found, at in self._found(children, here, among or children):
            asks = found.hole.key if isinstance(found, _Missing) else ""
            if not asks or asks != asked:
                yield found, at
            asked = asks

    def _found(self, children: tuple, here: Here, among: tuple) -> Iterator[tuple]:
        ranges = [one for one in among if isinstance(one, Range)]
        conditions = [one.directive for one in ranges if not isinstance(one.directive, Repeat | Remark)]
        for child in children:
            match child:
                case Range(directive=Remark()):
                    self._note(child, here)
                case Range(directive=Repeat() as repeat):
                    yield from self._each(child, repeat, here)
                case Range(directive=condition):
                    if not gives_way(condition, conditions, here.scope):
                        yield from self._when(child, condition, here)
                case _:
                    if too_much := here.scope.budget.take(1, child.span):
                        self.problems.append(too_much.problem)
                        return
                    yield child, here

    def _when(self, range_: Range, condition: Expression, here: Here) -> Iterator[tuple]:
        decided = holds(condition, here.scope)
        if decided is True or isinstance(decided, Unknown):
            self.grounds.append(condition_ground(condition, here.scope, self._prefix(here), range_))
        match decided:
            case True:
                yield from self._chosen(range_.children, changed(here, conditional=True))
            case Unknown():
                yield from self._chosen(range_.children, here.if_(*unknowns(condition, here.scope)))
            case Wrong(problem):
                self.problems.append(problem)

    def _each(self, range_: Range, repeat: Repeat, here: Here) -> Iterator[tuple]:
        match repeated(repeat, here.scope):
            case Unknown() as hole:
                yield _Missing(hole, first_drafted(range_)), here
            case Wrong(problem):
                self.problems.append(problem)
            case []:
                # A list that a config says is empty is its own business, and nobody there can mend the library.
                if not here.conditional and repeat.span.file.startswith(LOCAL):
                    message = "This repetition prints nothing, because its list is empty"
                    self.problems.append(Diagnostic(rules.EMPTY_EACH, message, repeat.span))
            case scopes:
                for scope, hole in scopes:
                    inner = changed(here, scope=scope)
                    self.grounds.append(repetition_ground(repeat, scope, self._prefix(inner), range_))
                    for found, at in self._chosen(range_.children, inner.if_(hole) if hole else inner):
                        if isinstance(found, Line):
                            self.listed.add(key_of(repeat, here.scope))
                        yield found, at

    def _note(self, range_: Range, here: Here) -> None:
        # What is unknown about the words beside a note is printed in them, not in the note.
        bounds = tuple(self._remarks(range_.children, changed(here, pending=(), deep=0)))
        self.notes.append(placed.Note(self.last or f"{self.address}.1", bounds, range_.span))

    def _remarks(self, children: tuple, here: Here) -> Iterator[placed.Bound]:
        """The words of a note, one bound for each paragraph, list item and table row; a note has no layout."""
        for child, at in self._chosen(children, here):
            match child:
                case Passage(parts=parts, span=span):
                    yield at.bound(parts, span)
                case Points(items=inner):
                    yield from self._remarks(inner, at.below())
                case Point(blocks=inner):
                    yield from self._remarks(inner, at)
                case Grid(header=header, rows=rows):
                    yield from self._remarks((header, *rows), at)
                case Line():
                    yield from _cells(child, at)
                case _Missing(hole, first):
                    yield at.if_(hole).bound((), first.span)

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _paragraphs(self, passage: Passage, here: Here) -> Iterator[placed.Paragraph]:
        address = self._address(passage, here)
        first, *more = _prose(passage.parts, here.scope) or [passage.parts]
        yield self._paragraph(address, first, passage.span, here)
        for number, parts in enumerate(more, 2):
            at = changed(here, continued=here.continued or here.in_item)
            yield self._paragraph(f"{address}.{number}", parts, passage.span, at)

    def _paragraph(self, address: str, parts: tuple, span: Span, here: Here) -> placed.Paragraph:
        self.last = address
        return placed.Paragraph(address, here.depth, self.series, here.bound(parts, span), here.continued)

    def _gap(self, missing: _Missing, here: Here) -> placed.Paragraph:
        is_asked = any(one.hole.key == missing.hole.key and not one.printed for one in here.pending)
        is_first = not self.last and not here.deep
        address = self._address(missing.first, here)
        gap = self._paragraph(address, (), missing.first.span, here if is_asked else here.if_(missing.hole))
        here.settle(missing.hole.key)
        return changed(gap, bound=changed(gap.bound, about=about((self.title,)))) if is_first else gap

    def _address(self, drafted: Drafted, here: Here) -> str:
        return f"{self._prefix(here)}.{self.numbers.get(id(drafted), 0)}"

    def _prefix(self, here: Here) -> str:
        return self.address + "".join(f"[{key}]" for _, key in here.scope.keys[self.outer :])


def _cells(line: Line, here: Here) -> Iterator[placed.Bound]:
    """The words of a row, of which the first cell says what the row hangs on."""
    yield here.bound(line.cells[0], line.span)
    yield from (placed.Bound(parts, here.scope, (), line.span) for parts in line.cells[1:])


def _first_address(block: placed.Block) -> str:
    return block.items[0].address if isinstance(block, placed.ItemList) else block.address


def _prose(parts: tuple, scope: Scope) -> list[tuple[document.Value]]:
    """The paragraphs of a fact that stands alone in its paragraph, if it has more than one."""
    match [part for part in parts if not (isinstance(part, Words) and not part.text.strip())]:
        case [Blank(expression, span)]:
            outcome = evaluate(expression, scope)
            if isinstance(outcome, Known) and len(pieces := paragraphs(outcome.value)) > 1:
                return [(document.Value(printed(piece), outcome.key, outcome.span, span),) for piece in pieces]
    return []
