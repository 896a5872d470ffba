"""Knows whether the parts of a predecessor that come over, each told as a record of its own, make up all of it, and
whether anything is divided between receiving bodies."""

from collections.abc import Sequence
from types import MappingProxyType

from icsdocs.config import Thing, Things, Value, fact_at
from icsdocs.known import keyed
from icsdocs.read.vocabulary import field_at

ALL = 100


def predecessors(root: Thing, key: str) -> Things | None:
    """The predecessors, each told whether it comes over in several parts that make up all of it; where the share of
    one of several parts is not known, that is open."""
    found = fact_at(root, *key.split("."))
    if not isinstance(found, Things):
        return None
    told = (_told(one, [other for other in found.items if _name(other) == _name(one)]) for one in found.items)
    return Things(tuple(told), key, found.span, found.shape)


def _name(thing: Thing) -> str:
    said = fact_at(thing, "body")
    return str(said.value).casefold() if isinstance(said, Value) else thing.id


def _told(one: Thing, parts: Sequence[Thing]) -> Thing:
    said = [fact_at(part, "share") for part in parts]
    shares = [share.value for share in said if isinstance(share, Value)]
    if len(parts) > 1 and len(shares) < len(parts):
        return one
    is_all = len(parts) > 1 and sum(shares) >= ALL
    fact = Value(is_all, f"{one.key}.parts_make_all", one.span)
    return Thing(MappingProxyType({**one.facts, "parts_make_all": fact}), one.key, one.span, one.shape)


def predecessors_in_part(root: Thing, key: str) -> Things:
    """The predecessors of which a part goes, or may go, to another body: each once, however many parts come over; one
    of several parts by a part whose share is known. Empty while nobody said which predecessors there are."""
    found = fact_at(root, "body", "predecessors")
    if not isinstance(found, Things):
        return Things((), key, root.span, field_at(tuple(key.split("."))))
    first: dict[str, Thing] = {}
    for one in sorted(filter(_may_leave_rest, found.items), key=lambda part: fact_at(part, "share") is None):
        first.setdefault(_name(one), one)
    kept = tuple(one for one in found.items if one in first.values())
    return Things(kept, key, found.span, found.shape)


def _may_leave_rest(one: Thing) -> bool:
    make_all = fact_at(one, "parts_make_all")
    return _is_part(one) and not (isinstance(make_all, Value) and make_all.value)


def _is_part(one: Thing) -> bool:
    share = fact_at(one, "share")
    return not isinstance(share, Value) or share.value < ALL


def is_divided(root: Thing, key: str) -> Value:
    """Whether what a sending body has goes, or may go, to more than one receiving body. Always known: what is not said
    may be."""
    after, before = fact_at(root, "body", "successors"), fact_at(root, "body", "predecessors")
    in_part = [item for item in keyed(root, "transfers") if fact_at(item, "share") and _is_part(item)]
    if in_part:
        return Value(True, key, in_part[0].span)
    if isinstance(after, Things) and after.items:
        return Value(len(after.items) > 1 or any(map(_is_part, after.items)), key, after.span)
    if not isinstance(before, Things):
        return Value(True, key, root.span)
    return Value(any(map(_may_leave_rest, before.items)), key, before.span)
