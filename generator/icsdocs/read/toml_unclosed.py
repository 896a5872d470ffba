"""Knows what is said of a text, a list or a table in braces that is begun and not ended."""

import re

from icsdocs.diagnostics import Diagnostic
from icsdocs.read.toml_slips import comma_between, is_toml, line_end_of_text, written
from icsdocs.read.toml_values import CURLY_HINT, LIST_FAULT
from icsdocs.rules import BAD_TOML
from icsdocs.source import Source, Span

# An unclosed text is one token up to the end, so that looking for its end is never begun again.
TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?(?:"""|\\?\Z)|\'{3}.*?(?:\'{3}|\Z)'''
    r'''|"(?:[^"\\\n]|\\[^\n])*"?|\'[^\'\n]*\'?|#[^\n]*|\d\w*|[\[\]{}.=,\n]''',
    re.DOTALL,
)
KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
HEADING = re.compile(rf"\[{{1,2}}\s*{KEY}(?:\s*\.\s*{KEY})*\s*\]{{1,2}}")
PAIR = re.compile(rf"\s*({KEY}(?:\s*\.\s*{KEY})*)\s*=\s*")
QUOTED = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'[^']*'""")

LONGEST_REST = 50
LONG_TEXT = "Long text goes between \"\"\" and \"\"\"."
LIST_HINT = "Put a \" behind each text, before the comma or the closing bracket."
BRACES_HINT = "Write { value = 497000, basis = \"registered\" } on one line, or give it a heading of its own."
CLOSING_CURLY = ("”", "“", "’", "«", "»")
TRIPLE = ('"""', "'''")
NOT_CLOSED_ABOVE = ("the list or table that begins above is not closed", "Close it with ] or } before this line.")


def to_the_end(source: Source, said: str) -> Diagnostic:
    """What is open until the file ends, at its beginning; `said` is what `tomllib` complains of."""
    open_at: list[tuple[int, int]] = []
    for token in TOKEN.finditer(source.text):
        text = token.group()
        if text in ("[", "{") or (text[:3] in TRIPLE and not (len(text) > 5 and text.endswith(text[:3]))):
            open_at.append((token.start(), token.start() + 1))
        elif text in ("]", "}") and open_at:
            open_at.pop()
    span = source.span(*open_at[0]) if open_at else source.line_span(len(source.lines))
    what = "text" if "string" in said else "list" if "array" in said else "list or table"
    hint = "Close it with \"\"\"." if what == "text" else "Close it with ] or }."
    return Diagnostic(BAD_TOML, f"the {what} that begins here is not closed before the file ends", span, hint)


def text_not_closed(source: Source, span: Span) -> Diagnostic:
    """A text without its closing mark, or one that goes on in the next lines."""
    text = source.lines[span.line - 1]
    said = text[span.column - 1 : span.end_column - 1]
    if text.rstrip().endswith(CLOSING_CURLY):
        message = "the text begins with a straight quotation mark and ends with a curly one"
        return Diagnostic(BAD_TOML, message, span, CURLY_HINT)
    last = line_end_of_text(source.lines, span.line)
    if last > span.line:
        whole = span._replace(end_line=last, end_column=len(source.lines[last - 1].rstrip()) + 1)
        message = "the text goes on over several lines, and between these marks it stands on one"
        return Diagnostic(BAD_TOML, message, whole, "Write it on one line, or put it between \"\"\" and \"\"\".")
    if said.startswith("["):
        message, hint = "a text in the list is not closed: a quotation mark is missing at its end", LIST_HINT
        return Diagnostic(BAD_TOML, message, span, written(meant, hint) if (meant := _closed_in_list(said)) else hint)
    words = said.strip().rstrip(",]} ").strip("\"'")
    hint = written(f'"{words}"', LONG_TEXT) if words and '"' not in words else LONG_TEXT
    return Diagnostic(BAD_TOML, "the text is not closed: a quotation mark is missing at the end", span, hint)


def _closed_in_list(value: str) -> str:
    """A list whose last text is closed before the bracket that ends the line; empty where that mends nothing."""
    found = re.fullmatch(r"(\[.*\S)\s*\]\s*(#[^\]]*)?", value)
    meant = f'{found[1]}"]' if found else ""
    return meant if is_toml(f"x = {meant}") else ""


def not_closed(source: Source, said: str, span: Span) -> Diagnostic:
    """A list or a table in braces that lacks a comma, or its end."""
    text = source.lines[span.line - 1]
    value = text[span.column - 1 :].strip()
    if not value.startswith(("[", "{")) and (PAIR.match(text) or HEADING.fullmatch(text.strip())):
        return open_above(source, span)
    if said.startswith("Unclosed inline"):
        hint = written(f"{text} }}") if is_toml(f"{text} }}") else BRACES_HINT
        return Diagnostic(BAD_TOML, "a comma or the closing brace is missing", span, hint)
    message, hint = LIST_FAULT
    before = "" if value.startswith("[") else _item_before(source, span.line)
    meant = comma_between(value)
    hint = written(meant) if meant else f"Put a comma behind {before}, in the line above." if before else hint
    return Diagnostic(BAD_TOML, message, span, hint, _beginning(source, span))


def _item_before(source: Source, line: int) -> str:
    """The last text of the line above, as it stands there."""
    quoted = QUOTED.findall(source.lines[line - 2]) if line > 1 else []
    return quoted[-1] if quoted and len(quoted[-1]) <= LONGEST_REST else ""


def open_above(source: Source, span: Span) -> Diagnostic:
    """A line that can only follow what is closed, told with the place where the open list or table begins."""
    message, hint = NOT_CLOSED_ABOVE
    return Diagnostic(BAD_TOML, message, span, hint, _beginning(source, span))


def _beginning(source: Source, span: Span) -> tuple[tuple[str, Span], ...]:
    """Where the list or table begins that is open at some place, if that is on a line above."""
    here, open_at = source.offset(span.line, span.column), []
    for token in TOKEN.finditer(source.text):
        if token.start() >= here:
            break
        if token.group() in ("[", "{"):
            open_at.append(token.start())
        elif token.group() in ("]", "}") and open_at:
            open_at.pop()
    begins = source.span(open_at[0], open_at[0] + 1) if open_at else span
    return (("it begins here", begins),) if begins.line < span.line else ()
