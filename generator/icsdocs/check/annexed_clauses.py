"""Knows how an annex cites where the words of a requirement stand: by the numbers of their paragraphs, as one where
they follow each other, or by the heading over them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from icsdocs.check.assertions import only_forbids
from icsdocs.check.finding import Finding, Place, Run, Status, ends
from icsdocs.document import Clause, Document, Inline, Paragraph, Part, Reference, Section, Text
from icsdocs.frozen import frozen
from icsdocs.typography import curled
from icsdocs.walk import every_part, plain

# What stands for the clauses of what is met because nothing says what must not be said.
_ALL_OF_IT = "The whole document"


@frozen
class Around:
    """What rows are printed in and beside: the document of the table, each finding by document and requirement, the
    documents by id, and what those are called that were not made, so that nothing was found in them."""

    here: Document
    findings: Mapping[tuple[str, str], Finding]
    documents: Mapping[str, Document]
    unmade: tuple[str, ...]


def clauses_of(finding: Finding, around: Around) -> Iterator[Inline]:
    """Where the words stand: in clauses of the document or, with its name, of another one; nowhere in particular what
    nothing must say."""
    origin = finding.requirement.span
    yield from _numbers(finding, around)
    if not finding.places and finding.status is Status.SATISFIED and only_forbids(finding.requirement):
        yield Text(_ALL_OF_IT, origin)
    others = [id_ for id_ in finding.elsewhere if id_ in around.documents and not finding.places]
    for at, id_ in enumerate(others):
        there = around.findings.get((id_, finding.requirement.id))
        cited = _numbers(there, around) if there else ()
        yield Text(f"{'; ' if at else ''}{around.documents[id_].title}{': ' if cited else ''}", origin)
        yield from cited


def _numbers(finding: Finding, around: Around) -> tuple[Inline, ...]:
    """The paragraphs of each printing of each clause, live in their own document, with those of one kind together. A
    clause without numbers is found by the heading over it, and one that is still open by what stands in its place."""
    meant: dict[str, Paragraph] = {}
    titles: dict[str, Inline] = {}
    for numbered, title in (*map(_of_place, finding.places), *_of_stand_ins(finding)):
        meant |= {paragraph.address: paragraph for paragraph in numbered}
        if not numbered and title:
            titles[plain((title,))] = title
    is_live = finding.document == around.here.id
    runs = _runs(meant, around.documents[finding.document]) if meant else ()
    kinds = {kind: [run for run in runs if _kind(run[0]) == kind] for kind in (_kind(run[0]) for run in runs)}
    cited = [tuple(_cited(kind, of, is_live=is_live)) for kind, of in kinds.items()]
    told: list[Inline] = []
    for one in (*cited, *((title,) for title in titles.values())):
        told += [*([Text("; ", finding.requirement.span)] if told else []), *one]
    return tuple(told)


def _of_place(place: Place) -> tuple[Sequence[Paragraph], Inline]:
    """The numbered paragraphs that are meant, else the heading over them if that has a number, and what stands for them
    where nothing has."""
    meant = {paragraph.address for paragraph in place.paragraphs}
    own = [block for block in place.clause.blocks if isinstance(block, Paragraph) and block.address in meant]
    return _numbered(own) or _numbered([place.heading]), _title(place)


def _of_stand_ins(finding: Finding) -> Iterator[tuple[Sequence[Paragraph], Inline | None]]:
    for one in () if finding.places else finding.instead:
        title = Text(plain(one.heading.inlines), one.paragraph.origin) if one.heading else None
        yield _numbered([one.paragraph]) or _numbered([one.heading]), title


def _numbered(paragraphs: Iterable[Paragraph | None]) -> list[Paragraph]:
    return [paragraph for paragraph in paragraphs if paragraph and paragraph.label]


def _runs(meant: Mapping[str, Paragraph], document: Document) -> tuple[Run, ...]:
    """Those of one kind together between which the document has no other number, in its order."""
    parted = groupby(_in_order(document.parts), key=lambda one: (one.address in meant, _kind(one)))
    return tuple(ends([meant[one.address] for one in some]) for (is_meant, _), some in parted if is_meant)


def _in_order(parts: Iterable[Part]) -> Iterator[Paragraph]:
    """The headings and paragraphs that have numbers, but for items of lists."""
    for part in every_part(parts):
        blocks = (part.heading,) if isinstance(part, Section) else part.blocks if isinstance(part, Clause) else (part,)
        yield from _numbered(block for block in blocks if isinstance(block, Paragraph))


def _kind(paragraph: Paragraph) -> tuple[str, str]:
    """The words around the number."""
    return paragraph.label.around if paragraph.label else ("", "")


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
