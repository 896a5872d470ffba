"""What the JSON of a document promises: reading it back gives the same tree, and a damaged file is named as such."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings

from documents import documents, sample_document
from icsdocs.document import Document
from icsdocs.render.json import NotADocument, from_json, to_json


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_reading_back_gives_the_same_tree(document: Document):
    assert from_json(to_json(document)) == document


def test_a_part_of_several_kinds_says_its_kind_and_a_place_reads_as_one():
    first = json.loads(to_json(sample_document()))["parts"][0]
    assert first["kind"] == "Section"
    assert first["heading"]["origin"] == "clauses/sample.md:1:1-1:2"


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("{", "", "The file is not JSON"),
        ('"schema": 1', '"schema": 2', "does not say that it is a document of schema 1"),
        ('"title"', '"name"', "document: a Document has an unknown “name”."),
        ('"depth": 1', '"depth": true', "document.parts[0].depth: expected a whole number, found true."),
        ('"depth": 1,', "", "document.parts[0]: a Section has no “depth”."),
        ('"kind": "Section"', '"kind": "Chapter"', "document.parts[0]: expected a kind among Section, Clause"),
        ('"clauses/sample.md:1:1-1:2"', '"somewhere"', "expected a place such as"),
        ('"clauses/sample.md:1:1-1:2"', f'"clauses/sample.md:{"9" * 5000}:1-1:2"', "expected a place such as"),
        ('"parts": [', '"parts": 3, "x": [', "document: a Document has an unknown “x”."),
    ],
)
def test_a_damaged_file_is_refused_in_words_that_say_where(before: str, after: str, says: str):
    text = to_json(sample_document()).replace(before, after, 1)
    with pytest.raises(NotADocument) as caught:
        from_json(text)
    assert says in str(caught.value)


def test_a_document_of_an_earlier_icsdocs_may_lack_what_came_later() -> None:
    document = sample_document()
    text = re.sub(r',\s*"(grounds|source)": (\[\]|"")', "", to_json(document))
    assert '"grounds"' not in text and from_json(text) == document


@pytest.mark.parametrize("text", ["", "[]", "null", '{"schema": 1}', "[" * 100_000, "9" * 5000])
def test_what_is_no_document_at_all_is_refused(text: str):
    with pytest.raises(NotADocument):
        from_json(text)


def test_a_file_of_sections_within_sections_without_end_is_refused():
    data = json.loads(to_json(sample_document()))
    section = data["parts"][0] | {"parts": []}
    for _ in range(300):
        section = section | {"parts": [section]}
    with pytest.raises(NotADocument, match="nested too deeply"):
        from_json(json.dumps(data | {"parts": [section]}))
