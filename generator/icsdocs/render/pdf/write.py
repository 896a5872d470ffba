"""Knows a finished document as a tagged PDF: the HTML page laid out on paper, the same bytes for the same document."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from icsdocs.document import Document
from icsdocs.frozen import changed, frozen
from icsdocs.render.columns import Measure
from icsdocs.render.html import HOUSE, render_html
from icsdocs.render.pdf import available
from icsdocs.render.pdf.finish import finished
from icsdocs.render.pdf.fonts import FACES, FILES
from icsdocs.render.pdf.paper import ready_for_paper
from icsdocs.render.svg import TONES, Tones

if missing := available.why_unavailable():
    raise available.PdfUnavailable(missing)

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from icsdocs.render.pdf.holes import fill_hole, smaller

VARIANT = "pdf/ua-1"
CLOCK = "SOURCE_DATE_EPOCH"


class UnfitPage(ValueError):
    """The page that a project's own HTML shell and stylesheets make has another shape than a PDF can be tagged by."""


@frozen
class Pdf:
    """A PDF file, the page (as printed) on which each address begins, how many pages there are, and the share of their
    size that pictures were made smaller to so that no page stays empty, by their address."""

    data: bytes
    pages: Mapping[str, int]
    count: int
    smaller: Mapping[str, float]


def render_pdf(
    document: Document, page: str, screen: str, prints: str, fonts: Path, measure: Measure = HOUSE,
    *, tones: Tones = TONES,
) -> Pdf:  # fmt: skip
    """The document on A4. `page` and `screen` are the HTML shell and its stylesheet, `prints` the stylesheet that goes
    over it, `fonts` the folder of the typeface, `measure` what the columns of tables share, `tones` the colours of
    pictures; nothing else is fetched. Notes for drafters are left out: those who read a PDF do not draft. Raises
    UnfitPage."""
    shown = render_html(changed(document, final=True), page, "\n".join((FACES, screen, prints)), measure, tones=tones)
    html = HTML(string=shown, url_fetcher=_Bundled(fonts))
    main = ready_for_paper(html.etree_element, measure)
    laid_out = html.render(font_config=FontConfiguration(), pdf_variant=VARIANT)
    while fill_hole(laid_out.pages):
        laid_out = html.render(font_config=FontConfiguration(), pdf_variant=VARIANT)
    laid_out.metadata.generator = "icsdocs"
    laid_out.metadata.created = laid_out.metadata.modified = document.date or None
    with _clock_stopped():
        data = laid_out.write_pdf(pdf_variant=VARIANT)
    pages: dict[str, int] = {}
    for number, sheet in enumerate(laid_out.pages, 1):
        pages |= {address: number for address in sheet.anchors if address not in pages}
    try:
        tagged = finished(data, main, fonts)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise UnfitPage from error
    return Pdf(tagged, MappingProxyType(pages), len(laid_out.pages), MappingProxyType(smaller(main)))


@contextmanager
def _clock_stopped() -> Iterator[None]:
    """Keeps the time of day out of embedded fonts, where fontTools writes it unless the environment says another."""
    before = os.environ.get(CLOCK)
    os.environ[CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[CLOCK]
        else:
            os.environ[CLOCK] = before


class _Bundled(URLFetcher):
    """Hands out the typeface's files and refuses everything else."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols=())
        self._fonts = fonts

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url not in FILES:
            raise ValueError(f"{url} is not fetched: a document is made from its own files alone")
        return URLFetcherResponse(url, (self._fonts / FILES[url]).read_bytes())
