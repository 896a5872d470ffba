"""Knows how the pieces of the library hang together: places, references, requirements, groups, and terms in use."""

from collections.abc import Iterator

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import (
    Blank,
    Grid,
    Line,
    Part,
    Passage,
    Point,
    Pointer,
    Points,
    Range,
    Remark,
    Stress,
    Words,
    texts_of,
)
from icsdocs.library import Clause, Library
from icsdocs.likeness import did_you_mean


def unplaced_clauses(library: Library) -> Iterator[Diagnostic]:
    """A warning for each clause that no outline places."""
    placed = {entry.clause for outline in library.outlines for entry in outline.entries}
    for clause in library.clauses.values():
        if clause.id not in placed:
            yield Diagnostic(rules.UNPLACED_CLAUSE, f"No outline places “{clause.id}”", clause.span_of("id"))


def unknown_requirements(library: Library) -> Iterator[Diagnostic]:
    """An error for each requirement that a clause claims to meet and that no requirement file has."""
    for clause in _clauses(library):
        for id_ in clause.meets:
            if id_ not in library.requirements:
                hint = did_you_mean(id_, library.requirements)
                yield Diagnostic(
                    rules.UNKNOWN_REQUIREMENT, f"There is no requirement “{id_}”", clause.span_of("meets"), hint
                )


def dangling_pointers(library: Library) -> Iterator[Diagnostic]:
    """An error for each reference to something that no outline places, or into a document that there is not."""
    own = {clause.departure.document: clause.id for clause in library.local.values() if clause.departure}
    documents = {
        o.id: {name for e in o.entries for name in (e.id, e.clause) if name} | {own.get(o.id, "")}
        for o in library.outlines
    }
    anywhere = {name for names in documents.values() for name in names}
    homes: dict[str, set[str]] = {}
    for outline in library.outlines:
        for entry in outline.entries:
            homes.setdefault(entry.clause, set()).add(outline.id)
    for clause in _clauses(library):
        here = homes.get(clause.id, set())
        for pointer in (found for parts in all_parts(clause.body) for found in pointers(parts)):
            yield from _dangling(pointer, documents, anywhere) or _elsewhere(pointer, documents, here)
    for parts in (*_outline_parts(library), *(definition.parts for definition in library.definitions)):
        for pointer in pointers(parts):
            yield from _dangling(pointer, documents, anywhere)


def _dangling(pointer: Pointer, documents: dict[str, set[str]], anywhere: set[str]) -> tuple[Diagnostic, ...]:
    if pointer.document and pointer.document not in documents:
        hint = did_you_mean(pointer.document, documents) or "The documents are " + ", ".join(documents)
        message = f"There is no document “{pointer.document}”"
        return (Diagnostic(rules.DANGLING_POINTER, message, pointer.span, hint),)
    if pointer.target not in (known := documents.get(pointer.document, anywhere)):
        hint = did_you_mean(pointer.target, known)
        where = f"“{pointer.document}” has" if pointer.document else "The outlines have"
        return (Diagnostic(rules.DANGLING_POINTER, f"{where} no place for “{pointer.target}”", pointer.span, hint),)
    return ()


def _elsewhere(pointer: Pointer, documents: dict[str, set[str]], here: set[str]) -> tuple[Diagnostic, ...]:
    """A reference without a document, in a clause of documents none of which has its target."""
    if pointer.document or not here or any(pointer.target in documents[id_] for id_ in here):
        return ()
    there = next(id_ for id_, names in documents.items() if pointer.target in names)
    message = f"“{pointer.target}” stands in “{there}”, and this clause in {' and '.join(sorted(here))}"
    return (Diagnostic(rules.DANGLING_POINTER, message, pointer.span, f"Write [[{there}:{pointer.target}]]."),)


def mixed_groups(library: Library) -> Iterator[Diagnostic]:
    """An error for each alternative that gives its group another mode or scope than the group's first member."""
    first: dict[str, Clause] = {}
    for clause in _clauses(library):
        if clause.alternative is None:
            continue
        leader = first.setdefault(clause.alternative.group, clause)
        assert leader.alternative is not None
        if (leader.alternative.mode, leader.alternative.scope) != (clause.alternative.mode, clause.alternative.scope):
            message = f"“{clause.id}” and “{leader.id}” count the group “{clause.alternative.group}” differently"
            related = ((f"{leader.id} counts it so", leader.alternative.span),)
            yield Diagnostic(rules.MIXED_GROUP, message, clause.alternative.span, related=related)


def unused_terms(library: Library) -> Iterator[Diagnostic]:
    """A warning for each definition none of whose forms stands in any clause, outline, other definition or edition."""
    own = {id(definition.parts) for definition in library.definitions}
    texts = [text for parts in drafted_parts(library) if id(parts) not in own for text in texts_of(parts)]
    texts += [
        dated.text for edition in library.editions.values() for words in edition.terms.values() for dated in words
    ]
    corpus = "\n".join(texts)
    meanings = {d.id: "\n".join(texts_of(d.parts)) for d in library.definitions}
    for definition in library.definitions:
        others = "\n".join(text for id_, text in meanings.items() if id_ != definition.id)
        if not any(form in corpus or form in others for form in definition.forms):
            yield Diagnostic(rules.UNUSED_TERM, f"“{definition.term}” is defined, and nothing uses it", definition.span)


# --- everything that a library says ----------------------------------------------------------------------------------


def _clauses(library: Library) -> Iterator[Clause]:
    yield from library.clauses.values()
    yield from library.local.values()


def drafted_parts(library: Library) -> Iterator[tuple[Part, ...]]:
    """The parts of every paragraph, cell, title, cover line and definition of a library; not those of notes."""
    for clause in _clauses(library):
        yield from all_parts(clause.body)
    yield from _outline_parts(library)
    yield from (definition.parts for definition in library.definitions)


def _outline_parts(library: Library) -> Iterator[tuple[Part, ...]]:
    for outline in library.outlines:
        yield from (outline.title, outline.subject, outline.cite, outline.running, outline.status, outline.status_final)
        yield from (line.parts for line in outline.cover)
        yield from (entry.title for entry in outline.entries)


def pointers(parts: tuple[Part, ...]) -> Iterator[Pointer]:
    """The references among some parts."""
    for part in parts:
        match part:
            case Pointer():
                yield part
            case Stress(parts=inner):
                yield from pointers(inner)
            case Blank() | Words():
                continue


def all_parts(children: tuple, *, notes: bool = False) -> Iterator[tuple[Part, ...]]:
    """The parts of every paragraph and cell of some drafted blocks; those of notes only where asked for."""
    for child in children:
        match child:
            case Passage(parts=parts):
                yield parts
            case Line(cells=cells):
                yield from cells
            case Grid(header=header, rows=rows):
                yield from all_parts((header, *rows), notes=notes)
            case Range(directive=Remark()) if not notes:
                continue
            case Points(items=inner) | Point(blocks=inner) | Range(children=inner):
                yield from all_parts(inner, notes=notes)
