"""Knows what a library owes its reviewers beside words: sources, single definitions, and no silence without a cause."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from icsdocs import rules
from icsdocs.check import drafting_rules, sense_rules
from icsdocs.check.choices import TooMany, decided, domains, first_way
from icsdocs.check.drafting_rules import DEFINED_TWICE, IDLE_SILENCE, NO_SOURCE
from icsdocs.check.fields import Names
from icsdocs.check.places import days_of
from icsdocs.check.silence import Silent, silent_files
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.drafted import texts_of
from icsdocs.library import Clause, Definition, Library
from icsdocs.source import Span


def missing_sources(library: Library) -> Iterator[Diagnostic]:
    """A warning for each required clause that does not say where its rule comes from."""
    for clause in (*library.clauses.values(), *library.local.values()):
        omits = clause.departure is not None and clause.departure.omits
        if clause.status == "required" and not clause.source and not omits:
            hint = "Add source: with the law, the guidance or the decision that the rule comes from."
            span = clause.header.get("status", clause.header.get("id", clause.span))
            message = f"“{clause.id}” is required, and does not say where that comes from"
            yield Diagnostic(NO_SOURCE, message, span, hint)


# --- definitions -----------------------------------------------------------------------------------------------------


def defined_twice(library: Library, names: Names) -> Iterator[Diagnostic]:
    """An error for each two definitions that claim a form of words on the same day of an edition, with all such forms:
    a config that prints one of them ends with an error too."""
    for one, other in combinations(library.definitions, 2):
        claimed = [f"“{form}”" for form in one.forms if form in other.forms]
        if claimed and (editions := tuple(_both_hold(one, other, library, names))):
            are = "is a form" if len(claimed) == 1 else "are forms"
            message = f"{' and '.join(claimed)} {are} of “{other.id}” and of “{one.id}” in {' and '.join(editions)}"
            related = ((f"“{one.term}” is defined here too", one.span),)
            yield Diagnostic(DEFINED_TWICE, message, other.span, "Take them out of one of the two.", related)


def _both_hold(one: Definition, other: Definition, library: Library, names: Names) -> Iterator[str]:
    """The editions that have a day on which some config uses both definitions."""
    first, second = days_of(one, library), days_of(other, library)
    conditions = [(d.when, names) for d in (one, other) if d.when is not None]
    for edition in first.keys() & second.keys():
        if max(first[edition][0], second[edition][0]) > min(first[edition][1], second[edition][1]):
            continue
        known = {("edition",): edition}

        def hold(answers: Mapping) -> bool | None:
            truths = [decided(condition, answers) for condition, _ in conditions]
            return False if False in truths else None if None in truths else True

        try:
            if first_way(hold, known, domains(conditions)):
                yield edition
        except TooMany:
            continue


def circular_definitions(library: Library) -> Iterator[Diagnostic]:
    """An error for each set of definitions that define each other in a circle in some edition."""
    for edition in library.editions:
        held = {d.id: d for d in library.definitions if d.validity.is_of(edition)}
        yield from _circles(held)


def _circles(held: Mapping[str, Definition]) -> Iterator[Diagnostic]:
    forms = {form: d.id for d in held.values() for form in d.forms}
    if not forms:
        return
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w]|-\w)")
    uses = {
        id_: {forms[match[0]] for text in texts_of(d.parts) for match in pattern.finditer(text)} - {id_}
        for id_, d in held.items()
    }
    done: set[str] = set()
    for start in held:
        for ring in _rings(start, uses, done):
            names = " → ".join(held[id_].term for id_ in (*ring, ring[0]))
            related = tuple((f"“{held[id_].term}” is defined here", held[id_].span) for id_ in ring[1:])
            message = f"These definitions define each other in a circle: {names}"
            yield Diagnostic(rules.CIRCULAR_DEFINITION, message, held[ring[0]].span, related=related)


def _rings(start: str, uses: Mapping[str, set[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    """The circles that can be reached from a definition; walked without recursion, because chains may be long."""
    path: list[str] = []
    stack: list[tuple[str, int]] = [(start, 0)]
    while stack:
        id_, depth = stack.pop()
        del path[depth:]
        if id_ in path:
            yield tuple(path[path.index(id_) :])
        elif id_ not in done:
            done.add(id_)
            path.append(id_)
            stack += [(following, depth + 1) for following in sorted(uses[id_], reverse=True)]


# --- silence ---------------------------------------------------------------------------------------------------------

# Rules that only the lint of a library reports; others may be silenced for the sake of a config's documents.
_OF_THE_LIBRARY = ("LNT", "TRM", "LIB")


def idle_silence(library: Library, problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """A warning for each silenced rule that nothing in its file breaks, or that there is not."""
    tables = (vars(table).values() for table in (rules, drafting_rules, sense_rules))
    codes = {rule.code for table in tables for rule in table if isinstance(rule, Rule)}
    broken = {(problem.span.file, problem.rule.code) for problem in problems}
    for one in silent_files(library):
        for code in one.silence:
            if code not in codes:
                yield Diagnostic(IDLE_SILENCE, f"There is no rule {code} to silence", _place(one))
            elif code.startswith(_OF_THE_LIBRARY) and (one.span.file, code) not in broken:
                message = f"{code} is silenced here, and nothing here breaks it"
                yield Diagnostic(IDLE_SILENCE, message, _place(one), "Delete it.")


def _place(one: Silent) -> Span:
    return one.header.get("silence", one.span) if isinstance(one, Clause) else one.span
