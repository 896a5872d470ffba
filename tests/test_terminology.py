"""Terminology: each trap is found in its own sentences, in its edition and on its day, and in no others."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from icsdocs import rules
from icsdocs.check.terminology import RULES
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Trap
from icsdocs.pipeline import lint, read_project

ROOT = Path(__file__).parents[1]
CASES = tomllib.loads((Path(__file__).parent / "traps.toml").read_text(encoding="utf-8"))
DAYS = {"white-paper-2021": date(2021, 6, 30), "bill-2021": date(2022, 6, 1), "act-2022": date(2024, 4, 1)}
CODES = {rule.code for rule in RULES.values()}


@pytest.fixture(scope="module")
def traps() -> dict[str, Trap]:
    library, problems, _ = read_project(ROOT)
    assert [str(p.span) for p in problems] == []
    return {trap.id: trap for trap in library.traps}


def test_every_trap_has_a_case(traps: dict[str, Trap]) -> None:
    assert set(CASES) == set(traps)


def test_every_trap_gives_its_number_a_reason_and_the_right_words(traps: dict[str, Trap]) -> None:
    assert [trap.id for trap in traps.values() if not (trap.trap and trap.why and trap.instead)] == []


@pytest.mark.parametrize("id_", CASES)
def test_trap(id_: str, traps: dict[str, Trap], tmp_path: Path) -> None:
    case = CASES[id_]
    day = case.get("day", DAYS[case["edition"]])
    for sentence in case["wrong"]:
        told = found(sentence, case["edition"], day, tmp_path)
        assert [p.rule for p in told] == [RULES[traps[id_].severity]] * len(told), sentence
        assert {p.hint for p in told} == {traps[id_].instead}, sentence
    for sentence in case["right"]:
        assert [p.message for p in found(sentence, case["edition"], day, tmp_path)] == []


def found(sentence: str, edition: str, day: date, root: Path) -> list[Diagnostic]:
    """What the terminology says of a clause of one sentence in one edition on one day."""
    header = f"---\nid: words\ntitle: Words\nstatus: required\neditions: [{edition}]\nfrom: {day}\nuntil: {day}\n---\n"
    outline = 'title = "Constitution"\n[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\nclause = "words"\n'
    for name, text in (("clauses/words.md", f"{header}{sentence}\n"), ("templates/constitution/outline.toml", outline)):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [problem for problem in lint(root)[0] if problem.rule.code in CODES]


def test_a_clause_may_silence_a_trap(tmp_path: Path) -> None:
    assert [p.rule for p in found("The triple aim.", "act-2022", DAYS["act-2022"], tmp_path)] == [rules.DOUBTFUL_WORDS]
    path = tmp_path / "clauses/words.md"
    path.write_text(path.read_text(encoding="utf-8").replace("status:", "silence: [WRD002 a quotation]\nstatus:"), encoding="utf-8")
    assert [p for p in lint(tmp_path)[0] if p.rule.code in CODES] == []
