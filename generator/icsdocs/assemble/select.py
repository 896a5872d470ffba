"""Knows which clauses a document prints: edition and day, conditions, the config's choices, alternatives, departures."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from icsdocs import library, rules
from icsdocs.assemble import placed
from icsdocs.assemble.evaluate import Known, Scope, Unknown, Wrong, evaluate, holds, in_text, paths, repeated
from icsdocs.assemble.expand import Place, expand
from icsdocs.assemble.placed import Bound
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Clause, Entry, Library, Outline

Keys = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Verdict:
    """Whether a clause is printed in one place: `hole` is what is unknown about it; `absence` says why it is not."""

    printed: bool
    hole: Unknown | None = None
    absence: str = ""


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
class _Candidate:
    """A clause at one place of the outline, before its group of alternatives is settled."""

    clause: Clause
    entry: Entry
    scope: Scope
    verdict: Verdict


def clauses_for(library_: Library, outline: Outline) -> tuple[dict[str, Clause], Outline]:
    """The clauses as this system has them (its own wording before the library's), and the outline with its additions."""
    clauses = {**library_.clauses, **library_.local}
    entries = list(outline.entries)
    for clause in library_.local.values():
        departure = clause.departure
        if departure is None or clause.id in library_.clauses or departure.document != outline.id:
            continue
        at = next((i for i, e in enumerate(entries) if departure.after in (e.id, e.clause) and departure.after), None)
        if at is not None:
            after = entries[at]
            depth, series = (after.depth + 1, after.series) if after.title else (after.depth, after.series)
            new = Entry(clause.id, depth, series, (), clause.id, "", (), None, None, clause.span)
            entries.insert(at + 1, new)
    return clauses, replace(outline, entries=tuple(entries))


def select(outline: Outline, clauses: dict[str, Clause], scope: Scope) -> Selection:
    """Places the clauses of one document in the order of its outline."""
    selector = _Selector(outline, clauses, scope.config)
    nodes = _tree(outline.entries)
    candidates = tuple(selector.candidates(nodes, scope))
    selector.settle(candidates)
    parts = tuple(selector.parts(nodes, scope, (), conditional=False))
    for id_, clause in clauses.items():
        if id_ not in {entry.clause for entry in outline.entries}:
            selector.absences.setdefault(clause.id, f"{outline.id} has no place for it in its outline")
    return Selection(parts, selector.absences, tuple(selector.problems))


def _tree(entries: tuple[Entry, ...]) -> tuple[_Node, ...]:
    nodes: list[_Node] = []
    at = 0
    while at < len(entries):
        end = next((i for i in range(at + 1, len(entries)) if entries[i].depth <= entries[at].depth), len(entries))
        nodes.append(_Node(entries[at], _tree(entries[at + 1 : end])))
        at = end
    return tuple(nodes)


@dataclass
class _Selector:
    outline: Outline
    clauses: dict[str, Clause]
    config: Config
    absences: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    verdicts: dict[tuple[str, Keys], Verdict] = field(default_factory=dict)
    order: dict[tuple[str, Keys], tuple[Clause, ...]] = field(default_factory=dict)
    undecided: dict[tuple[str, Keys], tuple[Unknown, tuple[Clause, ...]]] = field(default_factory=dict)

    # --- repetition --------------------------------------------------------------------------------------------------

    def _instances(self, entry: Entry, scope: Scope, *, conditional: bool, report: bool) -> Iterator[tuple[Scope, list[Unknown]] | Unknown]:
        """The scopes in which an entry is printed, each with what is unknown about it; or its list is unknown."""
        holes: list[Unknown] = []
        if entry.when is not None:
            match holds(entry.when, scope):
                case False:
                    if entry.clause:
                        self.absences.setdefault(entry.clause, f"its place has a condition that is not met ({_because(entry.when, scope)})")
                    return
                case Unknown() as hole:
                    holes = [hole]
                case Wrong(problem):
                    if report:
                        self.problems.append(problem)
                    return
        if entry.each is None:
            yield scope, holes
            return
        match repeated(entry.each, scope):
            case Unknown() as hole:
                yield hole
            case Wrong(problem):
                if report:
                    self.problems.append(problem)
            case []:
                if report and not conditional and entry.when is None:
                    message = "This repetition prints nothing, because its list is empty"
                    self.problems.append(Diagnostic(rules.EMPTY_EACH, message, entry.each.span))
            case scopes:
                for inner, hole in scopes:
                    yield inner, ([*holes, hole] if hole else holes)

    # --- verdicts ----------------------------------------------------------------------------------------------------

    def candidates(self, nodes: tuple[_Node, ...], scope: Scope) -> Iterator[_Candidate]:
        for node in nodes:
            for instance in self._instances(node.entry, scope, conditional=False, report=False):
                if isinstance(instance, Unknown):
                    continue
                inner, _ = instance
                clause = self.clauses.get(node.entry.clause)
                if clause is not None:
                    yield _Candidate(clause, node.entry, inner, self._verdict(clause, inner))
                yield from self.candidates(node.children, inner)

    def _verdict(self, clause: Clause, scope: Scope) -> Verdict:
        if clause.departure and clause.departure.omits:
            return Verdict(False, absence=f"this system leaves it out ({clause.departure.reason})")
        if clause.editions and self.config.edition not in clause.editions:
            return Verdict(False, absence=f"it belongs to {' and '.join(clause.editions)}, and this config's edition is {self.config.edition}")
        if (reason := _out_of_time(clause.since, clause.until, self.config.as_at)) is not None:
            return Verdict(False, absence=reason)
        included = clause.id in _included(self.config)
        if clause.when is not None:
            return self._conditional(clause, scope, included)
        if clause.status == "optional" and not included:
            return self._by_fact(clause, scope)
        return Verdict(True)

    def _conditional(self, clause: Clause, scope: Scope, included: bool) -> Verdict:
        assert clause.when is not None
        match holds(clause.when, scope):
            case True:
                return Verdict(True)
            case Unknown() as hole:
                return Verdict(True, None if included else hole)
            case Wrong(problem):
                self.problems.append(problem)
                return Verdict(False, absence="its condition cannot be worked out")
            case _:
                return Verdict(included, absence=f"its condition is not met ({_because(clause.when, scope)})")

    def _by_fact(self, clause: Clause, scope: Scope) -> Verdict:
        if clause.include_by is None:
            return Verdict(False, absence="it is optional and the config does not include it")
        match holds(clause.include_by, scope):
            case True:
                return Verdict(True)
            case Wrong(problem):
                self.problems.append(problem)
                return Verdict(False, absence="the fact that includes it does not exist")
            case _:
                return Verdict(False, absence=f"it is optional and the config does not give {'.'.join(clause.include_by.names)}")

    # --- alternatives ------------------------------------------------------------------------------------------------

    def settle(self, candidates: tuple[_Candidate, ...]) -> None:
        """Decides each group of alternatives in each thing it is counted over, and notes every verdict."""
        groups: dict[tuple[str, Keys], list[_Candidate]] = {}
        for candidate in candidates:
            self.verdicts[(candidate.clause.id, candidate.scope.keys)] = candidate.verdict
            alternative = candidate.clause.alternative
            if alternative is None:
                continue
            counted = self._counted_over(candidate)
            if counted is not None:
                groups.setdefault((alternative.group, counted), []).append(candidate)
        for (group, counted), members in groups.items():
            self._decide(group, counted, [m for m in members if not _barred(m)], members)
        for candidate in candidates:
            verdict = self.verdicts[(candidate.clause.id, candidate.scope.keys)]
            if not verdict.printed:
                self.absences.setdefault(candidate.clause.id, verdict.absence)

    def _counted_over(self, candidate: _Candidate) -> Keys | None:
        alternative = candidate.clause.alternative
        assert alternative is not None
        if alternative.scope == "document":
            return ()
        names = [name for name, _ in candidate.scope.keys]
        if alternative.scope in names:
            return candidate.scope.keys[: names.index(alternative.scope) + 1]
        message = f"The group “{alternative.group}” is counted per {alternative.scope}, and {self.outline.id} places it outside any such repetition"
        hint = f"Give an entry above it: each = \"{alternative.scope} in …\""
        self.problems.append(Diagnostic(rules.WRONG_SCOPE, message, alternative.span, hint))
        return None

    def _decide(self, group: str, counted: Keys, members: list[_Candidate], all_: list[_Candidate]) -> None:
        chosen = [m for m in members if m.verdict.printed and m.verdict.hole is None]
        open_ = [m for m in members if m.verdict.printed and m.verdict.hole is not None]
        mode = all_[0].clause.alternative.mode if all_[0].clause.alternative else "one"
        for member in open_:
            self._drop(member, f"the choice between the alternatives of “{group}” is not made yet" if not chosen else f"another alternative of “{group}” is chosen")
        if not chosen and open_:
            hole = open_[0].verdict.hole
            assert hole is not None
            first = members[0]
            self.undecided[(first.clause.id, first.scope.keys)] = (hole, tuple(m.clause for m in members))
        elif not chosen and members:
            self._report_none(group, counted, members)
        elif mode == "one" and len(chosen) > 1:
            self._report_several(group, counted, chosen)
        elif mode == "ordered":
            self._put_in_order(members, chosen)

    def _drop(self, member: _Candidate, reason: str) -> None:
        self.verdicts[(member.clause.id, member.scope.keys)] = Verdict(False, absence=reason)

    def _report_none(self, group: str, counted: Keys, members: list[_Candidate]) -> None:
        names = ", ".join(m.clause.id for m in members)
        message = f"None of the alternatives of “{group}”{_over(counted)} is printed ({names})"
        related = tuple((f"{m.clause.id} is left out: {m.verdict.absence}", m.clause.span) for m in members)
        self.problems.append(Diagnostic(rules.NONE_PRINTED, message, members[0].entry.span, related=related))
        hole = Unknown(f"({group})", "No wording fits what the config says.")
        self.undecided[(members[0].clause.id, members[0].scope.keys)] = (hole, tuple(m.clause for m in members))

    def _report_several(self, group: str, counted: Keys, chosen: list[_Candidate]) -> None:
        names = " and ".join(m.clause.id for m in chosen)
        message = f"More than one alternative of “{group}”{_over(counted)} is printed: {names}"
        related = tuple((f"{m.clause.id} is printed", m.clause.span) for m in chosen)
        self.problems.append(Diagnostic(rules.SEVERAL_PRINTED, message, chosen[1].entry.span, related=related))

    def _put_in_order(self, members: list[_Candidate], chosen: list[_Candidate]) -> None:
        """Steps in the order in which the config's list names them, in the places that the outline gives the group."""
        ranked = sorted(chosen, key=lambda m: _rank(m.clause, m.scope))
        slots = [m for m in members if m in chosen]
        for slot, member in zip(slots, ranked, strict=True):
            self.order[(slot.clause.id, slot.scope.keys)] = (member.clause,)

    # --- placing -----------------------------------------------------------------------------------------------------

    def parts(self, nodes: tuple[_Node, ...], scope: Scope, holes: tuple[Unknown, ...], *, conditional: bool) -> Iterator[placed.Part]:
        for node in nodes:
            entry = node.entry
            for instance in self._instances(entry, scope, conditional=conditional, report=True):
                if isinstance(instance, Unknown):
                    yield self._gap(entry, scope, (*holes, instance))
                    continue
                inner, more = instance
                here = (*holes, *more)
                if entry.clause:
                    yield from self._clause(entry, inner, here, conditional=conditional)
                elif not entry.generated:
                    yield from self._section(node, inner, here, conditional=conditional or entry.when is not None)
                else:
                    heading = self._heading(entry, inner, here) if entry.title else None
                    yield placed.Generated(_address(entry.id, inner), entry, inner, heading)

    def _section(self, node: _Node, scope: Scope, holes: tuple[Unknown, ...], *, conditional: bool) -> Iterator[placed.Section]:
        entry = node.entry
        inner = tuple(self.parts(node.children, scope, (), conditional=conditional))
        if node.children and not inner:
            return
        yield placed.Section(_address(entry.id, scope), entry, scope.keys, self._heading(entry, scope, holes), inner)

    def _heading(self, entry: Entry, scope: Scope, holes: tuple[Unknown, ...]) -> placed.Paragraph:
        bound = Bound(entry.title, scope, holes, entry.span)
        return placed.Paragraph(_address(entry.id, scope), entry.depth, entry.series, bound)

    def _clause(self, entry: Entry, scope: Scope, holes: tuple[Unknown, ...], *, conditional: bool) -> Iterator[placed.Part]:
        place = (entry.clause, scope.keys)
        if place in self.undecided:
            hole, choices = self.undecided[place]
            yield self._gap(entry, scope, (*holes, _choice(hole, choices)))
            return
        verdict = self.verdicts.get(place)
        if verdict is None or not verdict.printed:
            return
        clause = self.order.get(place, (self.clauses[entry.clause],))[0]
        all_holes = (*holes, verdict.hole) if verdict.hole else holes
        address = _address(clause.id, scope)
        where = Place(address, entry.depth, entry.series, all_holes, conditional or clause.when is not None)
        expanded = expand(clause, scope, where)
        self.problems.extend(expanded.problems)
        if expanded.blocks:
            yield placed.Clause(address, clause, scope.keys, expanded.blocks, expanded.notes)
        else:
            self.absences.setdefault(clause.id, "nothing of its text is printed, because its conditions are not met")

    def _gap(self, entry: Entry, scope: Scope, holes: tuple[Unknown, ...]) -> placed.Paragraph:
        depth = max((level.depth for level in self.outline.levels if level.series == entry.series), default=entry.depth)
        provision = next((lv.depth for lv in self.outline.levels if lv.series == entry.series and lv.style in ("Provision", "Body Text")), depth)
        bound = Bound((), scope, holes, entry.span)
        return placed.Paragraph(f"{_address(entry.id or entry.clause, scope)}.gap", entry.depth if entry.clause else provision, entry.series, bound)


def _address(id_: str, scope: Scope) -> str:
    return id_ + "".join(f"[{key}]" for _, key in scope.keys)


def _choice(hole: Unknown, choices: tuple[Clause, ...]) -> Unknown:
    titles = "; ".join(dict.fromkeys(clause.title for clause in choices))
    return Unknown(hole.key, f"{hole.question} The choices are: {titles}.")


def _barred(candidate: _Candidate) -> bool:
    """Whether edition, day or departure keep a clause out, so that it is no alternative at all here."""
    clause, config = candidate.clause, candidate.scope.config
    wrong_edition = bool(clause.editions) and config.edition not in clause.editions
    return wrong_edition or _out_of_time(clause.since, clause.until, config.as_at) is not None or bool(clause.departure and clause.departure.omits)


def _out_of_time(since: date | None, until: date | None, as_at: date) -> str | None:
    if since is not None and as_at < since:
        return f"it holds from {since.isoformat()}, and this config is as at {as_at.isoformat()}"
    if until is not None and as_at > until:
        return f"it held until {until.isoformat()}, and this config is as at {as_at.isoformat()}"
    return None


def _included(config: Config) -> tuple[str, ...]:
    listing = config.facts.facts.get("include")
    return tuple(str(item.value) for item in listing.items) if listing else ()  # type: ignore[union-attr]


def unknown_includes(config: Config, clauses: dict[str, Clause]) -> Iterator[Diagnostic]:
    """An error for each clause that the config includes and the library lacks."""
    listing = config.facts.facts.get("include")
    for item in listing.items if listing else ():  # type: ignore[union-attr]
        if item.value not in clauses:  # type: ignore[union-attr]
            near = difflib.get_close_matches(str(item.value), clauses, 1, 0.6)  # type: ignore[union-attr]
            hint = f"Did you mean “{near[0]}”?" if near else ""
            yield Diagnostic(rules.UNKNOWN_INCLUDE, f"There is no clause “{item.value}” to include", item.span, hint)  # type: ignore[union-attr]


def _because(condition: library.Expression, scope: Scope) -> str:
    """The facts that decided a condition, with their values."""
    facts = []
    for path in paths(condition):
        outcome = evaluate(path, scope)
        if isinstance(outcome, Known):
            value = outcome.value.id if isinstance(outcome.value, Thing) else in_text(outcome)
            shown = value.value if isinstance(value, Known) else value if isinstance(value, str) else "not known"
            facts.append(f"{'.'.join(path.names)} is {shown}")
    return "; ".join(dict.fromkeys(facts)) or "it names no fact"


def _over(counted: Keys) -> str:
    return "".join(f" for {name} {key}" for name, key in counted)


def _rank(clause: Clause, scope: Scope) -> int:
    """Where the list that an ordered alternative's condition looks in names it: `"virtual" in meetings.urgent.steps`."""
    match clause.when:
        case library.Compare(library.Constant(value=wanted), "in", library.Path() as path):
            outcome = evaluate(path, scope)
            if isinstance(outcome, Known) and isinstance(outcome.value, tuple):
                for index, item in enumerate(outcome.value):
                    if item.value == wanted or isinstance(item.value, Thing) and item.value.id == wanted:
                        return index
    return 0
