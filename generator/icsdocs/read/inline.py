"""Knows the words inside a block: blanks, references, emphasis and plain text, each with its exact place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Blank, Part, Pointer, Stress, Words
from icsdocs.frozen import frozen
from icsdocs.read.expression import read_expression
from icsdocs.read.slips import slips
from icsdocs.source import Source, Span

MASK = "\ue000"
# An odd backslash before the brackets makes them plain characters; two are a backslash of their own.
_OPENING = re.compile(r"(?<!\\)(?:\\\\)*(?P<open>\{\{|\[\[)")
_CLOSING = {
    "{{": re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|(?P<close>\}\})|\n"),
    "[[": re.compile(r"(?P<close>\]\])|\n"),
}
_POINTER = re.compile(r"\s*(?:(?P<document>[a-z][a-z0-9-]*)\s*:\s*)?(?P<target>[a-z][a-z0-9-]*)\s*")

_FOREIGN = {
    "code_inline": "Code in backquotes",
    "link_open": "A link",
    "image": "A picture",
    "html_inline": "HTML",
    "autolink": "A link",
}
_INSTEAD = {
    "code_inline": "Delete the backquotes.",
    "link_open": "Write an address as plain text, and a reference to a clause as [[its-id]].",
    "image": "Delete it; pictures are entries of the outline.",
    "html_inline": "Delete the tags; *emphasis* and **strong** are written with asterisks.",
    "autolink": "Write the address without the marks round it.",
}


@cache
def markdown() -> MarkdownIt:
    """CommonMark with tables. Link definitions and entities are off, because both would change or swallow words;
    escaped characters stay tokens of their own, so that every character keeps its place."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").disable(["reference", "entity", "text_join"])


@frozen
class Masked:
    """A file's text, of the same length, in which each blank and reference is a run of one private-use character;
    `parts` says by offset where such a run ends and what it stands for, and `starts` are its keys in order."""

    text: str
    parts: dict[int, tuple[int, Blank | Pointer | None]]
    starts: tuple[int, ...]


def mask(source: Source, start: int, end: int) -> tuple[Masked, tuple[Diagnostic, ...]]:
    """Hides the blanks and references between two offsets from CommonMark."""
    text = source.text
    pieces: list[str] = []
    parts, problems = {}, []
    at = kept = start
    # Up to where each kind of bracket is known not to close any more, so that a line is not searched again and again.
    open_until = {"{{": 0, "[[": 0}
    while match := _OPENING.search(text, at, end):
        begin, opening = match.start("open"), match["open"]
        if begin < open_until[opening]:
            at = match.end()
            continue
        stop = _closing(text, match.end(), opening)
        if stop is None or stop > end:
            close = "}}" if opening == "{{" else "]]"
            message = f"“{opening}” is never closed: put “{close}” after it, on the same line"
            problems.append(Diagnostic(rules.UNCLOSED_BLANK, message, source.span(begin, match.end())))
            line_end = text.find("\n", begin)
            at, open_until[opening] = match.end(), line_end if line_end >= 0 else len(text)
            continue
        part, more = _read(source, begin, stop)
        problems.extend(more)
        parts[begin] = (stop, part)
        pieces += [text[kept:begin], MASK * (stop - begin)]
        at = kept = stop
    masked = "".join([text[:start], *pieces, text[kept:]]) if pieces else text
    return Masked(masked, parts, tuple(parts)), tuple(problems)


def _closing(text: str, at: int, opening: str) -> int | None:
    """The offset after the closing brackets on the same line; those inside quotes do not count, unless no others do."""
    for found in _CLOSING[opening].finditer(text, at):
        if found["close"]:
            return found.end()
        if found[0] == "\n":
            break
    line_end = text.find("\n", at)
    close = text.find("}}" if opening == "{{" else "]]", at, line_end if line_end >= 0 else len(text))
    return None if close < 0 else close + 2


def _read(source: Source, start: int, end: int) -> tuple[Blank | Pointer | None, tuple[Diagnostic, ...]]:
    here = source.span(start, end)
    if source.text.startswith("{{", start):
        expression, problems = read_expression(source, start + 2, end - 2)
        return (Blank(expression, here) if expression else None), problems
    match = _POINTER.fullmatch(source.text[start + 2 : end - 2])
    if match is None:
        inner = source.text[start + 2 : end - 2].strip()
        message = f"“{inner}” is not a clause id"
        return None, (Diagnostic(rules.BAD_POINTER, message, here, "Write [[clause-id]] or [[document:clause-id]]"),)
    return Pointer(match["document"] or "", match["target"], here), ()


@frozen
class Region:
    """The stretch of a file that a block's words stand in, and the masked text of the file from offset 0."""

    source: Source
    masked: Masked
    start: int
    end: int


def read_parts(tokens: list[Token], region: Region) -> tuple[tuple[Part, ...], tuple[Diagnostic, ...]]:
    """The drafted parts of one block from markdown-it's inline tokens."""
    reader = _Reader(region, tokens)
    parts = tuple(_joined(reader.parts(None)))
    return parts, (*reader.problems, *slips(parts, region.source))


class _Reader:
    """Walks inline tokens and the block's own text side by side, so that each token gets its offset."""

    def __init__(self, region: Region, tokens: list[Token]) -> None:
        self.region, self.tokens = region, tokens
        self.next, self.at = 0, region.start
        self.problems: list[Diagnostic] = []

    def parts(self, until: str | None) -> Iterator[Part]:
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == until:
                self._find(token.markup)
                return
            yield from self._part(token)

    def _part(self, token: Token) -> Iterator[Part]:
        match token.type:
            case "text":
                yield from self._pieces(token.content)
            case "text_special":
                start = self._find(token.markup)
                yield Words(token.content, self.region.source.span(start, start + len(token.markup)))
            case "softbreak" | "hardbreak":
                at = self.region.source.text.index("\n", self.at)
                yield Words(" ", self.region.source.span(at, at + 1))
                self.at = at + 1
            case "em_open" | "strong_open":
                start = self._find(token.markup)
                inner = tuple(_joined(self.parts(token.type.replace("open", "close"))))
                yield Stress(inner, token.type == "strong_open", self.region.source.span(start, self.at))
            case _:
                self._foreign(token)

    def _find(self, text: str) -> int:
        """Where a token's own characters stand, at or after the last place; the walk goes on behind them."""
        start = self.region.masked.text.find(text, self.at, self.region.end)
        if start < 0:
            message = "These words cannot be followed to their place, so they would be lost"
            here = self.region.source.span(self.at, max(self.region.end, self.at))
            self.problems.append(Diagnostic(rules.FOREIGN_MARKUP, message, here))
            start, self.at = self.at, self.region.end
            return start
        self.at = start + len(text)
        return start

    def _pieces(self, text: str) -> Iterator[Part]:
        """Plain text; a table has taken the backslash from each \\| in it, so those bars are looked up apart."""
        if self.region.masked.text.find(text, self.at, self.region.end) >= 0 or "|" not in text:
            yield from self._text(self._find(text), text)
            return
        for piece in re.split(r"(\|)", text):
            if piece == "|":
                start = self._find("\\|")
                yield Words("|", self.region.source.span(start, start + 2))
            elif piece:
                yield from self._text(self._find(piece), piece)

    def _text(self, start: int, text: str) -> Iterator[Part]:
        source, masked, at, end = self.region.source, self.region.masked, start, start + len(text)
        while at < end:
            if at in masked.parts:
                stop, part = masked.parts[at]
                if part is not None:
                    yield part
            else:
                later = bisect_right(masked.starts, at)
                stop = min(masked.starts[later], end) if later < len(masked.starts) else end
                yield Words(source.text[at:stop], source.span(at, stop))
            at = stop

    def _foreign(self, token: Token) -> None:
        what = _FOREIGN.get(token.type)
        if what is None:
            return
        start = self._find(token.markup or token.content[:1] or "[")
        hint = f"{_INSTEAD[token.type]} To print such a mark as it stands, put a backslash before it: \\< or \\`"
        message = f"{what} is not part of the clause language"
        self.problems.append(Diagnostic(rules.FOREIGN_MARKUP, message, self._span(start), hint))

    def _span(self, start: int) -> Span:
        return self.region.source.span(start, max(self.at, start + 1))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Neighbouring words as one, where they touch in the file."""
    held: Words | None = None
    for part in parts:
        if isinstance(part, Words) and held is not None and _touch(held.span, part.span):
            merged = Span(held.span.file, held.span.line, held.span.column, part.span.end_line, part.span.end_column)
            held = Words(held.text + part.text, merged)
            continue
        if held is not None:
            yield held
        held = part if isinstance(part, Words) else None
        if held is None:
            yield part
    if held is not None:
        yield held


def _touch(first: Span, second: Span) -> bool:
    """Whether one stretch of a line goes on where another ends."""
    on_one_line = first.line == first.end_line == second.line == second.end_line
    return on_one_line and first.end_column == second.column
