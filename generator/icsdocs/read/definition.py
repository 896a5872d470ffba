"""Knows a definition file: a term, the forms in which text uses it, and what it means."""

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Expression, Passage
from icsdocs.library import Definition
from icsdocs.read import header_keys
from icsdocs.read.body import read_body
from icsdocs.read.drafting import read_silence
from icsdocs.read.expression import read_expression
from icsdocs.read.header import Header, bad_id, digest, missing, read_day, read_header
from icsdocs.source import Source
from icsdocs.validity import Validity

KEYS = header_keys.names(header_keys.DEFINITION)


def read_definition(source: Source) -> tuple[Definition | None, tuple[Diagnostic, ...]]:
    """One definition file; its body is a single paragraph, the words after “<term> means”."""
    header, found = read_header(source, KEYS)
    if header is None:
        return None, found
    problems = [*found, *bad_id(header), *missing(header, ("id", "term"))]
    since, more = read_day(header, "from")
    problems.extend(more)
    until, more = read_day(header, "until")
    problems.extend(more)
    when = _when(source, header, problems)
    body, more = read_body(source, header.body)
    problems.extend(more)
    match body:
        case (Passage(parts=parts),):
            pass
        case _:
            parts = ()
            if not more:
                problems.append(Diagnostic(rules.EMPTY_BODY, "A definition is one paragraph", header.span))
    if not (header.text("id") and header.text("term") and parts):
        return None, tuple(problems)
    forms = tuple(dict.fromkeys((header.text("term"), *header.texts("forms"))))
    definition = Definition(
        id=header.text("id"),
        term=header.text("term"),
        forms=forms,
        validity=Validity(header.texts("editions"), since, until),
        when=when,
        parts=parts,
        source=header.text("source"),
        span=header.span_of("id"),
        small=header.texts("small"),
        silence=read_silence(header.items("silence"), problems),
        reviewed=header.text("reviewed"),
        digest=digest(source, header),
    )
    return definition, tuple(problems)


def _when(source: Source, header: Header, problems: list[Diagnostic]) -> Expression | None:
    if "when" not in header.entries:
        return None
    span = header.span_of("when")
    start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
    expression, found = read_expression(source, start, end)
    problems.extend(found)
    return expression
