"""Knows how numbering series become Word's lists, so that Word counts every number itself."""

import hashlib
from collections.abc import Mapping
from copy import deepcopy

from icsdocs.document import Document, Paragraph, Series, SeriesLevel, printed
from icsdocs.render.word.names import of_series
from icsdocs.render.word.wordml import Element, attribute, element, tag

FORMATS = {
    "decimal": "decimal",
    "lower-letter": "lowerLetter",
    "lower-roman": "lowerRoman",
    "upper-letter": "upperLetter",
    "upper-roman": "upperRoman",
}


def add_lists(document: Document, numbering: Element, indents: Mapping[str, Element]) -> dict[tuple[str, int], int]:
    """Adds one abstract list for each series and one list for each of its instances, beside those that the shell has;
    gives the number of each list. `indents` are those of the shell's styles, by name in lower case."""
    labels = [block.label for block in printed(document) if isinstance(block, Paragraph) and block.label]
    first_abstract = _next(numbering, "abstractNum", "abstractNumId")
    first_number = _next(numbering, "num", "numId")
    keys = list(dict.fromkeys((label.series, label.instance) for label in labels))
    series = {one.name: (number, one) for number, one in enumerate(document.series, first_abstract)}
    # All abstract lists stand before all lists: Word calls any other order damage.
    for at, (number, one) in enumerate(series.values(), len(numbering.findall(tag("abstractNum")))):
        numbering.insert(at, _abstract(number, one, indents))
    lists = {key: number for number, key in enumerate(keys, max(first_number, 1))}
    for (name, instance), number in lists.items():
        abstract, one = series[name]
        numbering.append(_list(number, abstract, len(one.levels) if instance else 0))
    return lists


def _next(numbering: Element, name: str, key: str) -> int:
    return max((int(attribute(one, key)) for one in numbering.findall(tag(name))), default=-1) + 1


def _abstract(number: int, series: Series, indents: Mapping[str, Element]) -> Element:
    # Word takes lists with the same nsid for one list when text is pasted between files.
    nsid = hashlib.sha256(series.name.encode()).hexdigest()[:8].upper()
    return element(
        "abstractNum",
        element("nsid", val=nsid),
        element("multiLevelType", val="multilevel"),
        *(_level(at, level, of_series(indents, level.style, series.name)) for at, level in enumerate(series.levels)),
        abstractNumId=number,
    )


def _level(at: int, level: SeriesLevel, indent: Element | None) -> Element:
    """A level; its indent is the style's own, which LibreOffice 7.4 would otherwise take to be nothing."""
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=FORMATS[level.format] if level.label else "none"),
        *(() if level.label else (element("suff", val="nothing"),)),
        element("lvlText", val=level.label),
        element("lvlJc", val="left"),
        *(() if indent is None else (element("pPr", deepcopy(indent)),)),
        ilvl=at,
    )


def _list(number: int, abstract: int, restarted: int) -> Element:
    """A list of an abstract one; with `restarted` levels that begin again at 1."""
    overrides = (element("lvlOverride", element("startOverride", val=1), ilvl=at) for at in range(restarted))
    return element("num", element("abstractNumId", val=abstract), *overrides, numId=number)
