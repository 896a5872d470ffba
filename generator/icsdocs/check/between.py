"""Knows what two configs must not contradict each other in: areas, trusts, shared roles, succession."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from icsdocs.check import between_rules as rules
from icsdocs.check.known import Found, named, place_of
from icsdocs.check.roles import plainly
from icsdocs.check.sense_board import members
from icsdocs.check.sense_others import own_names
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import day, flag, keyed, listed, number, word


def between(configs: Sequence[Config]) -> Found:
    """Every contradiction between two configs of one edition whose systems differ; what one of them does not say is
    none. The second of two faulty places is where a message stands, the first is beside it."""
    for one, other in combinations(configs, 2):
        if one.edition == other.edition and word(one.facts, "system.id") != word(other.facts, "system.id"):
            for check in CHECKS:
                yield from check(one, other)


def _pairs(one: Config, other: Config, kind: str, *codes: str) -> Iterator[tuple[Thing, Thing]]:
    """The things of a kind that are the same in both: those of one code, or where none is given, of one name."""
    for first in keyed(one.facts, kind):
        for second in keyed(other.facts, kind):
            fields = next((c for c in codes if word(first, c) and word(second, c)), "name")
            if word(first, fields) and plainly(word(first, fields)) == plainly(word(second, fields)):
                yield first, second


# --- areas -----------------------------------------------------------------------------------------------------------


def overlap(one: Config, other: Config) -> Found:
    """A council that both say is wholly in their area, or a district or small area that both list. A body that is to
    come, or is gone, may have the area of one that there is."""
    if word(one.facts, "body.stage") != word(other.facts, "body.stage"):
        return
    for first, second in _pairs(one, other, "authorities", "ons_code"):
        if flag(first, "wholly_in_area") and flag(second, "wholly_in_area"):
            message = f"{named(second)} is wholly in the area of two bodies"
            yield _found(rules.OVERLAP, message, second, "wholly_in_area", first, "wholly_in_area")
    for path in ("body.area.districts", "body.area.lsoa_included"):
        others = {plainly(str(value.value)): value for value in listed(one.facts, path) or ()}
        for value in listed(other.facts, path) or ():
            if same := others.get(plainly(str(value.value))):
                related = (("the other body has it here", same.span),)
                yield Diagnostic(rules.OVERLAP, f"{value.value} is in the area of two bodies", value.span, "", related)


# --- trusts ----------------------------------------------------------------------------------------------------------


def trusts_agree(one: Config, other: Config) -> Found:
    for first, second in _pairs(one, other, "trusts", "ods"):
        for field in ("name", "form", "home_ics"):
            ours, theirs = word(first, field), word(second, field)
            if ours and theirs and plainly(ours) != plainly(theirs) and (field != "name" or one.as_at == other.as_at):
                message = f"{named(second)} has the {_FIELDS[field]} “{theirs}” here, and “{ours}” in {one.file}"
                yield _found(rules.TRUST_DIFFERS, message, second, field, first, field)
        yield from _partner_of(first, other, second)
        yield from _partner_of(second, one, first)


_FIELDS = {"name": "name", "form": "form", "home_ics": "home system"}


def _partner_of(trust: Thing, other: Config, there: Thing) -> Found:
    """A trust that nominates in both names the other system too where it names any."""
    systems = listed(trust, "partner_of")
    is_in_both = flag(trust, "nominator") and flag(there, "nominator")
    if systems and is_in_both and not {plainly(str(s.value)) for s in systems} & own_names(other):
        message = f"{named(trust)} nominates in {other.file} as well, and is not named as a partner of that system"
        yield _found(rules.TRUST_DIFFERS, message, trust, "partner_of", there, "nominator")


# --- roles -----------------------------------------------------------------------------------------------------------


def shared_roles(one: Config, other: Config) -> Found:
    yield from _unanswered(one, other)
    yield from _unanswered(other, one)


def _unanswered(one: Config, other: Config) -> Found:
    """A seat that one body shares with the other, for which the other has no seat of that role shared with it."""
    for seat in members(one):
        for body in listed(seat, "joint_with") or ():
            if plainly(str(body.value)) not in own_names(other) or not members(other):
                continue
            twins = [m for m in members(other) if plainly(word(m, "role")) == plainly(word(seat, "role"))]
            back = {plainly(str(v.value)) for twin in twins for v in listed(twin, "joint_with") or ()}
            if not back & own_names(one):
                does = "does not say that it shares it" if twins else "has no such role"
                message = f"{named(seat)} is shared with {body.value}, and {other.file} {does}"
                yield Diagnostic(rules.SHARED_ROLE, message, body.span)


# --- succession ------------------------------------------------------------------------------------------------------


def succession(one: Config, other: Config) -> Found:
    yield from _handed_over(one, other)
    yield from _handed_over(other, one)


def _handed_over(before: Config, after: Config) -> Found:
    """What the body before says that it gives, and the body after that it gets."""
    for gift in keyed(before.facts, "body.successors"):
        if plainly(word(gift, "body")) not in own_names(after):
            continue
        yield from _on_the_first_day(gift, after)
        others = keyed(after.facts, "body.predecessors")
        gains = [gain for gain in others if plainly(word(gain, "body")) in own_names(before)]
        for gain in gains:
            given, got = number(gift, "share"), number(gain, "share")
            if given is not None and got is not None and given != got:
                message = f"{got}% comes from {word(gain, 'body')} here, and {given}% goes over in {before.file}"
                yield _found(rules.SUCCESSION_DIFFERS, message, gain, "share", gift, "share")
        if not gains and others:
            yield _not_taken_over(gift, before, after, others)


def _on_the_first_day(gift: Thing, after: Config) -> Found:
    """A body takes nothing over before its first day; nor shortly after, because a new body is founded to take over.
    One that there has been for a year may take over another."""
    given, own = day(gift, "on"), day(after.facts, "body.established_on")
    if given and own and given != own and given < own + timedelta(days=365):
        name = word(gift, "body")
        message = f"{name} takes over from this body on {given}, and is established on {own} in {after.file}"
        related = (("its establishment is here", place_of(after.facts, "body.established_on")),)
        hint = "Write the same day in both."
        yield Diagnostic(rules.SUCCESSION_DIFFERS, message, place_of(gift, "on"), hint, related)


def _not_taken_over(gift: Thing, before: Config, after: Config, others: Sequence[Thing]) -> Diagnostic:
    """That a body is not among the predecessors of its successor, with the names that are."""
    names = [f"“{name}”" for other in others if (name := word(other, "body"))]
    told = f": it takes over from {', '.join(names)}" if names else ""
    message = f"{word(gift, 'body')} takes over from this body, and {after.file} does not say so{told}"
    own = word(before.facts, "body.legal_name")
    hint = f'If one of these means this body, write body = "{own}" there.' if own and names else ""
    related = tuple(("a predecessor is named here", place_of(other, "body")) for other in others if word(other, "body"))
    return Diagnostic(rules.SUCCESSION_DIFFERS, message, place_of(gift, "body"), hint, related)


def _found(rule: rules.Rule, message: str, here: Thing, field: str, there: Thing, other: str) -> Diagnostic:
    related = (("the other config says so here", place_of(there, other)),)
    return Diagnostic(rule, message, place_of(here, field), "", related)


CHECKS: tuple[Callable[[Config, Config], Found], ...] = (overlap, trusts_agree, shared_roles, succession)
