"""Knows how the passages of a Word file stand where somebody edited it after icsdocs wrote it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from icsdocs.document import Document, Paragraph, Text
from icsdocs.frozen import changed
from icsdocs.passages import Edited, Passage, bounded, by_number, by_words, passages, titled
from icsdocs.recognising import CELLS, out_of_order, recognised
from icsdocs.report import plural
from icsdocs.source import Span

if TYPE_CHECKING:
    from icsdocs.render.word.reading import Standing

# So many words of a passage, found elsewhere, were copied.
SHORTEST_COPY = 4
# The headings over a passage, outermost first: how deep, its words with its number, whether somebody added it.
Headings = tuple[tuple[int, str, bool], ...]
Found = tuple["Standing", tuple[int, ...]]


def as_edited(document: Document, file: Sequence["Standing"]) -> tuple[Passage, ...]:
    """The passages of a document as the Word file that carries it has them now, in the order of that file, then those
    that were taken out of it; as icsdocs wrote them, if nobody edited the file."""
    written = tuple(passages(document))
    texts = [passage.first_text.strip(CELLS) for passage in written]
    pairs = zip(file, recognised(document, written, texts, file), strict=True)
    # What was emptied is taken out.
    found = [(one, own) for one, own in pairs if one.words or not all(texts[place] for place in own)]
    now = tuple(_walked(document, written, texts, found))
    still = {place for _, own in found for place in own}
    # Nobody misses an empty row.
    gone = tuple(_taken_out(one) for place, one in enumerate(written) if texts[place] and place not in still)
    return (*now, *gone) if gone or any(map(_departs, now)) else written


def summary(every: Sequence[Passage]) -> str:
    """A sentence that says that a file was edited and how much; empty where it was not."""
    if not any(passage.edited for passage in every):
        return ""
    counts = (
        (sum(passage.is_reworded for passage in every if not passage.is_added), "changed"),
        (sum(passage.is_added for passage in every), "added"),
        (sum(passage.edited is not None and passage.edited.how == "moved" for passage in every), "moved"),
        (sum(passage.is_gone for passage in every), "taken out"),
    )
    told = ", ".join(f"{plural(count, 'passage')} {how}" for count, how in counts if count)
    happened = told or "numbers changed"
    return f"Somebody edited this file after icsdocs wrote it: {happened}. Numbers are those that it has now."


def found(asked: str, every: Sequence[Passage]) -> list[Passage]:
    """The passages that are meant by an address, a number or some of their words: as they are now, else as icsdocs
    wrote them, because a reader may have the first version in hand. What somebody quotes by its number is not meant."""
    now = [passage for passage in every if not passage.is_gone]
    first = {passage.block.address: passage for passage in every if passage.edited and not passage.is_added}
    written = [changed(passage, edited=None) for passage in first.values()]
    for look in (by_number, by_words):
        if hits := look(asked, now):
            return hits
        if hits := look(asked, written):
            return [first[passage.block.address] for passage in hits]
    return []


def _walked(
    document: Document, written: Sequence[Passage], texts: Sequence[str], found: Sequence[Found]
) -> Iterator[Passage]:
    over: Headings = ()
    before, left = 0, ""
    moved = out_of_order([place for _, own in found for place in own])
    for one, own in found:
        if not own:
            over = _under(over, one, one.depth, is_added=True) if one.depth else over
            yield _added(document, one, over, _holder(one.words, left, written, texts, before))
        for place in own:
            passage = written[place]
            depth = passage.sections[-1].depth if passage.sections else 0
            over = tuple(heading for heading in over if heading[0] <= depth or heading[2])
            over = _under(over, one, depth) if passage.is_heading else over
            # A row's cells are parted alike in both, but for those that are empty.
            text = passage.first_text if one.words == texts[place] else one.words
            as_it_is = Edited(text, one.number, _titles(over))
            behind = texts[place - 1] if place else ""
            yield changed(passage, edited=changed(as_it_is, how="moved", behind=behind) if place in moved else as_it_is)
            before, left = place, one.words


def _under(over: Headings, one: "Standing", depth: int, *, is_added: bool = False) -> Headings:
    above = (heading for heading in over if heading[0] < depth)
    return (*above, (depth, titled(one.number, one.words), is_added))


def _holder(words: str, left: str, written: Sequence[Passage], texts: Sequence[str], before: int) -> Passage | None:
    """The passage whose words some added ones are: the one before them, parted, of which other words are `left`, or one
    that was copied whole, or so much of one that it cannot be chance."""
    says = bounded(words.casefold())
    if says.search(texts[before].casefold()) and not says.search(left.casefold()):
        return written[before]
    if words in texts:
        return written[texts.index(words)]
    is_long = len(words.split()) >= SHORTEST_COPY
    return next((written[at] for at, text in enumerate(texts) if is_long and says.search(text.casefold())), None)


def _added(document: Document, one: "Standing", over: Headings, holder: Passage | None) -> Passage:
    if holder is not None:
        return changed(holder, edited=Edited(one.words, one.number, _titles(over), "copied"))
    nowhere = Span(document.id, 1, 1, 1, 1)
    block = Paragraph("", "", None, (Text(one.words, nowhere),), nowhere)
    return Passage(document, block, (), None, None, "", Edited(one.words, one.number, _titles(over), "added"))


def _taken_out(passage: Passage) -> Passage:
    return changed(passage, edited=Edited(passage.first_text, passage.first_number, passage.under, "taken out"))


def _titles(over: Headings) -> tuple[str, ...]:
    return tuple(title for _, title, _ in over)


def _departs(passage: Passage) -> bool:
    is_kept = passage.edited is not None and passage.edited.how == "kept"
    return not is_kept or passage.is_reworded or passage.number != passage.first_number
