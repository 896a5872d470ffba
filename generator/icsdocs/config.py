"""Knows one system's facts: each value with its key and place, and what could be asked for where one is missing."""

from dataclasses import field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from icsdocs.frozen import frozen
from icsdocs.source import Span

Scalar = str | int | Decimal | bool | date

# A key of the user's own, in the place of which any other may stand.
KEY = "key"

Kind = Literal["text", "prose", "whole", "number", "date", "yes-no", "choice", "list", "group", "things"]


@frozen
class Field:
    """What the vocabulary says of one fact: its label, the question to ask for it, an example, and its shape.

    `choices` are the codes that a config may give, each with the words that are printed for it;
    `fields` are a group's or a thing's own facts; `item` is the shape of each item of a list; `refers_to` names
    the things that a text value is a key of; a fact that `follows_from` others, whose paths are given, is worked out
    and never written; a list has at `least` so many items; of a list or things for which [] is refused elsewhere nobody
    is told that it would do (`never_none`); what is no fact of a config is `asked_at` the path of the one that it
    comes from.
    """

    kind: Kind
    label: str
    question: str
    example: str = ""
    choices: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))
    refers_to: tuple[str, ...] = ()
    fields: MappingProxyType[str, "Field"] = field(default_factory=lambda: MappingProxyType({}))
    item: "Field | None" = None
    follows_from: tuple[str, ...] = ()
    least: int = 0
    never_none: bool = False
    asked_at: str = ""

    @property
    def derived(self) -> bool:
        """Whether it is worked out from other facts."""
        return bool(self.follows_from)

    def named(self, name: str) -> "Field | None":
        """Its own fact by the name that an expression gives it, in which a hyphen is an underscore."""
        return self.fields.get(name) or self.fields.get(name.replace("_", "-"))

    def at(self, path: tuple[str | int, ...]) -> "Field | None":
        """The fact at a config path below it, where any key may stand for a thing and any number for an item."""
        field: Field | None = self
        for step in path:
            if field is None:
                return None
            field = field.item if field.kind in ("things", "list") else field.fields.get(step)
        return field

    def written_for(self, path: str) -> tuple[str, ...]:
        """The config paths below it to write for a fact that is worked out, or that stands below such a one, with `key`
        for the key of any thing; none for a fact that is written itself."""
        names = path.split(".")
        for depth in range(len(names), 0, -1):
            field = self.at(tuple(names[:depth]))
            if field and field.follows_from:
                return field.follows_from if depth == len(names) else self._copied(field, names[-1])
        return ()

    def _copied(self, collection: "Field", name: str) -> tuple[str, ...]:
        """The facts of that name in the things that a collection is made of: those that may say all that its own may.
        It can hang on things of other kinds too."""
        said = collection.item.fields.keys() if collection.item else frozenset()
        kinds = sorted({other.partition(f".{KEY}")[0] for other in collection.follows_from})
        found = ((kind, self.at(tuple(kind.split(".")))) for kind in kinds)
        return tuple(
            f"{kind}.{KEY}.{name}" for kind, field in found if field and field.item and said <= field.item.fields.keys()
        )


@frozen
class Value:
    """A single fact, the config path that names it, and where the config says so."""

    value: Scalar
    key: str
    span: Span


@frozen
class Listing:
    """Several facts in the order written; `said_none` where the config itself says that there are none, and not where
    all that it names was left out."""

    items: tuple["Fact", ...]
    key: str
    span: Span
    said_none: bool = False


@frozen
class Thing:
    """A table: a group of facts (`board`), or one of several keyed things (`trusts.wuth`), known by its key."""

    facts: MappingProxyType[str, "Fact"]
    key: str
    span: Span
    shape: Field

    @property
    def id(self) -> str:
        return self.key.rpartition(".")[2]

    def named(self, name: str) -> "Fact | None":
        """Its fact by the name that an expression gives it, in which a hyphen is an underscore."""
        return self.facts.get(name) or self.facts.get(name.replace("_", "-"))


@frozen
class Things:
    """All keyed things of one kind, in the order written; `said_none` as in a listing."""

    items: tuple[Thing, ...]
    key: str
    span: Span
    shape: Field
    said_none: bool = False


Fact = Value | Listing | Thing | Things


def fact_at(fact: Fact | None, *names: str) -> Fact | None:
    """The fact at these names below another, where a thing goes by its key; None where nothing is said."""
    for name in names:
        match fact:
            case Thing():
                fact = fact.named(name)
            case Things(items=items):
                fact = next((thing for thing in items if thing.id == name), None)
            case _:
                return None
    return fact


@frozen
class Config:
    """One system's facts, the law's day they are taken on, and the vocabulary that they are written in."""

    facts: Thing
    edition: str
    as_at: date
    file: str
    open_points: MappingProxyType[str, Thing] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def name(self) -> str:
        """The config's own name: its file without folder and ending."""
        return self.file.rpartition("/")[2].removesuffix(".toml")

    def open_point(self, path: str) -> Thing | None:
        """What the config says of an open fact: who owns it and by when; else of the nearest group that it is in."""
        while path and path not in self.open_points:
            path = path.rpartition(".")[0]
        return self.open_points.get(path)
