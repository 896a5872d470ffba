"""Knows of which list of the config none fits a table that has no row to print."""

from icsdocs import rules
from icsdocs.assemble.evaluate import evaluate, holds, repeated
from icsdocs.assemble.lookup import Known, Scope
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Line, Range, Remark, Repeat
from icsdocs.frozen import frozen
from icsdocs.source import Span


@frozen
class Unlisted:
    """A list of the config that has things, of which none is printed in a table that repeats over it; `repeat` is where
    the table says of which things it has rows."""

    key: str
    count: int
    span: Span
    repeat: Span


def unlisted(rows: tuple[Line | Range, ...], scope: Scope) -> Unlisted | None:
    """The first list that a table without a printed row repeats over, if it has things; a list that the config says is
    empty is an answer."""
    for row in rows:
        match row:
            case Range(directive=Repeat() as repeat, children=children):
                found = _of_repetition(repeat, children, scope)
            case Range(directive=Remark()) | Line():
                found = None
            case Range(directive=condition, children=children):
                found = unlisted(children, scope) if holds(condition, scope) is True else None
        if found:
            return found
    return None


def _of_repetition(repeat: Repeat, children: tuple[Line | Range, ...], scope: Scope) -> Unlisted | None:
    collection = evaluate(repeat.collection, scope)
    if not isinstance(collection, Known) or not isinstance(collection.value, tuple) or not collection.value:
        return None
    things = Unlisted(collection.key, len(collection.value), collection.span, repeat.span)
    scopes = repeated(repeat, scope)
    if not isinstance(scopes, list):
        return None
    if not scopes:
        return things
    if all(isinstance(child, Range) and isinstance(child.directive, Repeat | Remark) for child in children):
        return next((found for inner, _ in scopes if (found := unlisted(children, inner))), None)
    return things


def key_of(repeat: Repeat, scope: Scope) -> str:
    """The list of the config that a repetition goes over; empty for one that is worked out."""
    collection = evaluate(repeat.collection, scope)
    return collection.key if isinstance(collection, Known) else ""


def told(things: Unlisted, title: str) -> Diagnostic:
    """That a table says “None” of a list that has things."""
    one = things.count == 1
    said = "the one thing" if one else f"none of the {things.count} things"
    message = f"{said} in “{things.key}” {'does not fit' if one else 'fits'} a table of “{title}”, and it says “None”"
    hint = "Add what belongs in that table. If there is none and law or policy asks for it, say so in your own wording."
    related = (("what has a row in it is said here", things.repeat),)
    return Diagnostic(rules.EMPTY_TABLE, message, things.span, hint, related)
