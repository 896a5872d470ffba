"""What a reader sees of a problem."""

import json

from hypothesis import given
from hypothesis import strategies as st

from icsdocs import machine_report, report
from icsdocs.diagnostics import Diagnostic, Rule, Severity
from icsdocs.source import Source, Span

WRONG = Rule("TST001", Severity.ERROR, "A test rule.")
ASKED = Rule("TST002", Severity.OPEN, "A test gap.")


def told(source: Source, span: Span, message: str = "Wrong", width: int = 80, **more: object) -> str:
    return report.text([Diagnostic(WRONG, message, span, **more)], {source.name: source}, colour=False, width=width)


def test_a_problem_shows_its_line_with_the_fault_underlined() -> None:
    source = Source("configs/x.toml", 'schema = 1\nnmae = "North"\n')
    text = told(source, source.span(11, 15), hint="Nearest: name", related=(("The first is here", source.span(0, 6)),))
    assert text == (
        "error[TST001]: Wrong\n"
        " --> configs/x.toml:2:1\n"
        '2 | nmae = "North"\n'
        "  | ^^^^\n"
        "  = The first is here\n"
        " --> configs/x.toml:1:1\n"
        "1 | schema = 1\n"
        "  | ^^^^^^\n"
        "  = Nearest: name\n"
        "  = more: icsdocs explain TST001\n"
        "\n"
    )


def test_wide_and_combining_characters_and_tabs_do_not_shift_the_underline() -> None:
    source = Source("a.md", "\t東e\u0301 bad")
    start = source.text.index("bad")
    lines = told(source, source.span(start, start + 3)).split("\n")
    assert lines[2:4] == ["1 |     東e\u0301 bad", "  |         ^^^"]


def test_nothing_in_a_file_or_a_name_reaches_the_terminal_as_a_command() -> None:
    source = Source("a\x1b[2J.md", "x \x1b]0;owned\x07 \u202e y \x9b31m")
    text = told(source, source.span(0, 1), message="\x1b[31m", hint="\u2066")
    assert not any(character in text for character in "\x1b\x07\x9b\u202e\u2066")
    assert "x <U+001B>]0;owned<U+0007> <U+202E> y <U+009B>31m" in text


def test_what_waits_for_one_fact_is_one_point_in_every_count() -> None:
    places = [Span("clauses/a.md", line, 1, line, 2) for line in (1, 2, 3, 4)]
    told = (
        ("meetings.quorum", "meetings.quorum is not known: How many?"),
        ("meetings.quorum", "meetings.quorum is not known: How many? The choices are: A; B."),
        ("meetings.quorum", "Whether “terms” is made for audit depends on meetings.quorum, which is not known: How?"),
        ("places.wirral.lead", "places.wirral.lead is not known: Wirral: Who?"),
    )
    points = [
        Diagnostic(ASKED, message, place, fact=fact) for (fact, message), place in zip(told, places, strict=True)
    ]
    assert report.counted(points) == "2 points still open"
    assert json.loads(machine_report.json_report(points))["counts"]["open"] == 2
    assert report.text(points, {}, colour=False, width=100) == ""
    assert report.brief(points, {}, colour=False, width=80) == "still to be settled\n  meetings (1), places (1)\n\n"


def test_a_brief_report_has_every_error_and_the_first_warnings() -> None:
    mild = Rule("TST003", Severity.WARNING, "A mild rule.")
    places = [Span("a.md", line, 1, line, 2) for line in range(1, 31)]
    problems = [Diagnostic(rule, "No", place) for rule in (WRONG, mild) for place in places]
    told = report.brief(problems, {}, colour=False, width=80)
    assert (told.count("error[TST001]"), told.count("warning[TST003]")) == (30, 20)
    assert told.endswith("… and 10 more warnings\n\n")
    assert report.brief([], {}, colour=False, width=80) == ""


def test_a_long_hint_is_wrapped() -> None:
    source = Source("a.toml", "x = 1\n")
    lines = told(source, source.span(0, 1), hint="Known here are " + ", ".join(["name"] * 40)).split("\n")
    assert all(len(line) <= 80 for line in lines) and "    name" in lines[-5] and lines[4].startswith("  = Known here")


def test_no_problem_is_told_as_nothing() -> None:
    assert report.text([], {}, colour=True, width=80) == ""
    assert report.counted([]) == "no problems"


def test_problems_are_counted_by_gravity() -> None:
    place = Span("a.md", 1, 1, 1, 1)
    problems = [Diagnostic(WRONG, "Wrong", place), Diagnostic(WRONG, "Bad", place), Diagnostic(ASKED, "Who?", place)]
    assert report.counted(problems) == "2 errors, 1 point still open"


def test_a_span_over_several_lines_says_where_it_ends() -> None:
    source = Source("a.md", "one two\nthree\n")
    assert "  |     ^^^ … to line 2" in told(source, source.span(4, 13))


def test_the_json_report_keeps_every_part_and_is_plain_ascii() -> None:
    source = Source("a.md", "One “two”.")
    problem = Diagnostic(WRONG, "Wrong\x1b “word”", source.span(4, 9), "Mend it", (("There", source.span(0, 3)),))
    written = machine_report.json_report([problem], ["build/x/a.docx"])
    assert written.isascii() and "\x1b" not in written
    entry = json.loads(written)["problems"][0]
    assert (entry["code"], entry["severity"], entry["message"]) == ("TST001", "error", "Wrong\x1b “word”")
    assert (entry["file"], entry["line"], entry["column"], entry["end_line"], entry["end_column"]) == (
        "a.md",
        1,
        5,
        1,
        10,
    )
    assert entry["related"] == [
        {"message": "There", "file": "a.md", "line": 1, "column": 1, "end_line": 1, "end_column": 4}
    ]
    assert json.loads(written)["files"] == ["build/x/a.docx"]


@given(
    before=st.text(alphabet="ab 東é\t\x1b\u202e", max_size=200),
    fault=st.text(alphabet="XY", min_size=1, max_size=20),
    after=st.text(alphabet="ab 東é\t\x1b\u202e", max_size=200),
    width=st.integers(40, 120),
)
def test_the_underline_stands_under_the_fault_however_long_the_line(
    before: str, fault: str, after: str, width: int
) -> None:
    line = before + fault + after
    excerpt, left, under = report.window(line, len(before) + 1, len(before) + len(fault) + 1, width)
    columns = [character for character in excerpt for _ in range(2 if character == "東" else 1)]
    assert "".join(columns[left : left + under]) == fault
    assert len(columns) <= width
