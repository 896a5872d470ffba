"""Knows which dates of a config must follow each other, and which must be the same."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import ACT, Found, place_of
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import day, keyed, said, word

# Things (or the root) with what begins and what ends in each.
_SPANS = (
    ("", "shadow.from", "shadow.until"),
    ("", "mou.from", "mou.until"),
    ("", "body.order.date", "body.established_on"),
    ("engagement", "from", "until"),
    ("delegations", "start", "review"),
    ("policies", "approved_on", "review_on"),
    ("approvals", "date", "effective"),
    ("versions", "date", "effective"),
)

# Things (or the root) with what a document reports of them as done.
_DONE = (
    ("", "oversight.segment_on"),
    ("ccgs", "staff.on"),
    ("risks", "date"),
    ("timeline", "actual"),
    ("decisions", "date"),
    ("approvals", "date"),
    ("versions", "date"),
    ("policies", "approved_on"),
    ("deviations", "date"),
    ("authorities", "decision.date"),
    ("questions", "answered_on"),
    ("places", "vision_plan.date"),
)


def spans(config: Config) -> Found:
    for kind, first, last in _SPANS:
        for thing in keyed(config.facts, kind) if kind else (config.facts,):
            begins, ends = day(thing, first), day(thing, last)
            if begins and ends and ends < begins:
                names = [path.rpartition(".")[2] for path in (first, last)]
                message = f"“{names[1]}” is {ends}, before “{names[0]}”, which is {begins}"
                related = ((f"“{names[0]}” is here", place_of(thing, first)),)
                yield Diagnostic(rules.DATES_REVERSED, message, place_of(thing, last), "Mend one of the two.", related)


def done_by_now(config: Config) -> Found:
    for kind, path in _DONE:
        for thing in keyed(config.facts, kind) if kind else (config.facts,):
            done = day(thing, path)
            if done and done > config.as_at:
                message = f"{done} lies after {config.as_at}, the day that this config is taken at"
                as_at = said(config.facts, "as_at")
                related = (("that day is given here", as_at.span),) if as_at else ()
                hint = "Write the day on which it happened, or leave the line out until it has happened."
                yield Diagnostic(rules.NOT_YET, message, place_of(thing, path), hint, related)


# --- timetable -------------------------------------------------------------------------------------------------------


def _establishment(config: Config) -> Iterator[Thing]:
    yield from (step for step in keyed(config.facts, "timeline") if step.id.startswith("establish"))


def timetable(config: Config) -> Found:
    """Steps whose key begins with a quarter (q1- to q4-) prepare for establishment."""
    steps = [(step, int(step.id[1])) for step in keyed(config.facts, "timeline") if re.match(r"q[1-4]-", step.id)]
    for step, quarter in steps:
        due = day(step, "due")
        if not due:
            continue
        for end in _establishment(config):
            if (limit := day(end, "due")) and due > limit:
                related = (("establishment is due here", place_of(end, "due")),)
                message = f"“{step.id}” is due on {due}, after establishment on {limit}"
                yield Diagnostic(rules.TIMELINE_ORDER, message, place_of(step, "due"), "", related)
        later = [(other, limit) for other, of in steps if of > quarter and (limit := day(other, "due")) and limit < due]
        if later:
            other, limit = later[0]
            related = ((f"“{other.id}” is due here", place_of(other, "due")),)
            message = f"“{step.id}” is due on {due}, after “{other.id}”, a step of a later quarter, on {limit}"
            yield Diagnostic(rules.TIMELINE_ORDER, message, place_of(step, "due"), "", related)


def met_is_complete(config: Config) -> Found:
    for step in keyed(config.facts, "timeline"):
        status, met = said(step, "status"), said(step, "actual")
        if status and met and status.value != "complete":
            message = f"it was met on {met.value}, and its status is “{status.value}”"
            yield Diagnostic(rules.STATUS_DIFFERS, message, status.span, "", (("it was met here", met.span),))


def one_day_of_establishment(config: Config) -> Found:
    """Before the Act the plan for it, from then on the fact."""
    given = said(config.facts, "body.established_on")
    if not given:
        return
    for step in _establishment(config):
        other = said(step, "actual" if config.edition == ACT else "due")
        if other and other.value != given.value:
            message = f"the body is established on {given.value}, and by the timetable on {other.value}"
            yield Diagnostic(rules.TWO_DAYS, message, other.span, "", (("the body's day is here", given.span),))
    until = said(config.facts, "shadow.until")
    if until and isinstance(until.value, date) and until.value > given.value:
        message = f"the shadow period ends on {until.value}, after establishment on {given.value}"
        yield Diagnostic(rules.TWO_DAYS, message, until.span, "", (("the day of establishment is here", given.span),))


# What happens to a partnership, in order, with the words for it.
_OF_PARTNERSHIP = (
    ("body.established_on", "the board was established"),
    ("partnership.first_met", "the partnership first met"),
    ("partnership.strategy.agreed", "the partnership agreed its first strategy"),
)


def first_meeting(config: Config) -> Found:
    """The board and the councils set the partnership up: from the Act on, none is older than its board."""
    steps = _OF_PARTNERSHIP if config.edition == ACT else _OF_PARTNERSHIP[1:]
    known = [(path, words, on) for path, words in steps if (on := day(config.facts, path))]
    for (first, before, began), (last, after, came) in pairwise(known):
        if came < began:
            message = f"{after} on {came}, and {before} only later, on {began}"
            hint = f"Correct the day that is wrong. If {last} is a day of an earlier partnership, take it out."
            related = ((f"“{first.rpartition('.')[2]}” is here", place_of(config.facts, first)),)
            yield Diagnostic(rules.FIRST_MEETING, message, place_of(config.facts, last), hint, related)


def versions(config: Config) -> Found:
    things = keyed(config.facts, "versions")
    for earlier, later in pairwise(things):
        for field, before, after in (
            ("date", day(earlier, "date"), day(later, "date")),
            ("version", _numbers(earlier), _numbers(later)),
        ):
            if before and after and after < before:
                name, other = word(later, "version") or later.id, word(earlier, "version") or earlier.id
                message = f"version {name} comes after {other}, and its {_FIELDS[field]} is earlier"
                related = (("the one before it is here", place_of(earlier, field)),)
                yield Diagnostic(rules.VERSIONS_ORDER, message, place_of(later, field), "", related)


_FIELDS = {"date": "date", "version": "number"}


def _numbers(version: Thing) -> tuple[int, ...]:
    text = word(version, "version").removeprefix("v")
    return tuple(map(int, text.split("."))) if re.fullmatch(r"\d{1,6}(\.\d{1,6})*", text) else ()


def approval(config: Config) -> Found:
    """The newest version is the one that is printed, so an older approval is another text's; where a version names it,
    it is known of which."""
    versions = keyed(config.facts, "versions")
    newest = versions[-1:]
    named = {word(version, "approval_ref") for version in versions}
    issued = day(newest[0], "date") if newest else None
    for given in keyed(config.facts, "approvals"):
        approved = day(given, "date")
        if word(given, "stage") != "regulator" or not issued or not approved or approved >= issued:
            continue
        if given.id not in named:
            message = f"the approval of {approved} is older than the newest version, of {issued}"
            hint = f"If that version has this approval, write approval_ref = \"{given.id}\" in it."
            related = (("the newest version is here", place_of(newest[0], "date")),)
            yield Diagnostic(rules.APPROVED_BEFORE, message, place_of(given, "date"), hint, related)


def one_version_each(config: Config) -> Found:
    """What the regulator approves is one text: a later version needs an approval of its own."""
    approvals = {one.id: one for one in keyed(config.facts, "approvals") if word(one, "stage") == "regulator"}
    first: dict[str, Thing] = {}
    for version in keyed(config.facts, "versions"):
        key = word(version, "approval_ref")
        if key not in approvals:
            continue
        earlier = first.setdefault(key, version)
        if earlier is not version:
            name, other = word(version, "version") or version.id, word(earlier, "version") or earlier.id
            message = f"version {name} names the approval “{key}”, which version {other} names too"
            hint = f"Name the approval that was given to version {name}, or delete the line until there is one."
            related = (("the other version names it here", place_of(earlier, "approval_ref")),)
            yield Diagnostic(rules.APPROVED_BEFORE, message, place_of(version, "approval_ref"), hint, related)


CHECKS = (
    spans, done_by_now, timetable, met_is_complete, one_day_of_establishment, first_meeting, versions, approval,
    one_version_each,
)  # fmt: skip
