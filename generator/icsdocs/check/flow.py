"""Knows the words of some paragraphs as one text, and where each stretch of it stands in the files."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import assert_never

from icsdocs.document import Emphasis, Gap, Inline, Paragraph, Reference, Row, Term, Text, Value
from icsdocs.drafted import Blank, Part, Pointer, Stress, Words
from icsdocs.frozen import frozen
from icsdocs.source import Span

# What a blank, a gap or a number will print: words that are not known here.
HOLE = "□"
BREAK = "\n\n"

Piece = tuple[str, Span]


@frozen
class Flow:
    """Paragraphs one after the other, with `BREAK` between them."""

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for text, _ in self.pieces:
            starts.append(starts[-1] + len(text))
        return starts

    def span(self, start: int, end: int) -> Span:
        """The place of the words from one offset up to another."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, max(start, end - 1)) - 1
        here, there = self._inside(first, start), self._inside(last, end)
        if here.file != there.file or (here.line, here.column) > (there.end_line, there.end_column):
            return here
        return Span(here.file, here.line, here.column, there.end_line, there.end_column)

    def _inside(self, at: int, offset: int) -> Span:
        """The offset in the file; the whole piece where its words are not those of the file."""
        text, span = self.pieces[at]
        if span.line != span.end_line or span.end_column - span.column != len(text):
            return span
        column = span.column + offset - self._starts[at]
        return Span(span.file, span.line, column, span.line, column)

    def paragraph(self, offset: int) -> str:
        """The paragraph round an offset."""
        start = self.text.rfind(BREAK, 0, offset)
        end = self.text.find(BREAK, offset)
        return self.text[start + len(BREAK) if start >= 0 else 0 : end if end >= 0 else len(self.text)]


def one_after_the_other(paragraphs: Iterable[Iterable[Piece]]) -> Flow:
    """The flow of some paragraphs that are not empty."""
    pieces: list[Piece] = []
    for paragraph in paragraphs:
        own = [piece for piece in paragraph if piece[0]]
        if own and pieces:
            pieces.append((BREAK, own[0][1]))
        pieces.extend(own)
    return Flow(tuple(pieces))


def drafted(parts: tuple[Part, ...]) -> Iterator[Piece]:
    """A drafted paragraph's words; what facts and references will print is a hole."""
    for part in parts:
        match part:
            case Words(text, span):
                yield text, span
            case Blank(span=span) | Pointer(span=span):
                yield HOLE, span
            case Stress(parts=inner):
                yield from drafted(inner)
            case _:
                assert_never(part)


def printed_words(block: Paragraph | Row) -> Iterator[Iterator[Piece]]:
    """A printed paragraph's words, or those of each cell of a row; gaps and numbers of references are holes."""
    for inlines in (block.inlines,) if isinstance(block, Paragraph) else block.cells:
        yield _words(inlines)


def _words(inlines: tuple[Inline, ...]) -> Iterator[Piece]:
    for inline in inlines:
        match inline:
            case Text(text, origin) | Value(text, origin=origin) | Term(text, origin=origin):
                yield text, origin
            case Reference(before, _, after, origin=origin):
                yield f"{before}{HOLE}{after}", origin
            case Gap(origin=origin):
                yield HOLE, origin
            case Emphasis(inner):
                yield from _words(inner)
            case _:
                assert_never(inline)
