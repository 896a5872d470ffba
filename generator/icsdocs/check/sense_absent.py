"""Knows whether a board can still decide when some of its members cannot, for a conflict or a vacancy."""

import re
from collections.abc import Iterator

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import ACT, WHITE_PAPER, Found, named
from icsdocs.check.roles import plainly
from icsdocs.check.sense_board import SECTORS, members
from icsdocs.check.sense_meetings import quorum
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import keyed, listed, whole, word

_APART = re.compile(r",? or |, ")
_PARTNERS = tuple(SECTORS)
# What a quorum may ask for by kind, and the categories of member that are of it.
_KINDS = {
    "partner member": _PARTNERS,
    "partner": _PARTNERS,
    "executive": ("executive", "chief-executive"),
    "executive member": ("executive", "chief-executive"),
    "executive director": ("executive", "chief-executive"),
    "non executive": ("non-executive",),
    "non executive member": ("non-executive",),
    "non executive director": ("non-executive",),
    "independent member": ("non-executive", "chair"),
    "independent non executive member": ("non-executive",),
    "chair": ("chair",),
    "chief executive": ("chief-executive",),
}


# --- conflicts of interest -------------------------------------------------------------------------------------------


def quorum_in_conflict(config: Config) -> Found:
    """Each group of members that one interest can hit is sent out, and those who remain are counted. A quorum of
    everybody is told as such."""
    found = quorum(config)
    if config.edition == WHITE_PAPER or not found or found[1] >= found[2]:
        return
    given, number, size = found
    for who, seats in _groups(config):
        counts = [whole(seat, "count") for seat in seats]
        left = size - sum(filter(None, counts))
        related = ((f"{named(seats[0])} is one of them", seats[0].span),)
        if None not in counts and left < number:
            message = (
                f"when {who} have a conflict of interest, {left} of {size} are left; "
                f"the quorum is {number}"
            )
            yield Diagnostic(rules.QUORUM_IN_CONFLICT, message, given.span, "", related)


def roles_in_conflict(config: Config) -> Found:
    """A member whom the quorum must include, and who can only come from a group that one interest can hit."""
    if config.edition == WHITE_PAPER:
        return
    for wanted in listed(config.facts, "meetings.quorum.must_include") or ():
        able = _able(config, str(wanted.value))
        for who, seats in _groups(config):
            if able and {seat.id for seat in able} <= {seat.id for seat in seats}:
                message = f"the quorum must include {wanted.value}, and cannot when {who} have a conflict"
                related = ((f"{named(able[0])} is here", able[0].span),)
                yield Diagnostic(rules.QUORUM_IN_CONFLICT, message, wanted.span, "", related)


def _groups(config: Config) -> Iterator[tuple[str, tuple[Thing, ...]]]:
    """The partner members of each sector, and those whom one organisation of the config employs."""
    for category, sector in SECTORS.items():
        if seats := tuple(m for m in members(config) if word(m, "category") == category):
            yield f"all partner members from the {sector}", seats
    for kind in ("trusts", "authorities", "providers_non_nhs"):
        for thing in keyed(config.facts, kind):
            name = plainly(word(thing, "name"))
            seats = tuple(m for m in members(config) if name and plainly(word(m, "employer")) == name)
            if len({word(seat, "category") for seat in seats}) > 1:
                yield f"all whom {named(thing)} employs", seats


# --- vacancies -------------------------------------------------------------------------------------------------------


def quorum_with_vacancy(config: Config) -> Found:
    """A quorum of everybody, or with somebody whose seat only one person holds and nobody covers."""
    found = quorum(config)
    if found and found[1] == found[2] and config.edition != ACT:
        message = f"the quorum is {found[1]}, which is every member, so one vacant seat stops the board"
        seats = members(config)
        related = (("the members are here", seats[0].span),) if seats else ()
        yield Diagnostic(rules.QUORUM_WITH_VACANCY, message, found[0].span, "", related)
    for wanted in listed(config.facts, "meetings.quorum.must_include") or ():
        able = _able(config, str(wanted.value))
        is_one = able is not None and len(able) == 1 and whole(able[0], "count") == 1
        if able and is_one and not word(able[0], "vacancy_cover") and word(able[0], "category") != "chair":
            message = f"the quorum must include {wanted.value}, so a vacancy in that one seat stops the board"
            hint = "Name somebody who may be there instead, or give the seat’s vacancy_cover."
            related = (("that seat is here", able[0].span),)
            yield Diagnostic(rules.QUORUM_WITH_VACANCY, message, wanted.span, hint, related)


def _able(config: Config, text: str) -> tuple[Thing, ...] | None:
    """The seats that “the Chief Executive or a partner member” can be met by; None where one of them is not known."""
    found: dict[str, Thing] = {}
    for part in map(plainly, _APART.split(text)):
        seats = [
            member
            for member in members(config)
            if part == plainly(word(member, "role")) or word(member, "category") in _KINDS.get(part, ())
        ]
        if not seats:
            return None
        found |= {seat.id: seat for seat in seats}
    return tuple(found.values())


CHECKS = (quorum_in_conflict, roles_in_conflict, quorum_with_vacancy)
