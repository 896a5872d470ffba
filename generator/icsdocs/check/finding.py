"""Knows what is said of one requirement in one document, and what it is judged by."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from icsdocs.check.assertions import Failure
from icsdocs.check.strength import severity_of
from icsdocs.config import Config, Field, Listing, Things, Value
from icsdocs.diagnostics import Severity
from icsdocs.document import Clause, Document, Gap, Paragraph
from icsdocs.frozen import frozen
from icsdocs.library import Absence, Library
from icsdocs.records import Requirement


class Status(StrEnum):
    """What became of a requirement in a document, as reports print it; words for which no test asks only claim it."""

    SATISFIED = "satisfied"
    LOCAL = "satisfied by local wording"
    ELSEWHERE = "satisfied in another document"
    CLAIMED = "claimed"
    CLAIMED_LOCAL = "claimed by local wording"
    CLAIMED_ELSEWHERE = "claimed in another document"
    DEPARTED = "departed from on record"
    OPEN = "waits for a fact"
    WORDS = "words fail"
    FACTS = "facts fail"
    MISSING = "missing"
    CHECKED = "checked by rules"
    HELD = "holds by construction"
    BY_HAND = "not checked by machine"
    NOT_APPLICABLE = "not applicable"


CLAIMS = (Status.CLAIMED, Status.CLAIMED_LOCAL, Status.CLAIMED_ELSEWHERE)


# The first numbered paragraph and the last, if that is another.
Run = tuple[Paragraph, ...]


def ends(paragraphs: Sequence[Paragraph]) -> Run:
    """Those of some paragraphs between which all of them stand that have a number."""
    numbered = [paragraph for paragraph in paragraphs if paragraph.label]
    return (numbered[0], numbered[-1]) if len(numbered) > 1 else tuple(numbered)


def ranged(run: Run) -> str:
    """The numbers of a run: "1.3", "1.3 to 1.5"."""
    return " to ".join(paragraph.label.full for paragraph in run if paragraph.label)


@frozen
class Place:
    """A clause that names the requirement, as printed under a heading (or none): the numbered paragraphs that are
    meant, at first all of the clause."""

    document: str
    clause: Clause
    heading: Paragraph | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def file(self) -> str:
        return self.clause.origin.file

    @property
    def runs(self) -> tuple[Run, ...]:
        """The paragraphs that are meant, those together that follow each other in the clause."""
        meant = {paragraph.address for paragraph in self.paragraphs}
        numbered = (block for block in self.clause.blocks if isinstance(block, Paragraph) and block.label)
        parted = groupby(numbered, key=lambda paragraph: paragraph.address in meant)
        return tuple(ends(list(some)) for is_meant, some in parted if is_meant)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Of each run the number, or the first and the last ("1.3 to 1.5"); none where none is numbered."""
        return tuple(map(ranged, self.runs))


@frozen
class StandIn:
    """What a document prints in the place of clauses while it is open whether it prints them, under a heading (or
    none)."""

    paragraph: Paragraph
    heading: Paragraph | None


@frozen
class Cause:
    """An answer of the config that leaves a clause out (also that there are none of something), its field, and the
    answers with which alone it would be printed, if there are any; of things none of which it is printed for, what
    to `add`."""

    clause: str
    fact: Value | Listing | Things
    field: Field
    instead: tuple[str | bool, ...]
    add: str = ""


@frozen
class Finding:
    """One requirement in one document (none: the set of documents as a whole), as it stands; of one of law or policy
    that is missing, which answers of the config keep it out; of one that is open, the gaps in the words that would meet
    it, and what `asks` a fact that no document asks. `elsewhere` are the documents by whose words it is met or, if it
    is open, to whose points its gaps belong; none where that is its own. `against` says what is wrong with facts, and
    `instead` is what the document prints in the place of the words that an open one waits for."""

    document: str
    requirement: Requirement
    strength: str
    status: Status
    detail: str
    places: tuple[Place, ...]
    failures: tuple[Failure, ...] = ()
    causes: tuple[Cause, ...] = ()
    asks: tuple[Absence, ...] = ()
    gaps: tuple[Gap, ...] = ()
    elsewhere: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    instead: tuple[StandIn, ...] = ()

    @property
    def severity(self) -> Severity:
        """How grave it is that this requirement is not met; of no weight where it is."""
        return severity_of(self.strength, self.requirement.verified)

    @property
    def is_broken(self) -> bool:
        return self.status in (Status.MISSING, Status.WORDS, Status.FACTS)


@frozen
class Doubt:
    """Why a clause that is printed meets nothing yet: an open question (`is_open`), or an answer with which its table
    says “None”."""

    says: str
    is_open: bool


@frozen
class Reasons:
    """Why things are not there, as assembling found: clauses by document, types of document (not made, or not asked for
    this time), requirements; and by document and address, why a clause that is printed meets nothing yet. `claimed` has
    by type which requirements clauses name in the config's documents that were not asked for this time."""

    absences: Mapping[str, Mapping[str, Absence]]
    unmade: Mapping[str, str]
    unfinished: tuple[str, ...]
    not_applying: Mapping[str, str]
    doubts: Mapping[str, Mapping[str, Doubt]]
    claimed: Mapping[str, frozenset[str]]

    @cached_property
    def omitting(self) -> frozenset[str]:
        """The documents from which the system leaves out any clause."""
        return frozenset(id_ for id_, found in self.absences.items() if any(a.by == "omit" for a in found.values()))


@frozen
class Case:
    """What is judged: one config's documents, with all that bears on the judgement; by document and requirement, how
    words fail that claim to meet it, and which clauses do."""

    config: Config
    library: Library
    documents: tuple[Document, ...]
    reasons: Reasons
    failed: Mapping[tuple[str, str], tuple[Failure, ...]]
    places: Mapping[tuple[str, str], tuple[Place, ...]]

    def doubt(self, place: Place) -> Doubt | None:
        """Why a clause that is printed meets nothing yet; none where it does."""
        return self.reasons.doubts.get(place.document, {}).get(place.clause.address)
