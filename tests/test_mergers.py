"""What the documents of a merged board say, before its day and after, and those of a board that ends: the sample of
Central East with some of its facts changed."""

import pytest

import drafts
from drafts import replaced
from icsdocs.assemble.build import Options
from icsdocs.document import Row
from icsdocs.pipeline import Draft
from icsdocs.walk import plain, printed, words

CONFIG = "central-east-icb.toml"
AHEAD = (("as_at = 2026-04-01", "as_at = 2026-02-01"), ('stage = "established"', 'stage = "shadow"'))
ENDING = """
[body.successors.all]
body = "NHS Greater East Integrated Care Board"
part = "all"
share = 100
on = 2027-04-01
"""


def drafted(document: str, *changes: tuple[str, str], more: str = "") -> Draft:
    """One document of the sample, with some of its text replaced and some added."""
    change = replaced(*changes)
    return drafts.drafted(CONFIG, lambda text: f"{change(text)}\n{more}", Options(documents=(document,)))


def said(document: str, *changes: tuple[str, str], more: str = "") -> str:
    """The words of that document."""
    return " ".join(words(drafted(document, *changes, more=more).documents[0]))


@pytest.mark.parametrize(
    ("changes", "more", "has", "has_not"),
    [
        ((), "", ("is a record of it", "was made again", "Central East Integrated Care Board, receiving"),
         ("No shadow body", "is made again", "before it signs", ", sending", "Primary medical services Delegation")),
        (AHEAD, "", ("No shadow body", "is made again", "before it signs", "Peterborough Integrated Care Board, s"),
         ("is a record of it", "was made again", "Primary medical services Delegation")),
        ((), ENDING, ("No shadow body", "is made again", "Primary medical services Delegation",
                      "Central East Integrated Care Board, sending", "Greater East Integrated Care Board, receiving",
                      "which body takes over each part of NHS Central East Integrated Care Board"),
         ("is a record of it", "The instrument is the order of NHS England that establishes", "the ICB is controller",
          "Central East Integrated Care Board, receiving", "Luton Borough Council")),
    ],
    ids=["merged", "before the day", "to end"],
)  # fmt: skip
def test_a_transfer_schedule_knows_what_is_past_and_whose_it_is(
    changes: tuple[tuple[str, str], ...], more: str, has: tuple[str, ...], has_not: tuple[str, ...]
) -> None:
    told = said("transfer-schedule", *changes, more=more)
    assert [words_ for words_ in has if words_ not in told] == []
    assert [words_ for words_ in has_not if words_ in told] == []


CLUSTER = """
[cluster.members.westshire]
name = "NHS Westshire Integrated Care Board"
"""


def test_a_cover_report_names_the_boards_before_and_after_and_the_cluster() -> None:
    told = said("cover-report", more=ENDING)
    assert "take over from NHS Central East Integrated Care Board" in told
    assert "NHS Greater East Integrated Care Board All 1 April 2027" in told
    told = said("cover-report", more=CLUSTER)
    assert "took over from each integrated care board in the table" in told
    assert "NHS Hertfordshire and West Essex Integrated Care Board Hertfordshire" in told
    assert "works in a cluster with NHS Westshire Integrated Care Board" in told


@pytest.mark.parametrize(("document", "codes"), [("transfer-schedule", ["ASM015"]), ("cover-report", [])])
def test_a_table_without_a_row_is_told_where_its_document_is_made(document: str, codes: list[str]) -> None:
    made = drafted(document, ('kind = "property"', 'kind = "staff"'))
    assert [problem.rule.code for problem in made.problems if problem.rule.code != "ASM001"] == codes


def test_a_board_that_takes_over_from_boards_is_not_asked_about_clinical_commissioning_groups() -> None:
    made = drafted("requirements-annex")
    rows = [block for block in printed(made.documents[0]) if isinstance(block, Row)]
    asked = [plain(row.cells[0]) for row in rows]
    assert not [rule for rule in asked if "1 July 2022" in rule and "established" in rule]
    assert not [rule for rule in asked if "linical commissioning group" in rule or "CCG" in rule]
    assert [rule for rule in asked if "NHS England may transfer property" in rule]
    assert "Cover report" not in said("requirements-annex")


def test_a_new_board_cannot_refuse_the_constitution_that_its_order_sets_out() -> None:
    told = said("shadow-successor-terms", *AHEAD)
    assert "each draft other than the constitution, to change it or to refuse it." in told
    assert "The order of NHS England that establishes the Board sets out the constitution, or refers to" in told


def test_a_cover_report_of_a_board_to_come_goes_to_the_regulator_for_its_order() -> None:
    varied = ("a change of the constitution goes to the Board", "A proposal to vary the constitution",
              "The documents would no longer match")  # fmt: skip
    first = ("the draft constitution is revised and goes to NHS England, whose order", "Until that order takes effect",
             "The drafts would not be ready for the order of NHS England")  # fmt: skip
    to_come, here = said("cover-report", *AHEAD), said("cover-report")
    assert [words_ for words_ in first if words_ not in to_come or words_ in here] == []
    assert [words_ for words_ in varied if words_ in to_come or words_ not in here] == []


@pytest.mark.parametrize(
    ("changes", "has"),
    [((), ("group of staff who passed and where it came from", "the items recorded so far that passed apart from")),
     (AHEAD, ("group of staff who pass and where it comes from", "the items recorded so far that pass apart from"))],
    ids=["merged", "before the day"],
)  # fmt: skip
def test_a_transfer_schedule_holds_for_rows_of_several_bodies_and_for_what_is_still_to_be_listed(
    changes: tuple[tuple[str, str], ...], has: tuple[str, ...]
) -> None:
    told = said("transfer-schedule", *changes)
    assert [words_ for words_ in has if words_ not in told] == []
    assert "by sending body" not in told


RECORDED = """
[engagement.people]
who = "people of the area"
how = "a survey"
responses = 1

[risks.late]
title = "late order"
effect = "the boards stay as they are"
"""


def test_facts_that_no_row_asks_for_are_told_where_they_are_given() -> None:
    assert "The engagement of people of the area by a survey had 1 response." in said("cover-report", more=RECORDED)
    assert "“late order” would be this: the boards stay as they are." in said("mou", more=RECORDED)
    worth = ('item = "property, rights and liabilities"', 'item = "property, rights and liabilities"\nvalue = 250_000')
    assert "is £250,000: property, rights and liabilities, from" in said("transfer-schedule", worth)
    assert "value recorded" not in said("transfer-schedule")


def test_a_cell_starts_with_a_capital() -> None:
    decided = '[authorities.bedford.decision]\nmember = "the Leader of the Council"\nsubstitute = "a deputy"\n'
    assert "The Leader of the Council A deputy" in said("terms-of-reference", more=decided)
    quorum = '[meetings.quorum]\nnumber = 5\nmust_include = ["the Chief Executive", "the Chair"]\n'
    assert "The quorum includes The Chief Executive and the Chair" in said("constitution", more=quorum)
