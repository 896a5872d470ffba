"""Knows the passages of a document, each printed paragraph and row with what it stands in, and which one is meant."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from icsdocs.document import Clause, Document, Ground, Paragraph, Part, Reference, Row, Section, Table
from icsdocs.frozen import frozen
from icsdocs.report import shown
from icsdocs.walk import inlines_of, normalised, plain, printed_in

SHORTEST_PHRASE = 4
# What Word may print for the last word of a number when it counts again.
_COUNTED = r"[\w.()/-]+"
_STANDING_ORDER = re.compile(r"^so\s+(?=\d)")
_APPENDIX = re.compile(r"\b(appendix|annex|schedule|section|paragraph|clause|standing order)\s+", re.IGNORECASE)


@frozen
class Edited:
    """How a passage stands in a Word file that somebody edited: its words and number there, and the headings over it,
    outermost first. One that was `taken out` keeps what it had; one that was `added` is in no clause; one that was
    `copied` is of the clause of the passage whose words it repeats or holds a part of; one that was `moved` once stood
    `behind` other words."""

    text: str
    number: str
    under: tuple[str, ...]
    how: Literal["kept", "moved", "added", "copied", "taken out"] = "kept"
    behind: str = ""


@frozen
class Passage:
    """One printed paragraph or table row with what it stands in, outermost heading first; `near` is the number before
    it that a reader goes by where it has none of its own, or else the words of its heading; `edited` is None unless
    it is in a file that was edited after icsdocs wrote it."""

    document: Document
    block: Paragraph | Row
    sections: tuple[Section, ...]
    clause: Clause | None
    table: Table | None
    near: str = ""
    edited: Edited | None = None

    @property
    def number(self) -> str:
        """The full number of the paragraph; empty where it has none."""
        return self.edited.number if self.edited else self.first_number

    @property
    def first_number(self) -> str:
        """Its number in the document as icsdocs wrote it."""
        return _number(self.block)

    @property
    def citation(self) -> str:
        """Its number as its own document cites it: "Standing Order 4.2"; empty where it has none."""
        before, after = self.block.label.around if isinstance(self.block, Paragraph) and self.block.label else ("", "")
        return f"{before}{self.number}{after}" if self.number else ""

    @property
    def place(self) -> str:
        """Where a reader finds it: its number, or what is `near`."""
        return self.number or self.near or self.block.address

    @property
    def is_heading(self) -> bool:
        return bool(self.sections) and self.block is self.sections[-1].heading

    @property
    def is_gone(self) -> bool:
        """Whether somebody took it out of the file."""
        return self.edited is not None and self.edited.how == "taken out"

    @property
    def is_added(self) -> bool:
        """Whether somebody put it into the file, in words of their own or of icsdocs."""
        return self.edited is not None and self.edited.how in ("added", "copied")

    @property
    def under(self) -> tuple[str, ...]:
        """The headings over it with their numbers, its own among them where it is one."""
        headings = (section.heading for section in self.sections)
        first = tuple(titled(_number(one), normalised(plain(one.inlines))) for one in headings)
        return self.edited.under if self.edited else first

    @property
    def text(self) -> str:
        return self.edited.text if self.edited else self.first_text

    @property
    def first_text(self) -> str:
        """Its words in the document as icsdocs wrote it."""
        cells = (self.block.inlines,) if isinstance(self.block, Paragraph) else self.block.cells
        return normalised(" | ".join(plain(cell) for cell in cells))

    @property
    def is_reworded(self) -> bool:
        """Whether somebody changed its words in the file, but for the numbers of references, which Word counts
        again."""
        if self.text == self.first_text:
            return False
        pattern, rest = "", self.first_text
        for one in inlines_of(self.block):
            is_counted = isinstance(one, Reference) and not one.document
            if is_counted and (said := normalised(one.before + one.number)) in rest:
                before, _, rest = rest.partition(said)
                kept = said.removesuffix(normalised(one.number).rpartition(" ")[2])
                pattern += re.escape(before + kept) + _COUNTED
        return not re.fullmatch(pattern + re.escape(rest), self.text)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Why it is printed: what decided over its place, its clause, and the lines in which it is drafted."""
        holder = self.clause or (self.sections[-1] if self.sections else None)
        return tuple(ground for ground in holder.grounds if self._is_under(ground)) if holder else ()

    def _is_under(self, ground: Ground) -> bool:
        own, within = self.block.address, ground.within
        is_within = not within or own == within or own.startswith((f"{within}.", f"{within}["))
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


def titled(number: str, words: str) -> str:
    """A heading with its number before it, if it has one."""
    return f"{number} {words}".lstrip()


def _number(block: Paragraph | Row) -> str:
    return block.label.full if isinstance(block, Paragraph) and block.label else ""


def by_number(asked: str, every: Sequence[Passage]) -> list[Passage]:
    """The passages among some that are meant by an address, or by a number as it is printed or cited ("3.4.2(a)",
    "Appendix 2")."""
    words = _bare(asked)
    addressed = [passage for passage in every if passage.block.address == words and not passage.is_added]
    return addressed or _numbered(words, every)


def by_words(asked: str, every: Sequence[Passage]) -> list[Passage]:
    """The passages among some that are meant by some of their words. All their words count for more; but a heading's
    words are also what its paragraphs are about, so that they find these too."""
    phrase = _bare(asked).casefold()
    says = bounded(phrase).search
    quoted = [passage for passage in every if len(phrase) >= SHORTEST_PHRASE and says(passage.text.casefold())]
    whole = [passage for passage in quoted if passage.text.casefold() == phrase and not passage.is_heading]
    return whole or quoted


def _bare(asked: str) -> str:
    return normalised(asked).strip("“”\"'").strip()


def bounded(phrase: str) -> re.Pattern[str]:
    """A phrase that neither begins nor ends inside a word."""
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    return re.compile(f"{before}{re.escape(phrase)}{after}")


def _numbered(words: str, every: Sequence[Passage]) -> list[Passage]:
    """By a number alone, else as the document itself cites it, else by the number whatever word is before it."""
    numbered = [passage for passage in every if passage.number]
    asked = _STANDING_ORDER.sub("standing order ", words.casefold())
    bare = _APPENDIX.sub("", asked).strip(" .")
    return (
        [passage for passage in numbered if passage.number.casefold() == asked]
        or [passage for passage in numbered if passage.citation.casefold() == asked]
        or [passage for passage in numbered if passage.number.casefold() == bare]
    )


def candidates(several: Sequence[Passage], width: int) -> str:
    """A line for each of several passages, by which it can be asked for alone; where some have the same number, all
    have it as their document cites it."""
    lines = []
    numbers = Counter((passage.document.id, passage.number) for passage in several if passage.number)
    is_cited = any(count > 1 for count in numbers.values())
    for passage in several:
        number = passage.citation if is_cited else passage.number
        address = "" if passage.is_added else passage.block.address
        room = max(20, width - len(address) - len(passage.document.id) - len(number) - 6)
        text = passage.text if len(passage.text) <= room else f"{passage.text[: room - 1]}…"
        lines.append(shown(f"  {passage.document.id} {address}  {number}  {text}"))
    return "\n".join(lines)
