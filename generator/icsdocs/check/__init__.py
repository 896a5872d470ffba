"""Knows which checks look at a clause library, and which at the documents of one config."""

from collections.abc import Iterator

from icsdocs.check.assertions import bad_notation
from icsdocs.check.departures import required_omitted
from icsdocs.check.links import dangling_pointers, mixed_groups, unknown_requirements, unplaced_clauses, unused_terms
from icsdocs.check.names import unknown_names
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Library

LIBRARY_CHECKS = (unplaced_clauses, unknown_requirements, dangling_pointers, mixed_groups, unused_terms, required_omitted)


def lint(library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    """Everything that is wrong with a library whatever the config; a rule that a clause silences is left out there."""
    silenced = {(clause.span.file, code) for clause in library.clauses.values() for code in clause.silence}
    for check in LIBRARY_CHECKS:
        yield from (p for p in check(library) if (p.span.file, p.rule.code) not in silenced)
    yield from unknown_names(library, vocabulary)
    yield from bad_notation(library, vocabulary)
