"""Public collections of difficult texts, each of which ends in a diagnostic, or in a document with the same words in
every output. tests/corpora/README.md says where they come from."""

import json
from functools import cache
from pathlib import Path

import pytest

from drafts import drafted_in
from icsdocs.assemble.draw.typeface import REGULAR, WIDTHS
from icsdocs.decode import as_text
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.document import Document
from icsdocs.outputs import house_style, laid_out
from icsdocs.read.clause import read_clause
from icsdocs.read.config import read_config
from icsdocs.read.drafting import read_drafting
from icsdocs.read.outline import read_outline
from icsdocs.read.records import read_citations, read_edition, read_names, read_requirements, read_terminology
from icsdocs.render import html_reading
from icsdocs.render.json import from_json
from icsdocs.render.pdf import reading as pdf_reading
from icsdocs.render.word import reading as word_reading
from icsdocs.source import Source
from icsdocs.walk import words

ROOT = Path(__file__).parents[1]
CORPORA = Path(__file__).parent / "corpora"
INVALID_TOML: dict[str, str] = json.loads((CORPORA / "toml-invalid.json").read_text(encoding="utf-8"))
# Not in a source distribution, for the sake of their licence.
COMMONMARK = CORPORA / "commonmark-examples.json"
EXAMPLES: list[str] = json.loads(COMMONMARK.read_text(encoding="utf-8")) if COMMONMARK.is_file() else []
NAUGHTY: list[str] = json.loads((CORPORA / "naughty-strings.json").read_text(encoding="utf-8"))

READERS = (
    lambda source: read_config(source, {}),
    read_outline,
    read_edition,
    read_requirements,
    read_citations,
    read_terminology,
    read_names,
    read_drafting,
)
HEADER = "---\nid: {id}\ntitle: T\nstatus: required\nsource: Local\n---\n"
OUTLINE = """title = "Constitution"
[[level]]
label = "%1"
[[level]]
label = "(%2)"
[[level]]
label = "%3"
[[level]]
label = "%4"
[[level]]
label = "%5"
[[level]]
label = "%6"
"""
CONFIG = 'schema = 1\nedition = "act-2022"\n[system]\nid = "northshire"\nname = "Northshire"\n'


def assert_placed(problems: tuple[Diagnostic, ...], source: Source) -> None:
    """Every problem stands at a place that its file has, and says something."""
    for problem in problems:
        span = problem.span
        assert problem.message.strip()
        assert 1 <= span.line <= span.end_line <= len(source.lines)
        assert 1 <= span.column <= len(source.lines[span.line - 1]) + 1


# A lone carriage return ends a line here, as it did on old Macintosh computers, so this file is a comment and a line.
VALID_HERE = {"control/bare-cr.toml"}


@pytest.mark.parametrize("name", sorted(INVALID_TOML.keys() - VALID_HERE))
def test_invalid_toml_is_told_by_every_reader(name: str) -> None:
    source, problems = as_text(INVALID_TOML[name].encode("latin-1"), f"templates/{Path(name).stem}/outline.toml")
    assert_placed(problems, source)
    for read in READERS:
        found = read(source)[1] if source.text else ()
        assert_placed(found, source)
        assert any(problem.severity is Severity.ERROR for problem in (*problems, *found))


# --- as clauses and values -------------------------------------------------------------------------------------------


def drafted(root: Path, files: dict[str, str]) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The constitution of a tiny project, and what is wrong with it."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8", newline="")
    made = drafted_in(root, "northshire.toml")
    (document,) = made.documents
    return document, made.problems


def assert_same_words(document: Document, *, pdf: bool = True) -> None:
    style, _ = house_style(ROOT)
    layout = laid_out(document, style, ("docx", "html", *(["pdf"] if pdf else [])))
    expected = words(document)
    assert not isinstance(layout, Diagnostic)
    assert word_reading.words(layout.contents["docx"]) == expected
    assert html_reading.words(layout.contents["html"].decode()) == expected
    assert from_json(layout.contents["json"].decode()) == document
    assert not pdf or pdf_reading.same_words(expected, pdf_reading.words(layout.contents["pdf"]))


@cache
def readable() -> tuple[str, ...]:
    """The examples of CommonMark that are clauses as they stand; every other one is told what is wrong with it."""
    found = []
    for number, example in enumerate(EXAMPLES):
        source = Source(f"clauses/e{number}.md", HEADER.format(id=f"e{number}") + example)
        clause, problems = read_clause(source)
        assert_placed(problems, source)
        assert clause is not None
        assert clause.body or problems, example
        if not any(problem.severity is Severity.ERROR for problem in problems):
            found.append(source.text)
    return tuple(found)


@pytest.mark.skipif(not EXAMPLES, reason="a source distribution has no examples of CommonMark")
def test_commonmark_examples_are_clauses_or_are_told_why_not(tmp_path: Path) -> None:
    texts = readable()
    assert 200 < len(texts) < len(EXAMPLES)
    ids = [text.split("\n")[1].removeprefix("id: ") for text in texts]
    files = {f"clauses/{id_}.md": text for id_, text in zip(ids, texts, strict=True)}
    entries = "".join(f'[[entry]]\nlevel = 1\nclause = "{id_}"\n' for id_ in ids)
    files |= {"templates/constitution/outline.toml": OUTLINE + entries, "configs/northshire.toml": CONFIG}
    document, _ = drafted(tmp_path, files)
    assert_same_words(document)


CLAUSE = (
    HEADER.format(id="all")
    + "They are these.\n\n::: each place in places\n"
    "- {{ place.name }} and {{ place.name | capital }} (*{{ place.name }}*)\n:::\n\n"
    + "| Name |\n|---|\n::: each place in places\n| {{ place.name }} |\n:::\n"
)


def place(name: str, number: int) -> str:
    return f"[places.p{number}]\nname = {json.dumps(name, ensure_ascii=False)}\n"


def test_naughty_strings_as_values_are_told_or_printed_alike_everywhere(tmp_path: Path) -> None:
    """A text that a config cannot hold as one line of words is told; each other one is printed as it is."""
    places = "".join(map(place, NAUGHTY, range(len(NAUGHTY))))
    outline = OUTLINE + '[[entry]]\nlevel = 1\nclause = "all"\n'
    files = {"clauses/all.md": CLAUSE, "templates/constitution/outline.toml": outline}
    document, problems = drafted(tmp_path, {**files, "configs/northshire.toml": CONFIG + places})
    unfit = [p for p in problems if p.span.file == "configs/northshire.toml" and p.severity is Severity.ERROR]
    assert 0 < len(unfit) < 15
    assert_same_words(document, pdf=False)


@pytest.mark.parametrize("start", range(0, len(NAUGHTY), 100))
def test_naughty_strings_in_pdf(tmp_path: Path, start: int) -> None:
    letters = set("".join(json.loads(WIDTHS.read_bytes())[str(REGULAR)].values()))
    # What the typeface lacks stops a PDF with a message, and that has tests of its own.
    chosen = [text for text in NAUGHTY[start : start + 100] if set(text) <= letters][::5]
    places = "".join(map(place, chosen, range(len(chosen))))
    outline = OUTLINE + '[[entry]]\nlevel = 1\nclause = "all"\n'
    files = {"clauses/all.md": CLAUSE, "templates/constitution/outline.toml": outline}
    document, _ = drafted(tmp_path, {**files, "configs/northshire.toml": CONFIG + places})
    assert_same_words(document)
