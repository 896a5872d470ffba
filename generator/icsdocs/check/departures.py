"""Knows where a system departs from the library: from national policy on record, or by leaving out what is required."""

from collections.abc import Iterator
from datetime import date

from icsdocs import rules
from icsdocs.check.strength import LAW
from icsdocs.config import Config, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import frozen
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
    """Who agreed to depart from a requirement, when if that is known, and why; empty if nobody did. On record are the
    config's `deviations` and the system's own wording, each for a clause of the library that meets the requirement."""
    for one in (*_recorded(config), *_local(library)):
        clause = library.clauses.get(one.clause)
        if clause is not None and requirement in clause.meets and one.agreed_by:
            on = f" on {one.agreed_on.day} {one.agreed_on:%B %Y}" if one.agreed_on else ""
            return f"{one.agreed_by} agreed{on} to the departure: {one.reason}"
    return ""


@frozen
class _Record:
    """A departure from a clause of the library, as somebody put it on record."""

    clause: str
    reason: str
    agreed_by: str
    agreed_on: date | None


def _recorded(config: Config) -> Iterator[_Record]:
    deviations = config.facts.facts.get("deviations")
    for item in deviations.items if isinstance(deviations, Things) else ():
        said = item.facts.get("date")
        agreed_on = said.value if isinstance(said, Value) and isinstance(said.value, date) else None
        yield _Record(_text(item, "clause_id"), _text(item, "reason"), _text(item, "agreed_by"), agreed_on)


def _local(library: Library) -> Iterator[_Record]:
    for clause in library.local.values():
        if clause.departure:
            departure = clause.departure
            yield _Record(clause.id, departure.reason, departure.agreed_by, departure.agreed_on)


def _text(thing: Thing, name: str) -> str:
    fact = thing.facts.get(name)
    return str(fact.value) if isinstance(fact, Value) else ""
