"""Expressions that cannot be understood are answered in plain English, whatever the parser behind them says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsdocs.drafted import Path
from icsdocs.read.expression import read_expression
from icsdocs.source import Source


def told(text: str) -> str:
    expression, problems = read_expression(Source("a.md", text), 0, len(text))
    assert (expression is None) == bool(problems)
    return problems[0].message if problems else ""


@pytest.mark.parametrize(("text", "reason"), [
    ("board.size = 3", "one equals sign is not a comparison"),
    ("board.size => 3", "“=>” has no meaning"),
    ("meetings.remote && board.size", "“&&” has no meaning"),
    ("board.size >", "something is missing after “>”"),
    ("> 3", "something is missing before “>”"),
    ("board.size |", "something is missing after “|”"),
    ("meetings.remote and", "something is missing after “and”"),
    ("not", "something is missing after “not”"),
    ("board size", "nothing joins “board” and “size”"),
    ("trust.kind in [\"acute\" \"community\"]", "nothing joins “\"acute\"” and “\"community\"”"),
    ("(board.size > 3", "the bracket “(” is not closed"),
    ("board.size > 3)", "the bracket “)” closes nothing"),
    ("system.id == \"north", "a quotation mark is not closed"),
    ("system.id == “north”", "the quotation marks are curly"),
    ("board..size", "a part of the name “board..size” is missing"),
    ("board.size ? 3", "“?” has no meaning here"),
])  # fmt: skip
def test_a_slip_in_an_expression_is_named(text: str, reason: str) -> None:
    assert told(text) == f"This expression cannot be understood: {reason}"


@pytest.mark.parametrize("text", ["board.size", " places ", "board.size\t", "a.b.c", "committees.primary_care"])
def test_a_lone_name_is_a_path_with_its_place(text: str) -> None:
    expression, _ = read_expression(Source("a.md", text), 0, len(text))
    assert isinstance(expression, Path) and ".".join(expression.names) == text.strip()
    assert text[expression.span.column - 1 : expression.span.end_column - 1] == text.strip()


@pytest.mark.parametrize("text", ["true", "none", "a.not", "not a"])
def test_a_word_of_the_language_is_no_name(text: str) -> None:
    expression, _ = read_expression(Source("a.md", text), 0, len(text))
    assert not isinstance(expression, Path) or expression.names[0] not in ("true", "none", "not")


@given(
    st.lists(st.sampled_from(["board.size", "a", '"x', '"x"', "=", "==", "|", "(", ")", "and", "not", "3", ".", "%"]))
)
def test_no_word_of_the_parser_reaches_the_reader(pieces: list[str]) -> None:
    said = told(" ".join(pieces)).casefold()
    assert not any(word in said for word in ("token", "unexpected", "print statement", "template", "block"))
