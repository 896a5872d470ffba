"""Knows which checks look at the words of one config's documents."""

from collections.abc import Iterator

from icsdocs.check.authority import later_sources
from icsdocs.check.citations import early_citations
from icsdocs.check.silence import heard
from icsdocs.check.terminology import misleading_documents
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document
from icsdocs.library import Library

DOCUMENT_CHECKS = (early_citations, later_sources, misleading_documents)


def document_faults(config: Config, library: Library, documents: tuple[Document, ...]) -> Iterator[Diagnostic]:
    """What is wrong with the words of a config's documents in its edition on its day; a rule that a clause silences is
    left out there."""
    for check in DOCUMENT_CHECKS:
        yield from heard(check(config, library, documents), library)
