"""Knows how a page's HTML and the structure of its PDF belong together, so that what a page break cut is one again.

WeasyPrint builds the structure page by page: a paragraph, list or table over two pages becomes two, and a repeated
table head is read again. The leaves of both trees (paragraphs, headings, table rows) come in the same order, so
walking them side by side tells which elements of the PDF come from one element of the page.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

import pikepdf

from icsdocs.frozen import frozen
from icsdocs.render.pdf.paper import PICTURE
from icsdocs.render.pdf.reading import Texts, content_texts, kids, text_of

LEAVES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", PICTURE}
PDF_LEAVES = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TR", "/Figure"}

Home = tuple[Element, str]


def join(pdf: pikepdf.Pdf, main: Element) -> dict[Home, pikepdf.Object]:
    """Rebuilds the structure tree with one element for each element of the page's `main`, and gives each by its HTML
    element and tag (a list item has two, li and li-body). What belongs to none, a repeated table head, is left out."""
    homes: dict[Home, pikepdf.Object] = {}
    inside: defaultdict[Home | None, list[Home]] = defaultdict(list)
    root = pdf.Root.StructTreeRoot.K[0]
    for leaf, fragment in _pairs(list(_leaves(main, ())), list(_fragments(root, ())), pdf):
        parent = None
        for home, element in zip(_homes(leaf), fragment.chain, strict=True):
            if home not in homes:
                homes[home] = element
                inside[parent].append(home)
            parent = home
        if homes[parent].objgen != fragment.chain[-1].objgen:
            _continue(homes[parent], fragment.chain[-1])
    for home, inner in inside.items():
        adopt(homes[home] if home else root, [homes[one] for one in inner])
    return homes


def adopt(parent: pikepdf.Object, children: list[pikepdf.Object]) -> None:
    """Makes these the only children of a structure element."""
    parent.K = pikepdf.Array(children)
    for child in children:
        child.P = parent


# --- leaves of the page ----------------------------------------------------------------------------------------------


@frozen
class Leaf:
    """A leaf of the HTML: the elements it stands in, outermost first, and itself last."""

    chain: tuple[Element, ...]

    @cached_property
    def in_head(self) -> bool:
        return any(element.tag == "thead" for element in self.chain)

    @cached_property
    def letters(self) -> int:
        leaf = self.chain[-1]
        return 0 if leaf.tag == PICTURE else _letters("".join(leaf.itertext()))


def _leaves(element: Element, above: tuple[Element, ...]) -> Iterator[Leaf]:
    chain = (*above, element)
    if element.tag in LEAVES:
        yield Leaf(chain)
        return
    for child in element:
        yield from _leaves(child, chain)


def _homes(leaf: Leaf) -> Iterator[Home]:
    for element in leaf.chain:
        yield element, element.tag
        if element.tag == "li":
            yield element, "li-body"


# --- leaves of the PDF -----------------------------------------------------------------------------------------------


@frozen
class Fragment:
    """A leaf of the PDF's tree: the structure elements it stands in, outermost first, and itself last."""

    chain: tuple[pikepdf.Object, ...]

    @cached_property
    def in_head(self) -> bool:
        return any(element.S == "/THead" for element in self.chain)

    @cached_property
    def page(self) -> int:
        return int(self.chain[-1].Pg.StructParents)

    def letters(self, texts: Texts) -> int:
        leaf = self.chain[-1]
        return 0 if leaf.S == "/Figure" else _letters(text_of(leaf, texts, set()))


def _fragments(element: pikepdf.Object, above: tuple[pikepdf.Object, ...]) -> Iterator[Fragment]:
    for kid in kids(element):
        chain = (*above, kid)
        if str(kid.S) in PDF_LEAVES:
            yield Fragment(chain)
        else:
            yield from _fragments(kid, chain)


# --- side by side ----------------------------------------------------------------------------------------------------


def _pairs(leaves: list[Leaf], fragments: list[Fragment], pdf: pikepdf.Pdf) -> Iterator[tuple[Leaf, Fragment]]:
    """Each fragment with the leaf it shows. The text is read only where there are more fragments than leaves, so that
    some leaf was too tall for a page: there a fragment continues the leaf before it until that has all its letters."""
    rows = sum(not leaf.in_head for leaf in leaves)
    texts = content_texts(pdf) if sum(not fragment.in_head for fragment in fragments) > rows else None
    at, page, missing = -1, 0, 0
    for fragment in fragments:
        continues = missing > 0 and fragment.page > page
        expects_head = at + 1 < len(leaves) and leaves[at + 1].in_head
        if fragment.in_head and (continues or not expects_head):
            continue
        if not continues:
            at += 1
            missing = leaves[at].letters if texts else 0
        missing -= fragment.letters(texts) if texts else 0
        page = fragment.page
        yield leaves[at], fragment


def _continue(element: pikepdf.Object, rest: pikepdf.Object) -> None:
    """Puts the rest of a leaf behind what is there already, a row's cell by cell."""
    if element.S == "/TR":
        for cell, more in zip(kids(element), kids(rest), strict=True):
            _continue(cell, more)
    else:
        adopt(element, kids(element) + kids(rest))


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
