"""Knows how law is cited in words: instruments by name or number, and their sections, schedules and regulations.

The forms are those of legislation.gov.uk: “section 14Z30(1) of the NHS Act 2006”, “NHS Act 2006, Schedule 1B,
paragraphs 8(2)(a) and (5) and 9”, “regulation 23 of S.I. 2013/218”, “sections 223GB to 223N”.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from icsdocs.check.provisions import Path, Unit, units_in
from icsdocs.frozen import frozen
from icsdocs.phrases import whole_words


@frozen
class Cited:
    """One provision as a text cites it, between two offsets. `path` leads down from the instrument (`schedule 1b`,
    `paragraph 8`, `(2)`), is empty for a whole instrument, and reaches to `last` where a range is cited. `instruments`
    are those that may be meant, the nearest first: just one where the words name it."""

    instruments: tuple[str, ...]
    path: Path
    last: Path
    start: int
    end: int
    is_named: bool


@frozen
class Instrument:
    """An Act or other instrument that a text names."""

    name: str
    start: int
    end: int


Mention = Instrument | Unit

_HAS_NUMBER = re.compile(r"[0-9IVX](?:(?<=[0-9])|[IVX]{0,3}[A-Z]?(?![\w-]))")
_OF = re.compile(r",?\s+(?:of|to|in)\s+(?:the\s+)?")
_OF_THAT = re.compile(r"\s+(?:of|to|in)\s+that\s+[Ss]chedule\b")
_THEN = re.compile(r"\s*[,;]?\s+(?:(?:and|or)\s+)?")
_BEGINNING = re.compile(r"[\s(]*(?:now\s+)?")

_STATUTORY_INSTRUMENT = re.compile(r"S(?<!\w.)\.\s?I\.\s\d{4}/\d+", re.DOTALL)
_YEAR = re.compile(r"\s(?:Act|Regulations|Order|Rules|Directions)\s[12]\d{3}\b")
_LAST_WORD = re.compile(r"(?:\((?:[A-Z]|No\. )[^()\n]{0,60}\)|[\w’'&-]+),?$")
_SMALL = ("and", "of", "in", "to", "for")


def citations_in(
    text: str, names: Mapping[str, str], fallback: Sequence[str] = (), *, is_source: bool = False
) -> Iterator[Cited]:
    """Every provision and instrument that a text cites, in order. `names` gives the instrument of each full and short
    name; `fallback` are the instruments that a provision may belong to where the text names none before it. In a
    `source` line a provision after the name of another document is that document's, and no citation of law."""
    mentions = sorted(_mentions(text, names), key=lambda mention: mention.start)
    reading = _Reading(text, mentions)
    before: list[str] = []
    for at, mention in enumerate(mentions):
        if isinstance(mention, Instrument):
            before.insert(0, mention.name)
            if at not in reading.owners.values():
                yield Cited((mention.name,), (), (), mention.start, mention.end, True)
            continue
        above = reading.parents.get(at)
        if above is None or at in reading.absorbed:
            continue
        owner = reading.owners.get(at)
        if owner is None and is_source and not _begins(text, mention.start):
            continue
        meant = (mentions[owner].name,) if owner is not None else tuple(dict.fromkeys((*before, *fallback)))
        for item in mention.items:
            yield Cited(meant, (*above, *item.path), (*above, *item.last), item.start, item.end, owner is not None)


def may_cite_provision(text: str) -> bool:
    """Whether a text has a number that any provision could have: a quick look that rules most texts out."""
    return _HAS_NUMBER.search(text) is not None


@lru_cache(maxsize=1024)
def provision(text: str) -> tuple[tuple[Path, Path], ...]:
    """The paths, from first to last, of a provision written by itself: “sections 6E and 6F and Schedule 1ZA”; that of a
    whole instrument where nothing is written."""
    if not text:
        return (((), ()),)
    return tuple((cited.path, cited.last) for cited in citations_in(text, {}))


def _begins(text: str, at: int) -> bool:
    return _BEGINNING.fullmatch(text, text.rfind(";", 0, at) + 1, at) is not None


# --- what belongs to what --------------------------------------------------------------------------------------------


class _Reading:
    """For each unit, by its place among the mentions: its owner (the place of the instrument that the words name for
    it), the path above it, and which schedules are only named as the place of a paragraph."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self.text, self.mentions = text, mentions
        self.parents: dict[int, Path] = {}
        self.absorbed: set[int] = set()
        self.owners: dict[int, int] = {}
        self._under: dict[int, int] = {}
        forward = self._forward()
        for at, mention in enumerate(mentions):
            if isinstance(mention, Unit):
                self._own(at, forward)
                self._place(at, mention)

    def _gap(self, at: int) -> str:
        """The words between a mention and the next."""
        return self.text[self.mentions[at].end : self.mentions[at + 1].start] if at + 1 < len(self.mentions) else "."

    def _joins(self, at: int, how: re.Pattern[str]) -> bool:
        return how.fullmatch(self._gap(at)) is not None

    def _forward(self) -> dict[int, int]:
        """The instrument that follows each unit: “section 75 of the NHS Act 2006”, “section 3 and Schedule 1 of …”."""
        forward: dict[int, int] = {}
        for at in reversed(range(len(self.mentions) - 1)):
            if isinstance(self.mentions[at], Instrument):
                continue
            after = self.mentions[at + 1]
            if isinstance(after, Instrument) and self._joins(at, _OF):
                forward[at] = at + 1
            elif isinstance(after, Unit) and at + 1 in forward and (self._joins(at, _OF) or self._joins(at, _THEN)):
                forward[at] = forward[at + 1]
        return forward

    def _own(self, at: int, forward: Mapping[int, int]) -> None:
        follows = at > 0 and self._joins(at - 1, _THEN)
        if forward.get(at) == at + 1:
            self.owners[at] = at + 1
        elif follows and isinstance(self.mentions[at - 1], Instrument) and ";" not in self._gap(at - 1):
            self.owners[at] = at - 1
        elif at in forward:
            self.owners[at] = forward[at]
        elif follows and at - 1 in self.owners:
            self.owners[at] = self.owners[at - 1]

    def _place(self, at: int, unit: Unit) -> None:
        if unit.kind not in ("paragraph", "part"):
            self.parents[at] = ()
            return
        above = self._above(at)
        if above is not None:
            self._under[at] = above
            self.parents[at] = self.mentions[above].items[-1].path
            if above in self.owners:
                self.owners.setdefault(at, self.owners[above])
        elif unit.kind == "part":
            self.parents[at] = ()

    def _above(self, at: int) -> int | None:
        """The schedule that a paragraph or a part stands in: the one it is of, the one just before, or the last one."""
        if self._is_schedule(at + 1) and self._joins(at, _OF):
            self.absorbed.add(at + 1)
            return at + 1
        if self._is_schedule(at - 1) and self._gap(at - 1).strip() == ",":
            self.absorbed.add(at - 1)
            return at - 1
        if at - 1 in self._under and self._joins(at - 1, _THEN):
            return self._under[at - 1]
        unit = self.mentions[at]
        is_of_that = _OF_THAT.match(self.text, unit.end)
        if is_of_that or (isinstance(unit, Unit) and unit.kind == "paragraph"):
            return next((before for before in reversed(range(at)) if self._is_schedule(before)), None)
        return None

    def _is_schedule(self, at: int) -> bool:
        mention = self.mentions[at] if 0 <= at < len(self.mentions) else None
        return isinstance(mention, Unit) and mention.kind == "schedule"


# --- mentions --------------------------------------------------------------------------------------------------------


def _mentions(text: str, names: Mapping[str, str]) -> Iterator[Mention]:
    named = list(instruments_in(text, names))
    yield from named
    for unit in units_in(text) if may_cite_provision(text) else ():
        if not any(one.start < unit.end and unit.start < one.end for one in named):
            yield unit


def instruments_in(text: str, names: Mapping[str, str]) -> Iterator[Instrument]:
    """The instruments that go by a known name or a number, and what else looks like the name of an Act."""
    taken = []
    pattern = whole_words(frozenset(names))
    for match in pattern.finditer(text) if pattern else ():
        taken.append(match.span())
        yield Instrument(names[match[0]], *match.span())
    if not may_cite_provision(text):
        return
    for match in (*_STATUTORY_INSTRUMENT.finditer(text), *_YEAR.finditer(text)):
        start = match.start() if match[0].startswith("S") else _first_word(text, match.start())
        start += text[start].isspace()
        if start < match.end() and not any(begin < match.end() and start < end for begin, end in taken):
            yield Instrument(text[start : match.end()].strip(), start, match.end())


def _first_word(text: str, end: int) -> int:
    """Where the name begins that goes on to an offset: its words are capitalised, but for small ones between them."""
    start = at = end
    while match := _LAST_WORD.search(text, max(0, at - 80), at):
        word = match[0].rstrip(",")
        if word[0].isupper() or word.startswith("("):
            start = match.start()
        elif word not in _SMALL:
            break
        at = match.start()
        if at == 0 or text[at - 1] != " ":
            break
        at -= 1
    return start
