"""Coverage: what each requirement comes to in each document, with the reason, as reports and an annex tell it."""

import csv
import io
import json
from pathlib import Path

import pytest

from drafts import drafted, drafted_in, replaced
from icsdocs import coverage_report
from icsdocs.assemble.build import Options
from icsdocs.check.authority import with_sources_of_the_day
from icsdocs.check.finding import Finding, Status
from icsdocs.config import Config
from icsdocs.document import Reference, Row
from icsdocs.library import Library
from icsdocs.pipeline import Draft
from icsdocs.walk import inlines_of, plain, printed
from running import icsdocs

OUTLINE = """
title = "Constitution of {{ system.name }}"
[[level]]
label = "%1"
cite = "section {label}"
style = "Heading 1"
[[level]]
label = "%1.%2"
cite = "paragraph {label}"
style = "Provision"
[[entry]]
level = 1
title = "Chair"
[[entry]]
level = 2
clause = "removal"
[[entry]]
level = 2
clause = "voting-vote"
[[entry]]
level = 2
clause = "voting-ballot"
[[entry]]
level = 1
title = "What law and guidance ask"
[[entry]]
level = 2
part = "coverage"
columns = ["Requirement", "Source", "Clauses", "Status"]
"""
REMOVAL = "The Chair may be removed only by NHS England, with the Secretary of State's approval."
ASSERTED = """
says = ["chair … removed … only by {REGULATOR}", "Secretary of State's approval"]
never = ["board may remove chair"]
"""


def row(id_: str = "chair-removal", more: str = "", **values: str) -> str:
    usual = {"documents": '["constitution"]', "strength": '"S"', "source": '"An Act"', "verified": '"V"'}
    given = {"rule": f'"The rule of {id_}."', **usual, **values}
    return "\n".join([f"[{id_}]", *(f"{key} = {value}" for key, value in given.items()), more, ""])


def clause(id_: str, body: str, *header: str) -> str:
    return "\n".join(["---", f"id: {id_}", f"title: Clause {id_}", "status: required", *header, "---", body, ""])


class Project:
    """A small project in a folder; every test writes what it is about and drafts it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("templates/constitution/outline.toml", OUTLINE)
        self.write("clauses/removal.md", clause("removal", REMOVAL, "meets: [chair-removal]"))
        for mode in ("vote", "ballot"):
            header = (
                f'when: meetings.voting.mode == "{mode}"',
                "alternative: voting one per document",
                "meets: [voting-rule]",
            )
            self.write(f"clauses/voting-{mode}.md", clause(f"voting-{mode}", f"They {mode}.", *header))
        self.config()

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def requirements(self, *rows: str) -> None:
        self.write("clauses/requirements/rows.toml", "\n".join([*rows, row("voting-rule", strength='"G"')]))

    def config(
        self, tables: str = "", edition: str = "act-2022", day: str = "2024-06-01", voting: str = 'mode = "vote"',
        documents: str = "",
    ) -> None:  # fmt: skip
        head = f'schema = 1\nedition = "{edition}"\nas_at = {day}\n{documents}'
        system = '[system]\nid = "northshire"\nname = "Northshire"\n'
        self.write("configs/northshire.toml", f"{head}{system}[meetings.voting]\n{voting}\n{tables}\n")

    def draft(self, *documents: str) -> Draft:
        return drafted_in(self.root, "configs/northshire.toml", Options(documents=documents))

    def finding(self, id_: str = "chair-removal", document: str = "constitution") -> Finding:
        found = [f for f in self.draft().findings if (f.requirement.id, f.document) == (id_, document)]
        assert len(found) == 1
        return found[0]

    def codes(self) -> list[str]:
        return [problem.rule.code for problem in self.draft().problems if problem.rule.code.startswith("REQ")]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


# --- met or not ------------------------------------------------------------------------------------------------------


def test_a_met_requirement_names_its_clause_by_number_title_and_file(project: Project) -> None:
    project.requirements(row(more=ASSERTED))
    finding = project.finding()
    assert finding.status is Status.SATISFIED
    assert [(p.numbers, p.clause.title, p.file) for p in finding.places] == [
        (("1.1",), "Clause removal", "clauses/removal.md")
    ]
    assert project.codes() == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("by NHS England", "by the Board", "REQ004"),
        ("only by", "by", "REQ004"),
        (", with the Secretary of State's approval", "", "REQ004"),
        (REMOVAL, f"{REMOVAL} In an emergency the Board may remove the Chair.", "REQ006"),
    ],
)
def test_words_that_no_longer_say_it_turn_the_row_red(project: Project, before: str, after: str, code: str) -> None:
    project.requirements(row(more=ASSERTED))
    project.write("clauses/removal.md", clause("removal", REMOVAL.replace(before, after), "meets: [chair-removal]"))
    assert project.finding().status is Status.WORDS
    assert project.codes() == [code]


def test_a_missing_requirement_is_as_grave_as_its_strength(project: Project) -> None:
    graves = {
        "law": ("S", "V", ["REQ001"]),
        "policy": ("P", "2", ["REQ002"]),
        "unsure": ("R", "M", ["REQ003"]),
        "guide": ("G", "V", []),
    }
    for id_, (strength, verified, codes) in graves.items():
        project.requirements(row(id_, strength=f'"{strength}"', verified=f'"{verified}"'))
        assert project.finding(id_).status is Status.MISSING
        assert project.codes() == codes


def test_a_missing_requirement_says_why_the_clause_that_would_meet_it_is_left_out(project: Project) -> None:
    project.requirements(row())
    project.write("clauses/removal.md", clause("removal", REMOVAL, "meets: [chair-removal]", "until: 2023-03-31"))
    finding = project.finding()
    assert finding.status is Status.MISSING
    assert "it held until 2023-03-31" in finding.detail
    assert [str(p.span) for p in project.draft().problems] == ["clauses/removal.md:5:8"]


def test_a_clause_taken_away_takes_its_rows_with_it(project: Project) -> None:
    project.requirements(row(), row("other"))
    project.write("clauses/removal.md", clause("removal", REMOVAL, "meets: [chair-removal, other]"))
    before = {f.requirement.id for f in project.draft().findings if f.status is Status.MISSING}
    (project.root / "clauses/removal.md").unlink()
    after = {f.requirement.id for f in project.draft().findings if f.status is Status.MISSING}
    assert (before, after) == (set(), {"chair-removal", "other"})


OMITTING = "---\nid: approval\nomit: true\nreason: Not here.\n---\n"


def _of_two_clauses(project: Project, **row_of: str) -> None:
    """A row that two required clauses meet, of which the system leaves one out."""
    project.requirements(row(**row_of))
    project.write("templates/constitution/outline.toml", OUTLINE.replace("voting-vote", "approval"))
    project.write("clauses/approval.md", clause("approval", "They approve.", "meets: [chair-removal]"))
    project.write("clauses/local/northshire/approval.md", OMITTING)


def test_a_row_of_several_clauses_is_missing_when_the_system_leaves_out_one(project: Project) -> None:
    _of_two_clauses(project)
    finding = project.finding()
    assert (finding.status, [place.clause.clause for place in finding.places]) == (Status.MISSING, ["removal"])
    assert finding.detail == "“approval” would meet a part of it, but this system leaves it out (Not here.)"
    [problem] = [p for p in project.draft().problems if p.rule.code[:3] in ("REQ", "DEP")]
    assert (problem.rule.code, str(problem.span)) == ("REQ001", "clauses/local/northshire/approval.md:3:7")
    assert "Write wording of your own that does the same, with meets: [chair-removal]" in problem.hint


def test_other_words_for_one_clause_of_a_row_are_none_for_the_other(project: Project) -> None:
    _of_two_clauses(project)
    own = "---\nid: removal\nreason: House words.\n{}---\nOnly NHS England takes the Chair off.\n"
    project.write("clauses/local/northshire/removal.md", own.format(""))
    assert (project.finding().status, project.codes()) == (Status.MISSING, ["REQ001"])
    project.write("clauses/local/northshire/removal.md", own.format("meets: [chair-removal]\n"))
    assert (project.finding().status, project.codes()) == (Status.CLAIMED_LOCAL, [])


def test_what_is_left_out_of_a_row_may_be_said_elsewhere(project: Project) -> None:
    own = "---\nid: own\ntitle: Own\nstatus: local\ndocument: constitution\nafter: removal\nreason: So.\n"
    _of_two_clauses(project)
    project.write("clauses/local/northshire/own.md", f"{own}meets: [chair-removal]\n---\nThey agree.\n")
    assert project.finding().status is Status.CLAIMED
    _of_two_clauses(project, says='["chair … removed … only by {REGULATOR}"]')
    (project.root / "clauses/local/northshire/own.md").unlink()
    assert project.finding().status is Status.SATISFIED
    assert [p.rule.code for p in project.draft().problems if p.rule.code.startswith("DEP")] == ["DEP002"]
    project.config('[deviations.x]\nclause_id = "approval"\nreason = "Not here."\nagreed_by = "NHS England"')
    assert [p.rule.code for p in project.draft().problems if p.rule.code.startswith("DEP")] == []


@pytest.mark.parametrize(
    ("values", "agreed", "status", "codes"),
    [
        ({"strength": '"P"'}, "", Status.MISSING, ["REQ002"]),
        ({"strength": '"P"'}, "agreed_by: NHS England\n", Status.DEPARTED, []),
        ({"strength": '"P"', "verified": '"M"'}, "", Status.MISSING, ["REQ003"]),
        ({}, "agreed_by: NHS England\n", Status.MISSING, ["REQ001"]),
        ({"strength": '"G"'}, "", Status.MISSING, ["DEP002"]),
    ],
)
def test_a_part_that_is_left_out_is_as_grave_as_its_row(
    project: Project, values: dict[str, str], agreed: str, status: Status, codes: list[str]
) -> None:
    _of_two_clauses(project, **values)
    project.write("clauses/local/northshire/approval.md", OMITTING.replace("reason", f"{agreed}reason"))
    assert project.finding().status is status
    assert [p.rule.code for p in project.draft().problems if p.rule.code[:3] in ("REQ", "DEP")] == codes


@pytest.mark.parametrize("header", ["until: 2023-03-31", 'when: meetings.voting.mode == "ballot"'])
def test_leaving_out_what_would_not_be_printed_changes_nothing(project: Project, header: str) -> None:
    _of_two_clauses(project)
    project.write("clauses/approval.md", clause("approval", "They approve.", "meets: [chair-removal]", header))
    assert project.finding().status is Status.CLAIMED
    assert [p.rule.code for p in project.draft().problems if p.rule.code[:3] in ("REQ", "DEP")] == []


def test_leaving_out_what_may_not_be_printed_waits_for_the_fact_that_decides(project: Project) -> None:
    _of_two_clauses(project)
    conditional = clause("approval", "They approve.", "meets: [chair-removal]", "when: meetings.petitions")
    project.write("clauses/approval.md", conditional)
    made = project.draft()
    assert (project.finding().status, project.codes()) == (Status.OPEN, [])
    assert "hangs on meetings.petitions" in project.finding().detail
    assert "meetings.petitions" in [point.fact for point in made.open_points]
    assert "DEP002" in [problem.rule.code for problem in made.problems]
    project.config(voting='mode = "vote"\n[meetings]\npetitions = true')
    assert (project.finding().status, project.codes()) == (Status.MISSING, ["REQ001"])
    project.config(voting='mode = "vote"\n[meetings]\npetitions = false')
    assert (project.finding().status, project.codes()) == (Status.CLAIMED, [])


def test_what_hangs_on_an_open_choice_waits(project: Project) -> None:
    project.requirements()
    project.config(voting="")
    assert project.finding("voting-rule").status is Status.OPEN
    project.config()
    assert project.finding("voting-rule").status is Status.CLAIMED


@pytest.mark.parametrize(
    ("tables", "status", "codes"),
    [
        ("", Status.OPEN, []),
        ('[authorities.a]\nname = "A"', Status.CLAIMED, []),
        ('[authorities.a]\nname = "A"\n[authorities.b]\nname = "B"', Status.MISSING, ["REQ001"]),
    ],
)
def test_what_gives_way_to_words_for_several_waits_for_the_list(
    project: Project, tables: str, status: Status, codes: list[str]
) -> None:
    project.requirements(row())
    rivals = OUTLINE.replace('clause = "removal"', 'clause = "removal"\nwhen = "authorities | count == 1"').replace(
        'clause = "voting-vote"', 'clause = "several"\nwhen = "authorities | count > 1"'
    )
    project.write("templates/constitution/outline.toml", rivals)
    project.write("clauses/several.md", clause("several", "The councils agree."))
    project.config(tables)
    assert (project.finding().status, project.codes()) == (status, codes)


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (("when: meetings.petitions",), REMOVAL),
        ((), f"::: when meetings.petitions\n{REMOVAL}\n\nAnd so on:\n\n- one; and\n- two.\n:::"),
        ((), "::: each place in places\nIn {{ place }} too.\n:::"),
    ],
)
def test_what_is_printed_under_an_open_question_waits(project: Project, header: tuple[str, ...], body: str) -> None:
    project.requirements(row(), row("other", documents='["constitution"]'))
    project.write("clauses/removal.md", clause("removal", body, "meets: [chair-removal]", *header))
    finding = project.finding()
    assert (finding.status, finding.is_broken) == (Status.OPEN, False)
    assert finding.detail.startswith("“removal” would meet it, and hangs on ")
    project.requirements(row(more=ASSERTED))
    project.write("clauses/removal.md", clause("removal", f"{REMOVAL}\n\n{body}", "meets: [chair-removal]"))
    assert project.finding().status is Status.SATISFIED


# --- words with gaps, and where words stand --------------------------------------------------------------------------

NAMED = f"{REMOVAL}\n\nThe Board is called {{{{ body.legal_name }}}}.\n\nThe end."
LISTED = f"{REMOVAL} This holds for:\n\n- one; and\n- {{{{ body.legal_name }}}}.\n\nThe end."
GAP_IN_ROW = f"The table has rows.\n\n| Role | By |\n| --- | --- |\n| Chair | {{{{ body.legal_name }}}} |\n\n{REMOVAL}"
WAITS = "the words wait for point 1 (“What is the body’s full legal name?”)"


@pytest.mark.parametrize(
    ("body", "more", "status", "numbers"),
    [
        (NAMED, ASSERTED, Status.SATISFIED, ("1.1",)),
        (NAMED, "", Status.OPEN, ("1.1 to 1.3",)),
        (NAMED, 'says = ["board is called"]', Status.OPEN, ("1.2",)),
        (NAMED, 'says = ["board is called", "end"]', Status.OPEN, ("1.2 to 1.3",)),
        (NAMED, 'says = ["end", "chair may be removed"]', Status.SATISFIED, ("1.1", "1.3")),
        (NAMED, 'says = ["{EACH board.members[].role}"]', Status.OPEN, ("1.1 to 1.3",)),
        (NAMED, 'never = ["board may remove chair"]\nkind = ["forbid"]', Status.SATISFIED, ("1.1 to 1.3",)),
        (LISTED, ASSERTED, Status.OPEN, ("1.1",)),
        (GAP_IN_ROW, 'says = ["table has rows"]', Status.OPEN, ("1.1",)),
        (f"{REMOVAL}\n\n{LISTED}", ASSERTED, Status.SATISFIED, ("1.1",)),
    ],
)
def test_a_requirement_whose_words_have_a_gap_is_open(
    project: Project, body: str, more: str, status: Status, numbers: tuple[str, ...]
) -> None:
    """Where words are tested, the paragraph counts in which they stand, with its list or table; else all paragraphs."""
    project.requirements(row(more=more))
    project.write("clauses/removal.md", clause("removal", body, "meets: [chair-removal]"))
    finding = project.finding()
    assert (finding.status, [place.numbers for place in finding.places]) == (status, [numbers])
    assert finding.detail.startswith(WAITS) is (status is Status.OPEN)
    assert project.codes() == []
    [annexed] = _annexed(project)
    assert annexed[3] == ("Open: point 1" if status is Status.OPEN else "Met")
    is_one = numbers in [("1.1",), ("1.2",)]
    assert annexed[2] == f"paragraph{'' if is_one else 's'} {' and '.join(numbers)}"


def test_each_clause_that_names_a_requirement_may_leave_it_open(project: Project) -> None:
    project.requirements(row(more='says = ["chair"]'))
    more = clause("approval", "The Chair of {{ body.legal_name }} agrees.", "meets: [chair-removal]")
    project.write("clauses/approval.md", more)
    project.write("templates/constitution/outline.toml", OUTLINE.replace("voting-vote", "approval"))
    assert (project.finding().status, project.finding().detail) == (Status.OPEN, WAITS)
    project.config('[body]\nlegal_name = "Board"')
    assert project.finding().status is Status.SATISFIED


@pytest.mark.parametrize(
    ("answer", "says", "status"),
    [
        ("", '"only by {REGULATOR}", "Secretary of State\'s approval"', Status.OPEN),
        ("", '"only by {REGULATOR}"', Status.SATISFIED),
        ("petitions = true", '"only by {REGULATOR}", "Secretary of State\'s approval"', Status.SATISFIED),
        ("petitions = false", '"only by {REGULATOR}", "Secretary of State\'s approval"', Status.WORDS),
    ],
)
def test_words_of_a_second_clause_that_hang_on_a_question_leave_it_open(
    project: Project, answer: str, says: str, status: Status
) -> None:
    project.requirements(row(more=f"says = [{says}]"))
    first, second = REMOVAL.split(", with ")
    header = ("meets: [chair-removal]", "when: meetings.petitions")
    project.write("clauses/removal.md", clause("removal", f"{first}.", header[0]))
    project.write("clauses/approval.md", clause("approval", f"It needs {second}", *header))
    project.write("templates/constitution/outline.toml", OUTLINE.replace("voting-vote", "approval"))
    project.config(f"[meetings]\n{answer}")
    assert project.finding().status is status
    assert (_annexed(project)[0][3] == "Open: point 1") is (status is Status.OPEN)


def test_words_that_hang_on_a_question_in_the_heading_over_them_leave_it_open(project: Project) -> None:
    project.requirements(row(more='says = ["only by {REGULATOR}", "Secretary of State\'s approval"]'))
    first, second = REMOVAL.split(", with ")
    project.write("clauses/removal.md", clause("removal", f"{first}.", "meets: [chair-removal]"))
    project.write("clauses/approval.md", clause("approval", f"It needs {second}", "meets: [chair-removal]"))
    over = '[[entry]]\nlevel = 1\ntitle = "Petitions"\nwhen = "meetings.petitions"\n'
    below = f'{over}[[entry]]\nlevel = 2\nclause = "approval"\n[[entry]]\nlevel = 1\ntitle = "What law'
    project.write(
        "templates/constitution/outline.toml", OUTLINE.replace('[[entry]]\nlevel = 1\ntitle = "What law', below)
    )
    finding = project.finding()
    says = "“approval” would meet a part of it, and hangs on meetings.petitions, which is not known"
    assert (finding.status, finding.detail) == (Status.OPEN, says)


@pytest.mark.parametrize(
    ("voting", "gap_says", "status", "codes"),
    [
        ("", "with the Secretary of State's approval", Status.OPEN, []),
        ("", "with nobody's approval", Status.WORDS, ["REQ004"]),
        ('mode = "vote"', "with the Secretary of State's approval", Status.SATISFIED, []),
        ('mode = "consensus-only"', "with the Secretary of State's approval", Status.WORDS, ["REQ004"]),
    ],
)
def test_words_of_a_clause_in_whose_place_a_gap_stands_leave_it_open(
    project: Project, voting: str, gap_says: str, status: Status, codes: list[str]
) -> None:
    """While it is open which of two clauses is printed, what one of them says is not missing."""
    first, _ = REMOVAL.split(", with ")
    header = ('when: meetings.voting.mode == "vote"', "alternative: voting one per document")
    project.requirements(row(more=ASSERTED))
    project.write("clauses/removal.md", clause("removal", f"{first}.", "meets: [chair-removal]"))
    both = clause("voting-vote", f"It is {gap_says}.", *header, "meets: [chair-removal, voting-rule]")
    project.write("clauses/voting-vote.md", both)
    other = clause("voting-ballot", "They agree.", header[0].replace('"vote"', '"consensus-only"'), header[1])
    project.write("clauses/voting-ballot.md", other)
    project.config(voting=voting)
    finding = project.finding()
    assert (finding.status, project.codes()) == (status, codes)
    if status is Status.OPEN:
        says = "“voting-vote” would meet a part of it, and hangs on a fact that the config does not give: point 1 (“"
        assert finding.detail.startswith(says)
        assert _annexed(project)[0][3] == "Open: point 1"
        assert [failure.pattern for failure in finding.failures] == []


@pytest.mark.parametrize(
    ("condition", "body"),
    [
        ('meetings.voting.mode == "vote" and report.forum == "nhs"', "It needs the Secretary of State's approval."),
        (
            'meetings.voting.mode == "vote"',
            '::: when report.forum == "nhs"\nIt needs the Secretary of State\'s approval.\n:::\n\nThey vote.',
        ),
        (
            'meetings.voting.mode == "vote"',
            "They vote.\n\n::: each one in collaboratives\nIt needs the Secretary of State's approval.\n:::",
        ),
    ],
)
@pytest.mark.parametrize(
    ("told", "status", "codes"),
    [
        ("", Status.OPEN, []),
        ('[report]\nforum = "nhs"\n[collaboratives.a]\nname = "A"', Status.OPEN, []),
        ('[report]\nforum = "council"\n[collaboratives]', Status.WORDS, ["REQ004"]),
    ],
)
def test_what_no_answer_can_bring_about_is_not_waited_for(
    project: Project, condition: str, body: str, told: str, status: Status, codes: list[str]
) -> None:
    """A choice is open, and the alternative that would say what is missing is ruled out, or the words in it are."""
    first, _ = REMOVAL.split(", with ")
    group = "alternative: voting one per document"
    project.requirements(row(more=ASSERTED))
    project.write("clauses/removal.md", clause("removal", f"{first}.", "meets: [chair-removal]"))
    said = clause("voting-vote", body, f"when: {condition}", group, "meets: [chair-removal, voting-rule]")
    project.write("clauses/voting-vote.md", said)
    agreed = clause("voting-ballot", "They agree.", 'when: meetings.voting.mode != "vote"', group)
    project.write("clauses/voting-ballot.md", agreed)
    project.config(told, voting="")
    assert (project.finding().status, project.codes()) == (status, codes)


def test_of_words_that_fail_only_what_a_waiting_clause_would_not_say_is_told(project: Project) -> None:
    header = ('when: meetings.voting.mode == "vote"', "alternative: voting one per document")
    project.requirements(row(more=ASSERTED))
    project.write("clauses/removal.md", clause("removal", "The Chair may be removed.", "meets: [chair-removal]"))
    approved = clause("voting-vote", "It needs the Secretary of State's approval.", *header, "meets: [chair-removal]")
    project.write("clauses/voting-vote.md", approved)
    project.config(voting="")
    finding = project.finding()
    assert finding.status is Status.WORDS
    assert finding.detail == "does not say “chair … removed … only by {REGULATOR}”"


def test_what_waits_for_a_clause_in_another_document_is_open_in_both(project: Project) -> None:
    first, _ = REMOVAL.split(", with ")
    header = ('when: meetings.voting.mode == "vote"', "alternative: voting one per document")
    project.requirements(row(more=ASSERTED, documents='["constitution", "handbook"]'))
    project.write("clauses/removal.md", clause("removal", f"{first}.", "meets: [chair-removal]"))
    approved = clause("voting-vote", "It needs the Secretary of State's approval.", *header, "meets: [chair-removal]")
    project.write("clauses/voting-vote.md", approved)
    project.write("clauses/other.md", clause("other", "Another."))
    handbook = OUTLINE.replace("Constitution of", "Handbook of").replace('"removal"', '"other"')
    for mode in ("vote", "ballot"):
        handbook = handbook.replace(f'[[entry]]\nlevel = 2\nclause = "voting-{mode}"\n', "")
    project.write("templates/handbook/outline.toml", handbook)
    project.config(voting="")
    finding = project.finding(document="handbook")
    assert (finding.status, project.codes()) == (Status.OPEN, [])
    assert finding.detail.startswith("“voting-vote” in constitution would meet a part of it")


def test_an_arrangement_with_a_council_waits_for_its_own_terms_and_for_no_others() -> None:
    register = "[delegations.primary-medical]"
    pooled = """[delegations.bcf]
function = "community equipment"
from = "NHS Hertfordshire and West Essex Integrated Care Board"
to = "Hertfordshire County Council"
power = "75"
start = 2022-07-01
"""

    def of_section_75(change: str) -> Finding:
        sample = drafted("hertfordshire-west-essex-icb.toml", replaced((register, change)), Options(("handbook",)))
        return next(found for found in sample.findings if found.requirement.id == "j-s75")

    assert of_section_75(register).status is Status.CLAIMED, "the terms of other delegations are open"
    waiting = of_section_75(f"{pooled}\n{register}")
    assert (waiting.status, [gap.key for gap in waiting.gaps]) == (Status.OPEN, ["delegations.bcf.terms"])


def test_many_points_are_counted_and_those_in_a_row_told_as_one(project: Project) -> None:
    names = ("body.legal_name", "body.contact.email", "body.contact.website", "body.established_on", "body.stage")
    project.requirements(row())
    blanks = " ".join(f"{{{{ {name} }}}}" for name in names)
    project.write("clauses/removal.md", clause("removal", f"We are {blanks}.", "meets: [chair-removal]"))
    assert project.finding().detail.count("point ") == 3 and "and 2 more; no test" in project.finding().detail
    assert _annexed(project)[0][3] == "Open: points 1 to 5"


def test_what_fails_in_another_document_is_not_met_there(project: Project) -> None:
    outline = '[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\ntitle = "Parties"\n'
    project.write("templates/mou/outline.toml", f'title = "Memorandum"\n{outline}')
    project.write("clauses/removal.md", clause("removal", "We are polite.", "meets: [chair-removal]"))
    both = {"documents": '["constitution", "mou"]', "more": ASSERTED}
    project.requirements(row(**both))
    finding = project.finding(document="mou")
    assert (finding.status, finding.detail) == (Status.WORDS, "it is to be met in constitution, whose words fail")
    assert project.codes() == ["REQ004", "REQ004"]  # Each of the two patterns, in the constitution alone.
    project.requirements(row(each_document="true", **both))
    assert project.finding(document="mou").status is Status.MISSING
    outline = outline.replace('title = "Parties"', 'title = "Chair"\n[[entry]]\nlevel = 1\nclause = "own"')
    project.write("templates/terms-of-reference/outline.toml", f'title = "Terms"\n{outline}')
    project.write("clauses/own.md", clause("own", REMOVAL, "meets: [chair-removal]"))
    project.requirements(row(**both))
    assert project.finding(document="mou").detail == "it is met in terms-of-reference"


def test_what_is_met_in_another_document_is_open_where_its_words_are(project: Project) -> None:
    outline = '[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\ntitle = "Parties"\n'
    project.write("templates/mou/outline.toml", f'title = "Memorandum"\n{outline}')
    project.requirements(row(documents='["constitution", "mou"]'))
    project.write("clauses/removal.md", clause("removal", NAMED, "meets: [chair-removal]"))
    finding = project.finding(document="mou")
    assert (finding.status, finding.detail.startswith(f"in constitution {WAITS}")) == (Status.OPEN, True)


def test_words_without_a_number_are_found_by_the_heading_over_them(project: Project) -> None:
    unnumbered = OUTLINE.replace('label = "%1.%2"\ncite = "paragraph {label}"', 'label = ""')
    project.write("templates/constitution/outline.toml", unnumbered)
    project.requirements(row())
    assert _annexed(project)[0][2] == "section 1"
    without = unnumbered.replace('label = "%1"\ncite = "section {label}"', 'label = ""')
    project.write("templates/constitution/outline.toml", without)
    assert _annexed(project)[0][2] == "Chair"


def test_numbers_of_one_kind_stand_together(project: Project) -> None:
    project.requirements(row())
    project.write("clauses/removal.md", clause("removal", "One.\n\nTwo.\n\nThree.", "meets: [chair-removal]"))
    more = "\n".join(f'[[entry]]\nlevel = 2\nclause = "{name}"' for name in ("approval", "appeal"))
    order = '[[entry]]\nlevel = 1\nseries = "order"\nclause = "order"'
    series = '[[level]]\nseries = "order"\ndepth = 1\nlabel = "S%1"\ncite = "Standing Order {label}"\nstyle = "Body"\n'
    outline = OUTLINE.replace('[[entry]]\nlevel = 2\nclause = "voting-vote"', f"{more}\n{order}")
    project.write("templates/constitution/outline.toml", outline.replace("[[entry]]", f"{series}[[entry]]", 1))
    for name in ("approval", "appeal", "order"):
        project.write(f"clauses/{name}.md", clause(name, "They agree.", "meets: [chair-removal]"))
    assert _annexed(project)[0][2] == "paragraphs 1.1 to 1.5; Standing Order S1"


def test_numbers_are_joined_only_where_no_other_stands_between(project: Project) -> None:
    """A heading is cited once, however many clauses stand under it."""
    project.requirements(row())
    for name in ("second", "third"):
        project.write(f"clauses/{name}.md", clause(name, "They agree.", "meets: [chair-removal]"))
    project.write("clauses/inner.md", clause("inner", "They vote."))
    entries = '[[entry]]\nlevel = {}\nclause = "{}"\n'
    nested = "".join(entries.format(*one) for one in ((1, "removal"), (2, "inner"), (1, "second"), (1, "third")))
    alike = OUTLINE.replace("section {label}", "paragraph {label}").replace(entries.format(2, "removal"), "")
    project.write("templates/constitution/outline.toml", alike.replace("[[entry]]", f"{nested}[[entry]]", 1))
    assert _annexed(project)[0][2] == "paragraphs 1 and 2 to 3"
    headed = "".join(
        (entries.format(2, "removal"), '[[entry]]\nlevel = 1\ntitle = "Vote"\n', entries.format(2, "second"),
         entries.format(2, "third"))
    )  # fmt: skip
    unnumbered = OUTLINE.replace('label = "%1.%2"\ncite = "paragraph {label}"', 'label = ""')
    assert entries.format(2, "removal") in unnumbered
    project.write("templates/constitution/outline.toml", unnumbered.replace(entries.format(2, "removal"), headed, 1))
    assert _annexed(project)[0][2] == "sections 1 to 2"


def test_what_waits_for_a_choice_names_its_point(project: Project) -> None:
    project.requirements()
    project.write("clauses/requirements/rows.toml", row("voting-rule"))
    project.config(voting="")
    assert _annexed(project) == [["The rule of voting-rule.", "An Act", "paragraph 1.2", "Open: point 1"]]
    assert "the config does not give: point 1 (“Does the board seek consensus" in project.finding("voting-rule").detail
    unnumbered = OUTLINE.replace('label = "%1.%2"\ncite = "paragraph {label}"', 'label = ""')
    project.write("templates/constitution/outline.toml", unnumbered)
    assert _annexed(project) == [["The rule of voting-rule.", "An Act", "section 1", "Open: point 1"]]
    without = unnumbered.replace('label = "%1"\ncite = "section {label}"', 'label = ""')
    project.write("templates/constitution/outline.toml", without)
    assert _annexed(project) == [["The rule of voting-rule.", "An Act", "Chair", "Open: point 1"]]
    project.write("templates/constitution/outline.toml", OUTLINE)
    project.write("clauses/removal.md", clause("removal", "They decide as follows.", "meets: [voting-rule]"))
    assert _annexed(project) == [["The rule of voting-rule.", "An Act", "paragraph 1.1", "Open: point 1"]]
    project.write("clauses/requirements/rows.toml", row("voting-rule", says='["decide"]'))
    assert _annexed(project) == [["The rule of voting-rule.", "An Act", "paragraph 1.1", "Met"]]


def _annexed(project: Project) -> list[list[str]]:
    rows = [block for block in printed(project.draft().documents[0]) if isinstance(block, Row)]
    return [[plain(cell) for cell in one.cells] for one in rows if one.address.startswith("s-coverage.coverage.")]


def test_a_table_that_says_none_meets_nothing(project: Project) -> None:
    project.requirements(row())
    body = f"Removals are in the table.\n\n{_table_of('chair')}"
    project.write("clauses/removal.md", clause("removal", body, "meets: [chair-removal]"))
    member = '[board.members.one]\nrole = "One"\ncategory = '
    project.config(f'{member}"executive"')
    detail = "“removal” would meet it, but prints nothing of board.members in its table"
    assert (project.finding().status, project.finding().detail) == (Status.MISSING, detail)
    assert project.codes() == ["REQ001"]
    assert not project.draft().is_fit_for_final
    project.config(f'{member}"chair"')
    assert project.finding().status is Status.CLAIMED


def _table_of(category: str) -> str:
    repeat = f'::: each member in board.members if member.category == "{category}"'
    return f"| Role | By |\n| --- | --- |\n{repeat}\n| {{{{ member.role }}}} | NHS England |\n:::"


def test_one_of_several_tables_over_a_list_is_enough(project: Project) -> None:
    project.requirements(row())
    tables = f"Chair.\n\n{_table_of('chair')}\n\nExecutives.\n\n{_table_of('executive')}"
    project.write("clauses/removal.md", clause("removal", tables, "meets: [chair-removal]"))
    member = '[board.members.one]\nrole = "One"\ncategory = '
    for category, status, codes in (
        ("chair", Status.CLAIMED, []),
        ("executive", Status.CLAIMED, []),
        ("partner-la", Status.MISSING, ["ASM015", "REQ001"]),
    ):
        project.config(f'{member}"{category}"')
        assert project.finding().status is status
        assert sorted(p.rule.code for p in project.draft().problems if p.rule.code in ("ASM015", "REQ001")) == codes


def test_a_table_whose_place_is_open_waits(project: Project) -> None:
    project.requirements(row())
    body = f"Words.\n\n{_table_of('chair')}"
    project.config('[board.members.one]\nrole = "One"\ncategory = "executive"')
    project.write("clauses/removal.md", clause("removal", body, "meets: [chair-removal]", "when: meetings.petitions"))
    assert (project.finding().status, project.codes()) == (Status.OPEN, [])
    project.write("clauses/removal.md", clause("removal", body, "meets: [chair-removal]"))
    asked = OUTLINE.replace('title = "Chair"', 'title = "Chair"\nwhen = "meetings.petitions"')
    project.write("templates/constitution/outline.toml", asked)
    assert (project.finding().status, project.codes()) == (Status.OPEN, [])


def test_what_stands_under_a_heading_with_an_open_question_waits(project: Project) -> None:
    project.requirements(row())
    asked = OUTLINE.replace('title = "Chair"', 'title = "Chair"\nwhen = "meetings.petitions"')
    project.write("templates/constitution/outline.toml", asked)
    assert "meetings.petitions" in project.finding().detail
    document = project.draft().documents[0]
    (annexed,) = (b for b in printed(document) if isinstance(b, Row) and "rule of chair-removal" in plain(b.cells[0]))
    assert plain(annexed.cells[3]) == "Open"


def test_what_only_forbids_is_never_missing(project: Project) -> None:
    project.requirements(row("quiet", 'never = ["chair may be removed"]', kind='["forbid"]'), row())
    assert project.finding("quiet").status is Status.WORDS
    project.write("clauses/removal.md", clause("removal", "The Chair stays.", "meets: [chair-removal]"))
    assert project.finding("quiet").status is Status.SATISFIED


@pytest.mark.parametrize(
    "assertion",
    [
        "",
        'never = ["board may remove chair"]',
        f'[[chair-removal.assertion]]\nuntil = 2024-05-31\n{ASSERTED}',
    ],
)
def test_words_that_nothing_tests_are_only_claimed(project: Project, assertion: str) -> None:
    project.requirements(row(more=assertion))
    project.write("clauses/removal.md", clause("removal", "We are polite.", "meets: [chair-removal]"))
    finding = project.finding()
    assert (finding.status, finding.detail) == (Status.CLAIMED, "no test asks for words: read them")
    made = project.draft()
    (annexed,) = (b for b in printed(made.documents[0]) if isinstance(b, Row) and "chair-removal" in plain(b.cells[0]))
    assert plain(annexed.cells[3]) == "Claimed"
    told = coverage_report.text(made.findings, made.documents, colour=False, width=100)
    assert "claimed: chair-removal" in told and "satisfied" not in told


# --- local wording and departures ------------------------------------------------------------------------------------


def test_local_wording_is_told_apart(project: Project) -> None:
    project.requirements(row(more=ASSERTED))
    project.write("clauses/local/northshire/removal.md", f"---\nid: removal\nreason: Shorter.\n---\n{REMOVAL}\n")
    assert project.finding().status is Status.LOCAL


def test_policy_may_be_departed_from_with_agreement_and_law_may_not(project: Project) -> None:
    project.write(
        "clauses/local/northshire/removal.md",
        "---\nid: removal\nomit: true\nreason: Not here.\nagreed_by: NHS England\n---\n",
    )
    project.requirements(row(strength='"P"'))
    assert project.finding().status is Status.DEPARTED
    assert project.codes() == []
    project.requirements(row())
    assert project.codes() == ["REQ001"]


def test_a_deviation_in_the_config_needs_somebody_who_agreed(project: Project) -> None:
    project.requirements(row(strength='"P"'))
    project.write("clauses/removal.md", clause("removal", REMOVAL, "meets: [chair-removal]", "until: 2023-03-31"))
    deviation = '[deviations.removal]\nclause_id = "removal"\nreason = "Not here."'
    project.config(deviation)
    assert project.finding().status is Status.MISSING
    project.config(f'{deviation}\nagreed_by = "NHS England"\ndate = 2022-06-20')
    assert project.finding().status is Status.DEPARTED
    blocks = printed(project.draft().documents[0])
    [*_, printed_row] = [block for block in blocks if block.address.startswith("s-coverage.coverage")]
    told = "Departed from, on record. NHS England agreed on 20 June 2022 to the departure: Not here."
    assert plain(printed_row.cells[-1]) == told


# --- not applicable --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"editions": '["white-paper-2021"]'}, "it belongs to white-paper-2021"),
        ({"from": "2024-07-01"}, "it holds from 2024-07-01"),
        ({"until": "2024-05-31"}, "it held until 2024-05-31"),
        ({"applies": "'system.id == \"southshire\"'"}, "system.id is northshire"),
        ({"applies": "'cluster.members | count > 0'"}, "the config does not give cluster.members"),
    ],
)
def test_a_requirement_that_does_not_apply_says_why(project: Project, values: dict[str, str], reason: str) -> None:
    project.requirements(row("other", **values))
    finding = project.finding("other")
    assert finding.status is Status.NOT_APPLICABLE
    assert reason in finding.detail


def test_a_requirement_of_a_document_that_is_not_built_does_not_apply(project: Project) -> None:
    project.requirements(row("other", documents='["handbook"]'))
    finding = project.finding("other", "")
    assert (finding.status, finding.detail) == (
        Status.NOT_APPLICABLE,
        "no handbook is built: this project has no such document",
    )


def test_what_the_law_only_allows_need_not_be_used(project: Project) -> None:
    project.requirements(row("option", strength='"S-may"'))
    assert project.finding("option").status is Status.NOT_APPLICABLE


def test_what_is_about_the_config_alone_is_checked_there(project: Project) -> None:
    project.requirements(
        row("x-alone", documents="[]"),
        row("x-held", documents="[]", held_by='"one fact is printed everywhere"'),
        row("x-hand", documents="[]", by_hand='"the board secretary must look"'),
        row("x-alternative-scope", documents="[]"),
    )
    assert project.finding("x-alone", "").status is Status.BY_HAND
    told = {id_: project.finding(id_, "") for id_ in ("x-held", "x-hand", "x-alternative-scope")}
    assert [(finding.status, finding.detail) for finding in told.values()] == [
        (Status.HELD, "one fact is printed everywhere"),
        (Status.BY_HAND, "the board secretary must look"),
        (Status.CHECKED, "ASM003, ASM004, ASM005 found nothing wrong in what is known"),
    ]


# --- several documents -----------------------------------------------------------------------------------------------


def test_one_of_several_documents_is_enough_unless_each_must(project: Project) -> None:
    outline = '[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\ntitle = "Parties"\n'
    project.write("templates/mou/outline.toml", f'title = "Memorandum"\n{outline}')
    both = {"documents": '["constitution", "mou"]'}
    project.requirements(row(**both))
    assert project.finding(document="mou").status is Status.CLAIMED_ELSEWHERE
    assert project.codes() == []
    project.requirements(row(each_document="true", **both))
    assert project.finding(document="mou").status is Status.MISSING
    project.requirements(row(**both))
    assert [f.status for f in project.draft("mou").findings if f.requirement.id == "chair-removal"] == [
        Status.NOT_APPLICABLE
    ]


def test_a_document_made_alone_is_judged_as_among_the_others(project: Project) -> None:
    """A row asks for it in one document, and the clause of another one meets it too."""
    outline = '[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\ntitle = "Parties"\n'
    project.write("templates/mou/outline.toml", f'title = "Memorandum"\n{outline}')
    project.requirements(row(documents='["mou"]'))
    assert project.finding(document="mou").status is Status.CLAIMED_ELSEWHERE
    alone = [f for f in project.draft("mou").findings if f.requirement.id == "chair-removal"]
    assert [f.detail for f in alone] == ["it may be met in constitution, which is not part of this run"]
    project.config(documents='documents = ["mou"]\n')
    assert project.finding(document="mou").status is Status.MISSING


# --- before the Act --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edition", "day", "in_force", "codes"),
    [
        ("white-paper-2021", "2021-06-30", "", []),
        ("white-paper-2021", "2021-06-30", "1961-06-01", ["REQ001"]),
        ("bill-2021", "2022-05-08", "2022-05-09", ["REQ002"]),
        ("bill-2021", "2022-05-09", "2022-05-09", ["REQ001"]),
        ("act-2022", "2022-07-01", "", ["REQ001"]),
    ],
)
def test_law_that_was_coming_binds_less(
    project: Project, edition: str, day: str, in_force: str, codes: list[str]
) -> None:
    project.requirements(row("other", **({"in_force": in_force} if in_force else {})))
    project.config(edition=edition, day=day)
    assert project.codes() == codes


# --- how it is told --------------------------------------------------------------------------------------------------


CITED = """
[chair]
instrument = "NHS Act 2006"
provision = "Schedule 1B, paragraph 6"
about = "removal of the chair"
from = 2022-05-09
verified = true
"""


BEFORE = "NHS Act 2006, Schedule 1B, paragraph 6; White Paper (February 2021); Guide (2022)"


@pytest.mark.parametrize(
    ("edition", "day", "source"),
    [
        ("white-paper-2021", "2021-06-30", "The proposed legislation; White Paper (February 2021)"),
        ("bill-2021", "2021-10-01", "The Health and Care Bill; White Paper (February 2021)"),
        ("bill-2021", "2022-06-01", BEFORE),
        ("act-2022", "2024-06-01", "NHS England, criterion for chairs"),
    ],
)
def test_a_source_reads_as_it_could_on_the_day(project: Project, edition: str, day: str, source: str) -> None:
    before = (
        "[[chair-removal.stated]]",
        "until = 2022-06-30",
        f'source = "{BEFORE}"',
    )
    project.write("clauses/citations.toml", CITED)
    project.requirements(row(more="\n".join(before), strength='"P"', source='"NHS England, criterion for chairs"'))
    project.config(edition=edition, day=day)
    told = project.draft().findings
    [one] = [f for f in told if f.requirement.id == "chair-removal"]
    [printed_source] = [f.requirement.source for f in with_sources_of_the_day([one], *_read(project))]
    assert printed_source == source


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Letter of 31 March 2022; Guide (2021)", "Guide (2021)"),
        ("Letter of 15 March 2022; Guide (2021)", "Letter of 15 March 2022; Guide (2021)"),
        ("Letter of 00 March 2022; Guide (2021)", "Letter of 00 March 2022; Guide (2021)"),
        ("Letter of 31 April 2022; Guide (2021)", "Guide (2021)"),
    ],
)
def test_a_source_of_a_later_day_of_the_month_is_not_written_yet(project: Project, written: str, printed: str) -> None:
    """A day that its month has not is no day, and the source is of the month."""
    project.requirements(row(strength='"P"', source=f'"{written}"'))
    project.config(edition="bill-2021", day="2022-03-15")
    told = [one for one in project.draft().findings if one.requirement.id == "chair-removal"]
    [one] = with_sources_of_the_day(told, *_read(project))
    assert one.requirement.source == printed


def _read(project: Project) -> tuple[Config, Library]:
    made = project.draft()
    assert made.config is not None
    return made.config, made.library


def test_the_annex_lists_what_applies_with_live_numbers(project: Project) -> None:
    project.requirements(row(), row("gone", editions='["bill-2021"]'), row("guidance", strength='"G"'))
    made = project.draft().documents[0]
    rows = [block for block in printed(made) if block.address.startswith("s-coverage.coverage")]
    assert [[plain(cell) for cell in r.cells] for r in rows] == [
        ["The rule of chair-removal.", "An Act", "paragraph 1.1", "Claimed"],
    ]
    assert [i.target for i in inlines_of(rows[0]) if isinstance(i, Reference)] == ["removal.1"]


def test_a_list_of_all_documents_has_a_heading_for_each_even_when_it_is_made_alone(project: Project) -> None:
    annex = """
title = "Requirements annex"
[[level]]
label = "%1"
style = "Heading 1"
[[level]]
label = "%1.%2"
style = "Provision"
[[entry]]
level = 1
title = "Document by document"
[[entry]]
level = 2
part = "coverage-by-document"
columns = ["Requirement", "Source", "Clauses", "Status"]
"""
    project.write("templates/annex/outline.toml", annex)
    project.requirements(row(), row("guidance", strength='"G"'))
    alone = project.draft("annex").documents
    assert [document.id for document in alone] == ["annex"]
    assert [
        [plain(cell) for cell in block.cells] if isinstance(block, Row) else plain(block.inlines)
        for block in printed(alone[0])
    ] == [
        "Requirements annex",
        "Document by document",
        "Constitution of Northshire",
        ["Requirement", "Source", "Clauses", "Status"],
        ["The rule of chair-removal.", "An Act", "paragraph 1.1", "Claimed"],
    ]
    assert not [i for block in printed(alone[0]) for i in inlines_of(block) if isinstance(i, Reference)]
    assert alone == tuple(document for document in project.draft().documents if document.id == "annex")


UNMET = """
title = "Report"
[[level]]
label = "%1"
[[entry]]
level = 1
part = "coverage-unmet"
id = "unmet"
columns = ["Requirement", "Document", "What is wrong"]
"""


def test_a_report_lists_what_the_documents_do_not_meet_or_says_none(project: Project) -> None:
    project.write("templates/report/outline.toml", UNMET)
    project.requirements(row(), row("lost"), row("guidance", strength='"G"'))

    def listed() -> list[list[str]]:
        (made,) = project.draft("report").documents
        _, *rows = [[plain(cell) for cell in block.cells] for block in printed(made) if isinstance(block, Row)]
        return rows

    assert listed() == [["The rule of lost.", "Constitution of Northshire", "Missing"]]
    project.requirements(row())
    assert listed() == [["None", "", ""]]
    project.config(documents='documents = ["report"]\n')
    assert listed() == [
        ["None in what was looked at", "", ""],
        ["Not looked at", "Constitution", "Not made, so nothing was looked for there"],
    ]


def test_a_report_lists_what_the_facts_do_not_meet_whatever_the_document(project: Project) -> None:
    """What asks something of the config alone has no document, and is no less law."""
    project.write("templates/report/outline.toml", UNMET)
    ccgs = row("e-14z27-ccgs-abolished", documents="[]", by_hand='"Somebody."')
    project.requirements(ccgs)
    project.config('[body]\nstage = "established"\nestablished_on = 2022-08-01\n[body.predecessors.a]\nkind = "ccg"')
    (made,) = project.draft("report").documents
    _, *rows = [[plain(cell) for cell in block.cells] for block in printed(made) if isinstance(block, Row)]
    assert [cells[:2] for cells in rows] == [["The rule of e-14z27-ccgs-abolished.", "The set of documents"]]
    assert rows[0][2].startswith("Not met by the facts. ")


def test_what_is_wrong_with_the_facts_begins_like_a_sentence(project: Project) -> None:
    project.requirements(row("s1b-3-1a-chair"))
    project.write("clauses/removal.md", clause("removal", REMOVAL, "meets: [s1b-3-1a-chair]"))
    chairs = (f'[board.members.{id_}]\nrole = "Chair {id_}"\ncategory = "chair"' for id_ in "ab")
    project.config("\n".join(chairs))
    assert _annexed(project)[0][3] == "Not met by the facts. The board has 2 chairs."


def test_the_text_begins_with_a_summary_and_what_is_broken(project: Project) -> None:
    project.requirements(row(), row("lost"), row("gone", editions='["bill-2021"]'))
    made = project.draft()
    told = coverage_report.text(made.findings, made.documents, colour=False, width=100)
    assert told.splitlines()[1] == "  2 claimed, 1 missing (1 of law or policy), 1 not applicable"
    assert told.index("missing (error): lost") < told.index("claimed: chair-removal")
    assert "1.1 Clause removal (clauses/removal.md)" in told
    assert "not applicable, because it belongs to bill-2021, and this config's edition is act-2022:\n    gone" in told


def test_machines_get_every_finding(project: Project) -> None:
    project.requirements(
        row(), row("lost", addresses='["https://example.org/act"]'), row("gone", editions='["bill-2021"]')
    )
    findings = project.draft().findings
    lines = list(csv.DictReader(io.StringIO(coverage_report.csv_report(findings))))
    assert [(line["requirement"], line["status"], line["clauses"]) for line in lines] == [
        ("chair-removal", "claimed", "1.1"),
        ("lost", "missing", ""),
        ("gone", "not applicable", ""),
        ("voting-rule", "claimed", "1.2"),
    ]
    told = json.loads(coverage_report.json_report(findings))
    assert (told["schema"], told["counts"]["missing"]) == (1, 1)
    assert told["requirements"][1]["addresses"] == ["https://example.org/act"]


def test_no_cell_is_a_formula(project: Project) -> None:
    project.requirements(row("formula", rule='"=1+1"'))
    lines = list(csv.DictReader(io.StringIO(coverage_report.csv_report(project.draft().findings))))
    assert lines[0]["rule"] == "'=1+1"


def test_no_report_for_machines_has_characters_that_act_on_a_terminal(project: Project) -> None:
    project.requirements(row("turned", rule='"The \\u202e rule"'))
    told = coverage_report.json_report(project.draft().findings)
    assert told.isascii() and json.loads(told)["requirements"][0]["rule"] == "The \u202e rule"


def test_the_command_ends_with_1_where_law_is_not_met(project: Project) -> None:
    project.requirements(row())
    assert icsdocs("coverage", "northshire.toml", folder=project.root).returncode == 0
    project.requirements(row("lost"))
    made = icsdocs("coverage", "northshire.toml", "--document", "constitution", "--report", "json", folder=project.root)
    assert made.returncode == 1
    assert json.loads(made.stdout)["counts"]["missing"] == 1
    project.requirements(row("lost", verified='"M"'))
    assert icsdocs("coverage", "northshire.toml", folder=project.root).returncode == 0
    assert "(where the rule is verified)" in icsdocs("coverage", "--help").stdout
    assert icsdocs("coverage", "northshire.toml", "--document", "constituton", folder=project.root).returncode == 2
