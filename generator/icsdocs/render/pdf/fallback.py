"""Knows which words of a document the bundled typeface cannot print, and where they come from.

Layout would take the missing characters from whatever font a machine has, or print empty boxes: other machines, other
bytes, and letters that nobody chose.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document, Emphasis, Inline, Paragraph, Value
from icsdocs.render.pdf.fonts import FILES
from icsdocs.rules import NO_GLYPH
from icsdocs.source import Span
from icsdocs.walk import inlines_of, plain, printed

SHOWN = 60
NAMED = 5
HINT = "Write it with other letters. Of a draft the Word and HTML files are written, of a final version nothing."


def unprintable(document: Document, fonts: Path) -> Iterator[Diagnostic]:
    """One error for each text of a document with characters that the typeface in the folder `fonts` lacks, at the
    config's line or the clause's that it comes from."""
    known = _characters(fonts)
    told: set[tuple[str, Span]] = set()
    for text, key, origin in _painted(document):
        missing = "".join(dict.fromkeys(letter for letter in text if _needs_glyph(letter) and ord(letter) not in known))
        if missing and (text, origin) not in told:
            told.add((text, origin))
            yield Diagnostic(NO_GLYPH, _message(text, key, missing), origin, HINT)


def _characters(fonts: Path) -> set[int]:
    """What both the upright and the italic letters have."""
    found = []
    for name in FILES.values():
        with TTFont(fonts / name, lazy=True) as font:
            found.append(set(font.getBestCmap()))
    return set.intersection(*found)


def _painted(document: Document) -> Iterator[tuple[str, str, Span]]:
    """Each text that is painted, with the config's key where it is a fact, and its place. Running heads repeat words of
    the cover or of an outline, whose place nobody knows here: they stand under the document's name."""
    for block in printed(document):
        if isinstance(block, Paragraph) and block.label:
            yield _composed(block.label.text), "", block.origin
        for inline in inlines_of(block):
            if not isinstance(inline, Emphasis):
                yield _composed(plain((inline,))), _key(inline), inline.origin
    for text in (document.running, document.status, document.watermark):
        yield _composed(text), "", Span(document.id, 1, 1, 1, 1)


def _key(inline: Inline) -> str:
    return inline.key if isinstance(inline, Value) else ""


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _needs_glyph(letter: str) -> bool:
    """Whether a letter must have a glyph: joiners, direction marks, variation selectors and white space leave nothing
    on the page."""
    is_silent = letter == "\u034f" or "\ufe00" <= letter <= "\ufe0f"
    return not is_silent and unicodedata.category(letter) not in ("Cf", "Cc", "Zs", "Zl", "Zp")


def _message(text: str, key: str, missing: str) -> str:
    letters = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in missing[:NAMED])
    more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
    quoted = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    whose = f"{key}, “{quoted}”," if key else f"“{quoted}”"
    return f"The PDF cannot print {letters}{more} in {whose} because its typeface Arimo has no such character"
