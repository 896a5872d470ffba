"""Knows why a passage of a document is there: its clause, what decided that it is printed, and whose values it prints.

All of it is read from the finished tree, which travels in each Word file, so a document that was sent out long ago can
be asked too. A project at hand only adds what a requirement says and whether the clause has changed since.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from icsdocs.document import Clause, Decisive, Document, Gap, Ground, Paragraph, Part, Row, Section, Table, Term, Value
from icsdocs.library import Library
from icsdocs.report import shown
from icsdocs.show import record
from icsdocs.source import Span
from icsdocs.walk import inlines_of, normalised, plain, printed_in

SHORTEST_PHRASE = 4
LONGEST_VALUE = 70
MARGIN = 13
_APPENDIX = re.compile(r"\b(appendix|annex|schedule|section|paragraph|clause|standing order)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """One printed paragraph or table row with what it stands in, outermost heading first; `near` is the number before
    it that a reader goes by where it has none of its own, or else the words of its heading."""

    document: Document
    block: Paragraph | Row
    sections: tuple[Section, ...]
    clause: Clause | None
    table: Table | None
    near: str = ""

    @property
    def number(self) -> str:
        """The full number of the paragraph; empty where it has none."""
        return _number(self.block)

    @property
    def place(self) -> str:
        """Where a reader finds it: its number, or what is `near`."""
        return self.number or self.near or self.block.address

    @property
    def is_heading(self) -> bool:
        return bool(self.sections) and self.block is self.sections[-1].heading

    @property
    def text(self) -> str:
        cells = (self.block.inlines,) if isinstance(self.block, Paragraph) else self.block.cells
        return normalised(" | ".join(plain(cell) for cell in cells))

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Why it is printed: what decided over its place, its clause, and the lines in which it is drafted."""
        holder = self.clause or (self.sections[-1] if self.sections else None)
        return tuple(ground for ground in holder.grounds if self._is_under(ground)) if holder else ()

    def _is_under(self, ground: Ground) -> bool:
        is_within = self.block.address.startswith((f"{ground.within}.", f"{ground.within}[")) if ground.within else True
        line = self.block.origin.line
        return is_within and (not ground.first_line or ground.first_line <= line <= ground.last_line)


# --- finding a passage -----------------------------------------------------------------------------------------------


def passages(document: Document) -> Iterator[Passage]:
    """Every paragraph and row of a document in reading order."""
    for block in (*document.cover.lines, *document.cover.facts):
        yield Passage(document, block, (), None, None, "the cover")
    for part in document.parts:
        yield from _within(document, part, ())


def _within(document: Document, part: Part, above: tuple[Section, ...]) -> Iterator[Passage]:
    match part:
        case Section(heading=heading, parts=parts):
            inside = (*above, part)
            yield Passage(document, heading, inside, None, None)
            for inner in parts:
                yield from _within(document, inner, inside)
        case _:
            clause = part if isinstance(part, Clause) else None
            table = part if isinstance(part, Table) else None
            near = (_number(above[-1].heading) or f"“{normalised(plain(above[-1].heading.inlines))}”") if above else ""
            for block in printed_in(part):
                yield Passage(document, block, above, clause, table, near)
                near = _number(block) or near


def _number(block: Paragraph | Row) -> str:
    return block.label.full if isinstance(block, Paragraph) and block.label else ""


def found(asked: str, documents: Iterable[Document]) -> list[Passage]:
    """The passages that are meant by an address, a number as it is printed or cited ("3.4.2(a)", "Appendix 2"), or
    some of their words. Of several kinds of match the exact one counts; but a heading's words are also what its
    paragraphs are about, so that they find these too."""
    every = [passage for document in documents for passage in passages(document)]
    words = normalised(asked).strip("“”\"'").strip()
    exact = [passage for passage in every if passage.block.address == words]
    numbered = exact or _numbered(words, every)
    if numbered:
        return numbered
    phrase = words.casefold()
    says = _whole_words(phrase).search
    quoted = [passage for passage in every if len(phrase) >= SHORTEST_PHRASE and says(passage.text.casefold())]
    whole = [passage for passage in quoted if passage.text.casefold() == phrase and not passage.is_heading]
    return whole or quoted


def _whole_words(phrase: str) -> re.Pattern[str]:
    """A phrase that neither begins nor ends inside a word."""
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(f"{before}{re.escape(phrase)}{after}")


def _numbered(words: str, every: list[Passage]) -> list[Passage]:
    same = [passage for passage in every if passage.number and passage.number.casefold() == words.casefold()]
    bare = _APPENDIX.sub("", words).strip(" .")
    return same or [p for p in every if p.number and p.number.casefold() == bare.casefold()]


def candidates(several: Iterable[Passage], width: int) -> str:
    """A line for each of several passages, by which it can be asked for alone."""
    lines = []
    for passage in several:
        room = max(20, width - len(passage.block.address) - len(passage.document.id) - len(passage.number) - 6)
        text = passage.text if len(passage.text) <= room else f"{passage.text[: room - 1]}…"
        lines.append(shown(f"  {passage.document.id} {passage.block.address}  {passage.number}  {text}"))
    return "\n".join(lines)


# --- telling why -----------------------------------------------------------------------------------------------------


def told(passage: Passage, library: Library, *, sent: bool, own: bool) -> Iterator[tuple[str, str]]:
    """What is known of a passage, as rows of a label and words. Of a document that was `sent` out it is told whether
    the clause has changed since; `own` says whether the library is the project's, so that a clause may have gone."""
    number = f" {passage.number}" if passage.number else ""
    where = " > ".join(_heading(section) for section in passage.sections)
    yield "Document", f"{passage.document.id}{number}: {passage.document.title}"
    if where:
        yield "Under", where
    yield "Words", passage.text
    yield from _source(passage)
    if sent and passage.clause is not None:
        yield "Since then", _changed(passage.clause, library, own)
    for ground in passage.grounds:
        yield from _ground(ground)
    yield from _values(passage)
    if passage.clause is not None:
        yield from _authority(passage.clause, library)


def _heading(section: Section) -> str:
    label = f"{section.heading.label.full} " if section.heading.label else ""
    return f"{label}{normalised(plain(section.heading.inlines))}"


def _source(passage: Passage) -> Iterator[tuple[str, str]]:
    place = f"{passage.block.origin.file}:{passage.block.origin.line}"
    clause = passage.clause
    if clause is None:
        yield "Drafted", f"{place} ({_made(passage)})"
        if passage.table is not None and passage.table.lists == "definitions":
            yield from _used(passage)
        return
    yield "Clause", f"{clause.clause}: {clause.title} ({clause.status})"
    yield "Drafted", place


def _made(passage: Passage) -> str:
    match passage:
        case Passage(table=Table(lists="definitions")):
            return "a definition"
        case Passage(table=Table(lists=kind)) if kind:
            return f"icsdocs makes this list of {kind}"
        case Passage(sections=()):
            return "the cover"
        case _:
            return "the outline"


def _used(passage: Passage) -> Iterator[tuple[str, str]]:
    term = passage.block.address.rpartition(".")[2]
    for other in passages(passage.document):
        is_used = any(isinstance(inline, Term) and inline.term == term for inline in inlines_of(other.block))
        if is_used and other.table is not passage.table:
            yield "Because", f"the document uses the term, first in {other.place} ({_place(other.block.origin)})"
            return


def _changed(clause: Clause, library: Library, own: bool) -> str:
    now = library.local.get(clause.clause) or library.clauses.get(clause.clause)
    if now is None:
        return "the project has no such clause any more" if own else "the library has no such clause"
    if now.digest == clause.digest:
        return "the clause has not changed"
    return f"the clause has changed: this is {clause.digest[:8]}, and now it is {now.digest[:8]}"


def _ground(ground: Ground) -> Iterator[tuple[str, str]]:
    labels = {
        "condition": "Because", "repetition": "Repeated", "alternative": "Alternative", "included": "Included",
    }  # fmt: skip
    yield labels[ground.kind], f"{ground.says} ({_place(ground.origin)})"
    for fact in ground.facts:
        yield "", _fact(fact, ground)


def _fact(fact: Decisive, ground: Ground) -> str:
    if ground.kind == "alternative":
        return f"not {fact.key} ({_place(fact.origin)}): {fact.says}"
    return f"{fact.key} is {_cut(fact.says)} ({_place(fact.origin)})"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_VALUE else f"{words[:LONGEST_VALUE]}…"


def _values(passage: Passage) -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for inline in inlines_of(passage.block):
        match inline:
            case Value(text, key, origin) if (key, text) not in seen:
                seen.add((key, text))
                yield "Value", f"“{_cut(text)}” is {key} ({_place(origin)})"
            case Gap(key=key, question=question) if (key, "") not in seen:
                seen.add((key, ""))
                yield "Open", f"{key} is not known: {question}"


def _authority(clause: Clause, library: Library) -> Iterator[tuple[str, str]]:
    for id_ in clause.meets:
        known = library.requirements.get(id_)
        yield "Meets", f"{id_}: {known.rule} [{known.source}]" if known else id_
    if clause.source:
        yield "Source", clause.source
    drafted = library.local.get(clause.clause) or library.clauses.get(clause.clause)
    if drafted is not None and drafted.digest == clause.digest:
        yield from ((label, words) for label, words in record(drafted) if words)


def _place(span: Span) -> str:
    return f"{span.file}:{span.line}"


def rows(pairs: Iterable[tuple[str, str]], width: int) -> str:
    """Rows of a label and words, for a terminal of so many columns; a row without a label belongs to the one before."""
    lines = []
    for label, words in pairs:
        indent = " " * (MARGIN if label else MARGIN + 2)
        first = f"{label:<{MARGIN}}" if label else indent
        lines += wrap(
            shown(words), max(width, 40), initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
        )
    return "\n".join(lines)
