"""Knows whether the parts of a predecessor that come over, each told as a record of its own, make up all of it."""

from collections.abc import Sequence
from types import MappingProxyType

from icsdocs.config import Thing, Things, Value, fact_at

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
