"""Knows a finished document: every word, number and origin settled, for renderers to print."""

from typing import Literal

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
    """A hole the draft still has: its number here, the config path, the question and what it is `about`, its place."""

    text: str
    number: int
    key: str
    question: str
    origin: Span
    about: str = ""


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
    cite: str = "{label}"

    @property
    def around(self) -> tuple[str, str]:
        """The words before and after its number where the document cites it: "paragraph " and none."""
        before, _, after = self.cite.partition("{label}")
        return before, after


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
    """A table row; one that defines a term has the `digest` of the definition that it came from."""

    address: str
    cells: tuple[tuple[Inline, ...], ...]
    origin: Span
    digest: str = ""


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
