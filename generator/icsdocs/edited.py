"""Knows how the passages of a Word file stand where somebody edited it after icsdocs wrote it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from icsdocs.document import Document, Paragraph, Text
from icsdocs.frozen import changed
from icsdocs.passages import Edited, Passage, by_number, by_words, passages, titled
from icsdocs.report import plural
from icsdocs.source import Span
from icsdocs.walk import bookmarks

if TYPE_CHECKING:
    from icsdocs.render.word.reading import Standing

CELLS = " |"
Headings = tuple[tuple[int, str], ...]


def as_edited(document: Document, file: Sequence["Standing"]) -> tuple[Passage, ...]:
    """The passages of a document as the Word file that carries it has them now, in the order of that file, then those
    that were taken out of it; as icsdocs wrote them, if nobody edited the file."""
    written = tuple(passages(document))
    found = _recognised(document, written, file)
    now = tuple(_walked(document, found))
    still = {passage.block.address for passage in now}
    gone = tuple(_taken_out(passage) for passage in written if passage.block.address not in still)
    is_edited = gone or any(map(_departs, now)) or [p.block.address for p in now] != [p.block.address for p in written]
    return (*now, *gone) if is_edited else written


def summary(every: Sequence[Passage]) -> str:
    """A sentence that says that a file was edited and how much; empty where it was not."""
    edits = [passage.edited for passage in every if passage.edited]
    if not edits:
        return ""
    changed = sum(passage.edited.how == "kept" and passage.is_reworded for passage in every if passage.edited)
    added, gone = (sum(edited.how == how for edited in edits) for how in ("added", "taken out"))
    counts = ((changed, "changed"), (added, "added"), (gone, "taken out"))
    told = ", ".join(f"{plural(count, 'passage')} {how}" for count, how in counts if count)
    happened = told or "passages moved"
    return f"Somebody edited this file after icsdocs wrote it: {happened}. Numbers are those that it has now."


def found(asked: str, every: Sequence[Passage]) -> list[Passage]:
    """The passages that are meant by an address, a number or some of their words: as they are now, else as icsdocs
    wrote them, because a reader may have the first version in hand. What somebody quotes by its number is not meant."""
    now = [passage for passage in every if not passage.is_gone]
    first = {passage.block.address: passage for passage in every if passage.edited and passage.edited.how != "added"}
    written = [changed(passage, edited=None) for passage in first.values()]
    for look in (by_number, by_words):
        if hits := look(asked, now):
            return hits
        if hits := look(asked, written):
            return [first[passage.block.address] for passage in hits]
    return []


def _recognised(
    document: Document, written: Sequence[Passage], file: Sequence["Standing"]
) -> list[tuple["Standing", tuple[Passage, ...]]]:
    """Each paragraph and row of the file with the passages that it was written as: by their bookmarks, else, where the
    bookmark was lost on the way, by all their words."""
    names = bookmarks(document)
    marked = {names[passage.block.address]: passage for passage in written}
    pairs = [(one, tuple(marked.pop(mark) for mark in one.bookmarks if mark in marked)) for one in file]
    left = {passage.first_text.strip(CELLS): (passage,) for passage in marked.values()}
    pairs = [(one, own or left.pop(one.words, ())) for one, own in pairs]
    return [(one, own) for one, own in pairs if one.words or any(not p.first_text.strip(CELLS) for p in own)]


def _walked(document: Document, found: Sequence[tuple["Standing", tuple[Passage, ...]]]) -> Iterator[Passage]:
    over: Headings = ()
    for one, own in found:
        for passage in own:
            depth = passage.sections[-1].depth if passage.sections else 0
            over = tuple(heading for heading in over if heading[0] < depth + (not passage.is_heading))
            if passage.is_heading:
                over = (*over, (depth, titled(one.number, one.words)))
            # A row's cells are parted alike in both, but for those that are empty.
            text = passage.first_text if one.words == passage.first_text.strip(CELLS) else one.words
            yield changed(passage, edited=Edited(text, one.number, _titles(over)))
        if not own:
            yield _added(document, one, over)


def _added(document: Document, one: "Standing", over: Headings) -> Passage:
    nowhere = Span(document.id, 1, 1, 1, 1)
    block = Paragraph("", "", None, (Text(one.words, nowhere),), nowhere)
    return Passage(document, block, (), None, None, "", Edited(one.words, one.number, _titles(over), "added"))


def _taken_out(passage: Passage) -> Passage:
    return changed(passage, edited=Edited(passage.first_text, passage.first_number, passage.under, "taken out"))


def _titles(over: Headings) -> tuple[str, ...]:
    return tuple(title for _, title in over)


def _departs(passage: Passage) -> bool:
    return not passage.block.address or passage.is_reworded or passage.number != passage.first_number
