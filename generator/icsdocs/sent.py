"""Knows how to read the finished tree of a document that was built before: from its JSON, or from its Word file."""

import io
import zipfile
import zlib
from pathlib import Path

from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document
from icsdocs.files import read_bytes
from icsdocs.render.json import NotADocument, from_json

# Unpacked, a part of a Word file may have this many bytes; the tree of a long handbook has some three million.
LARGEST_PART = 200_000_000


def read_tree(path: Path) -> Document | str:
    """The document that a .docx or .json file carries, or in plain English why there is none."""
    data = read_bytes(path, str(path))
    if isinstance(data, Diagnostic):
        return f"{path}: {data.message}."
    text = _from_word(data) if data.startswith(b"PK") else data.decode("utf-8", errors="replace")
    if text is None:
        return f"{path} is a damaged or locked Word file."
    if not text:
        return f"{path} does not carry its document: icsdocs did not write it, or another program took it out."
    try:
        return from_json(text)
    except NotADocument as fault:
        return f"{path} is no document that this icsdocs can read. {fault}"


def _from_word(data: bytes) -> str | None:
    from icsdocs.render.word.opening import why_not_unpacked
    from icsdocs.render.word.reading import tree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            is_bomb = any(part.file_size > LARGEST_PART for part in package.infolist())
            if is_bomb or why_not_unpacked(package):
                return None
        return tree(data)
    # lxml's own error for XML that is not well formed is a SyntaxError, and zipfile's for a directory that points
    # before the file's beginning a ValueError.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, SyntaxError, ValueError):
        return None
