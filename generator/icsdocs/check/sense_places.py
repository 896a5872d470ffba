"""Knows how councils, places, trusts and the partnership that a config lists must fit each other."""

from collections.abc import Iterator

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import WHITE_PAPER, Found, collection, named, place_of, values_of
from icsdocs.check.roles import plainly
from icsdocs.config import Config, Listing, Thing, Value
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.fitting import REMITS_OF_PLACES, TYPES_OF_PLACES
from icsdocs.known import at, flag, keyed, listed, said, word
from icsdocs.source import Span

# --- councils --------------------------------------------------------------------------------------------------------


def one_list_of_councils(config: Config) -> Found:
    """Each council that founds the partnership is in the area, and takes its turn where nominations rotate."""
    lists = (
        ("body.area.authorities", "the area"),
        ("nomination.la.rotation", "the order in which councils nominate"),
    )
    for path, name in lists:
        fact = at(config.facts, path)
        if not isinstance(fact, Listing):
            continue
        for council in keyed(config.facts, "authorities"):
            if council.id not in values_of(listed(config.facts, path)):
                message = f"{named(council)} is a council of the system, and not in {name}"
                related = ((f"{name} is here", fact.span),)
                yield Diagnostic(rules.COUNCIL_OUTSIDE_AREA, message, council.span, "", related)


def councils_once(config: Config) -> Found:
    yield from _same(keyed(config.facts, "authorities"), "name", rules.COUNCIL_TWICE)
    yield from _same(keyed(config.facts, "authorities"), "ons_code", rules.COUNCIL_TWICE)
    places = [(listed(place, "authorities"), named(place)) for place in keyed(config.facts, "places")]
    for values, where in ((listed(config.facts, "body.area.authorities"), "the area"), *places):
        for value, first in _again(values or ()):
            related = (("it is listed first here", first.span),)
            yield Diagnostic(rules.COUNCIL_TWICE, f"{where} lists {value.value} twice", value.span, "", related)


def _again(values: tuple[Value, ...]) -> Iterator[tuple[Value, Value]]:
    """Each value that a list has already had, with the first of them."""
    first: dict[object, Value] = {}
    for value in values:
        if value.value in first:
            yield value, first[value.value]
        first.setdefault(value.value, value)


def _same(things: tuple[Thing, ...], field: str, rule: Rule) -> Iterator[Diagnostic]:
    first: dict[str, Value] = {}
    for thing in things:
        value = said(thing, field)
        if not value:
            continue
        name = plainly(str(value.value))
        if name in first:
            related = (("the first is here", first[name].span),)
            yield Diagnostic(rule, f"“{value.value}” is given twice", value.span, "", related)
        first.setdefault(name, value)


def one_name_each(config: Config) -> Found:
    for kind in ("places", "trusts", "ccgs", "collaboratives", "committees", "providers_non_nhs", "partners_other"):
        yield from _same(keyed(config.facts, kind), "name", rules.SAME_NAME)


def whole_councils(config: Config) -> Found:
    mode = said(config.facts, "body.area.mode")
    for council in keyed(config.facts, "authorities"):
        whole = said(council, "wholly_in_area")
        if mode and mode.value == "authorities" and whole and whole.value is False:
            message = f"{named(council)} is only partly in the area, and the area is described by whole councils"
            related = (("the area is described here", mode.span),)
            hint = "The modes “mixed”, “districts” and “lsoa” describe parts."
            yield Diagnostic(rules.PART_OF_WHOLE, message, whole.span, hint, related)


def partnership_of_one_council(config: Config) -> Found:
    size, councils = said(config.facts, "partnership.size"), keyed(config.facts, "authorities")
    if size and size.value == "hwb-aligned" and len(councils) > 1:
        message = f"the partnership is aligned with one Health and Wellbeing Board, and of {len(councils)} councils"
        yield Diagnostic(rules.ONE_COUNCIL, message, size.span, "", (("the councils are here", councils[0].span),))


# --- places ----------------------------------------------------------------------------------------------------------


def councils_and_places(config: Config) -> Found:
    """A place without a council; a council without a place only where the councils of all places are known."""
    places = keyed(config.facts, "places")
    found = [listed(place, "authorities") for place in places]
    for place, councils in zip(places, found, strict=True):
        if councils == ():
            span = place_of(place, "authorities")
            yield Diagnostic(rules.PLACE_WITHOUT_COUNCIL, f"{named(place)} is tied to no council", span)
    if not places or None in found:
        return
    covered = {value.value for councils in found for value in councils or ()}
    for council in keyed(config.facts, "authorities"):
        if council.id not in covered:
            message = f"{named(council)} is in no place"
            related = (("the places are here", places[0].span),)
            yield Diagnostic(rules.COUNCIL_WITHOUT_PLACE, message, council.span, "", related)


def committees_of_places(config: Config) -> Found:
    """A place whose committee oversees something else, or is of another kind than the place's governance says."""
    committees = {committee.id: committee for committee in keyed(config.facts, "committees")}
    for place in keyed(config.facts, "places"):
        value, model = said(place, "committee"), said(place, "governance_model")
        committee = committees.get(str(value.value)) if value else None
        if value is None or committee is None:
            continue
        remit, kind = said(committee, "remit"), said(committee, "type")
        message, related = "", ()
        types = TYPES_OF_PLACES.get(str(model.value)) if model else None
        if remit and remit.value not in REMITS_OF_PLACES:
            message = f"{named(place)} is served by the {named(committee)}, whose remit is {remit.value}"
            related = (("its remit is here", remit.span),)
        elif model and kind and types and kind.value not in types:
            message = f"{named(place)} is governed by a {_KINDS[str(model.value)]}, and the {named(committee)} is none"
            related = (("its type is here", kind.span), ("the place's governance is here", model.span))
        if message:
            hint = 'The committee of a place is one of its own in [committees], such as one with remit = "place".'
            yield Diagnostic(rules.PLACE_COMMITTEE, message, value.span, hint, related)


_KINDS = {"committee": "committee of the board", "joint-committee": "joint committee"}

# --- trusts ----------------------------------------------------------------------------------------------------------


def trusts_in_collaboratives(config: Config) -> Found:
    """Acute and mental health trusts."""
    for trust, collaboratives in _alone(config):
        if asked := _who_must_not_be(trust):
            message = f"{named(trust)} is in none of the provider collaboratives"
            related = (("the collaboratives are here", collaboratives),)
            yield Diagnostic(rules.TRUST_ALONE, message, asked[0].span, "", related)


def _alone(config: Config) -> Iterator[tuple[Thing, Span]]:
    """Each trust in no collaborative, with where these begin, once all are listed and each says who its members are."""
    collaboratives = keyed(config.facts, "collaboratives")
    lists = [listed(collaborative, "members") for collaborative in collaboratives]
    if not collaboratives or None in lists:
        return
    inside = {value.value for members in lists for value in members or ()}
    for trust in keyed(config.facts, "trusts"):
        if trust.id not in inside and not listed(trust, "collaboratives"):
            yield trust, collaboratives[0].span


def _who_must_not_be(trust: Thing) -> list[Value]:
    """The kinds of a trust for which it must be in a collaborative."""
    kinds = listed(trust, "kind") or ()
    asked = [kind for kind in kinds if kind.value == "mental-health"]
    return [*asked, *(kind for kind in kinds if kind.value == "acute" and "specialist" not in values_of(kinds))]


def joint_nomination(config: Config) -> Found:
    """Where the trusts nominate through their collaboratives, those that have none to nominate through."""
    mode = said(config.facts, "nomination.trust.mode")
    if mode is None or mode.value != "collaborative":
        return
    for trust, _ in _alone(config):
        if flag(trust, "nominator") is not False and not _who_must_not_be(trust):
            message = f"the trusts nominate through their provider collaboratives, and {named(trust)} is in none"
            hint = "Add it to the members of one, or write nominator = false in it if it nominates nobody."
            related = (("how the trusts nominate is said here", mode.span),)
            yield Diagnostic(rules.JOINT_NOMINATION, message, trust.span, hint, related)


def collaboratives_of_several(config: Config) -> Found:
    if config.edition == WHITE_PAPER:
        return
    for collaborative in keyed(config.facts, "collaboratives"):
        trusts = listed(collaborative, "members")
        if trusts is not None and len(trusts) < 2:
            message = f"{named(collaborative)} has {len(trusts) or 'no'} member{'s' * (not trusts)}"
            yield Diagnostic(rules.COLLABORATIVE_OF_ONE, message, place_of(collaborative, "members"))


# --- the partnership -------------------------------------------------------------------------------------------------


def further_members(config: Config) -> Found:
    """A member whom the body, a council or the regulator is said to appoint beyond its own one."""
    if config.edition == WHITE_PAPER or collection(config, "partnership.further_members") is None:
        return
    outsiders = {plainly(word(council, "name")) for council in keyed(config.facts, "authorities")}
    outsiders |= {plainly(word(config.facts, f"body.{name}")) for name in ("legal_name", "trading_name")}
    outsiders |= {"board", "integrated care board", "icb", "nhs england", "council", "local authority"} - {""}
    for member in keyed(config.facts, "partnership.further_members"):
        value = said(member, "appointed_by")
        if value and plainly(str(value.value)) in outsiders - {""}:
            message = f"{named(member)} is appointed by {value.value}, and not by the partnership"
            yield Diagnostic(rules.PARTNERSHIP_APPOINTS, message, value.span)


CHECKS = (
    one_list_of_councils, councils_once, one_name_each, whole_councils, partnership_of_one_council, councils_and_places,
    committees_of_places, trusts_in_collaboratives, joint_nomination, collaboratives_of_several, further_members,
)  # fmt: skip
