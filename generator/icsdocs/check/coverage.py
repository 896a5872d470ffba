"""Knows, for each requirement and each document, which clauses meet it, and where none does, why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from icsdocs.check.assertions import Failure, Forbidden, Unsaid, failures, is_tested, vocabulary_of
from icsdocs.check.departures import departure_from
from icsdocs.check.finding import Case, Finding, Place, Reasons, Status
from icsdocs.check.pattern import Vocabulary
from icsdocs.check.seen import NEVER, Seen
from icsdocs.check.sentences import Heard
from icsdocs.check.strength import LAW, POLICY, RANK, strength_on
from icsdocs.check.unmet import asked_of_omitted, in_part, unmet, unmet_by_doubtful, unmet_in_part
from icsdocs.check.waiting import judged
from icsdocs.config import Config
from icsdocs.document import Clause, Document, Paragraph, Part, Section
from icsdocs.frozen import changed
from icsdocs.library import Library
from icsdocs.records import Requirement

Places = Mapping[tuple[str, str], tuple[Place, ...]]


def coverage(
    config: Config, library: Library, documents: tuple[Document, ...], reasons: Reasons, seen: Seen = NEVER
) -> tuple[Finding, ...]:
    """A finding for every requirement in every document that it asks something of or whose clauses name it, and one
    without a document for each that asks something of none of them; law first, else in the order of their files."""
    places: dict[tuple[str, str], tuple[Place, ...]] = {}
    for document in documents:
        for place in _places(document):
            for id_ in place.clause.meets:
                places[document.id, id_] = (*places.get((document.id, id_), ()), place)
    standing = (requirement.on(config.edition, config.as_at) for requirement in library.requirements.values())
    law_first = sorted(standing, key=lambda requirement: RANK[requirement.strength])
    vocabulary = vocabulary_of(config, library)
    applying = [requirement for requirement in law_first if requirement.id not in reasons.not_applying]
    failed: dict[tuple[str, str], tuple[Failure, ...]] = {}
    for document in documents:
        failed |= _failed_in(document, applying, config, places, vocabulary, seen)
    case = Case(config, library, documents, reasons, failed, places)
    return tuple(finding for requirement in law_first for finding in _findings(requirement, case))


def _findings(requirement: Requirement, case: Case) -> Iterator[Finding]:
    concerned = [document for document in case.documents if _concerns(requirement, document, case.places)]
    for document in concerned:
        yield _finding(requirement, document, case)
    if not concerned:
        yield _without_document(requirement, case)


def _concerns(requirement: Requirement, document: Document, places: Places) -> bool:
    return document.type in requirement.documents or (document.id, requirement.id) in places


def _failed_in(
    document: Document, requirements: Sequence[Requirement], config: Config, places: Places, vocabulary: Vocabulary,
    seen: Seen,
) -> dict[tuple[str, str], tuple[Failure, ...]]:  # fmt: skip
    """How the words of a document fail that claim to meet a requirement, by document and requirement, where they do."""
    heard = Heard(document)
    concerned = {one.id: one for one in requirements if _concerns(one, document, places)}

    def failed(id_: str) -> tuple[Failure, ...]:
        clauses = tuple(place.clause for place in places.get((document.id, id_), ()))
        return tuple(failures(concerned[id_], clauses, heard, config, vocabulary))

    beside = f"{vocabulary} {' '.join(concerned)}"
    failing = seen.of(document, "what fails", lambda: frozenset(filter(failed, concerned)), beside)
    return {(document.id, id_): failed(id_) for id_ in concerned if id_ in failing}


def _without_document(requirement: Requirement, case: Case) -> Finding:
    strength = strength_on(requirement, case.config)
    if (reason := case.reasons.not_applying.get(requirement.id)) is not None:
        return Finding("", requirement, strength, Status.NOT_APPLICABLE, reason, ())
    if not requirement.documents:
        status = Status.HELD if requirement.held_by else Status.BY_HAND
        detail = requirement.held_by or requirement.by_hand or "whoever answers for the documents must look at it"
        return Finding("", requirement, strength, status, detail, ())
    whys = {
        type_: case.reasons.unmade.get(type_, "this project has no such document") for type_ in requirement.documents
    }
    whys |= dict.fromkeys(set(whys) & set(case.reasons.unfinished), "it is not part of this run")
    detail = "; ".join(f"no {type_} is built: {why}" for type_, why in whys.items())
    return Finding("", requirement, strength, Status.NOT_APPLICABLE, detail, ())


def _finding(requirement: Requirement, document: Document, case: Case) -> Finding:
    strength = strength_on(requirement, case.config)
    places = case.places.get((document.id, requirement.id), ())

    def found(status: Status, detail: str = "", failed: tuple[Failure, ...] = ()) -> Finding:
        return Finding(document.id, requirement, strength, status, detail, places, failed)

    if (reason := case.reasons.not_applying.get(requirement.id)) is not None:
        return found(Status.NOT_APPLICABLE, reason)
    departure = "" if strength in LAW else departure_from(requirement.id, case.config, case.library)
    if (document.id, requirement.id) in case.failed:
        if departure:
            return found(Status.DEPARTED, departure)
        words = judged(requirement, document, case)
        if words.failing:
            return found(Status.WORDS, _said(words.failing), words.failing)
        return found(Status.OPEN, in_part(words.waiting))
    if places and all(map(case.doubt, places)):
        return found(*unmet_by_doubtful(requirement, document, case, departure))
    stood_in = any(_names_itself(place.clause.clause, case.library) for place in places)
    if places and not stood_in and (partly := unmet_in_part(requirement, document, case, departure)):
        finding = found(*partly)
        is_asked = finding.status is Status.OPEN
        return changed(finding, asks=asked_of_omitted(requirement, document, case)) if is_asked else finding
    if places:
        return found(*_met(requirement, places, case))
    finding = found(*unmet(requirement, document, case, departure))
    is_asked = finding.status is Status.MISSING and strength in (*LAW, POLICY)
    return _with_causes(finding, document, case) if is_asked else finding


def _met(requirement: Requirement, places: Iterable[Place], case: Case) -> tuple[Status, str]:
    """What it is worth that clauses name a requirement whose words, if they are tested, do not fail."""
    is_local = all(map(_is_local, places))
    if is_tested(requirement, case.config):
        return Status.LOCAL if is_local else Status.SATISFIED, ""
    return Status.CLAIMED_LOCAL if is_local else Status.CLAIMED, _UNTESTED


_UNTESTED = "no test asks for words: read them"


def _with_causes(finding: Finding, document: Document, case: Case) -> Finding:
    # Few configs leave out what the law asks for, and trying all their answers takes much to load.
    from icsdocs.check.remedy import causes

    return changed(finding, causes=causes(finding.requirement, document, case))


def _is_local(place: Place) -> bool:
    return place.file.startswith("clauses/local/")


def _names_itself(id_: str, library: Library) -> bool:
    """Whether wording of the system's own says itself what it meets, and so stands in for what the system leaves out;
    what only takes that from the clause whose words it replaces does what that clause did."""
    own = library.local.get(id_)
    return own is not None and (id_ not in library.clauses or "meets" in own.header)


def _said(failed: Iterable[Failure]) -> str:
    lines = []
    for failure in failed:
        match failure:
            case Unsaid(pattern):
                lines.append(f"does not say “{pattern}”")
            case Forbidden(pattern, origin):
                lines.append(f"must not say “{pattern}” ({origin})")
    return "; ".join(lines)


# --- clauses as printed ----------------------------------------------------------------------------------------------


def _places(document: Document) -> Iterator[Place]:
    for clause, heading in _clauses(document.parts, None):
        numbered = (block for block in clause.blocks if isinstance(block, Paragraph) and block.label)
        yield Place(document.id, clause, heading, tuple(numbered))


def _clauses(parts: Iterable[Part], under: Paragraph | None) -> Iterator[tuple[Clause, Paragraph | None]]:
    """Every clause, with the heading that it stands under."""
    for part in parts:
        match part:
            case Section(heading=heading, parts=inner):
                yield from _clauses(inner, heading)
            case Clause():
                yield part, under
