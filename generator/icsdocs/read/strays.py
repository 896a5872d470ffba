"""Knows when several lines of a config have one fault: the heading above them is missing, or lacks a key."""

from collections.abc import Iterable, Iterator

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.read.config_faults import Breach, homes, key_span
from icsdocs.read.config_words import slug
from icsdocs.read.toml import Atom, Path, Table, find
from icsdocs.read.vocabulary import field_at
from icsdocs.source import Span

MOST_HOMES = 3


def strays(breaches: Iterable[Breach], table: Table) -> dict[frozenset[Path], Diagnostic]:
    """One fault for the paths of several breaches that have one cause, at the first line that is out of place."""
    by_table: dict[Path, list[Breach]] = {}
    for breach in breaches:
        if isinstance(breach.path[-1], str):
            by_table.setdefault(breach.path[:-1], []).append(breach)
    found: dict[frozenset[Path], Diagnostic] = {}
    for above, broken in by_table.items():
        found |= _without_key(above, broken, table)
        found |= _without_heading(above, broken, table)
    return found


def _without_heading(above: Path, broken: list[Breach], table: Table) -> dict[frozenset[Path], Diagnostic]:
    """Lines that all have another home, and stand at the end of a table, where the heading above them is missing."""
    unknown = _by_line((breach.path for breach in broken if breach.rule == "unknown"), table)
    for first in range(len(unknown) - 1):
        paths = unknown[first:]
        common = _common_homes(paths)
        if common and _end_the_table(paths, above, table):
            here = f"in [{'.'.join(map(str, above))}]" if above else "at the top of a config"
            message = f"“{paths[0][-1]}” is not known {here}, and neither {_others(len(paths) - 1)} below it"
            said = " or ".join(f"[{'.'.join(home)}]" for home in common[:MOST_HOMES])
            hint = f"They belong in {said}: its heading is missing above this line."
            return {frozenset({*paths, *_emptied(common)}): Diagnostic(
                rules.UNKNOWN_KEY, message, key_span(table, paths[0]), hint,
            )}  # fmt: skip
    return {}


def _others(number: int) -> str:
    return "is the line" if number == 1 else f"are the {number} lines"


def _by_line(paths: Iterable[Path], table: Table) -> list[Path]:
    return sorted(paths, key=lambda path: key_span(table, path).line)


def _common_homes(paths: list[Path]) -> list[tuple[str, ...]]:
    each = [{home[:-1] for home in homes() if home[-1] == path[-1] and home[:-1]} for path in paths]
    common = set.intersection(*each) if each else set()
    return [home for home in dict.fromkeys(home[:-1] for home in homes()) if home in common]


def _end_the_table(paths: list[Path], above: Path, table: Table) -> bool:
    """Whether no line of the table itself stands behind the first of them."""
    held = find(table, *above)
    first = key_span(table, paths[0]).line
    names = {path[-1] for path in paths}
    others = held.entries.items() if isinstance(held, Table) else ()
    return all(
        entry.key.line < first or name in names or isinstance(entry.value, Table) for name, entry in others
    )


def _emptied(common: list[tuple[str, ...]]) -> Iterator[Path]:
    """The table that is missing because its heading is, where it is one that every config has."""
    yield from (home for home in common if len(home) == 1)


def _without_key(above: Path, broken: list[Breach], table: Table) -> dict[frozenset[Path], Diagnostic]:
    """Facts of one thing below the heading of all of them: [committees] for [committees.audit]."""
    field = field_at(above)
    if field is None or field.kind != "things" or field.item is None:
        return {}
    facts = [breach.path for breach in broken if breach.rule == "type" and breach.path[-1] in field.item.fields]
    if not facts:
        return {}
    heading, name = ".".join(map(str, above)), find(table, *above, "name")
    key = slug(name.value) if isinstance(name, Atom) else ""
    message = f"the facts below [{heading}] are about one of the {field.label}, and the heading has no key for it"
    first = _by_line(facts, table)[0]
    return {frozenset(facts): Diagnostic(rules.WRONG_TYPE, message, _heading_of(above, table, first), (
        f"Write [{heading}.{key or 'its-key'}], with a key of your own for each."
    ))}


def _heading_of(above: Path, table: Table, first: Path) -> Span:
    held = find(table, *above)
    return held.span if isinstance(held, Table) else key_span(table, first)
