"""Knows how drafters' notes become Word comments."""

from dataclasses import replace

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from icsdocs.document import Document, Note
from icsdocs.render.word.inlines import Look, runs
from icsdocs.render.word.names import Names, notes
from icsdocs.render.word.package import day
from icsdocs.render.word.wordml import Element, element

AUTHOR = "icsdocs drafting note"
INITIALS = "DN"


def add_comments(word: WordDocument, document: Document, names: Names) -> None:
    """Adds a comment for each note, dated as the document is; their numbers are those that `names` gave."""
    kept = notes(document)
    if not kept:
        return
    # python-docx makes the part, but stamps each comment with the clock.
    _ = word.comments
    part = word.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)
    unnumbered = replace(names, numbered=frozenset())
    for number, note in enumerate(kept):
        part.element.append(_comment(number, note, unnumbered, f"{day(document)}T00:00:00Z"))


def _comment(number: int, note: Note, names: Names, date: str) -> Element:
    style, reference = names.style("annotation text"), names.style("annotation reference")
    mark = element("r", element("rPr", *Look(reference).properties), element("annotationRef"))
    properties = element("pPr", *((element("pStyle", val=style),) if style else ()))
    paragraph = element("p", properties, mark, *runs(note.inlines, names))
    return element("comment", paragraph, id=number, author=AUTHOR, date=date, initials=INITIALS)
