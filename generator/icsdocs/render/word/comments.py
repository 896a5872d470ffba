"""Knows how drafters' notes and the questions of gaps become Word comments."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from icsdocs.document import Document, Gap, Inline
from icsdocs.frozen import changed
from icsdocs.render.word.inlines import ASKED, Look, runs
from icsdocs.render.word.names import Names, notes
from icsdocs.render.word.package import day
from icsdocs.render.word.wordml import Element, attribute, element, run, tag
from icsdocs.walk import gaps

# Word can show and hide comments by author; no person is named.
NOTE_AUTHOR, NOTE_INITIALS = "icsdocs drafting note", "DN"
GAP_AUTHOR, GAP_INITIALS = "icsdocs open question", "OQ"


def add_comments(word: WordDocument, document: Document, names: Names) -> None:
    """Adds a comment for each note and one for each gap where it is printed, dated as the document is. Notes have the
    numbers that `names` gave; gaps the numbers after them, which this writes into the body."""
    silent = changed(names, numbered=frozenset(), asks=False)
    date = f"{day(document)}T00:00:00Z"
    kept = [
        _comment((note.inlines,), silent, id=number, author=NOTE_AUTHOR, date=date, initials=NOTE_INITIALS)
        for number, note in enumerate(notes(document))
    ]
    for number, gap in enumerate(_numbered_gaps(word.element.body, document, len(kept)), len(kept)):
        said = _question(gap)
        kept.append(_comment(said, silent, id=number, author=GAP_AUTHOR, date=date, initials=GAP_INITIALS))
    if not kept:
        return
    # python-docx makes the part, but stamps each comment with the clock.
    _ = word.comments
    word.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS).element.extend(kept)


def _numbered_gaps(body: Element, document: Document, first: int) -> Iterator[Gap]:
    """The gap of each comment on a gap in a body, in reading order; on the way its comment gets its number."""
    by_number = {gap.number: gap for gap in gaps(document).values()}
    marks = [tag(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    number = first - 1
    for one in list(body.iter(*marks)):
        asked = attribute(one, "id")
        if asked.startswith(ASKED):
            if one.tag == tag("commentRangeStart"):
                number += 1
                yield by_number[int(asked.removeprefix(ASKED))]
            one.set(tag("id"), str(number))


def _question(gap: Gap) -> tuple[tuple[Inline, ...] | str, ...]:
    """What a gap asks and, for those who answer, the path of the answer in the config."""
    return tuple(words for words in dict.fromkeys((gap.question or gap.text, gap.key)) if words)


def _comment(paragraphs: tuple[tuple[Inline, ...] | str, ...], names: Names, **facts: str | int) -> Element:
    style = names.style("annotation text")
    made = element("comment", **facts)
    for number, words in enumerate(paragraphs):
        properties = element("pPr", *((element("pStyle", val=style),) if style else ()))
        inside = [run(words)] if isinstance(words, str) else list(runs(words, names))
        mark = element(
            "r", element("rPr", *Look(names.style("annotation reference")).properties), element("annotationRef")
        )
        made.append(element("p", properties, *((mark,) if number == 0 else ()), *inside))
    return made
