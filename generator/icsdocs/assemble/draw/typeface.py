"""Knows how wide words are in the house's typeface, and how they break into lines."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

# The letters of each width in Arimo, in parts of its square. Kept apart from the font, because to read a font takes as
# long as all the rest of a check; tests/typeface.py writes it.
WIDTHS = Path(__file__).parent / "arimo.json"
UNITS = 2048

REGULAR, BOLD = 400, 700
ELLIPSIS = "…"

# What the typeface has no glyph for comes from another font: about as wide as it is tall, symbols wider.
_FOREIGN, _SYMBOL = 1.0, 1.5


def width_of(text: str, size: int, *, bold: bool) -> int:
    """How wide a line of words is, in the unit of `size`, rounded up; a typesetter's kerning only makes it narrower."""
    advance = _advances(BOLD if bold else REGULAR)
    return -int(-sum(map(advance, text)) * size // 1)


def broken(text: str, room: int, size: int, *, bold: bool, most: int = 0) -> tuple[str, ...]:
    """A text in lines no wider than `room`; with `most`, in so many lines at most, an ellipsis for what is left out."""
    lines: list[str] = []
    for piece in _pieces(text, room, size, bold=bold):
        joint = "" if not lines or lines[-1].endswith("\u200b") else " "
        longer = f"{lines[-1]}{joint}{piece}" if lines else piece
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    told = [line.replace("\u200b", "") for line in lines]
    if not most or len(told) <= most:
        return tuple(told)
    return (*told[: most - 1], _shortened(told[most - 1], room, size, bold=bold))


def _shortened(line: str, room: int, size: int, *, bold: bool) -> str:
    """A line with an ellipsis at its end, and as few letters less as that takes."""
    while line and width_of(line + ELLIPSIS, size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def _pieces(text: str, room: int, size: int, *, bold: bool) -> Iterator[str]:
    """The words of a text; one too long for a line in parts, of which all but the last end in a zero-width space."""
    for word in text.replace("\u200b", "").split():
        parts = re.findall(r".+?(?:[-/](?=\w)|$)", word) if width_of(word, size, bold=bold) > room else [word]
        rest = ""
        for part in parts:
            for letter in part:
                if rest and width_of(rest + letter, size, bold=bold) > room:
                    yield f"{rest}\u200b"
                    rest = ""
                rest += letter
        yield rest


@cache
def _advances(weight: int) -> Callable[[str], float]:
    """How far a letter of a weight moves the pen, as a share of the type's size."""
    # Not at the top: a check measures no words, and needs no json for anything else.
    import json

    drawn = json.loads(WIDTHS.read_bytes())[str(weight)]
    shares = {letter: int(width) / UNITS for width, letters in drawn.items() for letter in letters}

    @cache
    def advance(letter: str) -> float:
        if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
            return 0.0
        return shares.get(letter) or (_SYMBOL if unicodedata.category(letter) == "So" else _FOREIGN)

    return advance
