"""Knows in which editions, and on which days, each drafted paragraph of a library may be printed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from icsdocs.check.flow import Flow, drafted, one_after_the_other
from icsdocs.drafted import (
    Both,
    Compare,
    Constant,
    Either,
    Expression,
    Grid,
    Line,
    Not,
    Passage,
    Path,
    Point,
    Points,
    Range,
    Remark,
    Repeat,
)
from icsdocs.frozen import changed, frozen
from icsdocs.library import Clause, Definition, Entry, Library, Outline
from icsdocs.validity import Validity

Days = Mapping[str, tuple[date, date]]


@frozen
class Place:
    """Drafted words, for each edition that may print them the first and the last day on which it may, and the types of
    document that may (none: any)."""

    flow: Flow
    days: Days
    documents: frozenset[str] = frozenset()


def places(library: Library) -> Iterator[Place]:
    """Everything that a library may print, without notes: clauses, definitions, titles and the words of editions."""
    placed: dict[str, list[tuple[Outline, Entry]]] = {}
    for outline in library.outlines:
        for entry in outline.entries:
            placed.setdefault(entry.clause, []).append((outline, entry))
    for clause in (*library.clauses.values(), *library.local.values()):
        homes = placed.get(clause.id, [])
        days = _within(_home_days(homes, library), clause.validity)
        documents = frozenset(outline.id for outline, _ in homes)
        for place in _of_blocks(clause.body, _where(clause.when, days)):
            yield changed(place, documents=documents)
    for definition in library.definitions:
        yield Place(_defined(definition), days_of(definition, library))
    for outline in library.outlines:
        yield from _of_outline(outline, _within(_all(library), outline.validity))
    for edition in library.editions.values():
        for words in (dated for one in edition.terms.values() for dated in one):
            days = _within({edition.id: _all(library)[edition.id]}, words.validity)
            yield Place(Flow(((words.text, words.span),)), days)


def days_of(drafted: Definition | Clause, library: Library) -> Days:
    """The days on which a definition or a clause may hold, by edition."""
    return _where(drafted.when, _within(_all(library), drafted.validity))


def _defined(definition: Definition) -> Flow:
    return one_after_the_other([[(definition.term, definition.span)], drafted(definition.parts)])


def _home_days(homes: list[tuple[Outline, Entry]], library: Library) -> Days:
    """The days on which one of the places of a clause may print it; all of them where it has none."""
    days: dict[str, tuple[date, date]] = {}
    for outline, entry in homes:
        days |= _where(entry.when, _within(_all(library), outline.validity))
    return days if homes else _all(library)


def _of_outline(outline: Outline, days: Days) -> Iterator[Place]:
    for line in outline.cover:
        yield Place(one_after_the_other([drafted(line.parts)]), _where(line.when, days), frozenset((outline.id,)))
    for entry in outline.entries:
        yield Place(one_after_the_other([drafted(entry.title)]), _where(entry.when, days), frozenset((outline.id,)))


def _of_blocks(children: Iterable, days: Days) -> Iterator[Place]:
    for child in children:
        match child:
            case Passage(parts=parts):
                yield Place(one_after_the_other([drafted(parts)]), days)
            case Line(cells=cells):
                yield Place(one_after_the_other(map(drafted, cells)), days)
            case Grid(header=header, rows=rows):
                yield from _of_blocks((header, *rows), days)
            case Range(directive=Remark()):
                continue
            case Range(directive=Repeat(), children=inner):
                yield from _of_blocks(inner, days)
            case Range(directive=condition, children=inner):
                yield from _of_blocks(inner, _where(condition, days))
            case Points(items=inner) | Point(blocks=inner):
                yield from _of_blocks(inner, days)


# --- days ------------------------------------------------------------------------------------------------------------


def _all(library: Library) -> Days:
    return {id_: (edition.since, edition.until or date.max) for id_, edition in library.editions.items()}


def _within(days: Days, validity: Validity) -> Days:
    """Those of the days on which something holds."""
    since, until = validity.since or date.min, validity.until or date.max
    cut = {id_: (max(first, since), min(last, until)) for id_, (first, last) in days.items() if validity.is_of(id_)}
    return {id_: (first, last) for id_, (first, last) in cut.items() if first <= last}


def _where(condition: Expression | None, days: Days) -> Days:
    """The days of the editions in which a condition may hold."""
    return {id_: span for id_, span in days.items() if condition is None or _holds(condition, id_) is not False}


def _holds(condition: Expression, edition: str) -> bool | None:
    """Whether a condition holds in an edition; None where that hangs on facts."""
    match condition:
        case Compare(Path(("edition",)), operator, Constant(value)):
            return _compares(edition, operator, value)
        case Not(operand):
            inner = _holds(operand, edition)
            return None if inner is None else not inner
        case Both(left, right):
            values = {_holds(left, edition), _holds(right, edition)}
            return False if False in values else None if None in values else True
        case Either(left, right):
            values = {_holds(left, edition), _holds(right, edition)}
            return True if True in values else None if None in values else False
        case _:
            return None


def _compares(edition: str, operator: str, value: object) -> bool | None:
    among = value if isinstance(value, tuple) else (value,)
    match operator:
        case "==" | "in":
            return edition in among
        case "!=" | "not in":
            return edition not in among
        case _:
            return None
