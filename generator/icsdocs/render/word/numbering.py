"""Knows how numbering series become Word's lists, so that Word counts every number itself."""

import hashlib
from collections.abc import Mapping
from copy import deepcopy

from icsdocs.document import Document, Paragraph, Series, SeriesLevel
from icsdocs.render.word.names import of_series
from icsdocs.render.word.styles import style_ids, style_indents
from icsdocs.render.word.wordml import Element, attribute, element, tag
from icsdocs.walk import printed

# What Word wants before numbers among the properties of a paragraph, and before those among the parts of a style.
PRECEDING = frozenset(map(tag, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")))
PRECEDING_STYLE = frozenset(
    map(
        tag,
        (
            *("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden"),
            *("unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid"),
        ),
    )
)


def add_lists(document: Document, numbering: Element, styles: Element) -> dict[tuple[str, int], int]:
    """Adds one abstract list for each series and one list for each of its instances, beside those that the shell has;
    gives the number of each list. Each paragraph style is bound to the first level that uses it, so that a paragraph
    that somebody adds in Word is numbered too; numbers that the shell gave its styles are taken away."""
    labels = [block.label for block in printed(document) if isinstance(block, Paragraph) and block.label]
    bound = bindings(document, styles)
    indents = style_indents(styles)
    first_abstract = _next(numbering, "abstractNum", "abstractNumId")
    first_number = _next(numbering, "num", "numId")
    keys = list(dict.fromkeys((label.series, label.instance) for label in labels))
    series = {one.name: (number, one) for number, one in enumerate(document.series, first_abstract)}
    # All abstract lists stand before all lists: Word calls any other order damage.
    for at, (number, one) in enumerate(series.values(), len(numbering.findall(tag("abstractNum")))):
        numbering.insert(at, _abstract(number, one, indents, bound))
    lists = {key: number for number, key in enumerate(keys, max(first_number, 1))}
    for (name, instance), number in lists.items():
        abstract, one = series[name]
        numbering.append(_list(number, abstract, len(one.levels) if instance else 0))
    _number_styles(styles, {style: (lists[name, 0], at) for style, (name, at) in bound.items() if (name, 0) in lists})
    return lists


def bindings(document: Document, styles: Element) -> dict[str, tuple[str, int]]:
    """The series and level that each style of a shell, by its id, is bound to: Word lets a style have only one. A style
    that has paragraphs without a number too is bound to none."""
    identities = style_ids(styles)
    paragraphs = (block for block in printed(document) if isinstance(block, Paragraph))
    mixed = {identities.get(one.style.casefold(), "") for one in paragraphs if one.label is None}
    found: dict[str, tuple[str, int]] = {}
    for series in document.series:
        for at, level in enumerate(series.levels):
            style = of_series(identities, level.style, series.name)
            if level.label and style and style not in mixed:
                found.setdefault(style, (series.name, at))
    return found


def _number_styles(styles: Element, numbered: Mapping[str, tuple[int, int]]) -> None:
    """Has each paragraph style number its paragraphs as given; one that is based on such a style says that it does not,
    and what numbers a shell gives its styles is taken away."""
    for style in styles.findall(tag("style")):
        if attribute(style, "type") != "paragraph":
            continue
        for old in style.findall(f"{tag('pPr')}/{tag('numPr')}"):
            old.getparent().remove(old)
        number, level = numbered.get(attribute(style, "styleId"), (0, 0))
        based = style.find(tag("basedOn"))
        if number or (based is not None and attribute(based, "val") in numbered):
            properties = _properties(style)
            before = [one for one in properties if one.tag in PRECEDING]
            levels = (element("ilvl", val=level),) if number else ()
            properties.insert(len(before), element("numPr", *levels, element("numId", val=number)))


def _properties(style: Element) -> Element:
    """A style's own properties for paragraphs, made if it has none."""
    found = style.find(tag("pPr"))
    if found is None:
        found = element("pPr")
        style.insert(len([one for one in style if one.tag in PRECEDING_STYLE]), found)
    return found


def _next(numbering: Element, name: str, key: str) -> int:
    return max((int(attribute(one, key)) for one in numbering.findall(tag(name))), default=-1) + 1


def _abstract(
    number: int, series: Series, indents: Mapping[str, Element], bound: Mapping[str, tuple[str, int]]
) -> Element:
    styles = {at: style for style, (name, at) in bound.items() if name == series.name}
    # Word takes lists with the same nsid for one list when text is pasted between files.
    nsid = hashlib.sha256(series.name.encode()).hexdigest()[:8].upper()
    return element(
        "abstractNum",
        element("nsid", val=nsid),
        element("multiLevelType", val="multilevel"),
        *(
            _level(at, level, of_series(indents, level.style, series.name), styles.get(at, ""))
            for at, level in enumerate(series.levels)
        ),
        abstractNumId=number,
    )


def _level(at: int, level: SeriesLevel, indent: Element | None, style: str) -> Element:
    """A level and the style that is bound to it; its indent is that of the style, which LibreOffice 7.4 would otherwise
    take to be nothing."""
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=_words_name(level.format) if level.label else "none"),
        *((element("pStyle", val=style),) if style else ()),
        *_between(level.label),
        element("lvlText", val=level.label),
        element("lvlJc", val="left"),
        *(() if indent is None else (element("pPr", deepcopy(indent)),)),
        ilvl=at,
    )


def _between(label: str) -> tuple[Element, ...]:
    """What parts a label from its text: a tab for a number; a space for one in words ("Schedule 1"), which a wider font
    than the house style's brings to the very tab, so that the text follows without a gap."""
    if label and " " not in label:
        return ()
    return (element("suff", val="space" if label else "nothing"),)


def _list(number: int, abstract: int, restarted: int) -> Element:
    """A list of an abstract one; with `restarted` levels that begin again at 1."""
    overrides = (element("lvlOverride", element("startOverride", val=1), ilvl=at) for at in range(restarted))
    return element("num", element("abstractNumId", val=abstract), *overrides, numId=number)


def _words_name(number_format: str) -> str:
    """A number format as Word calls it: lower-letter is its lowerLetter."""
    first, _, second = number_format.partition("-")
    return first + second.capitalize()
