"""Knows which answer of a config leaves out a clause, and which other answers would have it printed."""

from collections.abc import Iterator, Mapping

from icsdocs.check.answered import given_for
from icsdocs.check.choices import Answer, decided
from icsdocs.check.finding import Case, Cause
from icsdocs.check.standing import Condition, Standing, standings
from icsdocs.check.waiting import candidates
from icsdocs.check.wanted import conjuncts, of_another_thing
from icsdocs.config import Config, Field, Listing, Things, Value
from icsdocs.document import Document
from icsdocs.drafted import Expression, paths
from icsdocs.frozen import changed
from icsdocs.known import at
from icsdocs.library import Absence
from icsdocs.records import Requirement


def causes(requirement: Requirement, document: Document, case: Case) -> tuple[Cause, ...]:
    """Each answer to a yes-or-no question, or choice, but for which a clause would be printed that meets a requirement
    and that the document leaves out, with the first clause for each fact. Where no other answer alone would do, all
    that it hangs on, without others."""
    absences = case.reasons.absences.get(document.id, {})
    meeting = candidates(requirement, document.type, case.library)
    absent = {clause.id for clause in meeting if clause.id in absences}
    own = tuple(outline for outline in case.library.outlines if outline.id == document.type)
    found = [
        cause
        for standing in standings(changed(case.library, outlines=own), case.config.facts.shape)
        if standing.clause.id in absent and standing.clause.validity.holds(case.config.edition, case.config.as_at)
        for cause in _of(standing, absences[standing.clause.id], case.config)
    ]
    alone = [cause for cause in found if cause.instead]
    return tuple({cause.fact.key: cause for cause in reversed(alone or found)}.values())[::-1]


def _of(standing: Standing, absence: Absence, config: Config) -> Iterator[Cause]:
    """The answers that a clause's conditions hang on, where the config's do not meet them; else the things that its
    place is repeated for, unless another clause took its place."""
    conditions = (*standing.conditions, *standing.own)
    known = given_for((condition for condition, _ in conditions), config)
    unmet = [one for whole, _ in conditions for one in conjuncts(whole) if decided(one, known) is False]
    # What decides alone, and cannot be written there, leaves nothing to change in the other answers.
    if any(not _written(one, config) for one in unmet):
        return
    for names in dict.fromkeys(path.names for one in unmet for path in paths(one) if path.names in known):
        fact, field = at(config.facts, ".".join(names)), config.facts.shape.at(names)
        if isinstance(fact, Value) and field and not field.derived and fact.span.file == config.file:
            others = (answer for answer in _answers(field) if answer != fact.value)
            instead = tuple(other for other in others if _all_hold(conditions, {**known, names: other}))
            yield Cause(standing.clause.id, fact, field, instead)
        elif isinstance(fact, Listing | Things) and not fact.items and field and fact.span.file == config.file:
            yield Cause(standing.clause.id, fact, field, ())
    if not unmet and absence.by != "alternative":
        yield from of_another_thing(standing, config)


def _written(condition: Expression, config: Config) -> bool:
    """Whether a condition asks for any fact that a config's line answers."""
    fields = (config.facts.shape.at(path.names) for path in paths(condition))
    return any(field and not field.derived for field in fields)


def _answers(field: Field) -> tuple[str | bool, ...]:
    return (True, False) if field.kind == "yes-no" else tuple(field.choices)


def _all_hold(conditions: tuple[Condition, ...], answers: Mapping[tuple[str, ...], Answer]) -> bool:
    return all(decided(condition, answers) for condition, _ in conditions)
