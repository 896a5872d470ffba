"""Knows which checks look at a clause library; loaded by the commands that lint, not by those that check a config."""

from collections.abc import Iterator

from icsdocs.check.across import lost_in_an_edition
from icsdocs.check.assertions import bad_notation
from icsdocs.check.citations import unknown_citations, unread_citations
from icsdocs.check.claims import unfounded_claims
from icsdocs.check.drafting import drafting
from icsdocs.check.fields import top_names
from icsdocs.check.hygiene import circular_definitions, defined_twice, idle_silence, missing_sources
from icsdocs.check.links import dangling_pointers, mixed_groups, unknown_requirements, unplaced_clauses, unused_terms
from icsdocs.check.list_ends import list_ends
from icsdocs.check.names import unknown_names
from icsdocs.check.reach import alternatives, unreachable
from icsdocs.check.silence import heard
from icsdocs.check.terminology import misleading_words
from icsdocs.check.terms import small_letters, undefined_terms
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Library

LIBRARY_CHECKS = (
    unplaced_clauses, unknown_requirements, dangling_pointers, lost_in_an_edition, mixed_groups,
    unused_terms, undefined_terms, small_letters, unknown_citations, unread_citations, misleading_words,
    missing_sources, circular_definitions, drafting, list_ends,
)  # fmt: skip


def lint(library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    """Everything that is wrong with a library whatever the config; a rule that a file silences is left out there."""
    found = [problem for check in LIBRARY_CHECKS for problem in check(library)]
    found += unfounded_claims(library, vocabulary)
    found += [*unreachable(library, vocabulary), *alternatives(library, vocabulary)]
    found += defined_twice(library, top_names(library, vocabulary))
    yield from heard((*found, *idle_silence(library, found)), library)
    yield from unknown_names(library, vocabulary)
    yield from bad_notation(library, vocabulary)
