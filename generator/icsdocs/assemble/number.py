"""Knows the numbers: it counts placed blocks as Word's multilevel lists will, and says how each clause is cited."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import assert_never

from icsdocs import document, rules
from icsdocs.assemble import placed
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import frozen
from icsdocs.library import Level, NumberFormat, Outline

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def formatted(number: int, format_: NumberFormat) -> str:
    """A count in a number format, as Word prints it: the 27th letter is aa."""
    match format_:
        case "lower-letter":
            return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "upper-letter":
            return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "lower-roman":
            return _roman(number)
        case "upper-roman":
            return _roman(number).upper()
        case "decimal":
            return str(number)
        case _:
            assert_never(format_)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


@frozen
class Target:
    """What a reference to a clause or heading prints: its address, its full number, and the words round the number."""

    address: str
    number: str
    cite: str


@frozen
class Labels:
    """Every label by address, and the targets of references: by clause or entry id, one for each repetition's keys."""

    labels: MappingProxyType[str, document.Label]
    targets: MappingProxyType[str, tuple[tuple[tuple[tuple[str, str], ...], Target], ...]]
    problems: tuple[Diagnostic, ...]


@dataclass
class _Counter:
    """The counts of one series; `instance` is the list that Word counts in, and `below` is the level under which an
    unnumbered paragraph has started the deeper levels afresh."""

    counts: list[int]
    instance: int = 0
    below: int = -1
    below_instance: int = 0
    last_instance: int = 0

    def restart(self) -> None:
        self.counts = [0] * len(self.counts)
        self.last_instance += 1
        self.instance = self.last_instance
        self.below = -1


@dataclass
class _Numbering:
    outline: Outline
    levels: dict[str, list[Level]]
    counters: dict[str, _Counter] = field(default_factory=dict)
    labels: dict[str, document.Label] = field(default_factory=dict)
    full: dict[str, list[str]] = field(default_factory=dict)
    targets: dict[str, list] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def walk(self, parts: tuple[placed.Part, ...]) -> None:
        for part in parts:
            match part:
                case placed.Section(entry=entry, heading=heading, parts=inner):
                    self._restart_below(heading.depth)
                    self._count(heading)
                    self._target(entry.id, part.keys, heading)
                    self.walk(inner)
                case placed.Clause(clause=clause, keys=keys, blocks=blocks):
                    first = blocks[0] if blocks else None
                    for block in blocks:
                        self._block(block)
                    self._target(clause.id, keys, first if isinstance(first, placed.Paragraph) else None)
                case placed.Paragraph():
                    self._count(part)
                case placed.Generated(entry=entry, scope=scope, heading=heading):
                    if heading is not None:
                        self._restart_below(heading.depth)
                        self._count(heading)
                        self._target(entry.id, scope.keys, heading)
                case placed.Picture():
                    pass
                case _:
                    assert_never(part)

    def _block(self, block: placed.Block) -> None:
        match block:
            case placed.Paragraph():
                self._count(block)
            case placed.ItemList(items):
                for item in items:
                    for inner in item.blocks:
                        self._block(inner)
            case placed.Table():
                pass

    def _restart_below(self, depth: int) -> None:
        for series, levels in self.levels.items():
            if levels[0].depth > depth and series in self.counters:
                self.counters[series].restart()

    def level(self, paragraph: placed.Paragraph) -> tuple[int, Level] | None:
        levels = self.levels.get(paragraph.series, [])
        index = paragraph.depth - levels[0].depth if levels else -1
        return (index, levels[index]) if 0 <= index < len(levels) else None

    def _count(self, paragraph: placed.Paragraph) -> None:
        found = self.level(paragraph)
        if found is None:
            self._no_level(paragraph)
            return
        if paragraph.continued:
            return
        index, level = found
        levels = self.levels[paragraph.series]
        counter = self.counters.setdefault(paragraph.series, _Counter([0] * len(levels)))
        for number in _shown(level.label):
            if number <= index and not counter.counts[number - 1]:
                self._skips(paragraph, levels[number - 1])
                break
        counter.counts[index] += 1
        counter.counts[index + 1 :] = [0] * (len(levels) - index - 1)
        if not level.label:
            counter.below, counter.below_instance = index, -1
            self._full(paragraph, index, "")
            return
        if index <= counter.below:
            counter.below = -1
        instance = counter.instance
        if 0 <= counter.below < index:
            if counter.below_instance < 0:
                counter.last_instance += 1
                counter.below_instance = counter.last_instance
            instance = counter.below_instance
        text = _text(level.label, levels, counter.counts)
        self.labels[paragraph.address] = document.Label(
            text, self._full(paragraph, index, text), paragraph.series, index, instance, level.cite
        )

    def _full(self, paragraph: placed.Paragraph, index: int, text: str) -> str:
        """The number in full context, as Word's REF field works it out with its \\w switch: no trailing full stop, and
        the numbers above it where its own pattern does not show them."""
        levels = self.levels[paragraph.series]
        chain = self.full.setdefault(paragraph.series, [""] * len(levels))
        shows_all = _shows_all(tuple([level.label for level in levels[: index + 1]]))
        chain[index] = text if shows_all else (chain[index - 1] if index else "") + text
        chain[index + 1 :] = [""] * (len(levels) - index - 1)
        return chain[index].rstrip(".")

    def _target(self, id_: str, keys: tuple[tuple[str, str], ...], paragraph: placed.Paragraph | None) -> None:
        if not id_:
            return
        label = self.labels.get(paragraph.address) if paragraph else None
        found = self.level(paragraph) if paragraph else None
        cite = found[1].cite if found else "{label}"
        address = paragraph.address if paragraph else ""
        self.targets.setdefault(id_, []).append((keys, Target(address, label.full if label else "", cite)))

    def _skips(self, paragraph: placed.Paragraph, level: Level) -> None:
        message = (
            f"This stands at depth {paragraph.depth} of the series “{paragraph.series}”, and nothing stands above "
            f"it at depth {level.depth}"
        )
        hint = "Put it one level higher in the outline, or put a heading or paragraph above it"
        self.problems.append(Diagnostic(rules.NO_LEVEL, message, paragraph.bound.span, hint))

    def _no_level(self, paragraph: placed.Paragraph) -> None:
        message = (
            f"The outline of {self.outline.id} has no level for depth {paragraph.depth} in the series "
            f"“{paragraph.series}”"
        )
        hint = "Add a [[level]] to the outline, or nest the list less deeply"
        self.problems.append(Diagnostic(rules.NO_LEVEL, message, paragraph.bound.span, hint))


@cache
def _shown(label: str) -> tuple[int, ...]:
    """The levels whose numbers a label shows, from 1."""
    return tuple(number for number in range(1, 10) if f"%{number}" in label)


@cache
def _shows_all(labels: tuple[str, ...]) -> bool:
    """Whether the last of some labels, from the first level on, shows the numbers of all levels above it that have
    one."""
    *above, last = labels
    return all(number in _shown(last) for number, label in enumerate(above, 1) if label)


def _text(pattern: str, levels: list[Level], counts: list[int]) -> str:
    """A label with its numbers; a level above of which nothing stands yet counts as begun."""
    for number in _shown(pattern):
        if number <= len(levels):
            pattern = pattern.replace(f"%{number}", formatted(max(counts[number - 1], 1), levels[number - 1].format))
    return pattern


def levels_of(outline: Outline) -> dict[str, list[Level]]:
    """The levels of each series, in order of depth."""
    levels: dict[str, list[Level]] = {}
    for level in outline.levels:
        levels.setdefault(level.series, []).append(level)
    return levels


def number(outline: Outline, parts: tuple[placed.Part, ...]) -> Labels:
    """All labels and targets of one document; reports depths for which the outline has no level."""
    numbering = _Numbering(outline, levels_of(outline))
    numbering.walk(parts)
    targets = {id_: tuple(found) for id_, found in numbering.targets.items()}
    return Labels(MappingProxyType(numbering.labels), MappingProxyType(targets), tuple(numbering.problems))


def series_of(outline: Outline) -> Iterator[document.Series]:
    """Each numbering series as Word will be told it."""
    for name, levels in levels_of(outline).items():
        yield document.Series(name, tuple(document.SeriesLevel(at.label, at.format, at.style) for at in levels))
