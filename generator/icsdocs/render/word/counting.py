"""Knows how Word counts numbered paragraphs, so that the numbers of a finished file can be read without Word."""

from collections.abc import Iterator, Mapping

from lxml import etree

from icsdocs.frozen import frozen
from icsdocs.render.word.wordml import Element, attribute, tag

ROMAN_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
ROMAN_DIGITS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")


@frozen
class Level:
    """One level of a list; it begins again after each paragraph of a level that is less than `restarts_below`."""

    start: int
    format: str
    pattern: str
    restarts_below: int


@frozen
class Lists:
    """The levels of each abstract list; for each list its abstract one and where levels begin afresh; and the list
    and level that a paragraph style itself asks for."""

    levels: Mapping[str, Mapping[int, Level]]
    abstract: Mapping[str, str]
    starts: Mapping[tuple[str, int], int]
    styled: Mapping[str, tuple[str, int]]


@frozen
class Count:
    """A numbered paragraph, its number as printed, and in full context as Word's REF field gives it with \\w."""

    paragraph: Element
    text: str
    full: str


def lists_of(numbering: Element, styles: Element) -> Lists:
    """The lists that the roots of a file's numbering and styles define."""
    lists = numbering.findall(tag("num"))
    return Lists(
        {attribute(one, "abstractNumId"): _levels(one) for one in numbering.findall(tag("abstractNum"))},
        {attribute(one, "numId"): attribute(one.find(tag("abstractNumId")), "val") for one in lists},
        {
            (attribute(one, "numId"), int(attribute(override, "ilvl"))): int(attribute(start, "val"))
            for one in lists
            for override in one.findall(tag("lvlOverride"))
            for start in override.findall(tag("startOverride"))
        },
        _styled(styles),
    )


def _levels(abstract: Element) -> dict[int, Level]:
    return {int(attribute(one, "ilvl")): _level(one) for one in abstract.findall(tag("lvl"))}


def _level(level: Element) -> Level:
    values = {etree.QName(one).localname: attribute(one, "val") for one in level}
    restart = int(values.get("lvlRestart", attribute(level, "ilvl")))
    return Level(int(values.get("start", "0")), values.get("numFmt", "decimal"), values.get("lvlText", ""), restart)


def _styled(styles: Element) -> dict[str, tuple[str, int]]:
    asked = ((style, style.find(f"{tag('pPr')}/{tag('numPr')}")) for style in styles.iter(tag("style")))
    return {attribute(style, "styleId"): _numbered(asks) for style, asks in asked if asks is not None}


def counted(body: Element, lists: Lists) -> Iterator[Count]:
    """Every numbered paragraph of a body in reading order (ECMA-376 part 1, 17.9: counters belong to the abstract
    list, a list may begin a level afresh the first time that it is used, a level restarts after any higher one)."""
    counts: dict[str, dict[int, int]] = {name: {} for name in lists.levels}
    begun: set[tuple[str, int]] = set()
    for paragraph in body.iter(tag("p")):
        number, at = _place(paragraph, lists)
        levels = lists.levels.get(lists.abstract.get(number, ""), {})
        if at not in levels:
            continue
        own = counts[lists.abstract[number]]
        if (number, at) in lists.starts and (number, at) not in begun:
            own[at] = lists.starts[number, at]
        else:
            own[at] = own.get(at, levels[at].start - 1) + 1
        begun.add((number, at))
        for deeper in [one for one in own if one > at and at < levels[one].restarts_below]:
            del own[deeper]
        yield Count(paragraph, _text(levels, own, at), _full(levels, own, at).rstrip("."))


def _place(paragraph: Element, lists: Lists) -> tuple[str, int]:
    """The list and level of a paragraph: its own, else its style's; an empty name is none."""
    properties = paragraph.find(tag("pPr"))
    if properties is None:
        return "", 0
    own = properties.find(tag("numPr"))
    if own is not None:
        return _numbered(own)
    style = properties.find(tag("pStyle"))
    return lists.styled.get("" if style is None else attribute(style, "val"), ("", 0))


def _numbered(properties: Element) -> tuple[str, int]:
    """The list and level that numbering properties name; list 0 is Word's way to say none."""
    number, level = properties.find(tag("numId")), properties.find(tag("ilvl"))
    return "" if number is None else attribute(number, "val"), 0 if level is None else int(attribute(level, "val"))


def _text(levels: Mapping[int, Level], counts: Mapping[int, int], at: int) -> str:
    text = levels[at].pattern
    for place in range(at + 1):
        if place in levels:
            text = text.replace(f"%{place + 1}", spelt(counts.get(place, levels[place].start), levels[place].format))
    return text


def _full(levels: Mapping[int, Level], counts: Mapping[int, int], at: int) -> str:
    shows_all = all(f"%{place + 1}" in levels[at].pattern or not levels[place].pattern for place in range(at + 1))
    above = "" if shows_all or at == 0 else _full(levels, counts, at - 1)
    return above + _text(levels, counts, at)


def spelt(count: int, number_format: str) -> str:
    """A count in one of Word's formats; after z Word writes aa, bb, cc."""
    match number_format:
        case "lowerLetter" | "upperLetter":
            letters = "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26] * ((count - 1) // 26 + 1)
        case "lowerRoman" | "upperRoman":
            letters = _roman(count)
        case "none":
            return ""
        case _:
            return str(count)
    return letters.upper() if number_format.startswith("upper") else letters


def _roman(count: int) -> str:
    letters = ""
    for value, digit in zip(ROMAN_VALUES, ROMAN_DIGITS, strict=True):
        letters += digit * (count // value)
        count %= value
    return letters
