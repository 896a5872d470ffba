"""Knows how words, boxes and rows of boxes are put together on a sheet, measured before they are placed."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import assert_never

from icsdocs.assemble.draw.typeface import broken, width_of
from icsdocs.drawing import Area, Lettering, Mark, Spot, Stroke, Tone
from icsdocs.frozen import changed, frozen

# In tenths of a point, like every measure here: the text of an A4 page is 162 mm wide, and this much of its height is
# left for a picture once its caption stands over it.
WIDTH, TALLEST = 4580, 6100

# Round a drawing, so that no outline at its border is cut.
FRAME = 5

# How far down a line of type its baseline is, of its leading, and what of its size is below the baseline.
_BASE, _BELOW = 0.76, 0.22


@frozen
class Face:
    """How words are set: size, leading and tone; `most` lines at most, where it is not 0."""

    size: int
    leading: int
    bold: bool
    tone: Tone
    most: int = 0


NAME = Face(92, 118, True, "ink")
DETAIL = Face(85, 110, False, "quiet")
SAID = Face(87, 113, False, "ink")
LABEL = Face(100, 125, True, "blue")


@frozen
class Drawn:
    """Marks with their top left corner at 0, 0, and the room that they take."""

    marks: tuple[Mark, ...]
    width: int
    height: int


NOTHING = Drawn((), 0, 0)


def at(drawn: Drawn, right: int, down: int) -> tuple[Mark, ...]:
    """The marks of a drawing, moved."""
    return tuple(_moved(mark, right, down) for mark in drawn.marks)


def _moved(mark: Mark, right: int, down: int) -> Mark:
    match mark:
        case Area():
            return changed(mark, left=mark.left + right, top=mark.top + down)
        case Stroke(left, top, end, bottom):
            return changed(mark, left=left + right, top=top + down, right=end + right, bottom=bottom + down)
        case Spot():
            return changed(mark, across=mark.across + right, down=mark.down + down)
        case Lettering():
            return changed(mark, left=mark.left + right, base=mark.base + down)
        case _:
            assert_never(mark)


def words(text: str, room: int, face: Face) -> Drawn:
    """A paragraph of words, in lines of a width; no words take no room."""
    lines = broken(text, room, face.size, bold=face.bold, most=face.most)
    marks = tuple(
        Lettering(
            0, number * face.leading + int(face.leading * _BASE), width_of(line, face.size, bold=face.bold),
            face.size, face.bold, face.tone, line,
        )
        for number, line in enumerate(lines)
    )  # fmt: skip
    return Drawn(marks, room, len(lines) * face.leading)


def stacked(parts: Sequence[Drawn], gap: int) -> Drawn:
    """Drawings one under the other, from the left; those that take no room leave no gap."""
    marks: list[Mark] = []
    down = 0
    for part in (part for part in parts if part.height):
        down += gap if down else 0
        marks += at(part, 0, down)
        down += part.height
    return Drawn(tuple(marks), max((part.width for part in parts), default=0), down)


@frozen
class Looks:
    """How a box looks: its ground, its outline, a bar of a tone along its top if any, and the air inside it."""

    fill: Tone
    edge: Tone
    bar: bool
    air: int


PLAIN = Looks("pale", "line", False, 65)
STRONG = Looks("paper", "blue", True, 85)


def boxed(inside: Drawn, width: int, height: int, looks: Looks) -> Drawn:
    """A box of a width, at least so high, round what is inside it."""
    tall = max(height, inside.height + 2 * looks.air)
    marks: list[Mark] = [Area(0, 0, width, tall, looks.fill, looks.edge, 20)]
    if looks.bar:
        marks.append(Area(0, 0, width, 30, "blue", "blue", 10))
    return Drawn((*marks, *at(inside, looks.air, looks.air)), width, tall)


def as_many_as_fit(count: int, drawn: Callable[[int], Drawn]) -> Drawn:
    """The drawing of as many of some rows as a sheet has room for, of one at least; not of all, which say nothing of
    others left out. The more rows there are, the taller it must be."""
    return drawn(max(bisect_right(range(1, count), TALLEST, key=lambda rows: drawn(rows).height), 1))


def more(count: int, where: str = "") -> Drawn:
    """That there are more than are shown, and where those stand; nothing where there are none."""
    return words(f"and {count} more{where}", WIDTH, DETAIL) if count else NOTHING


def framed(drawn: Drawn) -> Drawn:
    """A drawing with a narrow border round it."""
    return Drawn(at(drawn, FRAME, FRAME), drawn.width + 2 * FRAME, drawn.height + 2 * FRAME)


def side_by_side(insides: Sequence[Drawn], columns: int, width: int, gap: int, looks: Looks) -> Drawn:
    """Boxes in rows of so many, each row as high as its tallest; what is inside was set for `inner_width`."""
    one = column_width(columns, width, gap)
    rows = [insides[start : start + columns] for start in range(0, len(insides), columns)]
    marks: list[Mark] = []
    down = 0
    for row in rows:
        height = max(inside.height for inside in row) + 2 * looks.air
        for place, inside in enumerate(row):
            marks += at(boxed(inside, one, height, looks), place * (one + gap), down)
        down += height + gap
    return Drawn(tuple(marks), width, max(down - gap, 0))


def column_width(columns: int, width: int, gap: int) -> int:
    """How wide each of some columns is that share a width."""
    return (width - gap * (columns - 1)) // columns
