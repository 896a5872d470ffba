"""Knows what an expression comes to, in three values: known, unknown with its question, or wrong with a diagnostic."""

from datetime import date
from decimal import Decimal
from typing import assert_never

from icsdocs import rules
from icsdocs.assemble.answers import by_answer, each_once
from icsdocs.assemble.formats import SCALAR_FORMATS, Unfit
from icsdocs.assemble.lookup import OPPOSITE, Known, Outcome, Scope, Unknown, Wrong, in_text, look_up
from icsdocs.config import Scalar, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Both, Compare, Constant, Either, Expression, Format, Not, Path, Repeat
from icsdocs.frozen import changed
from icsdocs.source import Span


def evaluate(expression: Expression, scope: Scope) -> Outcome:
    """What an expression comes to in a scope."""
    match expression:
        case Path():
            return look_up(expression, scope)
        case Constant(value=tuple() as values, span=span):
            return Known(tuple(Known(v, "", span) for v in values), "", span)
        case Constant(value=value, span=span):
            return Known(value, "", span)
        case Compare():
            return _compare(expression, scope)
        case Both(left, right, span):
            return _joint(left, right, scope, span, decisive=False)
        case Either(left, right, span):
            return _joint(left, right, scope, span, decisive=True)
        case Not(operand, span):
            match holds(operand, scope):
                case bool() as truth:
                    return Known(not truth, "", span)
                case Unknown(answer=answer) as hole:
                    return changed(hole, answer=OPPOSITE[answer], says="")
                case wrong:
                    return wrong
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
    match [t for t in truths if isinstance(t, Unknown)]:
        case []:
            return Known(not decisive, "", span)
        case [one]:
            return one
        case [first, *_]:
            return changed(first, answer="", says="")


def unknowns(condition: Expression, scope: Scope) -> tuple[Unknown, ...]:
    """What is unknown about a condition that is neither true nor false: of one that joins several by “and” each fact
    that is missing, once."""
    match condition:
        case Both(left, right):
            return each_once((*unknowns(left, scope), *unknowns(right, scope)))
        case _:
            outcome = holds(condition, scope)
            return (outcome,) if isinstance(outcome, Unknown) else ()


# --- comparisons -----------------------------------------------------------------------------------------------------


def _compare(compare: Compare, scope: Scope) -> Outcome:
    left, right = evaluate(compare.left, scope), evaluate(compare.right, scope)
    for side in (left, right):
        if isinstance(side, Wrong):
            return side
    for side in (left, right):
        if isinstance(side, Unknown):
            return by_answer(compare, side, left, right, scope)  # type: ignore[arg-type]
    assert isinstance(left, Known) and isinstance(right, Known)
    match compare.operator:
        case "==" | "!=" if _kind(left.value) != _kind(right.value) and "none" not in (left.value, right.value):
            message = f"{_kind(left.value)} is compared with {_kind(right.value)}, so they can never be equal"
            return _unfit(compare.span, message)
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


def _kind(value: object) -> str:
    """What a value is to a reader; a thing and a day are compared with the text of their key and of their date."""
    match value:
        case bool():
            return "a yes or no"
        case int() | Decimal():
            return "a number"
        case tuple():
            return "a list"
        case _:
            return "a text"


def _same(left: Known, right: Known) -> bool:
    def plain(known: Known):
        value = known.value
        return value.id if isinstance(value, Thing) else tuple(map(plain, value)) if isinstance(value, tuple) else value

    first, second = plain(left), plain(right)
    if isinstance(first, date) != isinstance(second, date):
        first, second = (v.isoformat() if isinstance(v, date) else v for v in (first, second))
    return (type(first) is type(second) and first == second) or (_numbers(first, second) and first == second)


def _numbers(*values: object) -> bool:
    return all(isinstance(v, int | Decimal) and not isinstance(v, bool) for v in values)


def _ordered(left: object, right: object, operator: str, span: Span) -> Outcome:
    if isinstance(left, date) != isinstance(right, date):
        left, right = (side.isoformat() if isinstance(side, date) else side for side in (left, right))
    comparable = _numbers(left, right) or (isinstance(left, str | date) and type(left) is type(right))
    if not comparable:
        return _unfit(span, f"“{operator}” needs two numbers, two dates or two texts")
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
        is_list = isinstance(operand.value, tuple)
        return in_text(operand) if is_list else _unfit(format_.span, "only a list can be printed as a list")
    if operand.words and format_.name == "words":
        return Known(operand.words, operand.key, operand.span)
    value = operand.words or operand.value
    if isinstance(value, Thing | tuple):
        text = in_text(operand)
        if not isinstance(text, Known):
            return text
        if format_.name != "capital":
            return _unfit(format_.span, f"“{format_.name}” cannot be used on a thing")
        value = text.value
    try:
        return Known(SCALAR_FORMATS[format_.name](value, format_.arguments), operand.key, operand.span)
    except Unfit as unfit:
        return _unfit(format_.span, str(unfit))


def repeated(repeat: Repeat, scope: Scope) -> list[tuple[Scope, Unknown | None]] | Unknown | Wrong:
    """A scope for each thing of a repetition whose condition holds, with what is unknown about that condition; or the
    list is unknown."""
    collection = evaluate(repeat.collection, scope)
    if not isinstance(collection, Known):
        return collection
    if not isinstance(collection.value, tuple):
        return _unfit(repeat.span, "“each” needs a list")
    if too_much := scope.budget.take(len(collection.value), repeat.span):
        return too_much
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
