"""Knows whether a clause is printed in one place, and if not, why not, in words that name the facts that decided."""

from collections.abc import Callable, Iterator

from icsdocs import rules
from icsdocs.assemble.evaluate import evaluate, holds
from icsdocs.assemble.formats import printed
from icsdocs.assemble.lookup import Known, Scope, Unknown, Wrong
from icsdocs.config import Config, Listing, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Expression, Grid, Path, Point, Points, Range, Remark, Repeat, paths
from icsdocs.frozen import changed, frozen
from icsdocs.library import Absence, Clause
from icsdocs.likeness import did_you_mean
from icsdocs.source import Span
from icsdocs.validity import Validity

Places = tuple[tuple[str, Span], ...]


@frozen
class Verdict:
    """Whether a clause is printed; `hole` is what is unknown about that, `absence` why it is not, and `problem` what is
    wrong with its condition. A `barred` clause (edition, day, departure) is no alternative here."""

    printed: bool
    hole: Unknown | None = None
    absence: Absence | None = None
    problem: Diagnostic | None = None
    barred: bool = False


def verdict_on(clause: Clause, scope: Scope) -> Verdict:
    """The verdict on a clause by itself, before its group of alternatives is settled."""
    config = scope.config
    if (bar := _out_of_time(clause, config)) is not None:
        return Verdict(False, absence=bar, barred=True)
    verdict = _by_facts(clause, scope)
    if clause.departure and clause.departure.omits:
        # What the facts leave out anyhow is not left out by the system.
        is_unmet = not verdict.printed and verdict.absence is not None and verdict.absence.by == "when"
        return Verdict(False, absence=verdict.absence if is_unmet else _left_out(clause, verdict.hole), barred=True)
    return verdict


def _by_facts(clause: Clause, scope: Scope) -> Verdict:
    if clause.when is None and clause.status != "optional":
        return Verdict(True)
    included = clause.id in included_clauses(scope.config)
    if clause.when is not None:
        return _conditional(clause.when, scope, included)
    return Verdict(True) if included else _by_fact(clause, scope)


def _out_of_time(clause: Clause, config: Config) -> Absence | None:
    return out_of_time(clause.validity, config, clause.span_of)


def out_of_time(validity: Validity, config: Config, at: Callable[[str], Span]) -> Absence | None:
    """That a clause or an outline is of another edition or of other days; the places are where it says so (by the key),
    and where the config says its own."""
    reason = out_of_span(validity, config)
    if reason is None:
        return None
    since = validity.since
    is_of_another = not validity.is_of(config.edition)
    is_early = since is not None and config.as_at < since
    key, own = ("editions", "edition") if is_of_another else ("from" if is_early else "until", "as_at")
    given = config.facts.facts.get(own)
    here = ((f"the config's {own} is {given.value}", given.span),) if isinstance(given, Value) else ()
    return Absence(reason, (("it says so here", at(key)), *here), key)


def _left_out(clause: Clause, hole: Unknown | None) -> Absence:
    reason = f"this system leaves it out ({clause.departure.reason if clause.departure else ''})"
    absence = Absence(reason, (("it is left out here", clause.span_of("omit")),), "omit")
    return changed(absence, hangs_on=hole.key, question=hole.question) if hole else absence


def out_of_span(validity: Validity, config: Config) -> str | None:
    """Why something does not hold in the config's edition or on its day; None if it does."""
    if not validity.is_of(config.edition):
        return f"it belongs to {' and '.join(validity.editions)}, and this config's edition is {config.edition}"
    if validity.since is not None and config.as_at < validity.since:
        return f"it holds from {validity.since.isoformat()}, and this config is as at {config.as_at.isoformat()}"
    if validity.until is not None and config.as_at > validity.until:
        return f"it held until {validity.until.isoformat()}, and this config is as at {config.as_at.isoformat()}"
    return None


def _conditional(when: Expression, scope: Scope, included: bool) -> Verdict:
    match holds(when, scope):
        case True:
            return Verdict(True)
        case Unknown() as hole:
            return Verdict(True, None if included else hole)
        case Wrong(problem):
            absence = Absence("its condition cannot be worked out", by="when", told=True)
            return Verdict(False, absence=absence, problem=problem)
        case _:
            reason, facts = f"its condition is not met ({because(when, scope)})", tuple(given(when, scope))
            absence = Absence(reason, decisive(when, scope), "when", facts=facts)
            return Verdict(included, absence=absence)


def _by_fact(clause: Clause, scope: Scope) -> Verdict:
    if clause.include_by is None:
        reason = "it is optional and the config does not include it"
        absence = Absence(reason, _listed(scope.config), "status", facts=("include",))
        return Verdict(False, absence=absence)
    match holds(clause.include_by, scope):
        case True:
            return Verdict(True)
        case Wrong(problem):
            absence = Absence("the fact that includes it does not exist", by="include_by", told=True)
            return Verdict(False, absence=absence, problem=problem)
        case _:
            return Verdict(False, absence=_without_fact(clause.include_by, scope))


def _without_fact(fact: Path, scope: Scope) -> Absence:
    """That the fact which would include a clause is not given, or says that there is none."""
    outcome = evaluate(fact, scope)
    if isinstance(outcome, Known):
        facts = (*given(fact, scope), "include")
        return Absence(f"it is optional and {because(fact, scope)}", decisive(fact, scope), "include_by", facts=facts)
    reason = f"it is optional and the config does not give {'.'.join(fact.names)}"
    facts = (outcome.key, "include") if isinstance(outcome, Unknown) else ("include",)
    return Absence(reason, (("that fact would include it", fact.span),), "include_by", facts=facts)


def _listed(config: Config) -> Places:
    """Where the config lists what it includes, if it does."""
    listing = config.facts.facts.get("include")
    return (("what is included is listed here", listing.span),) if isinstance(listing, Listing) else ()


def no_words(clause: Clause, scope: Scope) -> Absence:
    """Why a clause that has its place prints nothing."""
    unmet = [when for when in _conditions(clause) if holds(when, scope) is False]
    reasons = "; ".join(dict.fromkeys(because(when, scope) for when in unmet))
    absence = "none of its words is printed, because their conditions are not met"
    decided = dict.fromkeys(place for when in unmet for place in decisive(when, scope))
    return Absence(f"{absence} ({reasons})" if reasons else absence, tuple(decided), "body")


def _conditions(clause: Clause) -> Iterator[Expression]:
    """The conditions of a clause's own `::: when` lines, also inside each other and in lists and tables."""
    waiting: list[object] = list(clause.body)
    while waiting:
        match waiting.pop(0):
            case Range(directive=directive, children=inner):
                if not isinstance(directive, Repeat | Remark):
                    yield directive
                waiting += inner
            case Points(items=inner) | Point(blocks=inner) | Grid(rows=inner):
                waiting += inner


def included_clauses(config: Config) -> dict[str, Value]:
    """The optional clauses that the config asks for by name."""
    listing = config.facts.facts.get("include")
    items = listing.items if isinstance(listing, Listing) else ()
    return {str(item.value): item for item in items if isinstance(item, Value)}


def named_clauses(config: Config) -> Iterator[Value]:
    """The ids of clauses that other facts name: departures from the model, and decisions of partners."""
    for name, path in (("deviations", "clause_id"), ("decisions", "clause_ids")):
        things = config.facts.facts.get(name)
        for thing in things.items if isinstance(things, Things) else ():
            said = thing.facts.get(path)
            items = said.items if isinstance(said, Listing) else (said,)
            yield from (item for item in items if isinstance(item, Value))


def unknown_includes(config: Config, clauses: dict[str, Clause]) -> Iterator[Diagnostic]:
    """An error for each clause that the config includes, or names elsewhere, and the library lacks."""
    asked = [(f"There is no clause “{id_}” to include", item) for id_, item in included_clauses(config).items()]
    asked += [(f"There is no clause “{item.value}”", item) for item in named_clauses(config)]
    for message, item in asked:
        if item.value not in clauses:
            hint = did_you_mean(str(item.value), clauses) or "icsdocs show --list lists the clauses."
            yield Diagnostic(rules.UNKNOWN_INCLUDE, message, item.span, hint)


def facts_for(clause: Clause, scope: Scope) -> dict[str, Span]:
    """The config paths of the facts by which a clause is printed, and where they stand."""
    condition = clause.when or (clause.include_by if clause.status == "optional" else None)
    if condition is not None and holds(condition, scope) is True:
        return given(condition, scope)
    item = included_clauses(scope.config).get(clause.id)
    return {"include": item.span} if item and (clause.status == "optional" or condition is not None) else {}


def decisive(condition: Expression, scope: Scope) -> Places:
    """Where the facts stand that decided a condition, each once."""
    return tuple((f"{key} is given here", span) for key, span in given(condition, scope).items())


def given(condition: Expression, scope: Scope) -> dict[str, Span]:
    """The config paths of the facts that decided a condition, and where they stand."""
    found: dict[str, Span] = {}
    for path in paths(condition):
        outcome = evaluate(path, scope)
        if isinstance(outcome, Known):
            found.setdefault(outcome.key or ".".join(path.names), outcome.span)
    return found


def in_config(known: Known) -> str:
    """A fact as the config gives it: codes and keys, not the words that are printed for them."""
    match known.value:
        case Thing() as thing:
            return thing.id
        case tuple() as items:
            return ", ".join(map(in_config, items)) or "none"
        case bool() as value:
            return str(value).lower()
        case value:
            return printed(value)


def because(condition: Expression, scope: Scope) -> str:
    """The facts that decided a condition, with their values."""
    facts = []
    for path in paths(condition):
        outcome = evaluate(path, scope)
        if isinstance(outcome, Known):
            facts.append(f"{'.'.join(path.names)} is {in_config(outcome)}")
        elif isinstance(outcome, Unknown):
            facts.append(f"{'.'.join(path.names)} is not known")
    return "; ".join(dict.fromkeys(facts)) or "it names no fact"
