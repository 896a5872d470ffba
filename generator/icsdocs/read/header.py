"""Knows the header of a clause or definition file: lines of `key: text`, lists, and nothing else of YAML."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import frozen
from icsdocs.likeness import did_you_mean
from icsdocs.read.header_keys import BETWEEN
from icsdocs.source import Source, Span

_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*)\s*:(?P<text>.*)$")
_ITEM = re.compile(r"\s*-\s+(?P<text>.*\S)\s*$")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@frozen
class Entry:
    """One header line: its text, or its list, the key's place and the value's."""

    items: tuple[tuple[str, Span], ...]
    is_list: bool
    key: Span
    span: Span

    @property
    def text(self) -> str:
        return ", ".join(text for text, _ in self.items)


@frozen
class Header:
    """The entries by key, and the offset in the file at which the body begins."""

    entries: Mapping[str, Entry]
    body: int
    span: Span

    def text(self, key: str) -> str:
        return self.entries[key].text if key in self.entries else ""

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(text for text, _ in self.entries[key].items) if key in self.entries else ()

    def items(self, key: str) -> tuple[tuple[str, Span], ...]:
        return self.entries[key].items if key in self.entries else ()

    def span_of(self, key: str) -> Span:
        return self.entries[key].span if key in self.entries else self.span


def read_header(source: Source, known: tuple[str, ...]) -> tuple[Header | None, tuple[Diagnostic, ...]]:
    """The header of a file, or None if there is none; reports unknown and repeated keys and lines of another form."""
    lines = source.lines
    if not lines or lines[0].rstrip() != "---":
        return None, (
            Diagnostic(
                rules.BAD_HEADER, "The file does not begin with a line of three hyphens (---)", source.line_span(1),
                "The header stands between two such lines, and the text below the second.",
            ),
        )
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        message = "The header is never closed: put a line of three hyphens (---) between it and the text"
        return None, (Diagnostic(rules.BAD_HEADER, message, source.line_span(1)),)
    found, problems = _entries(source, end)
    entries: dict[str, Entry] = {}
    for key, entry in found:
        if key not in known:
            problems.append(_unknown(key, entry, known))
        elif key in entries:
            related = (("it stands here first", entries[key].key),)
            message = f"“{key}” stands twice in this header"
            problems.append(Diagnostic(rules.UNKNOWN_HEADER, message, entry.key, "Keep one of them.", related))
        else:
            entries[key] = entry
    body = source.offset(end + 2, 1) if end + 1 < len(lines) else len(source.text)
    return Header(entries, body, source.line_span(1)), tuple(problems)


def _unknown(key: str, entry: Entry, known: tuple[str, ...]) -> Diagnostic:
    hint = did_you_mean(key, known) or "The keys are " + ", ".join(known)
    return Diagnostic(rules.UNKNOWN_HEADER, f"“{key}” is not a header key", entry.key, hint)


def _entries(source: Source, end: int) -> tuple[list[tuple[str, Entry]], list[Diagnostic]]:
    found: list[tuple[str, Entry]] = []
    problems: list[Diagnostic] = []
    for at in range(1, end):
        line, start = source.lines[at], source.offset(at + 1, 1)
        if not line.strip():
            continue
        if (match := _ITEM.match(line)) and found and (found[-1][1].is_list or not found[-1][1].items):
            key, entry = found.pop()
            item = (match["text"], source.span(start + match.start("text"), start + match.end("text")))
            found.append((key, Entry((*entry.items, item), True, entry.key, entry.span)))
        elif match := _LINE.match(line):
            found.append((match["key"], _entry(source, start, match)))
        else:
            message = "A header line is “key: text”, or “- item” below a key"
            problems.append(Diagnostic(rules.BAD_HEADER, message, source.line_span(at + 1)))
    return found, problems


def _entry(source: Source, start: int, match: re.Match[str]) -> Entry:
    key = source.span(start + match.start("key"), start + match.end("key"))
    text = match["text"]
    begin = start + match.start("text") + len(text) - len(text.lstrip())
    stripped = text.strip()
    span = source.span(begin, begin + len(stripped)) if stripped else key
    between = BETWEEN.get(match["key"])
    if between and stripped.startswith("[") and stripped.endswith("]"):
        return Entry(tuple(_inner(source, begin + 1, stripped[1:-1], between)), True, key, span)
    return Entry(((stripped, span),) if stripped else (), False, key, span)


def _inner(source: Source, start: int, text: str, between: str) -> Iterator[tuple[str, Span]]:
    edges = [0, *(edge for found in re.finditer(between, text) for edge in found.span()), len(text)]
    for at, end in zip(edges[::2], edges[1::2], strict=True):
        if piece := text[at:end].strip():
            begin = start + text.index(piece, at)
            yield piece, source.span(begin, begin + len(piece))


def read_day(header: Header, key: str) -> tuple[date | None, tuple[Diagnostic, ...]]:
    """A day written 2021-06-30, or None where the key is absent or no day."""
    if key not in header.entries:
        return None, ()
    try:
        return date.fromisoformat(header.text(key)), ()
    except ValueError:
        message = f"“{header.text(key)}” is not a day"
        hint = "Write it as year-month-day, for example 2021-06-30"
        return None, (Diagnostic(rules.BAD_HEADER_VALUE, message, header.span_of(key), hint),)


def missing(header: Header, needed: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A diagnostic for each key that the file needs and does not give."""
    for key in needed:
        if not header.text(key):
            said = header.entries.get(key)
            message = f"“{key}:” is left empty" if said else f"The header does not say “{key}:”"
            hint = f"Write {key}: and its text on a line between the two lines of hyphens."
            yield Diagnostic(rules.MISSING_HEADER, message, said.key if said else header.span, hint)


def bad_id(header: Header) -> Iterator[Diagnostic]:
    """A diagnostic if the id is not of small letters, digits and single hyphens."""
    id_ = header.text("id")
    if id_ and not (ID.fullmatch(id_) and len(id_) <= 60):
        message = f"“{id_}” cannot be an id: use small letters, digits and single hyphens, at most 60"
        yield Diagnostic(rules.BAD_HEADER_VALUE, message, header.span_of("id"))


def digest(source: Source, header: Header, *more: str) -> str:
    """SHA-256, in hex, of the words below a header, its condition and what `more` counts as wording."""
    text = "\n".join((source.text[header.body :].strip(), header.text("when"), *more))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
