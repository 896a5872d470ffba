"""Knows the data files beside the clauses: editions, requirements, citations, terminology and names."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import get_args

from icsdocs.diagnostics import Diagnostic
from icsdocs.read.shape import Taker
from icsdocs.read.toml import Array, Atom, Entry, Table, read_toml
from icsdocs.records import Assertion, Citation, Dated, Edition, Gravity, Requirement, Stated, Trap
from icsdocs.source import Source, Span
from icsdocs.validity import ALWAYS


def read_edition(source: Source) -> tuple[Edition | None, tuple[Diagnostic, ...]]:
    """One edition: its span of days and its vocabulary, each term one text or several dated ones."""
    table, found = read_toml(source)
    if table is None:
        return None, found
    problems = list(found)
    taker = Taker(source, table, problems)
    taker.known("id", "name", "from", "until", "default_as_at", "cited_as_proposed", "terms")
    since = taker.day("from", needed=True)
    edition_id = taker.text("id", needed=True)
    if since is None or not edition_id:
        return None, tuple(problems)
    edition = Edition(
        id=edition_id,
        name=taker.text("name", needed=True),
        since=since,
        until=taker.day("until"),
        default_as_at=taker.day("default_as_at"),
        terms=_terms(source, taker, problems),
        span=taker.span("id"),
        cited_as_proposed=taker.texts("cited_as_proposed"),
    )
    return edition, tuple(problems)


def _terms(source: Source, taker: Taker, problems: list[Diagnostic]) -> MappingProxyType[str, tuple[Dated, ...]]:
    terms: dict[str, tuple[Dated, ...]] = {}
    held = taker.table.entries.get("terms")
    table = held.value if held else None
    for key, entry in table.entries.items() if isinstance(table, Table) else ():
        inner = Taker(source, table, problems)
        match entry.value:
            case Atom(value=str() as text, span=span):
                terms[key] = (Dated(text, ALWAYS, span),)
            case Array():
                terms[key] = tuple(_dated(Taker(source, row, problems)) for row in inner.tables(key))
            case _:
                inner.text(key)
    return MappingProxyType(terms)


def _dated(taker: Taker) -> Dated:
    taker.known("text", "from", "until")
    return Dated(taker.text("text", needed=True), taker.validity(), taker.span("text"))


STRENGTHS = ("S", "R", "P", "G", "B", "S-may")
KINDS = ("text", "data", "count", "forbid", "xref", "process")


def read_requirements(source: Source) -> tuple[dict[str, Requirement], tuple[Diagnostic, ...]]:
    """A file of requirements by id."""
    table, found = read_toml(source)
    problems = list(found)
    named = Taker(source, table, problems).named() if table else ()
    requirements = {id_: _requirement(id_, entry, Taker(source, inner, problems)) for id_, entry, inner in named}
    return requirements, tuple(problems)


def _requirement(id_: str, entry: Entry, taker: Taker) -> Requirement:
    taker.known(
        "editions", "from", "until", "documents", "each_document", "applies", "kind", "rule", "strength", "source",
        "addresses", "verified", "in_force", "says", "never", "assertion", "held_by", "by_hand", "stated",
    )  # fmt: skip
    return Requirement(
        id=id_,
        validity=taker.validity(),
        documents=taker.texts("documents", needed=True),
        each_document=taker.yes("each_document"),
        applies=taker.expression("applies"),
        kinds=taker.choices("kind", KINDS),
        rule=taker.text("rule", needed=True),
        strength=taker.choice("strength", STRENGTHS),
        source=taker.text("source", needed=True),
        addresses=taker.texts("addresses"),
        verified=taker.text("verified", needed=True),
        in_force=taker.day("in_force"),
        assertions=tuple(_assertions(taker, entry.key)),
        span=entry.key,
        held_by=taker.text("held_by"),
        by_hand=taker.text("by_hand"),
        stated=tuple(_stated(Taker(taker.source, table, taker.problems)) for table in taker.tables("stated")),
    )


def _stated(taker: Taker) -> Stated:
    taker.known("editions", "from", "until", "rule", "source", "verified", "addresses")
    said = taker.text("rule"), taker.text("source"), taker.text("verified")
    return Stated(*said, taker.texts("addresses"), taker.validity())


def _assertions(taker: Taker, span: Span) -> Iterator[Assertion]:
    """The row's own `says` and `never`, then the dated ones; one without patterns asserts nothing."""
    says, never = taker.texts("says"), taker.texts("never")
    if says or never:
        yield Assertion(says, never, ALWAYS, span)
    for table in taker.tables("assertion"):
        dated = Taker(taker.source, table, taker.problems).known("from", "until", "says", "never")
        yield Assertion(dated.texts("says"), dated.texts("never"), dated.validity(), table.span)


def read_citations(source: Source) -> tuple[dict[str, Citation], tuple[Diagnostic, ...]]:
    """The table of provisions by id."""
    table, found = read_toml(source)
    problems = list(found)
    citations = {}
    for id_, entry, inner in Taker(source, table, problems).named() if table else ():
        taker = Taker(source, inner, problems)
        taker.known("instrument", "also", "provision", "about", "address", "from", "checked", "verified")
        citations[id_] = Citation(
            id=id_,
            instrument=taker.text("instrument", needed=True),
            also=taker.texts("also"),
            provision=taker.text("provision"),
            about=taker.text("about", needed=True),
            address=taker.text("address"),
            since=taker.day("from"),
            checked=taker.day("checked"),
            verified=taker.yes("verified"),
            span=entry.key,
        )
    return citations, tuple(problems)


def read_terminology(source: Source) -> tuple[dict[str, Trap], tuple[Diagnostic, ...]]:
    """The words that mislead, by id."""
    table, found = read_toml(source)
    problems = list(found)
    named = Taker(source, table, problems).named() if table else ()
    return {id_: _trap(id_, entry, Taker(source, inner, problems)) for id_, entry, inner in named}, tuple(problems)


def _trap(id_: str, entry: Entry, taker: Taker) -> Trap:
    taker.known(
        "trap", "documents", "wrong", "inside", "unless", "editions", "from", "until", "severity", "instead", "why",
    )  # fmt: skip
    return Trap(
        id=id_,
        trap=taker.text("trap", needed=True),
        documents=taker.texts("documents"),
        wrong=taker.texts("wrong", needed=True),
        inside=taker.texts("inside"),
        unless=taker.texts("unless"),
        validity=taker.validity(),
        severity=taker.choice("severity", get_args(Gravity)),
        instead=taker.text("instead", needed=True),
        why=taker.text("why", needed=True),
        span=entry.key,
    )


def read_names(source: Source) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The capitalised words that need no definition, of all groups of the file."""
    table, found = read_toml(source)
    problems = list(found)
    named = Taker(source, table, problems).named() if table else ()
    groups = [Taker(source, inner, problems).known("names").texts("names", needed=True) for _, _, inner in named]
    return tuple(name for group in groups for name in group), tuple(problems)
