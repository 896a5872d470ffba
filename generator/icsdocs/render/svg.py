"""Knows a picture as SVG: the same drawing for a page, for paper and for the picture in a Word file."""

import re
import unicodedata
from html import escape
from typing import assert_never

from icsdocs.document import Picture
from icsdocs.drawing import Area, Lettering, Mark, Spot, Stroke, Tone
from icsdocs.frozen import frozen
from icsdocs.walk import plain


@frozen
class Tones:
    """The colours of a picture, of which ink and blue follow the house style (House.tones)."""

    ink: str = "#231f20"
    quiet: str = "#425563"
    line: str = "#a2aeb6"
    pale: str = "#f0f4f5"
    blue: str = "#005eb8"
    paper: str = "#ffffff"

    def __getitem__(self, tone: Tone) -> str:
        return getattr(self, tone)


TONES = Tones()
FAMILY = "Arimo, Arial, Helvetica, sans-serif"


def render_svg(picture: Picture, tones: Tones = TONES) -> str:
    """The picture as one `svg` element, measured in points. Its name is the caption above it in the page; screen
    readers read the words that stand for it instead of those drawn."""
    width, height = _tenths(picture.width), _tenths(picture.height)
    name, instead = _text(plain(picture.caption.inlines)), _text(plain(picture.alternative.inlines))
    caption, alternative = escape(picture.caption.address), escape(picture.alternative.address)
    marks = "\n".join(_mark(mark, tones) for mark in picture.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}pt" height="{height}pt"'
        f' role="img" aria-labelledby="{caption}" aria-describedby="{alternative}"'
        f' font-family="{FAMILY}">\n'
        f'<title>{name}</title>\n<desc id="{alternative}">{instead}</desc>\n{marks}\n</svg>'
    )


def _mark(mark: Mark, tones: Tones) -> str:
    match mark:
        case Area(left, top, width, height, fill, edge, corner):
            place = f'x="{_tenths(left)}" y="{_tenths(top)}" width="{_tenths(width)}" height="{_tenths(height)}"'
            outline = f' stroke="{tones[edge]}" stroke-width="0.6"' if edge != fill else ""
            return f'<rect {place} rx="{_tenths(corner)}" fill="{tones[fill]}"{outline}/>'
        case Stroke(left, top, right, bottom, tone, weight, dashed):
            ends = f'x1="{_tenths(left)}" y1="{_tenths(top)}" x2="{_tenths(right)}" y2="{_tenths(bottom)}"'
            dashes = ' stroke-dasharray="3 2"' if dashed else ""
            return f'<line {ends} stroke="{tones[tone]}" stroke-width="{_tenths(weight)}"{dashes}/>'
        case Spot(across, down, radius, fill, edge):
            place = f'cx="{_tenths(across)}" cy="{_tenths(down)}" r="{_tenths(radius)}"'
            return f'<circle {place} fill="{tones[fill]}" stroke="{tones[edge]}" stroke-width="1.3"/>'
        case Lettering():
            return _lettering(mark, tones)
        case _:
            assert_never(mark)


def _lettering(words: Lettering, tones: Tones) -> str:
    """Words made to fit what was measured: where the reader has neither Arial nor its like, they are set narrower."""
    place = f'x="{_tenths(words.left)}" y="{_tenths(words.base)}" font-size="{_tenths(words.size)}"'
    weight = ' font-weight="700"' if words.bold else ""
    fitted = f' textLength="{_tenths(words.width)}" lengthAdjust="spacingAndGlyphs"' if words.width else ""
    return f'<text {place}{weight}{fitted} fill="{tones[words.tone]}">{_text(words.text)}</text>'


def _tenths(measure: int) -> str:
    """A measure in points: 45.9, or 46 without a point."""
    whole, tenth = divmod(abs(measure), 10)
    return f"{'-' if measure < 0 else ''}{whole}{f'.{tenth}' if tenth else ''}"


def _text(text: str) -> str:
    return escape(re.sub(r"\s+", " ", unicodedata.normalize("NFC", text.replace("\u00ad", ""))))
