"""Knows who decides what, as a picture of a drafted table: parts of the system, what each decides, its other roles."""

from collections.abc import Sequence

from icsdocs import document as doc
from icsdocs.assemble.draw import delegations
from icsdocs.assemble.draw.delegations import Delegation
from icsdocs.assemble.draw.sheet import (
    DETAIL,
    NAME,
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
from icsdocs.assemble.draw.typeface import width_of
from icsdocs.drawing import Area, Mark, Spot, Stroke
from icsdocs.frozen import changed, frozen
from icsdocs.walk import NO_ROWS, normalised, plain

NONE = {"", "–", "—", "-"}
PART, AIR, GAP, BELOW = 1200, 50, 90, 160

# A column of dots is as wide as the longest word over it, within bounds.
NARROWEST, WIDEST = 420, 800
HEADING = changed(DETAIL, bold=True)


@frozen
class Chart:
    """A table of roles: the headings of its columns, and for each part of the system the words in each of them."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_of(table: doc.Table) -> Chart:
    """A printed table as a chart; a dash is nothing."""
    def texts(row: doc.Row) -> tuple[str, ...]:
        told = (normalised(plain(cell)) for cell in row.cells)
        return tuple("" if text in NONE else text for text in told)

    rows = (row for row in table.rows if not row.address.endswith(NO_ROWS))
    return Chart(texts(table.header), tuple(map(texts, rows)))


# --- in words --------------------------------------------------------------------------------------------------------


def told(chart: Chart, delegated: Sequence[Delegation]) -> str:
    """What the picture shows, in sentences: its dots say that a part has a role, not in what."""
    lines = (f"{row[0]}: {_roles(chart, row)}." for row in chart.rows)
    return " ".join(filter(None, (*lines, delegations.told(delegated))))


def _roles(chart: Chart, row: Sequence[str]) -> str:
    decides = [f"{chart.heads[1].lower()} – {row[1]}"] if row[1] else []
    others = [head.lower() for head, text in zip(chart.heads[2:], row[2:], strict=True) if text]
    return "; ".join((*decides, *others)) or "no role as a rule"


# --- as drawn --------------------------------------------------------------------------------------------------------


def drawn(chart: Chart, delegated: Sequence[Delegation]) -> Drawn:
    """One row for each part: its name, what it decides in words, a dot for each other role that it has. What has been
    delegated stands below. Rows that a page has no room for are counted; the table itself lists them."""
    every = len(chart.rows)
    for most in (0, 3, 2, 1):
        made = _laid_out(chart, delegated, every, most)
        if made.height <= TALLEST:
            return framed(made)
    return framed(as_many_as_fit(every, lambda rows: _laid_out(chart, delegated, rows, 1)))


def _laid_out(chart: Chart, delegated: Sequence[Delegation], rows: int, most: int) -> Drawn:
    table = stacked((_table(chart, rows, most), more(len(chart.rows) - rows, ", in the table")), AIR)
    return stacked((table, delegations.drawn(delegated, most)), BELOW)


def _table(chart: Chart, rows: int, most: int) -> Drawn:
    columns = _columns(chart)
    head = _head(chart, columns)
    marks, down = list(head.marks), head.height
    for row in chart.rows[:rows]:
        made = _row(row, columns, most)
        marks += at(made, 0, down)
        down += made.height
    ground = Area(PART, 0, columns.decides + GAP, down, "pale", "pale", 0)
    return Drawn((ground, *marks), WIDTH, down)


@frozen
class _Columns:
    """The width of the words on decisions, that of a column of dots, and where each of those has its middle."""

    decides: int
    one: int
    middles: tuple[int, ...]


def _columns(chart: Chart) -> _Columns:
    heads = (word for head in chart.heads[2:] for word in head.split())
    longest = max((width_of(word, HEADING.size, bold=True) for word in heads), default=0)
    count = len(chart.heads) - 2
    one = min(max(longest + AIR, NARROWEST), WIDEST, (WIDTH - PART) // 2 // count)
    first = WIDTH - count * one
    middles = tuple(first + place * one + one // 2 for place in range(count))
    return _Columns(first - PART - 2 * GAP, one, middles)


def _head(chart: Chart, columns: _Columns) -> Drawn:
    """The headings, all on one last line."""
    first = words(chart.heads[0], PART - AIR, HEADING)
    second = words(chart.heads[1], columns.decides, changed(HEADING, tone="blue"))
    others = [_centred(words(head, columns.one - AIR // 2, HEADING)) for head in chart.heads[2:]]
    places = [0, PART + GAP, *(middle - (columns.one - AIR // 2) // 2 for middle in columns.middles)]
    end = max(made.height for made in (first, second, *others)) + AIR
    marks: list[Mark] = []
    for made, place in zip((first, second, *others), places, strict=True):
        marks += at(made, place, end - made.height)
    height = end + AIR
    return Drawn((*marks, Stroke(0, height, WIDTH, height, "blue", 12, False)), WIDTH, height)


def _centred(made: Drawn) -> Drawn:
    """Words with each line in the middle of their room."""
    lines = (changed(mark, left=(made.width - mark.width) // 2) for mark in made.marks)  # type: ignore[union-attr]
    return changed(made, marks=tuple(lines))


def _row(row: Sequence[str], columns: _Columns, most: int) -> Drawn:
    name = words(row[0], PART - AIR, changed(NAME, size=88, leading=112, most=most))
    decides = words(row[1], columns.decides, changed(SAID, most=most))
    height = max(name.height, decides.height) + 2 * AIR
    marks: list[Mark] = [Stroke(0, height, WIDTH, height, "line", 6, False)]
    marks += at(name, 0, (height - name.height) // 2)
    marks += at(decides, PART + GAP, (height - decides.height) // 2)
    dots = (across for text, across in zip(row[2:], columns.middles, strict=True) if text)
    marks += [Spot(across, height // 2, 38, "blue", "blue") for across in dots]
    return Drawn(tuple(marks), WIDTH, height)
