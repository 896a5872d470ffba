"""Law has dates: the same config on three days differs in exactly the clauses that the lists here name."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from drafts import drafted
from icsdocs.assemble.build import Options
from icsdocs.diagnostics import Severity
from icsdocs.document import Clause, Document, Paragraph, Part, Section
from icsdocs.pipeline import Draft
from icsdocs.walk import plain, printed_in

ROOT = Path(__file__).parents[1]
CONFIG = "cheshire-merseyside-icb.toml"
DAY = re.compile(r"^as_at = .*$", re.MULTILINE)

# On each later day: + a clause that comes, - a clause that goes, ~ one whose words change.
CHANGES = {
    ("2022-07-01", "2024-02-01"): {
        "constitution": """
            + acc-procurement-psr   Provider Selection Regime and patient choice, 1 January 2024
            - acc-procurement       the procurement rules before it
            + inv-reconfiguration   notifiable reconfigurations, 31 January 2024
            + appt-fppt-framework   Fit and Proper Person Test Framework, 30 September 2023
            - appt-transitional     the first appointments
            ~ fm-as-at              the day itself
        """,
        "handbook": """
            + hb-procurement-psr    Provider Selection Regime, 1 January 2024
            ~ hb-first-meeting      the first meeting, 1 July 2022
            ~ fm-as-at              the day itself
        """,
        "terms-of-reference": """
            - icp-first-meeting     8 November 2022
            ~ fm-as-at              the day itself
        """,
        "mou": """
            + mou-system-review                      reviews by the Care Quality Commission, 1 April 2023
            ~ mou-direct-commissioning-functions-a   which dates are still planned
            ~ mou-operating-collaboratives-a         the day itself
            ~ fm-as-at                               the day itself
        """,
        "transfer-schedule": """
            ~ trf-purpose-status  which dates are still planned
            ~ fm-as-at            the day itself
        """,
        "cover-report": """
            ~ rep-timetable  which milestones are due
            ~ rep-summary    the day itself
        """,
        "requirements-annex": "~ ann-about",
        "place-terms": "~ fm-as-at",
        "collaborative-terms-cmast": "~ fm-as-at",
        "collaborative-terms-mental-health-community": "~ fm-as-at",
        "collaborative-terms-prospect": "~ fm-as-at",
    },
    ("2024-02-01", "2025-04-01"): {
        "constitution": "~ fm-as-at",
        "handbook": "~ fm-as-at",
        "terms-of-reference": "~ fm-as-at",
        "mou": """
            ~ mou-direct-commissioning-functions-a   which dates are still planned
            ~ mou-operating-collaboratives-a         the day itself
            ~ fm-as-at                               the day itself
        """,
        "transfer-schedule": """
            ~ trf-purpose-status  which dates are still planned
            ~ fm-as-at            the day itself
        """,
        "cover-report": """
            ~ rep-timetable  the day itself
            ~ rep-summary    the day itself
        """,
        "requirements-annex": "~ ann-about",
        "place-terms": "~ fm-as-at",
        "collaborative-terms-cmast": "~ fm-as-at",
        "collaborative-terms-mental-health-community": "~ fm-as-at",
        "collaborative-terms-prospect": "~ fm-as-at",
    },
}


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    """The config as it is, but for its day."""

    def of(day: str) -> Draft:
        return drafted(CONFIG, lambda text: DAY.sub(f"as_at = {day}", text, count=1))

    return {day: of(day) for day in sorted({day for days in CHANGES for day in days})}


@pytest.mark.parametrize("days", CHANGES, ids=" to ".join)
def test_the_law_of_another_day_changes_just_these_clauses(days: tuple[str, str], drafts: dict[str, Draft]) -> None:
    before, after = ({document.id: _clauses(document) for document in drafts[day].documents} for day in days)
    assert set(before) == set(after)
    found = {id_: set(_changes(before[id_], after[id_])) for id_ in before}
    listed = {id_: set(re.findall(r"^\s*([+~-] \S+)", text, re.MULTILINE)) for id_, text in CHANGES[days].items()}
    assert {id_: changes for id_, changes in found.items() if changes} == listed


def test_no_document_cites_law_before_its_day(drafts: dict[str, Draft]) -> None:
    late = ("CIT002", "CIT004", "CIT005")
    problems = [str(p.span) for made in drafts.values() for p in made.problems if p.rule.code in late]
    assert problems == []


def test_no_day_brings_an_error(drafts: dict[str, Draft]) -> None:
    problems = [problem for made in drafts.values() for problem in made.problems]
    assert [f"{p.span} {p.message}" for p in problems if p.severity is Severity.ERROR] == []


def test_a_constitution_that_nobody_approved_is_no_final_version() -> None:
    options = Options(documents=("constitution",), final=True)
    made = drafted(CONFIG, options=options)
    assert not made.is_fit_for_final
    told = [problem.message for problem in made.problems]
    assert "approvals.regulator.date is not known: NHS England: On which date is the text approved?" in told


def _clauses(document: Document) -> dict[str, tuple[str, ...]]:
    """The words of each clause, by its id."""
    words: dict[str, tuple[str, ...]] = {}
    for clause in _in(document.parts):
        words[clause.clause] = (*words.get(clause.clause, ()), *_words(clause))
    return words


def _in(parts: Iterable[Part]) -> Iterator[Clause]:
    for part in parts:
        match part:
            case Section(parts=inner):
                yield from _in(inner)
            case Clause():
                yield part


def _words(clause: Clause) -> Iterator[str]:
    for block in printed_in(clause):
        yield from map(plain, (block.inlines,) if isinstance(block, Paragraph) else block.cells)


def _changes(before: dict[str, tuple[str, ...]], after: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for id_ in {**before, **after}:
        if id_ not in before:
            yield f"+ {id_}"
        elif id_ not in after:
            yield f"- {id_}"
        elif before[id_] != after[id_]:
            yield f"~ {id_}"
