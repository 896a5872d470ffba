"""Knows a document half made: which clauses stand where, repeated and numbered, with their words still to be filled."""

from collections.abc import Iterator

from icsdocs import document, drafted, library
from icsdocs.assemble.lookup import Scope, Unknown
from icsdocs.frozen import frozen
from icsdocs.source import Span


@frozen
class Bound:
    """Drafted parts with the scope to fill them in; `holes` are unknown conditions, printed before the first word.
    `again` says that these words, too, hold only on an unknown condition that was printed before; `about` are words
    before holes that stand alone, `then` words behind them that hold by their answers."""

    parts: tuple[drafted.Part | document.Value, ...]
    scope: Scope
    holes: tuple[Unknown, ...]
    span: Span
    again: bool = False
    about: str = ""
    then: str = ""


@frozen
class Paragraph:
    """`depth` and `series` say which level numbers it; a `continued` one carries on an item and has no number."""

    address: str
    depth: int
    series: str
    bound: Bound
    continued: bool = False


@frozen
class Item:
    address: str
    blocks: tuple["Block", ...]


@frozen
class ItemList:
    """`repeated` says that every item comes from a repetition, so that nobody drafted where the list ends."""

    items: tuple[Item, ...]
    repeated: bool = False


@frozen
class Row:
    address: str
    cells: tuple[Bound, ...]
    span: Span


@frozen
class Table:
    address: str
    title: str
    header: Row
    rows: tuple[Row, ...]
    aligned: tuple[str, ...]


Block = Paragraph | ItemList | Table


def address_of(id_: str, scope: Scope) -> str:
    """The address of what an outline's entry or clause makes of itself in a scope."""
    return id_ + "".join(f"[{key}]" for _, key in scope.keys)


def printed_in(block: Block) -> Iterator[Paragraph | Row]:
    """Every paragraph and row of a block, in reading order."""
    match block:
        case Paragraph():
            yield block
        case ItemList(items):
            for item in items:
                for inner in item.blocks:
                    yield from printed_in(inner)
        case Table(header=header, rows=rows):
            yield header
            yield from rows


@frozen
class Note:
    """Words for drafters, a bound for each of their paragraphs, beside the block at `anchor`."""

    anchor: str
    bounds: tuple[Bound, ...]
    span: Span


@frozen
class Clause:
    """A clause in its place; `keys` are the things of the repetitions that it stands in."""

    address: str
    clause: library.Clause
    keys: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    grounds: tuple[document.Ground, ...]


@frozen
class Generated:
    """A part that the compiler makes: contents, gaps or definitions; without a title it has no heading."""

    address: str
    entry: library.Entry
    scope: Scope
    heading: Paragraph | None
    grounds: tuple[document.Ground, ...]


@frozen
class Picture:
    """A drawing that the compiler makes, under its caption."""

    address: str
    entry: library.Entry
    caption: Bound


@frozen
class Section:
    address: str
    entry: library.Entry
    keys: tuple[tuple[str, str], ...]
    heading: Paragraph
    parts: tuple["Part", ...]
    grounds: tuple[document.Ground, ...]


Part = Section | Clause | Generated | Picture | Paragraph
