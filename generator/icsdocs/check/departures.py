"""Knows where a system departs from the library: from national policy on record, or by leaving out what is required."""

from collections.abc import Iterator

from icsdocs import rules
from icsdocs.check.strength import LAW
from icsdocs.config import Config, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Clause, Library


def required_omitted(library: Library) -> Iterator[Diagnostic]:
    """A warning for each required clause of the library that a system leaves out, unless it silences the rule. What
    no law demands may be agreed; then it is on record and no warning."""
    for clause in library.local.values():
        own, silent = library.clauses.get(clause.id), rules.REQUIRED_OMITTED.code in clause.silence
        if clause.departure and clause.departure.omits and own and own.status == "required" and not silent:
            law = _law_of(own, library)
            if clause.departure.agreed_by and not law:
                continue
            agreed = f", agreed by {clause.departure.agreed_by}" if clause.departure.agreed_by else ""
            message = f"The required clause “{clause.id}” ({own.title}) is left out ({clause.departure.reason}{agreed})"
            related = (("the library's clause", own.span_of("status")),)
            hint = _NOT_TO_BE_AGREED.format(law=law) if law else _TO_BE_AGREED
            yield Diagnostic(rules.REQUIRED_OMITTED, message, clause.span_of("omit"), hint, related)


_NOT_TO_BE_AGREED = "Write wording of your own that does the same. Nobody can agree to depart from the law: {law}."
_TO_BE_AGREED = (
    "Write wording of your own that does the same, or have whoever approves the document agree to it, and say so: "
    "agreed_by: NHS England."
)


def _law_of(clause: Clause, library: Library) -> str:
    """The sources in law of what a clause meets; empty where no law asks for it."""
    known = (library.requirements.get(id_) for id_ in clause.meets)
    return "; ".join(dict.fromkeys(row.source for row in known if row is not None and row.strength in LAW))


def departure_from(requirement: str, config: Config, library: Library) -> str:
    """Who agreed to depart from a requirement, and why; empty if nobody did. On record are the config's `deviations`
    and the system's own wording, each for a clause of the library that meets the requirement."""
    for id_, reason, agreed_by in (*_recorded(config), *_local(library)):
        clause = library.clauses.get(id_)
        if clause is not None and requirement in clause.meets and agreed_by:
            return f"{agreed_by} agreed to depart from “{id_}”: {reason}"
    return ""


def _recorded(config: Config) -> list[tuple[str, str, str]]:
    deviations = config.facts.facts.get("deviations")
    items = deviations.items if isinstance(deviations, Things) else ()
    return [(_text(item, "clause_id"), _text(item, "reason"), _text(item, "agreed_by")) for item in items]


def _local(library: Library) -> list[tuple[str, str, str]]:
    return [(c.id, c.departure.reason, c.departure.agreed_by) for c in library.local.values() if c.departure]


def _text(thing: Thing, name: str) -> str:
    fact = thing.facts.get(name)
    return str(fact.value) if isinstance(fact, Value) else ""
