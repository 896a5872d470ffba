"""Knows which paragraph or row of an edited Word file is which passage of the document that the file carries."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from icsdocs.document import Document
from icsdocs.passages import Passage
from icsdocs.walk import bookmarks

if TYPE_CHECKING:
    from icsdocs.render.word.reading import Standing

CELLS = " |"
# For each paragraph and row of a file, which passages it was written as; usually one, and none if it was added.
Places = list[tuple[int, ...]]


def recognised(
    document: Document, written: Sequence[Passage], texts: Sequence[str], file: Sequence["Standing"]
) -> Places:
    """Which of the passages as written, whose words are `texts`, each paragraph and row of a file is: by the bookmarks;
    where these were lost on the way, by all the words, first in their order; else the one that is missing between two
    that are known."""
    names = bookmarks(document)
    marked = {names[passage.block.address]: place for place, passage in enumerate(written)}
    places = [tuple(marked.pop(mark) for mark in one.bookmarks if mark in marked) for one in file]
    for more in (_in_order, _by_words, _between):
        if not all(places):
            places = [own or (found,) if found is not None else own for own, found in more(places, texts, file)]
    return places


def _unknown(places: Places, texts: Sequence[str]) -> list[int]:
    known = {place for own in places for place in own}
    return [place for place in range(len(texts)) if place not in known]


Found = Iterator[tuple[tuple[int, ...], int | None]]


def _in_order(places: Places, texts: Sequence[str], file: Sequence["Standing"]) -> Found:
    """Those with the same words that stand in the same order among what is known."""
    from difflib import SequenceMatcher  # Not above: a file with all its bookmarks needs none.

    left = set(_unknown(places, texts))
    before = [texts[place] if place in left else place for place in range(len(texts))]
    now = [own[0] if own else one.words for own, one in zip(places, file, strict=True)]
    same = {}
    for block in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        same |= {block.b + step: block.a + step for step in range(block.size)}
    return ((own, same.get(at)) for at, own in enumerate(places))


def _by_words(places: Places, texts: Sequence[str], file: Sequence["Standing"]) -> Found:
    left: defaultdict[str, deque[int]] = defaultdict(deque)
    for place in _unknown(places, texts):
        left[texts[place]].append(place)
    for own, one in zip(places, file, strict=True):
        yield own, left[one.words].popleft() if not own and left[one.words] else None


def _between(places: Places, texts: Sequence[str], file: Sequence["Standing"]) -> Found:
    left = set(_unknown(places, texts))
    around = [(-1,), *places, (len(texts),)]
    for own, before, after, one in zip(places, around, around[2:], file, strict=False):
        is_one_missing = before and after and after[0] - before[-1] == 2 and before[-1] + 1 in left
        yield own, before[-1] + 1 if one.words and is_one_missing else None


def out_of_order(places: Sequence[int]) -> set[int]:
    """The fewest of some numbers, each there once, without which the others ascend."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    moved, kept = set(places), ends[-1] if ends else None
    while kept is not None:
        moved.remove(kept)
        kept = before[kept]
    return moved
