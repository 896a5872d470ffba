"""Knows how a finished document is gone through, in reading order: its parts, paragraphs, inlines, words and gaps."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from icsdocs.document import (
    Clause,
    Contents,
    Document,
    Emphasis,
    Gap,
    Inline,
    ItemList,
    Label,
    Paragraph,
    Part,
    Picture,
    Reference,
    Row,
    Section,
    Table,
    Term,
    Text,
    Value,
)

# How the address of a row ends that says that a table has none.
NO_ROWS = ".none"


def every_part(parts: Iterable[Part]) -> Iterator[Part]:
    """Every part, those inside sections too, in reading order."""
    for part in parts:
        yield part
        if isinstance(part, Section):
            yield from every_part(part.parts)


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


def inlines_of(block: Paragraph | Row) -> Iterable[Inline]:
    """Every inline of a printed block, those inside emphasis included, in reading order."""
    return flat(block.inlines) if isinstance(block, Paragraph) else chain.from_iterable(map(flat, block.cells))


def gaps_of(block: Paragraph | Row) -> list[Gap]:
    """The gaps of a printed block, in reading order."""
    return [inline for inline in inlines_of(block) if isinstance(inline, Gap)]


def stands_for_row(row: Row) -> bool:
    """Whether a gap stands for a whole row that is not known yet, alone in the first cell, the others empty; or “None”
    for all rows of a table."""
    if len(row.cells) < 2 or any(row.cells[1:]):
        return False
    if row.address.endswith(NO_ROWS):
        return True
    return len(row.cells[0]) == 1 and isinstance(row.cells[0][0], Gap)


def flat(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Some inlines with those inside emphasis, in reading order."""
    # Most have no emphasis, and all are asked for again and again.
    if Emphasis not in map(type, inlines):
        return inlines
    found: list[Inline] = []
    for inline in inlines:
        found.append(inline)
        if isinstance(inline, Emphasis):
            found += flat(inline.inlines)
    return tuple(found)


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


def is_in_words(label: Label | None) -> bool:
    """Whether a label is one in words, such as “Annex 3”, which is wider than numbers are."""
    return label is not None and " " in label.text


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
    found = {gap.key: gap for block in printed(document) for gap in gaps_of(block)}
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
