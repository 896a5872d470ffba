"""Knows which kinds of facts fit which format and comparison, and finds those that can never fit, whatever a config
says."""

import re
from collections.abc import Iterator

from icsdocs import rules
from icsdocs.check.fields import ANYTHING, Names, field_of
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Both, Compare, Constant, Either, Expression, Format, Not, Path, Repeat
from icsdocs.likeness import alike

LISTS = ("list", "things")
_FRACTION = re.compile(r"\d+/\d+")
_CALLED = {
    "text": "a text", "prose": "a text", "choice": "one of a few words", "whole": "a number", "number": "a number",
    "date": "a date", "yes-no": "yes or no", "list": "a list", "things": "a list", "group": "a group of facts",
}  # fmt: skip
# What a comparison takes for the same sort of thing (as assemble/evaluate.py does when it has the values).
_SORTS = {"whole": "number", "number": "number", "yes-no": "yes-no", "list": "list", "things": "list"}
_FITS = {
    "words": ("a whole number or a fraction", ("whole",)),
    "date": ("a date", ("date",)),
    "list": ("a list", LISTS),
    "count": ("a list", LISTS),
    "plural": ("a whole number", ("whole",)),
    "money": ("a number", ("whole", "number")),
    "percent": ("a number", ("whole", "number")),
    "capital": ("a single fact", ("text", "prose", "choice", "whole", "number", "date", "yes-no", "group")),
}


def kind_faults(expression: Expression, names: Names) -> Iterator[Diagnostic]:
    """An error for each format and comparison in an expression, all names of which are known, that cannot be worked
    out or can come out only one way."""
    match expression:
        case Format(operand=operand):
            yield from _format(expression, names)
            yield from kind_faults(operand, names)
        case Compare(left, _, right):
            yield from _compare(expression, names)
            for side in (left, right):
                yield from kind_faults(side, names)
        case Both(left, right) | Either(left, right):
            yield from kind_faults(left, names)
            yield from kind_faults(right, names)
        case Not(operand):
            yield from kind_faults(operand, names)
        case Constant() | Path():
            return


def list_faults(repeat: Repeat, names: Names) -> Iterator[Diagnostic]:
    """An error where a repetition goes over what is no list."""
    field = _field(repeat.collection, names)
    if field is not None and field.kind not in LISTS:
        message = f"“each” needs a list, and {_said(repeat.collection)} is {_CALLED[field.kind]}"
        yield Diagnostic(rules.WRONG_KIND, message, repeat.collection.span)


# --- formats ---------------------------------------------------------------------------------------------------------


def _format(format_: Format, names: Names) -> Iterator[Diagnostic]:
    field = _field(format_.operand, names)
    wanted, kinds = _FITS[format_.name]
    if field is None or field.kind in kinds:
        return
    if format_.name == "words" and any(map(_FRACTION.fullmatch, field.choices)):
        return
    message = f"“{format_.name}” needs {wanted}, and {_said(format_.operand)} is {_CALLED[field.kind]}"
    yield Diagnostic(rules.WRONG_KIND, message, format_.span, _instead(field))


def _instead(field: Field) -> str:
    """The formats that fit a kind of fact."""
    fitting = [name for name, (_, kinds) in _FITS.items() if field.kind in kinds]
    return f"For {_CALLED[field.kind]} there is {' or '.join(fitting)}." if field.kind != "group" else ""


# --- comparisons -----------------------------------------------------------------------------------------------------


def _compare(compare: Compare, names: Names) -> Iterator[Diagnostic]:
    left, right = _field(compare.left, names), _field(compare.right, names)
    if left is None or right is None:
        return
    match compare.operator:
        case "==" | "!=":
            yield from _equal(compare, left, right)
        case "in" | "not in" if right.kind not in LISTS:
            message = (
                f"“{compare.operator}” needs a list on its right, and {_said(compare.right)} is {_CALLED[right.kind]}"
            )
            yield Diagnostic(rules.WRONG_KIND, message, compare.span)
        case "in" | "not in":
            yield from _among(compare, left, right)
        case operator if _sort(left) == "list" or _sort(left) != _sort(right):
            message = (
                f"“{operator}” compares {_CALLED[left.kind]} with {_CALLED[right.kind]}, and neither can be the larger"
            )
            yield Diagnostic(rules.WRONG_KIND, message, compare.span)


def _equal(compare: Compare, left: Field, right: Field) -> Iterator[Diagnostic]:
    said = [side.value for side in (compare.left, compare.right) if isinstance(side, Constant)]
    if _sort(left) != _sort(right):
        if "none" not in said:
            message = f"{_CALLED[left.kind]} is compared with {_CALLED[right.kind]}, so they can never be equal"
            yield Diagnostic(rules.WRONG_KIND, f"{message[:1].upper()}{message[1:]}", compare.span)
        return
    for side, field in ((compare.left, right), (compare.right, left)):
        yield from _choice(side, field)


def _among(compare: Compare, left: Field, right: Field) -> Iterator[Diagnostic]:
    if right.kind == "list" and right.item:
        yield from _choice(compare.left, right.item)
    if isinstance(compare.right, Constant) and isinstance(compare.right.value, tuple):
        for value in compare.right.value:
            yield from _choice(Constant(value, compare.right.span), left)


def _choice(said: Expression, field: Field) -> Iterator[Diagnostic]:
    """A word that a fact is compared with and can never be."""
    if not isinstance(said, Constant) or not isinstance(said.value, str) or not field.choices:
        return
    if said.value not in field.choices:
        near = alike(said.value, field.choices)
        hint = f'Did you mean "{near[0]}"?' if near else f"The choices are {', '.join(field.choices)}."
        message = f'“{field.label}” is never "{said.value}", so this can come out only one way'
        yield Diagnostic(rules.WRONG_KIND, message, said.span, hint)


# --- kinds -----------------------------------------------------------------------------------------------------------


def _sort(field: Field) -> str:
    return _SORTS.get(field.kind, "text")


def _field(expression: Expression, names: Names) -> Field | None:
    """What an expression comes to, as far as its kind is known; None where nothing can be said."""
    match expression:
        case Path():
            found = field_of(expression, names)
            return None if isinstance(found, Diagnostic) or found is ANYTHING else found
        case Constant(value=tuple()):
            return Field("list", "", "")
        case Constant(value=bool()):
            return Field("yes-no", "", "")
        case Constant(value=int()):
            return Field("whole", "", "")
        case Constant():
            return Field("text", "", "")
        case Format(name="count"):
            return Field("whole", "", "")
        case Format():
            return Field("text", "", "")
        case _:
            return Field("yes-no", "", "")


def _said(expression: Expression) -> str:
    match expression:
        case Path(names):
            return f"“{'.'.join(names)}”"
        case Constant(value=value):
            return f"“{value}”"
        case _:
            return "what stands before it"
