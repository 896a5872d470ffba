"""Knows how a paragraph becomes a Word paragraph: its style, its number, its bookmark and its comments."""

from collections.abc import Mapping

from icsdocs.document import Paragraph
from icsdocs.render.word.inlines import comment_end, runs
from icsdocs.render.word.names import Names
from icsdocs.render.word.wordml import Element, element, tag
from icsdocs.walk import is_in_words


def heading_element(heading: Paragraph, names: Names) -> Element:
    """A heading; its style hangs the lines on a number, so one without a number, or with a label in words, which is
    wider than the way to the text (“Annex 3”), starts them all at the margin."""
    made = paragraph_element(heading, names)
    if heading.label is None or is_in_words(heading.label):
        made[0].append(element("ind", left=0, firstLine=0))
    return made


def begin_page(block: Element) -> None:
    """Has the first paragraph of a block begin a page, at its very top."""
    _break_page(block, {})
    space_over(block, 0)


def follow_on(block: Element) -> None:
    """Has the first paragraph of a block begin no page, although its style does."""
    _break_page(block, {"val": 0})


def keep_with_next(paragraph: Element) -> None:
    """Keeps a paragraph on the page of what follows it."""
    properties = paragraph[0]
    if properties.find(tag("keepNext")) is None:
        # Word wants this property after the style and before all others.
        properties.insert(len(properties.findall(tag("pStyle"))), element("keepNext"))


def _break_page(block: Element, switch: Mapping[str, int]) -> None:
    properties = next(block.iter(tag("p")))[0]
    # Word wants this property after the style and before numbers and indents.
    before = [one for one in properties if one.tag in (tag("pStyle"), tag("keepNext"))]
    properties.insert(len(before), element("pageBreakBefore", **switch))


def space_over(block: Element, space: int) -> None:
    """Gives the first paragraph of a block so much space over it, in twentieths of a point, whatever its style says."""
    properties = next(block.iter(tag("p")))[0]
    if properties.find(tag("spacing")) is None:
        after = [one for one in properties if one.tag in (tag("ind"), tag("jc"))]
        properties.insert(len(properties) - len(after), element("spacing"))
    properties.find(tag("spacing")).set(tag("before"), str(space))


def paragraph_element(block: Paragraph, names: Names, *, leads: bool = False) -> Element:
    """A paragraph in its style, numbered by Word's own list, under its bookmark and comments."""
    style = names.style_of(block)
    properties = element("pPr")
    if style:
        properties.append(element("pStyle", val=style))
    if leads:
        properties.append(element("keepNext"))
    if block.label is not None:
        number = names.lists[block.label.series, block.label.instance]
        properties.append(element("numPr", element("ilvl", val=block.label.level), element("numId", val=number)))
    return element("p", properties, *marked(block.address, list(runs(block.inlines, names)), names))


def marked(address: str, inside: list[Element], names: Names) -> list[Element]:
    """Some runs between the bookmark of their address and inside the ranges of its comments."""
    mark, comments = names.marks[address], names.comments.get(address, ())
    ends = (one for number in comments for one in comment_end(number, names))
    return [
        element("bookmarkStart", id=mark, name=names.bookmarks[address]),
        *(element("commentRangeStart", id=number) for number in comments),
        *inside,
        *ends,
        element("bookmarkEnd", id=mark),
    ]

