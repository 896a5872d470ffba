"""Knows how to read a Word file back: its words, the numbers Word will compute, its references, the tree it carries."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from icsdocs.frozen import frozen
from icsdocs.render.word.accepting import accept
from icsdocs.render.word.counting import counted, lists_of
from icsdocs.render.word.depths import depths_of
from icsdocs.render.word.fields import fields_of
from icsdocs.render.word.package import TREE_NAMESPACE
from icsdocs.render.word.wordml import Element, attribute, element, tag
from icsdocs.walk import normalised

SPACE = {tag("tab"), tag("br"), tag("cr")}

# A long document's tree is one text of many megabytes; nothing outside the file is ever fetched.
PARSER = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)


def words(docx: bytes) -> tuple[str, ...]:
    """The document's own words, defined as `document.words` defines them: cover and body, one normalised text for each
    paragraph and table cell that is not empty."""
    body = _body(docx)
    left_out = _contents(body)
    return tuple(text for text in (normalised(_text(block, left_out)) for block in _outermost(body, "p", "tc")) if text)


def labels(docx: bytes) -> dict[str, str]:
    """The number that Word will print at each bookmark that stands in a numbered paragraph."""
    return _numbers(docx, full=False)


def full_numbers(docx: bytes) -> dict[str, str]:
    """The same numbers in full context: what a REF field with \\w will say."""
    return _numbers(docx, full=True)


@frozen
class Pointer:
    """A REF field: the bookmark it points at and its cached result."""

    bookmark: str
    text: str


def references(docx: bytes) -> tuple[Pointer, ...]:
    """Every REF field, in reading order."""
    fields = (field for field in fields_of(_body(docx)) if field.instruction[:1] == ("REF",))
    return tuple(Pointer(field.instruction[1], field.result) for field in fields)


@frozen
class Standing:
    """A paragraph or table row as it stands in the file: its words (those of a row's cells parted by “ | ”), its number
    in full context, the bookmarks that begin in it, and as how deep a heading it is styled (from 1; 0: as none)."""

    words: str
    number: str
    bookmarks: tuple[str, ...]
    depth: int = 0


def standing(docx: bytes) -> tuple[Standing, ...]:
    """What the body says in reading order, contents aside, as if every tracked change were accepted; of what is empty
    only what has a bookmark."""
    body = _body(docx)
    accept(body)
    left_out = _contents(body)
    styles = _part(docx, "word/styles.xml")
    lists, depths = lists_of(_part(docx, "word/numbering.xml"), styles), depths_of(styles)
    counts = {count.paragraph: count.full for count in counted(body, lists)}
    blocks = [block for block in _outermost(body, "p", "tr") if block not in left_out]
    every = (_standing(block, left_out, counts.get(block, ""), depths.get(_style(block), 0)) for block in blocks)
    return tuple(one for one in every if one.words or one.bookmarks)


def _standing(block: Element, left_out: set[Element], number: str, depth: int) -> Standing:
    cells = _outermost(block, "p", "tc") if block.tag == tag("tr") else (block,)
    words = normalised(" | ".join(_text(cell, left_out) for cell in cells))
    marks = tuple(attribute(mark, "name") for mark in block.iter(tag("bookmarkStart")))
    return Standing(words.strip(" |"), number, marks, depth)


def _style(block: Element) -> str:
    style = block.find(f"{tag('pPr')}/{tag('pStyle')}")
    return "" if style is None else attribute(style, "val")


def tree(docx: bytes) -> str:
    """The JSON that the file carries, or nothing."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            if name.startswith("customXml/item") and name.endswith(".xml"):
                root = etree.fromstring(package.read(name), PARSER)
                if root.tag == f"{{{TREE_NAMESPACE}}}tree":
                    return root.text or ""
    return ""


# --- words -----------------------------------------------------------------------------------------------------------


def _outermost(holder: Element, *names: str) -> Iterator[Element]:
    """The outermost elements of some names, in reading order."""
    tags = tuple(map(tag, names))
    for one in holder:
        if one.tag in tags:
            yield one
        elif one.tag != tag("sectPr"):
            yield from _outermost(one, *names)


def _text(block: Element, left_out: set[Element]) -> str:
    if block in left_out:
        return ""
    # A cell's paragraphs are parted as words are.
    texts = ("".join(_pieces(paragraph)) for paragraph in block.iter(tag("p")))
    return " ".join(texts)


def _pieces(paragraph: Element) -> Iterator[str]:
    for one in paragraph.iter(tag("t"), tag("noBreakHyphen"), tag("wp:docPr"), *SPACE):
        if one.tag == tag("t"):
            yield one.text or ""
        elif one.tag == tag("wp:docPr"):
            yield one.get("descr", "")
        elif one.getparent().tag == tag("r"):
            yield "\u2011" if one.tag == tag("noBreakHyphen") else " "


def _contents(body: Element) -> set[Element]:
    """The paragraphs of tables of contents."""
    return {
        paragraph for field in fields_of(body) if field.instruction[:1] == ("TOC",) for paragraph in field.paragraphs
    }


# --- numbers ---------------------------------------------------------------------------------------------------------


def _numbers(docx: bytes, *, full: bool) -> dict[str, str]:
    lists = lists_of(_part(docx, "word/numbering.xml"), _part(docx, "word/styles.xml"))
    return {
        attribute(mark, "name"): count.full if full else count.text
        for count in counted(_body(docx), lists)
        for mark in count.paragraph.iter(tag("bookmarkStart"))
    }


# --- parts -----------------------------------------------------------------------------------------------------------


def _body(docx: bytes) -> Element:
    body = _part(docx, "word/document.xml").find(tag("body"))
    return element("none") if body is None else body


def _part(docx: bytes, name: str) -> Element:
    """The root of a part; of one that the file does without, an empty one."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name), PARSER) if name in package.namelist() else element("none")
