"""Knows how a table of contents becomes Word's own, filled in beforehand so that nobody need refresh it."""

from collections.abc import Mapping

from icsdocs.document import Contents, ContentsLine
from icsdocs.render.word.names import Names
from icsdocs.render.word.wordml import Element, element, field, run, tab

DEPTH = 3
INSTRUCTION = f'TOC \\o "1-{DEPTH}" \\h \\z \\u'


def contents_control(contents: Contents, names: Names, pages: Mapping[str, int]) -> Element:
    """Word's table of contents: one field over all lines, in the control by which Word offers to refresh it."""
    lines = [_line(line, names, pages) for line in contents.lines if line.depth <= DEPTH]
    lines = lines or [element("p", element("pPr"))]
    before, after = _field_ends()
    for at, one in enumerate(before, 1):
        lines[0].insert(at, one)
    lines[-1].append(after)
    gallery = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    return element("sdt", element("sdtPr", gallery), element("sdtContent", *lines))


def _field_ends() -> tuple[tuple[Element, ...], Element]:
    *before, after = field(INSTRUCTION, ())
    return tuple(before), after


def _line(line: ContentsLine, names: Names, pages: Mapping[str, int]) -> Element:
    style = names.style(f"TOC {line.depth}")
    properties = element("pPr", *((element("pStyle", val=style),) if style else ()))
    bookmark = names.bookmark(line.target)
    words = (*_label(line.label), run(line.text), *_page(bookmark, pages.get(line.target)))
    return element("p", properties, element("hyperlink", *words, anchor=bookmark, history=1))


def _label(label: str) -> tuple[Element, ...]:
    """A number before a tab; a label in words ("Appendix 1") would run past that, so a space parts it from the text."""
    if not label:
        return ()
    return (run(f"{label}\u2002"),) if " " in label else (run(label), tab())


def _page(bookmark: str, page: int | None) -> tuple[Element, ...]:
    return () if page is None else (tab(), *field(f"PAGEREF {bookmark} \\h", (run(str(page)),)))
