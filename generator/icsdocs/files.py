"""Knows how one file is read without trusting it, and written without ever leaving half of it."""

import codecs
import errno
import os
import re
import stat
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from icsdocs.diagnostics import Diagnostic
from icsdocs.rules import (
    EMPTY_FILE,
    FORBIDDEN_CHARACTER,
    INVISIBLE_CHARACTER,
    KEPT_ASIDE,
    NOT_UTF8,
    NOT_WRITTEN,
    TOO_LARGE,
    UNREADABLE,
)
from icsdocs.source import Source, Span

TEXT_LIMIT = 2_000_000
TEMPLATE_LIMIT = 50_000_000
CHARACTERS_REPORTED = 10
SIBLINGS_TRIED = 9
ELSEWHERE = "Choose another folder with --output, or mend this one."


def whole(name: str) -> Span:
    """The place of a fault that is about a file as a whole."""
    return Span(name, 1, 1, 1, 1)


# --- reading ---------------------------------------------------------------------------------------------------------


def read_text(path: Path, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """A file's text with \\n as line end, and what is wrong with its bytes.

    A byte or character that no document can hold is reported and stands in the text as what it most likely was, else
    as U+FFFD, so that every other fault is still found in the same run. The text is empty where nothing can be read.
    """
    data = read_bytes(path, name, TEXT_LIMIT)
    if isinstance(data, Diagnostic):
        return Source(name, ""), (data,)
    if kind := _kind_of_binary(data):
        message = f"This is {kind} under a text file's name"
        hint = "Copy its words into a plain text file with this name."
        return Source(name, ""), (Diagnostic(UNREADABLE, message, whole(name), hint),)
    source, problems = _decoded(data, name)
    if not source.text.strip():
        hint = "Write its content, or delete the file."
        return Source(name, ""), (*problems, Diagnostic(EMPTY_FILE, "This file is empty", whole(name), hint))
    clean, forbidden = _without_forbidden(source)
    return clean, (*problems, *forbidden, *_invisible(clean))


def read_bytes(path: Path, name: str, limit: int = TEMPLATE_LIMIT) -> bytes | Diagnostic:
    """A regular file's bytes, or why they cannot be had; never waits on a device or a pipe."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "folder" if stat.S_ISDIR(mode) else "device or pipe"
            hint = f"Put the file itself here, or give the {kind} another name."
            return Diagnostic(UNREADABLE, f"A {kind} stands where a file should be", whole(name), hint)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        hint = "Give yourself permission to read it, or put a copy that you can open in its place."
        return Diagnostic(UNREADABLE, f"This file cannot be read: {reason(error)}", whole(name), hint)
    if len(data) > limit:
        return Diagnostic(TOO_LARGE, f"This file is larger than {limit // 1_000_000} MB", whole(name))
    return data


_KINDS = (
    (b"PK\x03\x04", "a Word or zip file"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b\x1f")


def _kind_of_binary(data: bytes) -> str:
    """What a file is that is no text at all; empty for text, even text with stray control characters in it."""
    if kind := next((kind for begins, kind in _KINDS if data.startswith(begins)), ""):
        return kind
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
    escaped = Source(name, _line_ends(data.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="surrogateescape")))
    strange = [found.start() for found in _ESCAPED.finditer(escaped.text)]
    if not strange:
        return escaped, ()
    return Source(name, escaped.text.translate(_WINDOWS)), (_not_utf8(escaped, strange),)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
_UNSEEN = re.compile(
    "[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
    "|(?<![\u0590-\U0010ffff])[\u200c-\u200f](?![\u0590-\U0010ffff])"
)


def _invisible(source: Source) -> tuple[Diagnostic, ...]:
    if source.text.isascii():
        return ()
    found = [match.start() for match in _UNSEEN.finditer(source.text)]
    problems, hint = [], "Delete it, or type the words afresh."
    for at in found[:CHARACTERS_REPORTED]:
        character = source.text[at]
        known = unicodedata.name(character).lower()
        message = f"There is an invisible character here: {known} (U+{ord(character):04X})"
        problems.append(Diagnostic(INVISIBLE_CHARACTER, message, source.span(at, at + 1), hint))
    if (left := len(found) - CHARACTERS_REPORTED) > 0:
        problems[-1] = replace(problems[-1], message=f"{problems[-1].message}, and {left} more after it")
    return tuple(problems)


# --- writing ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Written:
    """A file that now stands whole on the disk; `asked` is where it should have gone."""

    path: Path
    asked: Path

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """That the file had to be written under another name, if so."""
        if self.path == self.asked:
            return ()
        message = f"“{self.asked.name}” is open in Word or locked, so this build is beside it in “{self.path.name}”"
        owner = "delete the file beside it that begins with ~$ or .~lock"
        hint = f"Close {self.asked.name} and build again. If nobody has it open, {owner}."
        return (Diagnostic(KEPT_ASIDE, message, whole(str(self.asked)), hint),)


def prepare(folder: Path) -> tuple[Diagnostic, ...]:
    """Makes the output folder and tries to write in it, so that a fault shows before any document is laid out."""
    probe = folder / f".icsdocs-{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_through(probe, b"")
    except OSError as error:
        return (not_written(folder, error) if folder.exists() else _no_folder(folder, error),)
    finally:
        _discard(probe)
    return ()


def _no_folder(folder: Path, error: OSError) -> Diagnostic:
    why = "that place takes no new folders" if error.errno == errno.ENOENT else reason(error)
    return Diagnostic(NOT_WRITTEN, f"This folder cannot be made: {why}", whole(str(folder)), ELSEWHERE)


def write(path: Path, data: bytes) -> Written | Diagnostic:
    """Writes beside the target and renames, so that the target holds the old content or the new, never half.

    A target that somebody has open stays as it is and a sibling `name (2)` is written; what cannot be written at all
    comes back as a diagnostic.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write_through(part, data)
        return Written(_renamed(part, path), path)
    except OSError as error:
        return not_written(path, error)
    finally:
        _discard(part)


def _write_through(path: Path, data: bytes) -> None:
    # Not tempfile: its files are private to their owner, and the rename would hand that on to the document.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # The folder itself cannot be written or reached, and that has been reported.
        return


def _renamed(part: Path, path: Path) -> Path:
    for number in range(1, SIBLINGS_TRIED + 1):
        target = path if number == 1 else path.with_stem(f"{path.stem} ({number})")
        if any(owner.exists() for owner in _owner_files(target)):
            continue
        try:
            os.replace(part, target)
        except PermissionError:
            continue
        return target
    raise PermissionError(errno.EBUSY, os.strerror(errno.EBUSY))


def _owner_files(path: Path) -> tuple[Path, ...]:
    """What Word (with up to two letters of the name replaced) and LibreOffice put beside a file that they have open."""
    name = path.name
    return tuple(path.with_name(owner) for owner in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#"))


def not_written(path: Path, error: OSError) -> Diagnostic:
    """That nothing could be written at a path, and why."""
    message = f"This could not be written: {reason(error)}. Whatever stood there before is still there"
    return Diagnostic(NOT_WRITTEN, message, whole(str(path)), ELSEWHERE)


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "the file would be larger than this disk allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you have no permission",
    errno.EPERM: "you have no permission",
    errno.EBUSY: "the file and all names beside it are open or locked",
    errno.EISDIR: "a folder has this name",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EEXIST: "a file stands where a folder should be",
    errno.ENOENT: "there is no such file or folder",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "its links lead back to themselves",
}


def reason(error: OSError) -> str:
    """An operating system's error in plain words."""
    return _REASONS.get(error.errno or 0) or os.strerror(error.errno or errno.EIO).lower()
