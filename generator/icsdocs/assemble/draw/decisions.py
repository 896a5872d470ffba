"""Knows who decides what, as a picture of a drafted table: parts of the system, what each decides, its other roles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from icsdocs import document as doc
from icsdocs.assemble.draw.sheet import (
    DETAIL,
    NAME,
    SAID,
    TALLEST,
    WIDTH,
    Drawn,
    at,
    words,
)
from icsdocs.drawing import Area, Mark, Spot, Stroke

NONE = {"", "–", "—", "-"}
PART, DECIDES, AIR, GAP = 1230, 1880, 50, 90


@dataclass(frozen=True)
class Chart:
    """A table of roles: the headings of its columns, and for each part of the system the words in each of them."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_of(table: doc.Table) -> Chart:
    """A printed table as a chart; a dash is nothing."""
    def texts(row: doc.Row) -> tuple[str, ...]:
        told = (doc.normalised(doc.plain(cell)) for cell in row.cells)
        return tuple("" if text in NONE else text for text in told)

    return Chart(texts(table.header), tuple(map(texts, table.rows)))


# --- in words --------------------------------------------------------------------------------------------------------


def told(chart: Chart) -> str:
    """What the picture shows, in sentences: its dots say that a part has a role, not in what."""
    return " ".join(f"{row[0]}: {_roles(chart, row)}." for row in chart.rows)


def _roles(chart: Chart, row: Sequence[str]) -> str:
    decides = [f"{chart.heads[1].lower()} – {row[1]}"] if row[1] else []
    others = [head.lower() for head, text in zip(chart.heads[2:], row[2:], strict=True) if text]
    return "; ".join((*decides, *others)) or "no role as a rule"


# --- as drawn --------------------------------------------------------------------------------------------------------


def drawn(chart: Chart) -> Drawn:
    """One row for each part: its name, what it decides in words, a dot for each other role that it has."""
    return next(made for most in (0, 3, 2, 1) if (made := _laid_out(chart, most)).height <= TALLEST or most == 1)


def _laid_out(chart: Chart, most: int) -> Drawn:
    columns = max(len(chart.heads) - 2, 1)
    one = (WIDTH - PART - DECIDES - 2 * GAP) // columns
    middles = [PART + DECIDES + 2 * GAP + one * place + one // 2 for place in range(len(chart.heads) - 2)]
    marks, down = list(_head(chart, one, middles)), _head_height(chart, one)
    for row in chart.rows:
        made = _row(row, middles, most)
        marks += at(made, 0, down)
        down += made.height
    marks.append(Stroke(0, down, WIDTH, down, "line", 6, False))
    ground = Area(PART + GAP // 2, 0, DECIDES + GAP, down, "pale", "pale", 0)
    return Drawn((ground, *marks), WIDTH, down)


def _head(chart: Chart, one: int, middles: Sequence[int]) -> Sequence[Mark]:
    height = _head_height(chart, one)
    marks: list[Mark] = []
    first = words(chart.heads[0], PART - AIR, replace(DETAIL, bold=True))
    second = words(chart.heads[1], DECIDES, replace(DETAIL, bold=True, tone="blue"))
    marks += at(first, 0, height - AIR - first.height)
    marks += at(second, PART + GAP, height - AIR - second.height)
    for head, middle in zip(chart.heads[2:], middles, strict=True):
        made = words(head, one - AIR, replace(DETAIL, bold=True))
        marks += at(centred(made), middle - made.width // 2, height - AIR - made.height)
    return [*marks, Stroke(0, height, WIDTH, height, "blue", 12, False)]


def _head_height(chart: Chart, one: int) -> int:
    tallest = max((words(head, one - AIR, replace(DETAIL, bold=True)).height for head in chart.heads[2:]), default=0)
    return max(tallest, DETAIL.leading) + 2 * AIR


def centred(made: Drawn) -> Drawn:
    """Words with each line in the middle of their room."""
    lines = (replace(mark, left=(made.width - mark.width) // 2) for mark in made.marks)  # type: ignore[union-attr]
    return replace(made, marks=tuple(lines))


def _row(row: Sequence[str], middles: Sequence[int], most: int) -> Drawn:
    name = words(row[0], PART - AIR, replace(NAME, size=88, leading=112, most=most))
    decides = words(row[1], DECIDES, replace(SAID, most=most))
    height = max(name.height, decides.height) + 2 * AIR
    middle = AIR + name.height // 2 if name.height >= decides.height else height // 2
    marks: list[Mark] = [Stroke(0, height, WIDTH, height, "line", 6, False)]
    marks += at(name, 0, (height - name.height) // 2)
    marks += at(decides, PART + GAP, (height - decides.height) // 2)
    marks += [Spot(across, middle, 38, "blue", "blue") for text, across in zip(row[2:], middles, strict=True) if text]
    return Drawn(tuple(marks), WIDTH, height)
