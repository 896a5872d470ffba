"""Knows where a picture that found no room leaves much of the page before it empty, and makes it a little smaller."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from icsdocs.frozen import frozen
from icsdocs.render.pdf.paper import HEADINGS, PICTURE

# How much smaller a picture may be, so that its letters can still be read; and which share of a page, left empty, is
# worth a smaller picture.
SMALLEST, EMPTY = 0.8, 0.25

# Pixels, as WeasyPrint measures: the space over a heading, which a page's top swallows, and what lines are taller than
# their letters.
OVER, LEADING = 38, 12


# Says of a picture that it was made smaller once, and to which share of what it was.
SMALLER = "data-smaller"


@frozen
class _Leaf:
    """Words or a picture as laid out: top and bottom in pixels, and the elements of the page that it stands in."""

    top: float
    bottom: float
    chain: tuple[Element, ...]


def fill_hole(pages: Sequence[Page]) -> bool:
    """Makes the first picture smaller that begins a page, alone or under its headings, and would so have found room on
    the page before; tells whether there is one. Its page has to be laid out again."""
    for before, page in pairwise(pages):
        leaves = list(_leaves(page))
        at = next((at for at, leaf in enumerate(leaves) if leaf.chain[-1].tag == PICTURE), len(leaves))
        if at < len(leaves) and all(map(_leads, leaves[:at])) and (share := _share(before, leaves[at], page)):
            _shrink(leaves[at].chain[-1], share)
            return True
    return False


def smaller(page: Element) -> dict[str, float]:
    """The share of their size that pictures were made smaller to, by their address."""
    return {one.get("id", ""): float(share) for one in page.iter(PICTURE) if (share := one.get(SMALLER))}


def _share(before: Page, picture: _Leaf, page: Page) -> float:
    """How large a picture may be to stand on the page before, as a share of what it is; 0 where that is no help."""
    top, height = _area(page)
    end = sum(_area(before))
    free = end - max((leaf.bottom for leaf in _leaves(before)), default=end)
    lead = picture.top - top + OVER + LEADING
    share = (free - lead) / (picture.bottom - picture.top)
    return share if free >= EMPTY * height and SMALLEST <= share < 1 and picture.chain[-1].get(SMALLER) is None else 0


def _shrink(picture: Element, share: float) -> None:
    for side in ("width", "height"):
        picture.set(side, f"{share * float(picture.get(side).removesuffix('pt')):.1f}pt")
    picture.set(SMALLER, f"{share:.3f}")


def _area(page: Page) -> tuple[float, float]:
    """Where the text of a page begins, and how tall its room is."""
    box = page._page_box
    return box.content_box_y(), box.height


def _leads(leaf: _Leaf) -> bool:
    """Whether some words are a heading or a picture's caption, which stay with what follows."""
    return any(one.tag in HEADINGS or one.get("class") == "picture" for one in leaf.chain)


def _leaves(page: Page) -> Iterator[_Leaf]:
    for box in page._page_box.children:
        if not isinstance(box, boxes.MarginBox):
            yield from _inside(box, ())


def _inside(box: boxes.Box, above: tuple[Element, ...]) -> Iterator[_Leaf]:
    chain = above if box.element is None or box.element in above else (*above, box.element)
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        yield _Leaf(box.position_y, box.position_y + box.height, chain)
    for child in getattr(box, "children", ()):
        yield from _inside(child, chain)
