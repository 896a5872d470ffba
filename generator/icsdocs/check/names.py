"""Knows which names the expressions of the library may use, and finds those that no config could ever fill."""

import difflib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from icsdocs import rules
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import (
    Blank,
    Both,
    Clause,
    Compare,
    Constant,
    Either,
    Expression,
    Format,
    Grid,
    Library,
    Line,
    Not,
    Outline,
    Passage,
    Path,
    Point,
    Points,
    Range,
    Remark,
    Repeat,
    Stress,
)  # fmt: skip

Names = Mapping[str, Field]

_ANYTHING = Field("group", "", "")


def unknown_names(library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    """An error for each name in an expression that is no fact of the vocabulary, the edition, the document or a loop.

    A clause is read with the loop names of each outline entry that it stands under.
    """
    top = _top(library, vocabulary)
    placed: set[str] = set()
    for outline in library.outlines:
        yield from _outline(outline, library, top, vocabulary, placed)
    for clause in library.clauses.values():
        if clause.id not in placed:
            yield from _clause(clause, top, vocabulary)
    for requirement in library.requirements.values():
        yield from _expression(requirement.applies, top)
    for definition in library.definitions:
        yield from _expression(definition.when, top)
        yield from _parts(definition.parts, top)


def _top(library: Library, vocabulary: Field) -> Names:
    terms = {key for edition in library.editions.values() for key in edition.terms}
    edition = Field("group", "edition", "", fields=MappingProxyType({k: Field("text", k, "") for k in (*terms, "name")}))
    document = Field("group", "document", "", fields=MappingProxyType({k: Field("text", k, "") for k in ("id", "title", "date", "version", "final")}))
    return {**vocabulary.fields, "edition": edition, "document": document}


def _outline(outline: Outline, library: Library, top: Names, vocabulary: Field, placed: set[str]) -> Iterator[Diagnostic]:
    names = top
    if outline.each:
        yield from _expression(outline.each.collection, top)
        names = _inside(outline.each, top, vocabulary)
        yield from _expression(outline.each.condition, names)
    for parts in (outline.title, outline.subject, outline.cite, outline.running, outline.status, outline.status_final):
        yield from _parts(parts, names)
    for line in outline.cover:
        yield from _expression(line.when, names)
        yield from _parts(line.parts, names)
    open_: list[tuple[int, Names]] = [(0, names)]
    for entry in outline.entries:
        while open_[-1][0] >= entry.depth:
            open_.pop()
        here = open_[-1][1]
        yield from _expression(entry.when, here)
        if entry.each:
            yield from _expression(entry.each.collection, here)
            here = _inside(entry.each, here, vocabulary)
            yield from _expression(entry.each.condition, here)
        yield from _parts(entry.title, here)
        clause = library.local.get(entry.clause) or library.clauses.get(entry.clause)
        if clause:
            placed.add(clause.id)
            yield from _clause(clause, here, vocabulary)
        open_.append((entry.depth, here))


def _clause(clause: Clause, names: Names, vocabulary: Field) -> Iterator[Diagnostic]:
    yield from _expression(clause.when, names)
    yield from _expression(clause.include_by, names)
    yield from _children(clause.body, names, vocabulary)


def _children(children: tuple, names: Names, vocabulary: Field) -> Iterator[Diagnostic]:
    for child in children:
        match child:
            case Passage(parts=parts):
                yield from _parts(parts, names)
            case Points(items=inner) | Point(blocks=inner):
                yield from _children(inner, names, vocabulary)
            case Grid(header=header, rows=rows):
                yield from _children((header, *rows), names, vocabulary)
            case Line(cells=cells):
                for parts in cells:
                    yield from _parts(parts, names)
            case Range(directive=Remark(), children=inner):
                yield from _children(inner, names, vocabulary)
            case Range(directive=Repeat() as repeat, children=inner):
                yield from _expression(repeat.collection, names)
                within = _inside(repeat, names, vocabulary)
                yield from _expression(repeat.condition, within)
                yield from _children(inner, within, vocabulary)
            case Range(directive=condition, children=inner):
                yield from _expression(condition, names)
                yield from _children(inner, names, vocabulary)


def _parts(parts: tuple, names: Names) -> Iterator[Diagnostic]:
    for part in parts:
        match part:
            case Blank(expression=expression):
                yield from _expression(expression, names)
            case Stress(parts=inner):
                yield from _parts(inner, names)


def _expression(expression: Expression | None, names: Names) -> Iterator[Diagnostic]:
    match expression:
        case Path():
            found = _field(expression, names)
            if isinstance(found, Diagnostic):
                yield found
        case Compare(left=left, right=right) | Both(left, right) | Either(left, right):
            yield from _expression(left, names)
            yield from _expression(right, names)
        case Not(operand) | Format(operand=operand):
            yield from _expression(operand, names)
        case Constant() | None:
            return


def _inside(repeat: Repeat, names: Names, vocabulary: Field) -> Names:
    """The names inside a repetition; a list of keys of other things gives those things, a list that there is not
    (which is told where it stands) gives something of which nothing more is asked."""
    found = _field(repeat.collection, names) if isinstance(repeat.collection, Path) else None
    if isinstance(found, Diagnostic):
        return {**names, repeat.name: _ANYTHING}
    item = found.item if isinstance(found, Field) and found.item else Field("text", repeat.name, "")
    return {**names, repeat.name: _meant(item, vocabulary)}


def _meant(field: Field, vocabulary: Field) -> Field:
    """The thing that a key refers to; where it may be of several kinds, a thing with the facts of all of them."""
    if not field.refers_to:
        return field
    fields: dict[str, Field] = {}
    for collection in field.refers_to:
        held: Field | None = vocabulary
        for name in collection.split("."):
            held = held.fields.get(name) if held else None
        if held and held.item:
            fields.update(held.item.fields)
    return Field("group", field.label, field.question, fields=MappingProxyType(fields))


def _field(path: Path, names: Names) -> Field | Diagnostic:
    first, *rest = path.names
    held = names.get(first)
    if held is None:
        return _no_name(path, first, tuple(names))
    for name in rest:
        if held is _ANYTHING:
            return held
        held = _meant(held, Field("group", "", "", fields=MappingProxyType(dict(names))))
        if held.kind == "things" and held.item:
            held = held.item
            continue
        found = held.fields.get(name) or held.fields.get(name.replace("_", "-"))
        if found is None:
            return _no_name(path, name, tuple(held.fields))
        held = found
    return held


def _no_name(path: Path, name: str, known: tuple[str, ...]) -> Diagnostic:
    near = difflib.get_close_matches(name, known, 1, 0.6)
    hint = f"Did you mean “{near[0]}”?" if near else ""
    message = f"“{'.'.join(path.names)}” is not a fact that a config can give: “{name}” is not known here"
    return Diagnostic(rules.UNKNOWN_NAME, message, path.span, hint)
