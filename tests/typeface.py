"""Writes how far each letter of the bundled typeface moves the pen: what a check measures pictures with."""

import json

from fontpkg_arimo import ROOT
from fontTools.ttLib import TTFont

from icsdocs.assemble.draw.typeface import BOLD, REGULAR, UNITS, WIDTHS


def widths() -> dict[str, dict[str, str]]:
    """For each weight the letters of each width, in the font's units."""
    font = TTFont(ROOT / "files" / "Arimo[wght].ttf")
    assert font["head"].unitsPerEm == UNITS
    names = font.getBestCmap()
    made: dict[str, dict[str, str]] = {}
    for weight in (REGULAR, BOLD):
        glyphs = font.getGlyphSet(location={"wght": weight})
        by_width: dict[str, str] = {}
        for code in sorted(names):
            width = str(round(glyphs[names[code]].width))
            by_width[width] = by_width.get(width, "") + chr(code)
        made[str(weight)] = dict(sorted(by_width.items(), key=lambda item: int(item[0])))
    return made


def written() -> str:
    """The text of the file."""
    return json.dumps(widths(), ensure_ascii=True, indent=0) + "\n"


if __name__ == "__main__":
    WIDTHS.write_text(written(), encoding="ascii")
