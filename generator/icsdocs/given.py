"""Knows what users mean by the words that they type as options."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from icsdocs.likeness import alike

_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
# As people in Britain write it: the day first.
_BRITISH = re.compile(r"(?P<day>\d{1,2})[./ -](?P<month>\d{1,2})[./ -](?P<year>\d{4})")


def day(words: str) -> date | str:
    """The day that is written year-month-day, or in plain English why there is none."""
    if found := _DAY.fullmatch(words):
        return _exact(found) or f"There is no day {words}.{_why_not(found)}"
    says = f"A date is written year-month-day, for example 2021-06-30, and not {words}."
    british = _BRITISH.fullmatch(words)
    meant = _exact(british) if british else None
    return f"{says} Did you mean {meant}?" if meant else says


def near(name: str, known: Iterable[str]) -> str:
    """A question that offers the known names most like one, with a space before it; empty where none is."""
    close = alike(name, known, 3)
    return f" Did you mean {' or '.join(close)}?" if close else ""


def _exact(found: re.Match[str]) -> date | None:
    year, month, number = (int(found[part]) for part in ("year", "month", "day"))
    is_there = year >= 1 and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]
    return date(year, month, number) if is_there else None


def _why_not(found: re.Match[str]) -> str:
    year, month = int(found["year"]), int(found["month"])
    if year < 1 or not 1 <= month <= 12:
        return " A year has twelve months."
    return f" {date(year, month, 1):%B %Y} has {monthrange(year, month)[1]} days."
