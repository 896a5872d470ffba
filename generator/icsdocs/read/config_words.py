"""Knows how a message about a config puts a value into words, and what was probably meant by one of the wrong kind."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from icsdocs.config import KEY, Field
from icsdocs.likeness import alike
from icsdocs.read.toml import Path
from icsdocs.read.toml_values import day_meant

_LONGEST_QUOTE = 60


def quoted(value: object) -> str:
    """A value as it would be typed in the file, cut short if it is long."""
    text = str(value)
    return f'"{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"}"'


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


def meanings(choices: Mapping[str, str]) -> str:
    """What the codes of a choice stand for that do not say it themselves, as a sentence; nothing where all do."""
    told = [f"{quoted(code)} means “{words}”" for code, words in choices.items() if words != code]
    return f"{', '.join(told)}." if told else ""


def slug(value: object) -> str:
    """Words as the key of a thing: in small letters, with hyphens; empty where they have no letter of the alphabet."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in str(value).casefold()).split())


def keys_within(value: object) -> list[str]:
    """The keys of things that stand in one text, with commas or “and” between them."""
    return [key for part in re.split(r",|;|\band\b", str(value)) if (key := part.strip())]


def and_listed(words: Iterable[str]) -> str:
    """Words as they are, with “and” before the last."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def as_told(path: str) -> str:
    """A config path as a reader is told where to write: “pay” in each [board.members.key]."""
    heading, _, name = path.rpartition(".")
    if not heading:
        return f"[{name}]" if name else ""
    return f"“{name}” in {'each ' if KEY in heading.split('.') else ''}[{heading}]"


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


def control_character(text: str) -> str:
    """The first character of a text that cannot be printed, by its number."""
    unseen = [c for c in text if unicodedata.category(c) in ("Cc", "Cs") or c in "\ufffe\uffff"]
    first = next(c for c in unseen if c not in "\n\t")
    return f"the control character U+{ord(first):04X}"


def shown(value: object) -> str:
    """A bound, or what breaks it, as a sentence says it."""
    return str(value) if isinstance(value, date) else f"{value:,}"


# How a fact of each kind is written; before the comma stands what it is.
KINDS = {
    "text": "text in quotation marks",
    "prose": "text of one or several paragraphs, between \"\"\" and \"\"\"",
    "whole": "a whole number",
    "number": "a number",
    "date": "a date, year-month-day, without quotation marks",
    "yes-no": "true or false",
    "choice": "one of the words below, in quotation marks",
    "list": "a list between brackets",
    "group": "a heading with facts below it",
    "things": "a heading for each, with a key of your own in the place of “key”",
}


def wanted(field: Field) -> str:
    """What a fact must be, with an example."""
    kind, _, _ = KINDS["text" if field.kind == "choice" else field.kind].partition(",")
    return f"{kind}, such as {field.example}" if field.example and field.kind != "yes-no" else kind


def type_hint(path: Path, value: object, field: Field) -> str:
    """What would make the right kind of fact out of a value of another kind, or nothing."""
    match field.kind, value:
        case ("whole" | "number" | "date" | "yes-no"), str():
            return _without_marks(field.kind, value)
        case ("text" | "choice" | "prose"), (int() | Decimal() | float() | date()) if not isinstance(value, bool):
            return f"Put it between quotation marks: \"{value}\"."
        case "list", str() if field.refers_to and len(keys_within(value)) > 1:
            return f"Put brackets round it, and each by itself: [{', '.join(map(quoted, keys_within(value)))}]."
        case "list", str():
            return f"Put brackets round it: [{quoted(value)}]."
        case "things", _:
            return f"Give each a heading with a key of its own: [{_heading(path)}.its-key]."
        case "group", _:
            return _group_hint(path, value, field)
        case "date", _ if isinstance(value, date):
            return f"Leave out the time: {value:%Y-%m-%d}."
        case ("text" | "choice" | "prose"), [str() as only]:
            return f"Leave out the brackets: {quoted(only)}."
        case "yes-no", 0 | 1 if not isinstance(value, bool):
            return f"Write {'true' if value else 'false'}."
        case ("whole" | "number"), float():
            return f"Write it in figures, such as {field.example}."
        case "whole", Decimal() if value != value.to_integral_value():
            return f"The nearest are {int(value):,} and {int(value) + (1 if value > 0 else -1):,}."
        case _:
            return ""


# What each kind of fact looks like where it is written without quotation marks.
_BARE = {
    "whole": re.compile(r"-?\d+"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "yes-no": re.compile(r"true|false"),
}
_YES_NO = {"yes": "true", "y": "true", "no": "false", "n": "false"}


def _without_marks(kind: str, value: str) -> str:
    """What a text between quotation marks was probably meant as."""
    meant = value.strip().casefold()
    meant = _YES_NO.get(meant, meant) if kind == "yes-no" else meant.replace(",", "")
    if _BARE[kind].fullmatch(meant):
        return f"Write {meant}, without quotation marks."
    if kind == "date" and (meant := day_meant(value)):
        return f"Write {meant}, without quotation marks."
    if kind in ("whole", "number"):
        return "Write it in figures, without quotation marks."
    return "A number, a date, true and false stand without quotation marks."


def _group_hint(path: Path, value: object, field: Field) -> str:
    """The fact inside a group that comes closest to a single value written in the group's place."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return f"Give it a heading of its own, [{_heading(path)}], with one bracket at each end."
    value = _number_meant(value, field)
    own = f"Give it a heading of its own, [{_heading(path)}]"
    fitting = [name for name, inner in field.fields.items() if not inner.derived and _fits(inner, value)]
    chosen = [name for name in fitting if isinstance(value, str) and value in field.fields[name].choices]
    usual = [name for name in ("name", "role", "value", "number") if name in fitting]
    closest = next(iter((*chosen, *usual, *fitting)), "")
    if not closest:
        return f"{own}."
    shown = _shown_in_file(value)
    return f"{own}, with the line {closest} = {shown} below it."


def _number_meant(value: object, group: Field) -> object:
    """A text of nothing but figures as the number that it stands for, where the group has a fact that is one."""
    bare = value.replace(",", "").strip() if isinstance(value, str) else ""
    meant = int(bare) if re.fullmatch(r"[0-9]{1,15}", bare) else value
    is_fact = any(_fits(inner, meant) for inner in group.fields.values() if not inner.derived)
    return meant if is_fact else value


def _fits(field: Field, value: object) -> bool:
    """Whether a fact could have a value, as far as its kind says."""
    match value:
        case bool():
            return field.kind == "yes-no"
        case int():
            return field.kind in ("whole", "number")
        case Decimal():
            return field.kind == "number"
        case date():
            return field.kind == "date"
        case str():
            return field.kind == "text" or value in field.choices
        case _:
            return False


def _shown_in_file(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else quoted(value) if isinstance(value, str) else str(value)


def _heading(path: Path) -> str:
    return ".".join(map(str, path))
