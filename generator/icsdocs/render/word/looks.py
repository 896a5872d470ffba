"""Knows where a Word file says how its styles look, and reads that as the house style's values."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from icsdocs.render.house import House, Letters, Sheet, Tables
from icsdocs.render.word.heads import heads_of
from icsdocs.render.word.wordml import Element, attribute, tag

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OFF = {"0", "false", "off"}

# Word's measures: a line's rule in eighths of a point, spaces and sides in twentieths, lines in 240ths of one.
TWIPS, EIGHTHS, LINES, MILLIMETRES = 20, 8, 240, 1440 / 25.4

ALIGNED = {"center": "center", "right": "right", "end": "right", "both": "justify"}

# Word's own, where a file says nothing.
WORDS_FONT, WORDS_SIZE, WORDS_PADDING = "Times New Roman", "20", 108


def house_of(word: WordDocument) -> House:
    """The house style that a Word file shows: each paragraph style with what it inherits, the pages of its last and
    first sections, the colours of House Table, Cover Table and Gap."""
    styles = word.styles.element
    by_id = {attribute(style, "styleId"): style for style in styles.iter(tag("style"))}
    named = {attribute(style.find(tag("name")), "val").casefold(): style for style in by_id.values()}
    fonts = _theme_fonts(word)
    looks = {
        name: _letters(_chain(style, by_id), styles.find(tag("docDefaults")), fonts)
        for name, style in named.items()
        if attribute(style, "type") == "paragraph"
    }
    looks.setdefault("normal", _letters([], styles.find(tag("docDefaults")), fonts))
    sheets = [_sheet(section) for section in word.element.body.iter(tag("sectPr"))]
    table, facts = (_chain(named[name], by_id) if name in named else [] for name in ("house table", "cover table"))
    gap = _fill(_chain(named["gap"], by_id), "rPr") if "gap" in named else ""
    return House(MappingProxyType(looks), sheets[-1], sheets[0], _tables(table, facts), gap, heads_of(word))


def _chain(style: Element, by_id: Mapping[str, Element]) -> list[Element]:
    """A style and those it is based on, nearest first; a circle ends where it closes."""
    chain: list[Element] = []
    while style is not None and style not in chain:
        chain.append(style)
        based = style.find(tag("basedOn"))
        style = None if based is None else by_id.get(attribute(based, "val"))
    return chain


# --- letters ---------------------------------------------------------------------------------------------------------


def _letters(chain: list[Element], defaults: Element | None, fonts: Mapping[str, str]) -> Letters:
    holders = [*chain, *_default_holders(defaults)]

    def first(path: str, *names: str) -> str:
        return next((value for one in holders if (value := _value(one, path, names))), "")

    size = first("rPr/sz", "val") or WORDS_SIZE
    theme = first("rPr/rFonts", "asciiTheme", "ascii")
    colour = first("rPr/color", "val")
    before, after = (_number(first("pPr/spacing", name)) / TWIPS for name in ("before", "after"))
    return Letters(
        fonts.get(theme, theme) or WORDS_FONT,
        _number(size) / 2,
        colour if _is_colour(colour) else "",
        _is_on(first("rPr/b", "val")),
        _is_on(first("rPr/i", "val")),
        before,
        after,
        _line(first),
        _below(first),
        ALIGNED.get(first("pPr/jc", "val"), ""),
    )


def _default_holders(defaults: Element | None) -> Iterator[Element]:
    if defaults is not None:
        yield from (one for name in ("rPrDefault", "pPrDefault") if (one := defaults.find(tag(name))) is not None)


def _value(holder: Element, path: str, names: tuple[str, ...]) -> str:
    """The first of some attributes of an element under a style or default; one that merely stands there is "on"."""
    found = holder.find("/".join(map(tag, path.split("/"))))
    if found is None:
        return ""
    given = next((value for name in names if (value := attribute(found, name))), "")
    return given or ("on" if path in ("rPr/b", "rPr/i") else "")


def _line(first: Callable[..., str]) -> float:
    """The height of lines as a multiple; one that is set in points has none."""
    is_multiple = first("pPr/spacing", "lineRule") in ("", "auto")
    return _number(first("pPr/spacing", "line")) / LINES if is_multiple else 0


def _below(first: Callable[..., str]) -> tuple[float, str]:
    colour = first("pPr/pBdr/bottom", "color")
    is_shown = first("pPr/pBdr/bottom", "val") not in ("", "nil", "none") and _is_colour(colour)
    return (_number(first("pPr/pBdr/bottom", "sz")) / EIGHTHS, colour) if is_shown else (0, "")


def _theme_fonts(word: WordDocument) -> Mapping[str, str]:
    """The typefaces of the file's theme by the names under which styles ask for them."""
    try:
        theme = etree.fromstring(word.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    except KeyError:
        return {}
    found = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{DRAWING}{kind}Font/{DRAWING}latin")
        if latin is not None and latin.get("typeface"):
            found |= {f"{kind}{script}": latin.get("typeface") for script in ("HAnsi", "Ascii")}
    return found


# --- pages and tables ------------------------------------------------------------------------------------------------


def _sheet(section: Element) -> Sheet:
    """A section's page; what it leaves unsaid is A4 with margins of an inch."""
    size, margin = section.find(tag("pgSz")), section.find(tag("pgMar"))

    def measured(one: Element | None, name: str, otherwise: int) -> float:
        value = _number(attribute(one, name)) if one is not None else 0
        return abs(value or otherwise) / MILLIMETRES

    page = (measured(size, "w", 11906), measured(size, "h", 16838))
    return Sheet(*page, *(measured(margin, name, 1440) for name in ("top", "right", "bottom", "left")))


def _tables(chain: list[Element], facts: list[Element]) -> Tables:
    head = [row for style in chain for row in style.iter(tag("tblStylePr")) if attribute(row, "type") == "firstRow"]
    sides = [
        _number(_value(style, f"tblPr/tblCellMar/{side}", ("w",))) for style in chain for side in ("left", "right")
    ]
    return Tables(
        _fill(head, "tcPr"),
        _border(head, "tcPr/tcBorders/bottom"),
        _border(chain, "tblPr/tblBorders/insideH"),
        _border(facts, "tblPr/tblBorders/top"),
        int(sum(sides[:2])) if any(sides[:2]) else 2 * WORDS_PADDING,
    )


def _fill(holders: list[Element], properties: str) -> str:
    fills = (_value(one, f"{properties}/shd", ("fill",)) for one in holders)
    return next((fill for fill in fills if _is_colour(fill)), "")


def _border(holders: list[Element], path: str) -> str:
    colours = (_value(one, path, ("color",)) for one in holders)
    return next((colour for colour in colours if _is_colour(colour)), "")


def _is_colour(value: str) -> bool:
    return re.fullmatch(r"[0-9A-Fa-f]{6}", value) is not None


def _is_on(value: str) -> bool:
    return bool(value) and value.casefold() not in OFF


def _number(value: str) -> float:
    """A measure, or nothing where it is none: Word writes whole numbers, other programs may write 12.5."""
    return float(value) if re.fullmatch(r"-?\d+(\.\d+)?", value) else 0
