"""Numbers of whole generated projects: what the assembly counts is what Word will count, in every series."""

from datetime import date
from pathlib import Path
from types import MappingProxyType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icsdocs.assemble.build import Options, assemble
from icsdocs.config import Config, Field, Thing
from icsdocs.diagnostics import Severity
from icsdocs.document import Document, Paragraph
from icsdocs.document import Reference as TreeReference
from icsdocs.library import Library
from icsdocs.read.clause import read_clause
from icsdocs.read.outline import read_outline
from icsdocs.records import Edition
from icsdocs.render.html import render_html
from icsdocs.render.html_reading import words as html_words
from icsdocs.render.word import reading
from icsdocs.render.word.write import render_word
from icsdocs.source import Source, Span
from icsdocs.walk import bookmarks, inlines_of, printed, words

ROOT = Path(__file__).parents[1]
HERE = Span("configs/x.toml", 1, 1, 1, 1)
SHELL = (ROOT / "templates" / "house.docx").read_bytes()

FORMATS = st.sampled_from(["decimal", "lower-letter", "lower-roman", "upper-letter", "upper-roman"])
STYLES = ("Heading 1", "Heading 2", "Provision", "Item 1", "Item 2", "Item 3")


@st.composite
def labels(draw, first: int) -> str:
    """A series' levels from a depth on: each label shows all its levels, only its own, or nothing at all."""
    rows = []
    for level in range(1, 7 - first):
        kind = draw(st.sampled_from(["own", "own", "all", "stop", "none"] if level > 1 else ["own", "all", "stop"]))
        shown = ".".join(f"%{n}" for n in range(1, level + 1) if n == level or rows[n - 1][0])
        label = {"own": f"(%{level})", "all": shown, "stop": f"%{level}.", "none": ""}[kind]
        rows.append((label, draw(FORMATS)))
    return rows


def level_text(series: str, first: int, rows: list) -> str:
    text = ""
    for at, (label, format_) in enumerate(rows):
        style = STYLES[min(first - 1 + at, 5)]
        text += (
            f'[[level]]\nseries = "{series}"\ndepth = {first + at}\nlabel = "{label}"\nformat = "{format_}"\n'
            f'cite = "no. {{label}}"\nstyle = "{style}"\n'
        )
    return text


BODIES = st.lists(st.sampled_from(["p", "i", "ii", "t"]), min_size=1, max_size=6)


def body_text(kinds: list[str], target: str) -> str:
    lines = [f"First paragraph, see [[{target}]].", ""]
    before = ""
    for kind in kinds:
        if kind == "ii" and before in ("i", "ii"):
            lines.append("  - deeper item")
        elif kind in ("i", "ii"):
            lines += ["- item"]
        elif kind == "t":
            lines += ["", "| A | B |", "|---|---|", "| 1 | 2 |", ""]
        else:
            lines += ["", "Another paragraph.", ""]
        before = kind
    return "\n".join(lines)


@st.composite
def projects(draw) -> tuple[str, dict[str, str]]:
    """An outline over a main series and one that restarts under each heading, and the clauses that it places."""
    text = 'title = "Generated"\n' + level_text("body", 1, draw(labels(1))) + level_text("inner", 2, draw(labels(2)))
    count = draw(st.integers(2, 7))
    clauses, depth = {}, 0
    for number in range(count):
        heading = depth == 0 or draw(st.booleans())
        if heading:
            text += f'[[entry]]\nlevel = 1\ntitle = "Heading {number}"\n'
            depth = 1
        series = draw(st.sampled_from(["body", "inner"]))
        text += f'[[entry]]\nlevel = 2\nseries = "{series}"\nclause = "c-{number}"\n'
        target = f"c-{draw(st.integers(0, count - 1))}"
        clauses[f"c-{number}"] = body_text(draw(BODIES), target)
    return text, clauses


def assembled(outline_text: str, bodies: dict[str, str]) -> Document:
    outline, problems = read_outline(Source("templates/x/outline.toml", outline_text))
    assert outline is not None and problems == ()
    clauses = {}
    for id_, body in bodies.items():
        clause, problems = read_clause(
            Source(f"clauses/{id_}.md", f"---\nid: {id_}\ntitle: T\nstatus: required\n---\n{body}\n")
        )
        assert clause is not None and problems == ()
        clauses[id_] = clause
    none = MappingProxyType({})
    edition = Edition("e", "E", date(2022, 1, 1), None, date(2022, 1, 1), none, HERE)
    library = Library(MappingProxyType(clauses), none, (outline,), MappingProxyType({"e": edition}), (), none, none)
    facts = Thing(none, "", HERE, Field("group", "config", ""))
    assembly = assemble(Config(facts, "e", date(2022, 1, 1), "configs/x.toml"), library, Options())
    errors = [p.message for p in assembly.problems if p.severity is Severity.ERROR]
    assert all("has no number" in message for message in errors), errors
    return assembly.documents[0]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_word_counts_as_the_assembly_does(project) -> None:
    document = assembled(*project)
    docx = render_word(document, SHELL, "", {})
    names = bookmarks(document)
    counted, full = reading.labels(docx), reading.full_numbers(docx)
    for block in printed(document):
        if isinstance(block, Paragraph):
            assert counted.get(names[block.address], "") == (block.label.text if block.label else "")
            if block.label:
                assert full[names[block.address]] == block.label.full
    own = [i for b in printed(document) for i in inlines_of(b) if isinstance(i, TreeReference)]
    assert [(p.bookmark, p.text) for p in reading.references(docx)] == [(names[r.target], r.number) for r in own]
    assert reading.words(docx) == words(document) == html_words(render_html(document, "$cover$body$title", ""))
