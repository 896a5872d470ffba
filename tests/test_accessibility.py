"""Every PDF and HTML file of every sample, in the checkers that auditors use: nothing is found."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from icsdocs.render.pdf.reading import content_texts, kids, text_of

pytestmark = pytest.mark.accessibility

ROOT = Path(__file__).parents[1]
NAMES = sorted(path.name for path in (ROOT / "configs").glob("*.toml"))
# All tests of a sample in one process, which makes its files once.
CONFIGS = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NAMES]
TOOLS = Path(os.environ.get("ICSDOCS_ACCESSIBILITY", ROOT / ".venv-accessibility"))

PDF_UA_RULES = 106


@pytest.fixture(scope="module", params=CONFIGS)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The PDF and HTML files of a sample, as a user gets them."""
    assert (TOOLS / ".ready").exists(), "The checkers are not installed; make accessibility installs them"
    folder = tmp_path_factory.mktemp("samples")
    command = [sys.executable, "-m", "icsdocs", "build", str(ROOT / "configs" / request.param)]
    command += ["--format", "pdf", "--format", "html", "--output", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    built = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return sorted(folder.rglob("*.*"))


def of_kind(files: list[Path], ending: str) -> list[str]:
    found = [str(file) for file in files if file.suffix == ending]
    assert found
    return found


def answer(command: list[str], timeout: int = 3600) -> str:
    """What a checker writes, whatever it thinks of the files; what it complains of is shown if a test fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    print(done.stderr)
    return done.stdout


def none_of(found: list[str]) -> None:
    """Fails with everything that was found, a line each."""
    assert not found, "\n".join(["", *found])


@cache
def _validated(pdfs: tuple[str, ...], flavour: str) -> dict[str, dict]:
    java = shutil.which("java")
    assert java
    verapdf = [java, "-cp", str(TOOLS / "greenfield-apps.jar"), "org.verapdf.apps.GreenfieldCliWrapper"]
    report = json.loads(answer([*verapdf, "--flavour", flavour, "--format", "json", *pdfs]))["report"]
    return {job["itemDetails"]["name"]: job["validationResult"][0] for job in report["jobs"]}


def verapdf(pdfs: list[str], flavour: str) -> dict[str, dict]:
    """What veraPDF says of each file."""
    results = _validated(tuple(pdfs), flavour)
    assert set(results) == set(pdfs)
    return results


def failed_rules(pdfs: list[str], flavour: str) -> list[str]:
    """The rules of a standard that each file breaks."""
    return [
        f"{name}: {rule['clause']} {rule['description']}"
        for name, result in verapdf(pdfs, flavour).items()
        if not result["compliant"]
        for rule in result["details"]["ruleSummaries"]
    ]


def test_verapdf_finds_no_failed_rule(files: list[Path]) -> None:
    pdfs = of_kind(files, ".pdf")
    none_of(failed_rules(pdfs, "ua1"))
    assert {result["details"]["passedRules"] for result in verapdf(pdfs, "ua1").values()} == {PDF_UA_RULES}


def test_verapdf_finds_the_files_fit_for_archives(files: list[Path]) -> None:
    none_of(failed_rules(of_kind(files, ".pdf"), "2a"))


def test_outloud_finds_no_error_and_no_warning(files: list[Path], tmp_path: Path) -> None:
    pdfs = of_kind(files, ".pdf")
    report = tmp_path / "outloud.json"
    answer([str(TOOLS / "bin" / "outloud"), "--json", str(report), *pdfs])
    results = json.loads(report.read_text(encoding="utf-8"))["results"]
    assert [result["error"] for result in results] == [None] * len(pdfs)
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


def test_axe_finds_nothing_on_a_screen_a_phone_and_paper(files: list[Path]) -> None:
    pages = of_kind(files, ".html")
    read = json.loads(answer([str(TOOLS / "bin" / "python"), str(ROOT / "tests" / "browser.py"), *pages]))
    assert len(read) == 3 * len(pages)
    none_of([f"{one['file']} ({one['reader']}) {broken}" for one in read for broken in one["broken"]])
    none_of([f"{one['file']} ({one['reader']}) is too wide: {one['wide']}" for one in read if one["overflow"] > 0])
    assert min(one["passed"] for one in read) > 20
