"""Knows how to ask a config for a fact of some kind: what is not known is None or empty."""

from datetime import date
from decimal import Decimal

from icsdocs.config import Fact, Listing, Thing, Things, Value, fact_at


def at(thing: Thing | None, path: str) -> Fact | None:
    """The fact at a path of names below a thing."""
    return fact_at(thing, *path.split("."))


def said(thing: Thing | None, path: str) -> Value | None:
    """A single fact with its place."""
    fact = at(thing, path)
    return fact if isinstance(fact, Value) else None


def word(thing: Thing | None, path: str) -> str:
    """A text, or no words."""
    match at(thing, path):
        case Value(value=str(text)):
            return text
        case _:
            return ""


def number(thing: Thing | None, path: str) -> int | Decimal | None:
    """A number that may have decimals."""
    match at(thing, path):
        case Value(value=bool()):
            return None
        case Value(value=(int() | Decimal()) as amount):
            return amount
        case _:
            return None


def whole(thing: Thing | None, path: str) -> int | None:
    """A whole number."""
    match number(thing, path):
        case int(amount):
            return amount
        case _:
            return None


def flag(thing: Thing | None, path: str) -> bool | None:
    """Yes, no or not known."""
    match at(thing, path):
        case Value(value=bool(answer)):
            return answer
        case _:
            return None


def day(thing: Thing | None, path: str) -> date | None:
    """A calendar date."""
    match at(thing, path):
        case Value(value=date() as found):
            return found
        case _:
            return None


def listed(thing: Thing | None, path: str) -> tuple[Value, ...] | None:
    """The values of a list, in the order written; an empty one says that there are none."""
    match at(thing, path):
        case Listing(items=items):
            return tuple(item for item in items if isinstance(item, Value))
        case _:
            return None


def keyed(thing: Thing | None, path: str) -> tuple[Thing, ...]:
    """The things of a collection, in the order written; none where it is not known."""
    match at(thing, path):
        case Things(items=items):
            return items
        case _:
            return ()
