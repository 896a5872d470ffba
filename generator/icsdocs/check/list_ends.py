"""Knows how the items of a drafted list end: “;”, the last but one “; and” or “; or”, the last “.”."""

from collections.abc import Iterator, Sequence

from icsdocs.check.drafting_rules import LIST_ENDS
from icsdocs.check.flow import Flow, drafted, one_after_the_other
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Block, Line, Passage, Point, Points, Range
from icsdocs.library import Library

_JOINED = ("; and", "; or")
_CLOSING = ")]”’\"'"
_HINT = "Items end with “;”, the last but one with “; and” or “; or”, the last with “.”."

Drafted = Block | Point | Line | Range


def list_ends(library: Library) -> Iterator[Diagnostic]:
    """A warning for each item that does not end as its place in a list asks, as where one was added after the last. A
    list of which a condition or a repetition makes items is left alone: nobody can draft where it ends."""
    for clause in (*library.clauses.values(), *library.local.values()):
        yield from _among(clause.body, is_judged=False)


def _among(blocks: Sequence[Drafted], *, is_judged: bool) -> Iterator[Diagnostic]:
    """The faults of lists among some blocks; how the last block ends `is_judged` elsewhere, if it ends an item of
    another list."""
    for block, after in zip(blocks, (*blocks[1:], None), strict=False):
        is_held = is_judged if after is None else _goes_on(after)
        match block:
            case Point(blocks=inner):
                yield from _among(inner, is_judged=True)
            case Range(children=inner):
                yield from _among(inner, is_judged=is_held)
            case Points(items=items):
                yield from _of_list(items, is_judged=is_held)


def _goes_on(after: Drafted) -> bool:
    """Whether words behind a list go on with its sentence."""
    return isinstance(after, Passage) and _flow(after).text.lstrip()[:1].islower()


def _of_list(items: Sequence[Point | Range], *, is_judged: bool) -> Iterator[Diagnostic]:
    last = [_last(item) for item in items]
    flows = [_flow(passage) for passage in last if passage is not None]
    is_all = len(flows) == len(last)
    has_marks = is_all and any(flow.text.rstrip().endswith((";", *_JOINED)) for flow in flows)
    if has_marks:
        yield from _misplaced(flows, is_judged)
    for at, item in enumerate(items):
        inner = item.blocks if isinstance(item, Point) else item.children
        is_last = at == len(items) - 1
        yield from _among(inner, is_judged=not is_all or has_marks or (is_last and is_judged))


def _misplaced(flows: Sequence[Flow], is_judged: bool) -> Iterator[Diagnostic]:
    places = [((";",), "followed by several")] * len(flows)
    places[-2:] = [(_JOINED, "the last but one"), ((".",), "the last of its list")][-len(flows) :]
    for flow, (wanted, where) in list(zip(flows, places, strict=True))[: len(flows) - is_judged]:
        text = flow.text.rstrip()
        if not text.endswith(wanted) and not (wanted == (".",) and text.rstrip(_CLOSING).endswith(".")):
            message = f"This item is {where}, and it ends with “{text.split()[-1]}”"
            yield Diagnostic(LIST_ENDS, message, flow.span(len(text) - 1, len(text)), _HINT)


def _flow(passage: Passage) -> Flow:
    return one_after_the_other([drafted(passage.parts)])


def _last(item: Drafted) -> Passage | None:
    """The paragraph with which an item of a list ends; none where that hangs on a condition."""
    match item:
        case Passage():
            return item
        case Point(blocks=inner) | Points(items=inner) if inner:
            return _last(inner[-1])
        case _:
            return None
