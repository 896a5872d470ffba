"""Knows the sentences of a printed document as assertions read them: bare words, without articles, case and hyphens."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import assert_never

from icsdocs.document import (
    Block,
    Clause,
    Contents,
    Document,
    Emphasis,
    Gap,
    Inline,
    ItemList,
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
from icsdocs.frozen import frozen
from icsdocs.source import Span
from icsdocs.walk import printed, printed_in

# A gap may turn out to be any name or number; the number of a reference is never one that the law asks for.
GAP, POINTER = "□", "¶"

_ARTICLES = {"a", "an", "the"}
_SUBDIVISION = re.compile(r"(?<=[\w)])\((\w{1,4})\)")
_TOKEN = re.compile(rf"[{GAP}{POINTER}]|§?\w+(?:'\w+|\.\d+)*")
_END = re.compile(r"(?<=[.!?])[”’)]*\s+(?=[A-Z“‘(£0-9])")


@frozen
class Sentence:
    """One sentence as it is printed, and the block that it begins in. A list or a table also counts as one sentence of
    all its items or rows: that one is `joined`."""

    text: str
    origin: Span
    joined: bool = False

    @cached_property
    def words(self) -> str:
        """The sentence in bare words."""
        return bare(self.text)


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """Words in small letters with one space between them: no articles, no hyphens, one kind of apostrophe. A bracketed
    subdivision, as in 8(2)(a), is kept apart from a number in brackets, as in three (3)."""
    plain = _SUBDIVISION.sub(r" §\1", _small(text))
    return " ".join(word for word in _TOKEN.findall(plain) if word not in _ARTICLES)


def _small(text: str) -> str:
    """In small letters, with one kind of apostrophe and no soft hyphens."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("’", "'").replace("‘", "'").casefold()


@frozen
class Heard:
    """A document as assertions hear it."""

    document: Document

    @cached_property
    def everything(self) -> tuple[Sentence, ...]:
        """The sentences of all that drafters wrote, each once: headings, clauses and definitions."""
        return tuple(one for part in self.document.parts for one in _of_part(part) if not one.joined)

    @cached_property
    def letters(self) -> str:
        """The text of all these sentences and more, in small letters. Each bare word of theirs stands in it."""
        return _small("\n".join(map(_printed, printed(self.document))))


def sentences_of(clauses: Iterable[Clause]) -> tuple[Sentence, ...]:
    """The sentences of some clauses, each clause by itself."""
    return tuple(sentence for clause in clauses for sentence in sentences_in(clause.blocks))


def sentences_in(blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    """The sentences of blocks that follow each other, the first with nothing before it."""
    return _sentences(blocks, "")


def _of_part(part: Part) -> Iterator[Sentence]:
    match part:
        case Section(heading=heading, parts=parts):
            yield Sentence(text_of(heading.inlines), heading.origin)
            for inner in parts:
                yield from _of_part(inner)
        case Clause(blocks=blocks):
            yield from _sentences(blocks, "")
        case Contents() | Picture():
            return
        case Paragraph() | ItemList() | Table():
            yield from _sentences((part,), "")
        case _:
            assert_never(part)


def _sentences(blocks: tuple[Block, ...], before: str) -> Iterator[Sentence]:
    """The sentences of blocks that follow each other; `before` are the words that lead into them."""
    lead = before
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines, origin=origin):
                pieces = _END.split(text_of(inlines))
                for piece in pieces:
                    yield Sentence(f"{before} {piece}", origin)
                lead = f"{before} {pieces[-1]}"
            case ItemList(items):
                for item in items:
                    yield from _sentences(item.blocks, lead)
                yield from _joined(block, lead)
            case Table(header=header, rows=rows):
                for row in rows:
                    yield Sentence(f"{lead} {_row(header, row)}", row.origin)
                yield from _joined(block, lead)
            case _:
                assert_never(block)


def _joined(block: Block, lead: str) -> Iterator[Sentence]:
    printed = [p for p in printed_in(block) if p is not getattr(block, "header", None)]
    if printed:
        yield Sentence(" ".join((lead, *map(_printed, printed))), printed[0].origin, joined=True)


def _row(header: Row, row: Row) -> str:
    """A row read aloud: each cell after the heading of its column."""
    named = zip(header.cells, row.cells, strict=False)
    return " ".join(f"{text_of(heading)} {text_of(cell)}" for heading, cell in named)


def _printed(block: Paragraph | Row) -> str:
    return text_of(block.inlines) if isinstance(block, Paragraph) else " ".join(map(text_of, block.cells))


def text_of(inlines: tuple[Inline, ...]) -> str:
    """The words of some inlines; what is not known and what is only a number is marked."""
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Text(text) | Value(text) | Term(text):
            return text
        case Reference(before, _, after):
            return f"{before}{POINTER}{after}"
        case Emphasis(inlines):
            return text_of(inlines)
        case Gap():
            return GAP
        case _:
            assert_never(inline)
