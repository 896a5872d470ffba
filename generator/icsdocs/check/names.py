"""Knows which names the expressions of the library may use, and finds those that no config could ever fill."""

from collections.abc import Iterator

from icsdocs.check.fields import Names, field_of, names_inside, top_names
from icsdocs.check.kinds import kind_faults, list_faults
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Blank, Expression, Grid, Line, Passage, Point, Points, Range, Remark, Repeat, Stress, paths
from icsdocs.library import Clause, Library, Outline


def unknown_names(library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    """An error for each name in an expression that is no fact of the vocabulary, the edition, the document or a loop,
    and for each format and comparison that can never fit its facts.

    A clause is read with the loop names of each outline entry that it stands under.
    """
    top = top_names(library, vocabulary)
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


def _outline(
    outline: Outline, library: Library, top: Names, vocabulary: Field, placed: set[str]
) -> Iterator[Diagnostic]:
    names = top
    if outline.each:
        yield from _repeat(outline.each, top, vocabulary)
        names = names_inside(outline.each, top, vocabulary)
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
            yield from _repeat(entry.each, here, vocabulary)
            here = names_inside(entry.each, here, vocabulary)
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
                yield from _repeat(repeat, names, vocabulary)
                yield from _children(inner, names_inside(repeat, names, vocabulary), vocabulary)
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
    """Names that there are not; where all are known, what can never fit together."""
    if expression is None:
        return
    unknown = [found for path in paths(expression) if isinstance(found := field_of(path, names), Diagnostic)]
    yield from unknown or kind_faults(expression, names)


def _repeat(repeat: Repeat, names: Names, vocabulary: Field) -> Iterator[Diagnostic]:
    unknown = tuple(_expression(repeat.collection, names))
    yield from unknown or list_faults(repeat, names)
    yield from _expression(repeat.condition, names_inside(repeat, names, vocabulary))
