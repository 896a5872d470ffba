"""Knows what can be looked at in a finished PDF to tell whether it can be read aloud, and looks at it.

These are the rules of PDF/UA-1 (ISO 14289-1) and WCAG that the files of this project can break; whether the words make
sense when read aloud, only a person can say. `make accessibility` asks independent checkers.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise

import pikepdf
from pikepdf import Dictionary, Pdf

from icsdocs.frozen import frozen
from icsdocs.render.pdf.reading import FAMILY, Texts, content_texts, fonts_of, kids, text_of

LEVELS = {f"/H{level}": level for level in range(1, 7)}


@frozen
class Checked:
    """How many rules a file was held against, which of them it breaks, and which had nothing to be held against."""

    kept: int
    broken: tuple[str, ...]
    skipped: tuple[str, ...]

    @property
    def rules(self) -> int:
        return self.kept + len(self.broken) + len(self.skipped)


@frozen
class _File:
    pdf: Pdf
    elements: tuple[pikepdf.Object, ...]
    texts: Texts

    def of(self, *kinds: str) -> tuple[pikepdf.Object, ...]:
        return tuple(element for element in self.elements if str(element.S) in kinds)

    def text(self, element: pikepdf.Object) -> str:
        return text_of(element, self.texts, set()).strip()


def checked(data: bytes) -> Checked:
    """What became of each rule in a PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        elements = tuple(_elements(pdf.Root.StructTreeRoot)) if "/StructTreeRoot" in pdf.Root else ()
        file = _File(pdf, elements, content_texts(pdf))
        results = {says: list(rule(file)) for says, rule in RULES.items()}
    broken = tuple(says for says, found in results.items() if not all(found))
    skipped = tuple(says for says, found in results.items() if not found)
    return Checked(len(RULES) - len(broken) - len(skipped), broken, skipped)


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


# --- rules: one answer for each thing that a rule is about, none where the file has no such thing ---------------------


def _tagged(file: _File) -> Iterator[bool]:
    yield bool(file.elements) and bool(file.pdf.Root.get("/MarkInfo", {}).get("/Marked", False))


def _language(file: _File) -> Iterator[bool]:
    yield str(file.pdf.Root.get("/Lang", "")) == "en-GB"


def _title(file: _File) -> Iterator[bool]:
    yield bool(str(file.pdf.docinfo.get("/Title", ""))) and bool(file.pdf.Root.ViewerPreferences.DisplayDocTitle)


def _identified(file: _File) -> Iterator[bool]:
    yield file.pdf.open_metadata().get("pdfuaid:part") == "1"


def _fonts(file: _File) -> Iterator[bool]:
    for font in fonts_of(file.pdf).values():
        name = str(font.get("/BaseFont", "")).rpartition("+")[2]
        yield name.startswith(FAMILY) and "/ToUnicode" in font


def _content(file: _File) -> Iterator[bool]:
    """Whether what is painted stands in the structure or is an artifact."""
    for page in file.pdf.pages:
        inside: list[bool] = []
        for operands, operator in pikepdf.parse_content_stream(page, "BDC BMC EMC TJ Tj Do"):
            match str(operator):
                case "BDC" | "BMC":
                    marked = isinstance(operands[-1], Dictionary) and "/MCID" in operands[-1]
                    inside.append(marked or str(operands[0]) == "/Artifact")
                case "EMC":
                    inside.pop()
                case _:
                    yield any(inside)


def _tabs(file: _File) -> Iterator[bool]:
    yield from (page.get("/Tabs") == "/S" for page in file.pdf.pages if "/Annots" in page)


def _headings(file: _File) -> Iterator[bool]:
    levels = [0, *(LEVELS[str(element.S)] for element in file.of(*LEVELS))]
    yield levels.count(1) == 1
    yield from (after <= before + 1 for before, after in pairwise(levels))


def _bookmarks(file: _File) -> Iterator[bool]:
    if len(file.of(*LEVELS)) > 1:
        with file.pdf.open_outline() as outline:
            yield bool(outline.root)


def _lists(file: _File) -> Iterator[bool]:
    for element in file.of("/L"):
        yield all(str(kid.S) == "/LI" for kid in kids(element))
    for item in file.of("/LI"):
        yield [str(kid.S) for kid in kids(item)] in (["/Lbl", "/LBody"], ["/LBody"])


def _scopes(file: _File) -> Iterator[bool]:
    yield from ("/A" in cell and str(cell.A.get("/Scope", "")) in ("/Column", "/Row") for cell in file.of("/TH"))


def _rows(file: _File) -> Iterator[bool]:
    """Whether the rows of a table have the same number of cells."""
    for table in file.of("/Table"):
        yield len({len(kids(row)) for row in _elements(table) if str(row.S) == "/TR"}) == 1


def _links(file: _File) -> Iterator[bool]:
    for link in file.of("/Link"):
        yield bool(file.text(link))
    annotations = (link for page in file.pdf.pages for link in page.get("/Annots", []))
    yield from (bool(str(link.get("/Contents", ""))) and bool(int(link.get("/F", 0)) & 4) for link in annotations)


def _contents(file: _File) -> Iterator[bool]:
    yield from (bool(file.text(line)) and str(line.P.S) == "/TOC" for line in file.of("/TOCI"))


def _pictures(file: _File) -> Iterator[bool]:
    yield from (bool(str(figure.get("/Alt", ""))) for figure in file.of("/Figure"))


def _explained(file: _File) -> Iterator[bool]:
    """Whether every letter that is read has a character; U+FFFD stands for one that has none."""
    yield from ("\ufffd" not in text for text in file.texts.values())


def _notes(file: _File) -> Iterator[bool]:
    yield from ("/ID" in note for note in file.of("/Note"))


RULES: dict[str, Callable[[_File], Iterator[bool]]] = {
    "The file is tagged": _tagged,
    "The language is British English": _language,
    "The file has a title, and viewers show it": _title,
    "The file says that it follows PDF/UA-1": _identified,
    "Every typeface comes with icsdocs and explains its letters": _fonts,
    "Every letter stands for a character": _explained,
    "What is painted has a place in the reading order, or is page furniture": _content,
    "Pages with links are gone through in reading order": _tabs,
    "There is one main heading, and no level is left out": _headings,
    "A file with headings has bookmarks": _bookmarks,
    "Lists are made of items, items of a number and a body": _lists,
    "Header cells say what they head": _scopes,
    "The rows of a table have the same number of cells": _rows,
    "Links say what they read, and are printed": _links,
    "Lines of contents stand in a list of contents": _contents,
    "Pictures have words that say the same": _pictures,
    "Notes at the foot of a page have a name": _notes,
}
