"""What a communications team gets for a restyled house.docx: every output follows it, and what it lacks is said with
its place, whatever the file."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from documents import sample_document
from icsdocs.outputs import laid_out
from icsdocs.render.word import reading
from icsdocs.render.word.placeholders import Fault
from icsdocs.render.word.template import missing_style_faults, shell_faults
from icsdocs.styling import SHELL, Style, following, house_style, shell_problems
from icsdocs.walk import words
from running import ROOT, icsdocs

HOUSE = (ROOT / SHELL).read_bytes()
SAMPLE = sample_document()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package(contents: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in contents.items():
            target.writestr(name, data)
    return written.getvalue()


def house(old: str, new: str, name: str = "styles", count: int = -1) -> bytes:
    """The house style with some of its XML replaced."""
    contents = parts(HOUSE)
    part = f"word/{name}.xml"
    assert old.encode() in contents[part]
    return package(contents | {part: contents[part].replace(old.encode(), new.encode(), count)})


def with_styles_of(shell: bytes) -> Style:
    texts = (
        (ROOT / "templates" / name).read_text(encoding="utf-8") for name in ("page.html", "screen.css", "print.css")
    )
    return following(Style(shell, *texts))


def outputs(shell: bytes) -> dict[str, bytes]:
    layout = laid_out(SAMPLE, with_styles_of(shell), ("docx", "pdf", "html"))
    assert not hasattr(layout, "rule"), layout
    return dict(layout.contents)


@cache
def before() -> dict[str, bytes]:
    return outputs(HOUSE)


# --- every output follows --------------------------------------------------------------------------------------------


def colours(pdf: bytes) -> set[tuple[int, ...]]:
    """The colours in which a PDF fills letters and areas, as three numbers to 255."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "rg":
                    found.add(tuple(round(float(one) * 255) for one in operands))
    return found


def sheet(pdf: bytes) -> tuple[int, ...]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return tuple(round(float(one)) for one in file.pages[0].MediaBox)


def sizes(pdf: bytes) -> set[float]:
    """The sizes of a PDF's letters, in 96ths of an inch."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    found.add(round(float(operands[1]), 2))
    return found


def test_a_colour_of_headings_is_that_of_every_output_and_of_pictures() -> None:
    after = outputs(house('<w:color w:val="005EB8"/><w:sz w:val="36"/>', '<w:color w:val="7C2855"/><w:sz w:val="36"/>'))
    new = (0x7C, 0x28, 0x55)
    assert new in colours(after["pdf"]) and new not in colours(before()["pdf"])
    assert b"main .heading-1 { color: #7c2855;" in after["html"] and b"7c2855" not in before()["html"]
    changed = {name for name, data in parts(after["docx"]).items() if data != parts(before()["docx"])[name]}
    assert changed == {"word/styles.xml", "word/media/drawing1.png"}
    page = without_style(after["html"])
    assert b"#7c2855" in page and page.replace(b"#7c2855", b"#005eb8") == without_style(before()["html"])
    assert after["json"] == before()["json"]


def without_style(html: bytes) -> bytes:
    return html[: html.index(b"<style>")] + html[html.index(b"</style>") :]


def test_page_and_margins_are_those_of_the_word_file() -> None:
    letter = house('<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="12240" w:h="15840"/>', "document")
    assert sheet(outputs(letter)["pdf"]) == (0, 0, 612, 792)
    assert sheet(before()["pdf"]) == (0, 0, 595, 842)
    narrow = with_styles_of(house('w:left="1361"', 'w:left="2268"', "document"))
    assert "margin: 32.0mm 24.0mm 31.5mm 40.0mm;" in narrow.prints and "margin-right: -170.0mm" in narrow.prints
    after = laid_out(SAMPLE, narrow, ("docx",)).contents["docx"]
    assert {int(one) for one in widths(after)} == {11906 - 1361 - 2268}


def widths(docx: bytes) -> list[str]:
    """The widths of the tables of the body; that of the cover is the house style's own."""
    found = parts(docx)["word/document.xml"].decode().split('<w:tblW w:w="')[1:]
    return [one.partition('"')[0] for one in found][1:]


def test_the_cover_has_a_page_of_its_own() -> None:
    style = with_styles_of(house('w:top="1814"', 'w:top="2835"', "document", 1))
    assert "@page cover { margin: 50.0mm" in style.prints and "; margin: 32.0mm 24.0mm" in style.prints


def test_the_pdf_says_at_head_and_foot_what_the_word_file_says() -> None:
    style = with_styles_of(house("{{ status }}", 'Board \\ "papers": {{ status }}', "footer2"))
    assert '@bottom-left { content: "Board \\5c  \\22 papers\\22 \\3a  " string(status);' in style.prints
    assert '@bottom-right { content: "Page " counter(page) " of " counter(pages);' in style.prints
    assert "@top-left { content: string(running);" in style.prints and "@top-right { content: none;" in style.prints


def test_sizes_are_those_of_every_page() -> None:
    after = outputs(house('<w:sz w:val="26"/>', '<w:sz w:val="30"/>'))
    assert sizes(after["pdf"]) - sizes(before()["pdf"]) == {20.0}


def test_the_fill_of_table_heads_and_of_gaps_is_that_of_every_output() -> None:
    after = outputs(house('w:fill="E8EDEE"', 'w:fill="D5E8D4"'))
    assert (0xD5, 0xE8, 0xD4) in colours(after["pdf"]) and b"background: #d5e8d4" in after["html"]
    assert b"--gap: #ffd9d9" in outputs(house('w:fill="FFEB7A"', 'w:fill="FFD9D9"'))["html"]


def test_the_rules_of_the_table_on_the_cover_are_those_of_word() -> None:
    border = '<w:top w:val="single" w:sz="4" w:space="0" w:color="768692"/>'
    after = with_styles_of(house(border, border.replace("768692", "AA3377"))).prints
    assert ".facts { border-color: #aa3377; }" in after


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('w:ascii="Arial" w:hAnsi="Arial"', 'w:ascii="Frutiger" w:hAnsi="Frutiger"', "styles"),
        ('w:ascii="Arial" w:hAnsi="Arial"', 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"', "styles"),
    ],
)
def test_another_typeface_is_that_of_word_and_screens_and_said_once_of_pdf(old: str, new: str, name: str) -> None:
    shell = house(old, new, name)
    if "Theme" in new:
        held = parts(shell)
        theme = held["word/theme/theme1.xml"].replace(b'typeface="Arial"', b'typeface="Frutiger"')
        shell = package(held | {"word/theme/theme1.xml": theme})
    told = [one for one in shell_problems(shell, SHELL) if one.rule.code == "HSE002"]
    assert len(told) == 1 and "Arimo in place of Frutiger" in told[0].message
    after = outputs(shell)
    assert b'@media screen { body { font-family: "Frutiger", Arial' in after["html"]
    with pikepdf.open(io.BytesIO(after["pdf"])) as file:
        fonts = {str(font.BaseFont) for page in file.pages for font in page.Resources.Font.values()}
    assert fonts and all("Arimo" in font for font in fonts)


def test_a_typeface_or_a_footer_is_words_and_never_script() -> None:
    ending = "x&quot;;}&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    page = outputs(house('w:ascii="Arial"', f'w:ascii="{ending}"'))["html"]
    assert b"<script>alert" not in page and page.count(b"</style>") == before()["html"].count(b"</style>")
    footer = house("{{ status }}", "&lt;/style&gt;&lt;b {{ status }}", "footer2")
    assert "</style" not in with_styles_of(footer).prints


# --- what it lacks ---------------------------------------------------------------------------------------------------


def faults(shell: bytes) -> tuple[Fault, ...]:
    found = shell_faults(shell)
    assert all(one.message and one.hint and "Error" not in one.message for one in found)
    return found


def test_the_house_style_that_comes_with_icsdocs_lacks_nothing() -> None:
    assert shell_problems(HOUSE, SHELL) == ()


def main_type(new: str) -> bytes:
    contents = parts(HOUSE)
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert kind in contents["[Content_Types].xml"]
    types = contents["[Content_Types].xml"].replace(kind, new.encode())
    return package(contents | {"[Content_Types].xml": types})


def bomb() -> bytes:
    return package(parts(HOUSE) | {"word/media/image1.bin": bytes(120_000_000)})


def without(name: str) -> bytes:
    return package({one: data for one, data in parts(HOUSE).items() if one != name})


OLD = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "It is empty"),
        (lambda: b"not a Word file", "not a Word document"),
        (lambda: OLD, "Word 97 to 2003 (.doc)"),
        (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (lambda: b"{\\rtf1 text}", "rich text format"),
        (lambda: b"%PDF-1.7", "It is a PDF"),
        (lambda: b"<html></html>", "web page"),
        (lambda: package({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (lambda: package({"a.txt": b"a"}), "not a Word document"),
        (
            lambda: main_type("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
            ".dotx",
        ),
        (lambda: main_type("application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
        (bomb, "120 million bytes"),
        (lambda: HOUSE[: len(HOUSE) // 2], "damaged"),
        (lambda: HOUSE[:2000] + bytes(900) + HOUSE[2900:], "damaged"),
        # Its list of parts then points before the file's beginning.
        (lambda: HOUSE[:4] + HOUSE[104:], "damaged"),
        (lambda: without("word/document.xml"), "damaged"),
        (lambda: without("_rels/.rels"), "damaged"),
        (lambda: package(parts(HOUSE) | {"word/styles.xml": b"<w:styles"}), "Its part word/styles.xml is damaged"),
    ],
)
def test_a_file_that_is_no_word_document_gets_a_sentence(make: Callable[[], bytes], said: str) -> None:
    (only,) = faults(make())
    assert said in only.hint and only.is_fatal


@pytest.mark.parametrize(
    ("shell", "where", "said"),
    [
        (house("{{ body }}", "", "document"), "", "The placeholder “{{ body }}” is missing"),
        (house("{{ body }}", "Here: {{ body }}", "document"), "", "shares its paragraph"),
        (house("{{ line }}", "{{ lyne }}", "document"), "paragraph 2", "asks for “lyne”"),
        (house("{{ fact.words }}", "{{ fact.words }", "document"), "row 2 of table 1", "broken: “{{ fact.words }”"),
        (house("{%p endfor %}", "", "document"), "paragraph 1", "has no “endfor” after it"),
        (house("{%p if cover.facts %}", "", "document"), "paragraph 5", "ends what nothing begins"),
        (house("{{ running }}", "{{ runing }}", "header2"), "the header of the pages of the text", "asks for “runing”"),
        (house("{{ fact.label }}", "", "document"), "", "The placeholder “{{ fact.label }}” is missing"),
    ],
)
def test_a_placeholder_that_is_wrong_is_named_with_its_place(shell: bytes, where: str, said: str) -> None:
    found = [(one.where, one.message) for one in faults(shell) if one.is_fatal]
    assert any(place == where and said in message for place, message in found), found


@pytest.mark.parametrize(
    ("shell", "where", "said"),
    [
        (house("{{ running }}", "", "header2"), "", "No header or footer has “{{ running }}”"),
        (house("{%p endfor %}", "{%p endfor %} and so on", "document"), "paragraph 3", "words beside"),
        (house('w:val="en-GB"', 'w:val="en-US"'), "the styles", "The language is en-US"),
        (house('w:val="005EB8"', 'w:val="FFE900"'), "the style “Heading 1”", "hard to read on white"),
        (house('<w:outlineLvl w:val="1"/>', '<w:outlineLvl w:val="2"/>'), "the style “Heading 2”", "outline level"),
        (house('w:left="1361"', 'w:left="6000"', "document"), "the pages of the text", "mm wide"),
        (
            house("<w:defaultTabStop", '<w:documentProtection w:edit="readOnly"/><w:defaultTabStop', "settings"),
            "",
            "protected",
        ),
        (
            house("<w:body>", '<w:body><w:p><w:ins w:id="9" w:author="a"><w:r/></w:ins></w:p>', "document"),
            "",
            "tracked changes",
        ),
    ],
)
def test_what_would_spoil_documents_is_said_and_they_are_printed_all_the_same(
    shell: bytes, where: str, said: str
) -> None:
    found = faults(shell)
    assert any(one.where == where and said in one.message for one in found), found
    assert not any(one.is_fatal for one in found)


def test_placeholders_that_word_splits_into_runs_are_filled() -> None:
    """Word does so after spelling checks and edits, and puts bookmarks and proofing marks between."""
    split = (
        '{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ bo</w:t></w:r><w:r><w:t>dy }}'
    )
    shell = house("{{ body }}", split, "document")
    assert faults(shell) == ()
    assert reading.words(outputs(shell)["docx"]) == words(SAMPLE)


def test_parts_under_other_names_are_no_fault() -> None:
    """SharePoint saves word/document2.xml."""
    contents = parts(HOUSE)
    moved = {name.replace("document.xml", "document2.xml"): data for name, data in contents.items()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        moved[name] = moved[name].replace(b"word/document.xml", b"word/document2.xml")
    assert faults(package(moved)) == ()
    assert reading.words(outputs(package(moved))["docx"]) == words(SAMPLE)


def test_a_renamed_style_is_recognised() -> None:
    renamed = house('<w:name w:val="Provision"/>', '<w:name w:val="Provisions"/>')
    (fault,) = missing_style_faults(renamed, ("Provision", "Body Text", "Provision"))
    assert (
        "“Provision” is missing" in fault.message and "“Provisions” is the style, give it back its name" in fault.hint
    )


# --- the commands ----------------------------------------------------------------------------------------------------


def test_doctor_says_what_a_template_lacks(tmp_path: Path) -> None:
    broken = house("{{ line }}", "{{ lyne }}", "document")
    for name, data in (("good.docx", HOUSE), ("broken.docx", broken), ("old.doc", OLD)):
        (tmp_path / name).write_bytes(data)
    good = icsdocs("doctor", "--template", str(tmp_path / "good.docx"))
    assert good.returncode == 0 and "has every style" in good.stdout
    said = icsdocs("doctor", "--template", str(tmp_path / "broken.docx"))
    assert said.returncode == 1 and "Paragraph 2: “{{ lyne }}”" in said.stdout
    for name in ("old.doc", "absent.docx", "."):
        done = icsdocs("doctor", "--template", str(tmp_path / name))
        assert done.returncode == 1 and "Traceback" not in done.stderr and "missing" in done.stdout


def test_an_unfit_house_style_gives_way_to_that_of_icsdocs(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / SHELL).write_bytes(b"not a Word file")
    style, problems = house_style(tmp_path)
    assert style.shell == HOUSE
    assert [(one.rule.code, one.span.file) for one in problems] == [("FILE013", SHELL)]
