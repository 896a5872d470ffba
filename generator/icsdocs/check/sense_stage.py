"""Knows what a body can be on a day: its stage, when it is established, its name, who takes it over, its segment."""

import re
from datetime import date
from decimal import Decimal

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import ACT, FIRST_BOARDS, WHITE_PAPER, Found, collection, place_of
from icsdocs.check.roles import plainly
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import keyed, number, said, word
from icsdocs.source import Span

PLANNED = date(2022, 4, 1)
PLAN_MOVED = date(2021, 12, 24)


def stage(config: Config) -> Found:
    given, established = said(config.facts, "body.stage"), said(config.facts, "body.established_on")
    if not given:
        return
    is_early = config.as_at < FIRST_BOARDS
    is_coming = given.value in ("proposed", "shadow")
    before = keyed(config.facts, "body.predecessors")
    kinds = [word(body, "kind") for body in before]
    after = collection(config, "body.successors")
    if not is_coming and is_early:
        message = f"no board was {given.value} before {FIRST_BOARDS}, and the config is as at {config.as_at}"
        yield Diagnostic(rules.STAGE, message, given.span, "", _day_of(config))
    elif is_coming and not is_early and before and set(kinds) == {"ccg"}:
        message = f"the body is {given.value}, and those that took over from CCGs were established on {FIRST_BOARDS}"
        related = (("a CCG that it takes over from is here", place_of(before[0], "kind")), *_day_of(config))
        yield Diagnostic(rules.STAGE, message, given.span, "", related)
    elif given.value == "abolished" and after and not after.items:
        message = "the body is abolished, and has no successor"
        yield Diagnostic(rules.STAGE, message, given.span, "", (("successors are given here", after.span),))
    elif established and isinstance(established.value, date) and (established.value <= config.as_at) is is_coming:
        then = f"it was established, since {established.value}"
        if not is_coming:
            then = f"it was not yet established: that comes on {established.value}"
        message = f"the body is said to be {given.value}, and on {config.as_at} {then}"
        hint = f"Write stage = {_FITTING[is_coming]}, or change the day of establishment, or as_at."
        related = (("its establishment is here", established.span), *_day_of(config))
        yield Diagnostic(rules.STAGE, message, given.span, hint, related)


# Of a body that is said to be still to come: the stages that fit once it is there; else those before.
_FITTING = {True: '"established"', False: '"proposed" or "shadow"'}


def establishment(config: Config) -> Found:
    given = said(config.facts, "body.established_on")
    if not given or not isinstance(given.value, date):
        return
    planned = PLANNED if config.edition == WHITE_PAPER or config.as_at < PLAN_MOVED else FIRST_BOARDS
    if config.edition == ACT and given.value < FIRST_BOARDS:
        message = f"the first boards were established on {FIRST_BOARDS}, and not on {given.value}"
        yield Diagnostic(rules.ESTABLISHMENT, message, given.span, "", _day_of(config))
    elif config.edition != ACT and given.value != planned:
        message = f"on {config.as_at} establishment was planned for {planned}, and not for {given.value}"
        yield Diagnostic(rules.ESTABLISHMENT, message, given.span, "", _day_of(config))


def _day_of(config: Config) -> tuple[tuple[str, Span], ...]:
    """Where the config says its day, if it does, or else its edition."""
    day, edition = said(config.facts, "as_at"), said(config.facts, "edition")
    if day and edition and day.span.line == 1 and edition.span.line != 1:
        day = edition
    return (("the day that the config is taken at is here", day.span),) if day else ()


# All 42 boards of the Integrated Care Boards (Establishment) Order 2022, and those that followed, are called so.
_LEGAL_NAME = re.compile(r"NHS \S.* Integrated Care Board")
_NO_AREA = re.compile(r"\b(NHS|integrated care (board|system)|ICB|ICS|body)\b", re.IGNORECASE)


def legal_name(config: Config) -> Found:
    """Only under the Act: before it a body has a working name, and a proposed one."""
    given = said(config.facts, "body.legal_name")
    if config.edition != ACT or not given or _LEGAL_NAME.fullmatch(str(given.value)):
        return
    area = " ".join(_NO_AREA.sub(" ", word(config.facts, "system.short_name") or str(given.value)).split())
    message = f"“{given.value}” has not the form that the legal names of integrated care boards have"
    hint = (
        "Write the name that the establishment order gives the board, such as legal_name = "
        f'"NHS {area} Integrated Care Board". What the board calls itself otherwise is its trading_name.'
    )
    yield Diagnostic(rules.LEGAL_NAME, message, given.span, hint)


# --- shares and segments ---------------------------------------------------------------------------------------------


def shares(config: Config) -> Found:
    """Of the body's own successors all of it, if every share is known; of a predecessor never more than all."""
    after = keyed(config.facts, "body.successors")
    given = [number(body, "share") for body in after]
    if after and None not in given and sum(map(Decimal, filter(None, given))) != 100:
        total = sum(map(Decimal, filter(None, given)))
        message = f"the successors take over {total} per cent of the body, and not all of it"
        others = tuple((f"another share is here: {number(b, 'share')}", place_of(b, "share")) for b in after[:-1])
        yield Diagnostic(rules.SHARES, message, place_of(after[-1], "share"), "", others)
    taken: dict[str, Decimal] = {}
    before = keyed(config.facts, "body.predecessors")
    for at, body in enumerate(before):
        name, share = plainly(word(body, "body")), number(body, "share")
        if share is None or not name:
            continue
        taken[name] = taken.get(name, Decimal(0)) + share
        if taken[name] > 100:
            message = f"{taken[name]} per cent of {word(body, 'body')} come over, which is more than all of it"
            same = [b for b in before[:at] if plainly(word(b, "body")) == name and number(b, "share") is not None]
            others = tuple((f"another share is here: {number(b, 'share')}", place_of(b, "share")) for b in same)
            yield Diagnostic(rules.SHARES, message, place_of(body, "share"), "", others)
        elif plainly(word(body, "part")) == "all" and share != 100:
            message = f"all of {word(body, 'body')} comes over, and a share of {share} per cent"
            related = (("that all of it does is said here", place_of(body, "part")),)
            yield Diagnostic(rules.SHARES, message, place_of(body, "share"), "", related)


def segment(config: Config) -> Found:
    year, given = said(config.facts, "oversight.year"), said(config.facts, "oversight.segment")
    if not year or not given or given.value == "none":
        return
    related = (("the year is here", year.span),)
    if year.value in ("2021/22", "2022/23", "2023/24", "2024/25") and given.value == "5":
        message = f"the framework of {year.value} has segments 1 to 4"
        yield Diagnostic(rules.SEGMENT, message, given.span, "", related)
    elif year.value == "2025/26" and config.edition == ACT:
        message = "integrated care boards are not segmented in 2025/26"
        yield Diagnostic(rules.SEGMENT, message, given.span, "Say segment = \"none\".", related)


CHECKS = (stage, establishment, legal_name, shares, segment)
