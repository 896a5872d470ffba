"""Knows where a system departs from the library: from national policy on record, by leaving out what is required, or by
words that are printed nowhere."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from icsdocs import rules
from icsdocs.check.assertions import is_tested
from icsdocs.check.finding import Finding, Status
from icsdocs.config import Config, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.frozen import frozen
from icsdocs.library import Absence, Clause, Library


def required_omitted(
    config: Config, library: Library, absences: Iterable[Mapping[str, Absence]], unmet: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """A warning for each required clause that a document would print and the system leaves out, unless somebody agreed
    to it on record, it is silenced there, or what is `unmet` says so in its place."""
    left_out = {id_ for of_document in absences for id_, absence in of_document.items() if absence.by == "omit"}
    agreed = {one.clause for one in (*_recorded(config), *_local(library)) if one.agreed_by}
    told = {problem.span for problem in unmet if problem.severity is not Severity.OPEN}
    for id_ in sorted(left_out - agreed):
        clause, own = library.local[id_], library.clauses.get(id_)
        is_silent = rules.REQUIRED_OMITTED.code in clause.silence or clause.span_of("omit") in told
        if own and own.status == "required" and clause.departure and not is_silent:
            message = f"The required clause “{id_}” ({own.title}) is left out ({clause.departure.reason})"
            related = (("the library's clause", own.span_of("status")),)
            yield Diagnostic(rules.REQUIRED_OMITTED, message, clause.span_of("omit"), _TO_BE_AGREED, related)


_TO_BE_AGREED = (
    "Write wording of your own that does the same, or have whoever approves the document agree to it, and say so: "
    "agreed_by: NHS England."
)


def unprinted_wording(
    unprinted: Mapping[str, Absence], config: Config, library: Library, others: Callable[[], tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """A warning for each clause of a system's own that no document prints, unless its own header or words say so; an
    open choice is told by its gap. `others` are the editions of the system's other configs, which may print it."""
    for id_, absence in unprinted.items():
        clause = library.local[id_]
        is_meant = absence.by in clause.header or absence.by == "body"
        is_silent = rules.UNPRINTED_WORDING.code in clause.silence
        if is_meant or is_silent or absence.told:
            continue
        may_print = any(_is_placed(clause, library, edition) for edition in others())
        if absence.by != "editions" or not may_print:
            yield _unprinted(clause, library.clauses.get(id_), absence, config.file if may_print else "")


def _is_placed(clause: Clause, library: Library, edition: str) -> bool:
    """Whether a clause has a place in a document of an edition, or of any for none."""
    asked = clause.departure.document if clause.departure else ""
    with_it = (o for o in library.outlines if o.id == asked or any(clause.id == entry.clause for entry in o.entries))
    is_of_any = not edition
    return any(is_of_any or (one.validity.is_of(edition) and clause.validity.is_of(edition)) for one in with_it)


def _unprinted(clause: Clause, own: Clause | None, absence: Absence, config: str) -> Diagnostic:
    """The warning; it names the config where others of the system may print the words, and then deletes nothing."""
    is_not = f"{config} does not print this wording of “{clause.id}”"
    message = f"{is_not if config else f'This wording of “{clause.id}” is printed nowhere'}, because {absence.says}"
    is_of_group = clause.alternative is not None and absence.by == "when"
    related = (("the library's clause", own.span_of(absence.by)),) if own and absence.by in own.header else ()
    known = {clause.span, *(span for _, span in related)}
    places = tuple(place for place in absence.decided if place[1] not in known)
    if absence.by in _OF_TIME:
        hint = _OF_THE_TIME
    else:
        remedies = _TO_BE_PRINTED.get("alternative" if is_of_group else absence.by) or _to_be_placed(own, absence)
        hint = _either(*remedies, *[] if config else ["delete the file"])
    if absence.by == "when" and not is_of_group:
        hint = f"The library's clause has this condition, and so have these words. {hint}"
    hint = f"{hint} {_TO_BE_CHECKED}" if config else hint
    return Diagnostic(rules.UNPRINTED_WORDING, message, clause.span_of("id"), hint, (*related, *places))


def _to_be_placed(own: Clause | None, absence: Absence) -> tuple[str, ...]:
    place = "write the words under an id of their own" if own else "give these words another place"
    return (*["change the fact"] * bool(absence.decided), f"{place} (document, after)")


def _either(*remedies: str) -> str:
    *others, last = remedies
    said = f"{', '.join(others)}, or {last}." if others else f"{last}."
    return said[:1].upper() + said[1:]


_OF_TIME = ("editions", "from", "until")
_OF_THE_TIME = (
    "Give these words to the clause that is printed in this edition on this day, or say in this header when they hold "
    "(editions, from, until)."
)
_TO_BE_PRINTED = {
    "when": ("change the fact", "add the clause to the list include in the config, which prints it all the same"),
    "status": ("add the clause to the list include in the config",),
    "include_by": ("give that fact", "add the clause to the list include in the config"),
    "alternative": ("give these words to the clause that is chosen",),
}
_TO_BE_CHECKED = "The system has other configs: a check of all of them together tells only what none of them prints."


def unclaimed(findings: Iterable[Finding], config: Config, library: Library) -> Iterator[Diagnostic]:
    """A warning for each clause of a system's own that counts as meeting requirements only because the clause did whose
    words it replaces, and for which no test asks for words."""
    found: dict[str, dict[str, None]] = {}
    for finding in findings:
        if finding.status in _UNMET or is_tested(finding.requirement, config):
            continue
        for own in {place.clause.clause for place in finding.places} & set(library.local):
            if own in library.clauses and "meets" not in library.local[own].header:
                found.setdefault(own, {})[finding.requirement.id] = None
    for id_, met in found.items():
        clause = library.local[id_]
        if rules.UNCLAIMED.code not in clause.silence:
            one = len(met) == 1
            message = (
                f"Nobody has said that these words meet what the library's words of “{id_}” met: "
                f"{_few(met)}, for which no test asks for words"
            )
            hint = (
                f"Read what {'it asks' if one else 'they ask'} (icsdocs show {id_}). If these words do the same, write "
                f"in this header: meets: [{', '.join(library.clauses[id_].meets)}]. Leave out what they do not meet."
            )
            yield Diagnostic(rules.UNCLAIMED, message, clause.span_of("id"), hint)


_UNMET = (
    Status.NOT_APPLICABLE, Status.DEPARTED, Status.OPEN, Status.WORDS, Status.FACTS, Status.MISSING,
)  # fmt: skip
NAMED = 3


def _few(names: Collection[str]) -> str:
    shown, more = list(names)[:NAMED], len(names) - NAMED
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


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
