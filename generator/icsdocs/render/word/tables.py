"""Knows how a table becomes a Word table: its header row, its alignment, its name, what stays on one page."""

from icsdocs.document import Inline, Row, Table
from icsdocs.render.columns import SIGNED_ROW, Measure, column_widths, is_signed, is_tall
from icsdocs.render.word.inlines import runs
from icsdocs.render.word.names import Names
from icsdocs.render.word.paragraphs import marked
from icsdocs.render.word.wordml import Element, element
from icsdocs.walk import normalised, plain, stands_for_row

# Word's own names, in the transitional schema that Word writes.
JUSTIFIED = {"left": "left", "centre": "center", "right": "right"}

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
    made = element("tbl", properties, grid, _row(table.header, table, names, widths, whole=True, kept=True))
    last, signed = len(table.rows) - 1, is_signed(table)
    for at, row in enumerate(table.rows):
        kept = at < last and (last < FEW or at in (0, last - 1))
        shown = _shown(row, table, widths)
        whole = not is_tall([plain(cell) for cell, _, _ in shown], [width for _, width, _ in shown], measure)
        made.append(_row(row, table, names, widths, whole=whole, kept=kept, signed=signed))
    return made


def _row(
    row: Row, table: Table, names: Names, widths: tuple[int, ...], *, whole: bool, kept: bool, signed: bool = False
) -> Element:
    """A row; `whole` on one page, `kept` on the page of the row after it, `signed` tall enough for a hand."""
    is_header = row is table.header
    style = names.style("Table Heading" if is_header else "Table Text")
    made = element("tr")
    uncut = (element("cantSplit"),) if whole else ()
    tall = (element("trHeight", val=SIGNED_ROW, hRule="atLeast"),) if signed else ()
    heads = (element("tblHeader"),) if is_header else ()
    if traits := (*uncut, *tall, *heads):
        made.append(element("trPr", *traits))
    span = len(widths) if stands_for_row(row) else 1
    for at, (cell, width, aligned) in enumerate(_shown(row, table, widths)):
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


def _shown(row: Row, table: Table, widths: tuple[int, ...]) -> tuple[tuple[tuple[Inline, ...], int, str], ...]:
    """The cells of a row as drawn, each with its width and alignment."""
    if stands_for_row(row):
        return ((row.cells[0], sum(widths), "left"),)
    return tuple(zip(row.cells, widths, table.aligned, strict=True))
