"""Knows where each clause stands in the outlines: under which conditions, in which editions, on which days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from icsdocs.check.fields import Names, names_inside, top_names
from icsdocs.config import Field
from icsdocs.drafted import Both, Compare, Constant, Either, Expression, Not, Path, Repeat
from icsdocs.frozen import frozen
from icsdocs.library import Clause, Entry, Library, Outline

Condition = tuple[Expression, Names]


@frozen
class Moment:
    """An edition on a day of it."""

    edition: str
    day: date


@frozen
class Standing:
    """A clause at one place of an outline: the names that may be used there, the conditions round the place, and the
    repetitions, the innermost last."""

    clause: Clause
    outline: Outline
    names: Names
    conditions: tuple[Condition, ...]
    loops: tuple[Repeat, ...] = ()

    @property
    def own(self) -> tuple[Condition, ...]:
        """What the clause itself asks for; an optional clause without a condition is asked for by a fact or by name."""
        clause = self.clause
        if clause.when is not None:
            return ((clause.when, self.names),)
        if clause.status == "optional":
            asked = clause.include_by or Path(("include", clause.id), clause.span)
            return ((asked, self.names),)
        return ()

    def is_barred(self, moment: Moment) -> bool:
        """Whether edition, day or a departure keep the clause out."""
        clause = self.clause
        omits = clause.departure is not None and clause.departure.omits
        return omits or not clause.validity.holds(moment.edition, moment.day)


def standings(library: Library, vocabulary: Field) -> Iterator[Standing]:
    """Every place of every clause, in the order of the outlines."""
    top = top_names(library, vocabulary)
    for outline in library.outlines:
        names = names_inside(outline.each, top, vocabulary) if outline.each else top
        given = _conditions(None, outline.each, names)
        loops = (outline.each,) if outline.each else ()
        open_: list[tuple[int, Names, tuple[Condition, ...], tuple[Repeat, ...]]] = [(0, names, given, loops)]
        for entry in outline.entries:
            while open_[-1][0] >= entry.depth:
                open_.pop()
            _, outside, above, loops = open_[-1]
            here, conditions = _entered(entry, outside, above, vocabulary)
            loops = (*loops, entry.each) if entry.each else loops
            clause = library.local.get(entry.clause) or library.clauses.get(entry.clause)
            if clause is not None:
                yield Standing(clause, outline, here, conditions, loops)
            open_.append((entry.depth, here, conditions, loops))


def _entered(
    entry: Entry, outside: Names, above: tuple[Condition, ...], vocabulary: Field
) -> tuple[Names, tuple[Condition, ...]]:
    names = names_inside(entry.each, outside, vocabulary) if entry.each else outside
    own = ((entry.when, outside),) if entry.when is not None else ()
    return names, (*above, *own, *_conditions(None, entry.each, names))


def _conditions(when: Expression | None, each: Repeat | None, names: Names) -> tuple[Condition, ...]:
    asked = (when, each.condition if each else None)
    return tuple((condition, names) for condition in asked if condition is not None)


def moments(library: Library, own: Sequence[Standing], inside: Iterable[Expression] = ()) -> tuple[Moment, ...]:
    """A day for each stretch of time in which the same of some clauses of one outline hold, and the same of some
    conditions inside them as far as they hang on the day, in each edition of the outline."""
    turns = {day for standing in own for day in _turns(standing)} | {day for one in inside for day in _days(one)}
    first = own[0]
    found = []
    for edition in library.editions.values():
        if first.outline.validity.is_of(edition.id):
            last = edition.until or date.max
            days = sorted(day for day in {edition.since, *turns} if edition.since <= day <= last)
            found += [Moment(edition.id, day) for day in days]
    return tuple(found)


def _turns(standing: Standing) -> Iterator[date]:
    """The days from which a clause may hold where it did not, or the other way round."""
    validity = standing.clause.validity
    if validity.since:
        yield validity.since
    if validity.until and validity.until < date.max:
        yield validity.until + timedelta(1)
    for condition, _ in (*standing.conditions, *standing.own):
        yield from _days(condition)


def _days(condition: Expression) -> Iterator[date]:
    """The days that a condition holds against the day of the law, and those after them."""
    match condition:
        case Compare(Path(("as_at",)), _, Constant(value=str(text))):
            day = _day(text)
            yield from (day, day + timedelta(1)) if day else ()
        case Both(left, right) | Either(left, right):
            yield from _days(left)
            yield from _days(right)
        case Not(operand):
            yield from _days(operand)
        case _:
            return


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
