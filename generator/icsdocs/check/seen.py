"""Knows what a look at a document's words gave before, and that it gives the same while nothing about it is another."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar, assert_never

from icsdocs.check.sentences import text_of
from icsdocs.config import Config
from icsdocs.digests import digest_of
from icsdocs.document import (
    Block,
    Clause,
    Contents,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Part,
    Picture,
    Section,
    Table,
)
from icsdocs.frozen import frozen
from icsdocs.memory import Memory, forgetful
from icsdocs.source import Source

Made = TypeVar("Made")


@frozen
class Seen:
    """What is remembered of looks at the words of one config's documents. `against` stands for all that words are held
    against beside the config's edition and day: the tables of the library."""

    memory: Memory
    config: str
    against: str

    def of(self, document: Document, what: str, look: Callable[[], Made], beside: str = "") -> Made:
        """What a look gives, from memory where it can. It may depend on nothing but the document's words, with their
        addresses, sources and order in lists and tables, what words are held against, and what `beside` says."""
        if id(document) not in self._digests:
            self._digests[id(document)] = document, digest_of(_told(document))
        told = digest_of((self._digests[id(document)][1], self.against, beside))
        # A draft and its final version each have their own place, because `check` looks at both.
        name = f"{self.config} {document.id}{' final' if document.final else ''}"
        return self.memory(what, (Source(name, told),), look)

    def of_tables(self, config: Config, what: str, look: Callable[[], Made]) -> Made:
        """The same of a look at the tables of the library alone."""
        told = digest_of((self.against, config.edition, str(config.as_at)))
        return self.memory(f"{what} in the tables", (Source(self.config, told),), look)

    @cached_property
    def _digests(self) -> dict[int, tuple[Document, str]]:
        """With each document, so that no other can come to have its identity."""
        return {}


NEVER = Seen(forgetful, "", "")


# --- what a look may depend on ---------------------------------------------------------------------------------------


def _told(document: Document) -> Iterator[str]:
    yield from (document.type, document.edition, document.as_at)
    for line in document.cover.lines:
        yield from _block(line)
    for row in document.cover.facts:
        yield _row(row.address, row.cells)
    for part in document.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    """A part with its kind, and where it ends if it holds others."""
    match part:
        case Section(heading=heading, parts=parts):
            yield "section"
            yield from _block(heading)
            for inner in parts:
                yield from _part(inner)
            yield "end"
        case Clause(address=address, source=source, meets=meets, blocks=blocks):
            yield f"clause {address}\x1f{source}\x1f{' '.join(meets)}"
            for block in blocks:
                yield from _block(block)
            yield "end"
        case Picture(caption=caption, alternative=alternative):
            yield "picture"
            yield from (*_block(caption), *_block(alternative))
        case Contents():
            return
        case _:
            yield from _block(part)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(address=address, inlines=inlines):
            yield _row(address, (inlines,))
        case ItemList(items):
            yield "list"
            for item in items:
                yield "item"
                for inner in item.blocks:
                    yield from _block(inner)
            yield "end"
        case Table(header=header, rows=rows, lists=lists):
            yield f"table {lists}"
            yield from (_row(row.address, row.cells) for row in (header, *rows))
            yield "end"
        case _:
            assert_never(block)


def _row(address: str, cells: tuple[tuple[Inline, ...], ...]) -> str:
    return "\x1f".join((address, *map(text_of, cells)))
