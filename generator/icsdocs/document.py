"""Knows a finished document: every word, number and origin settled, for renderers to print and readers to compare."""

import unicodedata
from collections.abc import Iterator
from typing import Literal, assert_never

from icsdocs.drawing import Mark
from icsdocs.frozen import frozen
from icsdocs.source import Span

# --- inlines ---------------------------------------------------------------------------------------------------------


@frozen
class Text:
    """Words that a drafter wrote."""

    text: str
    origin: Span


@frozen
class Value:
    """Words that came from the system's config."""

    text: str
    key: str
    origin: Span
    blank: Span


@frozen
class Term:
    """A drafter's words that a definition of this document explains."""

    text: str
    term: str
    origin: Span


@frozen
class Reference:
    """A live reference. `number` is what Word's REF field will compute; `document` is the id of another document of
    the set that holds the target, else empty."""

    before: str
    number: str
    after: str
    target: str
    document: str
    origin: Span


@frozen
class Emphasis:
    inlines: tuple["Inline", ...]
    strong: bool


@frozen
class Gap:
    """A hole the draft still has: its number in this document, the config path, the question, and its place."""

    text: str
    number: int
    key: str
    question: str
    origin: Span


Inline = Text | Value | Term | Reference | Emphasis | Gap

# --- blocks ----------------------------------------------------------------------------------------------------------


@frozen
class Label:
    """A number as printed (`text`: "(a)") and as cited in full (`full`: "3.4.2(a)").

    `series`, `level` (0-based, within the series) and `instance` (0-based; each is a fresh start of the series) say
    where Word's own numbering counts it.
    """

    text: str
    full: str
    series: str
    level: int
    instance: int


@frozen
class Paragraph:
    """Words in one paragraph; `style` names a paragraph style of the house style."""

    address: str
    style: str
    label: Label | None
    inlines: tuple[Inline, ...]
    origin: Span


@frozen
class Item:
    """A list item: its first block is a paragraph with the item's label, unless the item begins with a list or
    table."""

    address: str
    blocks: tuple["Block", ...]


@frozen
class ItemList:
    items: tuple[Item, ...]


@frozen
class Row:
    address: str
    cells: tuple[tuple[Inline, ...], ...]
    origin: Span


@frozen
class Table:
    """A table with one header row. `title` names it for those who cannot see it; `lists` says what the compiler itself
    lists in it ("gaps", "definitions", "coverage" and so on), and is empty in a drafter's table."""

    address: str
    title: str
    header: Row
    rows: tuple[Row, ...]
    aligned: tuple[Literal["left", "centre", "right"], ...]
    lists: str = ""


Block = Paragraph | ItemList | Table


@frozen
class Note:
    """Words for drafters, beside the block at `anchor`; never part of the document's own words."""

    anchor: str
    inlines: tuple[Inline, ...]
    origin: Span


# --- why words are there ---------------------------------------------------------------------------------------------


@frozen
class Decisive:
    """A fact that decided something: its config path, what it says, and where. Of an alternative that is not printed,
    its clause and why not."""

    key: str
    says: str
    origin: Span


@frozen
class Ground:
    """One reason why words are printed here: a condition, a repetition, a choice among alternatives, or a wish of the
    config, as drafted, with the facts that decided it.

    It governs the blocks whose address begins with `within`, and of these only those drafted between two lines of the
    clause's file (both inclusive) unless they are 0.
    """

    kind: Literal["condition", "repetition", "alternative", "included"]
    says: str
    origin: Span
    facts: tuple[Decisive, ...]
    within: str
    first_line: int = 0
    last_line: int = 0


# --- parts -----------------------------------------------------------------------------------------------------------


@frozen
class Clause:
    """A clause as printed here, with the id, digest and file that it came from, and why it is printed."""

    address: str
    clause: str
    title: str
    status: str
    digest: str
    meets: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    origin: Span
    source: str = ""
    grounds: tuple[Ground, ...] = ()


@frozen
class Section:
    """A heading and what stands under it; `depth` counts from 1, `grounds` say why it is there."""

    address: str
    depth: int
    heading: Paragraph
    parts: tuple["Part", ...]
    grounds: tuple[Ground, ...] = ()


@frozen
class ContentsLine:
    """A heading as the contents list it."""

    target: str
    depth: int
    label: str
    text: str


@frozen
class Contents:
    """The table of contents: made again by each output, so not among the document's own words."""

    lines: tuple[ContentsLine, ...]


@frozen
class Picture:
    """A drawing, all measures in tenths of a point from its top left corner, marks in the order of painting.

    `caption` stands over it; `alternative` says the same in words, and is what a reader gets who cannot see it.
    """

    address: str
    caption: Paragraph
    alternative: Paragraph
    width: int
    height: int
    marks: tuple[Mark, ...]


Part = Section | Clause | Contents | Picture | Block

# --- the whole -------------------------------------------------------------------------------------------------------


@frozen
class Cover:
    """The first page: lines in the house style's cover styles, then a table of facts (label, words)."""

    lines: tuple[Paragraph, ...]
    facts: tuple[Row, ...]


@frozen
class SeriesLevel:
    """One level of a numbering series, as Word's numbering will be told it."""

    label: str
    format: str
    style: str


@frozen
class Series:
    name: str
    levels: tuple[SeriesLevel, ...]


@frozen
class Document:
    """One finished document. `date` is ISO or empty; `final` says that gaps and notes were refused or left out."""

    id: str
    type: str
    title: str
    subject: str
    author: str
    keywords: str
    date: str
    running: str
    status: str
    watermark: str
    final: bool
    system: str
    edition: str
    as_at: str
    versions: tuple[tuple[str, str], ...]
    cover: Cover
    parts: tuple[Part, ...]
    series: tuple[Series, ...]


# --- walking ---------------------------------------------------------------------------------------------------------


def printed(document: Document) -> Iterator[Paragraph | Row]:
    """Every paragraph and row, cover first, in reading order: what `words` counts and what has an address."""
    yield from document.cover.lines
    yield from document.cover.facts
    for part in document.parts:
        yield from printed_in(part)


def printed_in(part: Part) -> Iterator[Paragraph | Row]:
    """Every paragraph and row of one part, in reading order."""
    match part:
        case Section(heading=heading, parts=parts):
            yield heading
            for inner in parts:
                yield from printed_in(inner)
        case Clause(blocks=blocks):
            for block in blocks:
                yield from printed_in(block)
        case Paragraph():
            yield part
        case ItemList(items):
            for item in items:
                for block in item.blocks:
                    yield from printed_in(block)
        case Table(header=header, rows=rows):
            yield header
            yield from rows
        case Picture(caption=caption, alternative=alternative):
            yield caption
            yield alternative
        case Contents():
            return
        case _:
            assert_never(part)


def inlines_of(block: Paragraph | Row) -> Iterator[Inline]:
    """Every inline of a printed block, those inside emphasis included, in reading order."""
    match block:
        case Paragraph(inlines=inlines):
            yield from flat(inlines)
        case Row(cells=cells):
            for cell in cells:
                yield from flat(cell)


def flat(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Some inlines with those inside emphasis, in reading order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis):
            yield from flat(inline.inlines)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The words of some inlines as one string."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Value(text) | Term(text) | Gap(text):
            return text
        case Reference(before, number, after):
            return before + number + after
        case Emphasis(inlines):
            return plain(inlines)
        case _:
            assert_never(inline)


def normalised(text: str) -> str:
    """Text as outputs are compared by: NFC, soft hyphens dropped, white space collapsed."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())


def words(document: Document) -> tuple[str, ...]:
    """The document's own words: one normalised text for each paragraph and each table cell that is not empty, in
    reading order; without labels, contents, running heads and notes. A picture counts with its caption and the words
    that stand for it, not with those drawn in it."""
    texts = []
    for block in printed(document):
        cells = (block.inlines,) if isinstance(block, Paragraph) else block.cells
        texts.extend(normalised(plain(cell)) for cell in cells)
    return tuple(text for text in texts if text)


def gaps(document: Document) -> dict[str, Gap]:
    """Every gap by its config path, in the order of its number."""
    found = {
        inline.key: inline for block in printed(document) for inline in inlines_of(block) if isinstance(inline, Gap)
    }
    return dict(sorted(found.items(), key=lambda pair: pair[1].number))


def bookmarks(document: Document) -> dict[str, str]:
    """A Word bookmark name (`_Ref` and nine digits) for each address, the same wherever the address is the same."""
    import hashlib  # Not above: a check needs none, and it is slow to load.

    names: dict[str, str] = {}
    taken: set[str] = set()
    for address in dict.fromkeys(block.address for block in printed(document)):
        number = int.from_bytes(hashlib.sha256(address.encode()).digest()[:8]) % 10**9
        while f"_Ref{number:09}" in taken:
            number = (number + 1) % 10**9
        names[address] = f"_Ref{number:09}"
        taken.add(names[address])
    return names
