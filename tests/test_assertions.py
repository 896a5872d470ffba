"""Assertions: right words pass however they are put; a swapped actor, a changed number, a dropped “at least” fail."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import library
from icsdocs.check.assertions import Forbidden, Unsaid, asserted, bad_notation, failures, vocabulary_of
from icsdocs.check.pattern import Phrase, Vocabulary, hit, in_words, may_hit, says
from icsdocs.check.sentences import Heard, Sentence, bare, sentences_of
from icsdocs.config import Config
from icsdocs.document import Block, Clause, Gap, Item, ItemList, Paragraph, Table
from icsdocs.read.config import read_config
from icsdocs.read.vocabulary import vocabulary
from icsdocs.records import Requirement
from icsdocs.source import Source
from trees import EMPTY, HERE, clause, paragraph, row, text

ROOT = Path(__file__).parents[1]
SAMPLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    (Path(__file__).parent / "assertions.toml").read_text(encoding="utf-8")
)
FACTS = """
schema = 1
edition = "{edition}"
as_at = {day}
[system]
id = "northshire"
name = "Northshire"
[body]
legal_name = "NHS Northshire Integrated Care Board"
[authorities.northshire]
name = "Northshire County Council"
[authorities.westport]
name = "Westport City Council"
[board.members.chair]
role = "Chair"
[board.members.chief-executive]
role = "Chief Executive"
[board.members.partner-la]
role = "Partner Member (councils)"
"""


@cache
def northshire() -> Config:
    return config_at("act-2022", date(2024, 6, 1))


def config_at(edition: str, day: date) -> Config:
    source = Source("configs/northshire.toml", FACTS.format(edition=edition, day=day))
    config, problems = read_config(source, library().editions)
    assert config is not None and problems == ()
    return config


def written(sample: str) -> Clause:
    """A sample as a printed clause: paragraphs, items after "- " and table rows after "| "."""
    return clause("sample", *_blocks(sample.split("\n")))


def _blocks(lines: list[str]) -> Iterator[Block]:
    items = tuple(
        Item("sample.1", (paragraph("sample.1", "Item 1", None, line[2:]),)) for line in lines if line.startswith("- ")
    )
    rows = [row("sample.2", *line.strip("| ").split(" | ")) for line in lines if line.startswith("| ")]
    for line in lines:
        if not line.startswith(("- ", "| ")):
            yield paragraph("sample", "Provision", None, line)
    if items:
        yield ItemList(items)
    if rows:
        yield Table("sample.2", "", rows[0], tuple(rows[1:]), ("left",) * len(rows[0].cells))


def failed(requirement: str, sample: str, config: Config | None = None) -> list[Unsaid | Forbidden]:
    """What a sample fails of a requirement, as the only clause of a document and the one that names it."""
    printed = written(sample)
    document, config = replace(EMPTY, parts=(printed,)), config or northshire()
    vocabulary = vocabulary_of(config, library())
    return list(failures(library().requirements[requirement], (printed,), Heard(document), config, vocabulary))


def samples(kind: str) -> list[tuple[str, str]]:
    return [(id_, sample) for id_, row in SAMPLES.items() for sample in row[kind]]


def test_every_requirement_with_assertions_has_samples() -> None:
    asserted = {r.id for r in library().requirements.values() if r.assertions}
    assert asserted == set(SAMPLES)
    assert [id_ for id_, row in SAMPLES.items() if min(len(row["passes"]), len(row["fails"])) < 2] == []


@pytest.mark.parametrize(("requirement", "sample"), samples("passes"))
def test_right_words_pass(requirement: str, sample: str) -> None:
    assert failed(requirement, sample) == []


@pytest.mark.parametrize(("requirement", "sample"), samples("fails"))
def test_wrong_words_fail(requirement: str, sample: str) -> None:
    assert failed(requirement, sample) != []


# Rows of which some step has no sample yet that fails by it alone. None may be added, and none stays that has them all.
OWING = """
d-14z36-patient-involvement d-14z51-nhse-guidance d-68a-reconfiguration e-14z28-transfer-scheme e-14z30-1-registers
g-partner-not-delegate icp-116za-1-joint-committee icp-116za-2c-further-members icp-116za-3-own-procedure
icp-116zb-involve icp-116zb-publish-copy icp-116zb-regard icp-116zb-revise-on-jsna icp-116zb-strategy
icp-each-council-decision icp-receives-plans j-65z5-liability j-65z7-guidance m-data-info pub-14z56-capital-plan
pub-14z57-capital-plan-revision pub-papers-minutes s1b-11-1-employee-terms
s1b-11-4a-commissioning-cttee-chair-approves s1b-12-2-transparency s1b-15-2b-nhse-approval s1b-17-body-corporate
s1b-19-secondment s1b-20-committee-allowances s1b-24-seal s1b-2b-area s1b-5-chair-appointed-by-nhse
s1b-7-1-ce-appointed-by-chair s1b-7-2-ce-employee s1b-8-1a-who-appoints-ordinary s1b-8-1b-chair-approves-ordinary
s1b-8-2c-partner-local-authority s1b-8-4-regard-to-selection-guidance s1b-8-6-mental-health so-minutes
so-public-exclusion so-seal so-suspension
"""


def unproved(requirement: Requirement) -> list[str]:
    """The steps of a row that could be deleted and no sample would pass that should fail."""
    fails = [failed(requirement.id, sample) for sample in SAMPLES[requirement.id]["fails"]]
    steps = (step for assertion in asserted(requirement, northshire()) for step in assertion.says)
    return [step for step in steps if [Unsaid(step)] not in fails]


def test_each_step_of_a_row_has_a_sample_that_fails_by_it_alone() -> None:
    rows = [row for row in library().requirements.values() if row.assertions]
    owing = {row.id: steps for row in rows if (steps := unproved(row))}
    assert {id_: steps for id_, steps in owing.items() if id_ not in OWING.split()} == {}
    assert [id_ for id_ in OWING.split() if id_ not in owing] == [], "these owe no more"


def test_before_the_amendment_one_member_for_each_sector_is_enough() -> None:
    sample = "One member is jointly nominated by NHS trusts and NHS foundation trusts."
    bill = config_at("bill-2021", date(2021, 10, 22))
    amended = config_at("bill-2021", date(2021, 12, 1))
    assert failed("s1b-8-2a-partner-trust", sample, bill) == []
    assert failed("s1b-8-2a-partner-trust", sample, amended) != []


def test_an_edition_gives_the_actors() -> None:
    bill = config_at("bill-2021", date(2022, 6, 1))
    sample = "The Chair is appointed by {} with the approval of the Secretary of State."
    assert failed("s1b-5-chair-appointed-by-nhse", sample.format("NHSE/I"), bill) == []
    assert failed("s1b-5-chair-appointed-by-nhse", sample.format("the designate ICB"), bill) != []


def test_a_forbidden_sentence_is_found_wherever_it_stands() -> None:
    right = written("Only NHS England may remove the Chair, with the Secretary of State’s approval.")
    wrong = clause("other", paragraph("other", "Provision", None, "The Board may remove the Chair."))
    document = replace(EMPTY, parts=(right, wrong))
    row = library().requirements["s1b-6-chair-removal"]
    found = list(failures(row, (right,), Heard(document), northshire(), vocabulary_of(northshire(), library())))
    assert [type(failure) for failure in found] == [Forbidden]


def test_a_forbidden_subdivision_is_found() -> None:
    row = library().requirements["s1b-6-chair-removal"]
    assertion = replace(row.assertions[0], says=(), never=("paragraph 8(2)",))
    forbids = replace(row, kinds=("forbid",), assertions=(assertion,))
    spoken = vocabulary_of(northshire(), library())
    for sample, count in (("The Board follows paragraph 8(2)(a).", 1), ("The Board follows paragraph 8(3).", 0)):
        document = Heard(replace(EMPTY, parts=(written(sample),)))
        assert len(list(failures(forbids, (), document, northshire(), spoken))) == count


# --- sentences -------------------------------------------------------------------------------------------------------


def heard(sample: str) -> list[str]:
    return [sentence.words for sentence in sentences_of((written(sample),))]


def test_words_are_read_without_what_does_not_matter() -> None:
    assert (
        bare("The Chair’s re-appointment, within twenty-eight (28) days")
        == "chair's re appointment within twenty eight 28 days"
    )
    assert bare("paragraph 8(2)(a), s.75 and 3.4.2") == "paragraph 8 §2 §a s.75 and 3.4.2"


def test_a_lead_in_begins_each_item_and_the_list_is_one_sentence() -> None:
    assert heard("The Board meets. It consists of:\n- the Chair;\n- members.") == [
        "board meets",
        "it consists of",
        "it consists of chair",
        "it consists of members",
        "it consists of chair members",
    ]


def test_a_row_is_read_with_the_headings_of_its_columns() -> None:
    assert heard("The members are these.\n| Role | Appointed by |\n| Chair | NHS England |")[1] == (
        "members are these role chair appointed by nhs england"
    )


# --- patterns --------------------------------------------------------------------------------------------------------

PLAIN = Vocabulary({"NAME": ("NHS X",), "BODY": ("the ICB",)}, {"places[].name": (("Wirral",), ("Halton",))})


def has(pattern: str, sentence: str) -> bool:
    return says(pattern, [Sentence(sentence, HERE)], PLAIN)


@pytest.mark.parametrize(
    ("pattern", "sentence", "expected"),
    [
        ("28 days", "within 28 days", True),
        ("28 days", "within twenty-eight days", True),
        ("28 days", "within twenty-eight (28) days", True),
        ("28 days", "within 128 days", False),
        ("8 members", "twenty-eight members", False),
        ("3", "as in paragraph 3", False),
        ("2", "as in paragraph 8(2)", False),
        ("appoint*", "is appointed", True),
        ("appoint", "is appointed", False),
        ("sub-committee*", "its sub-committees", True),
        ("chair's approval", "the Chair’s approval", True),
        ("chair … board", "the board and the chair", False),
        ("chair … board OR board … chair", "the board and the chair", True),
        ("{BODY}'s staff", "the ICB’s staff", True),
        ("{EACH places[].name}", "Wirral and Halton", True),
        ("{EACH places[].name}", "Wirral alone", False),
        ("{EACH places[].name}/each place", "each place", True),
        ("{EACH unknown[].name}", "nothing is known of them", True),
    ],
)
def test_a_pattern_says_what_its_notation_says(pattern: str, sentence: str, *, expected: bool) -> None:
    assert has(pattern, sentence) is expected


# Each kind of token that the notation has, and words that are nearly what it asks for.
TOKENS = ("chair", "chair*", "the", "the*", "co-opt*", "board", "in*", "8(2)(a)", "8*", "3", "23", "{NAME}", "{NAME}'s",
          "x*", "*", "don't", "s", "12.3", "'s")  # fmt: skip
HEARD = ("chair", "chairs", "the", "co-opting", "board's", "in", "inn", "8(2)(a)", "(a)", "three (3)", "Paragraph 3",
         "twenty-three", "x", "'s", "□", "¶", "s", "don't", "12.3", "The", "—", "NHS X",
         "the Chair's Board")  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(TOKENS), min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(HEARD), max_size=7).map(" ".join),
    st.integers(0, 7),
)
def test_a_phrase_ends_where_its_pattern_does_however_it_is_looked_for(phrase: str, sentence: str, after: int) -> None:
    words = bare(sentence)
    looked_for = Phrase(phrase, (("NHS X", "chair's board"),) * phrase.count("{"))
    at = len(" ".join(words.split(" ")[:after]))
    match = looked_for._pattern.search(words, at)
    assert looked_for.end(words, at) == (match and match.end())
    if looked_for.end(words, 0) is not None:
        letters = Heard(replace(EMPTY, parts=(written(sentence or "-"),))).letters
        assert looked_for.may_be_in(letters), "what is quickly ruled out is not there"


def test_a_document_without_the_words_is_ruled_out_by_a_quick_look() -> None:
    assert may_hit("chair … 8(2)", "the chair, under paragraph 8(2)", PLAIN)
    assert not may_hit("chair … 8(2)", "the chair alone", PLAIN)


def test_a_gap_may_be_any_number_or_name_but_no_actor() -> None:
    hole = Gap("[1: How many?]", 1, "x", "How many?", HERE)
    printed = clause(
        "sample", Paragraph("sample", "Provision", None, (text("at least "), hole, text(" members")), HERE)
    )
    sentences = sentences_of((printed,))
    assert hit("at least 3 members", sentences, PLAIN) and hit("{NAME} members", sentences, PLAIN)
    assert hit("{BODY} members", sentences, PLAIN) is None


def test_numbers_in_words() -> None:
    assert [in_words(n) for n in (1, 13, 20, 28, 90)] == ["one", "thirteen", "twenty", "twenty eight", "ninety"]


def test_a_misspelt_actor_or_list_is_reported() -> None:
    row = library().requirements["s1b-6-chair-removal"]
    said = replace(row.assertions[0], says=("{REGULATR} may", "{EACH authoritys[].name}", "{EACH authorities[].name}"))
    misspelt = replace(library(), requirements={row.id: replace(row, assertions=(said,))})
    found = list(bad_notation(misspelt, vocabulary()))
    assert [problem.rule.code for problem in found] == ["REQ008", "REQ008"]
    assert list(bad_notation(library(), vocabulary())) == []


def test_no_rule_of_a_draft_under_the_bill_cites_provisions_whose_numbers_moved() -> None:
    rows = [row for row in library().requirements.values() if row.validity.is_of("bill-2021")]
    rules = {row.id: row.on("bill-2021", date(2021, 12, 1)).rule for row in rows}
    moved = re.compile(r"14Z(2[5-9]|[3-6]\d)|65Z|116Z|13YB|13UA|223(GB|[LMN])|paragraph \d|Schedule 1B")
    assert len(rules) > 100 and {id_: rule for id_, rule in rules.items() if moved.search(rule)} == {}
