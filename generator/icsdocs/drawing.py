"""Knows what a drawing is made of: areas, lines, spots and words, each at its place, in tenths of a point."""

from typing import Literal

from icsdocs.frozen import frozen

Tone = Literal["ink", "quiet", "line", "pale", "blue", "paper"]


@frozen
class Area:
    """A rectangle of a picture, with its corners rounded by `corner`; `edge` is the tone of its outline."""

    left: int
    top: int
    width: int
    height: int
    fill: Tone
    edge: Tone
    corner: int


@frozen
class Stroke:
    """A straight line of a picture."""

    left: int
    top: int
    right: int
    bottom: int
    tone: Tone
    weight: int
    dashed: bool


@frozen
class Spot:
    """A round mark of a picture, about its middle."""

    across: int
    down: int
    radius: int
    fill: Tone
    edge: Tone


@frozen
class Lettering:
    """One line of words in a picture: where its baseline begins, and how wide it is set in the house's typeface."""

    left: int
    base: int
    width: int
    size: int
    bold: bool
    tone: Tone
    text: str


Mark = Area | Stroke | Spot | Lettering
