"""Knows which checks look at the words of one config's documents."""

from collections.abc import Iterator

from icsdocs.check.authority import later_sources
from icsdocs.check.citations import CitationTable, early_citations
from icsdocs.check.seen import NEVER, Seen
from icsdocs.check.silence import heard
from icsdocs.check.terminology import misleading_words_of
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document
from icsdocs.library import Library


def document_faults(
    config: Config, library: Library, documents: tuple[Document, ...], seen: Seen = NEVER
) -> Iterator[Diagnostic]:
    """What is wrong with the words of a config's documents in its edition on its day; a rule that a clause silences is
    left out there."""
    yield from heard(later_sources(config, library), library)
    table = CitationTable(tuple(library.citations.values()))
    for document in documents:
        yield from heard(_looked_through(document, config, library, table, seen), library)


def _looked_through(
    document: Document, config: Config, library: Library, table: CitationTable, seen: Seen
) -> tuple[Diagnostic, ...]:
    """The faults of one document. Where there were none there are none; others may have come to stand elsewhere."""

    def look() -> tuple[Diagnostic, ...]:
        misleading = misleading_words_of(document, config, library)
        return (*early_citations(document, config, library, table), *misleading)

    is_without_fault = seen.of(document, "no fault", lambda: not look())
    return () if is_without_fault else look()
