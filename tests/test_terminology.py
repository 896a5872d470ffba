"""Terminology: each trap is found in its own sentences, in its edition and on its day, and in no others."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from icsdocs.check.terminology import RULES, advice_at, misleading_words
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Library
from icsdocs.pipeline import read_project
from icsdocs.read.clause import read_clause
from icsdocs.read.vocabulary import vocabulary
from icsdocs.source import Source, Span

ROOT = Path(__file__).parents[1]
CASES = tomllib.loads((Path(__file__).parent / "traps.toml").read_text(encoding="utf-8"))
DAYS = {"white-paper-2021": date(2021, 6, 30), "bill-2021": date(2022, 6, 1), "act-2022": date(2024, 4, 1)}



@pytest.fixture(scope="module")
def library() -> Library:
    library, problems, _ = read_project(ROOT)
    assert [str(p.span) for p in problems] == []
    return library


def test_every_trap_has_a_case(library: Library) -> None:
    assert set(CASES) == {trap.id for trap in library.traps}


@pytest.mark.parametrize("id_", CASES)
def test_trap(id_: str, library: Library) -> None:
    case = CASES[id_]
    trap = next(trap for trap in library.traps if trap.id == id_)
    day = case.get("day", DAYS[case["edition"]])
    for sentence in case["wrong"]:
        told = found(sentence, case["edition"], day, library)
        assert {(p.rule, p.hint) for p in told} == {(RULES[trap.severity], trap.instead)}, sentence
    for sentence in case["right"]:
        assert [p.message for p in found(sentence, case["edition"], day, library)] == []


def found(sentence: str, edition: str, day: date, library: Library) -> list[Diagnostic]:
    """What the terminology says of a clause of one sentence in one edition on one day."""
    header = f"---\nid: words\ntitle: Words\nstatus: required\neditions: [{edition}]\nfrom: {day}\nuntil: {day}\n---\n"
    clause, problems = read_clause(Source("clauses/words.md", f"{header}{sentence}\n"))
    assert clause is not None and problems == ()
    alone = replace(library, clauses=MappingProxyType({clause.id: clause}), definitions=(), outlines=())
    return list(misleading_words(alone))


@pytest.mark.parametrize("id_", DAYS)
def test_advice_for_a_config_names_words_in_every_edition(id_: str, library: Library) -> None:
    here = Span("configs/northshire.toml", 1, 1, 1, 1)
    config = Config(Thing(MappingProxyType({}), "", here, vocabulary()), id_, DAYS[id_], here.file)
    told = [advice_at(here, trap.instead, config, library) for trap in library.traps if trap.validity.is_of(id_)]
    assert all(told) and not any("{" in words for words in told)
