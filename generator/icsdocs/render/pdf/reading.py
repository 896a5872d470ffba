"""Knows which words a tagged PDF says, read the way a screen reader does: along its structure, not its paint."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from io import BytesIO

import pikepdf

from icsdocs.frozen import frozen
from icsdocs.walk import normalised

BLOCKS = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TD", "/TH", "/Figure"}
BESIDE = {"/Lbl", "/TOC", "/Artifact"}

FAMILY = "Arimo"

Texts = Mapping[tuple[int, int], str]


def words(pdf: bytes) -> tuple[str, ...]:
    """The file's own words as `document.words` counts them: one normalised text for each paragraph and each table cell
    that is not empty, in the order of the structure tree. Labels (Lbl), contents (TOC) and artifacts (running heads,
    page numbers, the watermark, repeated table heads) are not among them."""
    with pikepdf.open(BytesIO(pdf)) as file:
        texts = content_texts(file)
        found = [normalised(text_of(block, texts, BESIDE)) for block in _blocks(file.Root.StructTreeRoot)]
    return tuple(text for text in found if text)


def same_words(tree: tuple[str, ...], pdf: tuple[str, ...]) -> bool:
    """Whether a PDF says a document's words, as far as glyphs can tell (`comparable`)."""
    return tuple(map(comparable, tree)) == tuple(map(comparable, pdf))


def comparable(text: str) -> str:
    """A text as a document's and a PDF's are compared by.

    Dropped is what has no glyph of its own (joiners, direction marks, variation selectors) and symbols such as emoji,
    which come from other fonts and lose the parts they were joined from; characters that share a glyph are folded. A
    text with right-to-left letters is painted in visual order, with mirrored brackets: its letters lose their order.
    """
    kept = "".join(letter for letter in text if not _leaves_no_glyph(letter))
    folded = normalised(unicodedata.normalize("NFKC", kept).translate(_ALIKE))
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in folded):
        return "".join(sorted(letter for letter in folded if not letter.isspace() and not unicodedata.mirrored(letter)))
    return folded


def fonts_used(pdf: bytes) -> set[str]:
    """The families that the file embeds, without subset tags; more than Arimo means that some glyphs fell back."""
    with pikepdf.open(BytesIO(pdf)) as file:
        fonts = {str(font.BaseFont) for font in fonts_of(file).values() if "/BaseFont" in font}
    return {name.lstrip("/").rpartition("+")[2] for name in fonts}


def fallen_back(pdf: bytes) -> tuple[str, ...]:
    """The families embedded beside the bundled one, which some glyphs came from."""
    return tuple(sorted(name for name in fonts_used(pdf) if not name.startswith(FAMILY)))


_GRAPHEME_JOINER = "\u034f"
_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00b5": "\u03bc"})


def _leaves_no_glyph(letter: str) -> bool:
    kind = unicodedata.category(letter)
    is_silent = kind == "Cf" or letter == _GRAPHEME_JOINER or "\ufe00" <= letter <= "\ufe0f"
    return is_silent or (kind in ("So", "Sk") and letter > "\u2300")


# --- structure -------------------------------------------------------------------------------------------------------


def kids(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    """An element's children, also where the file writes a single one without a list."""
    inner = element.get("/K")
    return list(inner) if isinstance(inner, pikepdf.Array) else [] if inner is None else [inner]


def _blocks(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(element):
        match str(kid.get("/S", "")) if isinstance(kid, pikepdf.Dictionary) else "":
            case kind if kind in BLOCKS:
                yield kid
            case kind if kind not in BESIDE:
                yield from _blocks(kid) if kind else ()


def text_of(element: pikepdf.Object, texts: Texts, without: set[str]) -> str:
    """The text of a structure element, leaving out elements of the kinds `without`; of a picture, its words."""
    if element.get("/S") == "/Figure":
        return str(element.get("/Alt", ""))
    pieces = []
    for kid in kids(element):
        if isinstance(kid, int):
            pieces.append(texts[int(element.Pg.StructParents), kid])
        elif str(kid.get("/S", "/Artifact")) not in without:
            pieces.append(text_of(kid, texts, without))
    return "".join(pieces)


# --- content ---------------------------------------------------------------------------------------------------------


def content_texts(pdf: pikepdf.Pdf) -> Texts:
    """The text of each marked content, by its page's StructParents number and its own MCID."""
    fonts = fonts_of(pdf)
    maps = {name: _characters(font) for name, font in fonts.items()}
    return {
        (int(page.obj.StructParents), mcid): text
        for page in pdf.pages
        for mcid, text in _page_texts(page, maps).items()
    }


def _page_texts(page: pikepdf.Page, maps: Mapping[str, "_Characters"]) -> dict[int, str]:
    """Each MCID's text. WeasyPrint paints nothing for a text box of spaces alone, so an empty one reads as a space."""
    texts: dict[int, str] = {}
    open_marks: list[int | None] = []
    characters = _Characters({}, 2)
    for operands, operator in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf TJ Tj"):
        match str(operator):
            case "BDC" | "BMC":
                open_marks.append(_mcid(operands))
            case "EMC":
                mcid = open_marks.pop()
                texts |= {} if mcid is None else {mcid: texts.get(mcid) or " "}
            case "Tf":
                characters = maps[str(operands[0])]
            case _ if open_marks and open_marks[-1] is not None:
                texts[open_marks[-1]] = texts.get(open_marks[-1], "") + _shown(operands[0], characters)
    return texts


def _mcid(operands: list[pikepdf.Object]) -> int | None:
    facts = operands[-1]
    return int(facts.MCID) if isinstance(facts, pikepdf.Dictionary) and "/MCID" in facts else None


@frozen
class _Characters:
    """What a font's codes stand for, and how many bytes a code has."""

    text: Mapping[int, str]
    width: int


def _shown(shown: pikepdf.Object, characters: _Characters) -> str:
    """The text of a TJ array or a Tj string; a code the font does not explain reads as U+FFFD."""
    pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
    data = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    codes = (int.from_bytes(data[at : at + characters.width]) for at in range(0, len(data), characters.width))
    return "".join(characters.text.get(code, "\ufffd") for code in codes)


def fonts_of(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """The fonts of all pages by resource name; WeasyPrint gives all pages one dictionary."""
    return {str(name): font for page in pdf.pages for name, font in page.resources.get("/Font", {}).items()}


_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")


def _characters(font: pikepdf.Object) -> _Characters:
    """A font's ToUnicode map, which WeasyPrint writes as bfchar pairs alone."""
    width = 2 if font.Subtype == "/Type0" else 1
    lines = font.ToUnicode.read_bytes().decode("ascii") if "/ToUnicode" in font else ""
    body = "".join(re.findall(r"beginbfchar(.*?)endbfchar", lines, re.DOTALL))
    pairs = ((int(code, 16), bytes.fromhex(text)) for code, text in _PAIR.findall(body))
    return _Characters({code: text.decode("utf-16-be") for code, text in pairs}, width)
