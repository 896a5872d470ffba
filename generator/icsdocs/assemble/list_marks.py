"""Knows the marks at the ends of a repeated list's items, which nobody can draft: “;”, “; and” and “.”."""


from icsdocs.document import Gap, Item, Paragraph, Text
from icsdocs.frozen import changed
from icsdocs.walk import plain


def with_marks(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of a list that a repetition makes, ended as drafters end theirs; unchanged where one of them has
    several blocks or a mark of its own, and where a gap stands for them all."""
    ends = [_end(item) for item in items]
    if not all(end.isalnum() or end in _ENDS for end in ends) or _is_gap(items):
        return items
    marks = (*[";"] * (len(items) - 2), *["; and"][: len(items) - 1], ".")
    return tuple(_marked(item, mark) for item, mark in zip(items, marks, strict=True))


_ENDS = (")", "]", "”", "’", "%", "£")


def _end(item: Item) -> str:
    """The last character of an item that is one paragraph; of any other, a mark that stands for “leave it”."""
    match item.blocks:
        case (Paragraph(inlines=inlines),):
            return plain(inlines).rstrip()[-1:] or "."
        case _:
            return "."


def _is_gap(items: tuple[Item, ...]) -> bool:
    match items:
        case (Item(blocks=(Paragraph(inlines=inlines),)),):
            return all(isinstance(inline, Gap) for inline in inlines)
        case _:
            return False


def _marked(item: Item, mark: str) -> Item:
    (paragraph,) = item.blocks
    assert isinstance(paragraph, Paragraph)
    inlines = (*paragraph.inlines, Text(mark, paragraph.origin))
    return changed(item, blocks=(changed(paragraph, inlines=inlines),))
