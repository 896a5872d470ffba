"""Knows what a memorandum of understanding can cover, who can make it, and which oversight framework its year has."""

import re
from collections.abc import Iterator
from datetime import date

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import ACT, Found, place_of
from icsdocs.check.roles import plainly
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import day, keyed, said, word

# Before the Act the memorandum is one for the body's first year, whatever the day on which that was to begin.
FIRST_YEAR = (date(2022, 4, 1), date(2023, 3, 31))
# The framework of 2021/22 was followed by that of 2022/23 in June 2022.
OLD_FRAMEWORK = "2021/22"
_BOARDS = ("icb", "cluster")


def period(config: Config) -> Found:
    """The first fault of the period: it begins too early or too late for the body, or it is over."""
    begins, ends = day(config.facts, "mou.from"), day(config.facts, "mou.until")
    established = day(config.facts, "body.established_on")
    at = place_of(config.facts, "mou.from")
    if config.edition != ACT:
        if begins and not FIRST_YEAR[0] <= begins <= FIRST_YEAR[1]:
            message = f"the memorandum is the one for 2022/23, the body's first year, and its period begins on {begins}"
            yield Diagnostic(rules.MOU_PERIOD, message, at, "Write from = 2022-04-01 and until = 2023-03-31.")
    elif begins and established and begins < established and word(config.facts, "mou.party_model") in _BOARDS:
        message = f"the memorandum's period begins on {begins}, before the body that signs it was established"
        related = (("the day of establishment is here", place_of(config.facts, "body.established_on")),)
        hint = f"Write from = {established}, or a later day, and an until to match."
        yield Diagnostic(rules.MOU_PERIOD, message, at, hint, related)
    elif ends and ends < config.as_at and (not begins or begins <= ends):
        message = f"the memorandum's period ended on {ends}, and the config is taken at {config.as_at}"
        hint = "Write the period of the next memorandum."
        yield Diagnostic(rules.MOU_PERIOD, message, place_of(config.facts, "mou.until"), hint)


def parties(config: Config) -> Found:
    """A system is no legal person. Under the Act its board is a party and signs; before, organisations sign."""
    model = word(config.facts, "mou.party_model")
    if config.edition == ACT and model in _BOARDS:
        yield from _with_board(config, "mou.parties", "name", "the parties")
        yield from _with_board(config, "mou.signatories", "organisation", "the organisations that sign")
    elif config.edition != ACT:
        for thing in _systems(config, "mou.signatories", "organisation"):
            message = f"{word(thing, 'organisation')} is the system, which is not a legal person and cannot sign"
            hint = "Name the organisation for which the person signs, such as a trust or a council."
            yield Diagnostic(rules.MOU_PARTY, message, place_of(thing, "organisation"), hint)


def _with_board(config: Config, kind: str, fact: str, called: str) -> Found:
    """That a board is not among some organisations, or that its system is."""
    legal, found = word(config.facts, "body.legal_name"), keyed(config.facts, kind)
    names = {_bare(word(config.facts, f"body.{name}")) for name in ("legal_name", "trading_name", "short_name")} - {""}
    systems = tuple(_systems(config, kind, fact))
    is_there = any(_bare(word(thing, fact)) in names or _is_defined_name(word(thing, fact)) for thing in found)
    if not legal or not found or not all(word(thing, fact) for thing in found) or (is_there and not systems):
        return
    at = place_of(systems[0], fact) if systems else place_of(config.facts, kind)
    message = f"{legal} signs the memorandum for itself, and is not among {called}"
    add = f'Add a table such as [{kind}.board] with the line {fact} = "{legal}".'
    hint = f'Write {fact} = "{legal}" in the place of the system, which is not a legal person.' if systems else add
    if is_there:
        message = f"{word(systems[0], fact)} is the system, which is not a legal person and cannot sign"
        hint = f"Take out this table: {legal} is there beside it."
    yield Diagnostic(rules.MOU_PARTY, message, at, hint)


def _systems(config: Config, kind: str, fact: str) -> Iterator[Thing]:
    """The things that are the system itself, by its name."""
    name = plainly(word(config.facts, "system.name"))
    yield from (thing for thing in keyed(config.facts, kind) if name and plainly(word(thing, fact)) == name)


def _bare(name: str) -> str:
    """The name of a board without what its full and its short forms differ by."""
    return " ".join(re.sub(r"\b(nhs|integrated care board|icb)\b", " ", plainly(name)).split())


def _is_defined_name(name: str) -> bool:
    """Whether a name is what a memorandum calls the board that it is of: “the Integrated Care Board”."""
    return not _bare(name) and plainly(name) != "nhs"


def framework(config: Config) -> Found:
    year = said(config.facts, "oversight.year")
    if config.edition == ACT and year and year.value == OLD_FRAMEWORK:
        message = f"the oversight framework of {year.value} was followed by another before {config.as_at}"
        hint = "Write the year of the framework of that day, with its name in framework and its segment."
        yield Diagnostic(rules.FRAMEWORK, message, year.span, hint)


CHECKS = (period, parties, framework)
