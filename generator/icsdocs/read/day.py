"""Knows which edition a config is for, and the day on which it takes law and facts (requirements, section 0a)."""

from collections.abc import Mapping
from datetime import date

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.read.config_words import listed, nearest, quoted
from icsdocs.read.toml import Atom, Path, Table, find
from icsdocs.records import Edition


def edition_and_day(
    table: Table, editions: Mapping[str, Edition], bad: frozenset[Path]
) -> tuple[Edition | None, date, tuple[Diagnostic, ...]]:
    """The edition, the day, and what is wrong with them. Each follows from the other where it can; without an edition
    there is None, and the day means nothing."""
    named, day = (None if (name,) in bad else find(table, name) for name in ("edition", "as_at"))
    if isinstance(named, Atom) and named.value in editions:
        return _day_of(editions[named.value], named, day)
    problems = ()
    if isinstance(named, Atom):
        hint = nearest(named.value, editions) or f"There are {listed(editions, 'and')}."
        problems = (Diagnostic(rules.BAD_EDITION, f"there is no edition {quoted(named.value)}", named.span, hint),)
    if not isinstance(day, Atom):
        return None, date.min, problems or _neither(table, editions, bad)
    holding = [edition for edition in editions.values() if _holds(edition, day.value)]
    if holding:
        return holding[-1], day.value, problems
    message = f"no edition holds on {day.value}"
    return None, day.value, (*problems, Diagnostic(rules.BAD_EDITION, message, day.span, _spans(editions)))


def _day_of(edition: Edition, named: Atom, day: Atom | None) -> tuple[Edition, date, tuple[Diagnostic, ...]]:
    if day is None and edition.default_as_at:
        return edition, edition.default_as_at, ()
    if day is None:
        message = f"the edition {quoted(edition.id)} needs the day on which the law is taken"
        hint = f"Add a line such as as_at = {edition.since}."
        return edition, edition.since, (Diagnostic(rules.NO_DAY, message, named.span, hint),)
    if _holds(edition, day.value):
        return edition, day.value, ()
    message = f"{day.value} is not in the edition {quoted(edition.id)}"
    related = (("the edition is named here", named.span),)
    hint = f"{_spans({edition.id: edition})} Change the edition or the day."
    problem = Diagnostic(rules.EDITION_AND_DAY, message, day.span, hint, related)
    return edition, day.value, (problem,)


def _neither(table: Table, editions: Mapping[str, Edition], bad: frozenset[Path]) -> tuple[Diagnostic, ...]:
    if ("edition",) in bad or ("as_at",) in bad:
        return ()
    message = "the config says neither its edition nor the day on which the law is taken"
    return (Diagnostic(rules.BAD_EDITION, message, table.span, f"Add edition = {listed(editions, 'or')} at the top."),)


def _holds(edition: Edition, day: date) -> bool:
    return edition.since <= day and (edition.until is None or day <= edition.until)


def _spans(editions: Mapping[str, Edition]) -> str:
    def span(edition: Edition) -> str:
        return f"{edition.id} runs from {edition.since}" + (f" to {edition.until}" if edition.until else "")

    return "; ".join(map(span, editions.values())) + "."
