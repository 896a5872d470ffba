"""Knows which reader each kind of file has; loaded only when a file is really read, because the parsers of Markdown and
of expressions take longer to load than everything that is remembered."""

from icsdocs.read.clause import clause_id, read_clause
from icsdocs.read.definition import read_definition
from icsdocs.read.drafting import read_drafting
from icsdocs.read.outline import read_outline
from icsdocs.read.records import read_citations, read_edition, read_names, read_requirements, read_terminology

READERS = {
    "clause": read_clause,
    "clause id": clause_id,
    "definition": read_definition,
    "outline": read_outline,
    "edition": read_edition,
    "requirements": read_requirements,
    "citations": read_citations,
    "terminology": read_terminology,
    "names": read_names,
    "drafting": read_drafting,
}
