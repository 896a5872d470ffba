"""The Word files of every sample, opened by LibreOffice: its text and its numbers are ours, and what it saves again
still says which paragraph is which."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from drafts import drafted_in
from icsdocs.assemble.build import Options
from icsdocs.document import Contents, Document, Paragraph, Picture, Section
from icsdocs.outputs import house_style, laid_out
from icsdocs.render.json import from_json
from icsdocs.render.word import reading
from icsdocs.walk import bookmarks, every_part, normalised, plain, printed

pytestmark = pytest.mark.office

ROOT = Path(__file__).parents[1]
CONFIGS = sorted(path.name for path in (ROOT / "configs").glob("*.toml"))


def converted(files: list[Path], to: str, folder: Path) -> None:
    """Has LibreOffice write each file in another format into a folder."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is not installed; make office installs it"
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    command = [
        office,
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        to,
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


@pytest.fixture(scope="module", params=CONFIGS)
def written(request, tmp_path_factory) -> tuple[Path, tuple[Document, ...], list[Path]]:
    """A sample's documents as Word files, with page numbers in their contents as the usual build has them."""
    folder = tmp_path_factory.mktemp("office")
    documents = drafted_in(ROOT, request.param).documents
    style, _ = house_style(ROOT)
    files = []
    for document in documents:
        files.append(folder / f"{document.id}.docx")
        files[-1].write_bytes(laid_out(document, style, ("docx",)).contents["docx"])
    return folder, documents, files


def lines(document: Document) -> list[str]:
    """Each paragraph with its number and each cell, as LibreOffice prints them into a text file: without the words that
    a picture says to those who do not see it."""
    unseen = [part.alternative for part in every_part(document.parts) if isinstance(part, Picture)]
    found = []
    for block in printed(document):
        if any(block is one for one in unseen):
            continue
        if isinstance(block, Paragraph):
            found.append(f"{block.label.text if block.label else ''} {plain(block.inlines)}")
        else:
            found += [plain(cell) for cell in block.cells]
    return [line for line in map(normalised, found) if line]


def contents(document: Document) -> list[str]:
    sections = [part for part in document.parts if isinstance(part, Section)]
    held = [inner for section in sections for inner in section.parts if isinstance(inner, Contents)]
    return [normalised(f"{line.label} {line.text}") for part in held for line in part.lines if line.depth <= 3]


def without(shown: list[str], block: list[str]) -> list[str]:
    """Some lines less the one run of them that is the table of contents."""
    starts = [at for at in range(len(shown)) if shown[at : at + len(block)] == block]
    assert len(starts) == (1 if block else len(shown))
    return shown[: starts[0]] + shown[starts[0] + len(block) :]


def test_text_and_numbers(written) -> None:
    folder, documents, files = written
    converted(files, "txt:Text (encoded):UTF8", folder)
    for document, file in zip(documents, files, strict=True):
        text = file.with_suffix(".txt").read_text(encoding="utf-8-sig")
        shown = [line for line in map(normalised, re.split(r"\n", text)) if line]
        assert without(shown, contents(document)) == lines(document)


def test_what_libreoffice_saves_still_identifies_every_paragraph(written) -> None:
    folder, documents, files = written
    again = folder / "again"
    again.mkdir()
    converted(files, "docx:MS Word 2007 XML", again)
    for document, file in zip(documents, files, strict=True):
        saved = (again / file.name).read_bytes()
        assert from_json(reading.tree(saved)) == document
        with zipfile.ZipFile(again / file.name) as package:
            marks = set(re.findall(r'w:name="(_Ref\d+)"', package.read("word/document.xml").decode()))
        assert set(bookmarks(document).values()) <= marks


def test_a_change_of_the_config_leaves_every_other_paragraph_as_it_was(tmp_path: Path) -> None:
    """What a comparison in Word starts from: the same bookmarks round the same words, but for the change."""
    (tmp_path / "configs").mkdir()
    config = (ROOT / "configs" / "gloucestershire.toml").read_text(encoding="utf-8")
    assert config.count('legal_name = "Gloucestershire ICS NHS body"') == 1
    style, _ = house_style(ROOT)
    texts = []
    for name, body in (("before", "Gloucestershire ICS NHS body"), ("after", "Severn ICS NHS body")):
        changed = config.replace('legal_name = "Gloucestershire ICS NHS body"', f'legal_name = "{body}"')
        (tmp_path / "configs" / f"{name}.toml").write_text(changed, encoding="utf-8")
        (document,) = drafted_in(tmp_path, f"{name}.toml", Options(documents=("terms-of-reference",))).documents
        file = tmp_path / f"{name}.docx"
        file.write_bytes(laid_out(document, style, ("docx",)).contents["docx"])
        converted([file], "docx:MS Word 2007 XML", tmp_path / name)
        texts.append(by_bookmark((tmp_path / name / f"{name}.docx").read_bytes()))
    before, after = texts
    changed_texts = {mark for mark in before if before[mark] != after.get(mark)}
    assert set(before) == set(after) and 0 < len(changed_texts) < len(before) / 10
    assert all("Severn ICS NHS body" in after[mark] for mark in changed_texts)


def by_bookmark(data: bytes) -> dict[str, str]:
    """The text of each paragraph that has one of our bookmarks."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = {}
    for paragraph in root.iter(f"{word}p"):
        for mark in paragraph.iter(f"{word}bookmarkStart"):
            if mark.get(f"{word}name", "").startswith("_Ref"):
                found[mark.get(f"{word}name")] = "".join(paragraph.itertext(f"{word}t"))
    return found
