"""Knows what a name in an expression stands for: known, unknown with its question, or wrong with a diagnostic."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, assert_never

from icsdocs import rules
from icsdocs.assemble.formats import joined, printed
from icsdocs.config import Config, Fact, Field, Listing, Scalar, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Path
from icsdocs.frozen import changed, frozen
from icsdocs.likeness import did_you_mean
from icsdocs.source import Span

# The facts that a thing is printed by, the first that it has.
NAMES = ("name", "role", "title", "legal_name")

# By which fact a thing without a name is told from others like it when something is asked about it, the first given.
CALLED = (
    "item", "function", "matter", "milestone", "topic", "what", "body", "who", "by", "question", "reason", "text",
    "version", "kind",
)  # fmt: skip


@frozen
class Known:
    """A fact, a thing, or several of them; `key` is the config path, empty for a value worked out. A choice is known by
    its code, and `words` are what is printed for it."""

    value: "Scalar | Thing | tuple[Known, ...]"
    key: str
    span: Span
    words: str = ""


# By “yes” or “no”; by any answer; by none; or (empty) by one that is not said here.
Answer = Literal["yes", "no", "any", "none", ""]
OPPOSITE: dict[Answer, Answer] = {"yes": "no", "no": "yes", "any": "none", "none": "any", "": ""}


@frozen
class Unknown:
    """A fact that the config does not give: its path, the question that asks for it, and what it is asked about.
    `answer` says by which answer a condition over it would hold, where this fact alone decides it; where that is none
    of these, it `says` so in words, if it can: “the answer is a, b or c”."""

    key: str
    question: str
    about: str = ""
    answer: Answer = ""
    says: str = ""


@frozen
class Wrong:
    """An expression that cannot be worked out, whatever the config says."""

    problem: Diagnostic


Outcome = Known | Unknown | Wrong


# How many blocks, rows and turns of repetitions a document may come to, and how many documents one type may make.
# A long constitution comes to some thousands.
MOST_BLOCKS = 30_000
MOST_DOCUMENTS = 1_000


@dataclass(eq=False)
class Budget:
    """How much one document may still come to; repetitions inside repetitions multiply, and would never end."""

    left: int = MOST_BLOCKS

    def take(self, number: int, span: Span) -> "Wrong | None":
        """Takes so much, or says that it is too much."""
        self.left -= number
        if self.left >= 0:
            return None
        message = "The repetitions here come to more than a document can hold, so it ends here"
        return Wrong(Diagnostic(rules.TOO_MUCH, message, span, f"At most {MOST_BLOCKS:,} blocks and rows are printed."))


@frozen
class Scope:
    """The names that an expression may use: the config's groups, and what loops, the edition and the document add.
    `found` keeps what names came to that stand for the same in every scope of a run: most are asked for many times."""

    config: Config
    names: Mapping[str, Known | Unknown]
    budget: Budget
    found: dict[tuple[str, ...], Outcome]
    keys: tuple[tuple[str, str], ...] = ()

    def within(self, name: str, known: Known, key: str) -> "Scope":
        """This scope inside a repetition: `name` stands for one thing, whose key is `key`."""
        return changed(self, names=MappingProxyType({**self.names, name: known}), keys=(*self.keys, (name, key)))


def look_up(path: Path, scope: Scope) -> Outcome:
    """What a name with its attributes stands for in a scope."""
    first = path.names[0]
    held = scope.names.get(first)
    if held is not None and held is not scope.found.get((first,)):
        return _reached(held, path, scope)
    if path.names not in scope.found:
        outcome = _reached(held or _attribute(scope.config.facts, first, path, scope), path, scope)
        if isinstance(outcome, Wrong):
            return outcome
        scope.found[path.names] = outcome
    return scope.found[path.names]


def _reached(held: "Outcome | _Hollow", path: Path, scope: Scope) -> Outcome:
    """What attributes lead to from what the first name stands for."""
    within: list[Thing] = []
    for name in path.names[1:]:
        match held:
            case Known(value=Thing() as thing):
                within.append(thing)
                held = _attribute(thing, name, path, scope)
            case Known(value=tuple() as items, key=key) if key:
                held = _named(items, key, name, path, scope)
            case _Hollow() if held.shape.refers_to:
                return _asked(held, within, scope)
            case _Hollow():
                held = _hollow(held, name, path)
            case Unknown() | Wrong():
                return held
            case _:
                return _no_name(path, name, ())
    return _asked(held, within, scope) if isinstance(held, _Hollow) else held


def _asked(hollow: "_Hollow", within: list[Thing], scope: Scope) -> Unknown:
    """The question for a fact that is not there, about the innermost thing with a name."""
    about = next(filter(None, (_name(thing, scope) for thing in reversed(within))), "")
    says = "there are any" if hollow.shape.kind in ("list", "things") else ""
    return Unknown(hollow.key, hollow.shape.question, about, "yes" if hollow.shape.kind == "yes-no" else "any", says)


def _name(thing: Thing, scope: Scope) -> str:
    """What one of several keyed things is called; a group of facts needs no name to be asked about."""
    if _collection_shape(thing.key.rpartition(".")[0], scope) is None:
        return ""
    text = in_text(Known(thing, thing.key, thing.span))
    if isinstance(text, Known):
        return str(text.value)
    words = next((said for name in CALLED if isinstance(said := thing.facts.get(name), Value)), None)
    return printed(words.value) if words else ""


@frozen
class _Hollow:
    """A group or collection that the config does not have, on the way to a fact inside it."""

    key: str
    shape: Field


def _attribute(thing: Thing, name: str, path: Path, scope: Scope) -> "Outcome | _Hollow":
    shape = thing.shape.named(name)
    key = f"{thing.key}.{name}" if thing.key else name
    fact = thing.named(name)
    if fact is None:
        return _Hollow(shape.asked_at or key, shape) if shape else _no_name(path, name, tuple(thing.shape.fields))
    return known(fact, shape, scope.config)


def _hollow(held: "_Hollow", name: str, path: Path) -> "Outcome | _Hollow":
    if held.shape.kind == "things" and held.shape.item:
        return _Hollow(f"{held.key}.{name.replace('_', '-')}", held.shape.item)
    key = f"{held.key}.{name}"
    shape = held.shape.named(name)
    return _Hollow(key, shape) if shape else _no_name(path, name, tuple(held.shape.fields))


def _named(items: tuple[Known, ...], key: str, name: str, path: Path, scope: Scope) -> "Outcome | _Hollow":
    """One thing of a collection by its key; a collection without it leaves the thing unknown, not absent."""
    for item in items:
        if isinstance(item.value, Thing) and item.value.id in (name, name.replace("_", "-")):
            return item
    held = _collection_shape(key, scope)
    return _Hollow(f"{key}.{name.replace('_', '-')}", held) if held else _no_name(path, name, ())


def _collection_shape(key: str, scope: Scope) -> Field | None:
    shape = scope.config.facts.shape.at(tuple(key.split("."))) if key else None
    return shape.item if shape and shape.kind == "things" else None


def _no_name(path: Path, name: str, names: tuple[str, ...]) -> Wrong:
    hint = did_you_mean(name, names)
    message = f"“{'.'.join(path.names)}” is not a fact that a config can give: it has no “{name}”"
    return Wrong(Diagnostic(rules.UNKNOWN_NAME, message, path.span, hint))


def known(fact: Fact, shape: Field | None, config: Config) -> Known:
    """A fact of the config as a value; a text that is the key of some thing becomes that thing."""
    match fact:
        case Value(value, key, span):
            return _referred(value, key, span, shape, config)
        case Listing(items, key, span):
            return Known(tuple(known(item, shape.item if shape else None, config) for item in items), key, span)
        case Thing(key=key, span=span):
            return Known(fact, key, span)
        case Things(items, key, span):
            return Known(tuple(Known(item, item.key, item.span) for item in items), key, span)
        case _:
            assert_never(fact)


def _referred(value: Scalar, key: str, span: Span, shape: Field | None, config: Config) -> Known:
    for collection in shape.refers_to if shape else ():
        fact: Fact | None = config.facts
        for name in collection.split("."):
            fact = fact.facts.get(name) if isinstance(fact, Thing) else None
        candidates = fact.items if isinstance(fact, Things) else (fact,) if isinstance(fact, Thing) else ()
        for thing in candidates:
            if thing.id == value and (isinstance(fact, Things) or _naming(thing.shape) is NAMES):
                return Known(thing, key, span)
    return Known(value, key, span, shape.choices.get(str(value), "") if shape else "")


def _naming(shape: Field) -> tuple[str, ...]:
    """The facts by which a thing of this shape may be printed: what has no name goes by what it is called by."""
    return NAMES if any(name in shape.fields for name in NAMES) else CALLED


def in_text(known: Known) -> Known | Unknown:
    """A known value as the text that is printed: a thing by its name, role or title, else by what tells it from others
    like it; a list as “a, b and c”."""
    match known.value:
        case Thing() as thing:
            names = _naming(thing.shape)
            for name in names:
                fact = thing.facts.get(name)
                if isinstance(fact, Value):
                    return Known(printed(fact.value), fact.key, fact.span)
            asked = next((name for name in names if name in thing.shape.fields), "name")
            shape = thing.shape.fields.get(asked)
            return Unknown(f"{thing.key}.{asked}", shape.question if shape else f"What is the name of {thing.id}?")
        case tuple() as items:
            texts = [in_text(item) for item in items]
            unknown = next((text for text in texts if isinstance(text, Unknown)), None)
            shown = [str(text.value) for text in texts if isinstance(text, Known)]
            return unknown or Known(joined(shown), known.key, known.span)
        case value:
            return Known(known.words or printed(value), known.key, known.span)
