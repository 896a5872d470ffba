"""Knows which facts follow from others, and so are never written in a config."""

from collections.abc import Callable, Iterable
from datetime import date
from types import MappingProxyType

from icsdocs.config import Fact, Field, Listing, Scalar, Thing, Things, Value, fact_at
from icsdocs.read.derived_approval import approved_on, is_approved
from icsdocs.read.derived_delegations import directed_functions
from icsdocs.read.derived_officers import OFFICERS
from icsdocs.read.derived_parts import is_divided, predecessors, predecessors_in_part
from icsdocs.read.derived_places import (
    places,
    places_apart,
    places_are_councils,
    places_have_one_council,
    places_share_council,
)
from icsdocs.read.vocabulary import field_at
from icsdocs.source import Span


def with_derived(root: Thing, incomplete: frozenset[str]) -> Thing:
    """The facts with those that follow from them; nothing follows from a collection that is `incomplete`."""
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


def _board_size(root: Thing, key: str) -> Value | None:
    members = fact_at(root, "board", "members")
    return _sum(members, key, members.items) if isinstance(members, Things) else None


def _voting_size(root: Thing, key: str) -> Value | None:
    members = fact_at(root, "board", "members")
    if not isinstance(members, Things):
        return None
    votes = [(member, fact_at(member, "voting")) for member in members.items]
    if any(vote is None for _, vote in votes):
        return None
    return _sum(members, key, [member for member, vote in votes if vote.value])


def _mental_health_categories(root: Thing, key: str) -> Listing | None:
    """Known as soon as one seat brings the expertise, or when every seat is said not to."""
    members = fact_at(root, "board", "members")
    if not isinstance(members, Things):
        return None
    brings = [(fact_at(member, "category"), fact_at(member, "mental_health")) for member in members.items]
    found = [category for category, said in brings if category and said and said.value]
    if not found and any(said is None for _, said in brings):
        return None
    named = {category.value: category for category in found}
    return Listing(tuple(Value(name, key, fact.span) for name, fact in named.items()), key, members.span)


def _pay_of(category: str) -> Callable[[Thing, str], Value | None]:
    """How all seats of one category are paid; seats that differ leave it open."""

    def pay(root: Thing, key: str) -> Value | None:
        members = fact_at(root, "board", "members")
        if not isinstance(members, Things):
            return None
        seats = [member for member in members.items if (said := fact_at(member, "category")) and said.value == category]
        paid = {said.value for member in seats if (said := fact_at(member, "pay"))}
        return Value(paid.pop(), key, members.span) if len(paid) == 1 else None

    return pay


def _sum(members: Things, key: str, counted: Iterable[Thing]) -> Value | None:
    counts = [fact_at(member, "count") for member in counted]
    return None if None in counts else Value(sum(count.value for count in counts), key, members.span)


def _succession(root: Thing, key: str) -> Value | None:
    """Boards take over from each other as soon as one predecessor is a board, or a successor is named."""
    before, after = fact_at(root, "body", "predecessors"), fact_at(root, "body", "successors")
    if isinstance(after, Things) and after.items:
        return Value("boards", key, after.span)
    things = before.items if isinstance(before, Things) else ()
    kinds = {said.value for thing in things if (said := fact_at(thing, "kind"))}
    if not kinds:
        return None
    return Value("boards" if "icb" in kinds else "ccgs", key, before.span)


def _passes_on(root: Thing, key: str) -> Value:
    """Always known: a body goes on until a successor is named."""
    after = fact_at(root, "body", "successors")
    has_successors = isinstance(after, Things) and bool(after.items)
    return Value(has_successors, key, after.span if after else root.span)


ABOLITION = date(2022, 7, 1)  # of clinical commissioning groups: NHS Act 2006, section 14Z27


def _is_transferred(root: Thing, key: str) -> Value | None:
    """A body has what passes to it once it is established, and has given what passes from it once it is abolished
    (section 14Z28 of the NHS Act 2006). From groups everything had passed on the day of their abolition."""
    stage, day = fact_at(root, "body", "stage"), fact_at(root, "as_at")
    if stage is None:
        before = _succession(root, key)
        is_past = before and before.value == "ccgs" and day and day.value >= ABOLITION
        return Value(True, key, before.span) if is_past else None
    past = ("abolished",) if _passes_on(root, key).value else ("established", "abolished")
    return Value(stage.value in past, key, stage.span)


def _is_past(*address: str) -> Callable[[Thing, str], Value]:
    """Whether a day has come by the day on which the facts stand; always known: what no day is given for is to come."""

    def is_past(root: Thing, key: str) -> Value:
        said, day = fact_at(root, *address), fact_at(root, "as_at")
        if said is None:
            return Value(False, key, root.span)
        return Value(day is None or said.value <= day.value, key, said.span)

    return is_past


def _has_met(root: Thing, key: str) -> Value:
    """A partnership that has agreed its strategy has met, on whatever day."""
    met = _is_past("partnership", "first_met")(root, key)
    return met if met.value else _is_past("partnership", "strategy", "agreed")(root, key)


def _founders(root: Thing, key: str) -> Things | None:
    """The body and every authority that is one on the day (section 116ZA of the 2007 Act)."""
    body, authorities = fact_at(root, "body"), fact_at(root, "authorities")
    if not isinstance(authorities, Things):
        return None
    shape: Field = field_at(tuple(key.split(".")))
    councils = [(council.id, fact_at(council, "name")) for council in authorities.items]
    named = [("body", fact_at(body, "legal_name")), *councils]
    span = body.span if isinstance(body, Thing) else authorities.span
    founders = tuple(_founder(f"{key}.{name}", fact, span, shape) for name, fact in named)
    return Things(founders, key, authorities.span, shape)


def _founder(key: str, name: Fact | None, span: Span, shape: Field) -> Thing:
    return Thing(MappingProxyType({"name": name} if name else {}), key, name.span if name else span, shape.item)


def _once_said(
    source: str, *names: str, outside: frozenset[Scalar] = frozenset()
) -> Callable[[Thing, str], Things | None]:
    """The things of a collection, as soon as one of them says one of these facts: while none does, one question stands
    for all. A thing of a category `outside` is left out."""

    def all_of(root: Thing, key: str) -> Things | None:
        things = fact_at(root, *source.split("."))
        if not isinstance(things, Things):
            return None
        kept = tuple(t for t in things.items if not ((said := fact_at(t, "category")) and said.value in outside))
        if kept and not any(fact_at(thing, name) for thing in kept for name in names):
            return None
        return Things(kept, key, things.span, things.shape)

    return all_of


def _that_say(source: str, name: str) -> Callable[[Thing, str], Things | None]:
    """The things of a collection that say one fact, and not `false`; none of them where none does."""

    def those(root: Thing, key: str) -> Things | None:
        things = fact_at(root, *source.split("."))
        if not isinstance(things, Things):
            return None
        told = ((thing, fact_at(thing, name)) for thing in things.items)
        kept = (thing for thing, said in told if said and not (isinstance(said, Value) and not said.value))
        return Things(tuple(kept), key, things.span, things.shape)

    return those


def _that_may(source: str, name: str) -> Callable[[Thing, str], Things | None]:
    """The things of a collection that do not deny one fact: where each denies it, there are none."""

    def those(root: Thing, key: str) -> Things | None:
        things = fact_at(root, *source.split("."))
        if not isinstance(things, Things):
            return None
        kept = (t for t in things.items if not ((said := fact_at(t, name)) and said.value is False))
        return Things(tuple(kept), key, things.span, things.shape)

    return those


def _approved_before_appointed(root: Thing, key: str) -> Things | None:
    """The ordinary members who say who approves them, while none says who appoints: a table of appointments tells the
    one although it must still ask for the other."""
    members = fact_at(root, "board", "members")
    if not isinstance(members, Things):
        return None
    ordinary = [one for one in members.items if not ((said := fact_at(one, "category")) and said.value in NOT_ORDINARY)]
    is_settled = any(fact_at(one, "appointed_by") for one in ordinary)
    waiting = () if is_settled else tuple(one for one in ordinary if fact_at(one, "approved_by"))
    return Things(waiting, key, members.span, members.shape)


def _executive_leads(root: Thing, key: str) -> Things | None:
    """The members who lead on a named duty; not known while of nobody is it said on what they lead."""
    members = fact_at(root, "board", "members")
    if not isinstance(members, Things):
        return None
    told = [(member, said) for member in members.items if (said := fact_at(member, "executive_leads"))]
    leads = tuple(member for member, said in told if isinstance(said, Listing) and said.items)
    return Things(leads, key, members.span, members.shape) if told else None


# Categories of member, by paragraph 3(2) of Schedule 1B to the NHS Act 2006 and by who has a term of office.
NOT_ORDINARY: frozenset[Scalar] = frozenset({"chair", "chief-executive"})
EXECUTIVE: frozenset[Scalar] = frozenset({"chief-executive", "executive"})

# What hangs on the category of each member too.
BY_CATEGORY = frozenset({
    "board.mental_health_categories", "board.non_executive_pay", "board.partner_trust_pay",
    "board.partner_primary_care_pay", "board.partner_la_pay", "ordinary_members", "approved_before_appointed",
    "terms_of_office",
})  # fmt: skip

# What follows, from which things, and how: where one of those things is at fault, nothing follows.
DERIVED: tuple[tuple[str, str, Callable[[Thing, str], Fact | None]], ...] = (
    ("board.size", "board.members", _board_size),
    ("board.voting_size", "board.members", _voting_size),
    ("board.mental_health_categories", "board.members", _mental_health_categories),
    *((name, "board.members", title) for name, title in OFFICERS.items()),
    ("board.non_executive_pay", "board.members", _pay_of("non-executive")),
    ("board.partner_trust_pay", "board.members", _pay_of("partner-trust")),
    ("board.partner_primary_care_pay", "board.members", _pay_of("partner-primary-care")),
    ("board.partner_la_pay", "board.members", _pay_of("partner-la")),
    ("partnership.founders", "authorities", _founders),
    ("partnership.has_strategy", "partnership", _is_past("partnership", "strategy", "agreed")),
    ("partnership.has_met", "partnership", _has_met),
    ("body.predecessors", "body.predecessors", predecessors),
    ("body.predecessors_in_part", "body.predecessors", predecessors_in_part),
    ("body.is_divided", "body.predecessors", is_divided),
    ("body.succession", "body.predecessors", _succession),
    ("body.passes_on", "body.successors", _passes_on),
    ("body.is_transferred", "body.successors", _is_transferred),
    ("body.approved_on", "approvals", approved_on),
    ("body.is_approved", "approvals", is_approved),
    ("places", "places", places),
    ("places_apart", "places", places_apart),
    ("places_are_councils", "places", places_are_councils),
    ("places_have_one_council", "places", places_have_one_council),
    ("places_share_council", "places", places_share_council),
    ("due_diligence", "ccgs", _once_said("ccgs", "due_diligence")),
    ("nominating_trusts", "trusts", _once_said("trusts", "nominator", "condition")),
    ("place_models", "places", _once_said("places", "governance_model")),
    ("place_records", "places", _once_said("places", "features")),
    ("ordinary_members", "board.members", _once_said("board.members", "appointed_by", outside=NOT_ORDINARY)),
    ("approved_before_appointed", "board.members", _approved_before_appointed),
    ("terms_of_office", "board.members", _once_said("board.members", "term_years", "max_terms", outside=EXECUTIVE)),
    ("executive_leads", "board.members", _executive_leads),
    ("commissioning_committees", "committees", _that_say("committees", "commissioning_functions")),
    ("directed_functions", "delegations", directed_functions),
    ("mou.shared_priorities", "mou.priorities", _that_may("mou.priorities", "shared")),
    ("reporting_places", "places", _that_say("places", "features")),
)
