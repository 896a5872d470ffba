"""Knows what stands in an outline's place that hangs on an open question: the question alone, or under a heading."""

from types import MappingProxyType

from icsdocs.assemble import placed
from icsdocs.assemble.here import asked_in
from icsdocs.assemble.lookup import Scope, Unknown
from icsdocs.assemble.placed import Bound
from icsdocs.document import Ground
from icsdocs.drafted import Words
from icsdocs.frozen import changed
from icsdocs.library import Entry

TO_FOLLOW = "A part for each of them follows here, once that is known."


def gap(
    entry: Entry, first: Entry, scope: Scope, holes: tuple[Unknown, ...], led: str = "", then: str = ""
) -> placed.Paragraph:
    """A paragraph of nothing but gaps, in the place of a clause, or of the `first` clause under what is no clause, with
    what is said before them or behind. It has no number where that clause stands under further headings, which are not
    printed and so count nothing."""
    bound = Bound((), scope, holes, entry.span, about=led, then=then)
    return _below(entry, first, bound, continued=first.depth > entry.depth + 1)


def heading_to_follow(
    entry: Entry, first: Entry, scope: Scope, hole: Unknown, grounds: tuple[Ground, ...]
) -> placed.Section:
    """One heading in the place of all those that a list makes which is not known, with the question in it where it
    would name the thing, and else below it."""
    assert entry.each is not None
    within = changed(scope, names=MappingProxyType({**scope.names, entry.each.name: hole}))
    is_asked = hole.key in asked_in(entry.title, within)
    title = Bound(entry.title, within, (), entry.span)
    heading = placed.Paragraph(placed.address_of(entry.id, scope), entry.depth, entry.series, title)
    told = Bound((Words(TO_FOLLOW, entry.span),), scope, () if is_asked else (hole,), entry.span)
    inner = _below(entry, first, told, continued=True)
    return placed.Section(heading.address, entry, scope.keys, heading, (inner,), grounds)


def _below(entry: Entry, first: Entry, bound: Bound, *, continued: bool) -> placed.Paragraph:
    address = f"{placed.address_of(entry.id or entry.clause, bound.scope)}.gap"
    return placed.Paragraph(address, first.depth, first.series, bound, continued)
