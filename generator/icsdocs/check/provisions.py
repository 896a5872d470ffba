"""Knows how provisions of law are numbered in words: “sections 223GB to 223N”, “paragraphs 8(2)(a) and (5) and 9”."""

import re
from collections.abc import Iterator

from icsdocs.frozen import changed, frozen

Path = tuple[str, ...]


@frozen
class Item:
    """One number after a word such as “sections”, or a range of them."""

    path: Path
    last: Path
    start: int
    end: int


@frozen
class Unit:
    """A word such as “sections” with its numbers."""

    kind: str
    items: tuple[Item, ...]
    start: int
    end: int


_KINDS = ("section", "schedule", "paragraph", "regulation", "article", "part")
_SUB = r"\((?:\d{1,2}[A-Z]{0,2}|[a-z]{1,4})\)"
_NUMBER = r"(?:\d{1,3}(?:[A-Z]{1,2}\d{0,3}[A-Z]{0,2})?|[IVX]{1,4}[A-Z]?)(?!\w|-(?!\d)|\.\d)"
_JOIN = r"(?:\s*,\s+(?:(?:and|or)\s+)?|\s+(?:and|or|to)\s+|\s?[-–]\s?)"
_UNIT = re.compile(
    r"\b(?P<kind>(?:[Ss]ection|[Ss]chedule|[Pp]aragraph|[Rr]egulation|[Aa]rticle|[Pp]art)s?|[Pp]aras?\.?|"
    r"(?:[Ss]ch|[Rr]eg)s?(?:\.|(?=\s\d))|(?:Ss|ss?)\.|"
    # “s14Z30” and “ss 5 and 6”, but not “the board's 3 members”.
    r"(?<!['’])(?:Ss|ss?)(?=\s?\d))"
    rf"\s*(?P<list>{_NUMBER}(?:{_SUB})*(?:{_JOIN}(?:{_NUMBER}(?:{_SUB})*|(?:{_SUB})+))*)"
)
_TO = ("to", "-", "–")
_LEADING = re.compile(r"\d+")
# Behind “section 3 to 5”, where it is no “section 3 to 5 members”.
_ENDS = re.compile(r"\s+(?:of|in|to)\b|\s*(?:[,.;:)]|$)")
_ITEM = re.compile(rf"(?P<join>{_JOIN})?(?P<number>{_NUMBER})?(?P<subs>(?:{_SUB})*)")


def units_in(text: str) -> Iterator[Unit]:
    """Every word for a kind of provision with its numbers, in reading order."""
    return map(_unit, _UNIT.finditer(text))


def _unit(match: re.Match[str]) -> Unit:
    written = match["kind"].lower().rstrip(".")
    short = "section" if written in ("s", "ss") else written.rstrip("s")
    kind = next(kind for kind in _KINDS if kind.startswith(short))
    items = tuple(_items(match, kind, is_one=written in (kind, "s", "sch", "para", "reg")))
    return Unit(kind, items, match.start(), items[-1].end)


def _items(match: re.Match[str], kind: str, *, is_one: bool) -> Iterator[Item]:
    """The numbers of a unit; after the singular only subsections may follow the first, or the end of a range."""
    held: Item | None = None
    at, end = match.span("list")
    while at < end and (found := _ITEM.match(match.string, at, end)) and found.end() > at:
        subs = tuple(re.findall(_SUB, found["subs"]))
        if held is not None and not _may_follow(held, found, is_one):
            break
        path = (f"{kind} {found['number'].lower()}", *subs) if found["number"] else _beside(held, subs)
        if held is not None and found["join"].strip() in _TO:
            held = changed(held, last=path, end=found.end())
        else:
            if held is not None:
                yield held
            start = match.start() if held is None else found.end("join")
            held = Item(path, path, start, found.end())
        at = found.end()
    assert held is not None
    yield held


def _may_follow(held: Item, found: re.Match[str], is_one: bool) -> bool:
    """Whether another number belongs to a unit too. After the singular it may end a range, but not in “section 75 – 3
    councils”; and no range descends."""
    if not found["number"] or found["join"].strip() not in _TO:
        return not (found["number"] and is_one)
    first, last = (_LEADING.match(number) for number in (held.path[0].split()[-1], found["number"]))
    ascends = not (first and last) or int(first[0]) <= int(last[0])
    is_end = found["join"] in _TO or (found["join"].strip() == "to" and bool(_ENDS.match(found.string, found.end())))
    return ascends and (is_end or not is_one)


def _beside(held: Item | None, subs: Path) -> Path:
    """“8(2)(a) and (5)” is 8(2)(a) and 8(5), “8(2)(a) and (b)” is 8(2)(a) and 8(2)(b)."""
    assert held is not None
    same = (at for at, step in enumerate(held.last) if at and step[1].isdigit() == subs[0][1].isdigit())
    return (*held.last[: next(same, len(held.last))], *subs)
