"""Knows who may hold the seats and special roles of a board, for how long, and who must appoint and approve them."""

import re
from collections.abc import Iterable

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import WHITE_PAPER, Found, named, place_of
from icsdocs.check.roles import plainly
from icsdocs.check.sense_board import LEADERS, members
from icsdocs.config import Config, Thing, Value
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.known import flag, keyed, said, whole, word

# --- who holds which role --------------------------------------------------------------------------------------------


def holder(config: Config, role: str) -> tuple[Value, Thing] | None:
    """The seat that holds a special role, if one person alone can hold it, with the place that says so."""
    value = said(config.facts, f"board.ned_roles.{role}")
    seat = next((m for m in members(config) if value and m.id == value.value), None)
    return (value, seat) if value and seat and whole(seat, "count") == 1 else None


def roles_apart(config: Config) -> Found:
    if config.edition == WHITE_PAPER:
        return
    for rule, one, other in (
        (rules.TWO_ROLES, "deputy", "audit"),
        (rules.TWO_ROLES, "senior", "audit"),
        (rules.REMUNERATION_CHAIR, "remuneration", "audit"),
    ):
        first, second = holder(config, one), holder(config, other)
        if first and second and first[1].id == second[1].id:
            message = f"{named(first[1])} is {_TITLES[one]} and {_TITLES[other]}"
            related = ((f"{_TITLES[other]} is named here", second[0].span),)
            yield Diagnostic(rule, message, first[0].span, "Give one of the two to another member.", related)


_TITLES = {
    "audit": "chair of the audit committee",
    "remuneration": "chair of the remuneration committee",
    "deputy": "deputy chair",
    "senior": "senior non-executive member",
    "coi_guardian": "conflicts of interest guardian",
}


def role_holders(config: Config) -> Found:
    for role, title in _TITLES.items():
        value = said(config.facts, f"board.ned_roles.{role}")
        seat = next((m for m in members(config) if value and m.id == value.value), None)
        category = word(seat, "category") if seat else ""
        if value and seat and category and category != "non-executive":
            rule = _rule_of(role) if category == "chair" else rules.ROLE_OF_NON_EXECUTIVE
            related = ((f"its category is “{category}”", place_of(seat, "category")),)
            message = f"{named(seat)} is {title}, and not a non-executive member"
            yield Diagnostic(rule, message, value.span, _other_seats(config), related)


def _other_seats(config: Config) -> str:
    fitting = [f'"{seat.id}"' for seat in members(config) if word(seat, "category") == "non-executive"]
    return f"The non-executive seats are {', '.join(fitting)}." if fitting else ""


def _rule_of(role: str) -> Rule:
    own = {"audit": rules.TWO_ROLES, "remuneration": rules.REMUNERATION_CHAIR}
    return own.get(role, rules.ROLE_OF_NON_EXECUTIVE)


# --- how seats are filled --------------------------------------------------------------------------------------------

_REGULATOR, _SECRETARY, _CHAIR = ("nhs england", "nhse"), ("secretary of state",), ("chair",)
_FILLED = {
    "chair": (("appointed_by", _REGULATOR, "NHS England"), ("approved_by", _SECRETARY, "the Secretary of State")),
    "chief-executive": (("appointed_by", _CHAIR, "the Chair"), ("approved_by", _REGULATOR, "NHS England")),
}
_OTHERS = (("approved_by", _CHAIR, "the Chair"),)


def appointers(config: Config) -> Found:
    """A seat whose appointer or approver is another than the law names; an ordinary member whom the chair appoints is
    approved by the chair as well."""
    if config.edition == WHITE_PAPER:
        return
    for member in members(config):
        category = word(member, "category")
        for field, words, who in _FILLED.get(category, _OTHERS if category else ()):
            value = said(member, field)
            if value and not _names(str(value.value), words) and not _chair_appoints(member, category):
                act = "appointed" if field == "appointed_by" else "approved"
                message = f"{named(member)} is {act} by {value.value}, and not by {who}"
                related = ((f"its category is “{category}”", place_of(member, "category")),)
                yield Diagnostic(rules.APPOINTER, message, value.span, "", related)


def _names(text: str, words: Iterable[str]) -> bool:
    return any(known in text.casefold() for known in words)


def _chair_appoints(member: Thing, category: str) -> bool:
    return category not in LEADERS and _names(word(member, "appointed_by"), _CHAIR)


_QUALIFIED = (("medical", "registered-doctor"), ("nurs", "registered-nurse"), ("finance", "qualified-accountant"))


_OF_COUNCILS = ("officer", "elected", "either")
_COUNCIL_MEMBER = 'Write "officer", "elected" or "either"; a profession may stand in expertise.'


def qualifications(config: Config) -> Found:
    for member in members(config):
        value, role = said(member, "qualification"), word(member, "role").casefold()
        wanted = next((of for name, of in _QUALIFIED if name in role), "")
        if value and wanted and word(member, "category") == "executive" and value.value != wanted:
            message = f"{named(member)} has the qualification “{value.value}”, and not “{wanted}”"
            related = (("its role is here", place_of(member, "role")),)
            yield Diagnostic(rules.QUALIFICATION, message, value.span, "", related)
        elif value and word(member, "category") == "partner-la" and value.value not in _OF_COUNCILS:
            message = f"{named(member)} comes from a local authority, and asks for “{value.value}”"
            related = (("its category is here", place_of(member, "category")),)
            yield Diagnostic(rules.QUALIFICATION, message, value.span, _COUNCIL_MEMBER, related)


def independent_chair(config: Config) -> Found:
    for member in members(config):
        if word(member, "category") == "chair" and flag(member, "independent") is False:
            span, related = place_of(member, "independent"), (("the chair is here", place_of(member, "category")),)
            yield Diagnostic(rules.CHAIR_INDEPENDENT, "the chair is not independent", span, "", related)


# As the constitution itself says in the section on the chair's term, from the Bill on.
LONGEST_TERM_OF_CHAIR = 3


def term_of_chair(config: Config) -> Found:
    for member in members(config) if config.edition != WHITE_PAPER else ():
        years = whole(member, "term_years")
        if word(member, "category") == "chair" and years is not None and years > LONGEST_TERM_OF_CHAIR:
            message = f"{named(member)} has a term of {years} years, and the constitution allows at most three"
            hint = "Write term_years = 3, or less; max_terms says how often the same person may be appointed."
            related = (("its category is here", place_of(member, "category")),)
            yield Diagnostic(rules.CHAIR_TERM, message, place_of(member, "term_years"), hint, related)


def members_for_places(config: Config) -> Found:
    """A seat is for a place if its role, its sector or who nominates its holder names places, by whichever word, or one
    of them."""
    voice, places, seats = said(config.facts, "board.place_voice"), keyed(config.facts, "places"), members(config)
    if not voice or voice.value != "member" or not places or not all(word(seat, "role") for seat in seats):
        return
    called = plainly(word(config.facts, "terms.place_partnership"))
    names = filter(None, (called, *(plainly(word(place, "name") or place.id) for place in places)))
    is_of_places = re.compile(rf"\b(?:{_PLACE}|(?:{'|'.join(map(re.escape, names))})s?)\b").search
    counts = [whole(seat, "count") for seat in seats if is_of_places(_said_of(seat))]
    there_are = sum(filter(None, counts))
    if seats and None not in counts and there_are < len(places):
        number = f"only {there_are} of the members {'is' if there_are == 1 else 'are'}" if there_are else "no member is"
        message = f"places have members on the board, and {number} for one of the {len(places)} places"
        related = (("the places begin here", places[0].span),)
        yield Diagnostic(rules.PLACE_MEMBER, message, voice.span, _place_seat(places[0]), related)


# A council of a district and a nurse of one are none of a place.
_PLACE = r"places?|localit(?:y|ies)|(?:boroughs?|districts?)(?![\w ,]* council| nurs)"


def _said_of(seat: Thing) -> str:
    return plainly(" / ".join(word(seat, fact) for fact in ("role", "sector", "nominated_by")))


def _place_seat(place: Thing) -> str:
    """How a place gets a seat."""
    lines = f'role = "Place Member, {named(place)}" and category = "other"'
    return (
        f"Add a table for each place, such as [board.members.place-{place.id}] with the lines {lines}; or write "
        'place_voice = "participant" or "none".'
    )


CHECKS = (roles_apart, role_holders, appointers, qualifications, independent_chair, term_of_chair, members_for_places)
