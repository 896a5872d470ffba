"""Knows how a config's open points are told to whoever fills them in: by the tables of the config's file."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from icsdocs.diagnostics import Severity
from icsdocs.open_points import OpenPoint
from icsdocs.read.config_words import and_listed
from icsdocs.read.vocabulary import vocabulary
from icsdocs.report import BLUE, BOLD, COLOURS, NARROWEST, painted, plural, shown
from icsdocs.settling import KEY

MOST_PLACES = 8

Points = Sequence[OpenPoint]


def told(points: Points, colour: bool, width: int, *, verbose: bool) -> str:
    """The points by config file and table, each with its question, what may be written, what waits for it and who owns
    it; with `verbose` also where the library asks. Tables of one kind are told together; the last line counts the
    points that may bring further questions. "" for none."""
    parts = []
    for file in dict.fromkeys(point.file for point in points):
        title = f"still to be settled, and where to write it in {shown(file)}"
        parts.append(painted(title, COLOURS[Severity.OPEN], colour))
        for group in _groups([point for point in points if point.file == file]):
            lines = _table(group, colour, max(width, NARROWEST), verbose=verbose)
            parts.append("\n".join(lines))
    if leading := sum(point.leads_on for point in points):
        parts.append("\n".join(wrap(_more_to_come(leading, len(points)), max(width, NARROWEST))))
    return "".join(f"{part}\n\n" for part in parts)


def _more_to_come(leading: int, points: int) -> str:
    which = f"{leading} of these {points} points" if points > 1 else "This point"
    verb = "decides" if leading == 1 else "decide"
    return f"{which} {verb} what else is printed: an answer there may bring further questions."


def _groups(points: Points) -> list[Points]:
    """Points whose tables are of one kind, and all there or all to be added."""
    groups: dict[object, list[OpenPoint]] = {}
    for point in points:
        groups.setdefault((_kind(point.spot.table), point.spot.header is None, point.spot.each), []).append(point)
    return list(groups.values())


def _kind(table: tuple[str, ...]) -> tuple[str, ...]:
    """A table's name without the keys of things."""
    above = (vocabulary().at(table[:length]) for length in range(len(table)))
    return tuple("" if field and field.kind == "things" else name for field, name in zip(above, table, strict=True))


# --- one kind of table -----------------------------------------------------------------------------------------------


def _table(points: Points, colour: bool, width: int, *, verbose: bool) -> Iterator[str]:
    heading = wrap(shown(_heading(points)), width, subsequent_indent="  ", break_on_hyphens=False)
    yield from (painted(line, BOLD, colour) for line in heading)
    tables = {point.spot.table for point in points}
    same: dict[object, list[OpenPoint]] = {}
    for point in points:
        asked = (point.spot.name, point.spot.inside is None, point.question, point.way, *_looked_after(point))
        same.setdefault(asked, []).append(point)
    for one in same.values():
        yield from _point(one, len(tables), colour, width, verbose=verbose)


# How a fact is added to a thing that has no heading of its own.
_WAYS = {"braces": "within its braces if it has them", "dots": "behind its dotted name if it has one"}


def _heading(points: Points) -> str:
    first = points[0].spot
    if not first.table:
        return "At the top of the file, before the first table:"
    tables = {point.spot.table: point.spot.header for point in points}
    names = [f"[{'.'.join(table)}]" for table in tables]
    lines = [f" (line {at.line})" if at and not first.each else "" for at in tables.values()]
    named = [f"{name}{line}" for name, line in zip(names, lines, strict=True)]
    if first.each and first.header and first.ways:
        how = and_listed(_WAYS[way] for way in first.ways)
        things = ".".join(first.table[: first.table.index(KEY)])
        return f"In each of [{things}], {how}, from line {first.header.line} on:"
    if first.each and first.header:
        return f"In each {and_listed(named)}, from line {first.header.line} on:"
    verb = "In" if first.header else f"Add {'a table' if len(named) == 1 else 'tables'}"
    own = f", one for each, with a word of your own in the place of “{KEY}”" if first.each else ""
    return f"{verb} {and_listed(named)}{own}:"


def _point(points: Points, tables: int, colour: bool, width: int, *, verbose: bool) -> Iterator[str]:
    first = points[0]
    name = f"{first.spot.name}{_within(points)}{_only(points, tables)}"
    asked = shown(f"{name}: {first.question} {first.way}")
    yield from wrap(asked, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
    for says in (_affected(points), _owned(first), _asked(points) if verbose else ""):
        lines = wrap(shown(says), width, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False)
        yield from (painted(line, BLUE, colour) for line in lines)


def _within(points: Points) -> str:
    """Of a fact that goes into braces, whose they are and on which lines; of one that replaces a [], where that is."""
    inside = sorted((point.spot.inside.line, f"“{point.spot.braces}”") for point in points if point.spot.inside)
    lines, whose = list(dict.fromkeys(line for line, _ in inside)), dict.fromkeys(name for _, name in inside)
    if instead := points[0].spot.instead:
        return f" (in place of the [] in {_lines([instead.line])})"
    return f" (in the braces of {and_listed(whose)}, {_lines(lines)})" if lines else ""


def _lines(lines: Sequence[int]) -> str:
    return f"line {lines[0]}" if len(lines) == 1 else f"lines {and_listed(list(map(str, lines)))}"


def _only(points: Points, tables: int) -> str:
    if len({point.spot.table for point in points}) == tables:
        return ""
    kind = _kind(points[0].spot.table)
    keys = [
        ".".join(name for name, known in zip(point.spot.table, kind, strict=True) if not known and name != KEY)
        for point in points
    ]
    return f" (only {and_listed(list(dict.fromkeys(keys)))})"


def _affected(points: Points) -> str:
    """The documents that wait for an answer, with the places; documents of one type with the same places together."""
    places: dict[tuple[str, str], dict[str, None]] = {}
    for point in points:
        for document, kind, where in point.affects:
            places.setdefault((document, kind), {}).update(dict.fromkeys(where))
    same: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (document, kind), where in places.items():
        same.setdefault((kind, tuple(where)), []).append(document)
    return "; ".join(f"{_named(kind, documents)}: {_where(where)}" for (kind, where), documents in same.items())


def _named(kind: str, documents: Sequence[str]) -> str:
    return documents[0] if len(documents) == 1 else f"{kind} ({plural(len(documents), 'document')})"


def _where(places: Sequence[str]) -> str:
    """Places in words, where each that is numbered as the one before says its number alone: paragraph 3.1, 3.2."""
    told, before = [], ""
    for place in places[:MOST_PLACES]:
        kind, _, number = place.rpartition(" ")
        told.append(number if kind and kind == before else place)
        before = kind
    more = len(places) - len(told)
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")


def _looked_after(point: OpenPoint) -> tuple[str, str, str]:
    return point.owner, point.decides, point.due


def _owned(point: OpenPoint) -> str:
    said = (("Owner", point.owner), ("Decides", point.decides), ("Due", point.due))
    return "; ".join(f"{label}: {words}" for label, words in said if words)


def _asked(points: Points) -> str:
    spans = list(dict.fromkeys(str(span) for point in points for span in point.asked))
    more = f" and {plural(len(spans) - MOST_PLACES, 'more place')}" if len(spans) > MOST_PLACES else ""
    return f"Asked for in {', '.join(spans[:MOST_PLACES])}{more}"
