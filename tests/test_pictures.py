"""What a board looks at: pictures of any system, drawn on one sheet, with no word outside its box or over another."""

import io
import re
import struct
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import FrameType

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageFont

import typeface
from documents import sample_document
from icsdocs.assemble.draw import decisions, delegations, levels, structure, timeline
from icsdocs.assemble.draw.sheet import FRAME, TALLEST, WIDTH, Drawn
from icsdocs.assemble.draw.typeface import WIDTHS, broken, width_of
from icsdocs.cli import main
from icsdocs.document import Picture
from icsdocs.drawing import Area, Lettering, Mark, Spot, Stroke
from icsdocs.parsed import VARIABLE
from icsdocs.render.html import render_html
from icsdocs.render.pdf import reading
from icsdocs.render.pdf.available import why_unavailable
from icsdocs.render.svg import TONES, render_svg
from icsdocs.render.word.pictures import FONT, rasterised
from icsdocs.render.word.reading import words as words_of_word
from icsdocs.render.word.write import render_word
from icsdocs.walk import every_part
from trees import EMPTY, paragraph, picture, section

ROOT = Path(__file__).parents[1]
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SYLLABLES = ("Shire", "and", "Mersey", "side", "of", "St", "West", "Integrated", "Health", "Wellbeing", "x" * 60, "Iŵŷ",
             "co-operation/partnership", "שלום", "日本", "NHS")  # fmt: skip
names = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12).map(" ".join)
cards = st.builds(structure.Card, names, st.lists(names, max_size=3).map(tuple))


def levels_of(boards, places, alliances) -> tuple[structure.Level, ...]:
    return (
        structure.Level("System", "Northshire", boards, leads=True),
        structure.Level("Places", "", places),
        *((structure.Level("Provider collaboratives", "", alliances),) if alliances else ()),
    )


systems = st.builds(
    levels_of,
    st.lists(cards, min_size=2, max_size=2).map(tuple),
    st.lists(cards, min_size=1, max_size=42).map(tuple),
    st.lists(cards, max_size=6).map(tuple),
)
rows = st.tuples(names, *[st.one_of(st.just(""), names)] * 4)
charts = st.builds(
    decisions.Chart, st.just(("Part", "Decides", "Advises", "Is consulted", "Scrutinises or oversees")),
    st.lists(rows, min_size=1, max_size=30).map(tuple),
)  # fmt: skip
given_away = st.lists(st.builds(delegations.Delegation, names, names, names, st.none() | st.dates()), max_size=6)
days = st.integers(0, 3000).map(lambda count: date(2021, 1, 1) + timedelta(count))
plans = st.lists(st.builds(timeline.Step, names, days, st.none() | days), min_size=1, max_size=40)


def extent(words: Lettering) -> tuple[int, int, int, int]:
    """The rectangle that a line of words covers: letters reach 0.73 of their size up and 0.21 down."""
    top, bottom = words.base - words.size * 73 // 100, words.base + words.size * 21 // 100
    return words.left, top, words.left + words.width, bottom


def overlap(one: Lettering, other: Lettering) -> bool:
    (left, top, right, bottom), (left_2, top_2, right_2, bottom_2) = extent(one), extent(other)
    return left < right_2 and left_2 < right and top < bottom_2 and top_2 < bottom


def assert_fit(drawn: Drawn, *, in_boxes: bool) -> None:
    """A picture no wider than the text and no taller than a page; its words readable, apart, and inside their boxes."""
    words = [mark for mark in drawn.marks if isinstance(mark, Lettering)]
    boxes = [mark for mark in drawn.marks if isinstance(mark, Area)]
    assert drawn.width == WIDTH + 2 * FRAME
    assert drawn.height <= TALLEST + 2 * FRAME
    for at, one in enumerate(words):
        left, top, right, bottom = extent(one)
        assert left >= 0 and top >= 0 and right <= drawn.width and bottom <= drawn.height, one
        assert one.size >= 80
        assert not [other for other in words[at + 1 :] if overlap(one, other)], one
        for box in boxes if in_boxes else []:
            across = box.left <= left < box.left + box.width
            if across and box.top <= top < box.top + box.height:
                assert right <= box.left + box.width and bottom <= box.top + box.height, (one, box)


@quick
@given(systems)
def test_any_system_fits_on_a_sheet(system: tuple[structure.Level, ...]) -> None:
    assert_fit(levels.drawn(system), in_boxes=True)


@quick
@given(charts, given_away)
def test_any_map_of_decisions_fits_on_a_sheet(
    chart: decisions.Chart, given_away: list[delegations.Delegation]
) -> None:
    assert_fit(decisions.drawn(chart, given_away), in_boxes=False)


def test_a_map_with_more_rows_than_a_page_counts_the_rest() -> None:
    chart = decisions.Chart(("Part", "Decides", "Advises"), tuple((f"Body {at}", "", "") for at in range(80)))
    delegated = [delegations.Delegation("Function", "Giver", "Taker", None)] * 6
    shown = decisions.drawn(chart, delegated)
    assert_fit(shown, in_boxes=False)
    lines = {mark.text for mark in shown.marks if isinstance(mark, Lettering)}
    named = len([at for at in range(80) if f"Body {at}" in lines])
    assert 10 < named < 80 and f"and {80 - named} more, in the table" in lines


@quick
@given(plans, days)
def test_any_timetable_fits_on_a_sheet(steps: list[timeline.Step], today: date) -> None:
    drawn = timeline.drawn(steps, today)
    assert_fit(drawn, in_boxes=False)
    assert all(0 <= mark.across <= drawn.width for mark in drawn.marks if isinstance(mark, Spot))


@pytest.mark.parametrize("count", [24, 80, 240])
def test_a_timetable_with_more_rows_than_a_page_counts_the_rest(count: int) -> None:
    first = date(2022, 1, 1)
    shown = timeline.drawn([timeline.Step(f"Step {at}", first + timedelta(at), None) for at in range(count)], first)
    assert_fit(shown, in_boxes=False)
    lines = {mark.text for mark in shown.marks if isinstance(mark, Lettering)}
    named = len([at for at in range(count) if f"Step {at}" in lines])
    assert named == count if count < 25 else 20 < named < 80 and f"and {count - named} more" in lines


@quick
@given(systems)
def test_the_words_that_stand_for_a_picture_leave_nothing_out(system: tuple[structure.Level, ...]) -> None:
    told = structure.told(system)
    for level in system:
        for card in level.cards:
            assert card.name in told and all(detail in told for detail in card.details)


def test_a_name_of_usual_length_is_never_shortened() -> None:
    name = "The Royal Northshire and District Mental Health and Community Partnership at Upper Middleton"
    places = tuple(structure.Card(f"{name} {number}", ("Northshire Borough Council",)) for number in range(9))
    boards = tuple(structure.Card(f"{name} {side}", (name, name)) for side in ("Board", "Partnership"))
    shown = levels.drawn(levels_of(boards, places, places[:3]))
    assert not any("…" in mark.text for mark in shown.marks if isinstance(mark, Lettering))


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", ["Cheshire West and Chester", "Iŵŷ — NHS (2022/23)", "illiquid MWM", "שלום"])
def test_words_are_measured_as_they_are_set(text: str, bold: bool) -> None:
    font = ImageFont.truetype(FONT, 1000, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([700 if bold else 400])
    assert width_of(text, 1000, bold=bold) == pytest.approx(font.getlength(text), rel=0.01)


@quick
@given(names, st.integers(300, 3000))
def test_lines_keep_every_letter_and_their_room(text: str, room: int) -> None:
    lines = broken(text, room, 92, bold=True)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line, 92, bold=True) <= room for line in lines)
    short = broken(text, room, 92, bold=True, most=2)
    assert short == lines or (len(short) == 2 and short[1].endswith("…"))


# --- outputs ---------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tone", ["ink", "quiet", "blue"])
@pytest.mark.parametrize("ground", ["paper", "pale"])
def test_words_stand_out_from_their_ground(tone: str, ground: str) -> None:
    darker, lighter = sorted((luminance(TONES[tone]), luminance(TONES[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_words_are_set_in_those_tones_alone() -> None:
    card = structure.Card("Northshire", ("One council",))
    marks: tuple[Mark, ...] = levels.drawn(levels_of((card, card), (card,), ())).marks
    assert {mark.tone for mark in marks if isinstance(mark, Lettering)} <= {"ink", "quiet", "blue"}
    assert any(isinstance(mark, Stroke) for mark in marks)


SAMPLE = sample_document()
[SHOWN] = [part for part in every_part(SAMPLE.parts) if isinstance(part, Picture)]
SHELL = (ROOT / "templates" / "house.docx").read_bytes()


def test_a_screen_reader_hears_the_words_that_stand_for_a_picture() -> None:
    page = render_html(SAMPLE, "$body", "")
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert 'role="img" aria-labelledby="board-picture" aria-describedby="board-picture.words"' in drawing
    assert '<desc id="board-picture.words">System: NHS Cheshire &amp; Merseyside; the Partnership.</desc>' in drawing
    assert "<title>How the system is built</title>" in drawing


def test_a_word_file_holds_a_picture_sharp_enough_for_print() -> None:
    data = rasterised(SHOWN)
    wide, tall = struct.unpack(">II", data[16:24])
    inches = SHOWN.width / 720
    assert data.startswith(b"\x89PNG") and wide / inches >= 200
    assert tall / wide == pytest.approx(SHOWN.height / SHOWN.width, rel=0.01)
    assert rasterised(SHOWN) == data


def test_a_word_file_shows_two_pictures_that_are_two() -> None:
    other = replace(picture("second", "Another", "Another one.", "other"), width=9000)
    document = replace(EMPTY, parts=(SHOWN, other))
    data = render_word(document, SHELL, "", {})
    assert words_of_word(data)[-2:] == ("Another", "Another one.")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.read("word/media/drawing1.png") == rasterised(SHOWN)
        assert package.read("word/media/drawing2.png") == rasterised(other)
        relations = package.read("word/_rels/document.xml.rels").decode()
        body = package.read("word/document.xml").decode()
    assert relations.count("media/drawing") == 2
    # Wider than the text, so as wide as that and no wider: 9,184 twips in English Metric Units.
    assert 'cx="5831840"' in body


@pytest.mark.skipif(bool(why_unavailable()), reason=why_unavailable() or "PDF files can be made")
def test_a_pdf_names_a_picture_once_and_whole() -> None:
    from icsdocs.render.pdf.fonts import FOLDER
    from icsdocs.render.pdf.write import render_pdf

    files = ("page.html", "screen.css", "print.css")
    page, screen, prints = ((ROOT / "templates" / name).read_text(encoding="utf-8") for name in files)
    # The second does not fit under the first, and would be cut if it could be.
    tall = [replace(one, height=5500) for one in (SHOWN, picture("second", "Another", "Another one.", "other"))]
    document = replace(EMPTY, parts=tuple(tall))
    pdf = render_pdf(document, page, screen, prints, FOLDER)
    with pikepdf.open(io.BytesIO(pdf.data)) as file:
        figures = list(figures_of(file.Root.StructTreeRoot))
    assert figures == ["System: NHS Cheshire & Merseyside; the Partnership.", "Another one."]
    assert pdf.pages["second.words"] == pdf.pages["second"] == pdf.pages["board-picture"] + 1
    assert reading.words(pdf.data)[-4:] == ("How the system is built", figures[0], "Another", figures[1])


@pytest.mark.skipif(bool(why_unavailable()), reason=why_unavailable() or "PDF files can be made")
@pytest.mark.parametrize(("height", "page"), [(5200, 1), (6300, 2)])
def test_a_picture_gives_way_a_little_where_it_would_leave_a_page_half_empty(height: int, page: int) -> None:
    from icsdocs.render.pdf.fonts import FOLDER
    from icsdocs.render.pdf.write import render_pdf

    files = ("page.html", "screen.css", "print.css")
    shell, screen, prints = ((ROOT / "templates" / name).read_text(encoding="utf-8") for name in files)
    lines = tuple(paragraph(f"line.{at}", "Body Text", None, "The board meets in public.") for at in range(5))
    mapped = section("map", 1, None, "The map", replace(SHOWN, height=height))
    document = replace(EMPTY, parts=(*lines, mapped))
    pdf = render_pdf(document, shell, screen, prints, FOLDER)
    assert (pdf.pages["map"], pdf.pages["board-picture"], pdf.count) == (page, page, page)
    # In Word it is as large as there, or it would leave the page before it half empty.
    sizes = [tall_in(render_word(document, SHELL, "", pdf.pages, smaller)) for smaller in (pdf.smaller, {})]
    assert sizes[1] == height * 1270 and 0.8 <= sizes[0] / sizes[1] < 1


def tall_in(data: bytes) -> int:
    """How tall the picture of a Word file is, in English Metric Units."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return int(re.search(r'cy="(\d+)"', package.read("word/document.xml").decode())[1])


def figures_of(element: pikepdf.Object) -> Iterator[str]:
    """What stands for each picture of a file's structure tree."""
    for kid in reading.kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            if kid.S == "/Figure":
                yield str(kid.Alt)
            yield from figures_of(kid)


def test_a_drawing_says_what_it_says_once() -> None:
    drawing = render_svg(SHOWN)
    assert drawing.count("&lt;ICB&gt;") == 1 and drawing.count("<text") == 1 and "<script" not in drawing


def test_the_kept_widths_are_those_of_the_typeface() -> None:
    assert WIDTHS.read_text("ascii") == typeface.written()


CONFIG = """\
schema = 1
edition = "act-2022"
as_at = 2023-01-01
[system]
id = "north"
name = "Northshire"
[body]
legal_name = "NHS Northshire"
[places.east]
name = "East"
"""
LEVEL = 'title = "T"\n[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\n'
PROJECT = {
    "configs/north.toml": CONFIG,
    "configs/south.toml": CONFIG.replace("north", "south"),
    "clauses/none.md": "---\nid: none\ntitle: None\nstatus: optional\n---\nNone.\n",
    "templates/handbook/outline.toml": f'{LEVEL}part = "picture"\nshows = "structure"\ntitle = "The system"\n',
    "templates/annex/outline.toml": f'{LEVEL}part = "coverage-by-document"\nid = "all"\n'
    'columns = ["Requirement", "Source", "Clauses", "Status"]\n',
}


@pytest.mark.parametrize(
    ("command", "count"),
    [
        ("check north.toml", 0), ("check north.toml south.toml", 0), ("coverage north.toml", 0),
        ("build north.toml --document annex --format html", 0),
        ("build north.toml --document handbook --format html", 1),
    ],
)  # fmt: skip
def test_pictures_are_drawn_where_they_are_written_and_nowhere_else(
    command: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in PROJECT.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, "off")
    assert drawings(*command.split()) == count


def drawings(*command: str) -> int:
    """How many pictures are drawn for a command."""
    draw = {one.drawn.__code__ for one in (decisions, levels, timeline)}
    drawn = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in draw:
            drawn.append(frame.f_code)

    sys.setprofile(watch)
    try:
        ended = CliRunner().invoke(main, command)
    finally:
        sys.setprofile(None)
    assert isinstance(ended.exception, SystemExit | None), ended.exc_info
    assert ended.exit_code == 0, ended.output
    return len(drawn)
