"""Knows which clauses would meet a requirement in a type of document, which of them wait in a document for a fact, and
what of the requirement these may yet say."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from icsdocs.check.assertions import Failure, Unsaid, vocabulary_of
from icsdocs.check.finding import Case, StandIn
from icsdocs.check.pattern import Vocabulary, says
from icsdocs.check.sentences import GAP
from icsdocs.document import Document, Paragraph, Part, Section
from icsdocs.frozen import changed, frozen
from icsdocs.library import Absence, Clause, Library
from icsdocs.records import Requirement


def candidates(requirement: Requirement, document_type: str, library: Library) -> Iterator[Clause]:
    """The clauses that name a requirement and have a place in the outline of a type of document."""
    placed = {entry.clause for outline in library.outlines if outline.id == document_type for entry in outline.entries}
    clauses = {**library.clauses, **library.local}
    yield from (c for c in clauses.values() if requirement.id in c.meets and c.id in placed)


def waiting_for(requirement: Requirement, document: Document, case: Case) -> Iterator[Clause]:
    """The clauses that would meet a requirement and in whose place the document prints a gap, or words for another
    answer, because their list or a choice between alternatives is open."""
    absences = case.reasons.absences.get(document.id, {})
    printed = {place.clause.clause for place in case.places.get((document.id, requirement.id), ())}
    held_open = {id_ for id_, _ in gap_entries(document.parts)}
    gaps = (case.library.local.get(id_) or case.library.clauses.get(id_) for id_ in held_open)
    open_groups = {clause.alternative.group for clause in gaps if clause and clause.alternative}
    for clause in candidates(requirement, document.type, case.library):
        absence = absences.get(clause.id)
        gives_way = clause.id not in printed and (absence is None or _gives_way(absence))
        # A group's gap stands in the place of its first member, also where that is not among those to choose from.
        if clause.alternative is None or clause.alternative.group not in open_groups:
            is_waiting = clause.id in held_open
        else:
            is_waiting = clause.validity.is_of(case.config.edition) and not _is_out(clause, absence, case)
        if gives_way or is_waiting:
            yield clause


def _is_out(clause: Clause, absence: Absence | None, case: Case) -> bool:
    """Whether one of the alternatives of an open group is none that an answer may still choose."""
    from icsdocs.check.answered import is_ruled_out

    # In a repetition an absence is told of the first thing alone.
    is_single = clause.alternative is not None and clause.alternative.scope == "document"
    is_absent = absence is not None and not absence.told
    return (is_single and is_absent) or is_ruled_out(clause.when, case.config)


def _gives_way(absence: Absence) -> bool:
    """Whether a clause is not printed only because the words of another stand in its place while a fact is open."""
    return absence.by == "alternative" and absence.told and bool(absence.hangs_on)


def gap_entries(parts: Iterable[Part], under: Paragraph | None = None) -> Iterator[tuple[str, StandIn]]:
    """What stands in the place of clauses while it is open whether they are printed, each with the id of its clause or
    of the first among alternatives."""
    for part in parts:
        match part:
            case Section(heading=heading, parts=inner):
                yield from gap_entries(inner, heading)
            case Paragraph(address=address) if address.endswith(".gap"):
                yield address.removesuffix(".gap").partition("[")[0], StandIn(part, under)


@frozen
class Judged:
    """Of what the words of a document fail, what really fails, and the clauses that may say the rest once a fact is
    given, by their ids."""

    failing: tuple[Failure, ...]
    waiting: tuple[str, ...]


def judged(requirement: Requirement, document: Document, case: Case) -> Judged:
    """What becomes of words that fail a requirement in a document while clauses wait that name it, too."""
    failed = case.failed[document.id, requirement.id]
    unsaid = [failure.pattern for failure in failed if isinstance(failure, Unsaid)]
    waiting = tuple(waiting_for(requirement, document, case)) if unsaid else ()
    sayers = _sayers(unsaid, waiting, case) if waiting else {}
    failing = (one for one in failed if not (isinstance(one, Unsaid) and one.pattern in sayers))
    return Judged(tuple(failing), tuple(dict.fromkeys(sayers.values())))


def _sayers(patterns: Iterable[str], waiting: Iterable[Clause], case: Case) -> dict[str, str]:
    """By pattern the first clause that may say it, where there is one."""
    # Few documents fail where a clause is open, and what reads drafted words takes much to load.
    from icsdocs.check.answered import with_possible_words
    from icsdocs.check.claims import drafted_words, words_of_choices

    said = words_of_choices(case.config.facts.shape)
    edition = {case.config.edition: case.library.editions[case.config.edition]}
    library = changed(case.library, editions=MappingProxyType(edition))
    known = vocabulary_of(case.config, case.library)
    # What a fact will print may be an actor's name, too.
    vocabulary = Vocabulary({actor: (*forms, GAP) for actor, forms in known.actors.items()}, known.lists)
    possible = [with_possible_words(clause, case.config) for clause in waiting]
    drafted = [(clause.id, drafted_words(clause, library, said)) for clause in possible]
    hits = {one: [id_ for id_, words in drafted if says(one, (words,), vocabulary)] for one in patterns}
    return {pattern: ids[0] for pattern, ids in hits.items() if ids}
