"""Knows how to take typed pieces out of a data file's table, reporting what is missing, misspelt or of another kind."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Expression, Part, Repeat
from icsdocs.likeness import did_you_mean
from icsdocs.read.expression import read_expression, read_repeat
from icsdocs.read.inline import Region, markdown, mask, read_parts
from icsdocs.read.toml import Array, Atom, Entry, Table
from icsdocs.source import Source, Span
from icsdocs.validity import Validity


class Taker:
    """Takes the entries of one table by key. Every fault becomes a diagnostic; the value is then empty."""

    def __init__(self, source: Source, table: Table, problems: list[Diagnostic]) -> None:
        self.source, self.table, self.problems = source, table, problems

    def known(self, *keys: str) -> "Taker":
        """Reports each key of the table that is none of these."""
        for key, entry in self.table.entries.items():
            if key not in keys:
                hint = did_you_mean(key, keys) or "The keys are " + ", ".join(keys)
                self._report(f"“{key}” has no meaning here", entry.key, hint)
        return self

    def _report(self, message: str, span: Span, hint: str = "") -> None:
        self.problems.append(Diagnostic(rules.BAD_DATA, message, span, hint))

    def span(self, key: str) -> Span:
        return self.table.entries[key].value.span if key in self.table.entries else self.table.span

    def _atom(self, key: str, kind: type, says: str, *, needed: bool) -> Any:
        entry = self.table.entries.get(key)
        if entry is None:
            if needed:
                self._report(f"“{key}” is missing here", self.table.span)
            return None
        value = entry.value.value if isinstance(entry.value, Atom) else None
        if type(value) is not kind:
            self._report(f"“{key}” must be {says}", entry.value.span)
            return None
        return value

    def text(self, key: str, *, needed: bool = False) -> str:
        return self._atom(key, str, "text between quotes", needed=needed) or ""

    def whole(self, key: str, default: int | None = None) -> int:
        value = self._atom(key, int, "a whole number", needed=default is None)
        return value if value is not None else default or 0

    def day(self, key: str, *, needed: bool = False) -> date | None:
        return self._atom(key, date, "a day such as 2021-06-30, without quotes", needed=needed)

    def yes(self, key: str) -> bool:
        return bool(self._atom(key, bool, "true or false", needed=False))

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """One of the choices; the first of them where the key is absent."""
        value = self.text(key)
        if value and value not in choices:
            hint = did_you_mean(value, choices) or "The choices are " + ", ".join(choices)
            self._report(f"“{value}” is not a choice for “{key}”", self.span(key), hint)
        return value if value in choices else choices[0]

    def choices(self, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """Several of the choices; the first of them where the key is absent."""
        values = self.texts(key)
        for value in values:
            if value not in choices:
                self._report(
                    f"“{value}” is not a choice for “{key}”", self.span(key), "The choices are " + ", ".join(choices)
                )
        return tuple(value for value in values if value in choices) or choices[:1]

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        entry = self.table.entries.get(key)
        if entry is None:
            if needed:
                self._report(f"“{key}” is missing here", self.table.span)
            return ()
        items = entry.value.items if isinstance(entry.value, Array) else ()
        if not isinstance(entry.value, Array) or any(
            not isinstance(i, Atom) or not isinstance(i.value, str) for i in items
        ):
            self._report(f"“{key}” must be a list of texts in square brackets", entry.value.span)
            return ()
        return tuple(str(item.value) for item in items if isinstance(item, Atom))

    def validity(self) -> Validity:
        """The editions, and the days between `from` and `until`, for which the table holds."""
        return Validity(self.texts("editions"), self.day("from"), self.day("until"))

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a `[[key]]`."""
        entry = self.table.entries.get(key)
        if entry is None:
            return
        if not isinstance(entry.value, Array) or any(not isinstance(item, Table) for item in entry.value.items):
            self._report(f"“{key}” must be tables headed [[{key}]]", entry.value.span)
            return
        yield from (item for item in entry.value.items if isinstance(item, Table))

    def named(self) -> Iterator[tuple[str, Entry, Table]]:
        """The tables of a file of `[name]` tables, by name."""
        for name, entry in self.table.entries.items():
            if isinstance(entry.value, Table):
                yield name, entry, entry.value
            else:
                self._report(f"“{name}” must be a table headed [{name}]", entry.key)

    # --- clause language inside a value ------------------------------------------------------------------------------

    def _inside(self, key: str) -> tuple[int, int] | None:
        """The offsets of a text between its quotes; a text with backslashes has no place of its own for each
        character."""
        if not self.text(key):
            return None
        span = self.span(key)
        start, end = self.source.offset(span.line, span.column), self.source.offset(span.end_line, span.end_column)
        raw = self.source.text[start:end]
        if raw[1:-1] != self.text(key):
            self._report(f"“{key}” must stand on one line between single quotes, without backslashes", span)
            return None
        return start + 1, end - 1

    def expression(self, key: str) -> Expression | None:
        inside = self._inside(key)
        if inside is None:
            return None
        expression, found = read_expression(self.source, *inside)
        self.problems.extend(found)
        return expression

    def repeat(self, key: str) -> Repeat | None:
        inside = self._inside(key)
        if inside is None:
            return None
        repeat, found = read_repeat(self.source, *inside)
        self.problems.extend(found)
        return repeat

    def parts(self, key: str) -> tuple[Part, ...]:
        """A text in the clause language: words, blanks, references and emphasis."""
        inside = self._inside(key)
        if inside is None:
            return ()
        masked, found = mask(self.source, *inside)
        self.problems.extend(found)
        tokens = markdown().parseInline(masked.text[slice(*inside)])[0].children or []
        parts, found = read_parts(tokens, Region(self.source, masked, *inside))
        self.problems.extend(found)
        return parts
