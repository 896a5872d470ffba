"""Knows random small documents whose texts are hostile."""

from dataclasses import replace

from hypothesis import strategies as st

from icsdocs.document import (
    Block,
    Clause,
    Cover,
    Document,
    Emphasis,
    Gap,
    Item,
    ItemList,
    Note,
    Paragraph,
    Part,
    Reference,
    Row,
    Section,
    Table,
    Term,
)
from icsdocs.walk import printed
from trees import (
    EMPTY,
    HERE,
    Numbering,
    clause,
    contents,
    picture,
    reference,
    section,
    text,
    value,
)

HOSTILE = (
    "care", "board ", " of ", "&", "<", ">", '"', "'", "&amp;", "<w:p/>", "]]>", "{{ x }}", "{% if %}", "{#", "{_{",
    "}_}", "%1", "\\w", "שלום", "مرحبا", "日本", "e\u0301", "n\u0303\u0323", "co\u00adoperate", "\u00a0", "\u2003",
    "\U0001f469\U0001f3fd\u200d\u2695\ufe0f", "\t", "\n", "ﬁ", "—", "…",
)  # fmt: skip

hostile_texts = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map("".join)

simple_inlines = st.one_of(
    hostile_texts.map(text),
    hostile_texts.map(value),
    hostile_texts.map(lambda words: Term(words, "icb", HERE)),
    hostile_texts.map(lambda words: Gap(f"[1: {words}]", 1, "body.owner", words, HERE)),
    hostile_texts.map(lambda words: Reference("clause ", "7(b)", f" of {words}", "elsewhere", "mou", HERE)),
)
inlines = st.one_of(
    simple_inlines,
    st.builds(Emphasis, st.lists(simple_inlines, min_size=1, max_size=2).map(tuple), st.booleans()),
)
lines = st.lists(inlines, min_size=1, max_size=3).map(tuple)


@st.composite
def _items(draw, numbering: Numbering, address: str, level: int) -> ItemList:
    items = []
    for at in range(1, draw(st.integers(1, 3)) + 1):
        place = f"{address}.{at}"
        first = Paragraph(place, f"Item {level - 2}", numbering.label("body", level), draw(lines), HERE)
        inner = (draw(_items(numbering, place, level + 1)),) if level < 4 and draw(st.booleans()) else ()
        items.append(Item(place, (first, *inner)))
    return ItemList(tuple(items))


@st.composite
def _table(draw, address: str) -> Table:
    columns = draw(st.integers(1, 3))
    cells = st.lists(lines, min_size=columns, max_size=columns).map(tuple)
    rows = tuple(Row(f"{address}.{at}", draw(cells), HERE) for at in range(1, draw(st.integers(1, 3)) + 1))
    aligned = tuple(draw(st.sampled_from(("left", "centre", "right"))) for _ in range(columns))
    return Table(address, draw(hostile_texts), Row(f"{address}.head", draw(cells), HERE), rows, aligned)


@st.composite
def _clause(draw, numbering: Numbering, address: str) -> Clause:
    blocks: list[Block] = []
    for at in range(1, draw(st.integers(1, 2)) + 1):
        place = address if at == 1 else f"{address}.{at}"
        blocks.append(Paragraph(place, "Provision", numbering.label("body", 2), draw(lines), HERE))
        match draw(st.sampled_from(("nothing", "list", "table", "continued"))):
            case "list":
                blocks.append(draw(_items(numbering, f"{place}.list", 3)))
            case "table":
                blocks.append(draw(_table(f"{place}.table")))
            case "continued":
                blocks.append(Paragraph(f"{place}.more", "Provision Continued", None, draw(lines), HERE))
    notes = (Note(address, draw(lines), HERE),) if draw(st.booleans()) else ()
    return clause(address, *blocks, notes=notes)


@st.composite
def _section(draw, numbering: Numbering, address: str, depth: int) -> Section:
    label = numbering.label("body", depth - 1)
    heading = Paragraph(address, f"Heading {depth}", label, draw(lines), HERE)
    parts: list[Part] = []
    for at in range(draw(st.integers(0, 2))):
        if depth < 2 and draw(st.booleans()):
            parts.append(draw(_section(numbering, f"{address}-{at}", depth + 1)))
        elif depth == 2:
            parts.append(draw(_clause(numbering, f"{address}-clause-{at}")))
        else:
            parts.append(picture(f"{address}-picture-{at}", *(draw(hostile_texts) for _ in range(3))))
    return Section(address, depth, heading, tuple(parts))


@st.composite
def documents(draw) -> Document:
    """Small random documents whose labels are those that Word would compute and whose texts are hostile."""
    numbering = Numbering()
    parts = tuple(draw(_section(numbering, f"section-{at}", 1)) for at in range(1, draw(st.integers(1, 3)) + 1))
    cover = Cover(
        tuple(Paragraph(f"cover.{at}", "Cover Line", None, draw(lines), HERE) for at in range(draw(st.integers(0, 2)))),
        tuple(Row(f"cover.fact.{at}", (draw(lines), draw(lines)), HERE) for at in range(draw(st.integers(0, 2)))),
    )
    opening = section("contents", 1, None, "Contents", contents(parts))
    document = replace(
        EMPTY,
        title=draw(hostile_texts),
        running=draw(hostile_texts),
        status=draw(hostile_texts),
        watermark=draw(st.sampled_from(("", "DRAFT", "R&D {{ x }} <"))),
        date=draw(st.sampled_from(("", "2022-07-01"))),
        final=draw(st.booleans()),
        cover=cover,
        parts=(opening, *parts),
    )
    labelled = [one for one in printed(document) if isinstance(one, Paragraph) and one.label]
    targets = draw(st.lists(st.sampled_from(labelled), max_size=3))
    pointers = tuple(reference("see ", one.label, "; ", one.address) for one in targets if one.label)
    last = clause("pointers", Paragraph("pointers", "Body Text", None, (text("References: "), *pointers), HERE))
    return replace(document, parts=(*document.parts, last))
