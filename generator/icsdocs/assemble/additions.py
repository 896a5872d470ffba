"""Knows where a system's own clauses, which the library has not, stand in the outline of a document, and which of its
own clauses stand in none."""

from collections.abc import Callable, Collection, Iterable, Mapping

from icsdocs.frozen import changed
from icsdocs.library import Absence, Clause, Entry, Library, Outline


def clauses_for(library: Library, outline: Outline) -> tuple[dict[str, Clause], Outline]:
    """The clauses as this system has them (its own wording before the library's), and the outline with its
    additions."""
    entries = list(outline.entries)
    added: dict[str, str] = {}
    waiting = {
        id_: clause.departure.after
        for id_, clause in library.local.items()
        if clause.departure and id_ not in library.clauses and clause.departure.document == outline.id
    }
    while placeable := [id_ for id_, after in waiting.items() if any(after in (e.id, e.clause) for e in entries)]:
        # One at a time, because others may stand behind it.
        clause = library.local[placeable[0]]
        after = waiting.pop(clause.id)
        last = _last(after, added)
        at = next(i for i, entry in enumerate(entries) if last in (entry.id, entry.clause))
        entries.insert(_behind(entries, at), _addition(entries[at], clause))
        added[after] = clause.id
    return {**library.clauses, **library.local}, changed(outline, entries=tuple(entries))


def unprinted(
    library: Library,
    documents: Iterable[tuple[Collection[str], Mapping[str, Absence]]],
    unmade: Callable[[Outline], Absence | None],
) -> dict[str, Absence]:
    """Why a system's own clauses that no document prints are absent; given what each document prints and what it leaves
    out, and why no document of an outline is made, if so. What a system leaves out has no words to print."""
    made = tuple(documents)
    lost: dict[str, Absence] = {}
    for id_, clause in library.local.items():
        has_words = clause.departure is not None and not clause.departure.omits
        if has_words and not any(id_ in prints for prints, _ in made):
            found = (absences[id_] for _, absences in made if id_ in absences)
            lost[id_] = next(found, None) or _without_place(id_, library, unmade)
    return lost


def _without_place(id_: str, library: Library, unmade: Callable[[Outline], Absence | None]) -> Absence:
    """Why a clause is in none of the documents, not even as one that is left out. A gap may stand in its place; and of
    one that is to stand where nothing is, that is told as a fault."""
    told = Absence("its place is not settled", told=True)
    with_it = [o for o in library.outlines if any(id_ == entry.clause for entry in clauses_for(library, o)[1].entries)]
    reasons = [unmade(outline) or told for outline in with_it]
    if not reasons:
        return Absence("no outline has a place for it") if id_ in library.clauses else told
    return next((reason for reason in reasons if reason.told), reasons[0])


def _last(after: str, added: dict[str, str]) -> str:
    """The last addition behind an entry, and behind those behind it. A clause may have the id of a heading that it
    stands behind, so that the way may lead back."""
    passed: set[str] = set()
    while after in added and after not in passed:
        passed.add(after)
        after = added[after]
    return after


def _behind(entries: list[Entry], at: int) -> int:
    """Where an addition goes: right under a heading, or behind any other entry with everything that stands below it."""
    if _is_heading(entries[at]):
        return at + 1
    return next((i for i in range(at + 1, len(entries)) if entries[i].depth <= entries[at].depth), len(entries))


def _addition(after: Entry, clause: Clause) -> Entry:
    depth = after.depth + 1 if _is_heading(after) else after.depth
    return changed(
        after, id="", depth=depth, title=(), clause=clause.id, generated="", columns=(), when=None, each=None,
        span=clause.span, shows="", of="",
    )  # fmt: skip


def _is_heading(entry: Entry) -> bool:
    """Whether other entries stand under one; nothing stands under a part that the compiler makes."""
    return not (entry.clause or entry.generated or entry.shows)
