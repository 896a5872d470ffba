"""Knows how inlines become runs and fields."""

from collections.abc import Iterator
from typing import assert_never

from icsdocs.document import Emphasis, Gap, Inline, Reference, Term, Text, Value
from icsdocs.frozen import changed, frozen
from icsdocs.render.addresses import linked
from icsdocs.render.word.names import Names
from icsdocs.render.word.wordml import Element, element, field, run


@frozen
class Look:
    """How a run stands out: a character style's id, bold, italic."""

    style: str = ""
    bold: bool = False
    italic: bool = False

    @property
    def properties(self) -> tuple[Element, ...]:
        style = (element("rStyle", val=self.style),) if self.style else ()
        bold = (element("b"), element("bCs")) if self.bold else ()
        italic = (element("i"), element("iCs")) if self.italic else ()
        return (*style, *bold, *italic)


PLAIN = Look()

# Before the number of a gap: the id of a comment that asks its question, until the comment has a number of its own.
ASKED = "gap "


def runs(inlines: tuple[Inline, ...], names: Names, look: Look = PLAIN) -> Iterator[Element]:
    """The runs of some inlines; a reference to a numbered block of this document is a live field."""
    for inline in inlines:
        match inline:
            case Text(text) | Value(text) | Term(text):
                yield from _linked(text, look)
            case Gap():
                yield from _gap(inline, names, look)
            case Emphasis(inner, strong):
                stressed = changed(look, bold=True) if strong else changed(look, italic=True)
                yield from runs(inner, names, stressed)
            case Reference():
                yield from _reference(inline, names, look)
            case _:
                assert_never(inline)


def _linked(text: str, look: Look) -> Iterator[Element]:
    """Words; those that are an address of mail or of the web are a field that leads there."""
    for words, target in linked(text):
        shown = run(words, *look.properties)
        yield from field(f'HYPERLINK "{target}"', (shown,), *look.properties) if target else (shown,)


def _reference(reference: Reference, names: Names, look: Look) -> Iterator[Element]:
    if reference.before:
        yield run(reference.before, *look.properties)
    number = run(reference.number, *look.properties)
    if not reference.document and names.places.get(reference.target, "") in names.numbered:
        # \w is the number in full context, which is what the tree counted; \h makes it a link.
        yield from field(f"REF {names.bookmark(reference.target)} \\w \\h", (number,), *look.properties)
    elif reference.number:
        yield number
    if reference.after:
        yield run(reference.after, *look.properties)


def _gap(gap: Gap, names: Names, look: Look) -> Iterator[Element]:
    """A gap, marked; where the document asks its questions, inside the range of a comment. The comment's id is that of
    the gap, because only the finished file shows how many there are: `add_comments` numbers them."""
    words = run(gap.text, *changed(look, style=names.style("Gap")).properties)
    if not names.asks:
        yield words
        return
    number = f"{ASKED}{gap.number}"
    yield element("commentRangeStart", id=number)
    yield words
    yield from comment_end(number, names)


def comment_end(number: int | str, names: Names) -> tuple[Element, Element]:
    """The end of a comment's range, and the run by which Word finds the comment."""
    look = Look(names.style("annotation reference")).properties
    reference = element("r", *((element("rPr", *look),) if look else ()), element("commentReference", id=number))
    return element("commentRangeEnd", id=number), reference
