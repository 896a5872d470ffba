"""Knows where a stretch of drafted words stands in its file."""

from icsdocs.drafted import Words
from icsdocs.source import Span


def part_of(words: Words, start: int, end: int) -> Span:
    """The place of some words from one offset to another."""
    file, line, column, _, _ = words.span
    return Span(file, line, column + start, line, column + end) if _is_plain(words) else words.span


def part_over(here: Words, start: int, there: Words, end: int) -> Span:
    """The place from an offset in some words to an offset in later ones."""
    column = here.span.column + start if _is_plain(here) else here.span.column
    end_column = there.span.column + end if _is_plain(there) else there.span.end_column
    return Span(here.span.file, here.span.line, column, there.span.end_line, end_column)


def _is_plain(words: Words) -> bool:
    """Whether each character of some words stands in the file as it is, on one line."""
    span = words.span
    return span.line == span.end_line and span.end_column - span.column == len(words.text)
