"""Knows a whole project's drafted material: which file is what, and what is wrong between files."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Clause, Edition, Library, Outline
from icsdocs.read.clause import clause_id, read_clause, span_of_header
from icsdocs.read.definition import read_definition
from icsdocs.read.drafting import read_drafting
from icsdocs.read.outline import read_outline
from icsdocs.read.records import read_citations, read_edition, read_names, read_requirements, read_terminology
from icsdocs.source import Source, Span


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def span(self) -> Span: ...


Made = TypeVar("Made", bound=_Named)
# An id in a file whose header cannot be read.
_ID = re.compile(r"^\s*[\"']?id[\"']?\s*[:=]\s*[\"']?([\w-]+)", re.MULTILINE | re.IGNORECASE)
Files = Mapping[str, Source]
Found = tuple[Diagnostic, ...]
DRAFTING = "clauses/drafting.toml"


def read_editions(files: Files) -> tuple[Mapping[str, Edition], Found]:
    """The editions of a project, by id."""
    editions, problems = _each(files, _is_edition, read_edition)
    return MappingProxyType({edition.id: edition for edition in editions}), (*problems, *_twice(editions, lambda e: e.span))


def read_library(files: Files, system_id: str, edition: str = "") -> tuple[Library, Found]:
    """All drafted material, by project-relative file name. `system_id` picks the folder of one system's own wording;
    an empty one takes none. Given an edition, only the words are read that it may print."""
    problems: list[Diagnostic] = []
    clauses, found = _each(files, _is_clause, lambda source: read_clause(source, edition=edition))
    problems += [*found, *_twice(clauses, lambda c: span_of_header(c, "id"))]
    by_id = {clause.id: clause for clause in clauses}
    local, found = _local(files, system_id, by_id)
    problems += found
    definitions, found = _each(files, _is_definition, read_definition)
    problems += [*found, *_twice(definitions, lambda d: d.span)]
    outlines, found = _each(files, _is_outline, read_outline)
    problems += found
    editions, found = read_editions(files)
    problems += found
    requirements, found = _merged(files, _is_requirements, read_requirements)
    problems += found
    citations, found = _merged(files, lambda name: name == "clauses/citations.toml", read_citations)
    problems += found
    traps, found = _merged(files, lambda name: name == "clauses/terminology.toml", read_terminology)
    problems += found
    names, found = read_names(files["clauses/names.toml"]) if "clauses/names.toml" in files else ((), ())
    problems += found
    avoided, found = read_drafting(files[DRAFTING]) if DRAFTING in files else ((), ())
    problems += found
    library = Library(
        clauses=MappingProxyType(by_id),
        local=MappingProxyType(local),
        outlines=tuple(sorted(outlines, key=lambda o: (o.order, o.id))),
        editions=MappingProxyType(dict(editions)),
        definitions=tuple(sorted(definitions, key=lambda d: (d.term.casefold(), d.id))),
        requirements=MappingProxyType(requirements),
        citations=MappingProxyType(citations),
        traps=tuple(traps.values()),
        names=names,
        avoided=avoided,
    )
    return library, (*problems, *_between(library))


# --- which file is what ----------------------------------------------------------------------------------------------


def _is_edition(name: str) -> bool:
    return name.startswith("clauses/editions/") and name.endswith(".toml")


def _is_requirements(name: str) -> bool:
    return name.startswith("clauses/requirements/") and name.endswith(".toml")


def _is_definition(name: str) -> bool:
    return name.startswith("clauses/definitions/") and name.endswith(".md")


def _is_outline(name: str) -> bool:
    return name.startswith("templates/") and name.endswith("/outline.toml") and name.count("/") == 2


def _is_clause(name: str) -> bool:
    other = name.startswith(("clauses/local/", "clauses/definitions/"))
    return name.startswith("clauses/") and name.endswith(".md") and not other and not name.endswith("/README.md")


# --- reading many ----------------------------------------------------------------------------------------------------


def _each(files: Files, wanted: Callable[[str], bool], read: Callable) -> tuple[list, list[Diagnostic]]:
    made, problems = [], []
    for name in sorted(filter(wanted, files)):
        value, found = read(files[name])
        problems.extend(found)
        if value is not None:
            made.append(value)
    return made, problems


def _merged(files: Files, wanted: Callable[[str], bool], read: Callable) -> tuple[dict, list[Diagnostic]]:
    merged: dict = {}
    problems: list[Diagnostic] = []
    for name in sorted(filter(wanted, files)):
        values, found = read(files[name])
        problems.extend(found)
        for id_, value in values.items():
            if id_ in merged:
                problems.append(_second(id_, value.span, merged[id_].span))
            merged.setdefault(id_, value)
    return merged, problems


def _is_wording(name: str, folder: str) -> bool:
    return name.startswith(folder) and name.endswith(".md") and not name.endswith("/README.md")


def _local(files: Files, system_id: str, clauses: Mapping[str, Clause]) -> tuple[dict[str, Clause], list[Diagnostic]]:
    folder = f"clauses/local/{system_id}/"
    found: dict[str, Clause] = {}
    problems: list[Diagnostic] = []
    for name in sorted(n for n in files if system_id and _is_wording(n, folder)):
        clause, more = read_clause(files[name], clauses.get(clause_id(files[name])))
        problems.extend(more)
        if clause is None:
            problems.append(_unread(files[name], clauses))
            continue
        if clause.id in found:
            problems.append(_second(clause.id, span_of_header(clause, "id"), span_of_header(found[clause.id], "id")))
        found.setdefault(clause.id, clause)
    return found, problems


def _unread(source: Source, clauses: Mapping[str, Clause]) -> Diagnostic:
    """What is printed while a file of local wording cannot be read, as far as the file lets one tell."""
    named = [id_ for id_ in _ID.findall(source.text) if id_ in clauses]
    instead = f"the library's “{named[0]}” ({clauses[named[0]].span.file})" if named else "the library's wording"
    message = f"These words are printed nowhere, because the file cannot be read; {instead} is printed in their place"
    return Diagnostic(rules.UNREAD_WORDING, message, Span(source.name, 1, 1, 1, 1))


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
    for entry in outline.entries:
        if not entry.clause:
            continue
        if entry.clause in seen:
            related = (("it stands here already", seen[entry.clause]),)
            yield Diagnostic(rules.PLACED_TWICE, f"“{entry.clause}” is placed twice in {outline.id}", entry.span, related=related)
        seen.setdefault(entry.clause, entry.span)
        if entry.clause not in library.clauses and entry.clause not in library.local:
            near = difflib.get_close_matches(entry.clause, library.clauses, 1, 0.6)
            hint = f"Did you mean “{near[0]}”?" if near else ""
            yield Diagnostic(rules.UNKNOWN_CLAUSE, f"There is no clause “{entry.clause}”", entry.span, hint)


def _departures(library: Library) -> Iterator[Diagnostic]:
    for clause in library.local.values():
        departure, replaced = clause.departure, library.clauses.get(clause.id)
        if departure is None:
            continue
        if replaced is None:
            yield from _addition(clause, library)
        elif departure.departs_from and not replaced.digest.startswith(departure.departs_from):
            message = f"The library's “{clause.id}” has changed since this wording was written (it is now {replaced.digest[:8]})"
            related = (("the library's wording", replaced.span),)
            yield Diagnostic(rules.DEPARTURE_STALE, message, span_of_header(clause, "departs_from"), related=related)


def _addition(clause: Clause, library: Library) -> Iterator[Diagnostic]:
    departure = clause.departure
    assert departure is not None
    outline = next((o for o in library.outlines if o.id == departure.document), None)
    if departure.omits or not departure.document or not departure.after:
        message = f"The library has no clause “{clause.id}”; a clause of your own says “document:” and “after:”"
        yield Diagnostic(rules.UNPLACED_LOCAL, message, span_of_header(clause, "id"))
    elif outline is None:
        message = f"There is no document “{departure.document}”"
        hint = "The documents are " + ", ".join(o.id for o in library.outlines)
        yield Diagnostic(rules.UNPLACED_LOCAL, message, span_of_header(clause, "document"), hint)
    elif not any(departure.after in (e.id, e.clause) for e in outline.entries):
        message = f"“{departure.document}” has no clause or heading “{departure.after}”"
        yield Diagnostic(rules.UNPLACED_LOCAL, message, span_of_header(clause, "after"))
