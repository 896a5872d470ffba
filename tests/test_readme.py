"""What the README tells users to write can be written so."""

import re
import shutil
from pathlib import Path

import pytest

from drafts import drafted_in
from icsdocs.diagnostics import Severity
from icsdocs.outputs import write_documents
from icsdocs.pipeline import Draft
from icsdocs.read.clause import read_clause
from icsdocs.source import Source

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"^```\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def block(part: str) -> str:
    """The one example in the README that has some words."""
    (found,) = [text for text in BLOCKS if part in text]
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """A draft from the library with every example of the README in its place."""
    root = tmp_path_factory.mktemp("readme")
    for folder in ("clauses", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    config = f'schema = 1\nedition = "act-2022"\n{block("include = ")}[system]\nid = "northshire"\n{block("[open.")}'
    files = {
        "configs/northshire.toml": config,
        "clauses/local/northshire/petitions.md": block("departs_from"),
        "clauses/local/northshire/webcast.md": block("northshire-webcast"),
        "templates/code-of-conduct/outline.toml": block("Code of conduct"),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return drafted_in(root, "northshire.toml")


def test_the_examples_have_no_faults(made: Draft) -> None:
    own = ("configs/", "clauses/local/", "templates/code-of-conduct/")
    assert [str(p) for p in made.problems if p.span.file.startswith(own) and p.severity is Severity.ERROR] == []


def test_wording_of_ones_own_and_a_new_document_are_printed(made: Draft) -> None:
    constitution = next(document for document in made.documents if document.id == "constitution")
    files = set(re.findall(r"clauses/local/[a-z/]+\.md", repr(constitution)))
    assert files == {"clauses/local/northshire/petitions.md", "clauses/local/northshire/webcast.md"}
    assert "code-of-conduct" in {document.id for document in made.documents}


def test_the_smallest_document_is_built_without_fault(made: Draft, tmp_path: Path) -> None:
    document = next(document for document in made.documents if document.id == "code-of-conduct")
    outputs, problems = write_documents((document,), ROOT, tmp_path, ("docx", "pdf", "html"), lambda doing: None)
    assert [str(problem) for problem in problems] == []
    assert sorted(path.suffix for path in outputs[0].files) == [".docx", ".html", ".json", ".pdf"]
    html = (tmp_path / "code-of-conduct.html").read_text(encoding="utf-8")
    assert re.findall(r"<h1[^>]*>.*?Code of conduct of", html)


def test_the_clause_is_one() -> None:
    clause, problems = read_clause(Source("clauses/chair-term.md", block("appt-chair-term")))
    assert clause is not None and problems == ()
