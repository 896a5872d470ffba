"""Knows what the bytes of a file are as text, and which characters no document can hold."""

import codecs
import re
import unicodedata

from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import changed
from icsdocs.rules import EMPTY_FILE, FORBIDDEN_CHARACTER, INVISIBLE_CHARACTER, NOT_UTF8, UNREADABLE
from icsdocs.source import Source, Span

CHARACTERS_REPORTED = 10


def whole(name: str) -> Span:
    """The place of a fault that is about a file as a whole."""
    return Span(name, 1, 1, 1, 1)


def as_text(data: bytes, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of a file's bytes with \\n as line end, and what is wrong with them; empty for what is no text."""
    if kind := _kind_of_binary(data):
        message = f"This is {kind} under a text file's name"
        hint = "Copy its words into a plain text file with this name."
        return Source(name, ""), (Diagnostic(UNREADABLE, message, whole(name), hint),)
    source, problems = _decoded(data, name)
    if not problems and _is_clean(source.text):
        return source, ()
    if not source.text.strip():
        hint = "Write its content, or delete the file."
        return Source(name, ""), (*problems, Diagnostic(EMPTY_FILE, "This file is empty", whole(name), hint))
    clean, forbidden = _without_forbidden(source)
    return clean, (*problems, *forbidden, *_invisible(clean))


def _is_clean(text: str) -> bool:
    """Whether a text is words and line ends alone, as nearly every file is: told at once for all of its characters."""
    return text.replace("\n", "").isprintable() and bool(text.strip())


_KINDS = (
    (b"PK\x03\x04", "a Word or zip file"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_BEGINNINGS = tuple(begins for begins, _ in _KINDS)
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b\x1f")


def _kind_of_binary(data: bytes) -> str:
    """What a file is that is no text at all; empty for text, even text with stray control characters in it."""
    if data.startswith(_BEGINNINGS):
        return next(kind for begins, kind in _KINDS if data.startswith(begins))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ""
    controls = len(data) - len(data.translate(None, _CONTROL))
    is_text = controls <= CHARACTERS_REPORTED or controls * 20 <= len(data)
    return "" if is_text else "no text file but a program's own data"


# What Python's surrogateescape makes of bytes that are no UTF-8.
_ESCAPED = re.compile("[\\udc80-\\udcff]")


def _decoded(data: bytes, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        source = Source(name, _line_ends(data.decode("utf-16", errors="replace")))
        message = "This file is not UTF-8 text: it was saved as “Unicode” (UTF-16), as Windows Notepad may do"
        return source, (Diagnostic(NOT_UTF8, message, whole(name), "Save it again with the encoding UTF-8."),)
    encoded = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, _line_ends(encoded.decode("utf-8"))), ()
    except UnicodeDecodeError:
        escaped = Source(name, _line_ends(encoded.decode("utf-8", errors="surrogateescape")))
    strange = [found.start() for found in _ESCAPED.finditer(escaped.text)]
    return Source(name, escaped.text.translate(_WINDOWS)), (_not_utf8(escaped, strange),)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


# What the lone surrogates of Python's surrogateescape stand for, were the file saved as Windows-1252.
_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)}


def _not_utf8(escaped: Source, strange: list[int]) -> Diagnostic:
    first = ord(escaped.text[strange[0]])
    more = f" (and {len(strange) - 1} more)" if len(strange) > 1 else ""
    message = f"This file is not UTF-8 text: the byte 0x{first - 0xDC00:02X}{more} is no part of a character"
    if (meant := _WINDOWS[first]) != "\ufffd":
        message += f". It looks as if saved by a Windows program as “ANSI”, where it means {meant}"
    hint = "Save it again with the encoding UTF-8."
    return Diagnostic(NOT_UTF8, message, escaped.span(strange[0], strange[0] + 1), hint)


# XML 1.0 section 2.2, and with it every Word file, allows of the C0 controls only tab and line ends; it discourages
# the C1 controls (mostly Windows characters read wrongly) and the noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_KNOWN_AS = {
    "\x00": "NUL",
    "\x0b": "Word's line break",
    "\x0c": "a page break",
    "\x1b": "escape",
    "\x1f": "Word's optional hyphen",
}


def _without_forbidden(source: Source) -> tuple[Source, tuple[Diagnostic, ...]]:
    found = [match.start() for match in _FORBIDDEN.finditer(source.text)]
    if not found:
        return source, ()
    problems = []
    for at in found[:CHARACTERS_REPORTED]:
        character = source.text[at]
        known = f" ({_KNOWN_AS[character]})" if character in _KNOWN_AS else ""
        message = f"The character U+{ord(character):04X}{known} cannot stand in a document"
        problems.append(Diagnostic(FORBIDDEN_CHARACTER, message, source.span(at, at + 1), "Delete it."))
    if (left := len(found) - CHARACTERS_REPORTED) > 0:
        last = problems.pop()
        problems.append(
            Diagnostic(FORBIDDEN_CHARACTER, f"{last.message}, nor can {left} more after it", last.span, "Delete them.")
        )
    return Source(source.name, _FORBIDDEN.sub("\ufffd", source.text)), tuple(problems)


# Marks of direction, joiners and spaces without width. A joiner has its place inside Arabic and Indic words and in
# emoji, a mark of direction beside Hebrew and Arabic ones: those two are only reported among Latin letters.
_UNSEEN = (
    "[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
    "|(?<![\u0590-\U0010ffff])[\u200c-\u200f](?![\u0590-\U0010ffff])"
)


def _invisible(source: Source) -> tuple[Diagnostic, ...]:
    if source.text.isascii():
        return ()
    found = [match.start() for match in re.finditer(_UNSEEN, source.text)]
    problems, hint = [], "Delete it, or type the words afresh."
    for at in found[:CHARACTERS_REPORTED]:
        character = source.text[at]
        known = unicodedata.name(character).lower()
        message = f"There is an invisible character here: {known} (U+{ord(character):04X})"
        problems.append(Diagnostic(INVISIBLE_CHARACTER, message, source.span(at, at + 1), hint))
    if (left := len(found) - CHARACTERS_REPORTED) > 0:
        problems[-1] = changed(problems[-1], message=f"{problems[-1].message}, and {left} more after it")
    return tuple(problems)
