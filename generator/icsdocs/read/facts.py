"""Knows how the values of a config become facts: those at fault and those of another day are left out."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from icsdocs.config import Fact, Listing, Thing, Things, Value
from icsdocs.read.derived import with_derived
from icsdocs.read.schema import SCHEMA
from icsdocs.read.toml import Array, Atom, Path, Spanned, Table, find
from icsdocs.read.vocabulary import Written, field_at, vocabulary
from icsdocs.records import Edition
from icsdocs.source import Span

Left = frozenset[Path]


def facts(table: Table, values: Written, bad: Left, edition: Edition, day: date) -> Thing:
    """The root of all facts of a config, with all its `values`. What is in `bad` is left out, and so is what does not
    hold on the day, with every mention of it; a list with a bad item is left out whole, because part of a list would
    pass for all of it."""
    broken_lists = {path[:-1] for path in bad if isinstance(path[-1], int)}
    left = bad | broken_lists | _out_of_date(values, day)
    root = _thing(table, (), left | {("open",)})
    found = dict(root.facts)
    for name, value in (("edition", edition.id), ("as_at", day)):
        found[name] = Value(value, name, written_at.span if (written_at := find(table, name)) else table.span)
    incomplete = frozenset(_key(path[:-1]) for path in bad)
    return with_derived(Thing(MappingProxyType(found), "", table.span, vocabulary()), incomplete)


def open_points(table: Table, bad: Left) -> MappingProxyType[str, Thing]:
    """Who looks after which open fact, by its config path."""
    points = find(table, "open")
    if not isinstance(points, Table):
        return MappingProxyType({})
    return MappingProxyType({
        name: _thing(entry.value, ("open", name), bad)
        for name, entry in points.entries.items()
        if ("open", name) not in bad and isinstance(entry.value, Table)
    })


# --- values to facts -------------------------------------------------------------------------------------------------


def _thing(table: Table, path: Path, left: Left) -> Thing:
    field = field_at(path)
    found = {
        name: fact
        for name, entry in table.entries.items()
        if name in field.fields and (fact := _fact(entry.value, (*path, name), left))
    }
    for name, value in _defaults(path).items():
        if name not in table.entries and (*path, name) not in left:
            found[name] = Value(value, _key((*path, name)), table.span)
    return Thing(MappingProxyType(found), _key(path), table.span, field)


def _fact(value: Spanned, path: Path, left: Left) -> Fact | None:
    if path in left:
        return None
    field, key = field_at(path), _key(path)
    match value:
        case Atom(single, span):
            return Value(single, key, span)
        case Array(items, span):
            return _listing(items, path, left, span)
        case Table(entries, span) if field.kind == "things":
            kept = [(name, entry.value) for name, entry in entries.items() if (*path, name) not in left]
            things = tuple(_thing(inner, (*path, name), left) for name, inner in kept if isinstance(inner, Table))
            # A line below the heading that could not be read is not among the entries.
            is_none = not entries and not any(at[: len(path)] == path for at in left)
            return Things(things, key, span, field, said_none=is_none)
        case Table():
            return _thing(value, path, left)


def _listing(items: tuple[Spanned, ...], path: Path, left: Left, span: Span) -> Listing | None:
    found = [_fact(item, (*path, number), left) for number, item in enumerate(items)]
    return Listing(tuple(filter(None, found)), _key(path), span, said_none=not items)


def _key(path: Path) -> str:
    return ".".join(map(str, path))


def _defaults(path: Path) -> Mapping[str, int | str]:
    """What holds in a table where nothing is said."""
    shape: dict = {"schema": SCHEMA}
    for step in path:
        shape = shape["valuesrules"] if "valuesrules" in shape else shape["schema"][step]
    return {name: inner["default"] for name, inner in shape.get("schema", {}).items() if "default" in inner}


# --- the day ---------------------------------------------------------------------------------------------------------


def _out_of_date(values: Written, day: date) -> Left:
    """The things that do not hold on the day, and every value that names one."""
    past = {
        path
        for path, value, field in values
        if isinstance(value, Table) and field.kind == "group" and not _holds(value, day)
    }
    names = {(_key(path[:-1]), path[-1]) for path in past}
    mentions = {
        path
        for path, value, field in values
        if isinstance(value, Atom) and any((target, value.value) in names for target in field.refers_to)
    }
    return frozenset(past | mentions)


def _holds(table: Table, day: date) -> bool:
    since, until, gone = (_date(table, *path) for path in (("valid_from",), ("valid_to",), ("merged_into", "on")))
    return (since or day) <= day <= (until or day) and not (gone and gone <= day)


def _date(table: Table, *path: str) -> date | None:
    value = find(table, *path)
    return value.value if isinstance(value, Atom) and type(value.value) is date else None
