"""Knows which checks look at the words of one config's documents."""

from collections.abc import Callable, Iterator
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from icsdocs.check.seen import NEVER, Seen
from icsdocs.check.silence import heard
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document
from icsdocs.frozen import frozen
from icsdocs.library import Library

if TYPE_CHECKING:
    from icsdocs.check.citations import CitationTable

Faults = tuple[Diagnostic, ...]


def document_faults(
    config: Config, library: Library, documents: tuple[Document, ...], seen: Seen = NEVER
) -> Iterator[Diagnostic]:
    """What is wrong with the words of a config's documents in its edition on its day; a rule that a clause silences is
    left out there."""
    look = _Look(config, library)
    found = [*_unless_none(partial(seen.of_tables, config, "no fault"), look.at_tables)]
    for document in documents:
        found += _unless_none(partial(seen.of, document, "no fault"), partial(look.at_words, document))
    yield from heard(found, library)


def _unless_none(is_without: Callable[[Callable[[], bool]], bool], look: Callable[[], Faults]) -> Faults:
    """The faults that a look finds. Where there were none there are none; others may have come to stand elsewhere."""
    looked = cache(look)
    return () if is_without(lambda: not looked()) else looked()


@frozen
class _Look:
    """The checks of one config's words. They take long to load, and most words were looked at before."""

    config: Config
    library: Library

    @cached_property
    def _citations(self) -> "CitationTable":
        from icsdocs.check.citations import CitationTable

        return CitationTable(tuple(self.library.citations.values()))

    def at_tables(self) -> Faults:
        """At what the library requires."""
        from icsdocs.check.authority import later_sources

        return tuple(later_sources(self.config, self.library))

    def at_words(self, document: Document) -> Faults:
        """At the words of a document."""
        from icsdocs.check.citations import early_citations
        from icsdocs.check.terminology import misleading_words_of

        early = early_citations(document, self.config, self.library, self._citations)
        return (*early, *misleading_words_of(document, self.config, self.library))
