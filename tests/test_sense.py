"""Sense checks: every rule has a case, stands for requirements that exist, and colours the coverage; no sample breaks
one. What each rule finds, and what it must not, is in tests/cases/sense."""

from decimal import Decimal
from pathlib import Path

import pytest

from drafts import CONFIGS, ROOT, drafted, library
from icsdocs.assemble.build import Options
from icsdocs.check import between_rules, sense_rules
from icsdocs.check.finding import Status
from icsdocs.check.roles import plainly, strangers
from icsdocs.check.sense import sense
from icsdocs.check.sense_delegation import amount
from icsdocs.check.sense_footing import LOOKS_AFTER
from icsdocs.check.sense_meetings import so_many
from icsdocs.diagnostics import Rule, Severity
from icsdocs.refusals import TRIED, refused, with_answer
from icsdocs.settling import answers
from test_coverage import Project, row

CODES = [r.code for r in (*vars(sense_rules).values(), *vars(between_rules).values()) if isinstance(r, Rule)]
BOARD = """
[board.members.chair]
role = "Chair"
category = "chair"
[board.members.other]
role = "Other chair"
category = "chair"
"""


def test_every_rule_has_a_case() -> None:
    cases = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/cases/sense").glob("*.case"))
    assert len(CODES) == len(set(CODES)) and [code for code in CODES if code not in cases] == []


def test_every_requirement_that_a_rule_looks_after_exists() -> None:
    assert {id_ for ids in LOOKS_AFTER.values() for id_ in ids} - set(library().requirements) == set()


def test_what_is_about_facts_alone_is_looked_after_or_says_who_must_look() -> None:
    looked_after = {id_ for ids in LOOKS_AFTER.values() for id_ in ids}
    rows = [row for row in library().requirements.values() if not row.documents]
    assert len(rows) > 40
    assert [row.id for row in rows if not (row.id in looked_after or row.held_by or row.by_hand)] == []
    assert [row.id for row in rows if row.held_by and row.by_hand] == []


@pytest.mark.parametrize("name", CONFIGS)
def test_no_sample_breaks_a_rule_or_rests_on_a_source_later_than_its_day(name: str) -> None:
    problems = drafted(name, options=Options(documents=("constitution",))).problems
    broken = [p for p in problems if p.rule.code in CODES and p.severity is Severity.ERROR]
    assert [f"{p.span} {p.message}" for p in broken] == []
    assert [p.message for p in problems if p.rule.code == "CIT005"] == []


def test_a_requirement_whose_words_are_right_and_whose_facts_are_not_is_red(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.requirements(row("s1b-3-1a-chair"), row("x-la-list-equal", documents="[]"))
    clause = (tmp_path / "clauses/removal.md").read_text(encoding="utf-8")
    project.write("clauses/removal.md", clause.replace("chair-removal", "s1b-3-1a-chair"))
    assert project.finding("s1b-3-1a-chair").status is Status.CLAIMED
    project.config(BOARD)
    finding = project.finding("s1b-3-1a-chair")
    assert (finding.status, finding.is_broken) == (Status.FACTS, True)
    assert finding.detail.startswith("the board has 2 chairs (configs/northshire.toml:")
    quiet = project.finding("x-la-list-equal", "")
    assert quiet.status is Status.CHECKED and quiet.detail.startswith("SNS040, SNS041 found nothing wrong")


# --- words of a config -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£1 million", 1_000_000),
        ("up to £1.5m a year", 1_500_000),
        ("£250,000", 250_000),
        ("£1 million, or £2 million with the Chair", None),
        ("none", None),
    ],
)
def test_a_limit_in_words(text: str, pounds: int | None) -> None:
    assert amount(text) == (None if pounds is None else Decimal(pounds))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("three members, of whom two are non-executive", 3),
        ("at least 4 members", 4),
        ("two thirds of the member trusts", None),
        ("half of the members", None),
        ("a majority", None),
    ],
)
def test_a_quorum_in_words(text: str, number: int | None) -> None:
    assert so_many(text) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Chief Executive or the Finance Director", []),
        ("either the medical or nursing director", []),
        ("the Director of Nursing", []),
        ("at least one partner member", []),
        ("the Chief Executive and the Director of Digital", ["the Director of Digital"]),
    ],
)
def test_roles_in_words(text: str, found: list[str]) -> None:
    roles = ("Chief Executive", "Director of Finance", "Medical Director", "Nursing Director", "partner member")
    assert list(strangers(text, frozenset(map(plainly, roles)))) == found


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("works with the Regional Team", True),
        ("will work with the Regional Team", True),
        ("shall oversee trusts", True),
        ("cannot direct a trust", True),
        ("also works with the Regional Team", True),
        ("does not direct trusts", True),
        ("with the councils, jointly supports trusts vs. Plans", True),
        ("supports trusts, incl. No. 5, and approx. NHS levels", True),
        ("RAG-rates trusts", True),
        ("targets help at trusts", True),
        ("targets", False),
        ("services", False),
        ("others", False),
        ("trusts in the area", False),
        ("joint work with the Regional Team", False),
        ("Will work with the Regional Team", False),
        ("works with trusts. It meets them", False),
        ("works with trusts.", False),
    ],
)
def test_words_that_go_on_the_body(text: str, fits: bool, tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.config(f'[oversight]\nicb_role = "{text}"')
    assert (sense_rules.UNFIT_WORDS in {p.rule for p in project.draft().problems}) is not fits


ASKS_BESIDE = (
    sense_rules.TIE, sense_rules.PLACE_MEMBER, sense_rules.JOINT_NOMINATION, sense_rules.OPEN_AND_GIVEN,
)  # fmt: skip


@pytest.mark.parametrize("name", ["gloucestershire-icb.toml", "cheshire-merseyside.toml"])
def test_no_check_refuses_an_answer_that_is_offered(name: str) -> None:
    """Only some checks are asked about each answer; the others would not find more, but for rules that ask for one
    more fact beside it, or for one less: that it is open."""
    made = drafted(name)
    config = made.config
    assert config is not None
    for point in made.open_points:
        known = answers(point.fact, config)
        for answer in set(known) - refused(point.fact, known, config):
            problems = sense(with_answer(config, point.fact, answer))
            against = [p for p in problems if TRIED in (p.span, *(span for _, span in p.related))]
            against = [p for p in against if p.rule not in ASKS_BESIDE]
            assert [f"{point.fact} = {answer}: {p.message}" for p in against] == []
