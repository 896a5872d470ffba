"""Clause bodies: whatever the characters, there is a diagnostic or every word arrives, and each from its own place."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from icsdocs.drafted import Blank, Grid, Line, Passage, Point, Pointer, Points, Range, Stress, Words
from icsdocs.read.body import read_body
from icsdocs.source import Source

FRAGMENTS = st.sampled_from(
    ["- ", "* ", "1. ", "3. ", "| ", " | ", "|---|---|", "\n", "\n\n", "  ", "    ", "::: when a", "::: each b in c",
     "::: note", ":::",
     "{{ a.b }}", "{{ a | words }}", "{{", "}}", "[[x-y]]", "[[", "]]", "**", "*", "_", "\\", "\\|", "`", "<b>",
     "&amp;", "# ", "> ", "---",
     "===", "[a](b)", "[a]: b", "![c](d)", "http://e.f", "\t", "é", "שלום", "👍🏽", "a\u0301", "\u00ad", "\u200b",
     "\ue000", "word", "Two words."]
)  # fmt: skip
BODIES = st.lists(FRAGMENTS | st.text("abc \n|*-", max_size=5), max_size=40).map("".join)


def parts_of(children: tuple) -> Iterator[Words | Blank | Pointer]:
    for child in children:
        match child:
            case Words() | Blank() | Pointer():
                yield child
            case (
                Passage(parts=inner)
                | Stress(parts=inner)
                | Points(items=inner)
                | Point(blocks=inner)
                | Range(children=inner)
            ):
                yield from parts_of(inner)
            case Grid(header=header, rows=rows):
                yield from parts_of((header, *rows))
            case Line(cells=cells):
                for cell in cells:
                    yield from parts_of(cell)


@settings(max_examples=300, deadline=None)
@given(BODIES)
def test_a_diagnostic_or_every_word(body: str) -> None:
    blocks, problems = read_body(Source("clause.md", body), 0)
    if problems:
        return
    lines = [line for line in body.split("\n") if not line.lstrip().startswith(":::")]
    letters = [c for c in "\n".join(lines) if c.isalpha() or not c.isascii()]
    found = "".join(
        f"{{{{{body_of(part, body)}}}}}" if not isinstance(part, Words) else part.text for part in parts_of(blocks)
    )
    assert [c for c in found if c.isalpha() or not c.isascii()] == letters


def body_of(part: Blank | Pointer, body: str) -> str:
    return exact(body, part)


def exact(body: str, part: Words | Blank | Pointer) -> str:
    """What stands in a body at a part's place."""
    source = Source("clause.md", body)
    span = part.span
    return body[source.offset(span.line, span.column) : source.offset(span.end_line, span.end_column)]


@settings(max_examples=300, deadline=None)
@given(BODIES)
def test_each_word_has_its_own_place(body: str) -> None:
    blocks, _ = read_body(Source("clause.md", body), 0)
    for part in parts_of(blocks):
        there = exact(body, part)
        if isinstance(part, Words):
            assert "".join(there.replace("\\", "").split()) == "".join(part.text.replace("\\", "").split())
        else:
            assert there[:2] in ("{{", "[[") and there[-2:] in ("}}", "]]")
