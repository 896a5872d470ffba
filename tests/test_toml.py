"""Reading TOML with places: the same values as the standard library's, each exactly where it stands."""

import tomllib
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsdocs.read.toml import Array, Atom, Spanned, Table, find, plain, read_toml
from icsdocs.source import Source, Span


def text_at(source: Source, span: Span) -> str:
    return source.text[source.offset(span.line, span.column) : source.offset(span.end_line, span.end_column)]


def read(text: str) -> tuple[Source, Table]:
    source = Source("configs/northshire.toml", text)
    table, problems = read_toml(source)
    assert problems == ()
    return source, table


def told(text: str) -> list[str]:
    _, problems = read_toml(Source("configs/northshire.toml", text))
    return [f"{p.span.line}:{p.span.column} {p.rule.code} {p.message}" for p in problems]


# --- places ----------------------------------------------------------------------------------------------------------

EVERYTHING = '''\
schema = 1   # remark = [
"quoted key" . 'a.b' = "x # y" # z
[ board . members.chair ] # heading
role = """
Chair ""of"" the \\
    board"""""
terms = [ 3, # three
  [ 'a', "b]" ], { from = 2022-07-01 10:00:00, until.year = 2_024 },
]
[board]
size.limit = 1.50
[[versions]]
date = 2021-06-30
[[versions.notes]]
[[versions.notes]]
text = \'\'\'it's\'\'\'
[[versions]]
[versions.last]
final = false'''


@pytest.mark.parametrize(("path", "stands"), [
    (("schema",), "1"),
    (("quoted key", "a.b"), '"x # y"'),
    (("quoted key",), '"quoted key"'),
    (("board", "members", "chair", "role"), '"""\nChair ""of"" the \\\n    board"""""'),
    (("board", "members", "chair", "terms", 0), "3"),
    (("board", "members", "chair", "terms", 1), "[ 'a', \"b]\" ]"),
    (("board", "members", "chair", "terms", 1, 1), '"b]"'),
    (("board", "members", "chair", "terms", 2), "{ from = 2022-07-01 10:00:00, until.year = 2_024 }"),
    (("board", "members", "chair", "terms", 2, "from"), "2022-07-01 10:00:00"),
    (("board", "members", "chair", "terms", 2, "until"), "until"),
    (("board", "members", "chair", "terms", 2, "until", "year"), "2_024"),
    (("board", "members", "chair"), "[ board . members.chair ]"),
    (("board", "members"), "[ board . members.chair ]"),
    (("board",), "[board]"),
    (("board", "size", "limit"), "1.50"),
    (("versions", 0), "[[versions]]"),
    (("versions", 0, "date"), "2021-06-30"),
    (("versions", 0, "notes", 1, "text"), "'''it's'''"),
    (("versions", 1, "last", "final"), "false"),
])  # fmt: skip
def test_each_value_stands_where_it_is_written(path, stands):
    source, table = read(EVERYTHING)
    assert text_at(source, find(table, *path).span) == stands


def test_each_key_stands_where_it_is_written():
    source, table = read(EVERYTHING)
    members = find(table, "board", "members")
    assert text_at(source, members.entries["chair"].key) == "chair"
    assert text_at(source, table.entries["quoted key"].key) == '"quoted key"'
    assert text_at(source, members.entries["chair"].value.entries["terms"].key) == "terms"


# --- any TOML at all -------------------------------------------------------------------------------------------------

names = st.one_of(st.text("abc-_1", min_size=1, max_size=4), st.text(max_size=4).filter(lambda t: t.isprintable()))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
scalars = st.one_of(
    texts,
    st.integers(-(10**18), 10**18),
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(microsecond=0)),
    st.times().map(lambda at: at.replace(microsecond=0)),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=12,
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A TOML file in any of the ways to write it: headings, dotted keys, braces, arrays of tables, remarks."""
    return draw(_table(draw(st.dictionaries(names, values, max_size=4)), ()))


@st.composite
def _table(draw: st.DrawFn, table: dict, path: tuple[str, ...]) -> str:
    pairs, below = [], []
    for name, value in table.items():
        manner = draw(st.sampled_from(["heading", "dotted", "inline"]))
        here = (*path, name)
        match value:
            case dict() if manner == "heading":
                heading = f"[{draw(_dotted(here))}]{draw(remarks)}\n"
                below.append(heading + draw(_table(value, here)))
            case [dict(), *_] if manner == "heading" and all(isinstance(item, dict) for item in value):
                heading = f"[[{draw(_dotted(here))}]]\n"
                below.extend(heading + draw(_table(item, here)) for item in value)
            case dict() if manner == "dotted" and value:
                pairs.extend(f"{draw(_dotted((name, key)))} = {draw(_value(item))}\n" for key, item in value.items())
            case _:
                pairs.append(f"{draw(_dotted((name,)))}={draw(_value(value))}{draw(remarks)}\n")
    return "".join(pairs + below)


remarks = st.sampled_from(["", "  # remark", '# "[{\'', "\n\n  "])


@st.composite
def _dotted(draw: st.DrawFn, path: tuple[str, ...]) -> str:
    return draw(st.sampled_from([".", " . "])).join(draw(_name(name)) for name in path)


@st.composite
def _name(draw: st.DrawFn, name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare and draw(st.booleans()) else _quoted(name)


@st.composite
def _value(draw: st.DrawFn, value: object) -> str:
    match value:
        case str():
            return draw(st.sampled_from([_quoted(value), f'"""{_quoted(value)[1:-1]}"""', *_literal(value)]))
        case bool():
            return str(value).lower()
        case list():
            gap = draw(st.sampled_from(["", " ", "\n # ]\n"]))
            return "[" + gap + f",{gap}".join(draw(_value(item)) for item in value) + gap + "]"
        case dict():
            pairs = (f"{draw(_name(key))} = {draw(_value(item))}" for key, item in value.items())
            return "{ " + ", ".join(pairs) + " }"
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _quoted(text: str) -> str:
    escaped = (f"\\U{ord(c):08x}" if ord(c) < 32 or c in '"\\\x7f' else c for c in text)
    return f'"{"".join(escaped)}"'


def _literal(text: str) -> list[str]:
    return [f"'{text}'"] if text.isprintable() and "'" not in text else []


def leaves(value: Spanned) -> list[Spanned]:
    match value:
        case Atom():
            return [value]
        case Array(items):
            return [value, *(leaf for item in items for leaf in leaves(item))]
        case Table(entries):
            return [leaf for entry in entries.values() for leaf in leaves(entry.value)]


def keys(table: Spanned) -> list[tuple[str, Span]]:
    match table:
        case Table(entries):
            inner = [pair for entry in entries.values() for pair in keys(entry.value)]
            return [(name, entry.key) for name, entry in entries.items()] + inner
        case Array(items):
            return [pair for item in items for pair in keys(item)]
        case _:
            return []


@given(documents())
def test_any_toml_has_the_values_of_the_standard_library_at_their_places(text):
    source, table = read(text)
    assert plain(table) == tomllib.loads(text, parse_float=Decimal)
    for leaf in leaves(table):
        at_place = text_at(source, leaf.span)
        if at_place[:2] != "[[":
            assert tomllib.loads(f"x = {at_place}", parse_float=Decimal)["x"] == plain(leaf)
    for name, span in keys(table):
        assert list(tomllib.loads(f"{text_at(source, span)} = 0")) == [name]


@given(st.one_of(st.text(), st.text('[]{}"\'=.,#\n\\a1 '), documents().flatmap(
    lambda text: st.integers(0, len(text)).map(lambda at: text[:at] + text[at + 1 :]))))  # fmt: skip
def test_no_text_is_read_without_a_table_or_a_reason(text):
    table, problems = read_toml(Source("configs/x.toml", text))
    assert table is not None or problems


# --- what goes wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "message"), [
    ("name = Northshire", "1:8 TOML001 text stands between quotation marks, and Northshire does not"),
    ('name = "Northshire', "1:8 TOML001 the text is not closed: a quotation mark is missing at the end"),
    ('name = "Medical “clinical” lead”',
     "1:8 TOML001 the text begins with a straight quotation mark and ends with a curly one"),
    ("name = “Northshire”", "1:8 TOML001 the quotation marks are curly"),
    ('name = "North" shire', "1:8 TOML001 something follows after the closing quotation mark"),
    ('path = "C:\\docs"', "1:8 TOML001 a backslash has a special meaning between double quotation marks"),
    ("share = 2,5", "1:9 TOML001 a decimal number has a point, not a comma as in 2,5"),
    ("value = 497,000", "1:9 TOML001 a number has no commas, and 497,000 has"),
    ("share = 50%", "1:9 TOML001 a number stands alone, without a unit or sign, and not as 50%"),
    ("fraction = 1/3", "1:12 TOML001 the fraction 1/3 stands between quotation marks"),
    ("count = 08", "1:9 TOML001 a whole number does not begin with a nought, as 08 does"),
    ("date = 1/7/2022", "1:8 TOML001 1/7/2022 is not how a date is written"),
    ("date = 1 July 2022", "1:8 TOML001 1 July 2022 is not how a date is written"),
    ("date = 2022-02-30", "1:8 TOML001 there is no such date as 2022-02-30"),
    ("remote = Yes", "1:10 TOML001 yes is written true, in small letters, and not Yes"),
    ("lead =", "1:7 TOML001 there is no value after the equals sign"),
    ("lead = TBC", "1:8 TOML001 a value that is not known is left out, and not written TBC"),
    ("p = { value = 637,070, basis = 'x' }", "1:15 TOML001 a number has no commas"),
    ("p = [637,070]", "1:6 TOML001 a number has no commas"),
    ("kind = [acute]", "1:9 TOML001 text stands between quotation marks, and acute does not"),
    ('kind = ["a" "b"]', "1:8 TOML001 a comma is missing in the list, or its closing bracket"),
    ('kind = ["a",', "1:8 TOML001 the list or table that begins here is not closed before the file ends"),
    ('kind = ["a",\nname = "b"', "2:1 TOML001 the list or table that begins above is not closed"),
    ('kind = ["a",\n[board]\n', "2:2 TOML001 the list or table that begins above is not closed"),
    ("t = { a = 1,\n b = 2 }", "1:5 TOML001 a table between braces stands on one line"),
    ('vision = """Long', "1:10 TOML001 the text that begins here is not closed before the file ends"),
    ('legal name = "x"', "1:1 TOML001 a name is one word of letters a to z, digits, hyphens and underscores"),
    ('name: "x"', "1:1 TOML001 a name and its value are joined by an equals sign, not a colon"),
    ("[board", "1:7 TOML001 the heading of a table has no closing bracket"),
    ("kind = [\n\u00a0 1]", "2:1 TOML001 there is a non-breaking space here, which looks like a space and is none"),
    ("[a b", "1:4 TOML001 the heading of a table has no closing bracket"),
    ("a.b]", "1:4 TOML001 the heading of a table has no opening bracket"),
    ("a = 'b\nc'", "1:5 TOML001 the text goes on over several lines, and between these marks it stands on one"),
    ("Our board", "1:1 TOML001 this line is neither a heading nor a name with a value"),
    ("a = 1\na = 2", "2:1 TOML002 “a” is given a second time, or stands for two different things"),
    ("[a]\n[b]\n [a]", "3:2 TOML002 [a] is given a second time, or stands for two different things"),
    ("a = " + "[" * 1000, "1:35 TOML003 tables and lists are nested more than 30 deep here"),
    ("a." * 1000 + "b = 1", "1:62 TOML003 tables and lists are nested more than 30 deep here"),
    ("a = 1" + "0" * 5000, "1:5 TOML003 a number has more than 30 digits"),
])  # fmt: skip
def test_a_fault_is_told_in_plain_english_at_its_place(text, message):
    assert told(text) == [message]


def test_all_faulty_lines_are_told_at_once_and_the_rest_is_read():
    text = 'schema = 1\n[system]\nname = Northshire\nregion = "North West"\npopulation = 497,000\n'
    table, problems = read_toml(Source("configs/northshire.toml", text))
    assert [problem.span.line for problem in problems] == [3, 5]
    assert plain(table) == {"schema": 1, "system": {"region": "North West"}}


def test_a_second_value_points_at_the_first():
    _, problems = read_toml(Source("configs/northshire.toml", "[a]\nx = 1\ny = 2\nx = 3"))
    assert [(words, span.line) for words, span in problems[0].related] == [("it is first given here", 2)]


def test_line_ends_of_windows_move_no_place():
    source, table = read("[a]\r\nb = 1\r\n[c.d]\r\n")
    assert text_at(source, find(table, "a", "b").span) == "1"
    assert text_at(source, find(table, "c", "d").span) == "[c.d]"


def test_a_path_that_leads_nowhere_finds_nothing():
    _, table = read("a = [1]")
    assert [find(table, *path) for path in (("b",), ("a", 1), ("a", "x"), ("a", 0, "y"))] == [None] * 4
