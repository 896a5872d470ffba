"""Knows how the parts and blocks of a document become Word paragraphs, tables and content controls."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import assert_never

from icsdocs.document import (
    Block,
    Clause,
    Contents,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Part,
    Picture,
    Row,
    Section,
    Table,
)
from icsdocs.frozen import frozen
from icsdocs.render.columns import Measure
from icsdocs.render.house import House
from icsdocs.render.word.contents import contents_control
from icsdocs.render.word.names import Names
from icsdocs.render.word.paragraphs import (
    begin_page,
    follow_on,
    heading_element,
    keep_with_next,
    paragraph_element,
    space_over,
)
from icsdocs.render.word.pictures import picture_elements
from icsdocs.render.word.tables import table_element
from icsdocs.render.word.wordml import Element, attribute, element, tag
from icsdocs.walk import every_part, plain, printed_in

TAG_LENGTH = 64

# In twentieths of a point: 6 mm under a table.
UNDER_TABLE, TWIPS = 340, 20

# Letters: what a line of text holds, and how much stands on half a page.
LINE, HALF_A_PAGE = 80, 1600


@frozen
class Page:
    """The house style, the ids of its styles whose paragraphs begin a page, whether the cover has a page of its own,
    the page on which each address begins, where known, and the share of their size that some pictures have."""

    house: House
    begun_by: frozenset[str]
    is_after_cover: bool
    headings: Mapping[str, int]
    smaller: Mapping[str, float]

    @property
    def tables(self) -> Measure:
        return self.house.measure


def body(parts: tuple[Part, ...], names: Names, page: Page) -> list[Element]:
    """The document's body: blocks in reading order, each clause in a content control of its own; the contents begin
    a page."""
    made: list[Element] = []
    for part in parts:
        blocks = list(_part(part, names, page))
        is_contents = any(isinstance(inner, Contents) for inner in every_part((part,)))
        if blocks and is_contents and made:
            begin_page(blocks[0])
        made.extend(blocks)
    if page.is_after_cover and made and made[0].tag == tag("p"):
        space_over(made[0], 0)
    _join_tables(made, names, page.house)
    return made


def _join_tables(made: list[Element], names: Names, house: House) -> None:
    """Keeps the paragraph over each table on its page, whether it is of the same clause or not, and leaves as much
    space between a table and a paragraph after it as print.css does."""
    own = {identifier: house.letters(name).before * TWIPS for name, identifier in names.styles.items()}
    for block, after in pairwise(_flow(made)):
        if block.tag == tag("p") and after.tag == tag("tbl"):
            keep_with_next(block)
        if block.tag == tag("tbl") and after.tag == tag("p"):
            style = after[0].find(tag("pStyle"))
            if style is None or own[attribute(style, "val")] < UNDER_TABLE:
                space_over(after, UNDER_TABLE)


def _part(part: Part, names: Names, page: Page) -> Iterator[Element]:
    match part:
        case Section(heading=heading, parts=parts):
            made = heading_element(heading, names)
            if names.style_of(heading) in page.begun_by:
                (follow_on if _follows_on(part, page.headings) else begin_page)(made)
            yield made
            for inner in parts:
                yield from _part(inner, names, page)
        case Clause():
            if part.blocks:
                yield _control(part, names, page)
        case Contents():
            yield contents_control(part, names, page.headings)
        case Picture():
            yield from picture_elements(part, names, page.tables.width, page.smaller.get(part.alternative.address, 1))
        case Paragraph() | ItemList() | Table():
            yield from _block(part, names, page)
        case _:
            assert_never(part)


def _follows_on(section: Section, pages: Mapping[str, int]) -> bool:
    """Whether a section that could begin a page follows on: where the pages are known, or else if it takes no more than
    half a page, each of its paragraphs and rows at least a line."""
    # What stands before it in the PDF may take a few lines more in Word, which a break would leave alone on a page.
    if section.heading.address in pages:
        return True
    texts = ("".join(map(plain, _cells(block))) for block in printed_in(section))
    return sum(max(LINE, len(text)) for text in texts) <= HALF_A_PAGE


def _cells(block: Paragraph | Row) -> tuple[tuple[Inline, ...], ...]:
    return (block.inlines,) if isinstance(block, Paragraph) else block.cells


def _control(clause: Clause, names: Names, page: Page) -> Element:
    title = control_title(clause)
    properties = element(
        "sdtPr",
        element("alias", val=title),
        element("tag", val=title),
        element("id", val=names.controls[clause.address]),
        element("w15:appearance", val="hidden"),
        # LibreOffice 7.4 makes a rich-text control round one paragraph part of that paragraph: it loses the text of one
        # with a comment and shows the code of its fields. It leaves a document part alone.
        element("docPartObj", element("docPartGallery", val="Quick Parts")),
    )
    made = [one for block, leads in _with_lead(clause.blocks) for one in _block(block, names, page, leads=leads)]
    return element("sdt", properties, element("sdtContent", *made))


def control_title(clause: Clause) -> str:
    """`address:digest8`; of an address too long for Word's 64 characters, what fits and eight digits of its hash."""
    digest = clause.digest[:8]
    room = TAG_LENGTH - len(digest) - 1
    address = clause.address
    if len(address) > room:
        address = f"{address[: room - 9]}~{hashlib.sha256(address.encode()).hexdigest()[:8]}"
    return f"{address}:{digest}"


def _with_lead(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it leads into a list that follows it."""
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        yield block, isinstance(after, ItemList)


def _block(block: Block, names: Names, page: Page, *, leads: bool = False) -> Iterator[Element]:
    match block:
        case Paragraph():
            yield paragraph_element(block, names, leads=leads)
        case ItemList(items):
            for at, item in enumerate(items, 1):
                # No first or last item stands alone on its page.
                yield from _item(item, names, page, kept=at < len(items) and at in (1, len(items) - 1))
        case Table():
            yield table_element(block, names, page.tables)
        case _:
            assert_never(block)


def _item(item: Item, names: Names, page: Page, *, kept: bool) -> Iterator[Element]:
    """An item; its last paragraph `kept` on the page of the item after it."""
    for block, leads in _with_lead(item.blocks):
        yield from _block(block, names, page, leads=leads or (kept and block is item.blocks[-1]))


def keep_tables_apart(text: Element, names: Names) -> None:
    """Puts an empty paragraph after each table of a body that no paragraph follows: Word would join two tables that
    touch, and asks for a paragraph at the end."""
    style = names.style("Table End")
    for block, after in pairwise(_flow(text)):
        if block.tag == tag("tbl") and after.tag != tag("p"):
            block.addnext(element("p", element("pPr", *((element("pStyle", val=style),) if style else ()))))


def _flow(holder: Iterable[Element]) -> list[Element]:
    """The paragraphs and tables of a body in reading order, those in content controls too, and its section's end."""
    found = []
    for one in holder:
        if one.tag == tag("sdt"):
            found.extend(_flow(one.find(tag("sdtContent"))))
        elif one.tag in (tag("p"), tag("tbl"), tag("sectPr")):
            found.append(one)
    return found
