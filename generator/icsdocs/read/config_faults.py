"""Knows how a breach of the schema is told: what was found, what was expected, and what was probably meant."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from icsdocs import rules
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.frozen import frozen
from icsdocs.likeness import alike, did_you_mean
from icsdocs.read.schema import SCHEMA
from icsdocs.read.toml import Path, Table, find
from icsdocs.read.vocabulary import field_at
from icsdocs.source import Span

LONGEST_QUOTE = 60


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
    at_key = breach.rule in ("unknown", "readonly") or _is_thing_key(breach)
    span = key_span(table, breach.path) if at_key else value_span(table, breach.path)
    return Diagnostic(rule, message, span, hint)


def _is_thing_key(breach: Breach) -> bool:
    return breach.rule == "regex" and field_at(breach.path[:-1]).kind == "things"


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


def _told(breach: Breach, field: Field | None, above: Field) -> tuple[Rule, str, str]:
    name = _subject(breach.path, field, above)
    value, limit = breach.value, breach.constraint
    last = breach.path[-1]
    match breach.rule:
        case "unknown":
            return rules.UNKNOWN_KEY, f"“{last}” is not known {_within(breach.path)}", _nearest_key(breach, above)
        case "required":
            return _missing(breach.path, field)
        case "readonly":
            return rules.DERIVED, f"{name} is worked out from other facts and is not written", "Delete it."
        case "regex":
            word = last if _is_thing_key(breach) else value
            subject = "the key" if _is_thing_key(breach) else name
            message = f"{subject} {quoted(word)} must be at most 60 small letters, digits and hyphens"
            return rules.BAD_THING_KEY, message, _key_hint(word)
        case "type":
            message = f"{name} must be {_wanted(field)}, not {found(value)}"
            return rules.WRONG_TYPE, message, _type_hint(breach, field)
        case "allowed":
            message = f"{name} must be {listed(limit, 'or')}, not {quoted(value)}"
            return rules.NOT_ALLOWED, message, nearest(value, limit)
        case "min" | "max":
            side = "least" if breach.rule == "min" else "most"
            return rules.OUT_OF_BOUNDS, f"{name} must be at {side} {_shown(limit)}, not {_shown(value)}", ""
        case "maxlength":
            what = "characters" if isinstance(value, str) else "items"
            return rules.OUT_OF_BOUNDS, f"{name} may have at most {limit:,} {what}, not {len(value):,}", ""
        case "minlength":
            hint = "Leave the line out if it is not known."
            return rules.LEFT_EMPTY, f"{name} is an empty list, and there must be at least one", hint
        case "empty":
            return rules.LEFT_EMPTY, f"{name} is left empty", "Leave the line out if it is not known."
        case "paragraph":
            message = f"{name} stands within a sentence and may not have several paragraphs"
            return rules.UNPRINTABLE, message, "Take out the empty line."
        case "printable":
            message = f"{name} holds a control character, which no document can print"
            return rules.UNPRINTABLE, message, "Type the text afresh."
        case other:
            raise ValueError(f"the schema uses the rule {other}, which has no sentence")


def _missing(path: Path, field: Field) -> tuple[Rule, str, str]:
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


# --- words -----------------------------------------------------------------------------------------------------------


def quoted(value: object) -> str:
    """A value as it would be typed in the file, cut short if it is long."""
    text = str(value)
    return f'"{text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"}"'


def listed(words: Iterable[object], last: str) -> str:
    """Values as typed in the file, with a word before the last: `"a", "b" or "c"`."""
    *first, end = [quoted(word) for word in words] or ["nothing"]
    return f"{', '.join(first)} {last} {end}" if first else end


def nearest(value: object, known: Iterable[str]) -> str:
    """A question that offers the known words that begin like a value, else the one most like it, else nothing."""
    known, usual = list(known), str(value).casefold().replace("_", "-")
    close = [word for word in known if usual and word.startswith(usual)][:3]
    close = close or alike(usual, known) or alike(str(value), known)
    return f"Did you mean {listed(close, 'or')}?" if close else ""


def found(value: object) -> str:
    """What stands in the file, named by its kind."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"the text {quoted(value)}"
        case int() | Decimal() | float():
            return f"the number {value:,}"
        case list():
            return "a list"
        case dict():
            return "a table"
        case datetime():
            return f"the date and time {value}"
        case _:
            return f"the {type(value).__name__} {value}"


def _shown(value: object) -> str:
    return str(value) if isinstance(value, date) else f"{value:,}"


KINDS = {
    "text": "text in quotation marks",
    "prose": "text in quotation marks",
    "choice": "text in quotation marks",
    "whole": "a whole number",
    "number": "a number",
    "date": "a date",
    "yes-no": "true or false",
    "list": "a list",
    "group": "a table",
    "things": "a table for each of them",
}


def _wanted(field: Field) -> str:
    shows = field.example and field.kind != "yes-no"
    return f"{KINDS[field.kind]}, such as {field.example}" if shows else KINDS[field.kind]


def _type_hint(breach: Breach, field: Field) -> str:
    value = breach.value
    match field.kind, value:
        case ("whole" | "number" | "date" | "yes-no"), str():
            return "A number, a date, true and false stand without quotation marks."
        case ("text" | "choice" | "prose"), (int() | Decimal() | float() | date()) if not isinstance(value, bool):
            return f"Put it between quotation marks: \"{value}\"."
        case "list", str():
            return f"Put brackets round it: [{quoted(value)}]."
        case "things", _:
            return f"Give each a heading with a key of its own: [{'.'.join(map(str, breach.path))}.its-key]."
        case "date", _ if isinstance(value, date):
            return "Leave out the time."
        case _:
            return ""


def _within(path: Path) -> str:
    return f"in [{'.'.join(map(str, path[:-1]))}]" if len(path) > 1 else "at the top of a config"


def _nearest_key(breach: Breach, above: Field) -> str:
    name = str(breach.path[-1])
    if question := did_you_mean(name.casefold().replace("-", "_"), above.fields):
        return question
    elsewhere = [place for place in _homes(field_at(()), ()) if place[-1] == name]
    if elsewhere:
        homes = [f"[{'.'.join(place[:-1])}]" if place[:-1] else "the top of the file" for place in elsewhere[:3]]
        return f"{name} belongs in {' or '.join(homes)}."
    written = [name for name, field in above.fields.items() if not field.derived]
    return f"Known here are {', '.join(written)}." if written else ""


def _homes(field: Field, path: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    for name, inner in field.fields.items():
        here = (*path, name)
        yield here
        yield from _homes(inner, (*here, "…") if inner.kind == "things" else here)


def _key_hint(value: object) -> str:
    clean = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in str(value).casefold()).split())
    return f"Write {clean}." if clean else ""
