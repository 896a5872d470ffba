"""Knows how a page differs on paper: what is no link there, what WeasyPrint must be told before it lays it out."""

from urllib.parse import unquote
from xml.etree.ElementTree import Element

from icsdocs.render.columns import Measure, is_tall

# WeasyPrint names a PDF's structure elements by HTML tag alone. Labels and the list of contents are laid out under tags
# that nothing else in the page has, which `finish` turns into Lbl and TOC.
LABEL, CONTENTS = "article", "blockquote"

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = f"{SVG}svg"

# What stays on one page: half a page of text at most, in letters of a paragraph.
TOGETHER = 1800


def ready_for_paper(root: Element, measure: Measure) -> Element:
    """Changes a parsed page for paper and gives its `main`: numbers and other documents' places are not links, lines of
    contents know their targets and headings their bookmarks, what is too tall to be kept on one page says so, and what
    only a pointer shows is gone. `measure` is what the columns of tables share."""
    # Paper has no pointer to show these questions. Left in, their letters would count, and paragraphs and rows
    # that are short in print would be let break across pages.
    for gap in root.iter("mark"):
        for question in list(gap):
            gap.remove(question)
    for element in list(root.iter()):
        match element.tag, element.get("class", ""):
            case "a", "elsewhere":
                _unlink(element)
            case "span", "label":
                element.tag = LABEL
                for link in element:
                    _unlink(link)
            case "nav", _:
                _list_contents(element)
            case "p", kind if len("".join(element.itertext())) > TOGETHER:
                element.set("class", f"{kind} tall")
            case "table", _:
                _mark_tall_rows(element, measure)
            case kind, _ if kind == PICTURE:
                # What is not laid out has no place on a page.
                element.set("id", element.find(f"{SVG}desc").attrib.pop("id"))
            case tag, _ if tag in HEADINGS:
                element.set("data-bookmark", "".join(element.itertext()))
    main = next(root.iter("main"), root)
    for element in main.iter():
        if not str(element.tag).startswith(SVG):
            element.text, element.tail = _kept(element.text), _kept(element.tail)
    return main


def _unlink(link: Element) -> None:
    link.tag = "span"
    del link.attrib["href"]


def _list_contents(nav: Element) -> None:
    for lines in nav.iter("ol"):
        lines.tag = CONTENTS
        for line in lines:
            line.tag = "p"
            # WeasyPrint decodes the targets of links, but not those of page numbers.
            line.set("href", unquote(next(line.iter("a")).get("href", "")))


def _mark_tall_rows(table: Element, measure: Measure) -> None:
    shares = [float(one.get("style", "").removeprefix("width: ").removesuffix("%")) for one in table.iter("col")]
    for row in table.iter("tr"):
        widths = [measure.width * share / 100 for share in shares] if len(row) == len(shares) else []
        # A cell over all columns, or a table whose columns share its width alike.
        widths = widths or [measure.width / len(row)] * len(row)
        if is_tall(["".join(cell.itertext()) for cell in row], widths, measure):
            row.set("class", f"{row.get('class', '')} tall".strip())


def _kept(text: str | None) -> str:
    """Text whose spaces stay in the file at the ends of lines, where WeasyPrint drops a space unless something follows
    it. Preserving white space would keep them too, but then it breaks lines within links that fit."""
    return (text or "").replace(" ", " \u200b")
