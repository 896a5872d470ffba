"""Knows which clauses a document prints and where: its outline gone through with the config's facts in hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from icsdocs.assemble import placed
from icsdocs.assemble.alternatives import Candidate, Settlement, Spot, counted_over, settle
from icsdocs.assemble.draw import anything_to_draw
from icsdocs.assemble.evaluate import holds, repeated
from icsdocs.assemble.expand import Place, expand
from icsdocs.assemble.grounds import chosen_ground, clause_grounds, place_grounds, repetition_ground
from icsdocs.assemble.leads import about, rivals_if
from icsdocs.assemble.lookup import Scope, Unknown, Wrong
from icsdocs.assemble.open_places import gap, heading_to_follow
from icsdocs.assemble.placed import Bound
from icsdocs.assemble.rivals import gives_way
from icsdocs.assemble.unlisted import Unlisted
from icsdocs.assemble.unplaced import no_place
from icsdocs.assemble.verdict import no_words, verdict_on
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Ground
from icsdocs.frozen import frozen
from icsdocs.library import Absence, Clause, Entry, Outline

Grounds = tuple[Ground, ...]


@frozen
class Selection:
    """The placed parts of one document, why each absent clause is absent, and the problems on the way; by address, the
    question that a printed clause hangs on as a whole."""

    parts: tuple[placed.Part, ...]
    absences: dict[str, Absence]
    problems: tuple[Diagnostic, ...]
    doubts: dict[str, Unknown | Unlisted]


@frozen
class _Node:
    entry: Entry
    children: tuple["_Node", ...]


@frozen
class _Instance:
    """One printing of an entry: the scope it is printed in, what is unknown about it, and what is below it."""

    scope: Scope
    holes: tuple[Unknown, ...]
    below: tuple["_Printings", ...]


@frozen
class _Printings:
    """The printings of one entry in one scope; its list may be unknown, and its condition or repetition wrong."""

    node: _Node
    scope: Scope
    found: tuple[_Instance | Unknown | Wrong, ...]


def select(outline: Outline, clauses: dict[str, Clause], scope: Scope) -> Selection:
    """Places the clauses of one document in the order of its outline."""
    printings = _all_printings(_tree(outline.entries), scope)
    candidates = tuple(_candidates(printings, clauses, None))
    settlement = settle(candidates, outline.id)
    selector = _Selector(outline, clauses, settlement, *_by_spot_and_group(candidates))
    selector.problems.extend(c.verdict.problem for c in candidates if c.verdict.problem)
    whole = (repetition_ground(outline.each, scope, ""),) if outline.each else ()
    parts = tuple(selector.parts(printings, whole, conditional=False))
    for candidate in candidates:
        verdict = settlement.verdicts[candidate.spot]
        if not verdict.printed and verdict.absence:
            selector.note(candidate.clause.id, verdict.absence)
    problems = (*settlement.problems, *selector.problems)
    return Selection(parts, selector.absences, problems, selector.doubts)


def _tree(entries: tuple[Entry, ...]) -> tuple[_Node, ...]:
    nodes: list[_Node] = []
    at = 0
    while at < len(entries):
        end = next((i for i in range(at + 1, len(entries)) if entries[i].depth <= entries[at].depth), len(entries))
        nodes.append(_Node(entries[at], _tree(entries[at + 1 : end])))
        at = end
    return tuple(nodes)


def _all_printings(nodes: tuple[_Node, ...], scope: Scope) -> tuple[_Printings, ...]:
    conditions = [node.entry.when for node in nodes]
    return tuple([
        _Printings(node, scope, () if gives_way(node.entry.when, conditions, scope) else tuple(_instances(node, scope)))
        for node in nodes
    ])


def _instances(node: _Node, scope: Scope) -> Iterator[_Instance | Unknown | Wrong]:
    entry = node.entry
    holes: tuple[Unknown, ...] = ()
    match holds(entry.when, scope) if entry.when is not None else True:
        case False:
            return
        case Unknown() as hole:
            holes = (hole,)
        case Wrong() as wrong:
            yield wrong
            return
    if entry.each is None:
        yield scope.budget.take(1, entry.span) or _Instance(scope, holes, _all_printings(node.children, scope))
        return
    match repeated(entry.each, scope):
        case Unknown() | Wrong() as missing:
            yield missing
        case scopes:
            for inner, hole in scopes:
                yield _Instance(inner, (*holes, hole) if hole else holes, _all_printings(node.children, inner))


def _candidates(
    printings: tuple[_Printings, ...], clauses: dict[str, Clause], doubt: Unknown | None
) -> Iterator[Candidate]:
    for here in printings:
        entry = here.node.entry
        clause = clauses.get(entry.clause)
        for instance in here.found:
            if isinstance(instance, _Instance):
                own = instance.holes[0] if instance.holes else doubt
                if clause is not None:
                    yield Candidate(clause, entry, instance.scope, verdict_on(clause, instance.scope), own)
                yield from _candidates(instance.below, clauses, own)


def _by_spot_and_group(
    candidates: tuple[Candidate, ...],
) -> tuple[dict[Spot, Unknown | None], dict[str, list[Candidate]]]:
    """What is unknown about the headings over each clause's place, and the members of each group of alternatives."""
    above: dict[Spot, Unknown | None] = {}
    groups: dict[str, list[Candidate]] = {}
    for one in candidates:
        above.setdefault(one.spot, one.doubt)
        if one.clause.alternative:
            groups.setdefault(one.clause.alternative.group, []).append(one)
    return above, groups


@dataclass
class _Selector:
    """Goes through an outline. `above` has what is unknown about the headings over a spot, `rivals` the members of each
    group of alternatives."""

    outline: Outline
    clauses: dict[str, Clause]
    settlement: Settlement
    above: dict[Spot, Unknown | None]
    rivals: dict[str, list[Candidate]]
    absences: dict[str, Absence] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    doubts: dict[str, Unknown | Unlisted] = field(default_factory=dict)

    def note(self, clause: str, absence: Absence) -> None:
        """Why a clause is not printed; the first reason is the one that counts."""
        self.absences.setdefault(clause, absence)

    def parts(
        self, printings: tuple[_Printings, ...], above: Grounds, *, conditional: bool
    ) -> Iterator[placed.Part]:
        asked: Unknown | None = None
        for at, here in enumerate(printings):
            node, scope = here.node, here.scope
            if not here.found:
                self._note_absence(node, scope)
            for printing in here.found:
                match printing:
                    case Unknown():
                        if printing != asked:
                            yield self._waiting(node, scope, printing, above, printings[at:])
                        asked = printing
                    case Wrong(problem):
                        self.problems.append(problem)
                    case _Instance():
                        grounds = (*above, *place_grounds(node.entry, scope, printing.scope))
                        under = conditional or node.entry.when is not None
                        for part in self._part(node, printing, grounds, conditional=under):
                            asked = None
                            yield part

    def _part(self, node: _Node, at: _Instance, grounds: Grounds, *, conditional: bool) -> Iterator[placed.Part]:
        entry = node.entry
        if entry.shows and not anything_to_draw(entry.shows, at.scope):
            self.note(entry.clause, Absence("its picture has nothing to show"))
            return
        if entry.clause:
            yield from self._clause(node, at, grounds, conditional=conditional)
            yield from self.parts(at.below, grounds, conditional=conditional)
            if not entry.shows:
                return
        if entry.shows:
            yield placed.Picture(placed.address_of(entry.id, at.scope), entry, self._heading(entry, at).bound)
        elif entry.generated:
            if at.holes and not entry.title:
                yield gap(entry, _first(node), at.scope, at.holes)
            heading = self._heading(entry, at) if entry.title else None
            yield placed.Generated(placed.address_of(entry.id, at.scope), entry, at.scope, heading, grounds)
        else:
            inner = tuple(self.parts(at.below, grounds, conditional=conditional))
            if inner or not at.below:
                heading = self._heading(entry, at)
                yield placed.Section(heading.address, entry, at.scope.keys, heading, inner, grounds)

    def _heading(self, entry: Entry, at: _Instance) -> placed.Paragraph:
        bound = Bound(entry.title, at.scope, at.holes, entry.span)
        return placed.Paragraph(placed.address_of(entry.id, at.scope), entry.depth, entry.series, bound)

    def _clause(self, node: _Node, at: _Instance, above: Grounds, *, conditional: bool) -> Iterator[placed.Part]:
        entry = node.entry
        spot = (entry.clause, at.scope.keys)
        if spot in self.settlement.undecided:
            choice = self.settlement.undecided[spot]
            is_asked = not at.holes or choice.key in {hole.key for hole in at.holes}
            titles = self.settlement.titles[spot]
            is_told = all(title in choice.question for title in titles)
            led = "" if is_told or not is_asked else about(titles, printed="one")
            holes, then = ((choice,), "") if is_asked else (at.holes, rivals_if(titles))
            yield gap(entry, _first(node), at.scope, holes, led, then)
            return
        verdict = self.settlement.verdicts.get(spot)
        if verdict is None or not verdict.printed:
            return
        clause = self.settlement.instead.get(spot, self.clauses[entry.clause])
        address = placed.address_of(clause.id, at.scope)
        is_new = verdict.hole and verdict.hole.key not in {hole.key for hole in at.holes}
        holes = (*at.holes, verdict.hole) if verdict.hole and is_new else at.holes
        place = Place(address, entry.depth, entry.series, holes, conditional or clause.when is not None)
        expanded = expand(clause, at.scope, place)
        self.problems.extend(expanded.problems)
        if expanded.blocks:
            above_it = None if at.holes else self.above.get(spot)
            asked = (doubt for doubt in (expanded.doubt, above_it) if isinstance(doubt, Unknown))
            if doubt := next(asked, expanded.doubt):
                self.doubts[address] = doubt
            own = (*clause_grounds(clause, at.scope, address), *self._choice(clause, at.scope, address))
            grounds = (*above, *own, *expanded.grounds)
            yield placed.Clause(address, clause, at.scope.keys, expanded.blocks, expanded.notes, grounds)
        else:
            self.note(clause.id, no_words(clause, at.scope))

    def _choice(self, clause: Clause, scope: Scope, address: str) -> Grounds:
        """That a clause is one of some alternatives, with the others and why they are not printed."""
        if clause.alternative is None:
            return ()
        group = clause.alternative.group
        rivals = [
            other
            for other in self.rivals[group]
            if other.clause.id != clause.id and set(counted_over(other) or ()) <= set(scope.keys)
        ]
        absences = ((other.clause, self.settlement.verdicts[other.spot].absence) for other in rivals)
        others = ((other, absence.says if absence else "") for other, absence in absences)
        return (chosen_ground(clause, clause.alternative, others, address),)

    def _note_absence(self, node: _Node, scope: Scope) -> None:
        absence = no_place(node.entry, scope)
        for below in _nodes(node):
            if below.entry.clause:
                self.note(below.entry.clause, absence)

    def _waiting(
        self, node: _Node, scope: Scope, hole: Unknown, above: Grounds, printings: tuple[_Printings, ...]
    ) -> placed.Part:
        """What stands for all printings of an entry that repeats over an unknown list."""
        entry = node.entry
        if entry.title and not (entry.generated or entry.shows):
            return heading_to_follow(node.entry, _first(node), scope, hole, above)
        clauses = tuple(self._open_clauses(printings, hole))
        printed = "some or all" if any(clause.alternative for clause in clauses) else ""
        led = about((clause.title for clause in clauses), printed=printed)
        return gap(node.entry, _first(node), scope, (hole,), led)

    def _open_clauses(self, printings: tuple[_Printings, ...], hole: Unknown) -> Iterator[Clause]:
        """The clauses that one unknown list stands for, of those that may be printed at all."""
        for here in takewhile(lambda one: hole in one.found, printings):
            clause, config = self.clauses.get(here.node.entry.clause), here.scope.config
            if clause and clause.validity.holds(config.edition, config.as_at):
                yield clause


def _first(node: _Node) -> Entry:
    """The entry of a clause, or of the first clause under a heading."""
    return next((below.entry for below in _nodes(node) if below.entry.clause), node.entry)


def _nodes(node: _Node) -> Iterator[_Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)
