"""Knows TOML with places: every key and value of a file, and where each stands in it.

`tomllib` decides what is valid and what a value is; the scanner here only finds where it stands, and relies on the
text being valid (https://toml.io/en/v1.0.0).
"""

import re
import tomllib
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType

from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import frozen
from icsdocs.read.toml_faults import excess, fault, readable_without
from icsdocs.source import Source, Span

MOST_FAULTS = 20


@frozen
class Atom:
    """A single value. A `float` is a number that cannot be written out (nan, inf, a huge exponent)."""

    value: str | int | Decimal | float | bool | date | datetime | time
    span: Span


@frozen
class Array:
    items: tuple["Spanned", ...]
    span: Span


@frozen
class Entry:
    """A value and the place of the key that names it."""

    key: Span
    value: "Spanned"


@frozen
class Table:
    """A table; its span is its header line, or the key that first names it."""

    entries: MappingProxyType[str, Entry]
    span: Span


Spanned = Atom | Array | Table

Path = tuple[str | int, ...]
Stretch = tuple[int, int]


@frozen
class Place:
    """Character offsets of a value, and of the key that names it."""

    key: Stretch
    value: Stretch


def read_toml(source: Source) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """The file's root table, or None where its faults leave nothing to trust.

    A line `key = value` at fault is reported and left out, and the rest is read. Nesting, numbers and the count of
    faults are bounded, so that no file can exhaust the reader.
    """
    too_much = excess(source)
    if too_much:
        return None, (too_much,)
    text, problems = source.text, []
    while len(problems) < MOST_FAULTS:
        try:
            values = tomllib.loads(text + "\n", parse_float=_decimal)
        except tomllib.TOMLDecodeError as error:
            problem = fault(source, str(error))
            problems.append(problem)
            less = readable_without(text, problem)
            if less is None:
                return None, tuple(problems)
            text = less
        else:
            return _join(values, (), _Scanner(text + "\n").places(), source), tuple(problems)
    return None, tuple(problems)


def plain(spanned: Spanned) -> object:
    """The value alone, as dicts, lists and scalars."""
    match spanned:
        case Atom(value):
            return value
        case Array(items):
            return [plain(item) for item in items]
        case Table(entries):
            return {name: plain(entry.value) for name, entry in entries.items()}


def find(table: Table, *path: str | int) -> Spanned | None:
    """The value at a path of names and item numbers, or None where there is none."""
    value: Spanned = table
    for step in path:
        match value, step:
            case Table(entries), str() if step in entries:
                value = entries[step].value
            case Array(items), int() if step < len(items):
                value = items[step]
            case _:
                return None
    return value


def _decimal(text: str) -> Decimal | float:
    number = Decimal(text)
    return number if number.is_finite() and abs(number.as_tuple().exponent) <= 30 else float(text)


def _join(value: object, path: Path, places: dict[Path, Place], source: Source) -> Spanned:
    span = source.span(*places[path].value)
    match value:
        case dict():
            inner = {name: (*path, name) for name in value}
            return Table(
                MappingProxyType({
                    name: Entry(source.span(*places[at].key), _join(value[name], at, places, source))
                    for name, at in inner.items()
                }),
                span,
            )
        case list():
            return Array(tuple(_join(item, (*path, at), places, source) for at, item in enumerate(value)), span)
        case _:
            return Atom(value, span)


# --- scanner ---------------------------------------------------------------------------------------------------------

BLANK = re.compile(r"[ \t\r]*")
SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
KEY_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?:[^"\\]|\\.)*"|'[^']*\'''', re.DOTALL
)
BARE = re.compile(r"[^,\]}#\n]*")
# A plain name with a text on one line, a number, a day or a yes: nearly every line of a file, taken in one step.
SIMPLE = re.compile(
    r"""(?P<key>[A-Za-z0-9_-]+)[ \t]*=[ \t]*"""
    r"""(?P<value>"(?!"")(?:[^"\\\n]|\\[^\n])*"|'(?!'')[^'\n]*'|[\w.:+-]+(?=[ \t]*[\n#,}]))"""
)

Parts = list[tuple[str, Stretch]]


class _Scanner:
    """Walks a valid TOML text once and notes where each path stands. A path counts items of arrays from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.last_item: dict[Path, int] = {}
        self.found: dict[Path, Place] = {}

    def places(self) -> dict[Path, Place]:
        """Where each path stands; a table with no heading of its own stands where a key or heading first names it."""
        first_line = (0, self.text.index("\n"))
        self.found = {(): Place(first_line, first_line)}
        table: Path = ()
        self.skip(SPACE)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip(SPACE)
        return self.found

    def skip(self, pattern: re.Pattern[str]) -> Stretch:
        start, self.at = self.at, pattern.match(self.text, self.at).end()
        return start, self.at

    def header(self) -> Path:
        start, several = self.at, self.text.startswith("[[", self.at)
        self.at += 1 + several
        parts = self.key()
        self.at += 1 + several
        path: Path = ()
        for name, stretch in parts:
            path += (name,)
            place = Place(stretch, (start, self.at))
            self.found.setdefault(path, place)
            is_last = stretch == parts[-1][1]
            if is_last and several:
                self.last_item[path] = self.last_item.get(path, -1) + 1
            if path in self.last_item:
                path += (self.last_item[path],)
            if is_last:
                self.found[path] = place
        return path

    def key(self) -> Parts:
        parts = []
        while True:
            self.skip(BLANK)
            start, end = self.skip(KEY_PART)
            parts.append((_name(self.text[start:end]), (start, end)))
            self.skip(BLANK)
            if self.text[self.at] != ".":
                return parts
            self.at += 1

    def pair(self, table: Path) -> None:
        if simple := SIMPLE.match(self.text, self.at):
            self.found[(*table, simple["key"])] = Place(simple.span("key"), simple.span("value"))
            self.at = simple.end()
            return
        path = table
        parts = self.key()
        for name, stretch in parts[:-1]:
            path += (name,)
            self.found.setdefault(path, Place(stretch, stretch))
        name, stretch = parts[-1]
        self.at += 1
        self.skip(BLANK)
        self.value((*path, name), stretch)

    def value(self, path: Path, key: Stretch) -> None:
        start = self.at
        match self.text[start]:
            case '"' | "'":
                self.skip(STRING)
            case "[":
                self.array(path, key)
            case "{":
                self.inline(path)
            case _:
                self.skip(BARE)
                self.at = start + len(self.text[start : self.at].rstrip())
        self.found[path] = Place(key, (start, self.at))

    def array(self, path: Path, key: Stretch) -> None:
        self.at += 1
        self.skip(SPACE)
        number = 0
        while self.text[self.at] != "]":
            self.value((*path, number), key)
            number += 1
            self.comma()
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        self.skip(SPACE)
        while self.text[self.at] != "}":
            self.pair(path)
            self.comma()
        self.at += 1

    def comma(self) -> None:
        self.skip(SPACE)
        self.at += self.text[self.at] == ","
        self.skip(SPACE)


def _name(part: str) -> str:
    return next(iter(tomllib.loads(f"{part} = 0"))) if part[0] in "\"'" else part
