"""Knows how to read a document that was built before: from its JSON, or from its Word file as that stands now."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document
from icsdocs.edited import as_edited
from icsdocs.files import read_bytes
from icsdocs.passages import Passage, passages
from icsdocs.render.json import NotADocument, from_json

if TYPE_CHECKING:
    from icsdocs.render.word.reading import Standing

# Unpacked, a part of a Word file may have this many bytes; the tree of a long handbook has some three million.
LARGEST_PART = 200_000_000

Read = TypeVar("Read")


def document_in(path: Path) -> Document | None:
    """The document that a .docx or .json file carries, as icsdocs wrote it; None where there is none that this icsdocs
    can read."""
    data = read_bytes(path, str(path))
    if isinstance(data, Diagnostic):
        return None
    text = _unpacked(data, _tree) if data.startswith(b"PK") else data.decode("utf-8", errors="replace")
    try:
        return from_json(text or "")
    except NotADocument:
        return None


def read_sent(path: Path) -> tuple[Passage, ...] | str:
    """The passages of a .docx or .json file that icsdocs wrote, as the file has them now, or in plain English why there
    are none."""
    data = read_bytes(path, str(path))
    if isinstance(data, Diagnostic):
        return f"{path}: {data.message}."
    is_word = data.startswith(b"PK")
    carried = _unpacked(data, _tree_and_body) if is_word else (data.decode("utf-8", errors="replace"), None)
    if carried is None:
        return f"{path} is a damaged or locked Word file."
    text, body = carried
    if not text:
        return f"{path} does not carry its document: icsdocs did not write it, or another program took it out."
    try:
        document = from_json(text)
    except NotADocument as fault:
        return f"{path} is no document that this icsdocs can read. {fault}"
    return tuple(passages(document)) if body is None else as_edited(document, body)


def _unpacked(data: bytes, read: Callable[[bytes], Read]) -> Read | None:
    """What a reader makes of a Word file; None for a file that cannot be unpacked."""
    from icsdocs.render.word.opening import why_not_unpacked

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            is_bomb = any(part.file_size > LARGEST_PART for part in package.infolist())
            if is_bomb or why_not_unpacked(package):
                return None
        return read(data)
    # lxml's own error for XML that is not well formed is a SyntaxError, and zipfile's for a directory that points
    # before the file's beginning a ValueError.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, SyntaxError, ValueError):
        return None


def _tree(data: bytes) -> str:
    """The tree that a Word file carries."""
    from icsdocs.render.word.reading import tree

    return tree(data)


def _tree_and_body(data: bytes) -> "tuple[str, tuple[Standing, ...]]":
    """The same with what its body says now."""
    from icsdocs.render.word.reading import standing

    return _tree(data), standing(data)
