"""Knows what an expression comes to, in three values: known, unknown with its question, or wrong with a diagnostic."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import assert_never

from icsdocs import rules
from icsdocs.assemble.formats import SCALAR_FORMATS, Unfit, joined, printed
from icsdocs.config import Config, Fact, Field, Listing, Scalar, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Both, Compare, Constant, Either, Expression, Format, Not, Path, Repeat
from icsdocs.source import Span


@dataclass(frozen=True)
class Known:
    """A fact, a thing, or several of them; `key` is the config path, empty for a value worked out."""

    value: "Scalar | Thing | tuple[Known, ...]"
    key: str
    span: Span


@dataclass(frozen=True)
class Unknown:
    """A fact that the config does not give: its path, the question that asks for it, and what it is asked about."""

    key: str
    question: str
    about: str = ""


@dataclass(frozen=True)
class Wrong:
    """An expression that cannot be worked out, whatever the config says."""

    problem: Diagnostic


Outcome = Known | Unknown | Wrong


@dataclass(frozen=True)
class Scope:
    """The names that an expression may use: the config's groups, and what loops, the edition and the document add."""

    config: Config
    names: Mapping[str, Known | Unknown]
    keys: tuple[tuple[str, str], ...] = ()

    def within(self, name: str, known: Known, key: str) -> "Scope":
        """This scope inside a repetition: `name` stands for one thing, whose key is `key`."""
        return replace(self, names=MappingProxyType({**self.names, name: known}), keys=(*self.keys, (name, key)))


def evaluate(expression: Expression, scope: Scope) -> Outcome:
    """What an expression comes to in a scope."""
    match expression:
        case Constant(value=tuple() as values, span=span):
            return Known(tuple(Known(v, "", span) for v in values), "", span)
        case Constant(value=value, span=span):
            return Known(value, "", span)
        case Path():
            return _path(expression, scope)
        case Compare():
            return _compare(expression, scope)
        case Both(left, right, span):
            return _joint(left, right, scope, span, decisive=False)
        case Either(left, right, span):
            return _joint(left, right, scope, span, decisive=True)
        case Not(operand, span):
            truth = holds(operand, scope)
            return Known(not truth, "", span) if isinstance(truth, bool) else truth
        case Format():
            return _format(expression, scope)
        case _:
            assert_never(expression)


def holds(expression: Expression, scope: Scope) -> bool | Unknown | Wrong:
    """Whether a condition is true: `false`, `"none"`, nought and an empty list are not."""
    outcome = evaluate(expression, scope)
    return _truth(outcome.value) if isinstance(outcome, Known) else outcome


def _truth(value: "Scalar | Thing | tuple[Known, ...]") -> bool:
    return value != "none" and (isinstance(value, Thing | date) or bool(value))


def _joint(left: Expression, right: Expression, scope: Scope, span: Span, *, decisive: bool) -> Outcome:
    """`and` (decided by a false side) and `or` (decided by a true one)."""
    truths = (holds(left, scope), holds(right, scope))
    wrong = next((t for t in truths if isinstance(t, Wrong)), None)
    if wrong is not None:
        return wrong
    if decisive in truths:
        return Known(decisive, "", span)
    unknown = next((t for t in truths if isinstance(t, Unknown)), None)
    return unknown if unknown is not None else Known(not decisive, "", span)


# --- names -----------------------------------------------------------------------------------------------------------


def _path(path: Path, scope: Scope) -> Outcome:
    first, *rest = path.names
    if first in scope.names:
        held: Outcome | _Hollow = scope.names[first]
    else:
        held = _attribute(scope.config.facts, first, path, scope)
    about = ""
    for name in rest:
        match held:
            case Known(value=Thing() as thing):
                about = _name(thing, scope) or about
                held = _attribute(thing, name, path, scope)
            case Known(value=tuple() as items, key=key) if key:
                held = _named(items, key, name, path, scope)
            case _Hollow():
                held = _hollow(held, name, path)
            case Unknown() | Wrong():
                return held
            case _:
                return _no_name(path, name, ())
    return Unknown(held.key, held.shape.question, about) if isinstance(held, _Hollow) else held


def _name(thing: Thing, scope: Scope) -> str:
    """What one of several keyed things is called; a group of facts needs no name to be asked about."""
    if _collection_shape(thing.key.rpartition(".")[0], scope) is None:
        return ""
    text = in_text(Known(thing, thing.key, thing.span))
    if isinstance(text, Known):
        return str(text.value)
    firsts = (fact.value for fact in thing.facts.values() if isinstance(fact, Value) and isinstance(fact.value, str))
    return printed(next(firsts, thing.id))


@dataclass(frozen=True)
class _Hollow:
    """A group or collection that the config does not have, on the way to a fact inside it."""

    key: str
    shape: Field


def _attribute(thing: Thing, name: str, path: Path, scope: Scope) -> "Outcome | _Hollow":
    shape = _shape(thing.shape, name)
    key = f"{thing.key}.{name}" if thing.key else name
    fact = thing.facts.get(name) or thing.facts.get(name.replace("_", "-"))
    if fact is None:
        return _Hollow(key, shape) if shape else _no_name(path, name, tuple(thing.shape.fields))
    return known(fact, shape, scope.config)


def _hollow(held: "_Hollow", name: str, path: Path) -> "Outcome | _Hollow":
    key = f"{held.key}.{name}"
    if held.shape.kind == "things" and held.shape.item:
        return _Hollow(key, held.shape.item)
    shape = _shape(held.shape, name)
    return _Hollow(key, shape) if shape else _no_name(path, name, tuple(held.shape.fields))


def _shape(shape: Field, name: str) -> Field | None:
    return shape.fields.get(name) or shape.fields.get(name.replace("_", "-"))


def _named(items: tuple[Known, ...], key: str, name: str, path: Path, scope: Scope) -> "Outcome | _Hollow":
    """One thing of a collection by its key; a collection without it leaves the thing unknown, not absent."""
    for item in items:
        if isinstance(item.value, Thing) and item.value.id in (name, name.replace("_", "-")):
            return item
    held = _collection_shape(key, scope)
    return _Hollow(f"{key}.{name.replace('_', '-')}", held) if held else _no_name(path, name, ())


def _collection_shape(key: str, scope: Scope) -> Field | None:
    shape: Field | None = scope.config.facts.shape
    for name in filter(None, key.split(".")):
        if shape is None:
            return None
        shape = shape.item if shape.kind == "things" else _shape(shape, name)
    return shape.item if shape and shape.kind == "things" else None


def _no_name(path: Path, name: str, names: tuple[str, ...]) -> Wrong:
    near = difflib.get_close_matches(name, names, 1, 0.6)
    hint = f"Did you mean “{near[0]}”?" if near else ""
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
        if isinstance(fact, Things):
            for thing in fact.items:
                if thing.id == value:
                    return Known(thing, key, span)
    return Known(value, key, span)


# --- comparisons -----------------------------------------------------------------------------------------------------


def _compare(compare: Compare, scope: Scope) -> Outcome:
    left, right = evaluate(compare.left, scope), evaluate(compare.right, scope)
    for side in (left, right):
        if isinstance(side, Wrong):
            return side
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    assert isinstance(left, Known) and isinstance(right, Known)
    match compare.operator:
        case "==":
            return Known(_same(left, right), "", compare.span)
        case "!=":
            return Known(not _same(left, right), "", compare.span)
        case "in" | "not in":
            if not isinstance(right.value, tuple):
                return _unfit(compare.span, "“in” needs a list on its right")
            return Known(any(_same(left, item) for item in right.value) == (compare.operator == "in"), "", compare.span)
        case operator:
            return _ordered(left.value, right.value, operator, compare.span)


def _same(left: Known, right: Known) -> bool:
    def plain(known: Known):
        value = known.value
        return value.id if isinstance(value, Thing) else tuple(map(plain, value)) if isinstance(value, tuple) else value

    first, second = plain(left), plain(right)
    if isinstance(first, date) != isinstance(second, date):
        first, second = (v.isoformat() if isinstance(v, date) else v for v in (first, second))
    return type(first) is type(second) and first == second or _numbers(first, second) and first == second


def _numbers(*values: object) -> bool:
    return all(isinstance(v, int | Decimal) and not isinstance(v, bool) for v in values)


def _ordered(left: object, right: object, operator: str, span: Span) -> Outcome:
    if isinstance(left, date) and isinstance(right, str):
        left = left.isoformat()
    comparable = _numbers(left, right) or (isinstance(left, str | date) and type(left) is type(right))
    if not comparable:
        return _unfit(span, f"“{operator}” needs two numbers or two dates")
    answer = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]  # type: ignore[operator]
    return Known(answer, "", span)


def _unfit(span: Span, message: str) -> Wrong:
    return Wrong(Diagnostic(rules.WRONG_KIND, message[:1].upper() + message[1:], span))


# --- formats ---------------------------------------------------------------------------------------------------------


def _format(format_: Format, scope: Scope) -> Outcome:
    operand = evaluate(format_.operand, scope)
    if not isinstance(operand, Known):
        return operand
    if format_.name == "count":
        if not isinstance(operand.value, tuple):
            return _unfit(format_.span, "only a list can be counted")
        return Known(len(operand.value), operand.key, operand.span)
    if format_.name == "list":
        return in_text(operand) if isinstance(operand.value, tuple) else _unfit(format_.span, "only a list can be printed as a list")
    value = operand.value
    if isinstance(value, Thing | tuple):
        text = in_text(operand)
        if not isinstance(text, Known) or format_.name != "capital":
            return text if not isinstance(text, Known) else _unfit(format_.span, f"“{format_.name}” cannot be used on a thing")
        value = text.value
    try:
        return Known(SCALAR_FORMATS[format_.name](value, format_.arguments), operand.key, operand.span)
    except Unfit as unfit:
        return _unfit(format_.span, str(unfit))


def in_text(known: Known) -> Known | Unknown:
    """A known value as the text that is printed: a thing by its name, role or title; a list as “a, b and c”."""
    match known.value:
        case Thing() as thing:
            for name in ("name", "role", "title"):
                fact = thing.facts.get(name)
                if isinstance(fact, Value):
                    return Known(printed(fact.value), fact.key, fact.span)
            asked = next((n for n in ("name", "role", "title") if n in thing.shape.fields), "name")
            shape = thing.shape.fields.get(asked)
            return Unknown(f"{thing.key}.{asked}", shape.question if shape else f"What is the name of {thing.id}?")
        case tuple() as items:
            texts = [in_text(item) for item in items]
            unknown = next((text for text in texts if isinstance(text, Unknown)), None)
            return unknown or Known(joined([str(t.value) for t in texts if isinstance(t, Known)]), known.key, known.span)
        case value:
            return Known(printed(value), known.key, known.span)


def repeated(repeat: Repeat, scope: Scope) -> list[tuple[Scope, Unknown | None]] | Unknown | Wrong:
    """A scope for each thing of a repetition whose condition holds, with what is unknown about that condition; or the
    list is unknown."""
    collection = evaluate(repeat.collection, scope)
    if not isinstance(collection, Known):
        return collection
    if not isinstance(collection.value, tuple):
        return _unfit(repeat.span, "“each” needs a list")
    scopes: list[tuple[Scope, Unknown | None]] = []
    for place, item in enumerate(collection.value, 1):
        key = item.value.id if isinstance(item.value, Thing) else str(place)
        inner = scope.within(repeat.name, item, key)
        truth = holds(repeat.condition, inner) if repeat.condition else True
        if isinstance(truth, Wrong):
            return truth
        if truth is not False:
            scopes.append((inner, truth if isinstance(truth, Unknown) else None))
    return scopes


def paths(expression: Expression) -> list[Path]:
    """The names that an expression asks for, in the order written."""
    match expression:
        case Path():
            return [expression]
        case Constant():
            return []
        case Compare(left=left, right=right) | Both(left, right) | Either(left, right):
            return paths(left) + paths(right)
        case Not(operand) | Format(operand=operand):
            return paths(operand)
        case _:
            assert_never(expression)
