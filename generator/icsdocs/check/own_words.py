"""Knows what careful drafters would find in a system's own wording, whose author checks a config, not the library."""

from collections.abc import Iterator
from types import MappingProxyType

from icsdocs.check.claims import unfounded_claims
from icsdocs.check.drafting import drafting
from icsdocs.check.list_ends import list_ends
from icsdocs.check.silence import heard
from icsdocs.check.terms import small_letters
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import changed
from icsdocs.library import Clause, Library

_NO_CLAUSES: MappingProxyType[str, Clause] = MappingProxyType({})

_NO_WORDS = dict.fromkeys(("subject", "running", "status", "status_final"), ())


def own_words(library: Library, edition: str, vocabulary: Field) -> Iterator[Diagnostic]:
    """A warning for each word, sentence and mark of a system's own clauses that the rules of drafting rule out in an
    edition, for each defined term without its capitals, and for each requirement that the words have nothing of; unless
    the clause silences the rule."""
    held = {id_: clause for id_, clause in library.local.items() if clause.validity.is_of(edition)}
    own = {id_: changed(c, validity=changed(c.validity, editions=(edition,))) for id_, c in held.items()}
    # Of documents only what they are called.
    called = tuple(changed(outline, entries=(), cover=(), **_NO_WORDS) for outline in library.outlines)
    alone = changed(library, clauses=_NO_CLAUSES, local=MappingProxyType(own), outlines=called)
    files = {clause.span.file for clause in own.values()}
    found = [problem for check in (drafting, list_ends, small_letters) for problem in check(alone)]
    found += unfounded_claims(alone, vocabulary)
    yield from heard((problem for problem in found if problem.span.file in files), library)
