"""Knows a text file as its readers see it: lines, columns, and where each piece stands."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from icsdocs.frozen import frozen


# A tuple, because a project has tens of thousands: it is made, compared and kept in half the time of a dataclass.
class Span(NamedTuple):
    """A stretch of one file; lines and columns count from 1, in characters; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def __reduce__(self) -> tuple:
        # Past the constructor that NamedTuple writes in Python: a check reads twenty thousand from memory.
        return tuple.__new__, (type(self), tuple(self))


@frozen
class Source:
    """A file's name, relative to the project, and its text with line ends as \\n. What comes with icsdocs, where the
    project has nothing of its own, is `shared` by projects."""

    name: str
    text: str
    shared: bool = False

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def offset(self, line: int, column: int) -> int:
        """The character offset of a 1-based line and column."""
        return self._starts[line - 1] + column - 1

    def span(self, start: int, end: int) -> Span:
        """The span from one character offset up to another."""
        starts = self._starts
        first = bisect_right(starts, start) - 1
        last = first if end < starts[first + 1] else bisect_right(starts, end) - 1
        return Span(self.name, first + 1, start - starts[first] + 1, last + 1, end - starts[last] + 1)

    def line_span(self, line: int) -> Span:
        """A whole line, without its indentation."""
        text = self.lines[line - 1]
        indent = len(text) - len(text.lstrip())
        return Span(self.name, line, indent + 1, line, max(len(text.rstrip()), indent) + 1)
