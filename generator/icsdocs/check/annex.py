"""Knows how coverage is printed as an annex of the document that it is about."""

from collections.abc import Iterable
from dataclasses import replace

from icsdocs.check.finding import Finding, Place, Status
from icsdocs.document import Document, Inline, Paragraph, Part, Reference, Row, Section, Table, Text
from icsdocs.typography import curled

_WORDS = {
    Status.SATISFIED: "Met",
    Status.LOCAL: "Met by local wording",
    Status.ELSEWHERE: "Met in another document",
    Status.DEPARTED: "Departed from, on record",
    Status.OPEN: "Open",
    Status.WORDS: "Not met by the words",
    Status.FACTS: "Not met by the facts",
    Status.MISSING: "Missing",
}


def with_annex(document: Document, findings: Iterable[Finding]) -> Document:
    """The document with the requirements that apply to it in the table that its outline keeps for them (requirement,
    source, clauses, status); unchanged if it keeps none."""
    own = [f for f in findings if f.document == document.id and f.status in _WORDS]
    parts = tuple(_filled(part, own) for part in document.parts)
    return document if parts == document.parts else replace(document, parts=parts)


def _filled(part: Part, findings: list[Finding]) -> Part:
    match part:
        case Section(parts=inner):
            return replace(part, parts=tuple(_filled(p, findings) for p in inner))
        case Table(lists="coverage"):
            return replace(part, rows=tuple(_row(part, finding) for finding in findings))
        case _:
            return part


def _row(table: Table, finding: Finding) -> Row:
    requirement = finding.requirement
    origin = requirement.span
    cells = (
        (Text(curled(requirement.rule), origin),),
        (Text(curled(requirement.source), origin),),
        _numbers(finding),
        (Text(_WORDS[finding.status], origin),),
    )
    return Row(f"{table.address}.{requirement.id}", cells[: len(table.header.cells)], origin)


def _numbers(finding: Finding) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for place in finding.places:
        inlines += [Text(", ", finding.requirement.span)] if inlines else []
        inlines.append(_number(place))
    return tuple(inlines)


def _number(place: Place) -> Inline:
    """A live reference to the clause; its title where it has no number."""
    if not place.number:
        return Text(curled(place.clause.title), place.clause.origin)
    first = next(b for b in place.clause.blocks if isinstance(b, Paragraph) and b.label)
    return Reference("", place.number, "", first.address, "", place.clause.origin)
