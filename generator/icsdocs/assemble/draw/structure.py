"""Knows how a system is built: its two boards, its places, collaboratives and neighbourhoods; and that in words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from icsdocs.assemble.draw.facts import capital, counted, group, listed, name_of, said, term
from icsdocs.assemble.formats import joined
from icsdocs.assemble.lookup import Scope
from icsdocs.config import Thing
from icsdocs.frozen import frozen
from icsdocs.known import keyed, whole, word

_KINDS = {
    "chair": "chair", "chief-executive": "chief executive", "executive": "executive", "non-executive": "non-executive",
    "partner-trust": "partner", "partner-primary-care": "partner", "partner-la": "partner", "other": "other",
}  # fmt: skip
_SINGLE = {"chair", "chief executive"}


@frozen
class Card:
    """One body or place: what it is called, and what is known of it, in words that could stand inside a sentence."""

    name: str
    details: tuple[str, ...]


@frozen
class Level:
    """One level of a system: what it is called, a note on it, each of its bodies or places, and whether those are the
    two boards."""

    label: str
    note: str
    cards: tuple[Card, ...]
    leads: bool = False


# --- what is known ---------------------------------------------------------------------------------------------------


def is_known(scope: Scope) -> bool:
    """Whether a system has levels: its body has a name, and something is known below the two boards."""
    facts = scope.config.facts
    below = keyed(facts, "places") or keyed(facts, "collaboratives")
    networks = whole(group(facts, "primary_care"), "pcn_count")
    return bool(said(group(facts, "body"), "legal_name", scope) and (below or networks))


def levels(scope: Scope) -> tuple[Level, ...]:
    """The levels of a system of which something is known, from the whole area down; none without a named body."""
    facts = scope.config.facts
    system = Level("System", said(group(facts, "system"), "short_name", scope), _boards(scope), leads=True)
    places = tuple(_place(place, scope) for place in keyed(facts, "places"))
    alliances = tuple(_collaborative(one, scope) for one in keyed(facts, "collaboratives"))
    below = (
        Level(capital(counted(len(places), "place")), "", places),
        Level(capital(counted(len(alliances), "provider collaborative")), "", alliances),
        *_neighbourhoods(scope),
    )
    return (system, *(level for level in below if level.cards)) if system.cards else ()


def _boards(scope: Scope) -> tuple[Card, ...]:
    facts = scope.config.facts
    body, partnership = group(facts, "body"), group(facts, "partnership")
    name = said(body, "legal_name", scope)
    if not name:
        return ()
    stage = word(body, "stage")
    proposed = f"{stage}, {term(scope, 'subject_to')}" if stage in ("proposed", "shadow") else ""
    names = [said(partnership, key, scope) for key in ("local_name", "legal_name")]
    called = next(filter(None, names), capital(term(scope, "partnership").removeprefix("the ")))
    own = (proposed, *_seats(facts), *_committees(facts))
    joint = (proposed, _founders(facts, term(scope, "body_short"), proposed=bool(proposed)), _further(partnership))
    return Card(name, tuple(filter(None, own))), Card(called, tuple(filter(None, joint)))


def _seats(facts: Thing) -> Iterator[str]:
    """How many members the board has, and of which kinds where the kinds of all are known."""
    members = keyed(group(facts, "board"), "members")
    size = whole(group(facts, "board"), "size")
    kinds: Counter[str] = Counter()
    for member in members:
        kinds[_KINDS.get(word(member, "category"), "")] += whole(member, "count") or 1
    told = [kind if kinds[kind] == 1 and kind in _SINGLE else counted(kinds[kind], f"{kind} member") for kind in kinds]
    if size:
        yield f"Board of {counted(size, 'member')}"
    if size == kinds.total() and "" not in kinds:
        yield joined(told)


def _committees(facts: Thing) -> Iterator[str]:
    names = [name_of(one) for one in keyed(facts, "committees")]
    if names:
        yield f"{'committee' if len(names) == 1 else 'committees'}: {joined(names)}"


def _founders(facts: Thing, body: str, *, proposed: bool) -> str:
    councils = [name_of(one) for one in keyed(facts, "authorities")]
    if not councils:
        return ""
    named = councils if len(councils) < 3 else [counted(len(councils), "council")]
    return f"{'proposed founders' if proposed else 'founders'}: {joined([body, *named])}"


def _further(partnership: Thing | None) -> str:
    names = [name_of(one) for one in keyed(partnership, "further_members")]
    return f"further members: {'; '.join(names)}" if names else ""


def _place(place: Thing, scope: Scope) -> Card:
    networks = whole(place, "pcns")
    councils = listed(place, "authorities", scope)
    districts = _districts(place, scope)
    details = (
        said(place, "local_name", scope),
        joined(list(councils)) if councils else "",
        f"districts: {joined(list(districts))}" if districts else "",
        said(place, "footprint", scope) if _is_apart(place, scope) else "",
        counted(networks, "primary care network") if networks else "",
    )
    return Card(name_of(place), tuple(filter(None, details)))


def _districts(place: Thing, scope: Scope) -> tuple[str, ...]:
    """The districts of the place's county, where that county is the place."""
    names = listed(place, "authorities", scope)
    counties = [one for one in keyed(scope.config.facts, "authorities") if name_of(one) in names]
    districts = listed(counties[0], "districts", scope) if len(counties) == 1 else ()
    if not districts:
        return ()
    places = keyed(scope.config.facts, "places")
    return districts if sum(bool({*listed(one, "authorities", scope)} & {*names}) for one in places) == 1 else ()


def _is_apart(place: Thing, scope: Scope) -> bool:
    """Whether a place is not just the area of its council, so that its council's name does not say what it covers."""
    return place.id in {one.id for one in keyed(scope.config.facts, "places_apart")}


def _collaborative(one: Thing, scope: Scope) -> Card:
    members, participants = listed(one, "members", scope), listed(one, "participants", scope)
    lead = said(one, "lead", scope)
    details = (
        said(one, "kind", scope),
        counted(len(members), "member") if members else "",
        counted(len(participants), "further participant") if participants else "",
        f"led by {lead}" if lead else "",
    )
    return Card(name_of(one), tuple(filter(None, details)))


def _neighbourhoods(scope: Scope) -> Iterator[Level]:
    """Neighbourhoods by place where they are named; else how many primary care networks there are, if that is known."""
    facts = scope.config.facts
    named = ((place, listed(place, "neighbourhoods", scope)) for place in keyed(facts, "places"))
    cards = tuple(Card(name_of(place), (joined(list(names)),)) for place, names in named if names)
    networks = whole(group(facts, "primary_care"), "pcn_count")
    many = f"{networks:,} primary care network{'' if networks == 1 else 's'}" if networks else ""
    if cards:
        yield Level("Neighbourhoods", many, cards)
    elif many:
        yield Level("Neighbourhoods", "", (Card(many, ()),))


# --- in words --------------------------------------------------------------------------------------------------------


def told(shown: Sequence[Level]) -> str:
    """What the picture shows, in sentences."""
    return " ".join(_level_told(level) for level in shown)


def _level_told(level: Level) -> str:
    cards = "; ".join(_card_told(card) for card in level.cards)
    note = f" ({level.note})" if level.note else ""
    return f"{level.label}{note}: {cards}."


def _card_told(card: Card) -> str:
    return f"{card.name} ({'; '.join(card.details)})" if card.details else card.name
