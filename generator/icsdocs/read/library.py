"""Knows a whole project's drafted material: which file is what, and what is wrong between files."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Block, Grid, Range
from icsdocs.library import Clause, Library, Outline
from icsdocs.likeness import did_you_mean
from icsdocs.memory import Memory, forgetful
from icsdocs.read.after import places_meant
from icsdocs.records import Edition
from icsdocs.source import Source, Span


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def span(self) -> Span: ...


Made = TypeVar("Made", bound=_Named)
# An id as a clause or an outline writes it, right or not, in a file whose header cannot be read.
WRITTEN_ID = re.compile(r"^\s*[\"']?id[\"']?\s*[:=]\s*[\"']?([\w-]+)", re.MULTILINE | re.IGNORECASE)
Files = Mapping[str, Source]
Found = tuple[Diagnostic, ...]
Sorted = dict[str, list[Source]]


def read_editions(files: Files, memory: Memory = forgetful) -> tuple[Mapping[str, Edition], Found]:
    """The editions of a project, by id."""
    editions, problems = _each("edition", _by_kind(files), memory)
    return MappingProxyType({edition.id: edition for edition in editions}), (
        *problems,
        *_twice(editions, lambda e: e.span),
    )


def read_library(
    files: Files, system_id: str, edition: str = "", memory: Memory = forgetful
) -> tuple[Library, Found]:
    """All drafted material, by project-relative file name. `system_id` picks the folder of one system's own wording;
    an empty one takes none. Given an edition, only the words are read that it may print."""
    problems: list[Diagnostic] = []
    by_kind = _by_kind(files)

    def kept(made_and_found: tuple[Any, Iterable[Diagnostic]]) -> Any:
        made, found = made_and_found
        problems.extend(found)
        return made

    clauses = kept(_each("clause", by_kind, memory, edition))
    problems += _twice(clauses, lambda c: c.span_of("id"))
    by_id = {clause.id: clause for clause in clauses}
    local = kept(_local(files, system_id, by_id, memory))
    definitions = kept(_each("definition", by_kind, memory))
    problems += _twice(definitions, lambda d: d.span)
    outlines = kept(_each("outline", by_kind, memory))
    editions = kept(read_editions(files, memory))
    requirements, citations, traps = (
        kept(_merged(kind, by_kind, memory)) for kind in ("requirements", "citations", "terminology")
    )
    names, avoided = (kept(_each(kind, by_kind, memory)) for kind in ("names", "drafting"))
    library = Library(
        clauses=MappingProxyType(by_id),
        local=MappingProxyType(local),
        outlines=tuple(sorted(outlines, key=lambda o: (o.order, o.id))),
        editions=MappingProxyType(dict(editions)),
        definitions=tuple(sorted(definitions, key=lambda d: (d.term.casefold(), d.id))),
        requirements=MappingProxyType(requirements),
        citations=MappingProxyType(citations),
        traps=tuple(traps.values()),
        names=tuple(name for of_file in names for name in of_file),
        avoided=tuple(one for of_file in avoided for one in of_file),
    )
    return library, (*problems, *_between(library))


# --- which file is what ----------------------------------------------------------------------------------------------


@cache
def _kind(name: str) -> str:
    """What a file is, by its name: one of the READERS, or nothing that belongs to every system."""
    match name.split("/"):
        case ["templates", _, "outline.toml"]:
            return "outline"
        case ["clauses", ("citations.toml" | "terminology.toml" | "names.toml" | "drafting.toml") as data]:
            return data.removesuffix(".toml")
        case ["clauses", "editions", *_] if name.endswith(".toml"):
            return "edition"
        case ["clauses", "requirements", *_] if name.endswith(".toml"):
            return "requirements"
        case ["clauses", *folders, file] if name.endswith(".md"):
            if folders[:1] == ["definitions"]:
                return "definition"
            return "clause" if folders[:1] != ["local"] and file != "README.md" else ""
        case _:
            return ""


def _by_kind(files: Files) -> Sorted:
    """The files of each kind, in the order of their names."""
    found: Sorted = {}
    for name in sorted(files):
        found.setdefault(_kind(name), []).append(files[name])
    return found


# --- reading many ----------------------------------------------------------------------------------------------------


def _read(kind: str, source: Source, *context: Any) -> Any:
    from icsdocs.read.readers import READERS

    return READERS[kind](source, *context)


def _each(kind: str, by_kind: Sorted, memory: Memory, edition: str = "") -> tuple[list, list[Diagnostic]]:
    made, problems = [], []
    context = (None, edition) if edition else ()
    what = f"{kind} {edition}".strip()
    for source in by_kind.get(kind, ()):
        value, found = memory(what, (source,), partial(_read, kind, source, *context))
        problems.extend(found)
        if value is not None:
            made.append(value)
    return made, problems


def _merged(kind: str, by_kind: Sorted, memory: Memory) -> tuple[dict, list[Diagnostic]]:
    merged: dict = {}
    read, problems = _each(kind, by_kind, memory)
    for id_, value in (pair for values in read for pair in values.items()):
        if id_ in merged:
            problems.append(_second(id_, value.span, merged[id_].span))
        merged.setdefault(id_, value)
    return merged, problems


def _is_wording(name: str, folder: str) -> bool:
    return name.startswith(folder) and name.endswith(".md") and not name.endswith("/README.md")


def _local(
    files: Files, system_id: str, clauses: Mapping[str, Clause], memory: Memory
) -> tuple[dict[str, Clause], list[Diagnostic]]:
    folder = f"clauses/local/{system_id}/"
    found: dict[str, Clause] = {}
    problems: list[Diagnostic] = []
    for name in sorted(n for n in files if system_id and _is_wording(n, folder)):
        clause, more = _wording(files[name], files, clauses, memory)
        problems.extend(more)
        if clause is None:
            problems.append(_unread(files[name], clauses))
            continue
        if clause.id in found:
            problems.append(_second(clause.id, clause.span_of("id"), found[clause.id].span_of("id")))
        found.setdefault(clause.id, clause)
    return found, problems


def _unread(source: Source, clauses: Mapping[str, Clause]) -> Diagnostic:
    """What is printed while a file of local wording cannot be read, as far as the file lets one tell."""
    named = [id_ for id_ in WRITTEN_ID.findall(source.text) if id_ in clauses]
    return words_instead(source.name, named[0] if named else "", clauses)


def words_instead(file: str, id_: str, clauses: Mapping[str, Clause]) -> Diagnostic:
    """That a file of local wording is printed nowhere, with the clause whose words are printed if its id is known."""
    instead = f"the library's “{id_}” ({clauses[id_].span.file})" if id_ in clauses else "the library's wording"
    message = f"These words are printed nowhere, because the file cannot be read; {instead} is printed in their place"
    return Diagnostic(rules.UNREAD_WORDING, message, Span(file, 1, 1, 1, 1))


def _wording(
    source: Source, files: Files, clauses: Mapping[str, Clause], memory: Memory
) -> tuple[Clause | None, Found]:
    """One file of a system's own wording, which takes header lines from the library's clause that it replaces."""
    id_ = memory("clause id", (source,), partial(_read, "clause id", source))
    replaced = clauses.get(id_)
    beside = (files[replaced.span.file],) if replaced else ()
    return memory("local", (source, *beside), partial(_read, "clause", source, replaced))


def _twice(made: list[Made], place: Callable[[Made], Span]) -> Iterator[Diagnostic]:
    first: dict[str, Made] = {}
    for value in made:
        if value.id in first:
            yield _second(value.id, place(value), place(first[value.id]))
        first.setdefault(value.id, value)


def _second(id_: str, here: Span, there: Span) -> Diagnostic:
    message = f"“{id_}” is used twice; the other file is {there.file}"
    return Diagnostic(rules.DUPLICATE_ID, message, here, related=(("it is used here too", there),))


# --- between files ---------------------------------------------------------------------------------------------------


def _between(library: Library) -> Iterator[Diagnostic]:
    for outline in library.outlines:
        yield from _places(outline, library)
    yield from _departures(library)


def _places(outline: Outline, library: Library) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    clauses = {entry.clause for entry in outline.entries if entry.clause}
    for entry in outline.entries:
        if entry.of and entry.of not in clauses:
            message = f"The picture is of the clause “{entry.of}”, which has no place in {outline.id}"
            yield Diagnostic(rules.UNKNOWN_CLAUSE, message, entry.span)
        elif entry.of and not _has_table(library.local.get(entry.of) or library.clauses.get(entry.of)):
            message = f"The clause “{entry.of}” has no table of three columns or more to draw"
            yield Diagnostic(rules.BAD_DATA, message, entry.span)
        if not entry.clause:
            continue
        if entry.clause in seen:
            related = (("it stands here already", seen[entry.clause]),)
            yield Diagnostic(
                rules.PLACED_TWICE, f"“{entry.clause}” is placed twice in {outline.id}", entry.span, related=related
            )
        seen.setdefault(entry.clause, entry.span)
        if entry.clause not in library.clauses and entry.clause not in library.local:
            hint = did_you_mean(entry.clause, library.clauses)
            yield Diagnostic(rules.UNKNOWN_CLAUSE, f"There is no clause “{entry.clause}”", entry.span, hint)


def _has_table(clause: Clause | None) -> bool:
    """Whether a clause has a table that can be drawn; one whose words are not read, because its edition is another, may
    have one."""
    return clause is None or not clause.body or any(map(_is_table, clause.body))


def _is_table(block: Block | Range) -> bool:
    if isinstance(block, Grid):
        return len(block.header.cells) > 2
    return isinstance(block, Range) and any(map(_is_table, block.children))


def _departures(library: Library) -> Iterator[Diagnostic]:
    for clause in library.local.values():
        departure, replaced = clause.departure, library.clauses.get(clause.id)
        if departure is None:
            continue
        if replaced is None:
            yield from _addition(clause, library)
        elif departure.departs_from and not replaced.digest.startswith(departure.departs_from):
            message = (
                f"The library's “{clause.id}” has changed since this wording was written (it is now "
                f"{replaced.digest[:8]})"
            )
            related = (("the library's wording", replaced.span),)
            yield Diagnostic(rules.DEPARTURE_STALE, message, clause.span_of("departs_from"), related=related)


def _addition(clause: Clause, library: Library) -> Iterator[Diagnostic]:
    departure = clause.departure
    assert departure is not None
    outline = next((o for o in library.outlines if o.id == departure.document), None)
    if departure.omits:
        message = f"The library has no clause “{clause.id}” to leave out"
        hint = did_you_mean(clause.id, library.clauses) or "icsdocs show --list names the clauses."
        yield Diagnostic(rules.UNPLACED_LOCAL, message, clause.span_of("id"), hint)
    elif not departure.document or not departure.after:
        message = f"The library has no clause “{clause.id}”; a clause of your own says “document:” and “after:”"
        yield Diagnostic(rules.UNPLACED_LOCAL, message, clause.span_of("id"))
    elif outline is None:
        message = f"There is no document “{departure.document}”"
        hint = "The documents are " + ", ".join(o.id for o in library.outlines)
        yield Diagnostic(rules.UNPLACED_LOCAL, message, clause.span_of("document"), hint)
    elif departure.after not in _with_additions(outline, library):
        none = f"no place for “{departure.after}”" if departure.after in library.local else None
        message = f"“{departure.document}” has {none or f'no clause or heading “{departure.after}”'}"
        hint = "" if none else places_meant(departure.after, outline, library.clauses)
        yield Diagnostic(rules.UNPLACED_LOCAL, message, clause.span_of("after"), hint)


def _with_additions(outline: Outline, library: Library) -> set[str]:
    """The ids of a document's entries, and of the clauses of a system's own that find a place behind one of them."""
    found = {id_ for entry in outline.entries for id_ in (entry.id, entry.clause) if id_}
    waiting = {
        id_: clause.departure.after
        for id_, clause in library.local.items()
        if clause.departure and id_ not in library.clauses and clause.departure.document == outline.id
    }
    while placed := {id_ for id_, after in waiting.items() if after in found and id_ not in found}:
        found |= placed
    return found
