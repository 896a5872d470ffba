"""Knows whether every law that the library cites stands in its table of citations, and was law on a document's day."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from icsdocs import rules
from icsdocs.check.citing import Cited, Path, citations_in, may_cite_provision, provision
from icsdocs.check.flow import Flow, drafted, one_after_the_other, printed_words
from icsdocs.check.links import all_parts
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Clause as PrintedClause
from icsdocs.document import Document, Part, Section, Table
from icsdocs.frozen import frozen
from icsdocs.library import Clause, Definition, Library
from icsdocs.records import Citation
from icsdocs.source import Span
from icsdocs.walk import printed_in

_ENTRY = "Put it right, or add its entry to clauses/citations.toml: icsdocs explain CIT001 shows one."
_KEY = re.compile(r"\d+|[a-z]+")


@frozen
class CitationTable:
    """The citations of a library, by what they cover."""

    citations: tuple[Citation, ...]

    @cached_property
    def names(self) -> dict[str, str]:
        """The instrument that goes by each full or short name."""
        return {name: one.instrument for one in self.citations for name in (one.instrument, *one.also)}

    @cached_property
    def _covered(self) -> dict[str, list[tuple[Path, Path, Citation]]]:
        """What each entry covers, by instrument, the longest path first."""
        covered: dict[str, list[tuple[Path, Path, Citation]]] = {}
        for citation in self.citations:
            entries = covered.setdefault(citation.instrument, [])
            entries.extend((*paths, citation) for paths in provision(citation.provision))
        for entries in covered.values():
            entries.sort(key=lambda one: (-len(one[0]), one[0] != one[1]))
        return covered

    def cited_in_source(self, source: str) -> tuple[Cited, ...]:
        """What a source line cites."""
        if source not in self._of_sources:
            self._of_sources[source] = tuple(citations_in(source, self.names, is_source=True))
        return self._of_sources[source]

    def owners(self, source: str) -> tuple[str, ...]:
        """The instruments that a source line names, in the order of their naming."""
        return tuple(dict.fromkeys(one.instruments[0] for one in self.cited_in_source(source) if one.instruments))

    @cached_property
    def _of_sources(self) -> dict[str, tuple[Cited, ...]]:
        return {}

    def found(self, cited: Cited) -> tuple[Citation, ...]:
        """The entries that cover a cited provision: one, for a range one for each end, or none. A provision without a
        named instrument belongs to the nearest that has an entry for it, else to the only one in the table that has."""
        for instrument in cited.instruments:
            if both := self._both(instrument, cited):
                return both
        if cited.is_named:
            return ()
        others = [both for name in sorted(self._covered) if (both := self._both(name, cited))]
        return others[0] if len(others) == 1 else ()

    def _both(self, instrument: str, cited: Cited) -> tuple[Citation, ...]:
        first, last = self._entry(instrument, cited.path), self._entry(instrument, cited.last)
        return tuple(dict.fromkeys((first, last))) if first and last else ()

    @cached_property
    def _itemised(self) -> set[tuple[str, Path]]:
        """The instruments, schedules and sections of which parts have entries of their own: an entry for the whole
        covers nothing but the whole."""
        every = ((name, first) for name, entries in self._covered.items() for first, _, _ in entries)
        return {(name, first[:depth]) for name, first in every for depth in range(len(first))}

    def _entry(self, instrument: str, path: Path) -> Citation | None:
        for first, last, citation in self._covered.get(instrument, ()):
            is_whole = not first or (instrument, first) in self._itemised
            if first == path if is_whole else _covers(first, last, path):
                return citation
        return None


def _covers(first: Path, last: Path, path: Path) -> bool:
    """Whether an entry from one provision to another covers a path: at it, below it, or between the two."""
    if first == last:
        return path[: len(first)] == first
    depth = len(first) - 1
    if path[:depth] != first[:depth] or len(path) <= depth:
        return False
    return _order(first[depth]) <= _order(path[depth]) <= _order(last[depth])


def _order(step: str) -> tuple[tuple[int, int, str], ...]:
    """Sections in the order of their numbers: 14Z9 before 14Z10, 116ZA before 116A as the statute book has them."""
    pieces = _KEY.findall(step.partition(" ")[2])
    return tuple((int(piece), 0, "") if piece.isdigit() else (0, -piece.count("z"), piece) for piece in pieces)


# --- the library -----------------------------------------------------------------------------------------------------


@frozen
class Stretch:
    """Words that may cite law, whose `source` line may name the instrument that they mean; or such a line itself."""

    flow: Flow
    source: str = ""
    is_source: bool = False

    def cited(self, table: CitationTable) -> Iterator[Cited]:
        if self.is_source:
            yield from table.cited_in_source(self.flow.text)
            return
        # Most words cite no provision, and then it does not matter what their source names.
        fallback = table.owners(self.source) if may_cite_provision(self.flow.text) else ()
        yield from citations_in(self.flow.text, table.names, fallback)


def unknown_citations(library: Library) -> Iterator[Diagnostic]:
    """An error for each provision or instrument that the library cites and its table of citations does not have."""
    table = CitationTable(tuple(library.citations.values()))
    for place in _places(library):
        for cited in place.cited(table):
            if not table.found(cited):
                what = place.flow.text[cited.start : cited.end]
                span = place.flow.span(cited.start, cited.end)
                yield Diagnostic(rules.UNKNOWN_CITATION, _unknown(what, cited), span, _ENTRY)


def unread_citations(library: Library) -> Iterator[Diagnostic]:
    """For each entry of the table that is cited and whose text nobody has read, at the entry."""
    table = CitationTable(tuple(library.citations.values()))
    places: dict[str, list[Span]] = {}
    for place in _places(library):
        for cited in place.cited(table):
            for citation in table.found(cited):
                if not citation.verified:
                    places.setdefault(citation.id, []).append(place.flow.span(cited.start, cited.end))
    for id_, spans in places.items():
        where = "one place" if len(spans) == 1 else f"{len(spans)} places"
        message = f"The text of “{named(library.citations[id_])}” was not read, and it is cited in {where}"
        related = (("the first is here", spans[0]),)
        yield Diagnostic(rules.UNREAD_CITATION, message, library.citations[id_].span, related=related)


def _unknown(what: str, cited: Cited) -> str:
    whose = f" of the {cited.instruments[0]}" if cited.path and cited.instruments else ""
    return f"“{what}”{whose} is not in the table of citations"


def named(citation: Citation) -> str:
    """A citation as people write it."""
    return ", ".join(filter(None, (citation.instrument, citation.provision)))


def _places(library: Library) -> Iterator[Stretch]:
    """Every stretch of words in which the library may cite law: bodies with their notes, source lines, titles,
    definitions and the words of editions."""
    for clause in (*library.clauses.values(), *library.local.values()):
        yield _source(clause)
        yield Stretch(one_after_the_other(map(drafted, all_parts(clause.body, notes=True))), clause.source)
    for definition in library.definitions:
        yield _source(definition)
        yield Stretch(one_after_the_other([drafted(definition.parts)]), definition.source)
    for outline in library.outlines:
        titles = [outline.title, *(line.parts for line in outline.cover), *(entry.title for entry in outline.entries)]
        yield Stretch(one_after_the_other(map(drafted, titles)))
    for edition in library.editions.values():
        for words in (dated for one in edition.terms.values() for dated in one):
            yield Stretch(Flow(((words.text, words.span),)))


def _source(of: Clause | Definition) -> Stretch:
    span = of.span_of("source") if isinstance(of, Clause) else of.span
    return Stretch(Flow(((of.source, span),)), is_source=True)


# --- the documents of a config ---------------------------------------------------------------------------------------


def early_citations(
    document: Document, config: Config, library: Library, table: CitationTable
) -> Iterator[Diagnostic]:
    """An error for each provision that a document cites before it was law, unless in a paragraph with words by which
    the edition speaks of law to come; a warning where only the source of a printed clause does."""
    if all(citation.since is None or citation.since <= config.as_at for citation in library.citations.values()):
        return
    proposed = library.editions[config.edition].cited_as_proposed
    for place in _printed_places(library, document):
        for cited in place.cited(table):
            around = place.flow.paragraph(cited.start)
            if any(words in around for words in proposed):
                continue
            for citation in table.found(cited):
                if citation.since is not None and config.as_at < citation.since:
                    message = _early(citation, citation.since, config.as_at)
                    rule = rules.EARLY_SOURCE if place.is_source else rules.EARLY_CITATION
                    span = place.flow.span(cited.start, cited.end)
                    yield Diagnostic(rule, message, span, related=(("its entry in the table", citation.span),))


def _early(citation: Citation, since: date, as_at: date) -> str:
    return f"“{named(citation)}” is law from {since.isoformat()}, and this config is as at {as_at.isoformat()}"


def _printed_places(library: Library, document: Document) -> Iterator[Stretch]:
    yield _printed((*document.cover.lines, *document.cover.facts))
    for part in _parts(document.parts):
        if not isinstance(part, PrintedClause):
            yield _printed(printed_in(part))
            continue
        clause = library.local.get(part.clause) or library.clauses.get(part.clause)
        if clause:
            yield _source(clause)
        yield _printed(printed_in(part), clause.source if clause else "")


def _printed(blocks: Iterable, source: str = "") -> Stretch:
    return Stretch(one_after_the_other(words for block in blocks for words in printed_words(block)), source)


def _parts(parts: Iterable[Part]) -> Iterator[Part]:
    """Headings, clauses and what the compiler made, but for the tables that quote requirements and questions."""
    for part in parts:
        match part:
            case Section(heading=heading, parts=inner):
                yield heading
                yield from _parts(inner)
            case Table(lists="gaps" | "coverage" | "coverage-by-document" | "coverage-unmet"):
                continue
            case _:
                yield part
