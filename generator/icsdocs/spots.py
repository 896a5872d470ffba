"""Knows where in a config a fact is written: in a table that is there, or in one that is to be added."""

import tomllib
from collections.abc import Iterator

from icsdocs.config import Config, Fact, Field, Thing, Things, fact_at
from icsdocs.frozen import changed, frozen
from icsdocs.settling import KEY, listed_names, written_facts
from icsdocs.source import Source, Span

Path = tuple[str, ...]


@frozen
class Spot:
    """Where in a config a fact is written: in which table (the top of the file is none), and below which name there.

    `header` is where that table begins, or None for one that is to be added; `after` is the line behind which it
    belongs in the order of the file; `inside` is the place of the braces that the name goes into, `instead` of the []
    that must give way. `each` says that the table stands for any of several, with `key` in the place of their keys.
    """

    table: Path
    header: Span | None
    name: str
    after: int = 0
    inside: Span | None = None
    instead: Span | None = None
    each: bool = False
    braces: str = ""
    ways: tuple[str, ...] = ()


def spot(fact: str, config: Config, source: Source) -> Spot:
    """Where a fact is written, by its config path, as the file has its tables now; of one that is worked out, where the
    facts are written that it follows from."""
    path = tuple(fact.split("."))
    others = [tuple(other.split(".")) for other in written_facts(fact)]
    if not others and KEY in path and fact_at(config.facts, *path[:-1]) is None:
        others = [path]
    return _derived(others, config, source) if others else _own(path, config, source)


def _own(path: Path, config: Config, source: Source) -> Spot:
    table: Path = ()
    header: Span = source.line_span(1)
    last, instead = 0, None
    for length in range(1, len(path)):
        held = fact_at(config.facts, *path[:length])
        if held is None or not _is_written(held, path[:length], source):
            break
        match _form(held.span, source, path[:length]):
            case "braces":
                return Spot(table, header, ".".join(path[length:]), last, inside=held.span, braces=path[length - 1])
            case "dots":
                return Spot(table, header, ".".join(path[length - 1 :]), last)
            case "header":
                table, header, last = path[:length], held.span, held.span.line
            case "none":
                instead = held.span
    after = last or max((line for line in _lines_below(path[:1], config)), default=len(source.lines) + 1)
    field = config.facts.shape.at(path)
    if field is not None and field.kind in ("group", "things"):
        return _tables(path, field, after)
    if table == path[:-1]:
        return Spot(table, header, path[-1], last)
    return Spot(path[:-1], None, path[-1], after, instead=instead)


def _tables(path: Path, field: Field, after: int) -> Spot:
    """The table of a group, or of each of several things."""
    if field.kind == "things" and field.item:
        return Spot((*path, KEY), None, listed_names(field.item), after, each=True)
    return Spot(path, None, listed_names(field), after, each=KEY in path)


def _form(span: Span, source: Source, path: Path) -> str:
    """How a table is written that stands at a place: with a header of its own, in braces, by dots in its names, only as
    part of the names of others, or as a list that says there are none."""
    line = source.lines[span.line - 1]
    text = line[span.column - 1 :]
    if text.startswith("{"):
        return "braces"
    if not text.startswith("["):
        return "dots"
    if line[: span.column - 1].strip():
        return "none"
    return "header" if _header_path(text[: span.end_column - span.column]) == path else "named"


def _is_written(held: Fact, path: Path, source: Source) -> bool:
    """Whether a fact stands in the file: a table is also known where nothing but what follows from others is in it."""
    if not isinstance(held, Thing) or any(not _follows(held, name) for name in held.facts):
        return True
    begins = source.lines[held.span.line - 1].lstrip().startswith(path[-1])
    return (form := _form(held.span, source, path)) == "header" or (form == "braces" and begins)


def _follows(thing: Thing, name: str) -> bool:
    """Whether one of its facts is worked out, or a table of such alone; one without facts is written as it is."""
    fact, field = thing.facts[name], thing.shape.fields.get(name)
    inner = isinstance(fact, Thing) and bool(fact.facts) and all(_follows(fact, below) for below in fact.facts)
    return inner or (field is not None and field.derived)


def _header_path(text: str) -> Path:
    path: Path = ()
    value: object = tomllib.loads(text)
    while isinstance(value, dict) and value:
        ((name, value),) = value.items()
        path += (name,)
    return path


def _lines_below(path: Path, config: Config) -> Iterator[int]:
    fact = fact_at(config.facts, *path)
    match fact:
        case Things(items=items):
            yield from (thing.span.line for thing in items)
        case Thing(facts=facts):
            yield from (inner.span.line for inner in facts.values())


def _derived(others: list[Path], config: Config, source: Source) -> Spot:
    """The tables of those facts, by their paths, that may be missing."""
    missing = [path for path in others if KEY in path or fact_at(config.facts, *path) is None] or others
    path = missing[0]
    names = [other[-1] for other in missing if other[:-1] == path[:-1]]
    if KEY in path:
        return _in_each(path, names, config, source)
    own = _own(path, config, source)
    above, _, last = own.name.rpartition(".")
    return own if last != path[-1] else changed(own, name=", ".join(f"{above}.{n}" if above else n for n in names))


def _in_each(path: Path, names: list[str], config: Config, source: Source) -> Spot:
    """Where some facts of each of several things are written, by the path of the first."""
    things = path[: path.index(KEY)]
    held = fact_at(config.facts, *things)
    field = config.facts.shape.at(path)
    if isinstance(held, Things) and held.items:
        items = sorted(held.items, key=lambda item: item.span.line)
        ways = tuple(sorted({_form(item.span, source, (*things, item.id)) for item in items} & {"braces", "dots"}))
        header = items[0].span
        return Spot(path[:-1], header, ", ".join(names), header.line, each=True, ways=ways)
    own = _own(things, config, source)
    if own.inside:
        return own
    if field is not None and field.kind in ("group", "things"):
        return _tables(path, field, own.after)
    instead = held.span if held else None
    return Spot(path[:-1], None, ", ".join(names), 10**9, instead=instead, each=True)
