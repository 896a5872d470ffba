"""Knows what sense checks share: what is not known is None or empty, and so never a fault."""

from collections.abc import Iterable, Iterator
from datetime import date

from icsdocs.config import Config, Scalar, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import at, word
from icsdocs.source import Span

WHITE_PAPER, ACT = "white-paper-2021", "act-2022"
FIRST_BOARDS = date(2022, 7, 1)


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
