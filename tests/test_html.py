"""What a reader gets in HTML: the same words, every block under its address, nothing that only sighted readers see."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings

from documents import documents, sample_document
from icsdocs.document import Document, Gap, Section
from icsdocs.render import html_reading
from icsdocs.render.html import render_html
from icsdocs.walk import printed, words
from trees import EMPTY, clause, paragraph, text

TEMPLATES = Path(__file__).parents[1] / "templates"
PAGE, STYLE = ((TEMPLATES / name).read_text(encoding="utf-8") for name in ("page.html", "screen.css"))


class Tags(HTMLParser):
    """Every start tag with its attributes, and whatever was never closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        self.open += [] if tag in ("meta", "col") else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.all if tag in names]


def page_of(document: Document) -> str:
    return render_html(document, PAGE, STYLE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_the_page_says_the_documents_words_under_their_addresses(document: Document):
    html = page_of(document)
    tags = Tags(html)
    ids = [attributes["id"] for _, attributes in tags.all if "id" in attributes]
    assert html_reading.words(html) == words(document)
    assert ids == [block.address for block in printed(document)]
    assert tags.open == []


def test_one_h1_and_no_level_is_skipped():
    levels = [int(tag[1]) for tag, _ in Tags(page_of(sample_document())).all if re.fullmatch("h[1-6]", tag)]
    assert Counter(levels)[1] == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_sections_deeper_than_html_has_headings_stay_at_h6():
    part = clause("deep", paragraph("deep", "Provision", None, "Deep."))
    for depth in range(9, 0, -1):
        part = Section(f"s{depth}", depth, paragraph(f"s{depth}", f"Heading {depth}", None, f"At {depth}"), (part,))
    html = page_of(replace(EMPTY, parts=(part,)))
    assert html.count("<h6") == 5


def test_links_lead_to_blocks_of_the_page_or_to_another_document():
    tags = Tags(page_of(sample_document()))
    ids = {attributes["id"] for _, attributes in tags.all if "id" in attributes}
    own = [href for one in tags.named("a") if (href := one["href"] or "").startswith("#")]
    assert own and {unquote(href[1:]) for href in own} <= ids
    elsewhere = [one["href"] for one in tags.named("a") if one.get("class") == "elsewhere"]
    assert elsewhere == ["terms-of-reference.html#purpose"]


def test_the_page_fetches_nothing():
    tags = Tags(page_of(sample_document()))
    assert not tags.named("link", "img", "iframe")
    assert tags.named("script") == [{}]
    assert "url(" not in STYLE and "@import" not in STYLE


def test_table_heads_have_a_scope_and_tables_a_name():
    html = page_of(sample_document())
    assert all(one.get("scope") in ("col", "row") for one in Tags(html).named("th"))
    assert "<caption>Seats on the board</caption>" in html


def test_notes_stand_in_drafts_alone():
    document = sample_document()
    assert page_of(document).count('<aside class="note"') == 3
    assert "<aside" not in page_of(replace(document, final=True))


def test_a_gap_that_does_not_print_its_question_shows_it_to_keyboard_and_screen_reader():
    where = text("").origin
    hidden, shown = Gap("[1]", 1, "a", "Which role?", where), Gap("[2: Which role?]", 2, "b", "Which role?", where)
    document = replace(EMPTY, parts=(paragraph("gaps", "Provision", None, hidden, shown),))
    html = page_of(document)
    assert [one.get("tabindex") for one in Tags(html).named("mark")] == ["0", None]
    assert html.count('<span class="question"> Which role?</span></mark>') == 1
    assert html_reading.words(html) == words(document)


HOSTILE = "&amp; <b>\"'</p></main><script>alert(1)</script> $title ${x} {{ y }} שלום e\u0331 👩🏽‍⚕️"


@pytest.mark.parametrize("field", ["title", "subject", "author", "keywords", "running", "status", "watermark"])
def test_no_text_becomes_markup(field: str):
    document = replace(EMPTY, parts=(paragraph('a"b', "Body & Text", None, HOSTILE),), **{field: HOSTILE})
    html = page_of(document)
    assert len(Tags(html).named("script")) == page_of(EMPTY).count("<script>") == 1
    assert not Tags(html).named("b")
    assert html_reading.words(html) == words(document)
