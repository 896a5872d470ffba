"""Knows where a system's own clauses, which the library has not, stand in the outline of a document, and which of its
own clauses stand in none."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

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
    return {**library.clauses, **library.local}, replace(outline, entries=tuple(entries))


def unprinted(
    library: Library, documents: Iterable[tuple[Collection[str], Mapping[str, Absence]]]
) -> dict[str, Absence]:
    """Why a system's own clauses that no document prints are absent, where a document says why; given what each prints
    and what it leaves out. What a system leaves out has no words to print."""
    made = tuple(documents)
    lost: dict[str, Absence] = {}
    for id_, clause in library.local.items():
        has_words = clause.departure is not None and not clause.departure.omits
        if has_words and not any(id_ in prints for prints, _ in made):
            found = (absences[id_] for _, absences in made if id_ in absences)
            lost.update((id_, absence) for absence in [next(found, None)] if absence is not None)
    return lost


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
    return replace(
        after, id="", depth=depth, title=(), clause=clause.id, generated="", columns=(), when=None, each=None,
        span=clause.span, shows="", of="",
    )  # fmt: skip


def _is_heading(entry: Entry) -> bool:
    """Whether other entries stand under one; nothing stands under a part that the compiler makes."""
    return not (entry.clause or entry.generated or entry.shows)
