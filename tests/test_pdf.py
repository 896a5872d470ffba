"""What a board gets as PDF: the same words in reading order, named for screen readers, and the same bytes twice."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from documents import documents, sample_document
from icsdocs.document import Document, Inline, Item, ItemList, Label, Section, Table
from icsdocs.render.html import HOUSE, render_html
from icsdocs.render.pdf import reading
from icsdocs.render.pdf.available import why_unavailable
from icsdocs.render.pdf.checks import checked
from icsdocs.render.pdf.fonts import FOLDER
from icsdocs.render.pdf.paper import ready_for_paper
from icsdocs.render.word.write import render_word
from icsdocs.walk import printed, words
from trees import EMPTY, clause, contents, gap, paragraph, row, section

if why_unavailable():
    pytest.skip(why_unavailable(), allow_module_level=True)

from weasyprint import HTML

from icsdocs.render.pdf.write import Pdf, render_pdf

ROOT = Path(__file__).parents[1]
TEMPLATES = ("page.html", "screen.css", "print.css")
PAGE, SCREEN, PRINT = ((ROOT / "templates" / name).read_text(encoding="utf-8") for name in TEMPLATES)
SENTENCE = "The board has regard to the wider effect of its decisions on health and well-being. "


@cache
def pdf_of(document: Document) -> Pdf:
    return render_pdf(document, PAGE, SCREEN, PRINT, FOLDER)


def structure(data: bytes) -> Counter[str]:
    """How many elements of each kind a file's structure tree has."""
    with pikepdf.open(BytesIO(data)) as file:
        return Counter(kinds(file.Root.StructTreeRoot))


def kinds(element: pikepdf.Object) -> Iterator[str]:
    for kid in reading.kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield str(kid.S)
            yield from kinds(kid)


# --- words -----------------------------------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_the_file_says_the_documents_words(document: Document):
    assert reading.same_words(words(document), reading.words(pdf_of(document).data))


def test_the_samples_words_are_read_back_letter_by_letter():
    document = sample_document()
    assert reading.words(pdf_of(document).data) == words(document)


def tall_document() -> Document:
    """Paragraphs, an item and rows that are taller than a page, and tables that follow one another directly."""
    label = Label("1.1", "1.1", "body", 1, 0)

    def table(address: str, *rows: tuple[str, str]) -> Table:
        body = tuple(row(f"{address}.{at}", *cells) for at, cells in enumerate(rows))
        return Table(address, f"Table {address}", row(f"{address}.head", "Seat", "Held by"), body, ("left", "left"))

    part = clause(
        "tall",
        paragraph("tall", "Provision", label, SENTENCE * 150),
        paragraph("tall.2", "Provision Continued", None, SENTENCE),
        ItemList(
            (
                Item("tall.3", (paragraph("tall.3", "Item 1", label, SENTENCE * 100),)),
                Item("tall.4", (paragraph("tall.4", "Item 1", label, "Short."),)),
            )
        ),
        table("rows", *((f"Seat {at}", "a person") for at in range(120))),
        table("short", ("Seat", "a person")),
        table("cells", ("Seat", SENTENCE * 90)),
        table("last", ("Seat", "a person")),
        paragraph("tall.5", "Provision", None, "The end."),
    )
    return replace(EMPTY, parts=(part,))


def test_only_a_row_that_is_taller_than_half_a_page_may_be_split():
    rows = (row("t.1", "CMAST", SENTENCE * 6, "None", "None"), row("t.2", "CMAST", SENTENCE * 40, "None", "None"))
    table = Table("t", "T", row("t.head", "Name", "Differences", "Form", "Notes"), rows, ("left",) * 4)
    document = replace(EMPTY, parts=(table,))
    main = ready_for_paper(HTML(string=render_html(document, PAGE, SCREEN, HOUSE)).etree_element, HOUSE)
    assert [one.get("id") for one in main.iter("tr") if "tall" in one.get("class", "")] == ["t.2"]
    word = docx.Document(BytesIO(render_word(document, (ROOT / "templates" / "house.docx").read_bytes(), "", {})))
    assert [bool(one._tr.xpath("w:trPr/w:cantSplit")) for one in word.tables[-1].rows] == [True, True, False]


def test_what_a_page_break_cuts_is_one_again():
    document = tall_document()
    pdf = pdf_of(document)
    found = structure(pdf.data)
    assert pdf.count > 8
    assert reading.words(pdf.data) == words(document)
    assert (found["/Table"], found["/THead"], found["/L"], found["/LI"]) == (4 + bool(document.cover.facts), 4, 1, 2)


HARD = (
    "ẹ̀ ẹ́ e̱ o̱", "end-to-end, co\u2011operate, 1\u00a0July", "ŵ ŷ Ł ß ﬁ Ω", "שלום (שנה)", "مرحبا", "日本", "👩🏽‍⚕️ nurse",
    "a\u200bb", "x <b>&amp;",
)  # fmt: skip


@pytest.mark.parametrize("hard", HARD)
def test_words_that_are_hard_to_set_are_read_back(hard: str):
    document = replace(EMPTY, parts=(paragraph("first", "Body Text", None, hard, " and then e, o and the rest"),))
    found = reading.words(pdf_of(document).data)
    assert reading.same_words(words(document), found)
    assert found[-1].endswith("and then e, o and the rest")


def test_other_words_are_not_the_same_words():
    assert not reading.same_words(("the board",), ("the bord",))
    assert not reading.same_words(("the board",), ("the board", "more"))
    assert not reading.same_words(("שלום",), ("שלו",))


# --- what screen readers and archives need ---------------------------------------------------------------------------


def elements(file: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == kind]


def untag(file: pikepdf.Pdf) -> None:
    file.Root.MarkInfo.Marked = False


def say_french(file: pikepdf.Pdf) -> None:
    file.Root.Lang = pikepdf.String("fr")


def hide_title(file: pikepdf.Pdf) -> None:
    file.Root.ViewerPreferences.DisplayDocTitle = False


def skip_a_level(file: pikepdf.Pdf) -> None:
    elements(file, "/H3")[0].S = pikepdf.Name.H4


def forget_bookmarks(file: pikepdf.Pdf) -> None:
    del file.Root.Outlines


def bare_item(file: pikepdf.Pdf) -> None:
    elements(file, "/LBody")[0].S = pikepdf.Name.P


def lose_a_scope(file: pikepdf.Pdf) -> None:
    del elements(file, "/TH")[0].A


def lose_a_cell(file: pikepdf.Pdf) -> None:
    row = elements(file, "/TR")[-1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def silence_a_link(file: pikepdf.Pdf) -> None:
    del next(page for page in file.pages if "/Annots" in page).Annots[0].Contents


def explain_no_font(file: pikepdf.Pdf) -> None:
    for font in reading.fonts_of(file).values():
        font.ToUnicode.write(b"")


def paint_beside(file: pikepdf.Pdf) -> None:
    page = file.pages[1]
    page.Contents.write(page.Contents.read_bytes() + b" BT <0001> Tj ET")


def silence_a_picture(file: pikepdf.Pdf) -> None:
    del elements(file, "/Figure")[0].Alt


BREAKS = {
    "Pictures have words that say the same": silence_a_picture,
    "The file is tagged": untag,
    "The language is British English": say_french,
    "The file has a title, and viewers show it": hide_title,
    "There is one main heading, and no level is left out": skip_a_level,
    "A file with headings has bookmarks": forget_bookmarks,
    "Lists are made of items, items of a number and a body": bare_item,
    "Header cells say what they head": lose_a_scope,
    "The rows of a table have the same number of cells": lose_a_cell,
    "Links say what they read, and are printed": silence_a_link,
    "Every letter stands for a character": explain_no_font,
    "What is painted has a place in the reading order, or is page furniture": paint_beside,
}


def test_every_rule_of_accessibility_is_kept_and_what_was_not_tried_is_said():
    result = checked(pdf_of(sample_document()).data)
    assert result.broken == ()
    assert set(result.skipped) == {"Notes at the foot of a page have a name"}
    assert result.kept == result.rules - 1 >= 16


@pytest.mark.parametrize("broken", BREAKS)
def test_a_broken_rule_is_named(broken: str):
    with pikepdf.open(BytesIO(pdf_of(sample_document()).data)) as file:
        BREAKS[broken](file)
        changed = BytesIO()
        file.save(changed)
    assert checked(changed.getvalue()).broken == (broken,)


def test_the_file_is_tagged_and_says_what_it_is():
    document = sample_document()
    with pikepdf.open(BytesIO(pdf_of(document).data)) as file:
        meta = file.open_metadata()
        assert meta["pdfuaid:part"] == "1"
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert file.Root.OutputIntents[0].DestOutputProfile.read_bytes()[16:20] == b"RGB "
        assert (file.Root.Lang, file.Root.MarkInfo.Marked) == ("en-GB", True)
        assert file.Root.ViewerPreferences.DisplayDocTitle
        info = {key: str(value) for key, value in file.docinfo.items()}
    assert (info["/Title"], info["/Author"]) == (document.title, document.author)
    assert (info["/Subject"], info["/Keywords"]) == (document.subject, document.keywords)
    assert info["/CreationDate"] == info["/ModDate"] == "D:20220701"


def test_labels_contents_lists_and_heads_are_named_in_the_structure():
    document = sample_document()
    found = structure(pdf_of(document).data)
    contents = next(part.parts[0] for part in document.parts if isinstance(part, Section))
    labelled = sum(bool(getattr(block, "label", None)) for block in printed(document))
    assert (found["/H1"], found["/TOC"], found["/TOCI"]) == (1, 1, len(contents.lines))
    assert found["/Lbl"] == labelled + sum(bool(line.label) for line in contents.lines)
    assert found["/LI"] == found["/LBody"] and not found["/Art"] and not found["/BlockQuote"]


def test_all_that_is_not_structure_is_an_artifact():
    with pikepdf.open(BytesIO(pdf_of(sample_document()).data)) as file:
        for page in file.pages:
            depth = 0
            for operands, operator in pikepdf.parse_content_stream(page, "BDC BMC EMC TJ"):
                match str(operator):
                    case "BDC" | "BMC":
                        depth += 1
                        marked = "/MCID" in operands[-1] if isinstance(operands[-1], pikepdf.Dictionary) else False
                        assert marked or operands[0] == "/Artifact"
                    case "EMC":
                        depth -= 1
                    case _:
                        assert depth > 0


def test_header_cells_have_a_scope_and_links_say_what_they_read():
    with pikepdf.open(BytesIO(pdf_of(sample_document()).data)) as file:
        links = [link for page in file.pages for link in page.get("/Annots", [])]
        read = [str(link.Contents) for link in links]
        assert all(link.F == 4 for link in links)
        scopes = Counter(scopes_of(file.Root.StructTreeRoot))
    assert "paragraph 2.1.2" in read and "Standing orders & procedure" in read
    assert scopes == {"/Row": 4, "/Column": 6}


def scopes_of(element: pikepdf.Object) -> Iterator[str]:
    for kid in reading.kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from [str(kid.A.Scope)] if kid.S == "/TH" else scopes_of(kid)


def read_in(element: pikepdf.Object, page: int) -> Iterator[int]:
    """The marked contents of a page as the structure has them."""
    for kid in reading.kids(element):
        if isinstance(kid, int):
            yield from [kid] if int(element.Pg.StructParents) == page else []
        elif "/S" in kid:
            yield from read_in(kid, page)


def painted_in(page: pikepdf.Page) -> list[int]:
    """The marked contents of a page that the structure holds, in the order of their painting."""
    marked = pikepdf.parse_content_stream(page, "BDC")
    facts = [operands[-1] for operands, _ in marked if isinstance(operands[-1], pikepdf.Dictionary)]
    return [int(one.MCID) for one in facts if "/MCID" in one]


def lists_of_contents(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in reading.kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from [kid] if kid.S == "/TOC" else lists_of_contents(kid)


def test_what_follows_the_contents_on_their_page_is_painted_after_them():
    with pikepdf.open(BytesIO(pdf_of(sample_document()).data)) as file:
        [contents] = lists_of_contents(file.Root.StructTreeRoot)
        page = file.pages[1]
        number = int(page.obj.StructParents)
        lines, read = list(read_in(contents, number)), list(read_in(file.Root.StructTreeRoot, number))
        following = read[read.index(lines[-1]) + 1 :]
        painted = painted_in(page)
    assert lines and following
    assert max(map(painted.index, lines)) < min(map(painted.index, following))


def test_each_address_has_a_page_and_headings_are_bookmarks():
    document = sample_document()
    pdf = pdf_of(document)
    assert set(pdf.pages) == {block.address for block in printed(document)}
    assert [pdf.pages[address] for address in ("cover.1", "contents", "introduction")] == [1, 2, 2]
    with pikepdf.open(BytesIO(pdf.data)) as file, file.open_outline() as outline:
        assert [item.title for item in outline.root][:3] == ["Contents", "1 Introduction", "2 Composition of the board"]
        assert len(file.pages) == pdf.count


@pytest.mark.parametrize(("has_page", "printed"), [(True, 0), (False, 3)])
def test_page_1_has_head_and_foot_unless_it_is_a_cover(has_page: bool, printed: int):
    document = replace(sample_document(), running="Running", status="Draft", watermark="")
    if not has_page:
        document = replace(document, cover=replace(document.cover, facts=()))
    with pikepdf.open(BytesIO(pdf_of(document).data)) as file:
        content = file.pages[0].Contents.read_bytes()
    # Running head, status, number of the page.
    assert content.count(b"/Type /Pagination") == printed


@pytest.mark.parametrize(("sentences", "page"), [(4, 1), (18, 2)])
def test_an_appendix_begins_a_page_unless_half_of_one_is_free(sentences: int, page: int):
    label = Label("Appendix 1", "Appendix 1", "appendix", 0, 0)
    before = tuple(paragraph(f"text.{at}", "Provision", None, SENTENCE) for at in range(sentences))
    appendix = section("appendix", 1, label, "Bodies", paragraph("appendix.1", "Provision", None, SENTENCE))
    pdf = pdf_of(replace(EMPTY, cover=replace(EMPTY.cover, facts=()), parts=(*before, appendix)))
    assert (pdf.pages["appendix"], pdf.count) == (page, page)
    assert structure(pdf.data)["/H2"] == 1


def test_the_contents_number_every_page_whatever_the_address():
    part = section("terms[audit]", 1, None, "Terms: audit", paragraph("terms[audit].1", "Provision", None, SENTENCE))
    document = replace(EMPTY, parts=(section("contents", 1, None, "Contents", contents((part,))), part))
    pdf = pdf_of(document)
    with pikepdf.open(BytesIO(pdf.data)) as file:
        [line] = elements(file, "/TOCI")
        read = reading.text_of(line, reading.content_texts(file), set())
    assert read.endswith(f"audit{pdf.pages['terms[audit]']}")


def provisions(*texts: Inline | str) -> Document:
    labels = (Label(f"1.{at}", f"1.{at}", "body", 1, 0) for at in range(len(texts)))
    numbered = enumerate(zip(labels, texts, strict=True))
    return replace(EMPTY, parts=tuple(paragraph(f"p.{at}", "Provision", label, one) for at, (label, one) in numbered))


def test_a_gap_takes_no_more_lines_than_its_words():
    """WeasyPrint parted a gap from its number where the first line only just found room."""
    asked = [f"Which {'i' * at} members of the board send deputies to meetings, and when?" for at in range(80)]
    gaps = [gap(at, "board.deputies", question) for at, question in enumerate(asked)]
    assert pdf_of(provisions(*gaps)).pages == pdf_of(provisions(*(one.text for one in gaps))).pages


def test_a_gap_for_a_row_spans_it_and_the_table_stays_regular():
    heads = row("t.head", "Risk", "Cause", "Owner")
    known, unknown = row("t.1", "Flood", "Rain", "A role"), row("t.2", (gap(1, "risks", "Which risks?"),), (), ())
    table = Table("t", "Risks", heads, (known, unknown), ("left",) * 3)
    document = replace(EMPTY, cover=sample_document().cover, parts=(table,))
    data = pdf_of(document).data
    assert checked(data).broken == () and reading.words(data)[-1] == "[1: Which risks?]"
    with pikepdf.open(BytesIO(data)) as file:
        assert [len(list(line.K)) for line in elements(file, "/TR")][-3:] == [3, 3, 3]


# --- the same bytes, from our own files ------------------------------------------------------------------------------

PRINT_DIGEST = """
import hashlib, sys, time
from pathlib import Path
from documents import sample_document
from icsdocs.render.pdf.write import render_pdf
time.sleep(float(sys.argv[3]))
templates = Path(sys.argv[1])
texts = [(templates / name).read_text(encoding="utf-8") for name in sys.argv[4:]]
print(hashlib.sha256(render_pdf(sample_document(), *texts, Path(sys.argv[2])).data).hexdigest())
"""


def test_the_same_bytes_whatever_the_folder_the_clock_the_zone_and_the_hash_seed(tmp_path: Path):
    shutil.copytree(FOLDER, tmp_path / "fonts")
    paths = os.pathsep.join((str(ROOT / "generator"), str(ROOT / "tests")))
    here, there = ("1", "UTC", ROOT, FOLDER, "0"), ("2", "Asia/Tokyo", tmp_path, tmp_path / "fonts", "1.1")
    digests = set()
    for seed, zone, folder, fonts, wait in (here, there):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": paths}
        command = [sys.executable, "-c", PRINT_DIGEST, str(ROOT / "templates"), str(fonts), wait, *TEMPLATES]
        run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
        digests.add(run.stdout)
    assert len(digests) == 1


@pytest.mark.parametrize("address", ["file:///etc/hostname", "https://example.org/a.png", "data:image/png,x"])
def test_nothing_but_the_typeface_is_fetched(address: str, caplog: pytest.LogCaptureFixture):
    render_pdf(EMPTY, PAGE, SCREEN, f'{PRINT}\nmain {{ background: url("{address}") }}', FOLDER)
    assert f"{address} is not fetched" in caplog.text


def test_only_the_typeface_is_embedded_while_it_has_the_glyphs():
    fallen_back = replace(EMPTY, parts=(paragraph("arabic", "Body Text", None, "مرحبا"),))
    assert all(name.startswith("Arimo") for name in reading.fonts_used(pdf_of(sample_document()).data))
    assert any(not name.startswith("Arimo") for name in reading.fonts_used(pdf_of(fallen_back).data))
