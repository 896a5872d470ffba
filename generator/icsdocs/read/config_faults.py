"""Knows how a breach of the schema is told: what was found, what was expected, and what was probably meant."""

from collections.abc import Iterable
from functools import cache

from icsdocs import rules
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.frozen import frozen
from icsdocs.likeness import did_you_mean
from icsdocs.read.config_words import (
    and_listed,
    as_told,
    control_character,
    found,
    listed,
    meanings,
    nearest,
    quoted,
    shown,
    slug,
    type_hint,
    wanted,
)
from icsdocs.read.schema import REPLACED, SCHEMA
from icsdocs.read.schema.shapes import EMAIL, TEMPLATE_MARKS, WEB
from icsdocs.read.toml import Path, Table, find
from icsdocs.read.vocabulary import field_at
from icsdocs.source import Span

# A rule, what is wrong, and how to mend it.
Told = tuple[Rule, str, str]
# What an open point itself says.
OPEN = {"owner", "due", "who_decides", "note"}
_ADDRESSES = {EMAIL: "an email address", WEB: "a web address"}


@frozen
class Breach:
    """What the schema finds wrong: where, which of its rules, what the rule asks for, and what it found."""

    path: Path
    rule: str
    constraint: object
    value: object


def breach_fault(breach: Breach, table: Table, *, hinted: bool = True) -> Diagnostic:
    """A breach in plain English, at the key or the value that is wrong."""
    if breach.rule == "unknown" and not hinted:
        message = f"“{breach.path[-1]}” is not known {_within(breach.path)}"
        return Diagnostic(rules.UNKNOWN_KEY, message, key_span(table, breach.path))
    rule, message, hint = _told(breach, field_at(breach.path), field_at(breach.path[:-1]))
    message = f"{_which(breach)}{message}"
    at_key = breach.rule in ("unknown", "readonly") or _is_thing_key(breach)
    span = key_span(table, breach.path) if at_key else value_span(table, breach.path)
    return Diagnostic(rule, message, span, hint)


def _is_thing_key(breach: Breach) -> bool:
    return breach.rule == "regex" and field_at(breach.path[:-1]).kind == "things"


def _which(breach: Breach) -> str:
    """The heading of the thing that a fact is about, where the sentence itself names no heading."""
    above = breach.path[:-1]
    while above and (field_at(above) is None or field_at(above).kind == "list"):
        above = above[:-1]
    is_of_thing = any(field_at(above[:length]).kind == "things" for length in range(len(above)))
    return f"in [{'.'.join(map(str, above))}], " if is_of_thing and breach.rule not in ("unknown", "required") else ""


def _subject(path: Path, field: Field | None, above: Field) -> str:
    match path[-1], field:
        case int(number), _:
            return f"item {number + 1} of the {above.label}"
        case name, _ if above.kind == "things":
            return f"“{name}”, one of the {above.label},"
        case _, Field(label=label):
            return label if label.startswith(("whether", "who", "what", "to whom", "where")) else f"the {label}"
        case name, None:
            return f"“{name}”"


def _told(breach: Breach, field: Field | None, above: Field) -> Told:
    """What is wrong with a name or with what is given for it: the rule, the message, the hint."""
    last = breach.path[-1]
    match breach.rule:
        case "unknown":
            return rules.UNKNOWN_KEY, f"“{last}” is not known {_within(breach.path)}", _nearest_key(breach, above)
        case "required":
            return _missing(breach.path, field)
        case "readonly":
            message = f"“{last}” is not written, because icsdocs works it out from other facts: {field.label}"
            return rules.DERIVED, message, f"Delete it. It follows from {and_listed(map(as_told, field.follows_from))}."
        case "regex" if breach.constraint in _ADDRESSES:
            what = _ADDRESSES[breach.constraint]
            message = f"{_subject(breach.path, field, above)} must be {what}, not {quoted(breach.value)}"
            return rules.WRONG_TYPE, message, f"An example is {field.example}. Leave the line out if it is not known."
        case "regex":
            is_key = _is_thing_key(breach)
            word = last if is_key else breach.value
            subject = "the key" if is_key else _subject(breach.path, field, above)
            message = f"{subject} {quoted(word)} must be at most 60 small letters, digits and hyphens"
            return rules.BAD_THING_KEY, message, _key_hint(word, "" if is_key else '"')
        case "min" | "max" | "maxlength" | "minlength":
            return _out_of_bounds(breach, field, _subject(breach.path, field, above))
        case _:
            return _of_a_value(breach, field, _subject(breach.path, field, above))


def _of_a_value(breach: Breach, field: Field | None, name: str) -> Told:
    value, limit = breach.value, breach.constraint
    match breach.rule:
        case "type":
            message = f"{name} must be {wanted(field)}, not {found(value)}"
            return rules.WRONG_TYPE, message, type_hint(breach.path, value, field)
        case "allowed":
            message = f"{name} must be {listed(limit, 'or')}, not {quoted(value)}"
            return rules.NOT_ALLOWED, message, nearest(value, limit) or meanings(field.choices if field else {})
        case "empty":
            return rules.LEFT_EMPTY, f"{name} is left empty", "Write it, or leave the line out if it is not known."
        case "paragraph":
            message = f"{name} stands within a sentence and may not have several paragraphs"
            return rules.UNPRINTABLE, message, "Take out the empty line."
        case "marks":
            mark = next(mark for mark in TEMPLATE_MARKS if mark in str(value))
            message = f"{name} holds “{mark}”, a mark of clauses, and here it would be printed as it stands"
            return rules.TEMPLATE_CODE, message, "Write in its place the very words that documents are to print."
        case "printable":
            message = f"{name} holds {control_character(str(value))}, which no document can print"
            return rules.UNPRINTABLE, message, "Type the text afresh."
        case other:
            raise ValueError(f"the schema uses the rule {other}, which has no sentence")


def _out_of_bounds(breach: Breach, field: Field | None, name: str) -> Told:
    value, limit = breach.value, breach.constraint
    match breach.rule:
        case "min" | "max":
            side = "least" if breach.rule == "min" else "most"
            hint = f"An example is {field.example}." if field.example else ""
            return rules.OUT_OF_BOUNDS, f"{name} must be at {side} {shown(limit)}, not {shown(value)}", hint
        case "maxlength":
            what = "characters" if isinstance(value, str) else "items"
            message = f"{name} may have at most {limit:,} {what}, not {len(value):,}"
            return rules.OUT_OF_BOUNDS, message, f"Take out {len(value) - limit:,} {what}."
        case _:
            hint = f"Write one, such as {field.example}, or leave the line out if it is not known."
            message = f"“{breach.path[-1]}” ({field.label}) is an empty list, and there must be at least one"
            return rules.LEFT_EMPTY, message, hint


def _missing(path: Path, field: Field) -> Told:
    if field.kind == "group":
        needed = next(name for name, shape in SCHEMA[str(path[-1])]["schema"].items() if shape.get("required"))
        line = f"[{path[-1]}], with the line “{needed} = {field.fields[needed].example}” below it,"
        return rules.MISSING_KEY, f"the heading {line} is missing", "Add both."
    hint = f"Add it below [{'.'.join(map(str, path[:-1]))}]." if path[:-1] else "Add it at the top."
    return rules.MISSING_KEY, f"the line “{path[-1]} = {field.example}” is missing", hint


# --- places ----------------------------------------------------------------------------------------------------------


def key_span(table: Table, path: Path) -> Span:
    """Where the last name of a path is written; for an item of a list, the item."""
    above = find(table, *path[:-1])
    named = isinstance(above, Table) and path[-1] in above.entries
    return above.entries[path[-1]].key if named else value_span(table, path)


def value_span(table: Table, path: Path) -> Span:
    """Where the value at a path is written; for a path that is missing, the table it is missing from."""
    value = find(table, *path)
    return value.span if value else value_span(table, path[:-1])


def _within(path: Path) -> str:
    return f"in [{'.'.join(map(str, path[:-1]))}]" if len(path) > 1 else "at the top of a config"


# Roles of the partnership that the board has too, where they are seats.
SEATS = {"chair": "board.members.chair"}


def _nearest_key(breach: Breach, above: Field) -> str:
    name = str(breach.path[-1])
    if breach.path[0] == "open" and (meant := _open_path(breach)):
        return f"Write [open.\"{meant}\"], with the path between quotation marks."
    if breach.path in REPLACED:
        lines = and_listed(f"{name} = {above.fields[name].example}" for name in REPLACED[breach.path])
        return f"Write in its place lines such as {lines}, each on its own."
    if question := did_you_mean(name.casefold().replace("-", "_"), above.fields):
        return question
    elsewhere = [place for place in homes() if place[-1] == name]
    if elsewhere:
        named = [f"[{'.'.join(place[:-1])}]" if place[:-1] else "the top of the file" for place in elsewhere[:3]]
        seat = f" The board's has a heading of its own: [{SEATS[name]}]." if name in SEATS else ""
        return f"{name} belongs in {' or '.join(named)}.{seat}"
    written = [name for name, field in above.fields.items() if not field.derived]
    return f"Known here are {', '.join(written)}." if written else ""


def _open_path(breach: Breach) -> str:
    """The fact that the heading of an open point names by dots alone: [open.oversight.segment]."""
    path, value = breach.path[1:], breach.value
    while isinstance(value, dict) and len(value) == 1 and not {*value} & OPEN and field_at((*path, *value)):
        ((name, value),) = value.items()
        path = (*path, name)
    return ".".join(map(str, path)) if field_at(path) else ""


@cache
def homes() -> tuple[tuple[str, ...], ...]:
    """Every config path that can be written, with … for the key of a thing."""
    return tuple(_homes(field_at(()), ()))


def _homes(field: Field, path: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    for name, inner in field.fields.items():
        here = (*path, name)
        if not inner.derived:
            yield here
            yield from _homes(inner, (*here, "…") if inner.kind == "things" else here)


def _key_hint(value: object, mark: str) -> str:
    return f"Write {mark}{clean}{mark}." if (clean := slug(value)) else ""
