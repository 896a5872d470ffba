"""Knows how a sense check asks a config for a fact: what is not known is None or empty, and so never a fault."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from icsdocs.config import Config, Fact, Listing, Scalar, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.source import Span

WHITE_PAPER, ACT = "white-paper-2021", "act-2022"
FIRST_BOARDS = date(2022, 7, 1)


def at(thing: Thing, path: str) -> Fact | None:
    """The fact at a path of names below a thing."""
    fact: Fact | None = thing
    for name in path.split("."):
        fact = fact.facts.get(name) if isinstance(fact, Thing) else None
    return fact


def said(thing: Thing, path: str) -> Value | None:
    """A single fact with its place."""
    fact = at(thing, path)
    return fact if isinstance(fact, Value) else None


def word(thing: Thing, path: str) -> str:
    """A text, or no words."""
    match at(thing, path):
        case Value(value=str(text)):
            return text
        case _:
            return ""


def number(thing: Thing, path: str) -> int | Decimal | None:
    """A number that may have decimals."""
    match at(thing, path):
        case Value(value=bool()):
            return None
        case Value(value=(int() | Decimal()) as amount):
            return amount
        case _:
            return None


def whole(thing: Thing, path: str) -> int | None:
    """A whole number."""
    match number(thing, path):
        case int(amount):
            return amount
        case _:
            return None


def flag(thing: Thing, path: str) -> bool | None:
    """Yes, no or not known."""
    match at(thing, path):
        case Value(value=bool(answer)):
            return answer
        case _:
            return None


def day(thing: Thing, path: str) -> date | None:
    """A calendar date."""
    match at(thing, path):
        case Value(value=date() as found):
            return found
        case _:
            return None


def listed(thing: Thing, path: str) -> tuple[Value, ...] | None:
    """The values of a list, in the order written; an empty one says that there are none."""
    match at(thing, path):
        case Listing(items=items):
            return tuple(item for item in items if isinstance(item, Value))
        case _:
            return None


def keyed(thing: Thing, path: str) -> tuple[Thing, ...]:
    """The things of a collection, in the order written; none where it is not known."""
    match at(thing, path):
        case Things(items=items):
            return items
        case _:
            return ()


def collection(config: Config, path: str) -> Things | None:
    """A collection itself, for checks that have to tell an unknown one from an empty one."""
    fact = at(config.facts, path)
    return fact if isinstance(fact, Things) else None


def named(thing: Thing) -> str:
    """What a thing is called in a message."""
    return word(thing, "name") or word(thing, "role") or thing.id


def is_nobody(text: str) -> bool:
    """Whether a name says that there is nobody, however it says so."""
    return text.casefold().strip(" .") in ("none", "no one", "no-one", "nobody")


def place_of(thing: Thing, path: str) -> Span:
    """Where a fact stands, or where the thing begins that would hold it."""
    fact = at(thing, path)
    return fact.span if fact else thing.span


def values_of(values: Iterable[Value] | None) -> frozenset[Scalar]:
    """The bare values of a list."""
    return frozenset(value.value for value in values or ())


Found = Iterator[Diagnostic]
