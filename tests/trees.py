"""Knows how to write down finished trees by hand: numbers, small makers, an empty document."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from icsdocs.document import (
    Block,
    Clause,
    Contents,
    ContentsLine,
    Cover,
    Document,
    Gap,
    Inline,
    Item,
    Label,
    Note,
    Paragraph,
    Part,
    Picture,
    Reference,
    Row,
    Section,
    Series,
    SeriesLevel,
    Text,
    Value,
)
from icsdocs.drawing import Area, Lettering, Spot, Stroke
from icsdocs.source import Span
from icsdocs.walk import plain

HERE = Span("clauses/sample.md", 1, 1, 1, 2)
FACT = Span("configs/sample.toml", 3, 1, 3, 9)

SERIES = (
    Series(
        "body",
        (
            SeriesLevel("%1", "decimal", "Heading 1"),
            SeriesLevel("%1.%2", "decimal", "Heading 2"),
            SeriesLevel("%1.%2.%3", "decimal", "Provision"),
            SeriesLevel("(%4)", "lower-letter", "Item 1"),
            SeriesLevel("(%5)", "lower-roman", "Item 2"),
            SeriesLevel("(%6)", "upper-letter", "Item 3"),
        ),
    ),
    Series("appendix", (SeriesLevel("Appendix %1", "decimal", "Heading 1"),)),
    Series(
        "standing-orders",
        (
            SeriesLevel("%1", "decimal", "Heading 2"),
            SeriesLevel("%1.%2", "decimal", "Provision"),
            SeriesLevel("(%3)", "lower-letter", "Item 1"),
            SeriesLevel("(%4)", "upper-roman", "Item 2"),
        ),
    ),
)

# --- numbers ---------------------------------------------------------------------------------------------------------


@dataclass
class Numbering:
    """Counts the labels of one document while it is written down from top to bottom."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    instances: dict[str, int] = field(default_factory=dict)

    def restart(self, series: str) -> None:
        self.instances[series] = self.instances.get(series, -1) + 1
        self.counts[series] = []

    def label(self, series: str, level: int) -> Label:
        if series not in self.counts:
            self.restart(series)
        counts = [*self.counts[series], *([0] * (level + 1))][: level + 1]
        self.counts[series] = [*(max(count, 1) for count in counts[:-1]), counts[-1] + 1]
        return Label(self._text(series, level), self._full(series, level), series, level, self.instances[series])

    def _text(self, series: str, level: int) -> str:
        levels = next(one.levels for one in SERIES if one.name == series)
        text = levels[level].label
        for at, count in enumerate(self.counts[series][: level + 1]):
            text = text.replace(f"%{at + 1}", spelt(count, levels[at].format))
        return text

    def _full(self, series: str, level: int) -> str:
        levels = next(one.levels for one in SERIES if one.name == series)
        shows_all = all(f"%{at + 1}" in levels[level].label for at in range(level + 1))
        return ("" if shows_all else self._full(series, level - 1)) + self._text(series, level)


def spelt(count: int, number_format: str) -> str:
    """A count as Word prints it in this format: after z comes aa, then bb."""
    match number_format:
        case "decimal":
            return str(count)
        case "lower-letter" | "upper-letter":
            letters = "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26] * ((count - 1) // 26 + 1)
        case _:
            letters, rest = "", count
            for value, digit in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
                letters += digit * (rest // value)
                rest %= value
    return letters.upper() if number_format.startswith("upper") else letters


# --- small makers ----------------------------------------------------------------------------------------------------


def text(words: str) -> Text:
    return Text(words, HERE)


def value(words: str, key: str = "body.legal_name") -> Value:
    return Value(words, key, FACT, HERE)


def gap(number: int, key: str, question: str) -> Gap:
    return Gap(f"[{number}: {question}]", number, key, question, HERE)


def paragraph(address: str, style: str, label: Label | None, *inlines: Inline | str) -> Paragraph:
    return Paragraph(address, style, label, tuple(text(one) if isinstance(one, str) else one for one in inlines), HERE)


def item(address: str, style: str, label: Label, words: str, *more: Block) -> Item:
    return Item(address, (paragraph(address, style, label, words), *more))


def row(address: str, *cells: str | tuple[Inline, ...]) -> Row:
    return Row(address, tuple((text(cell),) if isinstance(cell, str) else cell for cell in cells), HERE)


def clause(address: str, *blocks: Block, notes: tuple[Note, ...] = ()) -> Clause:
    name = address.split("[")[0]
    digest = name.encode().hex().ljust(64, "0")[:64]
    return Clause(address, name, name.replace("-", " ").capitalize(), "required", digest, (), blocks, notes, HERE)


def picture(address: str, caption: str, words: str, drawn: str) -> Picture:
    """A picture with a mark of every kind."""
    marks = (
        Area(5, 5, 1000, 400, "pale", "line", 20),
        Stroke(5, 200, 1005, 200, "blue", 12, True),
        Spot(500, 200, 36, "paper", "blue"),
        Lettering(60, 130, 800, 92, True, "ink", drawn),
    )
    over = paragraph(address, "Body Text", None, caption)
    instead = paragraph(f"{address}.words", "Body Text", None, words)
    return Picture(f"{address}.picture", over, instead, 4590, 410, marks)


def section(address: str, depth: int, label: Label | None, title: str, *parts: Part) -> Section:
    return Section(address, depth, paragraph(address, f"Heading {depth}", label, title), parts)


def reference(before: str, label: Label, after: str, target: str) -> Reference:
    return Reference(before, label.full, after, target, "", HERE)


def headings(parts: tuple[Part, ...]) -> Iterator[Section]:
    for part in parts:
        if isinstance(part, Section):
            yield part
            yield from headings(part.parts)


def contents(parts: tuple[Part, ...]) -> Contents:
    """The contents of some parts, as the compiler would make them."""
    found = [one for one in headings(parts) if one.depth <= 3]
    return Contents(
        tuple(
            ContentsLine(
                one.heading.address,
                one.depth,
                one.heading.label.text if one.heading.label else "",
                plain(one.heading.inlines),
            )
            for one in found
        )
    )


# --- the whole -------------------------------------------------------------------------------------------------------

EMPTY = Document(
    id="constitution",
    type="constitution",
    title="Constitution of NHS Cheshire & Merseyside Integrated Care Board",
    subject="Constitution under section 14Z25 of the NHS Act 2006",
    author="NHS Cheshire & Merseyside <Integrated> Care Board",
    keywords="constitution, integrated care board",
    date="2022-07-01",
    running="NHS Cheshire & Merseyside: Constitution",
    status="Draft 0.3, subject to approval by NHS England",
    watermark="DRAFT",
    final=False,
    system="cheshire-merseyside",
    edition="act-2022",
    as_at="2022-07-01",
    versions=(("icsdocs", "0.1"), ("library", "2022.1")),
    cover=Cover((), ()),
    parts=(),
    series=SERIES,
)
