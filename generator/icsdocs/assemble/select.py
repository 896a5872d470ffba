"""Knows which clauses a document prints and where: its outline gone through with the config's facts in hand."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from icsdocs import rules
from icsdocs.assemble import placed
from icsdocs.assemble.alternatives import Candidate, Settlement, settle
from icsdocs.assemble.evaluate import holds, repeated
from icsdocs.assemble.expand import Place, expand
from icsdocs.assemble.lookup import Scope, Unknown, Wrong
from icsdocs.assemble.placed import Bound
from icsdocs.assemble.verdict import because, included_clauses, verdict_on
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Clause, Entry, Library, Outline


@dataclass(frozen=True)
class Selection:
    """The placed parts of one document, why each absent clause is absent, and the problems on the way."""

    parts: tuple[placed.Part, ...]
    absences: dict[str, str]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class _Node:
    entry: Entry
    children: tuple["_Node", ...]


@dataclass(frozen=True)
class _Instance:
    """One printing of an entry: the scope it is printed in, and what is unknown about it."""

    scope: Scope
    holes: tuple[Unknown, ...]


def clauses_for(library: Library, outline: Outline) -> tuple[dict[str, Clause], Outline]:
    """The clauses as this system has them (its own wording before the library's), and the outline with its additions."""
    entries = list(outline.entries)
    for clause in library.local.values():
        departure = clause.departure
        if departure is None or clause.id in library.clauses or departure.document != outline.id:
            continue
        at = next((i for i, entry in enumerate(entries) if departure.after in (entry.id, entry.clause)), None)
        if at is not None:
            after = entries[at]
            depth = after.depth if after.clause else after.depth + 1
            entries.insert(at + 1, replace(after, id="", depth=depth, title=(), clause=clause.id, when=None, each=None, span=clause.span))
    return {**library.clauses, **library.local}, replace(outline, entries=tuple(entries))


def select(outline: Outline, clauses: dict[str, Clause], scope: Scope) -> Selection:
    """Places the clauses of one document in the order of its outline."""
    nodes = _tree(outline.entries)
    candidates = tuple(_candidates(nodes, clauses, scope))
    settlement = settle(candidates, outline.id)
    selector = _Selector(outline, clauses, settlement)
    selector.problems.extend(c.verdict.problem for c in candidates if c.verdict.problem)
    parts = tuple(selector.parts(nodes, scope, conditional=False))
    for candidate in candidates:
        verdict = settlement.verdicts[candidate.spot]
        if not verdict.printed:
            selector.absences.setdefault(candidate.clause.id, verdict.absence)
    return Selection(parts, selector.absences, (*settlement.problems, *selector.problems))


def unknown_includes(config: Config, clauses: dict[str, Clause]) -> Iterator[Diagnostic]:
    """An error for each clause that the config includes and the library lacks."""
    for id_, item in included_clauses(config).items():
        if id_ not in clauses:
            near = difflib.get_close_matches(id_, clauses, 1, 0.6)
            hint = f"Did you mean “{near[0]}”?" if near else ""
            yield Diagnostic(rules.UNKNOWN_INCLUDE, f"There is no clause “{id_}” to include", item.span, hint)


def _tree(entries: tuple[Entry, ...]) -> tuple[_Node, ...]:
    nodes: list[_Node] = []
    at = 0
    while at < len(entries):
        end = next((i for i in range(at + 1, len(entries)) if entries[i].depth <= entries[at].depth), len(entries))
        nodes.append(_Node(entries[at], _tree(entries[at + 1 : end])))
        at = end
    return tuple(nodes)


def _instances(entry: Entry, scope: Scope) -> Iterator[_Instance | Unknown | Wrong]:
    """The printings of an entry; its list may be unknown, and its condition or repetition wrong."""
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
        yield _Instance(scope, holes)
        return
    match repeated(entry.each, scope):
        case Unknown() | Wrong() as missing:
            yield missing
        case scopes:
            for inner, hole in scopes:
                yield _Instance(inner, (*holes, hole) if hole else holes)


def _candidates(nodes: tuple[_Node, ...], clauses: dict[str, Clause], scope: Scope) -> Iterator[Candidate]:
    for node in nodes:
        for instance in _instances(node.entry, scope):
            if isinstance(instance, _Instance):
                clause = clauses.get(node.entry.clause)
                if clause is not None:
                    yield Candidate(clause, node.entry, instance.scope, verdict_on(clause, instance.scope))
                yield from _candidates(node.children, clauses, instance.scope)


@dataclass
class _Selector:
    outline: Outline
    clauses: dict[str, Clause]
    settlement: Settlement
    absences: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def parts(self, nodes: tuple[_Node, ...], scope: Scope, *, conditional: bool) -> Iterator[placed.Part]:
        for node in nodes:
            printings = tuple(_instances(node.entry, scope))
            if not printings:
                self._note_absence(node, scope, conditional=conditional)
            for printing in printings:
                match printing:
                    case Unknown():
                        yield self._gap(node.entry, scope, (printing,))
                    case Wrong(problem):
                        self.problems.append(problem)
                    case _Instance():
                        yield from self._part(node, printing, conditional=conditional or node.entry.when is not None)

    def _part(self, node: _Node, at: _Instance, *, conditional: bool) -> Iterator[placed.Part]:
        entry = node.entry
        if entry.clause:
            yield from self._clause(entry, at, conditional=conditional)
            yield from self.parts(node.children, at.scope, conditional=conditional)
        elif entry.generated:
            yield placed.Generated(_address(entry.id, at.scope), entry, at.scope, self._heading(entry, at) if entry.title else None)
        else:
            inner = tuple(self.parts(node.children, at.scope, conditional=conditional))
            if inner or not node.children:
                yield placed.Section(_address(entry.id, at.scope), entry, at.scope.keys, self._heading(entry, at), inner)

    def _heading(self, entry: Entry, at: _Instance) -> placed.Paragraph:
        bound = Bound(entry.title, at.scope, at.holes, entry.span)
        return placed.Paragraph(_address(entry.id, at.scope), entry.depth, entry.series, bound)

    def _clause(self, entry: Entry, at: _Instance, *, conditional: bool) -> Iterator[placed.Part]:
        spot = (entry.clause, at.scope.keys)
        if spot in self.settlement.undecided:
            yield self._gap(entry, at.scope, (*at.holes, self.settlement.undecided[spot]))
            return
        verdict = self.settlement.verdicts.get(spot)
        if verdict is None or not verdict.printed:
            return
        clause = self.settlement.instead.get(spot, self.clauses[entry.clause])
        address = _address(clause.id, at.scope)
        holes = (*at.holes, verdict.hole) if verdict.hole else at.holes
        place = Place(address, entry.depth, entry.series, holes, conditional or clause.when is not None)
        expanded = expand(clause, at.scope, place)
        self.problems.extend(expanded.problems)
        if expanded.blocks:
            yield placed.Clause(address, clause, at.scope.keys, expanded.blocks, expanded.notes)
        else:
            self.absences.setdefault(clause.id, "none of its words is printed, because their conditions are not met")

    def _note_absence(self, node: _Node, scope: Scope, *, conditional: bool) -> None:
        entry = node.entry
        reason = "its place is repeated for a list that is empty"
        if entry.when is not None and holds(entry.when, scope) is False:
            reason = f"its place has a condition that is not met ({because(entry.when, scope)})"
        elif entry.each is not None and entry.each.condition is None and not conditional:
            message = "This repetition prints nothing, because its list is empty"
            self.problems.append(Diagnostic(rules.EMPTY_EACH, message, entry.each.span))
        for id_ in _clauses_in(node):
            self.absences.setdefault(id_, reason)

    def _gap(self, entry: Entry, scope: Scope, holes: tuple[Unknown, ...]) -> placed.Paragraph:
        """A paragraph of nothing but gaps, in the place of a clause, or of a heading whose list is not known."""
        depth = entry.depth
        if not entry.clause:
            own = [level for level in self.outline.levels if level.series == entry.series]
            depth = next((level.depth for level in own if level.style in ("Provision", "Body Text")), own[-1].depth if own else depth)
        bound = Bound((), scope, holes, entry.span)
        return placed.Paragraph(f"{_address(entry.id or entry.clause, scope)}.gap", depth, entry.series, bound)


def _clauses_in(node: _Node) -> Iterator[str]:
    if node.entry.clause:
        yield node.entry.clause
    for child in node.children:
        yield from _clauses_in(child)


def _address(id_: str, scope: Scope) -> str:
    return id_ + "".join(f"[{key}]" for _, key in scope.keys)
