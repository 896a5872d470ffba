"""A final version that was approved stays what it is until its words are a new version."""

from datetime import date
from pathlib import Path

import pytest

from drafts import drafted_in
from example_project import NORTHSHIRE, OUTLINE, write_project
from icsdocs.assemble.build import Options
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.outputs import write_documents
from running import icsdocs

COVER = """
[[cover]]
label = "Version"
text = "{{ document.version }}"
[[cover]]
label = "Date"
text = "{{ document.date | date }}"
[[cover]]
label = "Approved by"
text = "NHS England, {{ body.approved_on | date }}"
"""
VERSION = """
[approvals.regulator]
stage = "regulator"
date = 2022-07-20
[versions.v0-9]
version = "0.9"
date = 2022-07-10
"""
CLAUSE = "---\nid: quorum\ntitle: Quorum\nstatus: required\n---\nNUMBER members of {{ system.name }} make a quorum.\n"


def approved(root: Path) -> Path:
    """A project with a document of which a version was approved."""
    write_project(root, ())
    for name, more in ((OUTLINE, COVER), (NORTHSHIRE, VERSION)):
        path = root / name
        path.write_text(f"{path.read_text(encoding='utf-8')}{more}", encoding="utf-8")
    return saying(root, "Six")


def saying(root: Path, number: str) -> Path:
    (root / "clauses/quorum.md").write_text(CLAUSE.replace("NUMBER", number), encoding="utf-8")
    return root


def renamed(root: Path, old: str, new: str) -> Path:
    config = root / NORTHSHIRE
    config.write_text(config.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return root


def built(
    root: Path, *formats: str, final: bool = True, dated: date | None = None, to: str = "build"
) -> tuple[Diagnostic, ...]:
    """What a build of the project finds wrong; it writes what it can."""
    made = drafted_in(root, NORTHSHIRE, Options(final=final, dated=dated))
    problems = tuple(one for one in made.problems if one.severity is Severity.ERROR)
    return problems + write_documents(made.documents, root, root / to, formats, lambda _: None)[1]


def codes(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [problem.rule.code for problem in problems]


def test_other_words_do_not_take_the_place_of_what_was_approved(tmp_path: Path) -> None:
    root = approved(tmp_path)
    assert built(root) == () and built(root) == ()
    before = (root / "build/constitution.json").read_bytes()
    saying(renamed(root, 'name = "Northshire"', 'name = "Northland"'), "Five")
    (problem,) = built(root)
    assert (problem.rule.code, problem.span.file) == ("FILE019", NORTHSHIRE)
    assert "version 0.9 stands as a final" in problem.message and "in 1 passage." in problem.message
    assert "[versions.v0-10]" in problem.hint
    ((change, place),) = problem.related
    assert change == (
        "paragraph 1 said “Six members of Northshire make a quorum.” and would say “Five members of Northland make a "
        "quorum.”"
    )
    assert place.file == NORTHSHIRE
    assert (root / "build/constitution.json").read_bytes() == before
    assert codes(built(root, to="elsewhere")) == []


@pytest.mark.parametrize("formats", [(), ("docx",)])
def test_a_draft_does_not_take_its_place_either_and_a_new_version_does(tmp_path: Path, formats: tuple[str]) -> None:
    root = approved(tmp_path)
    assert built(root, *formats) == ()
    if formats:
        (root / "build/constitution.json").unlink()
    assert codes(built(root, final=False)) == ["FILE019"]
    renamed(root, '"0.9"', '"1.0"')
    assert codes(built(root, final=False)) == []


def test_drafts_of_the_other_documents_are_written(tmp_path: Path) -> None:
    root = approved(tmp_path)
    assert built(root, to="build/northshire") == ()
    before = (root / "build/northshire/constitution.json").read_bytes()
    (root / "templates/mou").mkdir()
    (root / "templates/mou/outline.toml").write_text((root / OUTLINE).read_text(encoding="utf-8").partition(COVER)[0])
    done = icsdocs("build", "northshire.toml", "--format", "html", folder=root)
    told = " ".join(done.stdout.split())
    assert done.returncode == 1 and "FILE019" in told
    assert "That draft is not written" in told and "What was approved stays as it is." in told
    assert "Not written: constitution; the files of the last build are still there" in done.stderr
    assert (root / "build/northshire/mou.html").is_file()
    assert not (root / "build/northshire/constitution.html").exists()
    assert (root / "build/northshire/constitution.json").read_bytes() == before
    drafted = (root / "build/northshire/mou.json").read_bytes()
    assert "Nothing is written" in built(saying(root, "Five"), to="build/northshire")[0].message
    assert (root / "build/northshire/mou.json").read_bytes() == drafted


def test_paragraphs_that_come_and_go_are_told(tmp_path: Path) -> None:
    root = approved(tmp_path)
    saying(root, "There is a chair.\n\nSix")
    assert built(root) == ()
    (gone,) = built(saying(root, "Six"))
    assert [words for words, _ in gone.related] == ["paragraph 1 is gone: “There is a chair.”"]
    (root / "build/constitution.json").unlink()
    assert built(root) == ()
    (new,) = built(saying(root, "There is a chair.\n\nSix"))
    assert [words for words, _ in new.related] == ["paragraph 1 is new: “There is a chair.”"]


def test_what_stands_there_and_is_no_document_is_no_hindrance(tmp_path: Path) -> None:
    root = approved(tmp_path)
    (root / "build").mkdir()
    (root / "build/constitution.json").write_text("{}", encoding="utf-8")
    (root / "build/constitution.docx").write_bytes(b"PK no Word file")
    assert built(root) == ()


@pytest.mark.parametrize(
    ("version", "dated", "found"),
    [
        ("date = 2022-07-10", date(2022, 7, 10), []),
        ("date = 2022-07-10", date(2022, 7, 11), ["ASM016"]),
        ("", date(2022, 7, 20), []),
        ("", date(2023, 5, 5), ["ASM016"]),
    ],
)
def test_an_approved_version_keeps_its_date(tmp_path: Path, version: str, dated: date, found: list[str]) -> None:
    root = renamed(approved(tmp_path), "date = 2022-07-10", version)
    assert codes(built(root, dated=dated)) == found
    assert codes(built(renamed(root, 'stage = "regulator"', 'stage = "board"'), final=False, dated=dated)) == []
