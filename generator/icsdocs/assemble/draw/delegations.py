"""Knows what has been delegated, as a strip of a picture: each function, and from whom to whom it has gone."""

from collections.abc import Sequence
from datetime import date

from icsdocs.assemble.draw.facts import capital, said
from icsdocs.assemble.draw.sheet import DETAIL, LABEL, NAME, NOTHING, SAID, WIDTH, Drawn, at, words
from icsdocs.assemble.formats import in_full
from icsdocs.assemble.lookup import Scope
from icsdocs.drawing import Mark, Stroke
from icsdocs.frozen import changed, frozen
from icsdocs.known import day, keyed

# More of them than this are for the register alone, which lists them all.
MOST = 6
HEADING = "Delegated functions"
NAMED, AIR, GAP, ARROW, BARB = 1200, 50, 90, 300, 35


@frozen
class Delegation:
    """A function that one body exercises for another, and since when, where that is known."""

    function: str
    giver: str
    taker: str
    start: date | None


def delegations(scope: Scope) -> tuple[Delegation, ...]:
    """The delegations of which function and both ends are known; none where there are too many for a picture."""
    every = keyed(scope.config.facts, "delegations")
    found = (
        Delegation(*(said(one, name, scope) for name in ("function", "from", "to")), day(one, "start")) for one in every
    )
    whole = tuple(one for one in found if one.function and one.giver and one.taker)
    return whole if len(every) <= MOST else ()


def told(found: Sequence[Delegation]) -> str:
    """What the strip shows, in a sentence; nothing where it shows nothing."""
    each = (f"{one.function}, by {one.giver} to {one.taker}{_since(one, ', ')}" for one in found)
    return f"{HEADING}: {'; '.join(each)}." if found else ""


def _since(one: Delegation, before: str) -> str:
    return f"{before}from {in_full(one.start)}" if one.start else ""


def drawn(found: Sequence[Delegation], most: int) -> Drawn:
    """A row for each, the giver to the left of an arrow and the taker to its right."""
    if not found:
        return NOTHING
    head = words(HEADING, WIDTH, LABEL)
    marks, down = [*head.marks], head.height + AIR
    marks.append(Stroke(0, down, WIDTH, down, "blue", 12, False))
    for one in found:
        row = _row(one, most)
        marks += at(row, 0, down)
        down += row.height
    return Drawn(tuple(marks), WIDTH, down)


def _row(one: Delegation, most: int) -> Drawn:
    room = (WIDTH - NAMED - 3 * GAP - ARROW) // 2
    name = words(capital(one.function), NAMED - AIR, changed(NAME, size=88, leading=112, most=most))
    since = words(_since(one, ""), NAMED - AIR, DETAIL)
    ends = [words(end, room, changed(SAID, most=most)) for end in (one.giver, one.taker)]
    height = max(name.height + since.height, *(end.height for end in ends)) + 2 * AIR
    arrow = NAMED + room + 2 * GAP
    marks: list[Mark] = [*at(name, 0, (height - name.height - since.height) // 2)]
    marks += at(since, 0, (height + name.height - since.height) // 2)
    for end, place in zip(ends, (NAMED + GAP, arrow + ARROW), strict=True):
        marks += at(end, place, (height - end.height) // 2)
    marks += _arrow(arrow, arrow + ARROW - GAP, height // 2)
    return Drawn((*marks, Stroke(0, height, WIDTH, height, "line", 6, False)), WIDTH, height)


def _arrow(left: int, right: int, middle: int) -> tuple[Mark, ...]:
    barbs = (Stroke(right - BARB, middle + barb, right, middle, "blue", 14, False) for barb in (-BARB, BARB))
    return (Stroke(left, middle, right, middle, "blue", 14, False), *barbs)
