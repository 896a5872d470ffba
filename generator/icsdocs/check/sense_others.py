"""Knows what a config may say of bodies other than its own: their staff, their functions, their partnership."""

from collections.abc import Iterator
from datetime import date

from icsdocs.check import between_rules as rules
from icsdocs.check.known import ACT, WHITE_PAPER, Found, named, place_of, values_of
from icsdocs.check.roles import plainly
from icsdocs.check.sense_board import members
from icsdocs.config import Config, Listing, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import at, day, flag, keyed, listed, said, word


def seconded_chief_executive(config: Config) -> Found:
    """Only an employer that the config itself lists as no NHS body is told."""
    outside = {
        plainly(word(thing, "name")): thing
        for kind in ("authorities", "providers_non_nhs", "partners_other")
        for thing in keyed(config.facts, kind)
        if plainly(word(thing, "name"))
    }
    for member in members(config):
        employer = said(member, "employer")
        is_leader = word(member, "category") == "chief-executive"
        if config.edition == ACT and is_leader and employer and plainly(str(employer.value)) in outside:
            message = f"the chief executive is employed by {employer.value}, whose staff cannot be seconded to the post"
            listed_at = place_of(outside[plainly(str(employer.value))], "name")
            related = (("it is listed here, and is no NHS body", listed_at),)
            yield Diagnostic(rules.SECONDED, message, employer.span, "", related)


def parties_that_are_gone(config: Config) -> Found:
    groups = {ccg.id: ccg for ccg in keyed(config.facts, "ccgs")}
    for committee in keyed(config.facts, "committees") if config.edition == ACT else ():
        for party in listed(committee, "parties") or ():
            if party.value in groups:
                message = f"{named(committee)} has {party.value} as a party, a clinical commissioning group"
                related = (("the group is listed here", groups[str(party.value)].span),)
                yield Diagnostic(rules.CCG_PARTY, message, party.span, "", related)


# --- partner trusts --------------------------------------------------------------------------------------------------


def own_names(config: Config) -> frozenset[str]:
    """Every name by which another config, or a list of this one, may mean this system or its body."""
    paths = ("system.id", "system.name", "system.short_name", "body.legal_name", "body.trading_name", "body.short_name")
    return frozenset(plainly(word(config.facts, path)) for path in paths) - {""}


def is_partner(config: Config, trust: Thing) -> bool | None:
    """Whether a trust says that it is a partner of this system; None where it does not say of which."""
    systems = values_of(listed(trust, "partner_of"))
    return bool({plainly(str(name)) for name in systems} & own_names(config)) if at(trust, "partner_of") else None


def partner_trusts(config: Config) -> Found:
    for trust in keyed(config.facts, "trusts") if config.edition != WHITE_PAPER else ():
        nominates, partners = flag(trust, "nominator"), is_partner(config, trust)
        if nominates is None or partners is None or nominates == partners:
            continue
        does, is_one = ("nominates", "is not named as") if nominates else ("does not nominate", "is named as")
        message = f"{named(trust)} {does}, and {is_one} a partner of this system"
        related = (("its systems are here", place_of(trust, "partner_of")),)
        yield Diagnostic(rules.PARTNER_TRUSTS, message, place_of(trust, "nominator"), "", related)


def turns_of_trusts(config: Config) -> Found:
    """An order of rotation that leaves out trusts that nominate, told once with all of them."""
    order = at(config.facts, "nomination.trust.rotation")
    if not isinstance(order, Listing) or word(config.facts, "nomination.trust.mode") != "rotation":
        return
    turns = values_of(listed(config.facts, "nomination.trust.rotation"))
    left_out = [one for one in keyed(config.facts, "trusts") if flag(one, "nominator") and one.id not in turns]
    if left_out:
        names = " and ".join(named(trust) for trust in left_out)
        have = "nominates, and has" if len(left_out) == 1 else "nominate, and have"
        keys = ", ".join(f'"{trust.id}"' for trust in left_out)
        related = tuple(("it nominates", place_of(trust, "nominator")) for trust in left_out)
        yield Diagnostic(rules.TURNS, f"{names} {have} no turn in this order", order.span, f"Add {keys}.", related)


# --- functions of the regulator --------------------------------------------------------------------------------------

_FIRST, _POD = date(2022, 7, 1), date(2023, 4, 1)
# Words of a function, and the days on which NHS England delegated it to boards: between the two, both included.
_DELEGATED = (
    (("primary medical",), ((_FIRST, _FIRST),)),
    (("pharmac", "dental", "ophthalmic", "optic", "optom"), ((_FIRST, _POD),)),
    (("specialised",), ((date(2024, 4, 1), date(2024, 4, 30)), (date(2025, 4, 1), date(2025, 4, 30)))),
)


def days_of_delegation(config: Config) -> Found:
    """A board that is younger than a delegation has it from its own first day, and whether it is may be unknown."""
    own = day(config.facts, "body.established_on")
    if own is None:
        return
    for delegation in keyed(config.facts, "delegations") if config.edition == ACT else ():
        start, function = said(delegation, "start"), word(delegation, "function")
        is_regulator = "nhs england" in word(delegation, "from").casefold()
        days = tuple(_days(function)) if is_regulator else ()
        right = tuple(dict.fromkeys((max(first, own), max(last, own)) for first, last in days))
        if start and isinstance(start.value, date) and days and not any(a <= start.value <= b for a, b in right):
            known = " or ".join(f"on {a}" if a == b else f"from {a} to {b}" for a, b in right)
            told = f"NHS England delegated it {known}"
            if right != days and right == ((own, own),):
                before = f"NHS England had delegated it before the board's first day, {own}"
                told = f"{before}, so the board has it from that day"
            message = f"“{function}” is delegated from {start.value}; {told}"
            hint = f"Write start = {right[0][0]}." if len(right) == 1 and right[0][0] == right[0][1] else ""
            related = (("the function is here", place_of(delegation, "function")),)
            yield Diagnostic(rules.DELEGATED_ON, message, start.span, hint, related)


def _days(function: str) -> Iterator[tuple[date, date]]:
    found = [days for names, days in _DELEGATED if any(name in function.casefold() for name in names)]
    yield from found[0] if len(found) == 1 else ()


CHECKS = (seconded_chief_executive, parties_that_are_gone, partner_trusts, turns_of_trusts, days_of_delegation)
