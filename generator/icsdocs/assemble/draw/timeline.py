"""Knows a timetable as a picture: each milestone on a line of time, the day planned against the day it was met."""

from collections.abc import Iterator, Sequence
from datetime import date

from icsdocs.assemble.draw.facts import said
from icsdocs.assemble.draw.sheet import (
    DETAIL,
    SAID,
    TALLEST,
    WIDTH,
    Drawn,
    as_many_as_fit,
    at,
    framed,
    more,
    stacked,
    words,
)
from icsdocs.assemble.formats import in_full
from icsdocs.assemble.lookup import Scope
from icsdocs.drawing import Area, Mark, Spot, Stroke
from icsdocs.frozen import changed, frozen
from icsdocs.known import day, keyed

TEXT, DATE, GAP, AIR, RADIUS = 1560, 520, 70, 55, 36
AXIS = TEXT + 2 * (GAP + DATE) + GAP + RADIUS
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

# The financial year begins in April; more quarters than these are shown by the year.
APRIL, MOST_QUARTERS = 4, 9


@frozen
class Step:
    """A milestone with the day planned and the day it was met, as far as they are known."""

    name: str
    planned: date | None
    met: date | None


@frozen
class Period:
    """A quarter or a year of the axis: its first day, the first day after it, and what stands over it."""

    first: date
    after: date
    label: str
    year: str


def steps(scope: Scope) -> tuple[Step, ...]:
    """The milestones that have a name and a day, in the order of the plan."""
    listed = keyed(scope.config.facts, "timeline")
    found = (Step(said(one, "milestone", scope), day(one, "due"), day(one, "actual")) for one in listed)
    dated = (step for step in found if step.name and (step.planned or step.met))
    return tuple(sorted(dated, key=lambda step: step.planned or step.met or date.max))


# --- in words --------------------------------------------------------------------------------------------------------


def told(found: Sequence[Step], today: date) -> str:
    """What the picture shows, in sentences."""
    lines = " ".join(f"{step.name}: {_days(step, today)}." for step in found)
    return f"Facts as at {in_full(today)}. {lines}"


def _days(step: Step, today: date) -> str:
    planned = f"planned for {in_full(step.planned)}" if step.planned else "no day planned"
    return f"{planned}, {f'met on {in_full(step.met)}' if step.met else _not_met(step, today)}"


def _not_met(step: Step, today: date) -> str:
    return "still to come" if step.planned and step.planned > today else "not recorded as met"


# --- as drawn --------------------------------------------------------------------------------------------------------


def drawn(found: Sequence[Step], today: date) -> Drawn:
    """One row for each milestone, with its days in figures and on the axis, over a key. Rows that a page has no room
    for are counted."""
    for most in (0, 4, 3, 2, 1):
        made = _laid_out(found, today, most)
        if made.height <= TALLEST:
            return framed(made)
    every = len(found)
    return framed(as_many_as_fit(every, lambda rows: _laid_out(found[:rows], today, 1, every - rows)))


def _laid_out(found: Sequence[Step], today: date, most: int, left_out: int = 0) -> Drawn:
    periods = _periods([*(d for step in found for d in (step.planned, step.met) if d), today])
    axis = _Axis(periods[0].first, periods[-1].after)
    rows = [_row(step, axis, most) for step in found]
    head = _head(periods, axis)
    end = head.height + sum(row.height for row in rows)
    marks = [*_grounds(periods, axis, head.height, end), *head.marks, *_today(today, axis, head.height, end)]
    down = head.height
    for row in rows:
        marks += at(row, 0, down)
        down += row.height
    return stacked((Drawn(tuple(marks), WIDTH, end), more(left_out), _key(today)), AIR)


@frozen
class _Axis:
    first: date
    after: date

    def place(self, moment: date) -> int:
        """Where a day is, across the picture."""
        return AXIS + (WIDTH - AXIS - RADIUS) * (moment - self.first).days // (self.after - self.first).days


def _periods(days: Sequence[date]) -> tuple[Period, ...]:
    """The quarters of the financial year from the first day to the last; years, where that is too many of them."""
    first, last = min(days), max(days)
    quarters = tuple(_from(first, last, 3))
    return quarters if len(quarters) <= MOST_QUARTERS else tuple(_from(first, last, 12))


def _from(first: date, last: date, months: int) -> Iterator[Period]:
    start = (first.month - APRIL) % 12 // months * months
    at_month = first.year * 12 + first.month - 1 - (first.month - APRIL) % 12 + start
    while (begins := date(at_month // 12, at_month % 12 + 1, 1)) <= last:
        ends = date((at_month + months) // 12, (at_month + months) % 12 + 1, 1)
        year = begins.year - (begins.month < APRIL)
        name = f"{year}/{(year + 1) % 100:02}"
        quarter = (begins.month - APRIL) % 12 // 3 + 1
        yield Period(begins, ends, f"Q{quarter}", name) if months == 3 else Period(begins, ends, name, "")
        at_month += months


def _head(periods: Sequence[Period], axis: _Axis) -> Drawn:
    bold = changed(DETAIL, bold=True)
    lines = 2 if periods[0].year else 1
    height = lines * DETAIL.leading + AIR
    base = height - DETAIL.leading - AIR // 2
    marks: list[Mark] = [*at(words("Milestone", TEXT, bold), 0, base)]
    marks += at(words("Planned", DATE, bold), TEXT + GAP, base)
    marks += at(words("Met", DATE, bold), TEXT + DATE + 2 * GAP, base)
    before = ""
    for period in periods:
        left, right = axis.place(period.first), axis.place(period.after)
        label = words(period.label, 10_000, bold)
        if label.marks and label.marks[0].width <= right - left:  # type: ignore[union-attr]
            marks += at(label, (left + right - label.marks[0].width) // 2, base)  # type: ignore[union-attr]
        if period.year and period.year != before:
            marks += _year(period.year, [one for one in periods if one.year == period.year], axis)
        before = period.year
    return Drawn((*marks, Stroke(0, height, WIDTH, height, "blue", 12, False)), WIDTH, height)


def _year(name: str, quarters: Sequence[Period], axis: _Axis) -> tuple[Mark, ...]:
    left, right = axis.place(quarters[0].first), axis.place(quarters[-1].after)
    made = words(name, 10_000, DETAIL)
    width = made.marks[0].width  # type: ignore[union-attr]
    return at(made, (left + right - width) // 2, 0) if width <= right - left else ()


def _grounds(periods: Sequence[Period], axis: _Axis, top: int, end: int) -> Iterator[Mark]:
    """Every other period on a pale ground. Lines between them would make a grid of the rows, and a table of the picture
    for whoever looks for tables by their lines."""
    for number, period in enumerate(periods):
        left, right = axis.place(period.first), axis.place(period.after)
        if number % 2 == 0:
            yield Area(left, top, right - left, end - top, "pale", "pale", 0)


def _today(today: date, axis: _Axis, top: int, end: int) -> Iterator[Mark]:
    yield Stroke(axis.place(today), top, axis.place(today), end, "ink", 10, True)


def _row(step: Step, axis: _Axis, most: int) -> Drawn:
    name = words(step.name, TEXT, changed(SAID, most=most))
    planned = words(_short(step.planned) if step.planned else "–", DATE, DETAIL)
    met = words(_short(step.met) if step.met else "–", DATE, changed(DETAIL, bold=bool(step.met), tone="ink"))
    height = name.height + 2 * AIR
    middle = height // 2
    marks = [*at(name, 0, AIR), *at(planned, TEXT + GAP, middle - DETAIL.leading // 2)]
    marks += at(met, TEXT + DATE + 2 * GAP, middle - DETAIL.leading // 2)
    marks += _days_drawn(step, axis, middle)
    return Drawn((*marks, Stroke(0, height, WIDTH, height, "line", 6, False)), WIDTH, height)


def _days_drawn(step: Step, axis: _Axis, middle: int) -> Iterator[Mark]:
    """A ring for the day planned, a dot for the day met, and a line from one to the other."""
    if step.planned and step.met:
        ends = sorted((axis.place(step.planned), axis.place(step.met)))
        yield Stroke(ends[0], middle, ends[1], middle, "blue", 14, False)
    if step.planned:
        yield Spot(axis.place(step.planned), middle, RADIUS, "paper", "blue")
    if step.met:
        yield Spot(axis.place(step.met), middle, RADIUS - (8 if step.met == step.planned else 0), "blue", "blue")


def _key(today: date) -> Drawn:
    line = DETAIL.leading
    marks: list[Mark] = []
    across = 0
    for mark, text in (
        (Spot(RADIUS + 8, line // 2, RADIUS, "paper", "blue"), "day planned"),
        (Spot(RADIUS + 8, line // 2, RADIUS, "blue", "blue"), "day met"),
        (Stroke(RADIUS + 8, 5, RADIUS + 8, line - 5, "ink", 10, True), f"facts as at {in_full(today)}"),
    ):
        made = words(text, 10_000, DETAIL)
        marks += at(Drawn((mark,), 0, 0), across, 0)
        marks += at(made, across + 2 * RADIUS + 50, 0)
        across += 2 * RADIUS + 50 + made.marks[0].width + 220  # type: ignore[union-attr]
    return Drawn(tuple(marks), WIDTH, line)


def _short(moment: date) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
