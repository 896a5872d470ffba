"""Knows whether a clause is printed in one place, and if not, why not, in words that name the facts that decided."""


from icsdocs.assemble.evaluate import evaluate, holds
from icsdocs.assemble.lookup import Known, Scope, Unknown, Wrong, in_text
from icsdocs.config import Config, Listing, Thing, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Expression, paths
from icsdocs.frozen import frozen
from icsdocs.library import Clause
from icsdocs.validity import Validity


@frozen
class Verdict:
    """Whether a clause is printed; `hole` is what is unknown about that, `absence` says why it is not, and `problem`
    what is wrong with its condition. A clause that is `barred` (edition, day, departure) is no alternative here."""

    printed: bool
    hole: Unknown | None = None
    absence: str = ""
    problem: Diagnostic | None = None
    barred: bool = False


def verdict_on(clause: Clause, scope: Scope) -> Verdict:
    """The verdict on a clause by itself, before its group of alternatives is settled."""
    config = scope.config
    if (bar := _bar(clause, config)) is not None:
        return Verdict(False, absence=bar, barred=True)
    included = clause.id in included_clauses(config)
    if clause.when is not None:
        return _conditional(clause.when, scope, included)
    if clause.status == "optional" and not included:
        return _by_fact(clause, scope)
    return Verdict(True)


def _bar(clause: Clause, config: Config) -> str | None:
    if clause.departure and clause.departure.omits:
        return f"this system leaves it out ({clause.departure.reason})"
    return out_of_span(clause.validity, config)


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
            return Verdict(False, absence="its condition cannot be worked out", problem=problem)
        case _:
            return Verdict(included, absence=f"its condition is not met ({because(when, scope)})")


def _by_fact(clause: Clause, scope: Scope) -> Verdict:
    if clause.include_by is None:
        return Verdict(False, absence="it is optional and the config does not include it")
    match holds(clause.include_by, scope):
        case True:
            return Verdict(True)
        case Wrong(problem):
            return Verdict(False, absence="the fact that includes it does not exist", problem=problem)
        case _:
            fact = ".".join(clause.include_by.names)
            return Verdict(False, absence=f"it is optional and the config does not give {fact}")


def _told(fact: Known) -> str:
    """A fact as the reason for a choice names it: a thing by its key, anything else by its words."""
    if isinstance(fact.value, Thing):
        return fact.value.id
    shown = in_text(fact)
    return str(shown.value) if isinstance(shown, Known) else "not known"


def included_clauses(config: Config) -> dict[str, Value]:
    """The optional clauses that the config asks for by name."""
    listing = config.facts.facts.get("include")
    items = listing.items if isinstance(listing, Listing) else ()
    return {str(item.value): item for item in items if isinstance(item, Value)}


def because(condition: Expression, scope: Scope) -> str:
    """The facts that decided a condition, with their values."""
    facts = []
    for path in paths(condition):
        outcome = evaluate(path, scope)
        if isinstance(outcome, Known):
            facts.append(f"{'.'.join(path.names)} is {_told(outcome)}")
    return "; ".join(dict.fromkeys(facts)) or "it names no fact"
