"""Knows how coverage is printed: as an annex of the document that it is about, or document by document for them all."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from icsdocs.check.annexed_clauses import Around, clauses_of
from icsdocs.check.finding import Finding, Status
from icsdocs.check.strength import LAW, POLICY
from icsdocs.document import Document, Gap, Paragraph, Part, Row, Section, Table, Text
from icsdocs.frozen import changed, frozen
from icsdocs.library import Library
from icsdocs.source import Span
from icsdocs.typography import curled
from icsdocs.walk import NO_ROWS

_WORDS = {
    Status.SATISFIED: "Met",
    Status.LOCAL: "Met by local wording",
    Status.ELSEWHERE: "Met in another document",
    Status.CLAIMED: "Claimed",
    Status.CLAIMED_LOCAL: "Claimed by local wording",
    Status.CLAIMED_ELSEWHERE: "Claimed in another document",
    Status.DEPARTED: "Departed from, on record",
    Status.OPEN: "Open",
    Status.WORDS: "Not met by the words",
    Status.FACTS: "Not met by the facts",
    Status.MISSING: "Missing",
}


# What stands for the document of what is asked of several at once, or of the facts alone.
_ALL_OF_THEM = "The set of documents"


@frozen
class _Group:
    """A document and what was found of the requirements that apply to it."""

    document: Document
    findings: tuple[Finding, ...]


def lists_all(documents: Iterable[Document]) -> bool:
    """Whether one of the documents lists the requirements of every document, so that all of them must be made."""
    return any(_has_list_of_all(part) for document in documents for part in document.parts)


def with_annex(
    document: Document, findings: Sequence[Finding], everything: Sequence[Document], unmade: Sequence[str] = ()
) -> Document:
    """The document with the requirements that apply to it in the table that its outline keeps for them (requirement,
    source, clauses, status), or with those of every document under a heading for each, or with all that are not met
    and what the documents are called that were not made (`unmade`); unchanged if it keeps none."""
    groups = [_Group(one, tuple(_applying(one.id, findings))) for one in (document, *everything)]
    documents = {group.document.id: group.document for group in groups}
    around = Around(document, {(one.document, one.requirement.id): one for one in findings}, documents, tuple(unmade))
    parts = tuple(part for old in document.parts for part in _filled(old, 1, groups, around))
    return document if parts == document.parts else changed(document, parts=parts)


def not_looked_at(library: Library, unfinished: Collection[str]) -> Iterator[str]:
    """What those types of document are called of which requirements ask something and that were not made."""
    asked = {id_ for requirement in library.requirements.values() for id_ in requirement.documents}
    yield from (outline.called for outline in library.outlines if outline.id in asked.intersection(unfinished))


def _applying(document: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Law, regulations and national policy: guidance and good practice bind nobody who approves the document."""
    for finding in findings:
        is_binding = finding.requirement.strength in (*LAW, POLICY)
        if is_binding and finding.document == document and finding.status in _WORDS:
            yield finding


def _has_list_of_all(part: Part) -> bool:
    match part:
        case Section(parts=inner):
            return any(map(_has_list_of_all, inner))
        case Table(lists="coverage-by-document" | "coverage-unmet"):
            return True
        case _:
            return False


def _filled(part: Part, depth: int, groups: Sequence[_Group], around: Around) -> Iterator[Part]:
    own, *others = groups
    match part:
        case Section(parts=inner):
            below = (new for old in inner for new in _filled(old, part.depth + 1, groups, around))
            yield changed(part, parts=tuple(below))
        case Table(lists="coverage"):
            yield changed(part, rows=tuple(_row(part, finding, around) for finding in own.findings))
        case Table(lists="coverage-by-document"):
            asked = (group for group in others if group.findings and group.document.id != own.document.id)
            yield from (_section(part, depth, group, around) for group in asked)
        case Table(lists="coverage-unmet"):
            yield changed(part, rows=tuple(_unmet_of_all(part, others, around)))
        case _:
            yield part


def _unmet_of_all(table: Table, groups: Iterable[_Group], around: Around) -> Iterator[Row]:
    """What is not met, document by document and then by the set of them; or that there is none, which says nothing of
    documents that were not made: a last row names these."""
    of_all = tuple(_applying("", around.findings.values()))
    rows = [row for group in groups for row in _unmet(table, group.document.id, group.document.title, group.findings)]
    rows += _unmet(table, "all", _ALL_OF_THEM, of_all)
    yield from rows or [_none(table, "None in what was looked at" if around.unmade else "None")]
    if around.unmade:
        said = ("Not looked at", "; ".join(map(curled, around.unmade)), "Not made, so nothing was looked for there")
        yield _said(f"{table.address}.unmade", said, table.header.origin)


def _unmet(table: Table, of: str, title: str, findings: Iterable[Finding]) -> Iterator[Row]:
    """What a document does not meet: the requirement, the document's title, and how it stands."""
    for finding in filter(lambda one: one.is_broken, findings):
        requirement = finding.requirement
        said = (curled(requirement.rule), title, _status(finding))
        yield _said(f"{table.address}.{of}.{requirement.id}", said, requirement.span)


def _said(address: str, words: Iterable[str], origin: Span) -> Row:
    return Row(address, tuple((Text(said, origin),) for said in words), origin)


def _none(table: Table, says: str) -> Row:
    origin = table.header.origin
    return Row(f"{table.address}{NO_ROWS}", ((Text(says, origin),), (), ()), origin)


def _section(table: Table, depth: int, group: _Group, around: Around) -> Section:
    """A heading with the other document's title, and its requirements under it."""
    address, origin = f"{table.address}.{group.document.id}", table.header.origin
    heading = Paragraph(address, f"Heading {depth}", None, (Text(group.document.title, origin),), origin)
    header = changed(table.header, address=f"{address}.header")
    own = changed(table, address=f"{address}.table", title=group.document.title, header=header, lists="coverage")
    rows = tuple(_row(own, finding, around) for finding in group.findings)
    return Section(address, depth, heading, (changed(own, rows=rows),))


def _row(table: Table, finding: Finding, around: Around) -> Row:
    requirement = finding.requirement
    origin = requirement.span
    cells = (
        (Text(curled(requirement.rule), origin),),
        (Text(curled(requirement.source), origin),),
        tuple(clauses_of(finding, around)),
        (Text(_status(finding), origin),),
    )
    return Row(f"{table.address}.{requirement.id}", cells[: len(table.header.cells)], origin)


def _status(finding: Finding) -> str:
    """How a requirement stands; of a departure also who agreed to it, when and why; of an open one the points that it
    waits for, and of one that the facts do not meet what is wrong with them."""
    words = _WORDS[finding.status]
    match finding.status:
        case Status.DEPARTED:
            return f"{words}. {_sentence(finding.detail)}"
        case Status.FACTS if finding.against:
            return f"{words}. {_sentence('; '.join(finding.against))}."
        case Status.OPEN if finding.gaps:
            return f"{words}: {_points(finding.gaps)}{' there' if finding.elsewhere else ''}"
        case _:
            return words


def _sentence(says: str) -> str:
    """A message may begin with the name of a fact, and so in small letters."""
    return curled(f"{says[:1].upper()}{says[1:]}")


def _points(gaps: Sequence[Gap]) -> str:
    """The points of a document's list that something waits for, those that follow each other as one: “points 3, 5 to 8
    and 12”."""
    numbers = [gap.number for gap in gaps]
    rows = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in row] for _, row in rows]
    told = [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))]
    *others, last = told
    return f"points {', '.join(others)} and {last}" if others else f"point{'s' if len(numbers) > 1 else ''} {last}"
