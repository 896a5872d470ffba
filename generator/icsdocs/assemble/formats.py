"""Knows how a fact is put into words: numbers, dates, lists, money."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from icsdocs.config import Scalar

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PARTS = {
    2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
}  # fmt: skip
_SCALES = ((1_000_000, "million"), (1_000, "thousand"))
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Unfit(Exception):
    """A value that a format cannot put into words; its text says why."""


def in_words(number: int) -> str:
    """A whole number as read aloud: 12 is “twelve”, 2,105 is “two thousand, one hundred and five”."""
    if number < 0:
        return f"minus {in_words(-number)}"
    for scale, name in _SCALES:
        if number >= scale:
            rest = number % scale
            joint = "" if not rest else " and " if rest < 100 else ", "
            return f"{in_words(number // scale)} {name}{joint}{in_words(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


def in_full(day: date) -> str:
    """A day as a document prints it: 1 April 2022."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def joined(texts: list[str]) -> str:
    """“a, b and c”; where an item has a comma or an “and” of its own, “a and b; c; and d” as legal drafting has it, and
    “a and b, and c” of two without a comma, so that nobody counts the items wrongly; “none” for an empty list."""
    if not texts:
        return "none"
    *most, last = texts
    match any("," in text for text in texts), any(" and " in text for text in texts):
        case False, False:
            separator, joint = ", ", " and "
        case False, True if len(most) == 1:
            separator, joint = "", ", and "
        case _:
            separator, joint = "; ", "; and "
    return f"{separator.join(most)}{joint}{last}" if most else last


def printed(value: Scalar) -> str:
    """A single fact as text, where no format says otherwise; four digits without a comma, because they may be a
    year."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return in_full(value)
        case Decimal():
            return f"{value.normalize():,f}" if abs(value) >= 10_000 else f"{value.normalize():f}"
        case int():
            return f"{value:,}" if abs(value) >= 10_000 else str(value)
        case _:
            return " ".join(str(value).split())


def paragraphs(value: object) -> list[str]:
    """The paragraphs of a text: an empty line, or one of spaces alone, parts them. Anything else has none."""
    pieces = re.split(r"\n[ \t]*\n", value) if isinstance(value, str) else []
    return [piece for piece in pieces if piece.strip()]


def _words(value: Scalar, arguments: tuple[str | int, ...]) -> str:
    if isinstance(value, str) and (match := re.fullmatch(r"([1-9]\d?)/([2-9]|1\d)", value)):
        count, part = int(match[1]), _PARTS.get(int(match[2]), f"{match[2]}th")
        return f"{in_words(count)} {part if count == 1 else f'{part}s' if part != 'half' else 'halves'}"
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unfit("only a whole number or a fraction such as 1/3 can be put into words")
    if abs(value) >= 10**9:
        raise Unfit("a number put into words must be below a thousand million")
    return in_words(value)


def _date(value: Scalar, arguments: tuple[str | int, ...]) -> str:
    if not isinstance(value, date):
        raise Unfit("only a day can be printed as a date")
    return in_full(value)


def _plural(value: Scalar, arguments: tuple[str | int, ...]) -> str:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unfit("only a whole number decides between singular and plural")
    one, many = (str(arguments[0]), str(arguments[-1]) if len(arguments) > 1 else f"{arguments[0]}s")
    return one if value == 1 else many


def _money(value: Scalar, arguments: tuple[str | int, ...]) -> str:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Unfit("only a number can be printed as money")
    amount = Decimal(value)
    sign = "−" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.0f}" if amount == amount.to_integral_value() else f"{sign}£{abs(amount):,.2f}"


def _percent(value: Scalar, arguments: tuple[str | int, ...]) -> str:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Unfit("only a number can be printed as a percentage")
    return f"{printed(value)}%"


def _capital(value: Scalar, arguments: tuple[str | int, ...]) -> str:
    text = printed(value)
    return text[:1].upper() + text[1:]


SCALAR_FORMATS: dict[str, Callable[[Scalar, tuple[str | int, ...]], str]] = {
    "words": _words,
    "date": _date,
    "plural": _plural,
    "money": _money,
    "percent": _percent,
    "capital": _capital,
}
