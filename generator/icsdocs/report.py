"""Knows how problems are told to people: as excerpts with the fault underlined."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from textwrap import wrap

from icsdocs.diagnostics import Diagnostic, Severity, in_order
from icsdocs.source import Source, Span

TAB = 4
NARROWEST = 40
MOST_WARNINGS = 20

BOLD, BLUE, _RESET = "\x1b[1m", "\x1b[34m", "\x1b[0m"
COLOURS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.INFO: "\x1b[1;36m",
    Severity.OPEN: "\x1b[1;35m",
}


# --- for people ------------------------------------------------------------------------------------------------------


def text(problems: Iterable[Diagnostic], sources: Mapping[str, Source], colour: bool, width: int) -> str:
    """Every problem with its place and excerpt, but for the open points, which `open_report` tells; "" for none."""
    settled = (problem for problem in in_order(problems) if problem.severity is not Severity.OPEN)
    return "".join(f"{_told(problem, sources, colour, width)}\n\n" for problem in settled)


def brief(problems: Iterable[Diagnostic], sources: Mapping[str, Source], colour: bool, width: int) -> str:
    """Every error, the first warnings, and how many open points there are about what: what a build says before it
    names its files; "" for none."""
    ordered = in_order(problems)
    grave = [p for p in ordered if p.severity is Severity.ERROR]
    mild = [p for p in ordered if p.severity in (Severity.WARNING, Severity.INFO)]
    parts = [_told(problem, sources, colour, width) for problem in in_order((*grave, *mild[:MOST_WARNINGS]))]
    if (left := len(mild) - MOST_WARNINGS) > 0:
        parts.append(f"… and {plural(left, 'more warning')}")
    points = Counter(open_point(p).partition(".")[0] for p in one_each(ordered))
    if points:
        about = ", ".join(f"{group} ({number})" for group, number in points.most_common())
        title = painted("still to be settled", COLOURS[Severity.OPEN], colour)
        told = wrap(shown(about), max(width, NARROWEST), initial_indent="  ", subsequent_indent="  ")
        parts.append("\n".join([title, *told]))
    return "".join(f"{part}\n\n" for part in parts)


def open_point(problem: Diagnostic) -> str:
    """What an open point is about: the fact that it waits for. All that wait for one fact of
    one config are one point."""
    return problem.counted_as or problem.fact or problem.message


def one_each(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The open points among some problems, the first of each."""
    points: dict[tuple[str, str], Diagnostic] = {}
    for problem in problems:
        if problem.severity is Severity.OPEN:
            points.setdefault((problem.config, open_point(problem)), problem)
    return list(points.values())


def counts(problems: Iterable[Diagnostic]) -> dict[Severity, int]:
    """How many problems of each gravity there are. An open point counts once, however many places need it."""
    ordered = in_order(problems)
    found = Counter(problem.severity for problem in ordered if problem.severity is not Severity.OPEN)
    return {severity: found[severity] for severity in Severity} | {Severity.OPEN: len(one_each(ordered))}


def counted(problems: Iterable[Diagnostic]) -> str:
    """The same in words: "2 errors, 1 warning, 5 points still open"; or "no problems"."""
    numbers = counts(problems)
    nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark", Severity.OPEN: "point"}
    said = [plural(numbers[severity], noun) for severity, noun in nouns.items() if numbers[severity]]
    return (", ".join(said) or "no problems") + (" still open" if numbers[Severity.OPEN] else "")


def plural(number: int, noun: str) -> str:
    """ "1 page", "2 pages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]


def _told(problem: Diagnostic, sources: Mapping[str, Source], colour: bool, width: int) -> str:
    grave = painted(f"{problem.severity}[{problem.rule.code}]", COLOURS[problem.severity], colour)
    margin = max(len(str(span.line)) for span in (problem.span, *(span for _, span in problem.related)))
    lines = [f"{grave}{painted(f': {shown(_sentence(problem.message))}', BOLD, colour)}"]
    lines += _excerpt(problem.span, sources, margin, COLOURS[problem.severity], colour, width)
    for message, span in problem.related:
        lines.append(f"{' ' * margin} {painted('=', BLUE, colour)} {shown(message)}")
        lines += _excerpt(span, sources, margin, BLUE, colour, width)
    if problem.hint:
        first, *others = wrap(shown(problem.hint), max(width, NARROWEST) - margin - 3, break_on_hyphens=False)
        lines.append(f"{' ' * margin} {painted('=', BLUE, colour)} {first}")
        lines += [f"{' ' * margin}   {line}" for line in others]
    lines.append(f"{' ' * margin} {painted('=', BLUE, colour)} more: icsdocs explain {problem.rule.code}")
    return "\n".join(lines)


def _excerpt(
    span: Span, sources: Mapping[str, Source], margin: int, accent: str, colour: bool, width: int
) -> Iterator[str]:
    """The place, and where the source is at hand its line with the span underlined."""
    is_whole = span.line == span.end_line == span.column == span.end_column == 1
    place = shown(span.file if is_whole else str(span))
    yield f"{' ' * margin}{painted('-->', BLUE, colour)} {place}"
    source = sources.get(span.file)
    if source is None or is_whole or span.line > len(source.lines):
        return
    line = source.lines[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    excerpt, before, under = window(line, span.column, end, max(width, NARROWEST) - margin - 3)
    bar = painted("|", BLUE, colour)
    yield f"{painted(f'{span.line:>{margin}}', BLUE, colour)} {bar} {excerpt}"
    more = f" … to line {span.end_line}" if span.end_line > span.line and span.end_column > 1 else ""
    yield f"{' ' * margin} {bar} {' ' * before}{painted('^' * under + more, accent, colour)}"


def painted(words: str, code: str, colour: bool) -> str:
    """Words in one of a terminal's colours, or as they are."""
    return f"{code}{words}{_RESET}" if colour else words


# --- what a terminal may be shown ------------------------------------------------------------------------------------


def shown(words: str) -> str:
    """Text in which nothing acts on the terminal: control, direction and invisible characters appear as escapes."""
    return words if words.isprintable() else "".join(map(_visible, words))


def window(line: str, column: int, end: int, room: int) -> tuple[str, int, int]:
    """The part of a line round a span that fits into so many columns of a terminal, how many columns stand before the
    span in it, and how many it covers (at least one). Cut edges show as "…"; tabs are spaces."""
    cells = _cells(line)
    edges = list(accumulate((_width(cell) for cell in cells), initial=0))
    first, last = min(column - 1, len(cells)), min(max(end, column) - 1, len(cells))
    from_cell, to_cell = _cut(edges, first, last, room)
    left, right = ("…" if from_cell else ""), ("…" if to_cell < len(cells) else "")
    excerpt = left + "".join(cells[from_cell:to_cell]) + right
    before = len(left) + edges[first] - edges[from_cell]
    return excerpt, before, max(1, edges[min(last, to_cell)] - edges[first])


def _cut(edges: Sequence[int], first: int, last: int, room: int) -> tuple[int, int]:
    """From which cell to which a line is shown, with the span in it or at least the span's beginning."""
    count = len(edges) - 1
    if edges[-1] <= room:
        return 0, count
    inner = room - 2
    spare = max(0, inner - (edges[last] - edges[first]))
    start = max(0, min(edges[first] - spare // 2, edges[-1] - inner))
    from_cell = next(cell for cell in range(count + 1) if edges[cell] >= start or cell == first)
    to_cell = max(cell for cell in range(from_cell, count + 1) if edges[cell] - edges[from_cell] <= inner)
    return from_cell, to_cell


def _cells(line: str) -> list[str]:
    """What the terminal is given for each character of a line."""
    cells: list[str] = []
    at = 0
    for character in line:
        cell = " " * (TAB - at % TAB) if character == "\t" else _visible(character)
        cells.append(cell)
        at += _width(cell)
    return cells


_JOINERS = "\u200c\u200d"
_ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _visible(character: str) -> str:
    if " " <= character <= "~" or character in _JOINERS or unicodedata.category(character) not in _ACTING:
        return character
    return f"<U+{ord(character):04X}>"


def _width(cell: str) -> int:
    return len(cell) if cell.isascii() else sum(map(_columns, cell))


def _columns(character: str) -> int:
    """How many columns of a terminal a character takes, by Unicode's East Asian width (annex 11)."""
    if character in _JOINERS or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
