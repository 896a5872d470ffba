"""No code of a config reaches a reader: every choice has words that a sentence or a table can print."""

import re

import pytest

from drafts import library
from icsdocs.read.vocabulary import vocabulary
from icsdocs.reference import capital, every_fact, meanings

PLAIN = re.compile(r"[a-z]{4,}|(low|not started|on track|at risk)|in [a-z]+")
CHOICES = {
    path: choices
    for path, field in every_fact(vocabulary())
    if (choices := field.choices or (field.item.choices if field.item else {}))
}


@pytest.mark.parametrize("path", CHOICES)
def test_a_choice_has_words_unless_its_code_is_plain_words(path: str) -> None:
    as_they_stand = [code for code, words in CHOICES[path].items() if words == code]
    in_sentences = ("sub-committee", "two-thirds", "three-quarters")
    figures = {"oversight.segment": ("1", "2", "3", "4", "5")}.get(path, ())
    codes = [code for code in as_they_stand if not PLAIN.fullmatch(code) and code not in (*in_sentences, *figures)]
    assert codes == []


@pytest.mark.parametrize("path", CHOICES)
def test_words_of_a_choice_differ(path: str) -> None:
    assert len(set(CHOICES[path].values())) == len(CHOICES[path])


def test_choices_in_lists_and_in_things_are_among_them() -> None:
    assert {"places.key.governance_model", "trusts.key.kind", "conflicts.registers", "body.stage"} <= set(CHOICES)


def test_the_open_point_and_the_check_offer_the_same_words_for_the_committee_of_a_report() -> None:
    found = meanings(library(), vocabulary())
    offered = {code: words for (path, code), words in found.items() if path == "report.forum"}
    assert offered == {code: capital(words) for code, words in CHOICES["report.forum"].items()}


def test_no_example_names_by_a_common_noun_what_documents_give_a_capital_or_a_full_name() -> None:
    examples = [(path, field.example) for path, field in every_fact(vocabulary()) if not field.refers_to]
    common = re.compile(r"\bthe (board|body)\b")
    assert [one for one in examples if common.search(one[1]) and not one[0].startswith("open.")] == []


def test_the_open_point_and_the_documents_offer_the_same_words_for_the_size_of_a_partnership() -> None:
    found = meanings(library(), vocabulary())
    titles = {code: words for (path, code), words in found.items() if path == "partnership.size"}
    assert {code: words.casefold() for code, words in titles.items()} == CHOICES["partnership.size"] | {
        "hwb-aligned": "a partnership aligned with the health and wellbeing board"
    }
