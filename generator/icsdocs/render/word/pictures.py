"""Knows how a picture becomes one in a Word file: drawn sharp enough for print, with the words that stand for it."""

from collections.abc import Iterator

import resvg_py
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from fontpkg_arimo import ROOT
from lxml import etree

from icsdocs.document import Document, Picture
from icsdocs.render.svg import TONES, Tones, render_svg
from icsdocs.render.word.names import Names
from icsdocs.render.word.paragraphs import marked, paragraph_element
from icsdocs.render.word.wordml import Element, element
from icsdocs.walk import bookmarks, every_part, normalised, plain

# Four dots to a point are 288 to the inch. Word measures pictures in English Metric Units, a text's width in twips.
DOTS, EMU_PER_TENTH, EMU_PER_TWIP = 4, 1270, 635
FONT = ROOT / "files" / "Arimo[wght].ttf"

_INLINE = """
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    distT="0" distB="0" distL="0" distR="0">
  <wp:extent cx="{wide}" cy="{tall}"/>
  <wp:docPr id="{number}" name="Picture {number}"/>
  <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
  <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
    <pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>
    <pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
    <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
  </pic:pic></a:graphicData></a:graphic>
</wp:inline>"""
_PARSER = etree.XMLParser(remove_blank_text=True)


def picture_elements(picture: Picture, names: Names, width: int, share: float) -> Iterator[Element]:
    """A picture's caption and the paragraph that holds the picture, no wider than the text (in twips), at `share`
    of its size; the file needs the pictures themselves, too (`add_pictures`)."""
    yield paragraph_element(picture.caption, names, leads=True)
    address, words = picture.alternative.address, normalised(plain(picture.alternative.inlines))
    wide = int(min(picture.width * EMU_PER_TENTH, width * EMU_PER_TWIP) * share)
    facts = {"wide": wide, "tall": wide * picture.height // picture.width, "number": names.marks[address] + 1}
    inline = etree.fromstring(_INLINE.format(**facts, relation=_relation(names.bookmarks[address])), _PARSER)
    described = inline[1]
    described.set("descr", words)
    described.set("title", normalised(plain(picture.caption.inlines)))
    style = names.style(picture.alternative.style)
    # A style with lines of an exact height would cut the picture; one without air would crowd it.
    spacing = element("spacing", before=60, after=240, line=240, lineRule="auto")
    look = element("pPr", *((element("pStyle", val=style),) if style else ()), spacing)
    yield element("p", look, *marked(address, [element("r", element("drawing", inline))], names))


def add_pictures(word: WordDocument, document: Document, tones: Tones) -> None:
    """Puts the document's pictures into the file, as `picture_elements` asks for them, drawn in `tones`."""
    pictures = (part for part in every_part(document.parts) if isinstance(part, Picture))
    names = bookmarks(document)
    for number, picture in enumerate(pictures, 1):
        name = PackURI(f"/word/media/drawing{number}.png")
        part = Part(name, "image/png", rasterised(picture, tones), word.part.package)
        relation = _relation(names[picture.alternative.address])
        word.part.load_rel(RELATIONSHIP_TYPE.IMAGE, part, relation)


def rasterised(picture: Picture, tones: Tones = TONES) -> bytes:
    """The picture as PNG on white, the same bytes for the same picture; no font of the machine has a part in it."""
    drawing = render_svg(picture, tones)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing.replace('pt" ', '" ', 2), background="#ffffff", zoom=DOTS, skip_system_fonts=True,
            font_files=[str(FONT)],
        )
    )  # fmt: skip


def _relation(bookmark: str) -> str:
    return f"rId{bookmark}"
