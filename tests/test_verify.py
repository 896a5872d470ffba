"""A written file that departs from its document is caught and the place is named."""

from pathlib import Path

from documents import sample_document
from icsdocs.document import Paragraph, Reference
from icsdocs.verify import differences, number_differences, reference_differences, wording
from icsdocs.walk import bookmarks, inlines_of, printed, words

FILE = Path("build/sample/sample.docx")


def test_the_words_to_compare_are_the_documents_words() -> None:
    document = sample_document()
    assert tuple(passage.text for passage in wording(document)) == words(document)


def test_a_file_that_says_the_same_has_no_difference() -> None:
    document = sample_document()
    assert list(differences(wording(document), words(document), FILE)) == []


def test_a_lost_an_added_and_a_changed_text_are_each_named_by_address() -> None:
    document = sample_document()
    expected = wording(document)
    found = list(words(document))
    found[5] = "Other words"
    del found[10]
    found.append("Too much")
    problems = list(differences(expected, found, FILE))
    assert [problem.rule.code for problem in problems] == ["FILE012"] * 3
    assert expected[5].address in problems[0].message and "“Other words”" in problems[0].message
    assert expected[10].address in problems[1].message and expected[10].text[:20] in problems[1].message
    assert "Too much" in problems[2].message


def test_a_number_that_word_would_count_otherwise_is_named() -> None:
    document = sample_document()
    names = bookmarks(document)
    blocks = [block for block in printed(document) if isinstance(block, Paragraph)]
    labels = {names[block.address]: block.label.text for block in blocks if block.label}
    assert list(number_differences(document, labels, FILE)) == []
    wrong = next(block for block in blocks if block.label and block.label.text == "1.2")
    (problem,) = number_differences(document, labels | {names[wrong.address]: "1.3"}, FILE)
    assert wrong.address in problem.message and "“1.3” where the document says “1.2”" in problem.message


def test_an_empty_document_can_be_compared() -> None:
    assert len(list(differences([], ["Words"], FILE))) == 1


def test_a_reference_that_word_would_work_out_otherwise_is_named() -> None:
    document = sample_document()
    names = bookmarks(document)
    own = [i for b in printed(document) for i in inlines_of(b) if isinstance(i, Reference) and not i.document]
    references = [(names[reference.target], reference.number) for reference in own]
    numbers = {names[reference.target]: reference.number for reference in own}
    assert list(reference_differences(document, references, numbers, FILE)) == []
    moved = {**numbers, references[0][0]: "9.9"}
    assert "9" not in own[0].number
    assert [p.rule.code for p in reference_differences(document, references, moved, FILE)][:1] == ["FILE012"]
    assert [p.rule.code for p in reference_differences(document, references[1:], numbers, FILE)][:1] == ["FILE012"]
