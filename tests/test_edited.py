"""What a user learns of a Word file that somebody edited after icsdocs wrote it (`why`)."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from icsdocs.document import Reference
from icsdocs.frozen import changed
from icsdocs.passages import Edited, Passage, passages
from icsdocs.recognising import recognised
from icsdocs.render.word.reading import Standing
from running import write_project
from traced import FILES, answer
from trees import EMPTY, HERE, paragraph


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("tracing"), FILES)


@pytest.fixture(scope="module")
def sent(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    answer(project, "build", "northshire.toml", "--format", "docx", "--output", str(folder), code=1)
    return folder / "northshire"


def edited(sent: Path, folder: Path, edit: Callable[[dict[str, Paragraph]], object]) -> str:
    """The Word file that was sent, after an edit to its paragraphs, which go by how they begin."""
    word = docx.Document(str(sent / "constitution.docx"))
    body = word.element.body
    every = [Paragraph(one, word._body) for one in body.iter(qn("w:p"))]
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


def test_a_word_behind_a_reference_is_a_change_and_a_number_that_word_counts_is_none() -> None:
    def is_reworded(number: str, words: str, document: str = "") -> bool:
        reference = Reference("paragraph ", number, "", "there", document, HERE)
        block = paragraph("here", "", None, "The rules in ", reference, " apply.")
        return Passage(EMPTY, block, (), None, None, "", Edited(words, "", ())).is_reworded

    assert is_reworded("6.2.1", "The rules in paragraph 6.2.1 not apply.")
    assert not is_reworded("6.2.1", "The rules in paragraph 6.2.2(a) apply.")
    assert not is_reworded("Appendix 1", "The rules in paragraph Appendix 2 apply.")
    assert is_reworded("Appendix 1", "The rules in paragraph Annex 1 apply.")
    assert is_reworded("6.2.1", "The rules in paragraph 6.2.2 apply.", "handbook"), "Word counts its own document alone"


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


def tracked(kind: str) -> etree._Element:
    return etree.fromstring(
        f'<w:{kind} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="9" w:author="X"/>'
    )


def track(paragraph: Paragraph, kind: str) -> None:
    """A tracked change of a whole paragraph, its mark and its runs."""
    track_mark(paragraph, kind)
    for run in paragraph.runs:
        change = tracked(kind)
        run._r.addprevious(change)
        change.append(run._r)
        for text in run._r.findall(qn("w:t")) if kind == "del" else ():
            text.tag = qn("w:delText")


def track_mark(paragraph: Paragraph, kind: str) -> None:
    paragraph._p.get_or_add_pPr().append(mark := docx.oxml.OxmlElement("w:rPr"))
    mark.append(tracked(kind))


def unmarked(paragraph: Paragraph) -> Paragraph:
    """A copy without bookmarks, as pasted words have none."""
    fresh = Paragraph(deepcopy(paragraph._p), paragraph._parent)
    for mark in [*fresh._p.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    return fresh


def test_tracked_changes_of_a_word_file_count_as_accepted_and_a_number_that_is_gone_is_the_first_one(
    sent: Path, project: Path, tmp_path: Path
) -> None:
    def change(texts: dict[str, Paragraph]) -> None:
        track(texts["A larger board"], "del")
        texts["The Board has"].add_run(" See 1.3.")

    file = edited(sent, tmp_path, change)
    told = answer(project, "why", file, "1.2")
    assert "1 passage changed, 1 passage taken out" in told and "Clause       vote" in told
    assert told == answer(project, "why", file, "1.3") and "Edited       icsdocs wrote it as 1.3.\n" in told
    assert "somebody took these words out of the file" in answer(project, "why", file, "A larger board")


def test_words_that_somebody_added_to_a_word_file_are_in_no_clause(sent: Path, project: Path, tmp_path: Path) -> None:
    def add(texts: dict[str, Paragraph]) -> None:
        fresh = unmarked(texts["The Board has"])
        texts["A larger board"]._p.addprevious(fresh._p)
        fresh.text = "Guests may stay."

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
    assert "icsdocs wrote it as 1.2." in told and "icsdocs wrote it: 1 passage moved. " in told


def test_a_paragraph_that_was_moved_with_tracking_is_counted_once(sent: Path, project: Path, tmp_path: Path) -> None:
    def move(texts: dict[str, Paragraph]) -> None:
        paragraph = texts["The Board has"]
        fresh = Paragraph(deepcopy(paragraph._p), paragraph._parent)
        texts["A larger board"]._p.addnext(fresh._p)
        for mark in [*paragraph._p.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        track(paragraph, "moveFrom")
        track(fresh, "moveTo")

    file = edited(sent, tmp_path, move)
    told = answer(project, "why", file, "The Board has")
    assert ": 1 passage moved. " in told and "Document     constitution 1.2: " in told
    assert "Document     constitution 1.3: " in answer(project, "why", file, "The Board votes")


def test_paragraphs_between_which_a_tracked_change_takes_the_mark_are_one(
    sent: Path, project: Path, tmp_path: Path
) -> None:
    file = edited(sent, tmp_path, lambda texts: track_mark(texts["The Board has"], "del"))
    told = answer(project, "why", file, "size.2")
    assert (
        ": 2 passages changed. " in told and "The Board has fourteen members.A larger board may meet by video." in told
    )
    assert "Document     constitution 1.2: " in answer(project, "why", file, "The Board votes")


def test_words_that_were_parted_or_copied_are_of_the_clause_that_has_them(
    sent: Path, project: Path, tmp_path: Path
) -> None:
    def part(texts: dict[str, Paragraph]) -> None:
        fresh = unmarked(texts["The Board has"])
        texts["The Board has"]._p.addnext(fresh._p)
        fresh.text = "fourteen members."
        first, *rest = texts["The Board has"].runs
        first.text = "The Board has"
        for run in rest:
            run.text = ""
        texts["A forum advises"]._p.addnext(unmarked(texts["A larger board"])._p)

    file = edited(sent, tmp_path, part)
    told = answer(project, "why", file, "1.2")
    assert ": 1 passage changed, 2 passages added. " in told and "Clause       size" in told
    assert "somebody put these words here. icsdocs wrote them in 1.1, “The Board has fourteen members.”: what" in told
    told = answer(project, "why", file, "2.2")
    assert "icsdocs wrote them in 1.2, “A larger" in told and "Because      board.size > 12" in told
    assert "Clause       size" in answer(project, "why", file, "size.1"), "the address is that of the passage alone"


@pytest.mark.parametrize(("style", "under"), [("Heading 1", "2 Meetings"), ("Heading 2", "1 Board > 2 Meetings")])
def test_a_heading_that_somebody_added_is_over_what_follows_it(
    sent: Path, project: Path, tmp_path: Path, style: str, under: str
) -> None:
    def add(texts: dict[str, Paragraph]) -> None:
        fresh = unmarked(texts["Places of Northshire"])
        texts["A larger board"]._p.addprevious(fresh._p)
        fresh.text, fresh.style = "Meetings", style

    told = answer(project, "why", edited(sent, tmp_path, add), "A larger board")
    assert "Document     constitution 2.1: " in told and f"Under        {under}\n" in told


def test_a_word_that_the_passage_before_it_has_too_is_added(sent: Path, project: Path, tmp_path: Path) -> None:
    def add(texts: dict[str, Paragraph]) -> None:
        fresh = unmarked(texts["The Board has"])
        texts["The Board has"]._p.addnext(fresh._p)
        fresh.text = "Fourteen"

    assert "somebody added them to the file" in answer(project, "why", edited(sent, tmp_path, add), "1.2")


def test_a_row_that_was_moved_says_where_it_stood(sent: Path, project: Path, tmp_path: Path) -> None:
    def move(texts: dict[str, Paragraph]) -> None:
        first, second = (next(texts[role]._p.iterancestors(qn("w:tr"))) for role in ("Chair", "Other Member"))
        second.addnext(first)

    told = answer(project, "why", edited(sent, tmp_path, move), "Other Member | | 13")
    assert ": 1 passage moved. " in told
    assert "Edited       somebody moved it. icsdocs wrote it behind “Chair | | 1”.\n" in told


def test_where_bookmarks_are_lost_passages_are_known_by_their_words_and_by_what_is_around_them(
    sent: Path, project: Path, tmp_path: Path
) -> None:
    def change(texts: dict[str, Paragraph]) -> None:
        body = next(texts["The Board has"]._p.iterancestors(qn("w:body")))
        for mark in [*body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        texts["A larger board"].add_run(" Or by post.")

    told = answer(project, "why", edited(sent, tmp_path, change), "or by post")
    assert ": 1 passage changed. " in told and "Clause       size" in told


def test_equal_passages_without_bookmarks_are_each_recognised() -> None:
    texts = ["East", "Members", "West", "Members", "North", "Members", "End"]
    document = changed(EMPTY, parts=tuple(paragraph(f"a{at}", "", None, words) for at, words in enumerate(texts)))
    written = [passage for passage in passages(document) if passage.first_text in texts]

    def places(*words: str) -> list[tuple[int, ...]]:
        return recognised(document, written, texts, [Standing(one, "", ()) for one in words])

    assert places(*texts) == [(at,) for at in range(7)]
    assert places("East", "Members", "West", "All", "North", "Members", "End") == [(at,) for at in range(7)]
    assert places("East", "West", "Members", "New", "North", "Members", "End") == [
        (0,),
        (2,),
        (3,),
        (),
        (4,),
        (5,),
        (6,),
    ]
    assert places("End", "East", "Members", "West") == [(6,), (0,), (1,), (2,)]


def test_a_paragraph_that_was_emptied_is_taken_out(sent: Path, project: Path, tmp_path: Path) -> None:
    def empty(texts: dict[str, Paragraph]) -> None:
        for run in texts["A larger board"].runs:
            run.text = ""

    told = answer(project, "why", edited(sent, tmp_path, empty), "A larger board")
    assert ": 1 passage taken out. " in told and "somebody took these words out of the file" in told
