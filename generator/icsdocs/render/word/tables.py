"""Knows how a table becomes a Word table: its header row, its columns' widths and alignment, its name."""

from icsdocs.document import Row, Table, normalised, plain
from icsdocs.render.word.inlines import runs
from icsdocs.render.word.names import Names
from icsdocs.render.word.paragraphs import marked
from icsdocs.render.word.wordml import Element, element

# Word's own names, in the transitional schema that Word writes.
JUSTIFIED = {"left": "left", "centre": "center", "right": "right"}

# What a character of a table takes, about, in twentieths of a point; a capital or a bold one takes more than most.
CHARACTER = 125

# In characters: a cell's padding, the longest text that should stand on one line, the longest that counts in full.
PADDING, SHORT, LONG = 2, 24, 160


def table_element(table: Table, names: Names, width: int) -> Element:
    """A table as wide as the text, its first row marked as header, no row split over two pages."""
    widths = column_widths(table, width)
    style = names.style("House Table")
    properties = element(
        "tblPr",
        *((element("tblStyle", val=style),) if style else ()),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=normalised(table.title)),
        element("tblDescription", val="; ".join(normalised(plain(cell)) for cell in table.header.cells)),
    )
    grid = element("tblGrid", *(element("gridCol", w=one) for one in widths))
    header = _row(table.header, table, names, widths)
    return element("tbl", properties, grid, header, *(_row(row, table, names, widths) for row in table.rows))


def _row(row: Row, table: Table, names: Names, widths: tuple[int, ...]) -> Element:
    is_header = row is table.header
    properties = element("trPr", element("cantSplit"), *((element("tblHeader"),) if is_header else ()))
    style = names.style("Table Heading" if is_header else "Table Text")
    made = element("tr", properties)
    for at, (cell, width, aligned) in enumerate(zip(row.cells, widths, table.aligned, strict=True)):
        inside = list(runs(cell, names))
        content = marked(row.address, inside, names) if at == 0 else inside
        look = element(
            "pPr",
            *((element("pStyle", val=style),) if style else ()),
            *((element("jc", val=JUSTIFIED[aligned]),) if aligned != "left" else ()),
        )
        made.append(element("tc", element("tcPr", element("tcW", w=width, type="dxa")), element("p", look, *content)))
    return made


def column_widths(table: Table, width: int) -> tuple[int, ...]:
    """The width of each column: room for its longest word, what is left by the length of its texts."""
    columns = tuple(zip(*(row.cells for row in (table.header, *table.rows)), strict=True))
    texts = tuple(tuple(normalised(plain(cell)) for cell in column) for column in columns)
    least = tuple(CHARACTER * (PADDING + max(_longest_word(text) for text in column)) for column in texts)
    if sum(least) > width:
        return _shared(width, least)
    wishes = tuple(max(0, max(_wish(text) for text in column) - low) for column, low in zip(texts, least, strict=True))
    extra = _shared(width - sum(least), wishes)
    return tuple(low + more for low, more in zip(least, extra, strict=True))


def _shared(width: int, shares: tuple[int, ...]) -> tuple[int, ...]:
    """A width in parts that are to each other as `shares`; equal parts where nobody asks for any."""
    total = sum(shares)
    parts = [width * share // total if total else width // len(shares) for share in shares]
    parts[-1] += width - sum(parts)
    return tuple(parts)


def _longest_word(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)


def _wish(text: str) -> int:
    """What a text asks of the width: all it needs while it is short, then less and less, since it may wrap."""
    return CHARACTER * (PADDING + min(len(text), SHORT) + min(len(text), LONG) // 3)
