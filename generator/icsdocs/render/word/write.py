"""Knows how a finished document becomes a Word file: the house style filled, the body written into it."""

from collections.abc import Mapping
from types import MappingProxyType

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from icsdocs.document import Cover, Document
from icsdocs.render.word.blocks import Page, body, keep_tables_apart
from icsdocs.render.word.comments import add_comments
from icsdocs.render.word.inlines import runs
from icsdocs.render.word.looks import house_of
from icsdocs.render.word.names import Names, names_of
from icsdocs.render.word.numbering import add_lists
from icsdocs.render.word.opening import ShellError
from icsdocs.render.word.package import embed_tree, never_ask_to_refresh, saved, set_properties
from icsdocs.render.word.paragraphs import marked, paragraph_element
from icsdocs.render.word.pictures import add_pictures
from icsdocs.render.word.shell import BODY, fact_token, fill, line_token, tokens
from icsdocs.render.word.styles import page_styles, style_ids
from icsdocs.render.word.wordml import Element, attribute, element, tag


def render_word(
    document: Document, shell: bytes, tree: str, pages: Mapping[str, int],
    smaller: Mapping[str, float] = MappingProxyType({}),
) -> bytes:  # fmt: skip
    """The document as a .docx in the house style of `shell`; equal arguments give equal bytes.

    `tree` is the JSON to carry inside (empty: none); `pages` gives the page of each heading by its address (empty: the
    contents shows none), `smaller` the share of its size for each picture that should not have all of it. A style that
    the shell lacks prints as Normal; a shell without room for the document raises ShellError (`template` says
    beforehand what is wrong with one).
    """
    word = fill(document, shell)
    if not document.cover.facts:
        _run_on(word)
    styles = word.styles.element
    lists = add_lists(document, _numbering(word), styles)
    names = names_of(document, style_ids(styles), lists, _first_free_mark(word))
    found = tokens(word)
    _print_cover(document.cover, found, names)
    house = house_of(word)
    page = Page(house, page_styles(styles), bool(document.cover.facts), pages, smaller)
    _print_body(document, word, found, names, page)
    add_pictures(word, document, house.tones)
    add_comments(word, document, names)
    set_properties(word, document)
    never_ask_to_refresh(word)
    if tree:
        embed_tree(word, tree)
    return saved(word)


def _run_on(word: WordDocument) -> None:
    """The cover without its page: a cover that has no table of facts is a title over the text."""
    for section in word.element.body.findall(f"{tag('p')}/{tag('pPr')}/{tag('sectPr')}"):
        paragraph = section.getparent().getparent()
        paragraph.getparent().remove(paragraph)


def _numbering(word: WordDocument) -> Element:
    """The root of the file's lists, made if the shell has none."""
    try:
        return word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        root = element("numbering")
        name = PackURI("/word/numbering.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_NUMBERING, root, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return root


def _first_free_mark(word: WordDocument) -> int:
    return max((int(attribute(one, "id")) for one in word.element.iter(tag("bookmarkStart"))), default=-1) + 1


def _print_cover(cover: Cover, found: Mapping[str, Element], names: Names) -> None:
    for number, line in enumerate(cover.lines):
        holder = _holder(found, line_token(number), "cover.lines")
        holder.getparent().replace(holder, paragraph_element(line, names))
    for number, fact in enumerate(cover.facts):
        label, words = fact.cells
        first = _holder(found, fact_token(number, 0), "fact.label")
        _refill(first, marked(fact.address, list(runs(label, names)), names))
        _refill(_holder(found, fact_token(number, 1), "fact.words"), list(runs(words, names)))


def _print_body(document: Document, word: WordDocument, found: Mapping[str, Element], names: Names, page: Page) -> None:
    marker = _holder(found, BODY, "body")
    for block in body(document.parts, names, page):
        marker.addprevious(block)
    marker.getparent().remove(marker)
    keep_tables_apart(word.element.body, names)


def _holder(found: Mapping[str, Element], token: str, placeholder: str) -> Element:
    if token not in found:
        raise ShellError(f"The Word house style has no paragraph of its own for {{{{ {placeholder} }}}}.")
    return found[token]


def _refill(paragraph: Element, inside: list[Element]) -> None:
    """Other runs for a paragraph of the shell, which keeps its look."""
    for child in paragraph:
        if child.tag != tag("pPr"):
            paragraph.remove(child)
    paragraph.extend(inside)
