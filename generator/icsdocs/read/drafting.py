"""Knows the file of words that drafters avoid, and how a header or an outline silences a rule."""

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Silence
from icsdocs.read.shape import Taker
from icsdocs.read.toml import Array, Atom, Table, read_toml
from icsdocs.records import Avoided
from icsdocs.source import Source, Span

KINDS = ("duty", "archaic", "slash", "spelling")
_CODE = re.compile(r"[A-Z]{3,4}\d{3}")


def read_drafting(source: Source) -> tuple[tuple[Avoided, ...], tuple[Diagnostic, ...]]:
    """The words to avoid, in the order written."""
    table, found = read_toml(source)
    problems = list(found)
    named = Taker(source, table, problems).named() if table else ()
    return tuple(one for _, _, row in named for one in _row(Taker(source, row, problems))), tuple(problems)


def _row(taker: Taker) -> Iterator[Avoided]:
    taker.known("kind", "wrong", "inside", "instead", "words")
    kind, inside = taker.choice("kind", KINDS), taker.texts("inside")
    taker.text("kind", needed=True)
    instead = taker.text("instead", needed=True)
    pairs = taker.table.entries.get("words")
    for phrase in taker.texts("wrong", needed=pairs is None):
        yield Avoided(kind, phrase, inside, instead, taker.span("wrong"))  # type: ignore[arg-type]
    if pairs is not None and not isinstance(pairs.value, Table):
        taker.tables("words")
    elif pairs is not None and isinstance(pairs.value, Table):
        words = Taker(taker.source, pairs.value, taker.problems)
        for phrase, entry in pairs.value.entries.items():
            if british := words.text(phrase):
                yield Avoided(kind, phrase, inside, british, entry.key)  # type: ignore[arg-type]


def read_silence(
    items: Iterable[tuple[str, Span]], problems: list[Diagnostic], rule: rules.Rule = rules.BAD_HEADER_VALUE
) -> Silence:
    """The silenced rules by code, each with its reason; reports what has another form."""
    found = {}
    for text, span in items:
        code, _, reason = text.partition(" ")
        if not _CODE.fullmatch(code) or not reason.strip():
            hint = "Write: silence: [LNT004 the statute says “shall”]."
            message = "To silence a rule, give its code and a reason"
            problems.append(Diagnostic(rule, message, span, hint))
        else:
            found[code] = reason.strip()
    return MappingProxyType(found)


def silence_of(taker: Taker) -> Silence:
    """The `silence` of a data file: a list of texts."""
    taker.texts("silence")
    entry = taker.table.entries.get("silence")
    items = entry.value.items if entry and isinstance(entry.value, Array) else ()
    given = [(item.value, item.span) for item in items if isinstance(item, Atom) and isinstance(item.value, str)]
    return read_silence(given, taker.problems, rules.BAD_DATA)
