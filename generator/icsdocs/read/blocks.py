"""Knows the CommonMark blocks of a clause body: paragraphs, lists and tables, each with the lines of its words."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.drafted import Directive, Part
from icsdocs.read.inline import Masked, Region, read_parts
from icsdocs.source import Source, Span

_BAR = re.compile(r"(?<!\\)\|")
_MARKER = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)+(?=\|)")
_FOREIGN = {
    "heading_open": "A heading (the outline gives headings)",
    "blockquote_open": "A quotation with >",
    "code_block": "Text indented by four or more spaces (it reads as computer code)",
    "fence": "Computer code between fences",
    "hr": "A rule across the page",
    "html_block": "HTML",
}
_INSTEAD = {
    "heading_open": "Delete it, or put an entry with a title before the clause in the outline.",
    "blockquote_open": "Delete the >.",
    "code_block": "Take out the spaces or the tab at the beginning of its lines.",
    "fence": "Delete the marks round it.",
    "hr": "Delete it; a header is closed by its second line of hyphens.",
    "html_block": "Delete the tags; *emphasis* and **strong** are written with asterisks.",
}


@dataclass
class Stretch:
    """A range by its lines (1-based, both of its `:::` lines included) and the ranges inside it; one that is void
    stands for no words, because it cannot be understood."""

    first: int
    last: int
    directive: Directive | None
    span: Span
    is_void: bool = False
    inner: list["Stretch"] = field(default_factory=list)


@dataclass
class Node:
    """A block, item or row by the lines of its words, and what it holds."""

    kind: str
    first: int = 0
    last: int = 0
    children: list["Node"] = field(default_factory=list)
    parts: tuple[Part, ...] = ()
    cells: tuple[tuple[Part, ...], ...] = ()
    aligned: tuple[str, ...] = ()
    ranges: list[Stretch] = field(default_factory=list)

    def settle(self) -> "Node":
        """Takes the extent from the words inside, because CommonMark counts trailing empty lines in."""
        if self.children:
            self.first = min(child.first for child in self.children)
            self.last = max(child.last for child in self.children)
        return self


class Tree:
    """Turns markdown-it's flat tokens into nodes with line numbers of the file."""

    def __init__(self, source: Source, masked: Masked, tokens: list[Token], kept: list[int]) -> None:
        self.source, self.masked, self.tokens, self.kept = source, masked, tokens, kept
        self.lines = masked.text.split("\n")
        self.next = 0
        self.covered: set[int] = set()
        self.problems: list[Diagnostic] = []

    def _report(self, rule: Rule, message: str, number: int, hint: str = "") -> None:
        self.problems.append(Diagnostic(rule, message, self.source.line_span(number), hint))

    def _region(self, first: int, last: int) -> Region:
        """The words of whole lines."""
        return Region(
            self.source,
            self.masked,
            self.source.offset(first, 1),
            self.source.offset(last, 1) + len(self.lines[last - 1]),
        )

    def blocks(self, until: str | None) -> list[Node]:
        found = []
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == until:
                break
            if node := self._block(token):
                found.append(node)
        return found

    def _block(self, token: Token) -> Node | None:
        match token.type:
            case "paragraph_open":
                return self._paragraph(token)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token)
            case "list_item_open":
                node = Node("item", children=self.blocks("list_item_close"))
                if not node.children:
                    number = self._lines(token)[0]
                    self.covered.add(number)
                    self._report(rules.EMPTY_BODY, "This list item has no words", number)
                    return None
                return node.settle()
            case "table_open":
                return self._table()
            case _ if token.type in _FOREIGN:
                self._foreign(token)
                return None
            case _:
                return None

    def _lines(self, token: Token) -> tuple[int, int]:
        first, end = token.map or [0, 1]
        return self.kept[first], self.kept[max(first, end - 1)]

    def _paragraph(self, token: Token) -> Node:
        first, last = self._lines(token)
        self.covered.update(range(first, last + 1))
        inline = self.tokens[self.next]
        self.next += 2
        parts, problems = read_parts(inline.children or [], self._region(first, last))
        self.problems.extend(problems)
        return Node("paragraph", first, last, parts=parts)

    def _list(self, token: Token) -> Node | None:
        if "start" in token.attrs:
            message = (
                f"A list cannot begin at {token.attrs['start']}: numbers come from the outline, and this one would "
                "be lost"
            )
            hint = "For a sentence that begins with a number and a full stop, put a backslash before the full stop"
            self._report(rules.FOREIGN_MARKUP, message, self._lines(token)[0], hint)
        children = self.blocks(token.type.replace("open", "close"))
        return Node("list", children=children).settle() if children else None

    def _table(self) -> Node:
        rows: list[Node] = []
        aligned: tuple[str, ...] = ()
        while self.tokens[self.next].type != "table_close":
            token = self.tokens[self.next]
            self.next += 1
            if token.type == "tr_open":
                row, aligned = self._row(token, rows[0] if rows else None)
                rows.append(row)
                if len(rows) == 1:
                    self.covered.add(self.kept[self.kept.index(row.first) + 1])
        self.next += 1
        return Node("table", children=rows, aligned=aligned).settle()

    def _row(self, token: Token, header: Node | None) -> tuple[Node, tuple[str, ...]]:
        cells, aligned = [], []
        while (cell := self.tokens[self.next]).type != "tr_close":
            if cell.type in ("th_open", "td_open"):
                aligned.append(
                    {"text-align:right": "right", "text-align:center": "centre"}.get(
                        str(cell.attrs.get("style", "")), "left"
                    )
                )
                cells.append(self.tokens[self.next + 1].children or [])
            self.next += 1
        self.next += 1
        number = self._lines(token)[0]
        self.covered.add(number)
        regions = self._cells(number)
        if header is not None and len(regions) != len(cells):
            message = (
                f"This row has {len(regions)} {'cell' if len(regions) == 1 else 'cells'}, its table's header has "
                f"{len(cells)}"
            )
            hint = "Each cell stands between two bars. A bar that is to be printed is written \\|, with a backslash."
            self._report(rules.WIDE_ROW, message, number, hint)
        read = []
        for index, children in enumerate(cells):
            parts, problems = read_parts(children, regions[index]) if index < len(regions) else ((), ())
            self.problems.extend(problems)
            read.append(parts)
        return Node("row", number, number, cells=tuple(read)), tuple(aligned)

    def _cells(self, number: int) -> list[Region]:
        """Where each cell of a row's line stands, split at the bars that no backslash precedes."""
        line, start = self.lines[number - 1], self.source.offset(number, 1)
        marker = _MARKER.match(line)
        begin = marker.end() if marker else 0
        bars = [match.start() for match in _BAR.finditer(line, begin)]
        edges = [begin - 1, *bars, len(line)]
        pieces = [(left + 1, right) for left, right in pairwise(edges)]
        if pieces and not line[pieces[0][0] : pieces[0][1]].strip():
            pieces = pieces[1:]
        if pieces and not line[pieces[-1][0] : pieces[-1][1]].strip():
            pieces = pieces[:-1]
        return [Region(self.source, self.masked, start + left, start + right) for left, right in pieces]

    def _foreign(self, token: Token) -> None:
        first, last = self._lines(token)
        self.covered.update(range(first, last + 1))
        message = f"{_FOREIGN[token.type]} is not part of the clause language"
        self._report(rules.FOREIGN_MARKUP, message, first, _INSTEAD[token.type])
        if token.type.endswith("_open"):
            self.blocks(token.type.replace("open", "close"))
