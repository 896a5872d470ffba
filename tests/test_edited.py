"""What a user learns of a Word file that somebody edited after icsdocs wrote it (`why`)."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from lxml import etree

from traced import FILES, answer


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tracing")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def sent(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    answer(project, "build", "northshire.toml", "--format", "docx", "--output", str(folder), code=1)
    return folder / "northshire"


def edited(sent: Path, folder: Path, edit: Callable[[dict[str, Paragraph]], object]) -> str:
    """The Word file that was sent, after an edit to its paragraphs, which go by how they begin."""
    word = docx.Document(str(sent / "constitution.docx"))
    body = word.element.body
    every = [Paragraph(one, word._body) for one in body.iter(docx.oxml.ns.qn("w:p"))]
    edit({" ".join(paragraph.text.split()[:3]): paragraph for paragraph in every})
    word.save(str(folder / "edited.docx"))
    return str(folder / "edited.docx")


def test_a_word_file_answers_by_the_words_that_somebody_changed_in_it(
    sent: Path, project: Path, tmp_path: Path
) -> None:
    def change(texts: dict[str, Paragraph]) -> None:
        texts["A larger board"].add_run(" Or by post.")
        # Word counts references again when it prints: nobody changed these words.
        (number,) = (run for run in texts["The Board votes"].runs if run.text == "1.1")
        number.text = "1.9"

    file = edited(sent, tmp_path, change)
    for asked in ("1.2", "or by post", "A larger board may meet by video."):
        told = answer(project, "why", file, asked)
        assert "Somebody edited this file after icsdocs wrote it: 1 passage changed. Numbers are" in told
        assert "Words        A larger board may meet by video. Or by post.\n" in told and "Clause       size" in told
        assert "somebody changed these words in the file. icsdocs wrote: “A larger board may meet by video.”" in told
    assert "Edited" not in answer(project, "why", file, "1.1").replace("Somebody edited", "")
    assert "edited" not in answer(project, "why", str(sent / "constitution.docx"), "1.2")


def test_numbers_of_a_word_file_are_those_it_has_after_words_were_taken_out(
    sent: Path, project: Path, tmp_path: Path
) -> None:
    def take_out(texts: dict[str, Paragraph]) -> None:
        gone = texts["The Board has"]._p
        gone.getparent().remove(gone)

    file = edited(sent, tmp_path, take_out)
    told = answer(project, "why", file, "1.1")
    assert "1 passage taken out" in told and "Words        A larger board may meet by video.\n" in told
    assert "Edited       icsdocs wrote it as 1.2.\n" in told
    told = answer(project, "why", file, "The Board has fourteen")
    assert "somebody took these words out of the file" in told and "Clause       size" in told


def test_tracked_changes_of_a_word_file_count_as_accepted_and_a_number_that_is_gone_is_the_first_one(
    sent: Path, project: Path, tmp_path: Path
) -> None:
    def tracked(kind: str) -> etree._Element:
        return etree.fromstring(
            f'<w:{kind} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="9" w:author="X"/>'
        )

    def track(texts: dict[str, Paragraph]) -> None:
        paragraph = texts["A larger board"]
        paragraph._p.get_or_add_pPr().append(mark := docx.oxml.OxmlElement("w:rPr"))
        mark.append(tracked("del"))
        for run in paragraph.runs:
            deletion = tracked("del")
            run._r.addprevious(deletion)
            deletion.append(run._r)
            for text in run._r.findall(docx.oxml.ns.qn("w:t")):
                text.tag = docx.oxml.ns.qn("w:delText")
        texts["The Board has"].add_run(" See 1.3.")

    file = edited(sent, tmp_path, track)
    told = answer(project, "why", file, "1.2")
    assert "1 passage changed, 1 passage taken out" in told and "Clause       vote" in told
    assert told == answer(project, "why", file, "1.3") and "Edited       icsdocs wrote it as 1.3.\n" in told
    assert "somebody took these words out of the file" in answer(project, "why", file, "A larger board")


def test_words_that_somebody_added_to_a_word_file_are_in_no_clause(sent: Path, project: Path, tmp_path: Path) -> None:
    def add(texts: dict[str, Paragraph]) -> None:
        fresh = deepcopy(texts["The Board has"]._p)
        for mark in [*fresh.iter(docx.oxml.ns.qn("w:bookmarkStart")), *fresh.iter(docx.oxml.ns.qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        texts["A larger board"]._p.addprevious(fresh)
        Paragraph(fresh, texts["The Board has"]._parent).text = "Guests may stay."

    file = edited(sent, tmp_path, add)
    for asked in ("1.2", "guests may"):
        told = answer(project, "why", file, asked)
        assert "1 passage added" in told and "Under        1 Board\nWords        Guests may stay.\n" in told
        assert "no clause says them" in told and "Clause" not in told
    assert "Clause       size" in answer(project, "why", file, "1.3")


def test_a_paragraph_that_somebody_moved_in_a_word_file_is_where_it_is_now(
    sent: Path, project: Path, tmp_path: Path
) -> None:
    def move(texts: dict[str, Paragraph]) -> None:
        texts["A forum advises"]._p.addnext(texts["A larger board"]._p)

    file = edited(sent, tmp_path, move)
    told = answer(project, "why", file, "A larger board")
    assert "Document     constitution 2.2: " in told and "Under        2 Places of Northshire\n" in told
    assert "icsdocs wrote it as 1.2." in told and "Somebody edited this file after icsdocs wrote it: passages" in told
