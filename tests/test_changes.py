"""A changed word, value or style shows up in the right places and nowhere else."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafts import drafted_in
from icsdocs.document import Document, Paragraph
from icsdocs.outputs import house_style, laid_out
from icsdocs.walk import gaps, plain, printed

ROOT = Path(__file__).parents[1]
CONFIG = "cheshire-merseyside.toml"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changes")


@pytest.fixture
def project(workshop: Path) -> Iterator[Path]:
    """A copy of the project, by the same name each time, so that what is unchanged in it need not be read again."""
    copy = workshop / "project"
    for folder in ("clauses", "configs", "templates"):
        shutil.copytree(ROOT / folder, copy / folder)
    yield copy
    shutil.rmtree(copy)


@pytest.fixture(scope="module")
def before() -> tuple[Document, ...]:
    """The documents of the project as it is, which a copy of it has too."""
    return documents(ROOT)


def documents(project: Path) -> tuple[Document, ...]:
    return drafted_in(project, CONFIG).documents


def texts(document: Document) -> dict[str, str]:
    """Every printed block by its address."""
    return {
        block.address: plain(block.inlines) if isinstance(block, Paragraph) else " | ".join(map(plain, block.cells))
        for block in printed(document)
    }


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def changed(project: Path, documents_before: tuple[Document, ...]) -> dict[str, set[str]]:
    """The addresses whose words differ from those before, by document; no address may come or go."""
    before = {d.id: texts(d) for d in documents_before}
    after = {d.id: texts(d) for d in documents(project)}
    assert {id_: set(found) for id_, found in before.items()} == {id_: set(found) for id_, found in after.items()}
    return {id_: {a for a in found if found[a] != after[id_][a]} for id_, found in before.items()}


def test_a_word_in_a_clause(project: Path, before: tuple[Document, ...]) -> None:
    path = next((project / "clauses").rglob("version-control.md"))
    first = re.compile(r"fm-version-control(\[.*\])?\.1")
    places = {d.id: {a for a in texts(d) if first.fullmatch(a)} for d in before}
    assert sum(map(len, places.values())) >= 3
    replace(path, "The table lists", "This table lists")
    assert changed(project, before) == places


def test_a_value_in_the_config(project: Path, before: tuple[Document, ...]) -> None:
    old, new = "cm.partnership@nhs.net", "governance@cheshire.example"
    mentions = {d.id: {a for a, text in texts(d).items() if old in text} for d in before}
    assert sum(map(bool, mentions.values())) >= 3
    replace(project / "configs" / CONFIG, f'email = "{old}"', f'email = "{new}"')
    assert changed(project, before) == mentions


def test_an_answer_closes_its_gap_everywhere(project: Path, before: tuple[Document, ...]) -> None:
    open_before = {d.id: set(gaps(d)) for d in before}
    path = project / "configs" / CONFIG
    path.write_text(path.read_text(encoding="utf-8") + "\n[partnership.quorum]\nnumber = 8\n", encoding="utf-8")
    open_after = {d.id: set(gaps(d)) for d in documents(project)}
    closed = {"partnership.quorum.number"}
    assert open_after == {id_: keys - closed for id_, keys in open_before.items()}
    assert closed <= open_before["terms-of-reference"]


def test_a_style_in_the_house_style(project: Path, before: tuple[Document, ...]) -> None:
    document = next(d for d in before if d.id == "terms-of-reference")

    def parts() -> dict[str, bytes]:
        style, _ = house_style(project)
        with zipfile.ZipFile(io.BytesIO(laid_out(document, style, ("docx",)).contents["docx"])) as package:
            return {name: package.read(name) for name in package.namelist()}

    first = parts()
    shell = project / "templates" / "house.docx"
    with zipfile.ZipFile(shell) as package:
        held = {name: package.read(name) for name in package.namelist()}
    assert held["word/styles.xml"].count(b"005EB8") >= 1
    with zipfile.ZipFile(shell, "w") as package:
        for name, data in held.items():
            package.writestr(name, data.replace(b"005EB8", b"7C2855") if name == "word/styles.xml" else data)
    after = parts()
    altered = {name for name in first if first[name] != after.get(name)}
    assert altered == {"word/styles.xml", "word/media/drawing1.png"}
    assert b"7C2855" in after["word/styles.xml"]
