"""Knows what PDF/UA asks of a file beyond what WeasyPrint writes, and puts it in, the same bytes for the same file."""

import re
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
from pikepdf import Dictionary, Name, String

from icsdocs.render.pdf.archive import say_archived
from icsdocs.render.pdf.glyphs import explain_glyphs
from icsdocs.render.pdf.paper import PICTURE, SVG
from icsdocs.render.pdf.reading import Texts, content_texts, kids, text_of
from icsdocs.render.pdf.structure import adopt, join

_NUMBERING = {"1": "/Decimal", "a": "/LowerAlpha", "A": "/UpperAlpha", "i": "/LowerRoman", "I": "/UpperRoman"}
_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_PRINTED = 4

# A CSS pixel in points.
POINTS = 0.75


def finished(data: bytes, main: Element, fonts: Path) -> bytes:
    """The PDF that WeasyPrint made of a page whose content is `main`, with one structure element for each of the
    page's, labels and contents named as such, and everything outside the structure an artifact."""
    with pikepdf.open(BytesIO(data)) as pdf:
        explain_glyphs(pdf, fonts)
        homes = join(pdf, main)
        _name(pdf.Root.StructTreeRoot.K[0], "")
        for (element, tag), node in homes.items():
            _describe(element, tag, node, pdf)
        _mark_artifacts(pdf)
        _describe_links(pdf, content_texts(pdf))
        say_archived(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


# --- structure -------------------------------------------------------------------------------------------------------


def _name(element: pikepdf.Object, parent: str) -> None:
    """Gives labels, contents (see `paper`) and header cells what their tags could not say."""
    kind = str(element.S)
    match kind:
        case "/Art":
            element.S = Name.Lbl
        case "/BlockQuote":
            element.S = Name.TOC
        case "/P" if parent == "/BlockQuote":
            element.S = Name.TOCI
        case "/TH":
            element.A = Dictionary(O=Name.Table, Scope=Name.Column if parent == "/THead" else Name.Row)
        case "/TD":
            del element.A
    if "/ID" in element:
        del element.ID
    for kid in kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            _name(kid, parent if kind == "/TR" else kind)


def _describe(element: Element, tag: str, node: pikepdf.Object, pdf: pikepdf.Pdf) -> None:
    """Gives lists, tables and lines of contents what their HTML elements know."""
    match tag:
        case "li":
            _label_item(node)
        case "tr" if len(element) and (span := int(element[0].get("colspan", "1"))) > 1:
            _fill_row(node, span, pdf)
        case "ol":
            node.A = Dictionary(O=Name.List, ListNumbering=Name(_NUMBERING[element.get("type", "1")]))
        case "table" if (caption := element.find("caption")) is not None:
            node.A = Dictionary(O=Name.Table, Summary=String("".join(caption.itertext()).replace("\u200b", "")))
        case kind if kind == PICTURE:
            node.Alt = String(" ".join("".join(element.find(f"{SVG}desc").itertext()).split()))
            _place(node)
        case "p" if node.S == "/TOCI":
            _refer(node, pdf)


def _place(figure: pikepdf.Object) -> None:
    """Says where on the page a picture is as PDF counts it: in points, from the bottom. WeasyPrint counts pixels from
    the top."""
    left, top, right, bottom = (float(edge) * POINTS for edge in figure.A.BBox)
    tall = float(figure.Pg.MediaBox[3])
    figure.A.BBox = pikepdf.Array([round(edge, 2) for edge in (left, tall - bottom, right, tall - top)])


def _fill_row(row: pikepdf.Object, span: int, pdf: pikepdf.Pdf) -> None:
    """Gives a row whose one cell is drawn over all columns the empty cells that the document has there: a table of
    cells over columns alone is read as a torn one."""
    cell = kids(row)[0]
    empty = (Dictionary(Type=Name.StructElem, S=Name.TD, Pg=cell.Pg, K=pikepdf.Array()) for _ in range(span - 1))
    adopt(row, [cell, *map(pdf.make_indirect, empty)])


def _label_item(item: pikepdf.Object) -> None:
    """Moves the label of an item's first paragraph before the item's body, where PDF wants it."""
    [body] = kids(item)
    first = kids(body)[0]
    inner = kids(first)
    if inner and inner[0].S == "/Lbl":
        adopt(first, inner[1:])
        adopt(item, [inner[0], body])


def _refer(line: pikepdf.Object, pdf: pikepdf.Pdf) -> None:
    """Wraps the links of a line of contents in a Reference each."""
    adopt(line, [_referred(kid, pdf) if kid.S == "/Link" else kid for kid in kids(line)])


def _referred(link: pikepdf.Object, pdf: pikepdf.Pdf) -> pikepdf.Object:
    reference = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Reference, Pg=link.Pg))
    adopt(reference, [link])
    return reference


# --- what is not structure -------------------------------------------------------------------------------------------


def _mark_artifacts(pdf: pikepdf.Pdf) -> None:
    """Makes an artifact of all marked content that no structure element holds: running heads, page numbers, the
    watermark, repeated table heads."""
    held: dict[int, set[int]] = {}
    _collect(pdf.Root.StructTreeRoot.K[0], held)
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums
    for page in pdf.pages:
        number = int(page.obj.StructParents)
        here = held.get(number, set())

        def named(match: re.Match[bytes], here: set[int] = here) -> bytes:
            return match[0] if int(match[1]) in here else b"/Artifact <</Type /Pagination>> BDC"

        page.Contents.write(_MARKED.sub(named, page.Contents.read_bytes()))
        places = owners[2 * number + 1]
        for mcid in range(len(places)):
            if mcid not in here:
                places[mcid] = None


def _collect(element: pikepdf.Object, held: dict[int, set[int]]) -> None:
    for kid in kids(element):
        if isinstance(kid, int):
            held.setdefault(int(element.Pg.StructParents), set()).add(kid)
        elif "/S" in kid:
            _collect(kid, held)


def _describe_links(pdf: pikepdf.Pdf, texts: Texts) -> None:
    """Says of each link what it reads, and that it is printed."""
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums
    holders = {int(owners[at]): owners[at + 1] for at in range(2 * len(pdf.pages), len(owners), 2)}
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            link.F = _PRINTED
            link.Contents = String(" ".join(text_of(holders[int(link.StructParent)], texts, set()).split()))
