"""Every rule has an example of what is wrong, which gives its code, and one of what is right, which does not."""

import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from documents import sample_document
from drafts import drafted_in
from example_project import NORTHSHIRE, OUTLINE, write_project
from icsdocs.assemble.build import Options
from icsdocs.diagnostics import Diagnostic
from icsdocs.explained import EXAMPLES, all_rules, explained
from icsdocs.outputs import house_style, inaccessible, laid_out
from icsdocs.parsed import VARIABLE
from icsdocs.pipeline import compared, lint
from icsdocs.render.pdf.checks import checked
from icsdocs.render.pdf.fallback import unprintable
from icsdocs.render.pdf.fonts import FOLDER
from icsdocs.verify import Passage, differences
from icsdocs.writing import prepare, write
from running import icsdocs
from test_approved import approved, built, saying
from trees import EMPTY, HERE, paragraph

SHELL = Path(__file__).parents[1] / "templates" / "house.docx"

CODES = tuple(all_rules())


def codes(root: Path) -> set[str]:
    """The codes of everything that check and lint report of a project's own files; the editions come from icsdocs."""
    drafts = [drafted_in(root, f"configs/{path.name}") for path in sorted((root / "configs").glob("*.toml"))]
    problems = (*compared(drafts)[0], *lint(root)[0])
    return {problem.rule.code for problem in problems if os.path.lexists(root / problem.span.file)}


def test_every_rule_is_explained_and_no_other() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.case")} == set(CODES)
    for code in CODES:
        explanation = explained(code)
        assert explanation.why.endswith((".", ")")), code
        assert explanation.of("wrong") and explanation.of("right"), code


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one project after another is written, and what was made of the files that all of them have is kept."""
    return tmp_path_factory.mktemp("examples")


@pytest.fixture
def root(workshop: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder, by the same name for every example."""
    monkeypatch.setenv(VARIABLE, str(workshop / "cache"))
    project = workshop / "project"
    project.mkdir()
    yield project
    shutil.rmtree(project)


@pytest.mark.parametrize("kind", ["wrong", "right"])
@pytest.mark.parametrize("code", [code for code in CODES if explained(code).of("wrong")[0].file])
def test_an_example(code: str, kind: str, root: Path) -> None:
    write_project(root, explained(code).of("both", kind))
    found = codes(root)
    assert (code in found) == (kind == "wrong"), found


# --- situations, which no single file holds --------------------------------------------------------------------------

CLAUSE = "---\nid: quorum\ntitle: Quorum\nstatus: required\n---\nSix members make a quorum.\n"


def read_with(data: bytes) -> Callable[[Path], set[str]]:
    """A situation in which a clause file holds some bytes."""

    def situation(root: Path) -> set[str]:
        (root / "clauses/quorum.md").write_bytes(data)
        return codes(root)

    return situation


def with_folder(root: Path) -> set[str]:
    (root / "clauses/chair.md").mkdir()
    return codes(root)


def with_link_out(root: Path) -> set[str]:
    outside = root.parent / f"{root.name}-outside.md"
    outside.write_text(CLAUSE.replace("quorum", "chair"), encoding="utf-8")
    (root / "clauses/chair.md").symlink_to(outside)
    return codes(root)


def without_clauses(root: Path) -> set[str]:
    for path in (root / "clauses").iterdir():
        path.unlink()
    (root / "clauses").rmdir()
    (root / "clauses").symlink_to(root / "nowhere")
    return codes(root)


def into(folder: str) -> Callable[[Path], set[str]]:
    """A situation in which a build writes into a folder."""
    return lambda root: {problem.rule.code for problem in prepare(root / folder)}


def while_open(owner: str) -> Callable[[Path], set[str]]:
    """A situation in which a document is written that somebody may have open."""

    def situation(root: Path) -> set[str]:
        target = root / "constitution.docx"
        target.write_bytes(b"before")
        if owner:
            (root / owner).write_bytes(b"\x03Sam")
        written = write(target, b"after")
        return {written.rule.code} if isinstance(written, Diagnostic) else {p.rule.code for p in written.problems}

    return situation


def read_back(found: str) -> Callable[[Path], set[str]]:
    """A situation in which a written file says some words."""
    expected = [Passage("Six members make a quorum.", "quorum.1", HERE)]
    return lambda root: {p.rule.code for p in differences(expected, [found], root / "constitution.docx")}


def styled(shell: bytes | None, style: str) -> Callable[[Path], set[str]]:
    """A situation in which a Word file is made with a house style, its first line in one style."""

    def situation(root: Path) -> set[str]:
        if shell is not None:
            (root / "templates/house.docx").write_bytes(shell)
        document = replace(EMPTY, parts=(paragraph("quorum.1", style, None, "Six members make a quorum."),))
        looks, problems = house_style(root)
        layout = laid_out(document, looks, ("docx",))
        assert not isinstance(layout, Diagnostic)
        return {problem.rule.code for problem in (*problems, *layout.problems)}

    return situation


def restyled(old: str, new: str) -> bytes:
    """The house style that comes with icsdocs, one thing in its styles replaced."""
    shell = io.BytesIO()
    with zipfile.ZipFile(SHELL) as package, zipfile.ZipFile(shell, "w") as target:
        for name in package.namelist():
            data = package.read(name)
            target.writestr(name, data.replace(old.encode(), new.encode()) if name == "word/styles.xml" else data)
    return shell.getvalue()


def without_pango(*formats: str) -> Callable[[Path], set[str]]:
    """A situation in which formats are asked for where the text layout library is not found."""

    def situation(root: Path) -> set[str]:
        hidden = root / "hidden"
        hidden.mkdir()
        # A weasyprint that fails as the real one does where Pango is missing.
        (hidden / "weasyprint.py").write_text("raise OSError('cannot load library libpango')\n", encoding="utf-8")
        path = os.pathsep.join((str(hidden), str(Path(__file__).parents[1] / "generator")))
        options = [option for name in formats for option in ("--format", name)]
        done = icsdocs("build", "northshire.toml", *options, folder=root, PYTHONPATH=path)
        return {code for code in CODES if f"[{code}]" in done.stdout}

    return situation


def set_in_type(words: str) -> Callable[[Path], set[str]]:
    """A situation in which a document says some words."""

    def situation(root: Path) -> set[str]:
        document = replace(EMPTY, parts=(paragraph("quorum.1", "Body Text", None, words),))
        return {problem.rule.code for problem in unprintable(document, FOLDER)}

    return situation


def with_heads(said: bool) -> Callable[[Path], set[str]]:
    """A situation in which the header cells of a PDF say what they head, or do not."""

    def situation(root: Path) -> set[str]:
        layout = laid_out(sample_document(), house_style(root)[0], ("pdf",))
        assert not isinstance(layout, Diagnostic)
        with pikepdf.open(BytesIO(layout.contents["pdf"])) as file:
            for cell in (one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"):
                cell.A.Scope = cell.A.Scope if said else pikepdf.Name("/None")
            changed = BytesIO()
            file.save(changed)
        return {problem.rule.code for problem in inaccessible(EMPTY, checked(changed.getvalue()))}

    return situation


def built_again(number: str, dated: date | None) -> Callable[[Path], set[str]]:
    """A situation in which an approved version is built, and then again with so many members, or of another day."""

    def situation(root: Path) -> set[str]:
        assert built(approved(root)) == ()
        return {problem.rule.code for problem in built(saying(root, number), dated=dated)}

    return situation


def building(document: str, *listed: str) -> Callable[[Path], set[str]]:
    """A situation in which one document is built of a config that lists some."""

    def situation(root: Path) -> set[str]:
        (root / "templates/handbook").mkdir()
        shutil.copy(root / OUTLINE, root / "templates/handbook")
        config = root / NORTHSHIRE
        config.write_text(f"documents = {json.dumps(listed)}\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
        made = drafted_in(root, NORTHSHIRE, Options(documents=(document,)))
        return {problem.rule.code for problem in made.problems}

    return situation


well = read_with(CLAUSE.encode())
SITUATIONS: dict[str, tuple[Callable[[Path], set[str]], Callable[[Path], set[str]]]] = {
    "FILE001": (read_with(CLAUSE.replace("Six", "“Six”").encode("cp1252")), read_with(CLAUSE.encode())),
    "FILE002": (read_with(CLAUSE.replace("Six", "S\0ix").encode()), well),
    "FILE003": (read_with(b""), well),
    "FILE004": (read_with(CLAUSE.encode() + b"a" * 3_000_000), well),
    "FILE005": (with_folder, well),
    "FILE006": (with_link_out, well),
    "FILE007": (without_clauses, well),
    "FILE008": (into("clauses/quorum.md"), into("build")),
    "FILE009": (while_open("~$nstitution.docx"), while_open("")),
    "FILE010": (without_pango("docx", "html", "pdf"), without_pango("docx", "html")),
    "FILE011": (without_pango("pdf"), without_pango("docx")),
    "FILE012": (read_back("Six make a quorum."), read_back("Six members make a quorum.")),
    "FILE013": (styled(b"no Word file", "Provision"), styled(None, "Provision")),
    "FILE014": (styled(None, "No such style"), styled(None, "Provision")),
    "FILE017": (set_in_type("Northshire 日本"), set_in_type("Northshire")),
    "FILE018": (with_heads(False), with_heads(True)),
    "FILE019": (built_again("Five", None), built_again("Six", None)),
    "OUT007": (building("handbook", "constitution"), building("handbook", "constitution", "handbook")),
    "ASM016": (built_again("Six", date(2023, 5, 5)), built_again("Six", None)),
    "FILE016": (read_with(CLAUSE.replace("Six", "Six\u202e").encode()), well),
    "HSE001": (styled(restyled('"005EB8"', '"FFE900"'), "Provision"), styled(None, "Provision")),
    "HSE002": (styled(restyled('="Arial"', '="Times New Roman"'), "Provision"), styled(None, "Provision")),
}


def test_every_situation_is_one_that_is_explained() -> None:
    assert set(SITUATIONS) == {code for code in CODES if not explained(code).of("wrong")[0].file}


@pytest.mark.parametrize("kind", ["wrong", "right"])
@pytest.mark.parametrize("code", SITUATIONS)
def test_a_situation(code: str, kind: str, root: Path) -> None:
    write_project(root, ())
    found = SITUATIONS[code][("wrong", "right").index(kind)](root)
    assert (code in found) == (kind == "wrong"), found
