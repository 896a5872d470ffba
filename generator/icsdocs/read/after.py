"""Knows which place in a document was meant by who wrote another than the id of one."""

from collections.abc import Iterator, Mapping

from icsdocs.drafted import Words
from icsdocs.library import Clause, Outline
from icsdocs.likeness import did_you_mean


def places_meant(after: str, outline: Outline, clauses: Mapping[str, Clause]) -> str:
    """The ids of the headings and clauses whose title was written in place of an id, else the id most like it, else
    where ids are found."""
    titled = [id_ for id_, title in _titles(outline, clauses) if title.casefold() == after.casefold().strip()]
    if titled:
        ids = " or ".join(f"after: {id_}" for id_ in dict.fromkeys(titled))
        return f"“{after}” is a title, and a place goes by its id: write {ids}"
    ids = [id_ for entry in outline.entries for id_ in (entry.id, entry.clause) if id_]
    found = f"icsdocs show --list names the clauses; the ids of headings are in {outline.span.file}"
    return did_you_mean(after, ids) or found


def _titles(outline: Outline, clauses: Mapping[str, Clause]) -> Iterator[tuple[str, str]]:
    """The id of each place that has one, with its title; under a heading that has none its first clause has a place."""
    waiting = ""
    for entry in outline.entries:
        title = "".join(part.text for part in entry.title if isinstance(part, Words))
        if entry.id and title:
            yield entry.id, title
        elif entry.clause and waiting:
            yield entry.clause, waiting
        waiting = title if title and not entry.id else ""
        if entry.clause in clauses:
            yield entry.clause, clauses[entry.clause].title
