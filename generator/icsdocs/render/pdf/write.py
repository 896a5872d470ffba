"""Knows a finished document as a tagged PDF: the HTML page laid out on paper, the same bytes for the same document."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element

from icsdocs.document import Document
from icsdocs.render.html import render_html
from icsdocs.render.pdf import available
from icsdocs.render.pdf.finish import CONTENTS, LABEL, finished
from icsdocs.render.pdf.fonts import FACES, FILES

if missing := available.why_unavailable():
    raise available.PdfUnavailable(missing)

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

VARIANT = "pdf/ua-1"


@dataclass(frozen=True)
class Pdf:
    """A PDF file, the page (as printed) on which each address begins, and how many pages there are."""

    data: bytes
    pages: Mapping[str, int]
    count: int


def render_pdf(document: Document, page: str, screen: str, prints: str, fonts: Path) -> Pdf:
    """The document on A4. `page` and `screen` are the HTML shell and its stylesheet, `prints` the stylesheet that goes
    over it, `fonts` the folder of the typeface; nothing else is fetched. Notes for drafters are left out: those who
    read a PDF do not draft."""
    shown = render_html(replace(document, final=True), page, "\n".join((FACES, screen, prints)))
    html = HTML(string=shown, url_fetcher=_Bundled(fonts))
    main = _for_paper(html.etree_element)
    laid_out = html.render(font_config=FontConfiguration(), pdf_variant=VARIANT)
    laid_out.metadata.generator = "icsdocs"
    laid_out.metadata.created = laid_out.metadata.modified = document.date or None
    data = laid_out.write_pdf(pdf_variant=VARIANT)
    pages: dict[str, int] = {}
    for number, sheet in enumerate(laid_out.pages, 1):
        pages |= {address: number for address in sheet.anchors if address not in pages}
    return Pdf(finished(data, main, fonts), MappingProxyType(pages), len(laid_out.pages))


def _for_paper(root: Element) -> Element:
    """Readies a parsed page for paper and gives its `main`: numbers and other documents' places are not links, contents
    lines know their targets for the page number, and labels and contents stand under tags of their own."""
    for element in list(root.iter()):
        match element.tag, element.get("class", ""):
            case "a", "elsewhere":
                element.tag = "span"
                del element.attrib["href"]
            case "span", "label":
                element.tag = LABEL
                for link in element:
                    link.tag = "span"
                    del link.attrib["href"]
            case "nav", _:
                _contents_for_paper(element)
    return next(root.iter("main"))


def _contents_for_paper(nav: Element) -> None:
    for lines in nav.iter("ol"):
        lines.tag = CONTENTS
        for line in lines:
            line.tag = "p"
            line.set("href", next(line.iter("a")).get("href", ""))


class _Bundled(URLFetcher):
    """Hands out the typeface's files and refuses everything else."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols=())
        self._fonts = fonts

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url not in FILES:
            raise ValueError(f"{url} is not fetched: a document is made from its own files alone")
        return URLFetcherResponse(url, (self._fonts / FILES[url]).read_bytes())
