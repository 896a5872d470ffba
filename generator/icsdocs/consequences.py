"""Knows which faults only follow from others: a clause that cannot be read is missed wherever it is named, and a day
outside the edition makes law and words look wrong everywhere."""

import re
from collections.abc import Iterable, Mapping

from icsdocs import rules
from icsdocs.check.sense_rules import COUNCIL_TWICE
from icsdocs.diagnostics import Diagnostic, Rule, Severity
from icsdocs.frozen import changed
from icsdocs.library import Clause, Library
from icsdocs.read.library import WRITTEN_ID
from icsdocs.source import Source

# What is said of a clause that is named and not there.
MISSED = (
    rules.UNKNOWN_CLAUSE, rules.BROKEN_REFERENCE, rules.DANGLING_POINTER, rules.UNKNOWN_INCLUDE, rules.UNPLACED_LOCAL,
)  # fmt: skip
# What keeps a file from becoming a clause.
UNREAD: tuple[Rule, ...] = (
    rules.BAD_HEADER, rules.MISSING_HEADER, rules.EMPTY_FILE, rules.UNREADABLE, rules.TOO_LARGE, rules.OUTSIDE_PROJECT,
)  # fmt: skip
# What is judged by the edition and the day: groups of rules, and single ones.
JUDGED_BY_DAY = ("REQ", "CIT", "WRD", "SNS", rules.NONE_PRINTED.code, rules.NOT_OF_EDITION.code)
DAY_HINT = "Until edition and day agree, faults that hang on them are not reported."
HINT = "Until this is mended, faults in other files about the missing clause are not reported."

_LOOP = re.compile(r"^\s*:::+\s*each\s+(\w+)\s+in\b", re.MULTILINE)
_NAME = re.compile(r"[a-z][a-z0-9-]*")
# The keys of an address: x[east].2.
_KEYS = re.compile(r"(?<=[\[,])[a-z0-9-]+(?=[\],])")


def without_consequences(
    problems: Iterable[Diagnostic], library: Library, sources: Mapping[str, Source]
) -> tuple[Diagnostic, ...]:
    """The problems without those that say a clause is missing whose file could not be read, which that file's own
    problem says, and those that come of a day outside the edition. A file without an id may be any clause."""
    found = _without_those_of_cut_clauses(_without_those_of_the_day(tuple(problems)), library)
    found = _without_names_of_cut_ranges(found, sources)
    found = _without_those_of_what_is_listed_twice(found, sources)
    files = _unread(found, library)
    if not files:
        return found
    ids = {name: set(WRITTEN_ID.findall(sources[name].text)) if name in sources else set() for name in files}
    anything = not all(ids.values())
    lost = {id_ for of_file in ids.values() for id_ in of_file}
    known = {*library.clauses, *library.local}

    def follows(problem: Diagnostic) -> bool:
        named = _named(problem, sources)
        return problem.rule in MISSED and bool(named & lost or (anything and not named & known))

    kept = [problem for problem in found if not follows(problem)]
    return _with_hint(kept, files) if len(kept) < len(found) else found


def _without_those_of_the_day(problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    causes = [problem for problem in problems if problem.rule is rules.EDITION_AND_DAY]
    if not causes:
        return problems
    told = [changed(cause, hint=f"{cause.hint} {DAY_HINT}".strip()) for cause in causes]
    others = [problem for problem in problems if problem.rule is not rules.EDITION_AND_DAY]
    return (*told, *(problem for problem in others if not problem.rule.code.startswith(JUDGED_BY_DAY)))


def _without_those_of_cut_clauses(problems: tuple[Diagnostic, ...], library: Library) -> tuple[Diagnostic, ...]:
    """Of a clause some of whose words cannot be read it is not told that it does not meet what it should."""
    faulty = {p.span.file for p in problems if p.severity is Severity.ERROR and p.rule.code.startswith("CLS")}
    if not faulty:
        return problems
    clauses: tuple[Clause, ...] = (*library.clauses.values(), *library.local.values())
    cut = {id_ for clause in clauses if clause.span.file in faulty for id_ in clause.meets}

    def follows(problem: Diagnostic) -> bool:
        return problem.rule.code.startswith("REQ") and any(f"“{id_}”" in problem.message for id_ in cut)

    return tuple(problem for problem in problems if not follows(problem))


def _without_names_of_cut_ranges(
    problems: tuple[Diagnostic, ...], sources: Mapping[str, Source]
) -> tuple[Diagnostic, ...]:
    """A repetition that is cut gives its name to nothing, so of that name it is not told that it is not known."""
    files = {p.span.file for p in problems if p.rule is rules.CUT_RANGE and p.span.file in sources}
    names = {name: set(_LOOP.findall(sources[name].text)) for name in files}

    def follows(problem: Diagnostic) -> bool:
        span = problem.span
        if problem.rule is not rules.UNKNOWN_NAME or span.file not in names:
            return False
        text = sources[span.file].lines[span.line - 1][span.column - 1 :]
        return text.startswith(tuple(names[span.file] or "\0"))

    return tuple(problem for problem in problems if not follows(problem))


def _without_those_of_what_is_listed_twice(
    problems: tuple[Diagnostic, ...], sources: Mapping[str, Source]
) -> tuple[Diagnostic, ...]:
    """What a config lists twice is told there, and not where a clause repeats its words for each that is listed."""
    twice = {name for p in problems if p.rule is COUNCIL_TWICE for name in _named(p, sources)}

    def follows(problem: Diagnostic) -> bool:
        return problem.rule is rules.SAME_ADDRESS and not twice.isdisjoint(_KEYS.findall(problem.message))

    return tuple(problem for problem in problems if not follows(problem)) if twice else problems


def _unread(problems: Iterable[Diagnostic], library: Library) -> set[str]:
    """The files among the clauses that have a fatal fault and no clause to show for it."""
    clauses: tuple[Clause, ...] = (*library.clauses.values(), *library.local.values())
    read = {clause.span.file for clause in clauses} | {definition.span.file for definition in library.definitions}
    faulty = {p.span.file for p in problems if p.rule in UNREAD and p.span.file.endswith(".md")}
    return {name for name in faulty if name.startswith("clauses/")} - read


def _named(problem: Diagnostic, sources: Mapping[str, Source]) -> set[str]:
    """The clause ids that may stand in the place of a problem."""
    span, source = problem.span, sources.get(problem.span.file)
    if source is None:
        return set()
    start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
    return set(_NAME.findall(source.text[start:end]))


def _with_hint(problems: list[Diagnostic], files: set[str]) -> tuple[Diagnostic, ...]:
    """The same, with what is not reported said once for each file."""
    told: list[Diagnostic] = []
    said: set[str] = set()
    for problem in problems:
        is_first = problem.span.file in files - said and problem.rule in UNREAD
        said |= {problem.span.file} if is_first else set()
        told.append(changed(problem, hint=f"{problem.hint} {HINT}".strip()) if is_first else problem)
    return tuple(told)
