"""Knows what goes wrong in TOML files, and says it to someone who has never heard of TOML."""

import re
from collections.abc import Iterable

from icsdocs.diagnostics import Diagnostic
from icsdocs.read.toml_slips import heading, odd_character
from icsdocs.read.toml_unclosed import (
    HEADING,
    KEY,
    LONGEST_REST,
    NOT_CLOSED_ABOVE,
    PAIR,
    QUOTED,
    TOKEN,
    TRIPLE,
    not_closed,
    open_above,
    text_not_closed,
    to_the_end,
)
from icsdocs.read.toml_values import CURLY_HINT, Rows, value_alone, value_fault
from icsdocs.rules import BAD_TOML, DUPLICATE_KEY, TOO_DEEP
from icsdocs.source import Source, Span

DEEPEST = 30
LONGEST_NUMBER = 30

WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

# A heading, or what only lacks a bracket to be one.
HALF_HEADING = re.compile(rf"\[|{KEY}(?:\s*\.\s*{KEY})*\s*\]")

# What tomllib says, whatever stands in the line.
KINDS = (
    ("Illegal", "there is an invisible control character in this line", "Type the line afresh."),
    ("Found invalid", "there is an invisible control character in this line", "Type the line afresh."),
    ("Unescaped", "a backslash has a special meaning between double quotation marks", "Write it twice, or use '…'."),
    ("Invalid hex", "a backslash has a special meaning between double quotation marks", "Write it twice, or use '…'."),
    ("Escaped", "a backslash has a special meaning between double quotation marks", "Write it twice, or use '…'."),
)


# Inside a list or a table in braces: 637,070 after an equals sign, or where 070 could be no number of its own.
GROUPED = re.compile(r"=\s*(\d{1,3}(?:,\d{3})+)(?![\w.])|(?<![\w.,])(\d{1,3},0\d\d)(?![\w,])")

# A line that does not even come to a value.
STATEMENTS: Rows = (
    (rf"{KEY}(\s*\.\s*{KEY})*\s*=", *NOT_CLOSED_ABOVE),
    (r"[“”‘’„«]", "the quotation marks are curly", CURLY_HINT),
    (rf"(?P<at>{KEY})\s*:", "a name and its value are joined by an equals sign, not a colon", "Write {name} = {rest}."),
    (rf"(?P<at>{KEY})\s+(?=[\"'\d\[{{]|true\b|false\b)", "an equals sign is missing between the name and its value",
     "Write {name} = {rest}."),
    (r"(?P<at>[^=]*[^=\s])\s*=", "a name is one word of letters a to z, digits, hyphens and underscores",
     "Write {name} = {rest}."),
    (r"(?P<at>.*)", "this line is neither a heading nor a name with a value",
     "Begin a remark with #. A fact is a name, an equals sign and a value."),
)


def excess(source: Source) -> Diagnostic | None:
    """The first nesting or number that is beyond what any config needs, before a parser is asked to follow it."""
    depth = dots = 0
    for token in TOKEN.finditer(source.text):
        text = token.group()
        depth += (text in ("[", "{")) - (text in ("]", "}"))
        dots = dots + 1 if text == "." else 0 if text in ("[", "{", "=", ",", "\n") else dots
        if depth > DEEPEST or dots > DEEPEST:
            span = source.span(*token.span())
            return Diagnostic(TOO_DEEP, f"tables and lists are nested more than {DEEPEST} deep here", span)
        if text[0].isdigit() and len(text) > LONGEST_NUMBER:
            span = source.span(*token.span())
            return Diagnostic(TOO_DEEP, f"a number has more than {LONGEST_NUMBER} digits", span)
    return None


def readable_without(text: str, problem: Diagnostic) -> str | None:
    """The text with a faulty `key = value` line blanked, all offsets kept; None where the fault may reach further."""
    lines = text.split("\n")
    line = problem.span.line
    pair = PAIR.match(lines[line - 1])
    if not pair or not _on_one_line(lines[line - 1][pair.end() :]):
        return None
    if problem.span.column <= pair.end(1) and problem.rule is not DUPLICATE_KEY:
        return None
    for faulty in range(line, problem.span.end_line + 1):
        lines[faulty - 1] = " " * len(lines[faulty - 1])
    return "\n".join(lines)


def unread(source: Source, problems: Iterable[Diagnostic]) -> frozenset[tuple[str, ...]]:
    """The config paths of the lines that could not be read, below the heading that stands over each."""
    found = set()
    for problem in problems:
        lines = source.lines[: problem.span.line]
        pair = PAIR.match(lines[-1]) if problem.rule is BAD_TOML else None
        if pair:
            over = next((line for line in reversed(lines[:-1]) if HEADING.match(line.strip())), "")
            heading = HEADING.match(over.strip())
            found.add((*_names(heading[0] if heading else ""), *_names(pair[1])))
    return frozenset(found)


def _names(written: str) -> tuple[str, ...]:
    return tuple(name.strip("\"'") for name in re.findall(KEY, written))


def _on_one_line(written: str) -> bool:
    ends = {"[": "]", "{": "}"}
    return written[:3] not in TRIPLE and written.rstrip().endswith(ends.get(written[:1], ""))


def fault(source: Source, error: str) -> Diagnostic:
    """What `tomllib` complains of, in plain English and with its place."""
    where = WHERE.search(error)
    said = error[: where.start()] if where else error
    if not where or not where[1]:
        return to_the_end(source, said)
    line, column = int(where[1]), int(where[2])
    return _at(source, said, line, min(column, len(source.lines[line - 1]) + 1))


def _at(source: Source, said: str, line: int, column: int) -> Diagnostic:
    text = source.lines[line - 1]
    pair = PAIR.match(text)
    if said.startswith(("Cannot", "Duplicate")):
        return _twice(source, line)
    if odd := odd_character(text, column):
        begin, end, message, hint = odd
        return Diagnostic(BAD_TOML, message, Span(source.name, line, begin + 1, line, end + 1), hint)
    in_value = bool(pair) and column > pair.end(1)
    exact = said == "Invalid value" and not (pair and not in_value)
    begin = pair.end() if in_value and not exact else min(column - 1, len(text.rstrip()))
    is_inside = bool(pair) and begin > pair.end()
    end = begin + len(value_alone(text[begin:], is_inside)) if in_value or exact else len(text.rstrip())
    span = Span(source.name, line, begin + 1, line, max(end, begin) + 1)
    if in_value and (grouped := _grouped(source.name, line, text)):
        return grouped
    if said.startswith(("Illegal character '\\n'", "Found invalid character '\\n'")):
        return text_not_closed(source, span)
    if said.startswith(("Unclosed array", "Unclosed inline")):
        return not_closed(source, said, span)
    for start, message, hint in KINDS:
        if said.startswith(start):
            return Diagnostic(BAD_TOML, message, span, hint)
    if exact and HEADING.fullmatch(text.strip()):
        return open_above(source, span)
    if in_value or exact:
        message, hint = value_fault(text[begin:].strip(), is_inside)
        number = hint.startswith('Write "') and pair and source.name.startswith("configs/") and _number(pair[1])
        if number:
            message = f"a number is written in figures, and not as {text[begin:end]}"
        return Diagnostic(BAD_TOML, message, span, number or hint)
    return _statement(text, span)


def _number(key: str) -> str:
    """What to write for a fact of a config that is a number wherever it stands; empty for any other."""
    from icsdocs.read.config_faults import homes  # Not above: a file without faults needs no vocabulary here.
    from icsdocs.read.vocabulary import vocabulary

    fields = [vocabulary().at(home) for home in homes() if home[-1] == key.strip()]
    kinds = {field.kind for field in fields if field}
    example = next((field.example for field in fields if field and field.example), "")
    return f"A number stands here, such as {example}." if example and kinds and kinds <= {"whole", "number"} else ""


def _statement(text: str, span: Span) -> Diagnostic:
    """What is wrong with a line that does not come to a value, at the words that are wrong."""
    if HALF_HEADING.match(text.strip()):
        return Diagnostic(BAD_TOML, heading(text)[0], span, heading(text)[1])
    matches = ((re.match(pattern, text.strip()), message, hint) for pattern, message, hint in STATEMENTS)
    found, message, hint = next((found, message, hint) for found, message, hint in matches if found)
    if words := found.groupdict().get("at"):
        indent = len(text) - len(text.lstrip())
        begin = indent + found.start("at") + 1
        span = span._replace(column=begin, end_column=begin + len(words))
        name = "_".join(re.findall(r"[a-z0-9-]+", words.casefold())) or "legal_name"
        rest = text.strip()[found.end() :].strip()
        hint = hint.format(name=name, rest=rest if 0 < len(rest) <= LONGEST_REST else "…")
    return Diagnostic(BAD_TOML, message, span, hint)


def _grouped(name: str, line: int, text: str) -> Diagnostic | None:
    bare = QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text)
    found = GROUPED.search(bare) if "{" in bare or "[" in bare else None
    if found is None:
        return None
    start, end = found.span(1) if found[1] else found.span(2)
    number = bare[start:end]
    span = Span(name, line, start + 1, line, end + 1)
    hint = f"Write {number.replace(',', '')} or {number.replace(',', '_')}."
    return Diagnostic(BAD_TOML, "a number has no commas", span, hint)


def _twice(source: Source, line: int) -> Diagnostic:
    text = source.lines[line - 1]
    name, start, end = _named(text)
    is_heading, twice = name.startswith("["), "is given a second time, or stands for two different things"
    hint = "Put the lines of both below one, or give this one another key if it is about another."
    hint = hint if is_heading else "Keep one of them."
    return Diagnostic(
        DUPLICATE_KEY, f"{name if is_heading else f'“{name}”'} {twice}",
        Span(source.name, line, start + 1, line, end + 1), hint, _first(source, line, name),
    )


def _named(text: str) -> tuple[str, int, int]:
    """The key or the heading that a line gives, and where."""
    pair = PAIR.match(text)
    if pair:
        return pair[1], *pair.span(1)
    heading = text.split("#")[0].rstrip()
    return heading.strip(), len(heading) - len(heading.lstrip()), len(heading)


def _first(source: Source, line: int, name: str) -> tuple[tuple[str, Span], ...]:
    for above in range(line - 1, 0, -1):
        text = source.lines[above - 1]
        if _named(text)[0] == name or (name.startswith("[") and _gives(source, above, name)):
            return (("it is first given here", source.line_span(above)),)
        if not name.startswith("[") and text.lstrip().startswith("["):
            break
    return ()


def _gives(source: Source, line: int, heading: str) -> bool:
    """Whether a line gives what a heading names as a fact of the table above: chair = { … } below [partnership]."""
    table, _, name = heading.strip("[]").rpartition(".")
    if _named(source.lines[line - 1])[0] != name:
        return False
    headings = (_named(text)[0] for text in reversed(source.lines[: line - 1]) if text.lstrip().startswith("["))
    return next(headings, "") == (f"[{table}]" if table else "")
