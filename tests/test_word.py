"""What a board secretary gets in Word: the same words, numbers that Word itself counts, and no prompt on opening."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from openxml_audit import OpenXmlValidator

from documents import documents, sample_document
from icsdocs.document import Contents, ContentsLine, Document, Gap, ItemList, Label, Paragraph, Table
from icsdocs.render.columns import Measure, column_widths, is_signed, letters_width
from icsdocs.render.html import render_html
from icsdocs.render.word import reading
from icsdocs.render.word.opening import ShellError
from icsdocs.render.word.shell import wanted_styles
from icsdocs.render.word.template import missing_style_faults
from icsdocs.render.word.write import render_word
from icsdocs.walk import bookmarks, inlines_of, plain, printed, words
from trees import EMPTY, clause, item, paragraph, row, section, text

ROOT = Path(__file__).parents[1]
SHELL = (ROOT / "templates" / "house.docx").read_bytes()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package(contents: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for name, data in contents.items():
            target.writestr(name, data)
    return written.getvalue()


def main(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def values(root: etree._Element, name: str, attribute: str = "val") -> list[str]:
    return [one.get(W + attribute) for one in root.iter(W + name)]


def numbers(document: Document) -> dict[str, str]:
    names = bookmarks(document)
    labelled = (block for block in printed(document) if isinstance(block, Paragraph) and block.label)
    return {names[block.address]: block.label.text for block in labelled if block.label}


def shell_with(old: str, new: str, name: str = "word/document.xml") -> bytes:
    contents = parts(SHELL)
    assert old.encode() in contents[name]
    return package(contents | {name: contents[name].replace(old.encode(), new.encode())})


SAMPLE = sample_document()
RENDERED = render_word(SAMPLE, SHELL, "{}", {})

# --- words and numbers -----------------------------------------------------------------------------------------------


@quick
@given(documents())
def test_any_document_has_the_same_words_numbers_and_references(document: Document) -> None:
    data = render_word(document, SHELL, "", {})
    assert reading.words(data) == words(document)
    assert reading.labels(data) == numbers(document)
    full = reading.full_numbers(data)
    assert all(full[pointer.bookmark] == pointer.text for pointer in reading.references(data))


def test_the_sample_has_the_same_words_and_numbers() -> None:
    assert reading.words(RENDERED) == words(SAMPLE)
    assert reading.labels(RENDERED) == numbers(SAMPLE)


def test_references_are_fields_that_say_what_word_will_compute() -> None:
    names, full = bookmarks(SAMPLE), reading.full_numbers(RENDERED)
    found = reading.references(RENDERED)
    assert tuple(pointer.text for pointer in found) == ("2.1.2", "2.1.2(b)", "2.1", "1.1", "1.1")
    assert all(full[pointer.bookmark] == pointer.text for pointer in found)
    assert found[1].bookmark == names["board-members.1.2"]


def test_a_series_begins_again_in_each_of_its_instances() -> None:
    found, names = reading.labels(RENDERED), bookmarks(SAMPLE)
    assert found[names["board-calling"]] == found[names["committee-calling"]] == "1"
    assert found[names["board-quorum"]] == found[names["committee-quorum"]] == "2.1"


def test_every_printed_block_has_a_bookmark_of_words_own_form() -> None:
    found = values(main(RENDERED), "bookmarkStart", "name")
    assert found == list(bookmarks(SAMPLE).values())
    assert all(len(name) <= 40 and name.startswith("_Ref") for name in found)
    marks = values(main(RENDERED), "bookmarkStart", "id")
    assert len(set(marks)) == len(marks) and marks == values(main(RENDERED), "bookmarkEnd", "id")


def test_running_heads_keep_every_character_of_a_name() -> None:
    hostile = 'R&D <{_{ {{ x }} {% if %}> "שלום"'
    data = render_word(replace(SAMPLE, running=hostile, status=hostile, watermark=hostile), SHELL, "", {})
    written = parts(data)
    heads = [etree.fromstring(written[f"word/{name}.xml"]) for name in ("header2", "footer2")]
    assert all(hostile in "".join(one.itertext(W + "t")) for one in heads)
    assert hostile in [one.get("string") for one in heads[0].iter("{urn:schemas-microsoft-com:vml}textpath")]


# --- what Word makes of it -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", [SAMPLE, replace(SAMPLE, final=True, date="", watermark=""), EMPTY])
def test_the_file_is_valid_and_asks_nothing(document: Document, tmp_path: Path) -> None:
    target = tmp_path / "document.docx"
    target.write_bytes(render_word(document, SHELL, '{"a": "<&>"}', {"introduction": 3}))
    assert [str(error) for error in OpenXmlValidator().validate(target).errors] == []
    settings_part = etree.fromstring(parts(target.read_bytes())["word/settings.xml"])
    assert not list(settings_part.iter(W + "updateFields"))
    assert not [one for one in main(target.read_bytes()).iter(W + "fldChar") if one.get(W + "dirty")]


def test_a_house_style_that_asks_to_refresh_fields_is_calmed() -> None:
    asking = shell_with("<w:defaultTabStop", '<w:updateFields w:val="true"/><w:defaultTabStop', "word/settings.xml")
    assert b"updateFields" not in parts(render_word(SAMPLE, asking, "", {}))["word/settings.xml"]


def test_notes_are_comments_of_a_draft_only() -> None:
    draft = docx.Document(io.BytesIO(RENDERED))
    found = [(one.author, one.text, one.timestamp.isoformat() if one.timestamp else "") for one in draft.comments]
    assert [said for author, said, _ in found if author == "icsdocs drafting note"] == [
        "Confirm the name with the order & its schedule.",
        "Confirm the maximum with the regional team.",
        "See the model constitution.",
    ]
    assert {date for _, _, date in found} == {"2022-07-01T00:00:00+00:00"}
    final = render_word(replace(SAMPLE, final=True), SHELL, "", {})
    assert "word/comments.xml" not in parts(final) and not values(main(final), "commentReference", "id")


def test_each_gap_has_a_comment_that_asks_its_question() -> None:
    asked = {
        str(one.comment_id): one.text
        for one in docx.Document(io.BytesIO(RENDERED)).comments
        if one.author == "icsdocs open question"
    }
    printed_gaps = [gap for block in printed(SAMPLE) for gap in inlines_of(block) if isinstance(gap, Gap)]
    body = main(RENDERED)
    marked = [one for one in body.iter(W + "commentRangeStart") if one.get(W + "id") in asked]
    assert [asked[one.get(W + "id")] for one in marked] == [f"{gap.question}\n{gap.key}" for gap in printed_gaps]
    assert ["".join(one.getnext().itertext(W + "t")) for one in marked] == [gap.text for gap in printed_gaps]
    starts = values(body, "commentRangeStart", "id")
    assert len(set(starts)) == len(starts) and set(starts) == set(values(body, "commentReference", "id"))
    assert sorted(starts) == sorted(values(body, "commentRangeEnd", "id")) and all(one.isdecimal() for one in starts)


def test_each_clause_is_a_hidden_control_named_by_its_address() -> None:
    long = clause(f"place-lead[{'wirral-' * 12}]", paragraph("lead", "Provision", None, "The lead."))
    data = render_word(replace(SAMPLE, parts=(*SAMPLE.parts, long)), SHELL, "", {})
    tags, identities = values(main(data), "tag"), values(main(data), "id")
    assert tags[0] == f"legal-name:{b'legal-name'.hex()[:8]}"
    assert tags == values(main(data), "alias") and len(set(identities)) == len(identities) == len(tags) == 11
    assert max(map(len, tags)) == 64 and tags[-1].startswith("place-lead[wirral-") and tags[-1][-9] == ":"
    assert parts(data)["word/document.xml"].count(b'<w15:appearance w15:val="hidden"/>') == 11


def test_tables_say_which_row_is_their_header_and_what_they_hold() -> None:
    table = next(one for one in main(RENDERED).iter(W + "tbl") if list(one.iter(W + "tblHeader")))
    assert values(table, "tblCaption") == ["Seats on the board"]
    assert values(table, "tblDescription") == ["Role; Appointed by; Number; Term of office"]
    assert len(list(table.iter(W + "tblHeader"))) == 1 and len(list(table.iter(W + "cantSplit"))) == 4
    assert sum(map(int, values(table, "gridCol", "w"))) == int(values(table, "tblW", "w")[0])
    assert values(table, "jc") == ["right", "center"] * 4


def test_tables_that_touch_are_kept_apart() -> None:
    seats = [Table(f"t{n}", "T", row(f"t{n}.head", "A"), (row(f"t{n}.1", "b"),), ("left",)) for n in (1, 2, 3)]
    data = render_word(replace(EMPTY, parts=(clause("one", seats[0], seats[1]), seats[2])), SHELL, "", {})
    flow = [one.tag for one in main(data).iter(W + "tbl", W + "p") if one.getparent().tag != W + "tc"]
    assert "".join("t" if tag == W + "tbl" else "p" for tag in flow).endswith("tptptp")
    assert reading.words(data) == ("A", "b") * 3


def test_the_contents_lists_headings_with_pages_where_they_are_known() -> None:
    lines = [one for one in main(RENDERED).iter(W + "p") if values(one, "pStyle")[:1] in (["TOC1"], ["TOC2"])]
    assert ["".join(one.itertext(W + "t")) for one in lines][:3] == ["1Introduction", "1.1Name and status", "1.2Area"]
    assert not [code for one in lines for code in one.itertext(W + "instrText") if "PAGEREF" in code]
    paged = main(render_word(SAMPLE, SHELL, "", {"introduction": 3}))
    assert "1Introduction3" in ["".join(one.itertext(W + "t")) for one in paged.iter(W + "p")]


def test_contents_without_lines_are_still_a_field() -> None:
    data = render_word(replace(EMPTY, parts=(Contents(()),)), SHELL, "", {})
    assert reading.words(data) == () and list(main(data).itertext(W + "instrText")) == [' TOC \\o "1-3" \\h \\z \\u ']


def test_contents_are_not_among_the_words_but_their_neighbours_are() -> None:
    heading = paragraph("h", "Heading 1", None, "Scope")
    around = (paragraph("a", "Body Text", None, "Before"), Contents((ContentsLine("h", 1, "", "Scope"),)), heading)
    assert reading.words(render_word(replace(EMPTY, parts=around), SHELL, "", {})) == ("Before", "Scope")


def test_properties_are_the_documents_own() -> None:
    core = docx.Document(io.BytesIO(RENDERED)).core_properties
    assert (core.title, core.subject) == (SAMPLE.title, SAMPLE.subject)
    assert (core.author, core.keywords, core.language) == (SAMPLE.author, SAMPLE.keywords, "en-GB")
    assert core.created.date().isoformat() == core.modified.date().isoformat() == "2022-07-01"
    undated = docx.Document(io.BytesIO(render_word(replace(SAMPLE, date="", title="x" * 300), SHELL, "", {})))
    assert undated.core_properties.created.year == 2000 and len(undated.core_properties.title) == 255


# --- the tree and the bytes ------------------------------------------------------------------------------------------


def test_the_tree_travels_in_the_file() -> None:
    tree = '{"title": "R&D <b>", "letter": "é\u0301 שלום"}'
    assert reading.tree(render_word(SAMPLE, SHELL, tree, {})) == tree
    assert reading.tree(render_word(SAMPLE, SHELL, "", {})) == ""


def test_equal_inputs_give_equal_bytes(tmp_path: Path) -> None:
    script = (
        "import pathlib, sys; from documents import sample_document; from icsdocs.render.word.write import render_word;"
        "shell = pathlib.Path(sys.argv[1]).read_bytes();"
        "pathlib.Path(sys.argv[2]).write_bytes(render_word(sample_document(), shell, '{}', {}))"
    )
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        environment["PYTHONPATH"] = os.pathsep.join((str(ROOT / "generator"), str(ROOT / "tests")))
        arguments = [sys.executable, "-c", script, str(ROOT / "templates" / "house.docx"), str(tmp_path / seed)]
        subprocess.run(arguments, env=environment, check=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == RENDERED


# --- the house style -------------------------------------------------------------------------------------------------


def missing_styles(document: Document, shell: bytes) -> list[str]:
    return [fault.message for fault in missing_style_faults(shell, wanted_styles(document))]


def test_the_house_style_has_every_style_the_sample_asks_for() -> None:
    assert missing_styles(SAMPLE, SHELL) == []


def test_a_style_that_the_shell_lacks_is_named_and_its_words_still_print() -> None:
    shell = shell_with('<w:name w:val="Provision"/>', '<w:name w:val="Renamed"/>', "word/styles.xml")
    odd = replace(
        EMPTY, parts=(clause("one", paragraph("one", "Odd", None, "Words"), paragraph("two", "Provision", None)),)
    )
    assert [said.split("”")[0] for said in missing_styles(odd, shell)] == ["The style “Odd", "The style “Provision"]
    assert reading.words(render_word(odd, shell, "", {})) == ("Words",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{{ body }}", "", "has no paragraph of its own for {{ body }}"),
        ("{{ line }}", "{{ lyne }}", "'lyne' is undefined"),
        ("{%p endfor %}", "", "cannot fill"),
        ("{{ fact.words }}", "", "has no paragraph of its own for {{ fact.words }}"),
    ],
)
def test_a_house_style_that_cannot_be_filled_says_why(old: str, new: str, message: str) -> None:
    with pytest.raises(ShellError, match=message.replace("{", r"\{").replace("}", r"\}")):
        render_word(SAMPLE, shell_with(old, new), "", {})


@pytest.mark.parametrize("shell", [b"", b"PK", package({"mimetype": b"application/zip"})])
def test_a_house_style_that_is_no_word_file_says_so(shell: bytes) -> None:
    with pytest.raises(ShellError, match="not a Word file"):
        render_word(SAMPLE, shell, "", {})


def test_a_series_may_have_a_style_of_its_own() -> None:
    styles = [values(one, "pStyle")[:1] for one in main(RENDERED).iter(W + "p")]
    assert styles.count(["Heading1Appendix"]) == 3 and styles.count(["Heading1"]) == 3
    plain_shell = shell_with('w:val="Heading 1 Appendix"', 'w:val="Unused"', "word/styles.xml")
    assert values(main(render_word(SAMPLE, plain_shell, "", {})), "pStyle").count("Heading1") == 6


def test_a_space_parts_a_label_in_words_from_its_title_however_wide_it_is() -> None:
    """LibreOffice with a wider font ended “Schedule 1” right at the tab: “Schedule 1Tasks by quarter”."""
    levels = etree.fromstring(parts(RENDERED)["word/numbering.xml"]).iter(W + "lvl")
    parted = {values(one, "lvlText")[0]: values(one, "suff") for one in levels}
    assert parted["Appendix %1"] == ["space"] and parted["%1.%2.%3"] == [] and parted["(%4)"] == []


def test_the_second_line_of_a_heading_with_a_label_in_words_stands_at_the_margin() -> None:
    annex = section("a", 1, Label("Appendix 3", "Appendix 3", "appendix", 0, 0), "Records")
    chapter = section("c", 1, Label("1", "1", "body", 0, 0), "Chapter")
    body = main(render_word(replace(EMPTY, series=SAMPLE.series, parts=(annex, chapter)), SHELL, "", {}))
    moved = (one for one in body.iter(W + "p") if one.find(f"{W}pPr/{W}ind") is not None)
    assert ["".join(one.itertext(W + "t")) for one in moved] == ["Records"]
    page = render_html(replace(EMPTY, parts=(annex, chapter)), "$body", "")
    assert page.count("in-words") == 1


def begun(document: Document, said: str | None = None, pages: Mapping[str, int] = MappingProxyType({})) -> list[str]:
    """The paragraphs of a Word file that begin a page because they say so, or ("0") do not though their style does."""
    paragraphs = main(render_word(document, SHELL, "", pages)).iter(W + "p")
    breaks = ((one, list(one.iter(W + "pageBreakBefore"))) for one in paragraphs)
    return ["".join(one.itertext(W + "t")) for one, found in breaks if found and found[0].get(W + "val") == said]


def test_contents_begin_a_page_unless_they_follow_the_cover() -> None:
    opening, first, *more = SAMPLE.parts
    assert begun(SAMPLE) == []
    assert begun(replace(SAMPLE, parts=(first, opening, *more))) == ["Contents"]


def test_lines_of_contents_have_no_dots_as_in_the_pdf() -> None:
    assert b"w:leader" not in parts(RENDERED)["word/styles.xml"]


def test_a_short_appendix_needs_no_page_of_its_own() -> None:
    label = Label("Appendix 1", "Appendix 1", "appendix", 0, 0)
    sentence = "The table lists the local authorities that nominate partner members. "
    short = section("a", 1, label, "Short", paragraph("a.1", "Provision", None, sentence * 5))
    long = section("b", 1, label, "Long", paragraph("b.1", "Provision", None, sentence * 50))
    chapter = section("c", 1, Label("1", "1", "body", 0, 0), "Chapter", paragraph("c.1", "Provision", None, sentence))
    document = replace(SAMPLE, parts=(chapter, short, long))
    assert (begun(document), begun(document, "0")) == (["Long"], ["Short"])
    # Contents with the PDF's numbers of pages: a break would move all that follows, where Word needs a line more.
    pages = {"c": 1, "c.1": 1, "a": 2, "a.1": 2, "b": 3, "b.1": 3}
    assert (begun(document, None, pages), begun(document, "0", pages)) == ([], ["Short", "Long"])


def kept(document: Document) -> list[str]:
    """The paragraphs of a Word file that say that they stay on the page of what follows them."""
    paragraphs = main(render_word(document, SHELL, "", {})).iter(W + "p")
    return ["".join(one.itertext(W + "t")) for one in paragraphs if one.find(f"{W}pPr/{W}keepNext") is not None]


def test_a_sentence_stays_with_the_table_under_it_also_where_the_table_is_no_part_of_its_clause() -> None:
    table = Table("t", "T", row("t.head", "Head"), (row("t.1", "Cell"),), ("left",))
    leading = clause("b", paragraph("b.1", "Provision", None, "First."), paragraph("b.2", "Provision", None, "Leads."))
    inside = clause("c", paragraph("c.1", "Provision", None, "Leads too."), replace(table, address="u"))
    document = replace(SAMPLE, parts=(leading, table, inside))
    assert [one for one in kept(document) if one.startswith(("First", "Leads"))] == ["Leads.", "Leads too."]


def spaces_over(document: Document) -> dict[str, str]:
    """The space over each paragraph of a Word file that does not go by its style, by its words."""
    paragraphs = main(render_word(document, SHELL, "", {})).iter(W + "p")
    given = ((one, one.find(f"{W}pPr/{W}spacing")) for one in paragraphs)
    return {"".join(one.itertext(W + "t")): found.get(W + "before") for one, found in given if found is not None}


def test_a_heading_that_begins_a_page_stands_at_its_top_as_others_do() -> None:
    opening, first, *more = SAMPLE.parts
    assert spaces_over(SAMPLE)["Contents"] == "0"
    assert spaces_over(replace(SAMPLE, parts=(first, opening, *more)))["Contents"] == "0"
    assert "Contents" not in spaces_over(replace(SAMPLE, cover=replace(SAMPLE.cover, facts=())))


def test_a_paragraph_keeps_off_the_table_over_it_as_in_the_pdf() -> None:
    table = Table("t", "T", row("t.head", "Head"), (row("t.1", "Cell"),), ("left",))
    chapter = section("c", 1, Label("1", "1", "body", 0, 0), "Chapter", table)
    below = clause("b", paragraph("b.1", "Provision", None, "Below."), paragraph("b.2", "Provision", None, "Next."))
    assert spaces_over(replace(SAMPLE, parts=(chapter, below))) == {"Chapter": "0", "Below.": "340"}
    # A heading has more than that by its style.
    assert spaces_over(replace(SAMPLE, parts=(table, chapter))) == {}


def test_a_lead_in_stays_with_its_list() -> None:
    assert {"The area of the ICB is that of the following authorities:", "The board consists of:"} <= set(kept(SAMPLE))


def test_no_item_of_a_list_and_no_row_of_a_table_stands_alone_on_its_page() -> None:
    items = [item(f"i.{at}", "Item 1", Label("", "", "body", 3, 0), f"Item {at}.") for at in range(1, 6)]
    rows = [row(f"t.{at}", f"Row {at}") for at in range(1, 8)]
    table = Table("t", "T", row("t.head", "Head"), tuple(rows), ("left",))
    document = replace(EMPTY, parts=(ItemList(tuple(items)), table))
    assert kept(document) == ["Item 1.", "Item 4.", "Item 5.", "Head", "Row 1", "Row 6"]


@pytest.mark.parametrize("width", [9184, 8000, 2000])
def test_no_word_is_broken_that_fits_its_column(width: int) -> None:
    names = ("Power or function that is delegated", "Conditions", "Subdelegation", "Role", "Approved by", "M")
    table = Table(
        "t", "T", row("t.head", *names), (row("t.1", *("x" * 9, "a b", "c", "W" * 6, "d", "1")),), ("left",) * 6
    )
    found = column_widths(table, Measure(width))
    columns = [(plain(head), plain(own)) for head, own in zip(table.header.cells, table.rows[0].cells, strict=True)]
    least = [max(letters_width(word) for cell in (head, own) for word in cell.split()) for head, own in columns]
    assert sum(found) == width
    assert width == 2000 or all(one >= 200 + need * 9.5 * 20 / 1000 for one, need in zip(found, least, strict=True))


@pytest.mark.parametrize("short", ["30 September 2021", "Standing Order 4.10.12", "paragraph 1.6.12,"])
def test_a_day_or_a_reference_stands_on_one_line_beside_long_texts(short: str) -> None:
    others = tuple(row(f"t.{at}", "a " * 200, "Duties towards patients, carers and the public") for at in range(9))
    table = Table("t", "T", row("t.head", "Question", "Where"), (*others, row("t.9", "a", short)), ("left",) * 2)
    assert column_widths(table, Measure())[1] >= 200 + letters_width(short) * 9.5 * 20 / 1000


def test_numbers_in_a_row_stand_on_few_lines_beside_long_texts() -> None:
    numbers = "12, 14, 16, 18, 20, 23, 26, 29"
    others = tuple(row(f"t.{at}", str(at), "Which duties? " * 20, "paragraph 1.1") for at in range(9))
    rows = (*others, row("t.9", numbers, "a", "b"))
    table = Table("t", "T", row("t.head", "No.", "Question", "Where"), rows, ("left",) * 3)
    assert 2 * (column_widths(table, Measure())[0] - 200) >= letters_width(numbers) * 9.5 * 20 / 1000


def test_who_signs_has_room_for_a_hand() -> None:
    names = ("Body", "Role", "Signature", "Date")
    body = "NHS Cheshire and Merseyside Integrated Care Board, receiving"
    rows = tuple(row(f"t.{at}", body, "Chief Executive", "", "") for at in range(3))
    table = Table("t", "T", row("t.head", *names), rows, ("left",) * 4)
    signature, day = column_widths(table, Measure())[2:]
    assert signature >= 45 * 1440 / 25.4 and day >= 26 * 1440 / 25.4
    document = replace(EMPTY, parts=(table,))
    tall = [int(one.get(W + "val")) for one in main(render_word(document, SHELL, "", {})).iter(W + "trHeight")]
    assert tall == [737] * 3
    assert '<div class="wide signed"' in render_html(document, "$body", "")
    # What the compiler lists leaves a column empty where there is nothing to list: nobody writes into it.
    assert not is_signed(replace(table, lists="coverage"))


def test_a_gap_for_a_row_spans_it() -> None:
    rows = (row("t.1", "Flood", "A role"), row("t.2", (Gap("[1: Which?]", 1, "risks", "Which?", text("").origin),), ()))
    table = Table("t", "T", row("t.head", "Risk", "Owner"), rows, ("left", "left"))
    data = render_word(replace(EMPTY, parts=(table,)), SHELL, "", {})
    assert [one.get(W + "val") for one in main(data).iter(W + "gridSpan")] == ["2"]
    assert reading.words(data)[-1] == "[1: Which?]"


def test_every_output_gives_columns_the_same_shares() -> None:
    table = Table("t", "T", row("t.head", "Milestone", "Due"), (row("t.1", "a " * 90, "1 July 2022"),), ("left",) * 2)
    document = replace(EMPTY, parts=(table,))
    grid = [int(one.get(W + "w")) for one in main(render_word(document, SHELL, "", {})).iter(W + "gridCol")]
    columns = re.findall(r'<col style="width: ([\d.]+)%">', render_html(document, "$body", ""))
    assert columns == [f"{100 * width / sum(grid):.2f}" for width in grid]


def test_a_house_style_keeps_lists_and_bookmarks_of_its_own() -> None:
    contents = parts(render_word(EMPTY, SHELL, "{}", {}))
    own = b'<w:p><w:bookmarkStart w:id="7" w:name="own"/><w:bookmarkEnd w:id="7"/></w:p>'
    place = b"<w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p>"
    end = b'<w:sectPr><w:headerReference w:type="default" r:id="rId11"/>'
    shell = package(contents | {"word/document.xml": contents["word/document.xml"].replace(end, own + place + end)})
    document = replace(SAMPLE, cover=EMPTY.cover)
    data = render_word(document, shell, "{}", {})
    assert reading.words(data) == words(document) and reading.labels(data) == numbers(document)
    marks = values(main(data), "bookmarkStart", "id")
    assert len(set(marks)) == len(marks) and marks[0] == "7"


def test_words_read_tabs_and_breaks_as_spaces() -> None:
    data = parts(
        render_word(replace(EMPTY, parts=(paragraph("a", "Body Text", None, text("one two")),)), SHELL, "", {})
    )
    edited = data["word/document.xml"].replace(b"one two", b"one</w:t><w:tab/><w:br/><w:t>two")
    assert reading.words(package(data | {"word/document.xml": edited})) == ("one two",)


@pytest.mark.office
def test_libreoffice_shows_the_same_numbers_and_hands_everything_back(tmp_path: Path) -> None:
    source = tmp_path / "sample.docx"
    source.write_bytes(RENDERED)
    for kind in ("pdf", "docx"):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(tmp_path / "out"),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True)
    back = (tmp_path / "out" / "sample.docx").read_bytes()
    assert reading.words(back) == words(SAMPLE)
    assert reading.labels(back) == numbers(SAMPLE)
    assert reading.tree(back) == "{}"
    shown = subprocess.run(["pdftotext", str(tmp_path / "out" / "sample.pdf"), "-"], check=True, capture_output=True)
    text_shown = " ".join(shown.stdout.decode().split())
    assert "Paragraph 2.1.2(b) applies; see also 2.1 of the standing orders" in text_shown
    assert all(label in text_shown for label in numbers(SAMPLE).values())
