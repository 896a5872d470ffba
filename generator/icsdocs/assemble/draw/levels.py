"""Knows how the levels of a system look in a picture: boxes beside a label, and a line between the two boards."""

from collections.abc import Sequence

from icsdocs.assemble.draw.facts import capital
from icsdocs.assemble.draw.sheet import (
    DETAIL,
    LABEL,
    NAME,
    PLAIN,
    STRONG,
    TALLEST,
    WIDTH,
    Drawn,
    Looks,
    at,
    column_width,
    framed,
    side_by_side,
    stacked,
    words,
)
from icsdocs.assemble.draw.structure import Card, Level
from icsdocs.drawing import Mark, Stroke
from icsdocs.frozen import changed, frozen

SIDE, GUTTER, GAP, BAND = 860, 130, 80, 120

# Between the two boards, where a line joins them.
APART = 200


@frozen
class Cut:
    """How much of a level is shown: cards at most, lines of a name and of a detail (0: all), details at all."""

    cards: int
    name_lines: int
    detail_lines: int
    details: bool


CUTS = (Cut(60, 0, 0, True), Cut(60, 3, 2, True), Cut(60, 3, 1, True), Cut(60, 2, 0, False), Cut(45, 1, 0, False),
        Cut(24, 1, 0, False), Cut(9, 1, 0, False))  # fmt: skip


def drawn(shown: Sequence[Level]) -> Drawn:
    """The levels one under the other, at most as tall as a page: what does not fit is shortened, and told in words."""
    for cut in CUTS:
        made = _laid_out(shown, cut)
        if made.height <= TALLEST:
            break
    return made


def _laid_out(shown: Sequence[Level], cut: Cut) -> Drawn:
    marks: list[Mark] = []
    down = 0
    for level in shown:
        if down:
            marks.append(Stroke(0, down + BAND, WIDTH, down + BAND, "line", 6, False))
            down += 2 * BAND
        band = _band(level, cut)
        marks += at(band, 0, down)
        down += band.height
    return framed(Drawn(tuple(marks), WIDTH, down))


def _band(level: Level, cut: Cut) -> Drawn:
    label = stacked((words(level.label, SIDE, LABEL), words(level.note, SIDE, DETAIL)), 10)
    room = WIDTH - SIDE - GUTTER
    columns = _columns(len(level.cards))
    looks, gap = (STRONG, APART) if level.leads else (PLAIN, GAP)
    inner = column_width(columns, room, gap) - 2 * looks.air
    cards = [_card(card, inner, cut, looks) for card in _shown(level.cards, cut.cards)]
    boxes = side_by_side(cards, columns, room, gap, looks)
    link = _link(columns, boxes) if level.leads else ()
    right = Drawn((*link, *boxes.marks), room, boxes.height)
    marks = (*at(label, 0, looks.air), *at(right, SIDE + GUTTER, 0))
    return Drawn(marks, WIDTH, max(boxes.height, label.height + looks.air))


def _columns(count: int) -> int:
    return count if count < 3 else 2 if count in (4, 10) else 3


def _shown(cards: tuple[Card, ...], most: int) -> tuple[Card, ...]:
    if len(cards) <= most:
        return cards
    return (*cards[: most - 1], Card(f"and {len(cards) - most + 1} more", ()))


def _card(card: Card, room: int, cut: Cut, looks: Looks) -> Drawn:
    name = changed(NAME, most=cut.name_lines)
    detail = changed(DETAIL, most=cut.detail_lines)
    details = [words(capital(one), room, detail) for one in card.details] if cut.details else []
    gap = 35 if looks is STRONG else 15
    return stacked((words(card.name, room, name), *details), gap)


def _link(columns: int, boxes: Drawn) -> tuple[Mark, ...]:
    """The line that joins the two boards: partners, neither above the other."""
    across, down = boxes.width // 2, boxes.height // 2
    return (Stroke(across - APART, down, across + APART, down, "blue", 15, False),) if columns == 2 else ()
