"""Knows which files can silence a rule for themselves, and which problems are left when they do."""

from collections.abc import Iterable, Iterator

from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Clause, Definition, Library, Outline

Silent = Clause | Definition | Outline


def silent_files(library: Library) -> Iterator[Silent]:
    """Everything that can silence a rule for its own file."""
    yield from (*library.clauses.values(), *library.local.values(), *library.definitions, *library.outlines)


def heard(problems: Iterable[Diagnostic], library: Library) -> Iterator[Diagnostic]:
    """The problems that no file silences for itself."""
    silenced = {(one.span.file, code) for one in silent_files(library) for code in one.silence}
    yield from (problem for problem in problems if (problem.span.file, problem.rule.code) not in silenced)
