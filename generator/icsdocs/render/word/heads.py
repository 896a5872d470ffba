"""Knows what a Word file says at the head and foot of the pages of the text, and on which side."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from docx.document import Document as WordDocument

from icsdocs.render.word.wordml import Element, attribute, tag

RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

# What Word counts, as the house style's own placeholders are written.
COUNTED = MappingProxyType({"PAGE": "{{ page }}", "NUMPAGES": "{{ pages }}"})

SIDES = MappingProxyType({1: ("left",), 2: ("left", "right"), 3: ("left", "center", "right")})
EDGES = MappingProxyType({"header": "top", "footer": "bottom"})


def heads_of(word: WordDocument) -> Mapping[str, str]:
    """The words of each margin box that has any, by its name in CSS ("top-left"), placeholders as the file has them and
    Word's own page numbers as {{ page }} and {{ pages }}. Tabs part a line into left and right, or left, centre and
    right; of several lines the first with words counts."""
    found: dict[str, str] = {}
    for kind, edge in EDGES.items():
        lines = (line for one in _roots(word, kind) for line in _lines(one))
        if words := next((line for line in lines if line.strip()), ""):
            pieces = words.split("\t")[:3]
            found |= {f"{edge}-{side}": piece.strip() for side, piece in zip(SIDES[len(pieces)], pieces, strict=True)}
    return MappingProxyType({box: words for box, words in found.items() if words})


def _roots(word: WordDocument, kind: str) -> Iterator[Element]:
    """The header or footer of the pages of the text: the last section's own, or the one that it takes over."""
    for section in reversed(list(word.element.body.iter(tag("sectPr")))):
        for reference in section.findall(tag(f"{kind}Reference")):
            if attribute(reference, "type", "default") == "default" and reference.get(RELATED) in word.part.rels:
                yield word.part.rels[reference.get(RELATED)].target_part.element
                return


def _lines(root: Element) -> Iterator[str]:
    for paragraph in root.iter(tag("p")):
        shown, words = True, ""
        for node in paragraph.iter(tag("t"), tag("tab"), tag("instrText"), tag("fldChar"), tag("fldSimple")):
            match node.tag, attribute(node, "fldCharType"):
                case name, "separate" if name == tag("fldChar"):
                    shown = False
                case name, "end" if name == tag("fldChar"):
                    shown = True
                case name, _ if name == tag("instrText"):
                    words += _counted(node.text or "")
                case name, _ if name == tag("fldSimple"):
                    words += _counted(attribute(node, "instr"))
                case name, _ if name == tag("tab") and node.getparent().tag == tag("r"):
                    words += "\t"
                case name, _ if name == tag("t") and shown and next(node.iterancestors(tag("fldSimple")), None) is None:
                    words += node.text or ""
        yield words


def _counted(instruction: str) -> str:
    return COUNTED.get(instruction.split()[0].upper(), "") if instruction.split() else ""
