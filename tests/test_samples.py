"""The sample configs, whole: no error in them, and every output of every document says what its tree says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafts import CONFIGS, ROOT, drafted
from icsdocs.assemble.build import Options
from icsdocs.diagnostics import Severity
from icsdocs.document import Reference as TreeReference
from icsdocs.edited import as_edited
from icsdocs.outputs import house_style, laid_out
from icsdocs.pipeline import lint
from icsdocs.render import html_reading
from icsdocs.render.json import from_json
from icsdocs.render.pdf import reading as pdf_reading
from icsdocs.render.word import reading as word_reading
from icsdocs.walk import bookmarks, gaps, inlines_of, normalised, plain, printed, words

TYPES = sorted(path.parent.name for path in (ROOT / "templates").glob("*/outline.toml"))


# One system with every test run, the others with `make samples`.
SMALL = "gloucestershire.toml"
SAMPLES = [name if name == SMALL else pytest.param(name, marks=pytest.mark.samples) for name in CONFIGS]


@pytest.mark.parametrize("name", SAMPLES)
def test_sample(name: str) -> None:
    """No error, gaps numbered once in reading order, and every output says what the tree says.

    All documents are written as Word, HTML and JSON; as PDF some for each config, so that each type is one's, because
    laying out takes long, and a build compares every PDF that it writes.
    """
    sample = drafted(name)
    assert [f"{p.span} {p.message}" for p in sample.problems if p.severity is Severity.ERROR] == []
    assert {document.type for document in sample.documents} >= {"constitution", "terms-of-reference", "mou"}
    style, _ = house_style(ROOT)
    own_types = TYPES[CONFIGS.index(name) :: len(CONFIGS)]
    for document in sample.documents:
        numbers = [gap.number for gap in gaps(document).values()]
        assert numbers == list(range(1, len(numbers) + 1))
        layout = laid_out(document, style, ("docx", "pdf", "html") if document.type in own_types else ("docx", "html"))
        expected = words(document)
        docx = layout.contents["docx"]
        assert word_reading.words(docx) == expected
        assert html_reading.words(layout.contents["html"].decode()) == expected
        assert "pdf" not in layout.contents or pdf_reading.same_words(
            expected, pdf_reading.words(layout.contents["pdf"])
        )
        assert from_json(layout.contents["json"].decode()) == document
        assert from_json(word_reading.tree(docx)) == document
        assert not any(passage.edited for passage in as_edited(document, word_reading.standing(docx)))
        _check_numbers(document, docx)
        _check_rows(document)


def _check_rows(document) -> None:
    """No row of a table says the same in three cells, one beside the other: “Not yet due”, “Not yet due” and so on."""
    for block in printed(document):
        cells = [normalised(plain(cell)) for cell in getattr(block, "cells", ())]
        beside = zip(cells, cells[1:], cells[2:], strict=False)
        assert [three[0] for three in beside if len(set(three)) == 1 and three[0] not in ("", "–")] == [], block.address


def test_places_that_are_not_the_area_of_their_council_say_what_they_cover() -> None:
    """So does one that has a council of its own, of which only a part is in the system's area."""
    options = Options(documents=("constitution", "mou"))
    for document in drafted("hertfordshire-west-essex-icb.toml", options=options).documents:
        told = " ".join(" ".join(words(document)).split())
        assert "East and North Hertfordshire covers the area of the former NHS East and North" in told
        assert "South West Hertfordshire covers the area" in told
        assert "West Essex covers the area of the former NHS West Essex Clinical Commissioning Group" in told
        if document.type == "constitution":
            area = "the area of the former NHS {} Clinical Commissioning Group)"
            assert f"Hertfordshire County Council; {area.format('Herts Valleys')}" in told, "the picture"
            assert f"; {area.format('West Essex')}" in told, "the picture"


def _check_numbers(document, docx: bytes) -> None:
    """Word's own count of every paragraph, and what its REF fields will come to, are the tree's."""
    names = bookmarks(document)
    labels = {names[b.address]: b.label.text for b in printed(document) if getattr(b, "label", None)}
    assert {name: label for name, label in word_reading.labels(docx).items() if label} == labels
    full = word_reading.full_numbers(docx)
    inner = [i for b in printed(document) for i in inlines_of(b) if isinstance(i, TreeReference) and not i.document]
    assert [(p.bookmark, p.text) for p in word_reading.references(docx)] == [(names[r.target], r.number) for r in inner]
    assert all(full[names[reference.target]] == reference.number for reference in inner)


def test_the_library_has_no_fault() -> None:
    problems, _ = lint(ROOT)
    grave = [p for p in problems if p.severity is not Severity.INFO]
    assert [f"{p.span} {p.rule.code} {p.message}" for p in grave] == []


@pytest.mark.samples
def test_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    def built(name: str, seed: str, zone: str) -> dict[str, bytes]:
        folder = tmp_path / name
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT / "generator")}
        command = [sys.executable, "-m", "icsdocs", "build", str(ROOT / "configs" / "gloucestershire.toml")]
        command += ["--document", "terms-of-reference", "--output", str(folder)]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.*")) if path.is_file()}

    first, second = built("one", "1", "Europe/London"), built("two", "2", "Asia/Tokyo")
    assert list(first) == [
        "terms-of-reference.docx",
        "terms-of-reference.html",
        "terms-of-reference.json",
        "terms-of-reference.pdf",
    ]
    assert {name for name in first if first[name] != second[name]} == set()
