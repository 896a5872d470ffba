"""Knows what a body established after the first boards cannot have: a clinical commissioning group before it, and the
dates of another body's founding."""

from collections.abc import Iterator
from datetime import date

from icsdocs.check import between_rules as rules
from icsdocs.check.known import FIRST_BOARDS, Found, named, place_of
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import day, keyed, said, word
from icsdocs.source import Span

# From the announcement of a body to its first day it was never so long: fifteen months in 2021 and 2022, about a year
# in 2025 and 2026. Older dates were copied with some other body's config.
LONGEST_FOUNDING = 3

# Things with the dates of what happens on the way to a body's founding, and in its documents.
_FOUNDING = (
    ("timeline", ("due", "actual")),
    ("versions", ("date", "effective")),
    ("approvals", ("date", "effective")),
    ("engagement", ("from", "until")),
)


def groups_after_their_end(config: Config) -> Found:
    """Predecessors, groups and functions of theirs, where the body is younger than the abolition of the groups."""
    own = said(config.facts, "body.established_on")
    if not own or not isinstance(own.value, date) or own.value <= FIRST_BOARDS:
        return
    related = (("the establishment is here", own.span),)
    for what, span, hint in _groups(config):
        message = f"{what} ended on {FIRST_BOARDS}, before the body was established on {own.value}"
        yield Diagnostic(rules.GROUP_BEFORE, message, span, hint, related)


def _groups(config: Config) -> Iterator[tuple[str, Span, str]]:
    for before in keyed(config.facts, "body.predecessors"):
        if word(before, "kind") == "ccg":
            called = word(before, "body") or before.id
            yield f"{called} is called a clinical commissioning group, and these", place_of(before, "kind"), _BOARD
    for group in keyed(config.facts, "ccgs")[:1]:
        yield f"{named(group)} and every other clinical commissioning group", group.span, _NO_GROUPS
    for function in keyed(config.facts, "functions"):
        if word(function, "origin") == "CCG":
            called = word(function, "function") or function.id
            yield f"{called} came from clinical commissioning groups, and these", place_of(function, "origin"), _ORIGIN


_BOARD = 'Write kind = "icb" for an integrated care board.'
_NO_GROUPS = "Take out the tables [ccgs.…], and write ccgs = [] near the top of the file."
_ORIGIN = 'Write origin = "predecessor" for what came from the boards before.'


def dates_of_another_founding(config: Config) -> Found:
    """One warning for each kind of thing, at its first such date, with the others beside it. The first boards' systems
    are older than they, and so may their timetables be."""
    own = said(config.facts, "body.established_on")
    if not own or not isinstance(own.value, date) or own.value <= FIRST_BOARDS:
        return
    for kind, names in _FOUNDING:
        dates = ((thing, name, day(thing, name)) for thing in keyed(config.facts, kind) for name in names)
        stale = [(found, place_of(thing, name)) for thing, name, found in dates if _is_stale(found, own.value)]
        if stale:
            (first, span), *others = stale
            message = f"{first} lies years before the body was established, on {own.value}"
            related = (*((f"{found} is here", at) for found, at in others), ("the establishment is here", own.span))
            yield Diagnostic(rules.ANOTHER_FOUNDING, message, span, _COPIED, related)


_COPIED = "If it was copied with another system's config, write this body's own, or take it out."


def _is_stale(found: date | None, established: date) -> bool:
    return found is not None and (found.year + LONGEST_FOUNDING, found.month, found.day) < (
        established.year, established.month, established.day
    )  # fmt: skip


CHECKS = (groups_after_their_end, dates_of_another_founding)
