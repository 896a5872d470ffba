"""Knows marks that mean something elsewhere, and in a clause print as they stand: mostly slips of the finger."""

import re
from collections.abc import Iterator

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Part, Stress, Words
from icsdocs.source import Source

_SLIPS = re.compile(
    r"(?<![\\{])(?:(?P<brace>\{\s*[a-z][\w.]*(?:\s*\|[^{}\n]*)?\s*\}?)|(?P<note>\[\^[^\]\s]*\])"
    r"|(?P<bold>\*\*|(?<!_)__(?!_))|(?P<pointer>\[[a-z0-9]+(?:-[a-z0-9]+)+\])"
    r"|(?P<bullet>^[ \t]*[•·▪‣◦–—](?=\s))|(?P<letter>^[ \t]*\((?:[a-h]|i{1,3}|iv|vi{0,3})\)(?=\s)))",
    re.MULTILINE,
)
_MARKS = ("{", "[", "**", "__", "•", "·", "▪", "‣", "◦", "–", "—", "(")
_TOLD = {
    "brace": ("A single brace", "A fact of the config stands between double braces: {{ system.name }}"),
    "note": ("A footnote", "A clause has no footnotes: say it in the text, or in a range that begins with ::: note"),
    "bold": ("A mark for bold type that has no partner", "Bold words stand between two such marks: **bold**"),
    "pointer": ("A word between single brackets", "A reference stands between double brackets: [[clause-id]]"),
    "bullet": ("A bullet", "An item of a list begins with a hyphen and a space, after an empty line"),
    "letter": ("A letter before an item", "An item begins with a hyphen and a space, and gets its letter when printed"),
}  # fmt: skip


def slips(parts: tuple[Part, ...], source: Source) -> Iterator[Diagnostic]:
    """A warning for each mark among plain words that a drafter will have meant otherwise; a backslash before it says
    that it is meant."""
    for part in parts:
        if isinstance(part, Stress):
            yield from slips(part.parts, source)
        if not isinstance(part, Words) or not any(mark in part.text for mark in _MARKS):
            continue
        span = part.span
        start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
        for found in _SLIPS.finditer(source.text, start, end):
            what, hint = _TOLD[str(found.lastgroup)]
            place = source.span(*found.span())
            yield Diagnostic(rules.AS_TYPED, f"{what} prints as it stands: {found.group().strip()}", place, f"{hint}.")
