"""Knows how a system is built, as a picture: its two boards, its places, its collaboratives, its neighbourhoods."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from icsdocs.assemble.draw.facts import capital, counted, group, listed, name_of, number, said, term, things
from icsdocs.assemble.draw.sheet import (
    DETAIL,
    LABEL,
    NAME,
    PLAIN,
    STRONG,
    TALLEST,
    WIDTH,
    Drawn,
    Face,
    Looks,
    at,
    column_width,
    framed,
    side_by_side,
    stacked,
    words,
)
from icsdocs.assemble.formats import joined
from icsdocs.assemble.lookup import Scope
from icsdocs.config import Thing
from icsdocs.drawing import Mark, Stroke

SIDE, GUTTER, GAP, BAND = 860, 130, 80, 120

_KINDS = {
    "chair": "chair", "chief-executive": "chief executive", "executive": "executive", "non-executive": "non-executive",
    "partner-trust": "partner", "partner-primary-care": "partner", "partner-la": "partner", "other": "other",
}  # fmt: skip
_SINGLE = {"chair", "chief executive"}

# Between the two boards, where a line joins them.
APART = 200


@dataclass(frozen=True)
class Card:
    """One body or place: what it is called, and what is known of it."""

    name: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Level:
    """One level of a system: what it is called, how many there are, and each of them."""

    label: str
    note: str
    cards: tuple[Card, ...]
    looks: Looks


# --- what is known ---------------------------------------------------------------------------------------------------


def levels(scope: Scope) -> tuple[Level, ...]:
    """The levels of a system of which something is known, from the whole area down; none without a named body."""
    facts = scope.config.facts
    system = Level("System", said(group(facts, "system"), "short_name", scope), _boards(scope), STRONG)
    places = tuple(_place(place, scope) for place in things(facts, "places"))
    alliances = tuple(_collaborative(one, scope) for one in things(facts, "collaboratives"))
    below = (
        Level(capital(counted(len(places), "place")), "", places, PLAIN),
        Level(capital(counted(len(alliances), "provider collaborative")), "", alliances, PLAIN),
        *_neighbourhoods(scope),
    )
    return (system, *(level for level in below if level.cards)) if system.cards else ()


def _boards(scope: Scope) -> tuple[Card, ...]:
    facts = scope.config.facts
    body, partnership = group(facts, "body"), group(facts, "partnership")
    name = said(body, "legal_name", scope)
    if not name:
        return ()
    stage = said(body, "stage", scope)
    proposed = capital(f"{stage}, {term(scope, 'subject_to')}") if stage in ("proposed", "shadow") else ""
    names = [said(partnership, key, scope) for key in ("local_name", "legal_name")]
    called = next(filter(None, names), capital(term(scope, "partnership").removeprefix("the ")))
    boards = (
        Card(name, tuple(filter(None, (proposed, *_seats(facts, scope), *_committees(facts))))),
        Card(called, tuple(filter(None, (proposed, _founders(facts, term(scope, "body_short"), proposed=bool(proposed)), _further(partnership))))),
    )
    return boards


def _seats(facts: Thing, scope: Scope) -> Iterator[str]:
    """How many members the board has, and of which kinds where the kinds of all are known."""
    members = things(group(facts, "board"), "members")
    size = number(group(facts, "board"), "size")
    kinds: Counter[str] = Counter()
    for member in members:
        kinds[_KINDS.get(said(member, "category", scope), "")] += number(member, "count") or 1
    told = [kind if kinds[kind] == 1 and kind in _SINGLE else counted(kinds[kind], f"{kind} member") for kind in kinds]
    if size:
        yield f"Board of {counted(size, 'member')}"
    if size == kinds.total() and "" not in kinds:
        yield capital(joined(told))


def _committees(facts: Thing) -> Iterator[str]:
    names = [name_of(one) for one in things(facts, "committees")]
    if names:
        yield f"{'Committee' if len(names) == 1 else 'Committees'}: {joined(names)}"


def _founders(facts: Thing, body: str, *, proposed: bool) -> str:
    councils = [name_of(one) for one in things(facts, "authorities")]
    if not councils:
        return ""
    named = councils if len(councils) < 3 else [counted(len(councils), "council")]
    return f"{'Proposed founders' if proposed else 'Founders'}: {joined([body, *named])}"


def _further(partnership: Thing | None) -> str:
    names = [name_of(one) for one in things(partnership, "further_members")]
    return f"Further members: {'; '.join(names)}" if names else ""


def _place(place: Thing, scope: Scope) -> Card:
    networks = number(place, "pcns")
    councils = listed(place, "authorities", scope)
    districts = _districts(place, scope)
    details = (
        said(place, "local_name", scope),
        joined(list(councils)) if councils else "",
        f"Districts: {joined(list(districts))}" if districts else "",
        counted(networks, "primary care network") if networks else "",
    )
    return Card(name_of(place), tuple(map(capital, filter(None, details))))


def _districts(place: Thing, scope: Scope) -> tuple[str, ...]:
    """The districts of the place's county, where that county is the place."""
    names = listed(place, "authorities", scope)
    sharing = [one for one in things(scope.config.facts, "places") if set(listed(one, "authorities", scope)) & set(names)]
    counties = [one for one in things(scope.config.facts, "authorities") if name_of(one) in names]
    return listed(counties[0], "districts", scope) if len(sharing) == len(counties) == 1 else ()


def _collaborative(one: Thing, scope: Scope) -> Card:
    members, participants = listed(one, "members", scope), listed(one, "participants", scope)
    lead = said(one, "lead", scope)
    details = (
        said(one, "kind", scope),
        counted(len(members), "member") if members else "",
        counted(len(participants), "further participant") if participants else "",
        f"led by {lead}" if lead else "",
    )
    return Card(name_of(one), tuple(map(capital, filter(None, details))))


def _neighbourhoods(scope: Scope) -> Iterator[Level]:
    """Neighbourhoods by place where they are named; else how many primary care networks there are, where that is known."""
    facts = scope.config.facts
    named = ((place, listed(place, "neighbourhoods", scope)) for place in things(facts, "places"))
    cards = tuple(Card(name_of(place), (joined(list(names)),)) for place, names in named if names)
    networks = number(group(facts, "primary_care"), "pcn_count")
    many = f"{networks:,} primary care network{'' if networks == 1 else 's'}" if networks else ""
    if cards:
        yield Level("Neighbourhoods", many, cards, PLAIN)
    elif many:
        yield Level("Neighbourhoods", "", (Card(many, ()),), PLAIN)


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


# --- as drawn --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cut:
    """How much of a level is shown: cards at most, lines of a name and of a detail (0: all), details at all."""

    cards: int
    name_lines: int
    detail_lines: int
    details: bool


CUTS = (Cut(60, 0, 0, True), Cut(60, 3, 2, True), Cut(60, 3, 1, True), Cut(60, 2, 0, False), Cut(45, 1, 0, False),
        Cut(24, 1, 0, False), Cut(9, 1, 0, False))  # fmt: skip


def drawn(shown: Sequence[Level]) -> Drawn:
    """The levels one under the other, at most as tall as a page: what does not fit is shortened, and told in words."""
    return next((made for cut in CUTS if (made := _laid_out(shown, cut)).height <= TALLEST), _laid_out(shown, CUTS[-1]))


def _laid_out(shown: Sequence[Level], cut: Cut) -> Drawn:
    marks: list[Mark] = []
    down = 0
    for level in shown:
        if down:
            marks.append(Stroke(0, down + BAND, WIDTH, down + BAND, "line", 6, False))
            down += 2 * BAND
        band = _band(level, cut)
        marks += at(band, 0, down)
        down += band.height
    return framed(Drawn(tuple(marks), WIDTH, down))


def _band(level: Level, cut: Cut) -> Drawn:
    label = stacked((words(level.label, SIDE, LABEL), words(level.note, SIDE, DETAIL)), 10)
    room = WIDTH - SIDE - GUTTER
    columns = _columns(len(level.cards))
    gap = APART if level.looks is STRONG else GAP
    inner = column_width(columns, room, gap) - 2 * level.looks.air
    cards = [_card(card, inner, cut, level.looks) for card in _shown(level.cards, cut.cards)]
    boxes = side_by_side(cards, columns, room, gap, level.looks)
    link = _link(columns, boxes) if level.looks is STRONG else ()
    marks = (*at(label, 0, level.looks.air), *at(Drawn((*link, *boxes.marks), room, boxes.height), SIDE + GUTTER, 0))
    return Drawn(marks, WIDTH, max(boxes.height, label.height + level.looks.air))


def _columns(count: int) -> int:
    return count if count < 3 else 2 if count in (4, 10) else 3


def _shown(cards: tuple[Card, ...], most: int) -> tuple[Card, ...]:
    if len(cards) <= most:
        return cards
    return (*cards[: most - 1], Card(f"and {len(cards) - most + 1} more", ()))


def _card(card: Card, room: int, cut: Cut, looks: Looks) -> Drawn:
    name: Face = replace(NAME, most=cut.name_lines)
    detail = replace(DETAIL, most=cut.detail_lines)
    details = [words(one, room, detail) for one in card.details] if cut.details else []
    gap = 35 if looks is STRONG else 15
    return stacked((words(card.name, room, name), *details), gap)


def _link(columns: int, boxes: Drawn) -> tuple[Mark, ...]:
    """The line that joins the two boards: partners, neither above the other."""
    middle = boxes.height // 2
    return (Stroke(boxes.width // 2 - APART, middle, boxes.width // 2 + APART, middle, "blue", 15, False),) * (columns == 2)
