"""Knows how coverage is printed: as an annex of the document that it is about, or document by document for them all."""

from collections.abc import Iterable, Iterator, Sequence

from icsdocs.check.finding import Finding, Place, Run, Status, ends, ranged
from icsdocs.check.strength import LAW, POLICY
from icsdocs.document import Document, Gap, Inline, Paragraph, Part, Reference, Row, Section, Table, Text
from icsdocs.frozen import changed, frozen
from icsdocs.typography import curled
from icsdocs.walk import plain

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


@frozen
class _Group:
    """A document and what was found of the requirements that apply to it."""

    document: Document
    findings: tuple[Finding, ...]


def lists_all(documents: Iterable[Document]) -> bool:
    """Whether one of the documents lists the requirements of every document, so that all of them must be made."""
    return any(_has_list_of_all(part) for document in documents for part in document.parts)


def with_annex(document: Document, findings: Sequence[Finding], everything: Sequence[Document]) -> Document:
    """The document with the requirements that apply to it in the table that its outline keeps for them (requirement,
    source, clauses, status), or with those of every document under a heading for each; unchanged if it keeps none."""
    groups = [_Group(one, tuple(_applying(one, findings))) for one in (document, *everything)]
    parts = tuple(part for old in document.parts for part in _filled(old, 1, groups))
    return document if parts == document.parts else changed(document, parts=parts)


def _applying(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Law, regulations and national policy: guidance and good practice bind nobody who approves the document."""
    for finding in findings:
        is_binding = finding.requirement.strength in (*LAW, POLICY)
        if is_binding and finding.document == document.id and finding.status in _WORDS:
            yield finding


def _has_list_of_all(part: Part) -> bool:
    match part:
        case Section(parts=inner):
            return any(map(_has_list_of_all, inner))
        case Table(lists="coverage-by-document"):
            return True
        case _:
            return False


def _filled(part: Part, depth: int, groups: Sequence[_Group]) -> Iterator[Part]:
    own, *others = groups
    match part:
        case Section(parts=inner):
            yield changed(part, parts=tuple(new for old in inner for new in _filled(old, part.depth + 1, groups)))
        case Table(lists="coverage"):
            yield changed(part, rows=tuple(_row(part, finding, own.document) for finding in own.findings))
        case Table(lists="coverage-by-document"):
            asked = (group for group in others if group.findings and group.document.id != own.document.id)
            yield from (_section(part, depth, group, own.document) for group in asked)
        case _:
            yield part


def _section(table: Table, depth: int, group: _Group, here: Document) -> Section:
    """A heading with the other document's title, and its requirements under it."""
    address, origin = f"{table.address}.{group.document.id}", table.header.origin
    heading = Paragraph(address, f"Heading {depth}", None, (Text(group.document.title, origin),), origin)
    header = changed(table.header, address=f"{address}.header")
    own = changed(table, address=f"{address}.table", title=group.document.title, header=header, lists="coverage")
    rows = tuple(_row(own, finding, here) for finding in group.findings)
    return Section(address, depth, heading, (changed(own, rows=rows),))


def _row(table: Table, finding: Finding, here: Document) -> Row:
    requirement = finding.requirement
    origin = requirement.span
    cells = (
        (Text(curled(requirement.rule), origin),),
        (Text(curled(requirement.source), origin),),
        _numbers(finding, here),
        (Text(_status(finding), origin),),
    )
    return Row(f"{table.address}.{requirement.id}", cells[: len(table.header.cells)], origin)


def _status(finding: Finding) -> str:
    """How a requirement stands; of a departure also who agreed to it, when and why; of an open one the points that it
    waits for."""
    words = _WORDS[finding.status]
    match finding.status:
        case Status.DEPARTED:
            return f"{words}. {curled(finding.detail)}"
        case Status.OPEN if finding.gaps:
            return f"{words}: {_points(finding.gaps)}"
        case _:
            return words


_FEW = 3


def _points(gaps: Sequence[Gap]) -> str:
    """The points of a document's list that something waits for."""
    if len(gaps) == 1:
        return f"point {gaps[0].number}"
    numbers = [str(gap.number) for gap in gaps]
    *others, last = numbers if len(numbers) <= _FEW + 1 else [*numbers[:_FEW], f"{len(numbers) - _FEW} more"]
    return f"points {', '.join(others)} and {last}"


def _numbers(finding: Finding, here: Document) -> tuple[Inline, ...]:
    """The paragraphs of each clause, live in their own document, with those of one kind together. A clause without
    numbers is found by the heading over it."""
    printed: dict[str, list[Place]] = {}
    for place in finding.places:
        printed.setdefault(place.clause.clause, []).append(place)
    runs: dict[tuple[str, str], dict[str, Run]] = {}
    titles: dict[str, Inline] = {}
    for places in printed.values():
        for run in (found := _runs(places)):
            runs.setdefault(_around(run), {})[ranged(run)] = run
        if not found:
            title = _title(places[0])
            titles[plain((title,))] = title
    is_live = finding.document == here.id
    cited = [tuple(_cited(around, tuple(of.values()), is_live=is_live)) for around, of in runs.items()]
    told: list[Inline] = []
    for one in (*cited, *((title,) for title in titles.values())):
        told += [*([Text("; ", finding.requirement.span)] if told else []), *one]
    return tuple(told)


def _runs(places: Sequence[Place]) -> tuple[Run, ...]:
    """The runs of paragraphs of a clause, given in each of its printings: of several, one from the first to the last.
    Without numbers, the heading over it, if that has one."""
    whole = ends([paragraph for place in places for paragraph in place.paragraphs])
    heading = ends([place.heading for place in places[:1] if place.heading])
    found = places[0].runs if len(places) == 1 else (whole,)
    return tuple(filter(None, found)) or tuple(filter(None, (heading,)))


def _around(run: Run) -> tuple[str, str]:
    return run[0].label.around if run[0].label else ("", "")


def _cited(around: tuple[str, str], runs: Sequence[Run], *, is_live: bool) -> Iterator[Inline]:
    """The numbers with the words around them once: “paragraphs 1.4.3, 1.7.4 and 7.3.9 to 7.3.11”."""
    before, after = around
    if (len(runs) > 1 or len(runs[0]) > 1) and before.rstrip()[-1:].isalpha():
        before = f"{before.rstrip()}s "
    last = runs[-1][-1]
    for at, run in enumerate(runs):
        for end, paragraph in enumerate(run):
            assert paragraph.label
            joint = " to " if end else "" if not at else " and " if at == len(runs) - 1 else ", "
            if joint:
                yield Text(joint, paragraph.origin)
            words = (before if not joint else "", after if paragraph is last else "")
            yield _number(paragraph, paragraph.label.full, words, is_live=is_live)


def _number(paragraph: Paragraph, number: str, around: tuple[str, str], *, is_live: bool) -> Inline:
    before, after = around
    if not is_live:
        return Text(f"{before}{number}{after}", paragraph.origin)
    return Reference(before, number, after, paragraph.address, "", paragraph.origin)


def _title(place: Place) -> Inline:
    """The heading over a clause; where it stands under none, its title."""
    if place.heading is None:
        return Text(curled(place.clause.title), place.clause.origin)
    return Text(plain(place.heading.inlines), place.clause.origin)
