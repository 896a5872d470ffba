"""Knows what the blocks of a document are called in one Word file: styles, bookmarks, lists, controls, comments."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from icsdocs.document import (
    Block,
    Clause,
    Contents,
    Document,
    Item,
    ItemList,
    Note,
    Paragraph,
    Part,
    Picture,
    Row,
    Section,
    Table,
)
from icsdocs.frozen import frozen
from icsdocs.walk import bookmarks as bookmark_names
from icsdocs.walk import every_part, printed

Kept = TypeVar("Kept")


@frozen
class Names:
    """`places` leads from any address to that of the printed block which stands for it: a clause to its first
    paragraph, a table to its header row. `bookmarks` and `marks` (their Word ids) go by printed address; `numbered`
    holds the printed addresses with a label; `lists` gives a numId for each series and instance; `asks` says whether
    each gap has its question beside it."""

    styles: Mapping[str, str]
    places: Mapping[str, str]
    bookmarks: Mapping[str, str]
    marks: Mapping[str, int]
    numbered: frozenset[str]
    lists: Mapping[tuple[str, int], int]
    controls: Mapping[str, int]
    comments: Mapping[str, tuple[int, ...]]
    asks: bool

    def style(self, name: str, series: str = "") -> str:
        """The id of a style in the shell, or nothing, which is Word's Normal. A shell may style one series' paragraphs
        apart, by a style with the series' name after its own ("Heading 1 Appendix")."""
        return of_series(self.styles, name, series) or ""

    def style_of(self, block: Paragraph) -> str:
        """The id of the style of a paragraph of the document, by its series if it has one."""
        return self.style(block.style, block.label.series if block.label else "")

    def bookmark(self, address: str) -> str:
        """The bookmark of the block that stands for an address, or nothing if it is not printed here."""
        return self.bookmarks.get(self.places.get(address, ""), "")


def of_series(styles: Mapping[str, Kept], name: str, series: str) -> Kept | None:
    """What is kept, by names in lower case, for a series' own style if there is one, else for the style."""
    return styles.get(f"{name} {series}".casefold(), styles.get(name.casefold()))


def names_of(
    document: Document, styles: Mapping[str, str], lists: Mapping[tuple[str, int], int], first_mark: int
) -> Names:
    """What this document's blocks are called, in a file whose bookmark ids are free from `first_mark` on."""
    bookmarks = bookmark_names(document)
    places = _places(document)
    labelled = (block.address for block in printed(document) if isinstance(block, Paragraph) and block.label)
    return Names(
        styles,
        places,
        bookmarks,
        {address: number for number, address in enumerate(bookmarks, first_mark)},
        frozenset(labelled),
        lists,
        _controls(clause.address for clause in clauses(document)),
        _comments(notes(document), places),
        not document.final,
    )


def clauses(document: Document) -> Iterator[Clause]:
    """Every clause, in reading order."""
    return (part for part in every_part(document.parts) if isinstance(part, Clause))


def notes(document: Document) -> tuple[Note, ...]:
    """The notes that this document carries as comments: all of a draft's, none of a final one's."""
    return () if document.final else tuple(note for clause in clauses(document) for note in clause.notes)


def _places(document: Document) -> dict[str, str]:
    found = {block.address: block.address for block in printed(document)}
    for part in document.parts:
        for address, first in _holders(part):
            found.setdefault(address, first)
    return found


def _holders(part: Part | Item) -> Iterator[tuple[str, str]]:
    """Each thing that holds printed blocks, with the address of the first of them."""
    match part:
        case Section(address=address, heading=heading, parts=parts):
            yield address, heading.address
            for inner in parts:
                yield from _holders(inner)
        case Clause(address=address, blocks=blocks) | Item(address=address, blocks=blocks):
            yield from ((address, first.address) for first in _first(blocks))
            for block in blocks:
                yield from _holders(block)
        case ItemList(items):
            for item in items:
                yield from _holders(item)
        case Table(address=address, header=header):
            yield address, header.address
        case Picture(address=address, caption=caption):
            yield address, caption.address
        case Paragraph() | Contents():
            return


def _first(blocks: tuple[Block, ...]) -> tuple[Paragraph | Row, ...]:
    for block in blocks:
        match block:
            case Paragraph():
                return (block,)
            case Table(header=header):
                return (header,)
            case ItemList(items):
                return _first(tuple(inner for item in items for inner in item.blocks))
    return ()


def _controls(addresses: Iterable[str]) -> dict[str, int]:
    """A number for each content control, the same wherever the clause's address is the same."""
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for address in addresses:
        number = int.from_bytes(hashlib.sha256(address.encode()).digest()[:4]) % (2**31 - 1) + 1
        while number in taken:
            number = number % (2**31 - 1) + 1
        numbers[address] = number
        taken.add(number)
    return numbers


def _comments(kept: tuple[Note, ...], places: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, note in enumerate(kept):
        place = places.get(note.anchor, "")
        found[place] = (*found.get(place, ()), number)
    return found
