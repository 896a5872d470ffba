"""Every PDF and HTML file of every sample, in the checkers that auditors use: nothing is found."""

import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from icsdocs.render.pdf.reading import content_texts, kids, text_of

pytestmark = pytest.mark.accessibility

ROOT = Path(__file__).parents[1]
NAMES = sorted(path.name for path in (ROOT / "configs").glob("*.toml"))
TOOLS = Path(os.environ.get("ICSDOCS_ACCESSIBILITY", ROOT / ".venv-accessibility"))
BUILD = ROOT / "build"
# The Makefile touches this before it writes the documents of every sample; what is older is of an earlier time.
BEGUN = BUILD / ".samples-begun"

PROFILES = {"PDF/UA-1 validation profile": 106, "PDF/A-2A validation profile": 153}


def samples(tool: str) -> pytest.MarkDecorator:
    """Each sample; all in one process, because the tool is asked of all of them at once."""
    return pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.xdist_group(tool)) for name in NAMES])


def written(name: str, ending: str) -> list[str]:
    """The files of a sample of one kind, as `make` has written them."""
    assert BEGUN.exists(), "The samples are not written; make samples writes them"
    files = (BUILD / Path(name).stem).glob(f"*{ending}")
    return sorted(str(file) for file in files if file.stat().st_mtime >= BEGUN.stat().st_mtime)


def of_kind(name: str, ending: str) -> list[str]:
    """The same, one for each document of the sample."""
    found, documents = written(name, ending), written(name, ".json")
    assert found, "This sample is not written; make samples writes it"
    assert [Path(file).stem for file in found] == [Path(file).stem for file in documents]
    return found


@pytest.fixture(autouse=True)
def tools() -> None:
    assert (TOOLS / ".ready").exists(), "The checkers are not installed; make accessibility installs them"


def answer(command: list[str], timeout: int = 3600) -> str:
    """What a checker writes, whatever it thinks of the files; what it complains of is shown if a test fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    print(done.stderr)
    return done.stdout


def none_of(found: list[str]) -> None:
    """Fails with everything that was found, a line each."""
    assert not found, "\n".join(["", *found])


@cache
def _validated() -> dict[str, list[dict]]:
    """What veraPDF says of each PDF of every sample; one start of Java, which is fast only once it is warm."""
    java = shutil.which("java")
    assert java
    pdfs = [pdf for name in NAMES for pdf in written(name, ".pdf")]
    verapdf = [java, "-cp", str(TOOLS / "greenfield-apps.jar"), "org.verapdf.apps.GreenfieldCliWrapper"]
    # Flavour 0 is whatever a file says that it is.
    report = json.loads(answer([*verapdf, "--flavour", "0", "--format", "json", *pdfs]))["report"]
    return {job["itemDetails"]["name"]: job["validationResult"] for job in report["jobs"]}


@samples("verapdf")
def test_verapdf_finds_the_files_accessible_and_fit_for_archives(name: str) -> None:
    results = {pdf: _validated()[pdf] for pdf in of_kind(name, ".pdf")}
    none_of([
        f"{pdf}: {rule['clause']} {rule['description']}"
        for pdf, found in results.items()
        for one in found
        if not one["compliant"]
        for rule in one["details"]["ruleSummaries"]
    ])  # fmt: skip
    for pdf, found in results.items():
        assert {one["profileName"]: one["details"]["passedRules"] for one in found} == PROFILES, pdf


@cache
def _listened() -> dict[str, dict]:
    """What outloud says of each PDF of every sample."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "outloud.json")
        pdfs = [pdf for name in NAMES for pdf in written(name, ".pdf")]
        answer([str(TOOLS / "bin" / "outloud"), "--json", str(report), *pdfs])
        return {result["path"]: result for result in json.loads(report.read_text(encoding="utf-8"))["results"]}


@samples("outloud")
def test_outloud_finds_no_error_and_no_warning(name: str) -> None:
    results = [_listened()[pdf] for pdf in of_kind(name, ".pdf")]
    assert [result["error"] for result in results] == [None] * len(results)
    none_of([
        " ".join((result["path"], f"page {one.get('page')}:", one["rule"], one["message"], str(one.get("evidence"))))
        for result in results
        for one in result["findings"]
        if one["severity"] != "info" and not is_repeated_head(Path(result["path"]), one)
    ])  # fmt: skip


def is_repeated_head(file: Path, finding: dict) -> bool:
    """Whether an alarm about prose outside the structure is about the head of a table, printed once more on a next
    page. A screen reader has that head already, once, from the one table that the pages share, and reads it with each
    cell; read again in the middle of the table it would be a row that the document does not have. So what is repeated
    for the eye alone is an artifact (ISO 14289-1, 7.1). The checker knows such lines once they stand on three pages."""
    if finding["rule"] != "TAG-002":
        return False
    heads = table_heads(file.read_bytes())
    return all(any(seen_words(line) <= head for head in heads) for line in finding["evidence"].split("; "))


def seen_words(line: str) -> set[str]:
    """The words of a line of evidence, less the one that it was cut off in."""
    return set(line.split()[: -1 if line.endswith("…") else None])


def table_heads(data: bytes) -> list[set[str]]:
    """The words of each table's head row, as the structure has them."""
    with pikepdf.open(BytesIO(data)) as file:
        texts = content_texts(file)
        heads = [row for row in rows(file.Root.StructTreeRoot) if row.P.S == "/THead"]
        return [{word for cell in kids(head) for word in text_of(cell, texts, set()).split()} for head in heads]


def rows(element: pikepdf.Object) -> list[pikepdf.Object]:
    inner = [kid for kid in kids(element) if not isinstance(kid, int) and "/S" in kid]
    return [row for kid in inner for row in ([kid] if kid.S == "/TR" else rows(kid))]


@pytest.mark.parametrize("reader", ["desktop", "phone", "print"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(name: str, reader: str) -> None:
    pages = of_kind(name, ".html")
    read = json.loads(answer([str(TOOLS / "bin" / "python"), str(ROOT / "tests" / "browser.py"), reader, *pages]))
    assert len(read) == len(pages)
    none_of([f"{one['file']} {broken}" for one in read for broken in one["broken"]])
    none_of([f"{one['file']} is too wide: {one['wide']}" for one in read if one["overflow"] > 0])
    assert min(one["passed"] for one in read) > 20
