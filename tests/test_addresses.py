"""Addresses of mail and of the web in a document are links that work in every output, and change none of its words."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsdocs.document import Text, Value
from icsdocs.render import html_reading
from icsdocs.render.addresses import linked
from icsdocs.render.html import render_html
from icsdocs.render.pdf.available import why_unavailable
from icsdocs.render.word import reading
from icsdocs.render.word.write import render_word
from icsdocs.walk import words
from trees import EMPTY, clause, paragraph, text, value

TEMPLATES = Path(__file__).parents[1] / "templates"
NAMES = ("page.html", "screen.css", "print.css")
PAGE, SCREEN, PRINT = ((TEMPLATES / name).read_text(encoding="utf-8") for name in NAMES)

SAID: tuple[Text | Value, ...] = (
    text("Write to "),
    value("board@example.nhs.uk", "system.contact"),
    text(", or see https://example.nhs.uk/papers?year=2022&kind=a (or www.example.org)."),
)
DOCUMENT = replace(EMPTY, parts=(clause("contact", paragraph("contact.1", "Body Text", None, *SAID)),))
TARGETS = ["mailto:board@example.nhs.uk", "https://example.nhs.uk/papers?year=2022&kind=a", "https://www.example.org"]


@given(st.text() | st.from_regex(r"\A[a.b]+@[x.-]+.uk\W{0,3}https?://[a-z./)]+\S\Z"))
def test_no_letter_is_lost(said: str) -> None:
    assert "".join(piece for piece, _ in linked(said)) == said


@pytest.mark.parametrize(
    "said", ["5 @ 3", "a@b", "josé.m@example.org", "https://", "www.", "wwww.example.org", "@example.org"]
)
def test_what_only_looks_like_an_address_is_words(said: str) -> None:
    assert [target for _, target in linked(said)] == [""]


def test_a_page_leads_to_them() -> None:
    html = render_html(DOCUMENT, PAGE, SCREEN)
    assert [one.replace("&amp;", "&") for one in re.findall(r'<a href="([^"#]+)"', html)] == TARGETS
    assert html_reading.words(html) == words(DOCUMENT)


def test_a_word_file_leads_to_them() -> None:
    data = render_word(DOCUMENT, (TEMPLATES / "house.docx").read_bytes(), "{}", {})
    with zipfile.ZipFile(BytesIO(data)) as package:
        written = package.read("word/document.xml").decode().replace("&amp;", "&")
    assert re.findall(r'HYPERLINK "([^"]+)"', written) == TARGETS
    assert reading.words(data) == words(DOCUMENT)


@pytest.mark.skipif(bool(why_unavailable()), reason=why_unavailable() or "there is Pango")
def test_a_pdf_leads_to_them_and_says_so() -> None:
    from icsdocs.render.pdf import reading as pdf_reading
    from icsdocs.render.pdf.fonts import FOLDER
    from icsdocs.render.pdf.write import render_pdf

    data = render_pdf(DOCUMENT, PAGE, SCREEN, PRINT, FOLDER).data
    with pikepdf.open(BytesIO(data)) as file:
        links = [link for page in file.pages for link in page.get("/Annots", [])]
        found = {str(link.A.URI): str(link.Contents) for link in links}
    assert found == dict(zip(TARGETS, (TARGETS[0].removeprefix("mailto:"), TARGETS[1], "www.example.org"), strict=True))
    assert pdf_reading.words(data) == words(DOCUMENT)
