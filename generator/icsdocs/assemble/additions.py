"""Knows where a system's own clauses, which the library has not, stand in the outline of a document."""

from dataclasses import replace

from icsdocs.library import Clause, Entry, Library, Outline


def clauses_for(library: Library, outline: Outline) -> tuple[dict[str, Clause], Outline]:
    """The clauses as this system has them (its own wording before the library's), and the outline with its
    additions."""
    entries = list(outline.entries)
    added: dict[str, str] = {}
    for clause in library.local.values():
        departure = clause.departure
        if departure is None or clause.id in library.clauses or departure.document != outline.id:
            continue
        last = added.get(departure.after, departure.after)
        at = next((i for i, entry in enumerate(entries) if last in (entry.id, entry.clause)), None)
        if at is not None:
            entries.insert(_behind(entries, at), _addition(entries[at], clause))
            added[departure.after] = clause.id
    return {**library.clauses, **library.local}, replace(outline, entries=tuple(entries))


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
