"""Knows what is told of a build: what was written, what was not, and what stands there from before."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from icsdocs.document import Document
from icsdocs.outputs import Output
from icsdocs.report import plural, shown
from icsdocs.rules import NOT_WRITTEN
from icsdocs.sent import document_in

ENDINGS = (".docx", ".pdf", ".html", ".json")
# What `files.write` adds to the name of a document that somebody has open.
_ASIDE = re.compile(r" \(\d\)$")


def written(outputs: Sequence[Output], folder: Path) -> str:
    """Each document with its files, how much of it is still open, and which files of it in the folder this build did
    not write."""
    return "".join(f"{part}\n" for one in outputs for part in _lines(one, folder))


def _lines(one: Output, folder: Path) -> Iterator[str]:
    pages = f"{plural(one.pages, 'page')}, " if one.pages else ""
    yield f"{shown(one.title)} ({pages}{plural(one.gaps, 'point')} still open)"
    yield from (f"  {shown(str(path))}" for path in one.files)
    if one.checked:
        held = one.checked.rules - len(one.checked.skipped)
        about = (
            f"{held} of {one.checked.rules} rules, {len(one.checked.skipped)} skipped (nothing to hold them against)"
        )
        yield f"  PDF checked for accessibility: {about}"
    if before := [path.name for path in _files_of(folder, [one.id]) if path not in one.files]:
        yield f"  From an earlier build, so it may say something else: {shown(', '.join(sorted(before)))}"
    yield ""


def left_over(documents: Sequence[Document], folder: Path) -> str:
    """Which documents of an earlier build stand in the folder and are none that the config asks for now, with their
    files; empty where there are none. What icsdocs wrote has its tree beside it, of the document that it is called
    by."""
    current = {document.id for document in documents}
    trees = [path for path in _files_of(folder, None) if path.suffix == ".json" and _name(path) not in current]
    others = sorted({_name(path) for path in trees if (tree := document_in(path)) and tree.id == _name(path)})
    if not others:
        return ""
    files = ", ".join(sorted(path.name for path in _files_of(folder, others)))
    which = "documents that this config does" if len(others) > 1 else "a document that this config does"
    return f"From an earlier build, of {which} not ask for now: {shown(files)}. Keep them elsewhere or delete them."


def unwritten(documents: Sequence[Document], outputs: Sequence[Output], folder: Path) -> str:
    """Which documents were not written, and whether those of an earlier build are still there; empty if all were."""
    whole = {one.id for one in outputs if not any(problem.rule is NOT_WRITTEN for problem in one.problems)}
    missing = [document.id for document in documents if document.id not in whole]
    if whole and not missing:
        return ""
    before = _files_of(folder, missing) if whole else _files_of(folder, None)
    still = f"; the files of the last build are still there ({shown(str(folder))})" if before else ""
    return f"Not written: {', '.join(missing)}{still}." if whole else f"Nothing was written{still}."


def _files_of(folder: Path, documents: Sequence[str] | None) -> list[Path]:
    """The documents' files in a folder that can be looked into; of all documents for None."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.glob("*.*") if path.suffix in ENDINGS]
    return [path for path in found if documents is None or _name(path) in documents]


def _name(path: Path) -> str:
    """The name of the document that a file is of, if icsdocs wrote it."""
    return _ASIDE.sub("", path.stem)
