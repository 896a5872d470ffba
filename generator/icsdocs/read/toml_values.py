"""Knows what was probably meant by a value that is none in TOML, and how it would have to be written."""

import re
from calendar import monthrange
from datetime import date, datetime

from icsdocs.read.toml_slips import tail

_LONGEST = 40

# What was written, as a pattern; what is wrong with it; what would mend it. The first that fits is told.
Rows = tuple[tuple[str, str, str], ...]

CURLY_HINT = "Type straight ones: \"…\". Word processors bend them; a plain text editor does not."
LIST_FAULT = ("a comma is missing in the list, or its closing bracket", "Write [\"one\", \"two\"].")

_UNITS = "days?|weeks?|months?|years?|people|members|seats"
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_CAUSES: Rows = (
    (r"(#|$)", "there is no value after the equals sign", "If the value is not known, leave the whole line out."),
    (r"(true|yes|y)\s*(#|$)", "yes is written true, in small letters, and not {value}", "Write true."),
    (r"(false|no|n)\s*(#|$)", "no is written false, in small letters, and not {value}", "Write false."),
    (r"(null|nil|none|n/a|tbc|tbd|\?)", "a value that is not known is left out, and not written {value}",
     "Delete the line, or write \"none\" in quotation marks if there is none."),
    (r"[“”‘’„«]", "the quotation marks are curly", CURLY_HINT),
    (r"\d{1,2}([./-]\d{1,2}[./-]|\s+[a-z]+\s+)\d{2,4}", "{value} is not how a date is written",
     "A date is written year-month-day without quotation marks: {day}."),
    (r"\d{4}[/.]\d{1,2}[/.]\d{1,2}\s*(#|$)", "{value} is not how a date is written",
     "A date is written year-month-day without quotation marks: {day}."),
    (r"\d{4}-\d{2}-\d{2}\s*(#|$)", "there is no such date as {value}", "{why}"),
    (r"\d{4}-\d{1,2}-\d{1,2}\s*(#|$)", "{value} is not how a date is written",
     "A date has two figures for the month and two for the day: {day}."),
    (r"\d{4}-\d{2}-\d{2}", "a date stands alone, and not as {value}",
     "A date is written year-month-day without quotation marks: {day}."),
    (r"\d{1,3}(,\d{3})+(\.\d+)?\s*[^\s\d.,#\]}]",
     "a number stands alone, without commas, words or signs, and not as {value}",
     "Write {digits}, or \"{value}\" if it is text."),
    (r"\d{1,3}(,\d{3})+\b", "a number has no commas, and {value} has", "Write {plain} or {grouped}."),
    (r"\d+,\d", "a decimal number has a point, not a comma as in {value}", "Write {point}."),
    (r"\d+\s*/\s*\d", "the fraction {value} stands between quotation marks", "Write \"{value}\"."),
    (r"0\d", "a whole number does not begin with a nought, as {value} does",
     "Write {bare}, or \"{value}\" if it is a code."),
    (rf"({'|'.join(_NUMBERS)})\s*(#|$)", "a number is written in figures, and not as {value}", "Write {figure}."),
    (r"[£$€]?\s*[\d.,]+", "a number stands alone, without a unit or sign, and not as {value}",
     "Write {figures}, or \"{value}\" if it is text."),
    (r"'[^']*'\s*[^\s#]", "something follows after the closing quotation mark",
     "A text that begins with ' ends with the next '. Put it between double quotation marks."),
    (r"\"[^\"]*\"\s*[^\s#]", "something follows after the closing quotation mark",
     "A text that begins with \" ends with the next \". To print a quotation mark inside it, type a curly one."),
    (r"[^\W\d_][^\"]*\"\s*(#|$)", "the quotation mark before the text is missing", "Write \"{before}\"."),
    (r"\[", *LIST_FAULT),
    (r"\{", "a table between braces stands on one line", "Give it a heading of its own instead."),
    (r"[^\W\d_]", "text stands between quotation marks, and {value} does not", "Write \"{value}\"."),
    (r"", "the value {value} cannot be read",
     "Text stands between quotation marks; numbers, dates, true and false do not."),
)  # fmt: skip


def value_fault(written: str, is_inside: bool) -> tuple[str, str]:
    """What is wrong with a value, in words that show it, and how it would be written."""
    alone = value_alone(written, is_inside)
    if not is_inside and (slip := tail(alone)):
        return slip
    lowered = written.casefold()
    message, hint = next((message, hint) for pattern, message, hint in _CAUSES if re.match(pattern, lowered))
    meant = _meanings(alone)
    return message.format_map(meant), hint.format_map(meant)


def value_alone(written: str, is_inside: bool) -> str:
    """A value without the remark behind it, and inside a list or braces without what follows there."""
    in_quotes, ends = "", "#,]}" if is_inside else "#"
    for at, character in enumerate(written):
        if in_quotes:
            in_quotes = "" if character == in_quotes else in_quotes
        elif character in "\"'":
            in_quotes = character
        elif character in ends:
            return written[:at].rstrip()
    return written.rstrip()


def _meanings(value: str) -> dict[str, str]:
    """The value as found, cut short if it is long, and in the ways in which it could be written."""
    amount = re.fullmatch(rf"[£$€]?\s*([\d,]+(?:\.\d+)?)\s*(?:%|(?:{_UNITS})\b.*)?", value)
    return {
        "value": value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…",
        "before": value.partition('"')[0],
        "plain": value.replace(",", ""),
        "digits": re.match(r"[\d,]*(\.\d+)?", value)[0].replace(",", ""),
        "grouped": value.replace(",", "_"),
        "point": value.replace(",", ".", 1),
        "bare": value.lstrip("0") or "0",
        "figures": amount[1].replace(",", "") if amount else "the number alone and in full",
        "day": day_meant(value) or str(date(2022, 7, 1)),
        "why": _why_no_day(value),
        "figure": str(_NUMBERS.index(value.casefold()) + 1) if value.casefold() in _NUMBERS else "",
    }


def _why_no_day(value: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)
    year, month = (int(found[1]), int(found[2])) if found else (0, 0)
    if year and 1 <= month <= 12:
        return f"{date(year, month, 1):%B %Y} has {monthrange(year, month)[1]} days."
    return "A date is written year-month-day, and the months go from 01 to 12."


_FORMS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d", "%d/%m/%y")


def day_meant(value: str) -> str:
    """A day in whatever British way it is written, as TOML has it; empty for anything else."""
    for form in _FORMS:
        try:
            return str(datetime.strptime(" ".join(value.split()), form).date())
        except ValueError:
            continue
    return ""
