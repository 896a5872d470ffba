"""Knows how one file is read without trusting it, and how what the system says against it is put in plain words."""

import errno
import os
import stat

from icsdocs.decode import as_text, whole
from icsdocs.diagnostics import Diagnostic
from icsdocs.rules import TOO_LARGE, UNREADABLE
from icsdocs.source import Source

# In bytes. A clause of twenty pages comes to half of this.
CLAUSE_LIMIT = 100_000
TEXT_LIMIT = 2_000_000
TEMPLATE_LIMIT = 50_000_000


def read_text(path: os.PathLike[str], name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """A file's text with \\n as line end, and what is wrong with its bytes.

    A byte or character that no document can hold is reported and stands in the text as what it most likely was, else
    as U+FFFD, so that every other fault is still found in the same run. The text is empty where nothing can be read.
    """
    data = read_bytes(path, name, CLAUSE_LIMIT if name.startswith("clauses/") and name.endswith(".md") else TEXT_LIMIT)
    if isinstance(data, Diagnostic):
        return Source(name, ""), (data,)
    return as_text(data, name)


def read_bytes(path: os.PathLike[str], name: str, limit: int = TEMPLATE_LIMIT) -> bytes | Diagnostic:
    """A regular file's bytes, or why they cannot be had; never waits on a device or a pipe."""
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            kind = "folder" if stat.S_ISDIR(found.st_mode) else "device or pipe"
            hint = f"Put the file itself here, or give the {kind} another name."
            return Diagnostic(UNREADABLE, f"A {kind} stands where a file should be", whole(name), hint)
        # Not always up to the limit, for which the system would find room anew for each of a thousand small files.
        with open(path, "rb", buffering=0) as file:
            data = file.read(limit + 1) if found.st_size > limit else file.readall()
    except OSError as error:
        hint = "Give yourself permission to read it, or put a copy that you can open in its place."
        if error.errno == errno.ENOENT:
            hint = "Look at its name and its folder once more."
        return Diagnostic(UNREADABLE, f"This file cannot be read: {reason(error)}", whole(name), hint)
    if len(data) > limit:
        size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit // 1_000} kB"
        hint = "Something else must have got into it. Make several files of it, or take out what does not belong."
        return Diagnostic(TOO_LARGE, f"This file is larger than {size}", whole(name), hint)
    return data


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
