"""Every deliberate change to printed statutory wording turns a row of the coverage red.

Each case names a requirement, what to look for in the printed words of the clauses that meet it, and what to put there.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache, partial
from pathlib import Path

import pytest

from drafts import library, of_sample
from icsdocs.assemble.build import Assembly, Options, assemble
from icsdocs.check.coverage import coverage
from icsdocs.check.finding import Reasons
from icsdocs.config import Config
from icsdocs.document import Clause, Document, Section, Term, Text, Value
from icsdocs.library import Library
from icsdocs.read.config import read_config
from icsdocs.validity import ALWAYS

ROOT = Path(__file__).parents[1]
CONFIG = "gloucestershire-icb.toml"

# The printed words of one inline at a time: a defined term ("NHS England") is an inline of its own.
MUTATIONS = [
    ("s1b-1-has-constitution", "[Cc]onstitution", "charter"),
    ("s1b-2a-name", "[Nn]ame", "emblem"),
    ("s1b-2b-area", "Gloucestershire County Council", "Oxfordshire County Council"),
    ("s1b-3-1a-chair", "[Cc]hair", "president"),
    ("s1b-3-1b-chief-executive", "[Cc]hief [Ee]xecutive", "Director"),
    ("s1b-3-1c-min-three-ordinary", "at least ", ""),
    ("s1b-3-1c-min-three-ordinary", "three", "two"),
    ("s1b-3-1c-min-three-ordinary", "at least", "no more than"),
    ("s1b-3-2-ordinary-definition", "Chief Executive", "Secretary"),
    ("s1b-4-independence-bar-members", "must not", "should not"),
    ("s1b-4-independence-bar-members", "or otherwise", ""),
    ("s1b-4-independence-bar-members", "reasonably", "possibly"),
    ("s1b-4-independence-bar-members", "private", "public"),
    ("s1b-5-chair-appointed-by-nhse", "NHS England", "the Board"),
    ("s1b-5-chair-appointed-by-nhse", "Secretary of State", "Chief Executive"),
    ("s1b-6-chair-removal", "NHS England", "the Board"),
    ("s1b-6-chair-removal", "(?i)only", "also"),
    ("s1b-6-chair-removal", "Secretary of State", "Board"),
    ("s1b-7-1-ce-appointed-by-chair", "NHS England", "the Board"),
    ("s1b-7-1-ce-appointed-by-chair", "Chair", "Board"),
    ("s1b-7-2-ce-employee", "employee", "friend"),
    ("s1b-7-2-ce-employee", "Only", "Usually"),
    ("s1b-8-1b-chair-approves-ordinary", "Chair", "Board"),
    ("s1b-8-2a-partner-trust", "at least ", ""),
    ("s1b-8-2a-partner-trust", "jointly ", ""),
    ("s1b-8-2a-partner-trust", "foundation trust", "hospital"),
    ("s1b-8-2b-partner-primary-medical", "at least ", ""),
    ("s1b-8-2b-partner-primary-medical", "primary medical services", "dental services"),
    ("s1b-8-2c-partner-local-authority", "at least ", ""),
    ("s1b-8-2c-partner-local-authority", "at least", "exactly"),
    ("s1b-8-2-at-least-not-exactly", "at least", "only"),
    ("s1b-8-3-nomination-process", "primary medical", "dental"),
    ("s1b-8-4-regard-to-selection-guidance", "guidance", "advice"),
    ("s1b-8-4-regard-to-selection-guidance", "must have regard", "may have regard"),
    ("s1b-8-6-mental-health", "at least ", ""),
    ("s1b-8-6-mental-health", "knowledge and experience", "knowledge or experience"),
    ("s1b-8-6-mental-health", "mental", "physical"),
    ("s1b-11-1-employee-terms", "employee", "supplier"),
    ("s1b-11-4a-commissioning-cttee-chair-approves", "Chair", "Board"),
    ("s1b-11-4b-commissioning-cttee-independence", "must not", "should not"),
    ("s1b-11-4b-commissioning-cttee-independence", "undermin", "strengthen"),
    ("s1b-12-2-transparency", "decision", "plan"),
    ("s1b-13a-coi-arrangements", "register", "list"),
    ("s1b-13b-coi-principles", "principle", "rule"),
    ("s1b-14a-involvement-arrangements", "carers", "friends"),
    ("s1b-14b-involvement-principles", "principle", "rule"),
    ("s1b-15-2a-nhse-own-initiative", "own initiative", "regional director's advice"),
    ("s1b-15-2a-nhse-own-initiative", "NHS England", "The Board"),
    ("s1b-15-2b-nhse-approval", "NHS England", "the Board"),
    ("s1b-17-body-corporate", "not", "always"),
    ("s1b-18-staff-pay", "pension", "bonus"),
    ("s1b-19-secondment", "second", "lend"),
    ("s1b-22-accounts", "annual accounts", "monthly accounts"),
    ("s1b-22-accounts", "audit", "glance"),
    ("s1b-24-seal", "authoris", "elect"),
    ("e-14z25-established-by-order", "[Oo]rder", "letter"),
    ("e-14z29-publish", "publish", "keep"),
    ("e-14z30-1-registers", "sub-committee", "working group"),
    ("e-14z30-1-registers", "employee", "supplier"),
    ("e-14z30-3-declare-28-days", "28", "30"),
    ("e-14z30-3-declare-28-days", "as soon as practicable", "when convenient"),
    ("e-14z30-3-declare-28-days", "28 days", "28 working days"),
    ("e-14z30-4-integrity", "integrity", "speed"),
    ("d-14z43-triple-aim", "people of England", "people in its area"),
    ("d-14z43-triple-aim", "inequalit", "differenc"),
    ("d-14z44-climate", "net zero", "cost"),
    ("d-14z45-public-involvement", "representatives", "friends"),
    ("d-14z32-nhs-constitution", "NHS Constitution", "plan"),
    ("d-14z33-effective-efficient", "economically", "gladly"),
    ("d-14z34-quality", "improvement", "interest"),
    ("d-14z35-inequalities", "(?i).*inequalities.*", ""),
    ("d-14z36-patient-involvement", ".*involvement of each patient.*", ""),
    ("d-14z37-choice", ".*choices.*", ""),
    ("d-14z38-advice", "broad range of ", ""),
    ("d-14z39-innovation", ".*innovation.*", ""),
    ("d-14z40-research", ".*research.*", ""),
    ("d-14z41-education", ".*education.*", ""),
    ("d-14z42-integration", ".*integration.*", ""),
    ("d-14z49-board-skills", "review", "lock"),
    ("d-14z51-nhse-guidance", "NHS England", "the Chair"),
    ("d-3-commissioning", "section 3A", "section 12"),
    ("d-223gb-directions", "financial directions", "letters"),
    ("d-223gc-breakeven", ".*223GC.*", ""),
    ("d-223l-joint-objectives", ".*joint financial.*", ""),
    ("d-223m-resource-limits", "revenue", "other"),
    ("d-223n-further-limits", ".*further limits.*", ""),
    ("d-116b-have-regard", "needs assessment", "wishes"),
    ("d-other-acts", ".*Equality Act.*", ""),
    ("e-14z26-ccgs-propose", "proposed", "read"),
    ("e-14z28-transfer-scheme", "liabilit", "debt"),
    ("e-core-responsibility", "core responsibility", "a duty"),
    ("s1b-2b-area-matches-order", "order", "letter"),
    ("s1b-8-7-la-meaning", "district council|2B", "council"),
    ("s1b-23-incidental-powers", "gifts", "guests"),
    ("pub-14z52-forward-plan", "joint forward plan", "plan"),
    ("pub-14z52-copies", "publish", "keep"),
    ("pub-14z54-consult", "core responsibility", "a duty"),
    ("pub-14z56-capital-plan", "capital", "other"),
    ("pub-meetings-in-public", "in public", "in private"),
    ("so-public-exclusion", "resol", "desir"),
    ("so-public-notice", "clear days", "days"),
    ("m-data-info", "14Z63", "14Z61"),
    ("m-finance-governance", "overspend|deficit", "error"),
    ("icp-each-council-decision", "decide|decision", "wish"),
    ("icp-receives-plans", "joint forward plan", "plan"),
    ("j-13ua-joint-appointments", "guidance", "advice"),
    ("g-unitary-board", "unitary", "united"),
    ("g-partner-not-delegate", "not ", "now "),
    ("g-chair-independent", "independent", "friendly"),
    ("g-ned-independent", "health or care", "golf"),
    ("g-disqualify-mp", "House of Commons", "public"),
    ("pub-papers-minutes", "minutes", "notes"),
    ("pub-complaints-foi", "publication scheme", "website"),
    ("so-part-of-constitution", "part", "guest"),
    ("so-apply-to-committees", "committees", "boards"),
    ("so-minutes", "present", "paid"),
    ("so-nonmembers-no-vote", "vote", "hope"),
    ("so-quorum-conflicted", "conflict", "lack"),
    ("so-suspension", "exceptional", "usual"),
    ("so-seal", "register", "drawer"),
    ("d-auditor-panel", "auditor panel", "adviser"),
    ("d-72-82-cooperate", "Secretary of State", "Chair"),
    ("pub-14z57-capital-plan-revision", "publish", "keep"),
    ("pub-14z58-annual-report", "mental health", "estates"),
    ("pub-14z59-performance-assessment", "NHS England", "the Board"),
    ("pub-14z60-information", "NHS England", "the Board"),
    ("pub-14z61-directions", "terminat", "extend"),
    ("j-65z5-bodies", "combined authorit", "district council"),
    ("j-65z5-liability", "liabilit", "obligation"),
    ("j-65z7-guidance", "guidance", "advice"),
    ("icp-116za-1-joint-committee", "joint committee", "sub-committee"),
    ("icp-116za-1-joint-committee", "each |Gloucestershire County Council", "one "),
    ("icp-116za-1-joint-committee", "ICB|NHS Gloucestershire Integrated Care Board", "trust"),
    ("icp-116za-2a-one-icb-member", "one member appointed by", "two members appointed by"),
    ("icp-116za-2a-one-icb-member", "one member", "at least one member"),
    ("icp-116za-2a-one-icb-member", "ICB", "trust"),
    ("icp-116za-2b-one-per-la", "appointed by each", "appointed jointly by each"),
    ("icp-116za-2b-one-per-la", "one member appointed by", "members appointed by"),
    ("icp-116za-2c-further-members", "ICP", "ICB"),
    ("icp-116za-3-own-procedure", "own procedure", "budget"),
    ("icp-116za-3-own-procedure", "ICP", "ICB"),
    ("icp-116za-3-own-procedure", "quorum", "agenda"),
    ("icp-116zb-strategy", "ICP", "ICB"),
    ("icp-116zb-strategy", "prepare", "discuss"),
    ("icp-116zb-strategy", "needs", "wishes"),
    ("icp-116zb-strategy", "local authorit", "partner trust"),
    ("icp-116zb-strategy", "NHS England", "the Secretary of State"),
    ("icp-116zb-s75", "section 75", "section 82"),
    ("icp-116zb-s75", "consider", "ignore"),
    ("icp-116zb-regard", "mandate", "press notice"),
    ("icp-116zb-regard", "Secretary of State", "ICB"),
    ("icp-116zb-regard", "have regard", "listen"),
    ("icp-116zb-involve", "live or work", "live and work"),
    ("icp-116zb-involve", "Healthwatch", "press"),
    ("icp-116zb-involve", "must", "may"),
    ("icp-116zb-revise-on-jsna", "joint strategic needs assessment", "annual report"),
    ("icp-116zb-revise-on-jsna", "must consider", "need not consider"),
    ("icp-116zb-publish-copy", "publish", "keep"),
    ("icp-116zb-publish-copy", "copy", "summary"),
    ("icp-116zb-publish-copy", "each responsible local authority|responsible local authority", "trust"),
    ("icp-116zb-publish-copy", "ICB|integrated care board", "trust"),
    ("icp-no-commissioning-power", "not commission|commission", "plan"),
    ("icp-no-commissioning-power", "not a body corporate|no legal personality", "a body corporate"),
]  # fmt: skip


@cache
def assembled() -> tuple[Config, Library, Assembly]:
    """One real system's documents, each in the edition of its config even while its outline is still being written."""
    config, _ = read_config(of_sample(CONFIG).source, library().editions)
    assert config is not None
    every = replace(library(), outlines=tuple(replace(outline, validity=ALWAYS) for outline in library().outlines))
    return config, every, assemble(config, every, Options())


def broken(documents: tuple[Document, ...], *requirements: str) -> set[str]:
    """The rows that are red of these, or of all."""
    config, every, made = assembled()
    reasons = Reasons(made.absences, made.unmade, made.unfinished, made.not_applying, {}, {})
    asked = {id_: every.requirements[id_] for id_ in requirements or every.requirements}
    found = coverage(config, replace(every, requirements=asked), documents, reasons)
    return {finding.requirement.id for finding in found if finding.is_broken}


@cache
def broken_before() -> set[str]:
    return broken(assembled()[2].documents)


def mutated(part: object, requirement: str, change: Callable[[str], str]) -> object:
    """The same part, or document, with the words of the clauses that meet a requirement changed."""
    match part:
        case Document() | Section():
            return replace(part, parts=tuple(mutated(inner, requirement, change) for inner in part.parts))
        case Clause() if requirement in part.meets:
            return said_otherwise(part, change)
        case _:
            return part


def said_otherwise(part: object, change: Callable[[str], str]) -> object:
    match part:
        case Text() | Value() | Term():
            return replace(part, text=change(part.text))
        case tuple():
            return tuple(said_otherwise(inner, change) for inner in part)
    if is_dataclass(part) and not isinstance(part, type):
        inner = [f.name for f in fields(part) if f.name in ("blocks", "inlines", "items", "rows", "cells")]
        return replace(part, **{name: said_otherwise(getattr(part, name), change) for name in inner})
    return part


@pytest.mark.parametrize(("requirement", "before", "after"), MUTATIONS)
def test_a_changed_word_turns_the_row_red(requirement: str, before: str, after: str) -> None:
    documents = assembled()[2].documents
    changed = tuple(mutated(document, requirement, partial(re.sub, before, after)) for document in documents)
    assert requirement not in broken_before()
    assert changed != documents, f"no clause that meets {requirement} says “{before}”"
    assert requirement in broken(changed, requirement)


def test_every_row_of_the_partnership_with_words_to_find_is_among_them() -> None:
    rows = {id_ for id_, row in assembled()[1].requirements.items() if id_.startswith("icp-") and row.assertions}
    assert rows - {requirement for requirement, _, _ in MUTATIONS} == set()
