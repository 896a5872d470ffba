"""Knows what follows for a system's places from their councils: which share one, and which are one council's area."""

from collections.abc import Mapping
from types import MappingProxyType

from icsdocs.config import Fact, Listing, Scalar, Thing, Things, Value, fact_at
from icsdocs.frozen import changed
from icsdocs.known import keyed
from icsdocs.read.vocabulary import field_at


def places(root: Thing, key: str) -> Things | None:
    """The places, each told whether a council of it is in another place too; a place whose councils are not known
    leaves that open for the others."""
    found = fact_at(root, key)
    if not isinstance(found, Things):
        return None
    councils = {place.id: _names(fact_at(place, "authorities")) for place in found.items}
    told = (_told(place, _is_shared(place.id, councils)) for place in found.items)
    return changed(found, items=tuple(told))


def _names(fact: Fact | None) -> frozenset[Scalar] | None:
    if not isinstance(fact, Listing):
        return None
    return frozenset(item.value for item in fact.items if isinstance(item, Value))


def _is_shared(place: str, councils: Mapping[str, frozenset[Scalar] | None]) -> bool | None:
    own = councils[place]
    others = [names for name, names in councils.items() if name != place]
    if own is not None and any(names and own & names for names in others):
        return True
    return None if own is None or None in others else False


def _told(place: Thing, shared: bool | None) -> Thing:
    if shared is None:
        return place
    fact = Value(shared, f"{place.key}.shares_council", place.span)
    return Thing(MappingProxyType({**place.facts, "shares_council": fact}), place.key, place.span, place.shape)


def places_share_council(root: Thing, key: str) -> Value | None:
    """Whether some council is in several places; not known while none is said to be, and the councils of a place are
    not known."""
    found = fact_at(root, "places")
    places = keyed(root, "places")
    told = [fact_at(place, "shares_council") for place in places]
    is_said = any(said and said.value for said in told)
    return Value(is_said, key, found.span if found else root.span) if is_said or None not in told else None


def places_have_one_council(root: Thing, key: str) -> Value:
    """Whether each place is said to have one council, and no more; not while no place is known."""
    found = fact_at(root, "places")
    places = keyed(root, "places")
    is_so = bool(places) and all(len(_names(fact_at(place, "authorities")) or ()) == 1 for place in places)
    return Value(is_so, key, found.span if found else root.span)


def places_apart(root: Thing, key: str) -> Things:
    """The places that are not said to be the whole area of one council of their own; none while no place is known."""
    found, councils = fact_at(root, "places"), fact_at(root, "authorities")
    if not isinstance(found, Things):
        return Things((), key, root.span, field_at((key,)))
    known = {council.id: council for council in councils.items} if isinstance(councils, Things) else {}
    apart = tuple(place for place in found.items if not _is_its_council(place, known))
    return Things(apart, key, found.span, found.shape)


def places_are_councils(root: Thing, key: str) -> Value:
    """Whether each place is said to be the whole area of one council of its own; not while no place is known."""
    apart = places_apart(root, "places_apart")
    is_known = isinstance(fact_at(root, "places"), Things)
    return Value(is_known and not apart.items, key, apart.span)


def _is_its_council(place: Thing, councils: Mapping[str, Thing]) -> bool:
    """Whether a place is said to be the area of its only council. While it is open whether that council is in another
    place too, it is: that question then offers the words that its answers print."""
    ids = _names(fact_at(place, "authorities"))
    council = councils.get(str(next(iter(ids)))) if ids and len(ids) == 1 else None
    shared, area = (fact_at(place, name) for name in ("shares_council", "footprint"))
    name, whole = (fact_at(council, name) for name in ("name", "wholly_in_area"))
    is_alone = bool(not (shared and shared.value) and whole and whole.value)
    return bool(is_alone and name and area and str(area.value).casefold() == f"the area of {name.value}".casefold())
