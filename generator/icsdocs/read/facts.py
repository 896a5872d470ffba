"""Knows how the values of a config become facts: those at fault and those of another day are left out, and the facts
that follow from others are worked out."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from icsdocs.config import Fact, Field, Listing, Scalar, Thing, Things, Value
from icsdocs.library import Edition
from icsdocs.read.schema import SCHEMA
from icsdocs.read.toml import Array, Atom, Path, Spanned, Table, find
from icsdocs.read.vocabulary import field_at, vocabulary, written
from icsdocs.source import Span

Left = frozenset[Path]


def facts(table: Table, bad: Left, edition: Edition, day: date) -> Thing:
    """The root of all facts. What is in `bad` is left out, and so is what does not hold on the day, with every
    mention of it; a list with a bad item is left out whole, because part of a list would pass for all of it."""
    broken_lists = {path[:-1] for path in bad if isinstance(path[-1], int)}
    left = bad | broken_lists | _out_of_date(table, day)
    root = _thing(table, (), left | {("open",)})
    found = dict(root.facts)
    for name, value in (("edition", edition.id), ("as_at", day)):
        found[name] = Value(value, name, written_at.span if (written_at := find(table, name)) else table.span)
    incomplete = frozenset(_key(path[:-1]) for path in bad)
    return _with_derived(Thing(MappingProxyType(found), "", table.span, vocabulary()), incomplete)


def open_points(table: Table, bad: Left) -> MappingProxyType[str, Thing]:
    """Who looks after which open fact, by its config path."""
    points = find(table, "open")
    if not isinstance(points, Table):
        return MappingProxyType({})
    return MappingProxyType({
        name: _thing(entry.value, ("open", name), bad)
        for name, entry in points.entries.items()
        if ("open", name) not in bad and isinstance(entry.value, Table)
    })


# --- values to facts -------------------------------------------------------------------------------------------------


def _thing(table: Table, path: Path, left: Left) -> Thing:
    field = field_at(path)
    found = {
        name: fact
        for name, entry in table.entries.items()
        if name in field.fields and (fact := _fact(entry.value, (*path, name), left))
    }
    for name, value in _defaults(path).items():
        if name not in table.entries:
            found[name] = Value(value, _key((*path, name)), table.span)
    return Thing(MappingProxyType(found), _key(path), table.span, field)


def _fact(value: Spanned, path: Path, left: Left) -> Fact | None:
    if path in left:
        return None
    field, key = field_at(path), _key(path)
    match value:
        case Atom(single, span):
            return Value(single, key, span)
        case Array(items, span):
            return _listing(items, path, left, span)
        case Table(entries, span) if field.kind == "things":
            kept = [(name, entry.value) for name, entry in entries.items() if (*path, name) not in left]
            things = tuple(_thing(inner, (*path, name), left) for name, inner in kept if isinstance(inner, Table))
            return Things(things, key, span, field)
        case Table():
            return _thing(value, path, left)


def _listing(items: tuple[Spanned, ...], path: Path, left: Left, span: Span) -> Listing | None:
    found = [_fact(item, (*path, number), left) for number, item in enumerate(items)]
    return Listing(tuple(filter(None, found)), _key(path), span)


def _key(path: Path) -> str:
    return ".".join(map(str, path))


def _defaults(path: Path) -> Mapping[str, int | str]:
    """What holds in a table where nothing is said."""
    shape: dict = {"schema": SCHEMA}
    for step in path:
        shape = shape["valuesrules"] if "valuesrules" in shape else shape["schema"][step]
    return {name: inner["default"] for name, inner in shape.get("schema", {}).items() if "default" in inner}


# --- the day ---------------------------------------------------------------------------------------------------------


def _out_of_date(table: Table, day: date) -> Left:
    """The things that do not hold on the day, and every value that names one."""
    past = {
        path
        for path, value, field in written(table)
        if isinstance(value, Table) and field.kind == "group" and not _holds(value, day)
    }
    names = {(_key(path[:-1]), path[-1]) for path in past}
    mentions = {
        path
        for path, value, field in written(table)
        if isinstance(value, Atom) and any((target, value.value) in names for target in field.refers_to)
    }
    return frozenset(past | mentions)


def _holds(table: Table, day: date) -> bool:
    since, until, gone = (_date(table, *path) for path in (("valid_from",), ("valid_to",), ("merged_into", "on")))
    return (since or day) <= day <= (until or day) and not (gone and gone <= day)


def _date(table: Table, *path: str) -> date | None:
    value = find(table, *path)
    return value.value if isinstance(value, Atom) and type(value.value) is date else None


# --- facts that follow from others -----------------------------------------------------------------------------------


def _with_derived(root: Thing, incomplete: frozenset[str]) -> Thing:
    for key, source, derive in DERIVED:
        fact = None if source in incomplete else derive(root, key)
        if fact:
            root = _put(root, key.split("."), fact)
    return root


def _put(thing: Thing, names: list[str], fact: Fact) -> Thing:
    name, *rest = names
    inner = thing.facts.get(name)
    if rest and not isinstance(inner, Thing):
        inner = Thing(MappingProxyType({}), name, fact.span, thing.shape.fields[name])
    value = _put(inner, rest, fact) if rest else fact
    return Thing(MappingProxyType({**thing.facts, name: value}), thing.key, thing.span, thing.shape)


def _at(fact: Fact | None, *names: str) -> Fact | None:
    for name in names:
        fact = fact.facts.get(name) if isinstance(fact, Thing) else None
    return fact


def _board_size(root: Thing, key: str) -> Value | None:
    members = _at(root, "board", "members")
    return _sum(members, key, members.items) if isinstance(members, Things) else None


def _voting_size(root: Thing, key: str) -> Value | None:
    members = _at(root, "board", "members")
    if not isinstance(members, Things):
        return None
    votes = [(member, _at(member, "voting")) for member in members.items]
    if any(vote is None for _, vote in votes):
        return None
    return _sum(members, key, [member for member, vote in votes if vote.value])


def _mental_health_categories(root: Thing, key: str) -> Listing | None:
    """Known as soon as one seat brings the expertise, or when every seat is said not to."""
    members = _at(root, "board", "members")
    if not isinstance(members, Things):
        return None
    brings = [(_at(member, "category"), _at(member, "mental_health")) for member in members.items]
    found = [category for category, said in brings if category and said and said.value]
    if not found and any(said is None for _, said in brings):
        return None
    named = {category.value: category for category in found}
    return Listing(tuple(Value(name, key, fact.span) for name, fact in named.items()), key, members.span)


def _pay_of(category: str) -> Callable[[Thing, str], Value | None]:
    """How all seats of one category are paid; seats that differ leave it open."""

    def pay(root: Thing, key: str) -> Value | None:
        members = _at(root, "board", "members")
        if not isinstance(members, Things):
            return None
        seats = [member for member in members.items if (said := _at(member, "category")) and said.value == category]
        paid = {said.value for member in seats if (said := _at(member, "pay"))}
        return Value(paid.pop(), key, members.span) if len(paid) == 1 else None

    return pay


def _sum(members: Things, key: str, counted: Iterable[Thing]) -> Value | None:
    counts = [_at(member, "count") for member in counted]
    return None if None in counts else Value(sum(count.value for count in counts), key, members.span)


def _succession(root: Thing, key: str) -> Value | None:
    """Boards take over from each other as soon as one predecessor is a board, or a successor is named."""
    before, after = _at(root, "body", "predecessors"), _at(root, "body", "successors")
    if isinstance(after, Things) and after.items:
        return Value("boards", key, after.span)
    kinds = {said.value for thing in before.items if (said := _at(thing, "kind"))} if isinstance(before, Things) else set()
    if not kinds:
        return None
    return Value("boards" if "icb" in kinds else "ccgs", key, before.span)


def _founders(root: Thing, key: str) -> Things | None:
    """The body and every authority that is one on the day (section 116ZA of the 2007 Act)."""
    body, authorities = _at(root, "body"), _at(root, "authorities")
    if not isinstance(authorities, Things):
        return None
    shape: Field = field_at(tuple(key.split(".")))
    named = [("body", _at(body, "legal_name")), *((thing.id, _at(thing, "name")) for thing in authorities.items)]
    span = body.span if isinstance(body, Thing) else authorities.span
    founders = tuple(_founder(f"{key}.{name}", fact, span, shape) for name, fact in named)
    return Things(founders, key, authorities.span, shape)


def _founder(key: str, name: Fact | None, span: Span, shape: Field) -> Thing:
    return Thing(MappingProxyType({"name": name} if name else {}), key, name.span if name else span, shape.item)


def _places(root: Thing, key: str) -> Things | None:
    """The places, each told whether a council of it is in another place too; a place whose councils are not known
    leaves that open for the others."""
    places = _at(root, key)
    if not isinstance(places, Things):
        return None
    councils = {place.id: _names(_at(place, "authorities")) for place in places.items}
    told = (_told(place, _is_shared(place.id, councils)) for place in places.items)
    return Things(tuple(told), key, places.span, places.shape)


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


def _due_diligence(root: Thing, key: str) -> Things | None:
    """The CCGs, as soon as one of them has due diligence topics: while none has, one question stands for all."""
    ccgs = _at(root, "ccgs")
    if not isinstance(ccgs, Things) or ccgs.items and not any(_at(ccg, "due_diligence") for ccg in ccgs.items):
        return None
    return Things(ccgs.items, key, ccgs.span, ccgs.shape)


# What follows, from which things, and how: where one of those things is at fault, nothing follows.
DERIVED: tuple[tuple[str, str, Callable[[Thing, str], Fact | None]], ...] = (
    ("board.size", "board.members", _board_size),
    ("board.voting_size", "board.members", _voting_size),
    ("board.mental_health_categories", "board.members", _mental_health_categories),
    ("board.non_executive_pay", "board.members", _pay_of("non-executive")),
    ("board.partner_trust_pay", "board.members", _pay_of("partner-trust")),
    ("board.partner_primary_care_pay", "board.members", _pay_of("partner-primary-care")),
    ("board.partner_la_pay", "board.members", _pay_of("partner-la")),
    ("partnership.founders", "authorities", _founders),
    ("body.succession", "body.predecessors", _succession),
    ("places", "places", _places),
    ("due_diligence", "ccgs", _due_diligence),
)
