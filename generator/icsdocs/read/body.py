"""Knows the body of a clause: CommonMark blocks, and the `:::` ranges that stand round whole siblings of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Block, Directive, Grid, Line, Part, Passage, Point, Points, Range, Remark, Repeat
from icsdocs.read.expression import read_expression, read_repeat
from icsdocs.read.inline import Masked, Region, markdown, mask, read_parts
from icsdocs.source import Source, Span

_COLONS = re.compile(r"\s*:::+(?P<rest>.*)$")
_WORD = re.compile(r"\s*(?P<word>[^\s]+)(?P<rest>.*)$")
_NOT_TEXT = re.compile(r"\s*([-*+]\s|\d{1,9}[.)]\s|\||:::|$)")
_FOREIGN = {
    "heading_open": "A heading (the outline gives headings)",
    "blockquote_open": "A quotation with >",
    "code_block": "Text indented by four or more spaces (it reads as computer code)",
    "fence": "Computer code between fences",
    "hr": "A rule across the page",
    "html_block": "HTML",
}


@dataclass
class _Stretch:
    """A range by its lines (1-based, both of its `:::` lines included) and the ranges inside it."""

    first: int
    last: int
    directive: Directive | None
    span: Span
    inner: list["_Stretch"] = field(default_factory=list)


@dataclass
class _Node:
    """A block, item or row by the lines of its words, and what it holds."""

    kind: str
    first: int = 0
    last: int = 0
    children: list["_Node"] = field(default_factory=list)
    parts: tuple[Part, ...] = ()
    cells: tuple[tuple[Part, ...], ...] = ()
    aligned: tuple[str, ...] = ()
    ranges: list[_Stretch] = field(default_factory=list)

    def settle(self) -> "_Node":
        """Takes the extent from the words inside, because CommonMark counts trailing empty lines in."""
        if self.children:
            self.first = min(child.first for child in self.children)
            self.last = max(child.last for child in self.children)
        return self


def read_body(source: Source, start: int) -> tuple[tuple[Block | Range, ...], tuple[Diagnostic, ...]]:
    """The drafted blocks that stand in a file from an offset on, and what is wrong with them."""
    masked, problems = mask(source, start, len(source.text))
    reader = _Reader(source, masked, list(problems))
    first = source.span(start, start).line
    ranges, colons = reader.ranges(first)
    nodes = reader.nodes(first, colons)
    return tuple(reader.siblings(nodes, ranges)), tuple(reader.problems)


class _Reader:
    def __init__(self, source: Source, masked: Masked, problems: list[Diagnostic]) -> None:
        self.source, self.masked, self.problems = source, masked, problems
        self.lines = masked.text.split("\n")

    def _report(self, rule: rules.Rule, message: str, span: Span, hint: str = "") -> None:
        self.problems.append(Diagnostic(rule, message, span, hint))

    # --- ranges ------------------------------------------------------------------------------------------------------

    def ranges(self, first: int) -> tuple[list[_Stretch], set[int]]:
        """The outermost ranges, and the numbers of all `:::` lines."""
        top: list[_Stretch] = []
        stack: list[_Stretch] = []
        colons: set[int] = set()
        for number in range(first, len(self.lines) + 1):
            match = _COLONS.match(self.lines[number - 1])
            if not match:
                continue
            colons.add(number)
            self._check_cut(number, first)
            if match["rest"].strip():
                stretch = _Stretch(number, 0, self._directive(number, match), self.source.line_span(number))
                (stack[-1].inner if stack else top).append(stretch)
                stack.append(stretch)
            elif stack:
                stack.pop().last = number
            else:
                self._report(rules.UNCLOSED_RANGE, "This line of three colons closes nothing", self.source.line_span(number))
        for stretch in stack:
            self._report(rules.UNCLOSED_RANGE, "This range is never closed: put a line of three colons after its last line", stretch.span)
            stretch.last = len(self.lines) + 1
        return top, colons

    def _check_cut(self, number: int, first: int) -> None:
        def is_text(at: int) -> bool:
            return first <= at <= len(self.lines) and not _NOT_TEXT.match(self.lines[at - 1])

        if is_text(number - 1) and is_text(number + 1):
            message = "This range cuts a paragraph in two"
            hint = "Leave an empty line before or after the line of three colons, so that whole paragraphs stand inside"
            self._report(rules.CUT_RANGE, message, self.source.line_span(number), hint)

    def _directive(self, number: int, colons: re.Match[str]) -> Directive | None:
        match = _WORD.match(colons["rest"])
        assert match is not None
        start = self.source.offset(number, 1) + colons.start("rest")
        begin, end = start + match.start("rest"), start + len(colons["rest"].rstrip())
        word_span = self.source.span(start + match.start("word"), start + match.end("word"))
        match match["word"]:
            case "when":
                expression, problems = read_expression(self.source, begin, max(begin, end))
                self.problems.extend(problems)
                return expression
            case "each":
                repeat, problems = read_repeat(self.source, begin, max(begin, end))
                self.problems.extend(problems)
                return repeat
            case "note":
                if match["rest"].strip():
                    self._report(rules.UNKNOWN_DIRECTIVE, "Nothing may follow “note” on its line", word_span, "Put the note's words on the next line")
                return Remark(word_span)
            case word:
                hint = "Write ::: when, ::: each or ::: note"
                self._report(rules.UNKNOWN_DIRECTIVE, f"“{word}” cannot stand after three colons", word_span, hint)
                return None

    # --- blocks ------------------------------------------------------------------------------------------------------

    def nodes(self, first: int, colons: set[int]) -> list[_Node]:
        """The top blocks of the body. A `:::` line counts as an empty line, between two table rows as none."""
        kept = [number for number in range(first, len(self.lines) + 1) if number not in colons or not self._in_table(number, colons)]
        text = "\n".join("" if number in colons else self.lines[number - 1] for number in kept)
        tokens = markdown().parse(text)
        tree = _Tree(self, tokens, kept)
        nodes = tree.blocks(None)
        self._check_lost(set(kept) - colons - tree.covered)
        return nodes

    def _in_table(self, number: int, colons: set[int]) -> bool:
        def row(step: int) -> bool:
            at = number + step
            while at in colons:
                at += step
            return 1 <= at <= len(self.lines) and self.lines[at - 1].lstrip().startswith("|")

        return row(-1) and row(1)

    def _check_lost(self, numbers: set[int]) -> None:
        for number in sorted(numbers):
            if self.lines[number - 1].strip():
                message = "This line cannot be read as a paragraph, list or table, so its words would be lost"
                self._report(rules.FOREIGN_MARKUP, message, self.source.line_span(number))

    def region(self, first: int, last: int) -> Region:
        """The words of whole lines."""
        return Region(self.source, self.masked, self.source.offset(first, 1), self.source.offset(last, 1) + len(self.lines[last - 1]))

    def span(self, first: int, last: int) -> Span:
        start, end = self.source.line_span(first), self.source.line_span(last)
        return Span(self.source.name, start.line, start.column, end.end_line, end.end_column)

    # --- ranges over blocks ------------------------------------------------------------------------------------------

    def siblings(self, nodes: list[_Node], ranges: list[_Stretch]) -> Iterator[Block | Point | Line | Range]:
        """The nodes of one container, those inside a range gathered under it."""
        groups: dict[int, _Stretch] = {}
        members: dict[int, list[_Node]] = {}
        for stretch in ranges:
            inside = self._inside(nodes, stretch)
            if inside:
                groups[id(inside[0])] = stretch
                members[id(stretch)] = inside
        grouped = {id(node) for inside in members.values() for node in inside}
        for node in nodes:
            if stretch := groups.get(id(node)):
                children = tuple(self.siblings(members[id(stretch)], stretch.inner))
                if stretch.directive is None:
                    yield from children
                else:
                    yield Range(stretch.directive, children, stretch.span)
            elif id(node) not in grouped:
                yield self._finished(node)

    def _inside(self, nodes: list[_Node], stretch: _Stretch) -> list[_Node]:
        """The nodes that a range encloses whole; one that it only enters takes the range over for its own children."""
        touched = [n for n in nodes if n.first <= stretch.last and stretch.first <= n.last]
        inside = [n for n in touched if stretch.first < n.first and n.last < stretch.last]
        alone = touched[0] if len(touched) == 1 else None
        repeats_alone = isinstance(stretch.directive, Repeat) and alone in inside and alone.kind in ("list", "table") if alone else False
        if alone and alone.children and (not inside or repeats_alone):
            if alone.kind == "table" and not repeats_alone and stretch.first < alone.children[0].first:
                self._cut(stretch)
            alone.ranges.append(stretch)
            return []
        if not touched:
            self._report(rules.CUT_RANGE, "There is nothing inside this range", stretch.span)
        elif len(inside) < len(touched):
            self._cut(stretch)
        return inside

    def _cut(self, stretch: _Stretch) -> None:
        message = "This range begins or ends inside a block"
        hint = "Put the lines of three colons round whole paragraphs, whole list items or whole table rows"
        self._report(rules.CUT_RANGE, message, stretch.span, hint)

    def _finished(self, node: _Node) -> Block | Point | Line:
        span = self.span(node.first, node.last)
        match node.kind:
            case "paragraph":
                return Passage(node.parts, span)
            case "list":
                return Points(tuple(self.siblings(node.children, node.ranges)), span)
            case "item":
                return Point(tuple(self.siblings(node.children, node.ranges)), span)
            case "row":
                return Line(node.cells, span)
            case _:
                header, *rows = node.children
                return Grid(self._finished(header), tuple(self.siblings(rows, node.ranges)), node.aligned, span)


class _Tree:
    """Turns markdown-it's flat tokens into nodes with line numbers of the file."""

    def __init__(self, reader: _Reader, tokens: list[Token], kept: list[int]) -> None:
        self.reader, self.tokens, self.kept = reader, tokens, kept
        self.next = 0
        self.covered: set[int] = set()

    def blocks(self, until: str | None) -> list[_Node]:
        found = []
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.type == until:
                break
            if node := self._block(token):
                found.append(node)
        return found

    def _block(self, token: Token) -> _Node | None:
        match token.type:
            case "paragraph_open":
                return self._paragraph(token)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token)
            case "list_item_open":
                node = _Node("item", children=self.blocks("list_item_close"))
                if not node.children:
                    number = self._lines(token)[0]
                    self.covered.add(number)
                    self.reader._report(rules.EMPTY_BODY, "This list item has no words", self.reader.source.line_span(number))
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

    def _paragraph(self, token: Token) -> _Node:
        first, last = self._lines(token)
        self.covered.update(range(first, last + 1))
        inline = self.tokens[self.next]
        self.next += 2
        parts, problems = read_parts(inline.children or [], self.reader.region(first, last))
        self.reader.problems.extend(problems)
        return _Node("paragraph", first, last, parts=parts)

    def _list(self, token: Token) -> _Node | None:
        if "start" in token.attrs:
            message = f"A list cannot begin at {token.attrs['start']}: numbers come from the outline, and this one would be lost"
            hint = "For a sentence that begins with a number and a full stop, put a backslash before the full stop"
            self.reader._report(rules.FOREIGN_MARKUP, message, self.reader.source.line_span(self._lines(token)[0]), hint)
        children = self.blocks(token.type.replace("open", "close"))
        return _Node("list", children=children).settle() if children else None

    def _table(self) -> _Node:
        rows: list[_Node] = []
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
        return _Node("table", children=rows, aligned=aligned).settle()

    def _row(self, token: Token, header: _Node | None) -> tuple[_Node, tuple[str, ...]]:
        cells, aligned = [], []
        while (cell := self.tokens[self.next]).type != "tr_close":
            if cell.type in ("th_open", "td_open"):
                aligned.append({"text-align:right": "right", "text-align:center": "centre"}.get(str(cell.attrs.get("style", "")), "left"))
                cells.append(self.tokens[self.next + 1].children or [])
            self.next += 1
        self.next += 1
        number = self._lines(token)[0]
        self.covered.add(number)
        regions = self._cells(number)
        if header is not None and len(regions) > len(cells):
            message = f"This row has {len(regions)} cells, its table's header has {len(cells)}"
            self.reader._report(rules.WIDE_ROW, message, self.reader.source.line_span(number))
        read = []
        for index, children in enumerate(cells):
            parts, problems = read_parts(children, regions[index]) if index < len(regions) else ((), ())
            self.reader.problems.extend(problems)
            read.append(parts)
        return _Node("row", number, number, cells=tuple(read)), tuple(aligned)

    def _cells(self, number: int) -> list[Region]:
        """Where each cell of a row's line stands, split at the bars that no backslash precedes."""
        line, start = self.reader.lines[number - 1], self.reader.source.offset(number, 1)
        bars = [match.start() for match in re.finditer(r"(?<!\\)\|", line)]
        edges = [-1, *bars, len(line)]
        pieces = [(left + 1, right) for left, right in zip(edges, edges[1:], strict=False)]
        if pieces and not line[pieces[0][0] : pieces[0][1]].strip():
            pieces = pieces[1:]
        if pieces and not line[pieces[-1][0] : pieces[-1][1]].strip():
            pieces = pieces[:-1]
        return [Region(self.reader.source, self.reader.masked, start + left, start + right) for left, right in pieces]

    def _foreign(self, token: Token) -> None:
        first, last = self._lines(token)
        self.covered.update(range(first, last + 1))
        message = f"{_FOREIGN[token.type]} is not part of the clause language"
        self.reader._report(rules.FOREIGN_MARKUP, message, self.reader.source.line_span(first))
        if token.type.endswith("_open"):
            self.blocks(token.type.replace("open", "close"))
