"""Knows in which paragraphs of its clauses a requirement is met, and which of their words still wait for a fact.

A check asks for neither, so that only a report of coverage or an annex takes the time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from icsdocs.check.assertions import asserted, only_forbids, vocabulary_of
from icsdocs.check.finding import Doubt, Finding, Place, StandIn, Status
from icsdocs.check.pattern import Vocabulary, every_hit, says
from icsdocs.check.sentences import Sentence, sentences_in, sentences_of
from icsdocs.check.unmet import elsewhere_in
from icsdocs.check.waiting import gap_entries
from icsdocs.config import Config
from icsdocs.document import Block, Document, Gap, Paragraph
from icsdocs.frozen import changed, frozen
from icsdocs.library import Library
from icsdocs.walk import gaps_of, printed_in

Doubts = Mapping[str, Mapping[str, Doubt]]

_MET = (Status.SATISFIED, Status.LOCAL, Status.CLAIMED, Status.CLAIMED_LOCAL)
_MET_ELSEWHERE = (Status.ELSEWHERE, Status.CLAIMED_ELSEWHERE)
_NAMED = 3


def located(
    findings: Iterable[Finding], documents: Iterable[Document], doubts: Doubts, config: Config, library: Library
) -> tuple[Finding, ...]:
    """The findings, each with the paragraphs in which its words were found, and open where these, or words for which
    no test asks, still wait for a fact; also where the words of another document do that would meet it."""
    vocabulary = vocabulary_of(config, library)
    made = {document.id: document for document in documents}
    instead = {document.id: _instead(document, library) for document in made.values()}
    told = tuple(
        _located(one, instead[one.document].get(one.requirement.id, ()), doubts, config, vocabulary)
        if one.document
        else one
        for one in findings
    )
    types = {id_: document.type for id_, document in made.items()}
    by_requirement: dict[str, list[Finding]] = {}
    for finding in told:
        by_requirement.setdefault(finding.requirement.id, []).append(finding)
    return tuple(
        _as_elsewhere(one, by_requirement[one.requirement.id], types, config) if _looks_elsewhere(one) else one
        for one in told
    )


def _located(
    finding: Finding, instead: tuple[StandIn, ...], doubts: Doubts, config: Config, vocabulary: Vocabulary
) -> Finding:
    """The finding; `instead` stands in the place of clauses that would meet the requirement."""
    if finding.status is Status.OPEN:
        return _waiting(finding, instead, doubts)
    if finding.status not in _MET or only_forbids(finding.requirement):
        return finding
    doubtful = _doubtful(finding, doubts)
    sure = [place for place in finding.places if place not in doubtful]
    passages = [_passages(place) for place in sure]
    meant = _meant(finding, passages, config, vocabulary)
    if waiting := _lacking(finding, sure, doubtful, doubts, config, vocabulary):
        return _hanging(finding, waiting, (one.gaps for some in meant for one in some), doubts)
    if not any(meant):
        held = [_gaps(one.paragraph for one in instead)]
        return _open(finding, _numbered((*(_gaps(place.clause.blocks) for place in sure), *held)))
    found = {place.clause.address: passages for place, passages in zip(sure, meant, strict=True)}
    places = tuple(_narrowed(place, found.get(place.clause.address, ())) for place in finding.places)
    return _open(changed(finding, places=places), _numbered(one.gaps for some in meant for one in some))


def _lacking(
    finding: Finding, sure: Iterable[Place], doubtful: Iterable[Place], doubts: Doubts, config: Config,
    vocabulary: Vocabulary,
) -> list[Place]:  # fmt: skip
    """The places that hang on an open question, where those that are `sure` do not say all that must be said."""
    asked = [place for place in doubtful if doubts[place.document][place.clause.address].is_open]
    if not asked:
        return []
    said = sentences_of(place.clause for place in sure)
    patterns = (pattern for one in asserted(finding.requirement, config) for pattern in one.says)
    return [] if all(says(pattern, said, vocabulary) for pattern in patterns) else asked


def _hanging(finding: Finding, waiting: Sequence[Place], others: Iterable[Iterable[Gap]], doubts: Doubts) -> Finding:
    """The finding, open because of words that hang on a question, which may be printed above their clause, and of the
    gaps in the `others`."""
    gaps = _numbered((*(_gaps(place.clause.blocks) for place in waiting), *others))
    place = waiting[0]
    why = f"“{place.clause.clause}” would meet a part of it, and {doubts[place.document][place.clause.address].says}"
    return _open(finding, gaps) if gaps else changed(finding, status=Status.OPEN, detail=why)


def _waiting(finding: Finding, instead: tuple[StandIn, ...], doubts: Doubts) -> Finding:
    """What is open already, with the gaps of the clauses that are in doubt, or of what stands in their place, which is
    then where the words will stand."""
    doubtful = [_gaps(place.clause.blocks) for place in _doubtful(finding, doubts)]
    gaps = _numbered((*doubtful, _gaps(one.paragraph for one in instead)))
    if doubtful:
        return changed(finding, gaps=gaps)
    detail = f"{finding.detail}: {_named(gaps)}" if gaps else finding.detail
    return changed(finding, gaps=gaps, instead=instead, detail=detail)


def _instead(document: Document, library: Library) -> dict[str, tuple[StandIn, ...]]:
    """By requirement, what a document prints in the place of clauses that would meet it, while it is open whether it
    prints them, or which of several."""
    entries = tuple(gap_entries(document.parts))
    if not entries:
        return {}
    placed = {entry.clause for outline in library.outlines if outline.id == document.type for entry in outline.entries}
    drafted = {**library.clauses, **library.local}
    clauses = [one for one in map(drafted.get, placed) if one and one.validity.is_of(document.edition)]
    found: dict[str, tuple[StandIn, ...]] = {}
    for id_, stand_in in entries:
        own = drafted.get(id_)
        group = own.alternative.group if own and own.alternative else None
        for clause in clauses:
            if clause.id == id_ or (group and clause.alternative and clause.alternative.group == group):
                for requirement in clause.meets:
                    found[requirement] = tuple(dict.fromkeys((*found.get(requirement, ()), stand_in)))
    return found


def _doubtful(finding: Finding, doubts: Doubts) -> list[Place]:
    return [place for place in finding.places if place.clause.address in doubts.get(place.document, {})]


def _open(finding: Finding, gaps: tuple[Gap, ...]) -> Finding:
    """The finding, open if there are gaps."""
    if not gaps:
        return finding
    detail = "; ".join(filter(None, (f"the words wait for {_named(gaps)}", finding.detail)))
    return changed(finding, status=Status.OPEN, detail=detail, gaps=gaps)


def _named(gaps: Sequence[Gap]) -> str:
    """The first few of some gaps with their questions, and how many more there are."""
    named = [f"point {gap.number} (“{gap.question}”)" for gap in gaps[:_NAMED]]
    more = len(gaps) - _NAMED
    *others, last = [*named, f"{more} more"] if more > 0 else named
    return f"{', '.join(others)} and {last}" if others else last


def _looks_elsewhere(finding: Finding) -> bool:
    """Whether a requirement is met in another document, or is open and nothing of its own document waits."""
    is_open = finding.status is Status.OPEN and finding.document and not finding.places and not finding.gaps
    return finding.status in _MET_ELSEWHERE or bool(is_open and not finding.asks)


def _as_elsewhere(
    finding: Finding, all_of_it: Iterable[Finding], types: Mapping[str, str], config: Config
) -> Finding:
    """What is met, or waits, in another document, as that document stands."""
    own = types[finding.document]
    others = [one for one in all_of_it if one.places and types[one.document] != own]
    if sure := [one.document for one in others if one.status in _MET]:
        status, detail = elsewhere_in(sure, finding.requirement, config)
        return changed(finding, status=status, detail=detail, elsewhere=tuple(sure))
    if not (waiting := [one for one in others if one.status is Status.OPEN]):
        return finding
    first = changed(finding, gaps=waiting[0].gaps, elsewhere=(waiting[0].document,))
    if finding.status is Status.OPEN:
        return first
    return changed(first, status=Status.OPEN, detail=f"in {waiting[0].document} {waiting[0].detail}")


# --- where words stand -----------------------------------------------------------------------------------------------


@frozen
class _Passage:
    """A numbered paragraph of a clause, with the lists and tables that follow it; of what stands before the first one,
    and of a clause without numbers, the blocks alone."""

    paragraph: Paragraph | None
    blocks: tuple[Block, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentences_in(self.blocks))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(_gaps(self.blocks))


def _passages(place: Place) -> list[_Passage]:
    found: list[tuple[Paragraph | None, list[Block]]] = []
    for block in place.clause.blocks:
        numbered = block if isinstance(block, Paragraph) and block.label else None
        if numbered or not found:
            found.append((numbered, []))
        found[-1][1].append(block)
    return [_Passage(paragraph, tuple(blocks)) for paragraph, blocks in found]


def _meant(
    finding: Finding, passages: Sequence[Sequence[_Passage]], config: Config, vocabulary: Vocabulary
) -> list[list[_Passage]]:
    """For each clause, given as its passages, those in which the words were found: for each thing that they must say
    the first without a gap, else the first. A gap in a list or table belongs to the paragraph that leads it."""
    said = {id(sentence): passage for some in passages for passage in some for sentence in passage.sentences}
    sentences = [sentence for some in passages for passage in some for sentence in passage.sentences]
    meant: list[list[_Passage]] = [[] for _ in passages]
    for pattern in (pattern for one in asserted(finding.requirement, config) for pattern in one.says):
        for hits in every_hit(pattern, sentences, vocabulary):
            hit = [said[id(sentence)] for sentence in hits]
            for at, own in enumerate(passages):
                here = [one for one in hit if any(one is passage for passage in own)]
                meant[at] += [next((one for one in here if not one.gaps), here[0])] if here else []
    return meant


def _narrowed(place: Place, meant: Iterable[_Passage]) -> Place:
    """A place with the paragraphs of its own that are meant; with all of them where none is."""
    addresses = {passage.paragraph.address for passage in meant if passage.paragraph}
    paragraphs = tuple(paragraph for paragraph in place.paragraphs if paragraph.address in addresses)
    return changed(place, paragraphs=paragraphs) if paragraphs else place


def _gaps(blocks: Iterable[Block]) -> Iterator[Gap]:
    for block in blocks:
        for one in printed_in(block):
            yield from gaps_of(one)


def _numbered(gaps: Iterable[Iterable[Gap]]) -> tuple[Gap, ...]:
    """Each gap once, in the order of their numbers."""
    found = {gap.number: gap for some in gaps for gap in some}
    return tuple(found[number] for number in sorted(found))
