"""Knows how a table becomes a Word table: its header row, its alignment, its name, what stays on one page."""

from icsdocs.document import Row, Table
from icsdocs.render.columns import SIGNED_ROW, Measure, column_widths, is_signed
from icsdocs.render.word.inlines import runs
from icsdocs.render.word.names import Names
from icsdocs.render.word.paragraphs import marked
from icsdocs.render.word.wordml import Element, element
from icsdocs.walk import normalised, plain, stands_for_row

# Word's own names, in the transitional schema that Word writes.
JUSTIFIED = {"left": "left", "centre": "center", "right": "right"}

# A row with more letters, counted as if its fullest cell were as wide as the page, may be split over two pages.
TOGETHER = 1800

# A table of so few rows, its header not counted, stays on one page.
FEW = 4


def table_element(table: Table, names: Names, measure: Measure) -> Element:
    """A table as wide as the text, its first row marked as header, no short row split over two pages, no row alone on
    one."""
    widths = column_widths(table, measure)
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
    made = element("tbl", properties, grid, _row(table.header, table, names, widths, kept=True))
    last, signed = len(table.rows) - 1, is_signed(table)
    for at, row in enumerate(table.rows):
        kept = at < last and (last < FEW or at in (0, last - 1))
        made.append(_row(row, table, names, widths, kept=kept, signed=signed))
    return made


def _row(
    row: Row, table: Table, names: Names, widths: tuple[int, ...], *, kept: bool, signed: bool = False
) -> Element:
    """A row; `kept` on the page of the row after it, `signed` tall enough for a hand."""
    is_header = row is table.header
    style = names.style("Table Heading" if is_header else "Table Text")
    made = element("tr")
    whole = (element("cantSplit"),) if is_header or _is_short(row) else ()
    tall = (element("trHeight", val=SIGNED_ROW, hRule="atLeast"),) if signed else ()
    heads = (element("tblHeader"),) if is_header else ()
    if traits := (*whole, *tall, *heads):
        made.append(element("trPr", *traits))
    span = len(widths) if stands_for_row(row) else 1
    shown = ((row.cells[0], sum(widths), "left"),) if span > 1 else zip(row.cells, widths, table.aligned, strict=True)
    for at, (cell, width, aligned) in enumerate(shown):
        inside = list(runs(cell, names))
        content = marked(row.address, inside, names) if at == 0 else inside
        look = element(
            "pPr",
            *((element("pStyle", val=style),) if style else ()),
            *((element("keepNext"),) if kept else ()),
            *((element("jc", val=JUSTIFIED[aligned]),) if aligned != "left" else ()),
        )
        across = (element("gridSpan", val=span),) if span > 1 else ()
        properties = element("tcPr", element("tcW", w=width, type="dxa"), *across)
        made.append(element("tc", properties, element("p", look, *content)))
    return made


def _is_short(row: Row) -> bool:
    return max(len(plain(cell)) for cell in row.cells) * len(row.cells) <= TOGETHER
