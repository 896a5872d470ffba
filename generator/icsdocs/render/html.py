"""Knows a finished document as one HTML page: self-contained, every block under its address, readable without sight."""

import re
import unicodedata
from collections.abc import Iterator
from html import escape
from string import Template
from typing import assert_never
from urllib.parse import quote

from icsdocs.document import (
    Block,
    Clause,
    Contents,
    ContentsLine,
    Cover,
    Document,
    Emphasis,
    Gap,
    Inline,
    Item,
    ItemList,
    Label,
    Note,
    Paragraph,
    Part,
    Picture,
    Reference,
    Row,
    Section,
    Table,
    Term,
    Text,
    Value,
)
from icsdocs.frozen import frozen
from icsdocs.render.addresses import linked
from icsdocs.render.columns import Measure, column_widths, is_signed
from icsdocs.render.svg import TONES, Tones, render_svg
from icsdocs.walk import is_in_words, stands_for_row

TITLE_STYLES = {"title", "cover-title"}
DEEPEST = 6
HOUSE = Measure()

# The class of what a gap asks, beside the document's own words.
QUESTION = "question"


@frozen
class _Manner:
    """What a page prints beside the words: whether notes for drafters; how wide the columns of tables are; the colours
    of pictures."""

    notes: bool
    measure: Measure
    tones: Tones


def render_html(
    document: Document, page: str, style: str, measure: Measure = HOUSE, *, tones: Tones = TONES
) -> str:
    """The document as one file. `page` is the shell with $title, $author, $subject, $keywords, $running, $status,
    $watermark, $style, $cover and $body to be filled; `style` is a stylesheet, put in as it is. Notes for drafters
    stand after the blocks they are about, unless the document is final. The columns of tables share the page as on a
    sheet of this measure; pictures are drawn in `tones`."""
    facts = ("title", "author", "subject", "keywords", "running", "status", "watermark")
    words = {name: _text(getattr(document, name)) for name in facts}
    body = _parts(document.parts, 2, "", _Manner(not document.final, measure, tones))
    return Template(page).safe_substitute(words, style=style, cover=_cover(document.cover), body=body)


def slug(style: str) -> str:
    """A style's name as a CSS class: "Heading 1" is heading-1."""
    return re.sub(r"\W+", "-", style.lower()).strip("-")


# --- cover -----------------------------------------------------------------------------------------------------------


def _cover(cover: Cover) -> str:
    titles = [line for line in cover.lines if slug(line.style) in TITLE_STYLES] or list(cover.lines)
    lines = "\n".join(_paragraph(line, "h1" if line is titles[0] else "p") for line in cover.lines)
    rows = "\n".join(_fact(row) for row in cover.facts)
    return f'{lines}\n<table class="facts">\n<tbody>\n{rows}\n</tbody>\n</table>' if rows else lines


def _fact(row: Row) -> str:
    label, *words = row.cells
    cells = "".join(f"<td>{_inlines(cell)}</td>" for cell in words)
    return f'<tr{_id(row.address)}><th scope="row">{_inlines(label)}</th>{cells}</tr>'


# --- parts -----------------------------------------------------------------------------------------------------------


def _parts(parts: tuple[Part, ...], level: int, heading: str, manner: _Manner) -> str:
    """Parts under the heading at address `heading`, where headings are to have `level`."""
    return "\n".join(_part(part, level, heading, manner) for part in parts)


def _part(part: Part, level: int, heading: str, manner: _Manner) -> str:
    match part:
        case Section(heading=title, parts=parts):
            inner = _parts(parts, level + 1, title.address, manner)
            kind = "contents-section" if any(isinstance(part, Contents) for part in parts) else "section"
            return f'<section class="{kind}">\n{_paragraph(title, f"h{min(level, DEEPEST)}")}\n{inner}\n</section>'
        case Clause():
            return _clause(part, manner)
        case Contents(lines):
            name = f' aria-labelledby="{escape(heading)}"' if heading else ""
            inner = "\n".join(map(_contents_line, lines))
            return f'<nav class="contents"{name}>\n<ol>\n{inner}\n</ol>\n</nav>'
        case Picture():
            return _picture(part, manner.tones)
        case Paragraph() | ItemList() | Table():
            return _block(part, manner.measure)
        case _:
            assert_never(part)


def _picture(picture: Picture, tones: Tones) -> str:
    """A picture that can be moved sideways, also by keyboard, where the screen is narrow."""
    name = picture.caption.address
    drawing = render_svg(picture, tones)
    scrolled = f'<div class="drawing" tabindex="0" role="group" aria-labelledby="{escape(name)}">\n{drawing}\n</div>'
    return f'<div class="picture">\n{_paragraph(picture.caption, "p")}\n{scrolled}\n</div>'


def _contents_line(line: ContentsLine) -> str:
    label = f'<span class="label">{_text(line.label)}</span> ' if line.label else ""
    return f'<li class="depth-{line.depth}">{label}<a href="{_href(line.target)}">{_text(line.text)}</a></li>'


def _clause(clause: Clause, manner: _Manner) -> str:
    waiting = list(clause.notes) if manner.notes else []
    pieces = []
    for block in clause.blocks:
        here = set(_addresses(block))
        pieces.append(_block(block, manner.measure))
        pieces.extend(_note(note) for note in waiting if note.anchor in here)
        waiting = [note for note in waiting if note.anchor not in here]
    inner = "\n".join(pieces + [_note(note) for note in waiting])
    facts = {"clause": clause.clause, "digest": clause.digest, "status": clause.status}
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in facts.items())
    return f'<div class="clause"{attributes}>\n{inner}\n</div>'


def _note(note: Note) -> str:
    return f'<aside class="note" data-anchor="{escape(note.anchor)}"><p>{_inlines(note.inlines)}</p></aside>'


# --- blocks ----------------------------------------------------------------------------------------------------------


def _block(block: Block, measure: Measure) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, "p")
        case ItemList(items):
            inner = "\n".join(_item(item, measure) for item in items)
            return f'<ol class="items" type="{_numbering(items)}">\n{inner}\n</ol>'
        case Table():
            return _table(block, measure)
        case _:
            assert_never(block)


def _paragraph(paragraph: Paragraph, tag: str) -> str:
    label = _label(paragraph.label, paragraph.address)
    series = f" labelled series-{slug(paragraph.label.series)}" if label and paragraph.label else ""
    wide = " in-words" if is_in_words(paragraph.label) else ""
    kind = slug(paragraph.style) + series + wide
    return f'<{tag}{_id(paragraph.address)} class="{kind}">{label}{_inlines(paragraph.inlines)}</{tag}>'


def _label(label: Label | None, address: str) -> str:
    """A block's number, which links to the block so that a reader can copy its place."""
    if not label or not label.text:
        return ""
    return f'<span class="label"><a href="{_href(address)}">{_text(label.text)}</a></span> '


def _numbering(items: tuple[Item, ...]) -> str:
    """How a list is numbered, as HTML has it: 1, a, A, i or I, told from the first item's label."""
    block = items[0].blocks[0] if items and items[0].blocks else None
    label = block.label.text if isinstance(block, Paragraph) and block.label else ""
    letters = re.sub(r"[\W\d_]", "", label)
    return "1" if not letters else letters if letters in ("i", "I") else "a" if letters.islower() else "A"


def _item(item: Item, measure: Measure) -> str:
    return "<li>\n" + "\n".join(_block(block, measure) for block in item.blocks) + "\n</li>"


def _table(table: Table, measure: Measure) -> str:
    """A table that can be scrolled sideways, also by keyboard, where the screen is narrow."""
    title = _text(table.title)
    name = f' role="group" aria-label="{title}"' if title else ""
    caption = f"<caption>{title}</caption>\n" if title else ""
    head = _row(table.header, table.aligned, "th")
    rows = "\n".join(_row(row, table.aligned, "td") for row in table.rows)
    inner = f"{caption}{_columns(table, measure)}<thead>\n{head}\n</thead>\n<tbody>\n{rows}\n</tbody>"
    kind = " ".join(filter(None, ("wide", table.lists, "signed" if is_signed(table) else "")))
    return f'<div class="{kind}" tabindex="0"{name}>\n<table>\n{inner}\n</table>\n</div>'


def _columns(table: Table, measure: Measure) -> str:
    """The columns with their shares of the table's width."""
    shares = (f'<col style="width: {100 * width / measure.width:.2f}%">' for width in column_widths(table, measure))
    return f"<colgroup>{''.join(shares)}</colgroup>\n"


def _row(row: Row, aligned: tuple[str, ...], tag: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    if stands_for_row(row):
        return f'<tr{_id(row.address)}><{tag} colspan="{len(row.cells)}">{_inlines(row.cells[0])}</{tag}></tr>'
    sides = aligned + ("left",) * len(row.cells)
    cells = "".join(
        f'<{tag}{scope} class="{side}">{_inlines(cell)}</{tag}>' for cell, side in zip(row.cells, sides, strict=False)
    )
    return f"<tr{_id(row.address)}>{cells}</tr>"


def _addresses(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(address=address):
            yield address
        case ItemList(items):
            for item in items:
                yield item.address
                for inner in item.blocks:
                    yield from _addresses(inner)
        case Table(address=address, header=header, rows=rows):
            yield from (address, header.address, *(row.address for row in rows))
        case _:
            assert_never(block)


# --- inlines ---------------------------------------------------------------------------------------------------------


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text) | Term(text):
            return _linked(text)
        case Value(text, key):
            return f'<span class="value" data-key="{escape(key)}">{_linked(text)}</span>'
        case Reference(before, number, after):
            file = f"{quote(inline.document)}.html" if inline.document else ""
            kind = ' class="elsewhere"' if file else ""
            return f'<a{kind} href="{file}{_href(inline.target)}">{_text(before + number + after)}</a>'
        case Emphasis(inlines, strong):
            tag = "strong" if strong else "em"
            return f"<{tag}>{_inlines(inlines)}</{tag}>"
        case Gap():
            return _gap(inline)
        case _:
            assert_never(inline)


def _linked(text: str) -> str:
    """Words as HTML, those that are an address of mail or of the web as links."""
    pieces = ((_text(words), escape(target)) for words, target in linked(text))
    return "".join(f'<a href="{target}">{words}</a>' if target else words for words, target in pieces)


def _gap(gap: Gap) -> str:
    """A gap; one that does not print its question holds it for screen readers, and shows it under a pointer and on
    focus."""
    asked = not gap.question or gap.question in gap.text
    focus = "" if asked else ' tabindex="0"'
    question = "" if asked else f'<span class="{QUESTION}"> {_text(gap.question)}</span>'
    return f'<mark class="gap" data-key="{escape(gap.key)}"{focus}>{_text(gap.text)}{question}</mark>'


def _text(text: str) -> str:
    """Words as HTML: NFC (fonts are made for it), no soft hyphens, no line ends that a stylesheet could keep."""
    return escape(re.sub(r"[ \t\r\n\f]+", " ", unicodedata.normalize("NFC", text.replace("\u00ad", ""))))


def _id(address: str) -> str:
    return f' id="{escape(address)}"'


def _href(address: str) -> str:
    return "#" + quote(address, safe="")
