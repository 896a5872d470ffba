"""Knows why a requirement that no clause of a document names, or not all that should, may still be in order, or that it
is missing."""

from collections.abc import Iterable

from icsdocs.check.assertions import is_tested, only_forbids
from icsdocs.check.finding import Case, Place, Status
from icsdocs.check.strength import OPTION, strength_on
from icsdocs.check.waiting import candidates, judged, waiting_for
from icsdocs.config import Config
from icsdocs.document import Document
from icsdocs.library import Absence
from icsdocs.records import Requirement


def unmet(requirement: Requirement, document: Document, case: Case, departure: str) -> tuple[Status, str]:
    """Why a requirement that no clause of this document names may still be in order; or that it is missing."""
    if only_forbids(requirement):
        return Status.SATISFIED, "nothing that it forbids is said"
    if elsewhere := _elsewhere(requirement, document, case):
        return elsewhere
    if strength_on(requirement, case.config) == OPTION:
        return Status.NOT_APPLICABLE, "the law allows it, and no clause makes use of it"
    if departure:
        return Status.DEPARTED, departure
    if waiting := next(waiting_for(requirement, document, case), None):
        return Status.OPEN, f"“{waiting.id}” would meet it, and hangs on a fact that the config does not give"
    if failing := [] if requirement.each_document else _failing(requirement, document, case):
        # Told as a fault of that document alone.
        return Status.WORDS, f"it is to be met in {' and '.join(failing)}, whose words fail"
    return Status.MISSING, _left_out(requirement, document, case)


def unmet_in_part(
    requirement: Requirement, document: Document, case: Case, departure: str
) -> tuple[Status, str] | None:
    """What comes of a requirement some of whose clauses are printed, and one not because the system leaves it out: each
    required clause that names it is held to be needed, unless the row says in words what must be printed. None where
    nothing of it is left out."""
    # To look through all clauses for every requirement takes time, and few systems leave any out.
    if document.id not in case.reasons.omitting:
        return None
    absences = case.reasons.absences.get(document.id, {})
    meeting = candidates(requirement, document.type, case.library)
    gone = [c for c in meeting if c.status == "required" and c.id in absences and absences[c.id].by == "omit"]
    if not gone or strength_on(requirement, case.config) == OPTION or is_tested(requirement, case.config):
        return None
    if elsewhere := _elsewhere(requirement, document, case):
        return elsewhere
    if departure:
        return Status.DEPARTED, departure
    sure = [c for c in gone if not absences[c.id].hangs_on]
    says = "; ".join(f"“{c.id}” would meet a part of it, but {absences[c.id].says}" for c in sure or gone)
    if sure:
        return Status.MISSING, says
    asked = " and ".join(dict.fromkeys(absences[c.id].hangs_on for c in gone))
    return Status.OPEN, f"{says}; whether it is needed hangs on {asked}, which is not known"


def asked_of_omitted(requirement: Requirement, document: Document, case: Case) -> tuple[Absence, ...]:
    """Why clauses are absent that would meet a requirement and that the system leaves out, where it is not known
    whether they would be printed."""
    absences = case.reasons.absences.get(document.id, {})
    meeting = candidates(requirement, document.type, case.library)
    omitted = (absences[c.id] for c in meeting if c.id in absences and absences[c.id].by == "omit")
    return tuple(absence for absence in omitted if absence.hangs_on)


def unmet_by_doubtful(
    requirement: Requirement, document: Document, case: Case, departure: str
) -> tuple[Status, str]:
    """What comes of a requirement whose clauses in this document are all printed under open questions or with tables
    that say “None”. Such a table is an answer, so no open point keeps it out of a final version."""
    places = case.places[document.id, requirement.id]
    if asked := _asked(places, case):
        return Status.OPEN, _in_doubt(asked[0], case)
    if elsewhere := _elsewhere(requirement, document, case):
        return elsewhere
    if strength_on(requirement, case.config) == OPTION:
        return Status.NOT_APPLICABLE, _in_doubt(places[0], case)
    if departure:
        return Status.DEPARTED, departure
    return Status.MISSING, _in_doubt(places[0], case)


def _asked(places: Iterable[Place], case: Case) -> list[Place]:
    """Those of some places that hang on an open question."""
    return [place for place in places if (doubt := case.doubt(place)) and doubt.is_open]


def _in_doubt(place: Place, case: Case) -> str:
    doubt = case.doubt(place)
    where = f" in {place.document}" if len(case.documents) > 1 else ""
    link = "and" if doubt and doubt.is_open else "but"
    return f"“{place.clause.clause}”{where} would meet it, {link} {doubt.says if doubt else ''}"


def in_part(waiting: tuple[str, ...], where: str = "") -> str:
    """Why words are open of which clauses that wait for a fact would say a part."""
    named = " and ".join(f"“{id_}”" for id_ in waiting)
    hang = "hangs" if len(waiting) == 1 else "hang"
    return f"{named}{where} would meet a part of it, and {hang} on a fact that the config does not give"


def _elsewhere(requirement: Requirement, document: Document, case: Case) -> tuple[Status, str] | None:
    if requirement.each_document:
        return None
    failing = _failing(requirement, document, case)
    naming = [d for d in case.documents if d.type != document.type and (d.id, requirement.id) in case.places]
    others = [d for d in naming if d.id not in failing]
    sure = [d.id for d in others if not all(map(case.doubt, case.places[d.id, requirement.id]))]
    if sure:
        return elsewhere_in(sure, requirement, case.config)
    doubtful = [place for d in others for place in case.places[d.id, requirement.id]]
    if asked := _asked(doubtful, case):
        return Status.OPEN, _in_doubt(asked[0], case)
    if doubtful and (document.id, requirement.id) not in case.places:
        # That the tables there say “None” is told of that document.
        return Status.OPEN, _in_doubt(doubtful[0], case)
    for other in (d for d in naming if d.id in failing):
        words = judged(requirement, other, case)
        if not words.failing:
            return Status.OPEN, in_part(words.waiting, f" in {other.id}")
    claimed = [type_ for type_, ids in case.reasons.claimed.items() if requirement.id in ids]
    unfinished = [t for t in requirement.documents if t in case.reasons.unfinished]
    if unfinished := [t for t in dict.fromkeys((*unfinished, *claimed)) if t != document.type]:
        return Status.NOT_APPLICABLE, f"it may be met in {' and '.join(unfinished)}, which is not part of this run"
    return None


def _failing(requirement: Requirement, document: Document, case: Case) -> list[str]:
    """The documents of other types whose clauses name a requirement and whose words fail it."""
    return [d.id for d in case.documents if d.type != document.type and (d.id, requirement.id) in case.failed]


def elsewhere_in(documents: Iterable[str], requirement: Requirement, config: Config) -> tuple[Status, str]:
    """What it is worth that other documents meet a requirement."""
    if is_tested(requirement, config):
        return Status.ELSEWHERE, f"it is met in {' and '.join(documents)}"
    return Status.CLAIMED_ELSEWHERE, f"it is claimed in {' and '.join(documents)}, where no test asks for words"


def _left_out(requirement: Requirement, document: Document, case: Case) -> str:
    absences = case.reasons.absences.get(document.id, {})
    meeting = [c for c in candidates(requirement, document.type, case.library) if c.id in absences]
    # The clauses of other editions say nothing new where this one has its own.
    of_edition = [c for c in meeting if c.validity.is_of(case.config.edition)]
    whys = [f"“{c.id}” would meet it, but {absences[c.id].says}" for c in of_edition or meeting]
    return "; ".join(whys) or "no clause of this document names it"
