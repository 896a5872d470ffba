"""Knows the body of a clause: CommonMark blocks, and the `:::` ranges that stand round whole siblings of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Block, Directive, Grid, Line, Passage, Point, Points, Range, Remark, Repeat
from icsdocs.read.blocks import Node, Stretch, Tree
from icsdocs.read.expression import read_expression, read_repeat
from icsdocs.read.inline import Masked, markdown, mask
from icsdocs.source import Source, Span

DEEPEST = 20
# CommonMark looks for the partner of each of these marks in all the words behind it.
MOST_MARKS = 2_000
PAIRED = ("[", "`", "<", "*", "_", "&")

_COLONS = re.compile(r"\s*:::+(?P<rest>.*)$")
_FEW_COLONS = re.compile(r"\s*:{1,2}\s*(when|each|note)\b")
_WORD = re.compile(r"\s*(?P<word>[^\s]+)(?P<rest>.*)$")
_NOT_TEXT = re.compile(r"\s*([-*+]\s|\d{1,9}[.)]\s|\||:::|$)")


def read_body(source: Source, start: int) -> tuple[tuple[Block | Range, ...], tuple[Diagnostic, ...]]:
    """The drafted blocks that stand in a file from an offset on, and what is wrong with them."""
    masked, problems = mask(source, start, len(source.text))
    reader = _Reader(source, masked, list(problems))
    if too_many := _too_many(masked.text[start:]):
        message = f"This text has more than {MOST_MARKS:,} marks such as {too_many}, so it is not read"
        return (), (*problems, Diagnostic(rules.TOO_DEEP, message, source.span(start, start)))
    first = source.span(start, start).line
    ranges, colons = reader.ranges(first)
    if reader.too_deep:
        return (), tuple(reader.problems)
    nodes = reader.nodes(first, colons)
    return tuple(reader.siblings(nodes, ranges)), tuple(reader.problems)


def _too_many(text: str) -> str:
    """The mark that stands in a text too often to look for the partner of each, or none."""
    return next((mark for mark in PAIRED if text.count(mark) > MOST_MARKS), "")


class _Reader:
    def __init__(self, source: Source, masked: Masked, problems: list[Diagnostic]) -> None:
        self.source, self.masked, self.problems = source, masked, problems
        self.lines = masked.text.split("\n")
        self.too_deep = False

    def _report(self, rule: rules.Rule, message: str, span: Span, hint: str = "") -> None:
        self.problems.append(Diagnostic(rule, message, span, hint))

    # --- ranges ------------------------------------------------------------------------------------------------------

    def ranges(self, first: int) -> tuple[list[Stretch], set[int]]:
        """The outermost ranges, and the numbers of all `:::` lines."""
        top: list[Stretch] = []
        stack: list[Stretch] = []
        colons: set[int] = set()
        for number in range(first, len(self.lines) + 1):
            match = _COLONS.match(self.lines[number - 1])
            if not match:
                continue
            colons.add(number)
            self._check_cut(number, first)
            if match["rest"].strip():
                directive = self._directive(number, match)
                # Without its name nothing inside could be understood, and each use of it would be one more fault.
                is_void = directive is None and match["rest"].split()[0] == "each"
                stretch = Stretch(number, 0, directive, self.source.line_span(number), is_void)
                (stack[-1].inner if stack else top).append(stretch)
                stack.append(stretch)
                if len(stack) > DEEPEST and not self.too_deep:
                    self.too_deep = True
                    self._report(rules.UNCLOSED_RANGE, f"Ranges are nested more than {DEEPEST} deep here", stretch.span)
            elif stack:
                stack.pop().last = number
            else:
                self._closes_nothing(number)
        for stretch in stack:
            self._report(
                rules.UNCLOSED_RANGE,
                "This range is never closed: put a line of three colons after its last line",
                stretch.span,
            )
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
                    self._report(
                        rules.UNKNOWN_DIRECTIVE,
                        "Nothing may follow “note” on its line",
                        word_span,
                        "Put the note's words on the next line",
                    )
                return Remark(word_span)
            case word:
                hint = "Write ::: when, ::: each or ::: note"
                self._report(rules.UNKNOWN_DIRECTIVE, f"“{word}” cannot stand after three colons", word_span, hint)
                return None

    # --- blocks ------------------------------------------------------------------------------------------------------

    def nodes(self, first: int, colons: set[int]) -> list[Node]:
        """The top blocks of the body. A `:::` line counts as an empty line, between two table rows as none."""
        in_tables = self._in_tables(first, colons)
        kept = [number for number in range(first, len(self.lines) + 1) if number not in in_tables]
        text = "\n".join("" if number in colons else self.lines[number - 1] for number in kept)
        tokens = markdown().parse(text)
        tree = Tree(self.source, self.masked, tokens, kept)
        nodes = tree.blocks(None)
        self.problems.extend(tree.problems)
        self._check_lost(set(kept) - colons - tree.covered)
        return nodes

    def _in_tables(self, first: int, colons: set[int]) -> set[int]:
        """The `:::` lines that have a table row as the nearest other line on both sides."""
        found: set[int] = set()
        run: list[int] = []
        after_row = False
        for number in range(first, len(self.lines) + 1):
            if number in colons:
                run.append(number)
                continue
            is_row = self.lines[number - 1].lstrip().startswith("|")
            found.update(run if after_row and is_row else ())
            after_row, run = is_row, []
        return found

    def _check_lost(self, numbers: set[int]) -> None:
        for number in sorted(numbers):
            if self.lines[number - 1].strip():
                message = "This line cannot be read as a paragraph, list or table, so its words would be lost"
                self._report(rules.FOREIGN_MARKUP, message, self.source.line_span(number))

    def span(self, first: int, last: int) -> Span:
        start, end = self.source.line_span(first), self.source.line_span(last)
        return Span(self.source.name, start.line, start.column, end.end_line, end.end_column)

    # --- ranges over blocks ------------------------------------------------------------------------------------------

    def siblings(self, nodes: list[Node], ranges: list[Stretch]) -> Iterator[Block | Point | Line | Range]:
        """The nodes of one container, those inside a range gathered under it."""
        groups: dict[int, Stretch] = {}
        members: dict[int, list[Node]] = {}
        for stretch in ranges:
            inside = self._inside(nodes, stretch)
            if inside:
                groups[id(inside[0])] = stretch
                members[id(stretch)] = inside
        grouped = {id(node) for inside in members.values() for node in inside}
        for node in nodes:
            if stretch := groups.get(id(node)):
                children = tuple(self.siblings(members[id(stretch)], stretch.inner))
                if stretch.is_void:
                    continue
                if stretch.directive is None:
                    yield from children
                else:
                    yield Range(stretch.directive, children, stretch.span)
            elif id(node) not in grouped:
                yield self._finished(node)

    def _inside(self, nodes: list[Node], stretch: Stretch) -> list[Node]:
        """The nodes that a range encloses whole; one that it only enters takes the range over for its own children."""
        touched = [n for n in nodes if n.first <= stretch.last and stretch.first <= n.last]
        inside = [n for n in touched if stretch.first < n.first and n.last < stretch.last]
        alone = touched[0] if len(touched) == 1 else None
        repeats = isinstance(stretch.directive, Repeat)
        repeats_alone = repeats and bool(alone) and alone in inside and alone.kind in ("list", "table")
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

    def _closes_nothing(self, number: int) -> None:
        """A line of three colons alone, where none is open: often one above it has too few."""
        if above := bisect_left(self._few_colons, number):
            at = self._few_colons[above - 1]
            message = "A range begins with three colons, and this line has fewer"
            self._report(rules.UNCLOSED_RANGE, message, self.source.line_span(at), "Write :::, a space, and the rest.")
        else:
            message, hint = "This line of three colons closes nothing", "Delete it, or begin the range above it."
            self._report(rules.UNCLOSED_RANGE, message, self.source.line_span(number), hint)

    @cached_property
    def _few_colons(self) -> list[int]:
        """The numbers of the lines that begin as one of three colons, but with fewer."""
        return [number for number, line in enumerate(self.lines, 1) if _FEW_COLONS.match(line)]

    def _cut(self, stretch: Stretch) -> None:
        message = "This range begins or ends inside a block"
        hint = "Put the lines of three colons round whole paragraphs, whole list items or whole table rows"
        if self.lines[min(stretch.first, len(self.lines) - 1)].lstrip().startswith("|"):
            hint += "; below the first row of a table stands a line of | --- |, one for each column"
        self._report(rules.CUT_RANGE, message, stretch.span, hint)

    def _finished(self, node: Node) -> Block | Point | Line:
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
