"""Knows how the items of a drafted list end: “;”, the last but one “; and” or “; or”, the last “.”."""

from collections.abc import Iterable, Iterator

from icsdocs.check.drafting_rules import LIST_ENDS
from icsdocs.check.flow import drafted, one_after_the_other
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Block, Line, Passage, Point, Points, Range
from icsdocs.library import Library

_JOINED = ("; and", "; or")
_HINT = "Items end with “;”, the last but one with “; and” or “; or”, the last with “.”."

Drafted = Block | Point | Line | Range


def list_ends(library: Library) -> Iterator[Diagnostic]:
    """A warning for each item that does not end as its place in a list asks, as where one was added after the last. A
    list of which a condition or a repetition makes items is left alone: nobody can draft where it ends."""
    for clause in (*library.clauses.values(), *library.local.values()):
        for points in _lists(clause.body):
            yield from _misplaced(points)


def _lists(blocks: Iterable[Drafted]) -> Iterator[Points]:
    for block in blocks:
        match block:
            case Range(children=inner) | Point(blocks=inner):
                yield from _lists(inner)
            case Points(items=items):
                yield block
                yield from _lists(items)


def _misplaced(points: Points) -> Iterator[Diagnostic]:
    last = [_last(item) for item in points.items]
    flows = [one_after_the_other([drafted(passage.parts)]) for passage in last if passage is not None]
    if len(flows) < len(last) or not any(flow.text.rstrip().endswith((";", *_JOINED)) for flow in flows):
        return
    places = [((";",), "followed by several")] * len(flows)
    places[-2:] = [(_JOINED, "the last but one"), ((".",), "the last of its list")][-len(flows) :]
    for flow, (wanted, where) in zip(flows, places, strict=True):
        text = flow.text.rstrip()
        if not text.endswith(wanted):
            message = f"This item is {where}, and it ends with “{text.split()[-1]}”"
            yield Diagnostic(LIST_ENDS, message, flow.span(len(text) - 1, len(text)), _HINT)


def _last(item: Drafted) -> Passage | None:
    """The paragraph with which an item of a list ends; none where that hangs on a condition."""
    match item:
        case Passage():
            return item
        case Point(blocks=inner) | Points(items=inner) if inner:
            return _last(inner[-1])
        case _:
            return None
