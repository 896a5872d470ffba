"""Knows which character each glyph of the bundled typeface stands for, and says so in a PDF.

WeasyPrint notes for a glyph the text under its first use. Where that use is a letter with an accent of its own glyph,
the letter is noted as nothing and vanishes for readers from the whole file.
"""

import re
import unicodedata
from functools import partial
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont

from icsdocs.render.pdf.fonts import FILES

_PAIR = re.compile(rb"<([0-9a-fA-F]{4})> <[0-9a-fA-F]*>")


def explain_glyphs(pdf: pikepdf.Pdf, folder: Path) -> None:
    """Rewrites what the file says of the glyphs of the typeface in `folder`; those of fonts fallen back on stay."""
    upright, italic = (_characters(folder / name) for name in FILES.values())
    for font in pdf.pages[0].resources.get("/Font", {}).values():
        name = str(font.get("/BaseFont", ""))
        if "+Arimo" in name and "/ToUnicode" in font:
            explained = partial(_explained, italic if "Italic" in name else upright)
            font.ToUnicode.write(_PAIR.sub(explained, font.ToUnicode.read_bytes()))


def _characters(file: Path) -> dict[int, str]:
    """Each glyph's character: of several the standard one that comes first, so "-" and not a soft hyphen."""
    with TTFont(file, lazy=True) as font:
        places = font.getBestCmap()
        order = sorted(places, key=lambda place: (unicodedata.category(chr(place)) == "Co", place), reverse=True)
        return {font.getGlyphID(places[place]): chr(place) for place in order}


def _explained(known: dict[int, str], pair: re.Match[bytes]) -> bytes:
    code = int(pair[1], 16)
    if code not in known:
        return pair[0]
    return b"<%04x> <%s>" % (code, known[code].encode("utf-16-be").hex().encode())
