"""Knows the house style as values, wherever it was read from, and as the CSS by which HTML and PDF follow it."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from icsdocs.frozen import changed, frozen
from icsdocs.render.columns import Measure
from icsdocs.render.html import slug
from icsdocs.render.svg import TONES, Tones

# Typefaces with the same widths as the one that comes with icsdocs: their lines break at the same words.
METRIC_EQUALS = frozenset({"arial", "arimo", "helvetica", "liberation sans"})

# The height of a line of Arial, in its size, where no more is asked for.
LINE = 1.149

# Twentieths of a point in a millimetre.
TWIPS = 1440 / 25.4

# Styles of Word's own furniture, which have no element of their own in the page.
FURNITURE = re.compile(r"normal|toc \d|header|footer|table (text|heading|end)|annotation text|comment text")
PLACEHOLDERS = MappingProxyType(
    {name: f"string({name})" for name in ("running", "status")}
    | {"page": "counter(page)", "pages": "counter(pages)"}
)
SIDES = ("left", "center", "right")
SERIES_HEADING = re.compile(r"(heading \d) (.+)")


@frozen
class Letters:
    """How a paragraph style looks: sizes and spaces in points, `line` in multiples of the letters' own height (0: as
    Word finds fit), colours as six digits (empty: none asked for), `rule` the width and colour of a line below, `align`
    as CSS has it (empty: to the left)."""

    font: str
    size: float
    colour: str
    bold: bool
    italic: bool
    before: float
    after: float
    line: float
    rule: tuple[float, str]
    align: str


@frozen
class Sheet:
    """A page and its margins, in millimetres."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


@frozen
class Tables:
    """The colours of tables (empty: none): the fill and the lower rule of the header row, the rule between rows, the
    rules over and under the facts on the cover; and what a cell keeps free on its sides, in twentieths of a point."""

    fill: str
    head_rule: str
    rule: str
    cover_rule: str
    padding: int


@frozen
class House:
    """The house style: paragraph styles by name in lower case, "normal" always among them; the page of the text and
    that of the cover; tables; the fill of gaps; the words of each margin box of the text's pages (see word.heads)."""

    styles: Mapping[str, Letters]
    text: Sheet
    cover: Sheet
    tables: Tables
    gap: str
    heads: Mapping[str, str]

    @property
    def measure(self) -> Measure:
        """What the columns of tables have to share."""
        width = self.text.width - self.text.left - self.text.right
        return Measure(round(width * TWIPS), self.tables.padding, self.letters("table text").size)

    @property
    def tones(self) -> Tones:
        """The colours of pictures: words as those of the text, and what stands out as headings do."""
        own = {"ink": self.letters("normal").colour, "blue": self.letters("heading 1").colour}
        return changed(TONES, **{tone: _hash(colour) for tone, colour in own.items() if colour})

    def letters(self, name: str) -> Letters:
        """The look of a style, or of Normal where there is none of that name."""
        return self.styles.get(name.casefold(), self.styles["normal"])

    @property
    def fonts(self) -> tuple[str, ...]:
        """The typefaces of the styles, Normal's first."""
        return tuple(dict.fromkeys((self.letters("normal").font, *(one.font for one in self.styles.values()))))


def screen_css(house: House) -> str:
    """Rules that follow screen.css: colours and weights for every medium, typefaces for screens alone, because a PDF
    has only the one that comes with icsdocs. Sizes are the stylesheet's own: a screen is no sheet of paper."""
    normal, tables = house.letters("normal"), house.tables
    colours = {
        "ink": normal.colour,
        "quiet": house.letters("header").colour,
        "blue": house.letters("heading 1").colour,
        "line": tables.rule,
        "gap": house.gap,
    }
    head = _declared(background=_hash(tables.fill), border_bottom=_rule(1, tables.head_rule))
    fonts = (
        f"{_selector(name)} {{ font-family: {_family(one.font)}; }}"
        for name, one in _own(house)
        if one.font != normal.font
    )
    return "\n".join(
        (
            f":root {{ {_declared(**{f'__{name}': _hash(colour) for name, colour in colours.items()})} }}",
            f"main thead th {{ {head} }}",
            *(f"{_selector(name)} {{ {_look(one)} }}" for name, one in _own(house) if _stands_out(name, one, house)),
            f"@media screen {{ body {{ font-family: {_family(normal.font)}; }} {' '.join(fonts)} }}",
        )
    )


def print_css(house: House) -> str:
    """Rules that follow print.css: the page, sizes, and spaces as Word keeps them."""
    own, side = tuple(_own(house)), house.tables.padding / 40
    shown = tuple((name, one) for name, one in own if _stands_out(name, one, house))
    return "\n".join(
        (
            *_pages(house),
            f"body {{ font-size: {house.letters('normal').size:g}pt; }}",
            f".facts {{ {_declared(border_color=_hash(house.tables.cover_rule))} }}",
            f".wide {{ font-size: {house.letters('table text').size:g}pt; }}",
            f".wide th, .wide td {{ {_declared(padding_left=f'{side:g}pt', padding_right=f'{side:g}pt')} }}",
            *(f".{slug(name)} {{ {_spaced(one)} }}" for name, one in own if not SERIES_HEADING.fullmatch(name)),
            *(f"{_selector(name)} {{ {_look(one)} {_measured(one)} }}" for name, one in shown),
        )
    )


def _own(house: House) -> Iterator[tuple[str, Letters]]:
    return ((name, one) for name, one in house.styles.items() if not FURNITURE.fullmatch(name))


def _selector(name: str) -> str:
    """Words in a style, as strong as the stylesheets' own rules; a style of one series is told from the others'."""
    if found := SERIES_HEADING.fullmatch(name):
        return f"main .{slug(found[1])}.series-{slug(found[2])}"
    return f"main .{slug(name)}"


def _look(one: Letters) -> str:
    weight, slope = "bold" if one.bold else "normal", "italic" if one.italic else "normal"
    return _declared(color=_hash(one.colour), font_weight=weight, font_style=slope, text_align=one.align)


def _stands_out(name: str, one: Letters, house: House) -> bool:
    """Whether a style looks otherwise than the text does, in Word or in the stylesheets by themselves."""
    normal = house.letters("normal")
    own, text = ((each.size, each.colour, each.bold, each.italic, each.align) for each in (one, normal))
    return own != text or name.startswith(("heading", "cover"))


def _measured(one: Letters) -> str:
    rule = _rule(*one.rule) if one.rule[0] else ""
    padding = "0.35em" if rule else ""
    return _declared(font_size=f"{one.size:g}pt", border_bottom=rule, padding_bottom=padding)


def _spaced(one: Letters) -> str:
    """Between paragraphs Word keeps the larger of the spaces after and before (ECMA-376 part 1, 17.3.1.33), as CSS
    does."""
    line = f"{one.line * LINE:.3g}" if one.line else ""
    return _declared(margin_top=f"{one.before:g}pt", margin_bottom=f"{one.after:g}pt", line_height=line)


def _pages(house: House) -> Iterator[str]:
    head, foot, page = house.letters("header"), house.letters("footer"), house.text
    boxes = tuple((tuple(f"{edge}-{side}" for side in SIDES), one) for edge, one in (("top", head), ("bottom", foot)))
    small = " ".join(
        f"@{box} {{ {_furniture(house.heads.get(box, ''), one)} }}"
        for names, one in boxes
        for box in names
    )
    # The watermark's box is as wide as the sheet and begins at its left edge.
    mark = f"@left-middle {{ width: {page.width:.1f}mm; margin-right: {page.left - page.width:.1f}mm; }}"
    yield f"@page {{ size: {page.width:.1f}mm {page.height:.1f}mm; margin: {_margins(page)}; {small} {mark} }}"
    if house.cover != page:
        yield f"@page cover {{ margin: {_margins(house.cover)}; }} .cover:has(.facts) {{ page: cover; }}"


def _furniture(words: str, one: Letters) -> str:
    return _declared(content=_content(words), font_size=f"{one.size:g}pt", color=_hash(one.colour))


def _content(words: str) -> str:
    """The words of a margin box as CSS has them, placeholders as what they stand for."""
    pieces = (piece for piece in re.split(r"(\{\{\s*\w+\s*\}\}|\{%.*?%\})", words) if piece)
    return " ".join(filter(None, map(_piece, pieces))) or "none"


def _piece(piece: str) -> str:
    if piece.startswith("{%"):
        return ""
    if piece.startswith("{{"):
        return PLACEHOLDERS.get(piece.strip("{} "), "")
    return _string(piece)


def _string(words: str) -> str:
    """Words from the Word file as a string of CSS, in which nothing can end the string, or the page's style element."""
    escaped = re.sub(r"[^\w .,-]", lambda found: f"\\{ord(found[0]):x} ", words)
    return f'"{escaped}"'


def _margins(sheet: Sheet) -> str:
    return " ".join(f"{side:.1f}mm" for side in (sheet.top, sheet.right, sheet.bottom, sheet.left))


def _family(font: str) -> str:
    return ", ".join(dict.fromkeys((_string(font), "Arial", "Arimo", "sans-serif")))


def _rule(width: float, colour: str) -> str:
    return f"{width:g}pt solid #{colour}" if colour else ""


def _hash(colour: str) -> str:
    return f"#{colour.lower()}" if colour else ""


def _declared(**declarations: str) -> str:
    """Declarations by name, its hyphens written as underscores; what is empty is left to the stylesheets."""
    return " ".join(f"{name.replace('_', '-')}: {value};" for name, value in declarations.items() if value)
