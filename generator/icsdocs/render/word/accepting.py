"""Knows how a Word body reads once every tracked change in it is accepted."""

from icsdocs.render.word.wordml import Element, tag


def accept(body: Element) -> None:
    """Takes out of a body, in place, what tracked changes take out: words, rows, paragraphs without words. Where only
    the mark between two paragraphs is taken out, the second's words and bookmarks go into the first."""
    ended = [paragraph for paragraph in body.iter(tag("p")) if _is_mark_gone(paragraph)]
    rows = [mark.getparent().getparent() for mark in body.iterfind(f".//{tag('trPr')}/{tag('del')}")]
    for gone in [*rows, *body.iter(tag("del"), tag("moveFrom"))]:
        gone.getparent().remove(gone)
    # From the end, so that what follows a paragraph is joined already.
    for paragraph in reversed(ended):
        following = _next(paragraph)
        if _is_empty(paragraph):
            paragraph.getparent().remove(paragraph)
        elif following is not None:
            paragraph.extend([one for one in following if one.tag != tag("pPr")])
            following.getparent().remove(following)


def _is_mark_gone(paragraph: Element) -> bool:
    mark = f"{tag('pPr')}/{tag('rPr')}"
    return paragraph.find(f"{mark}/{tag('del')}") is not None or paragraph.find(f"{mark}/{tag('moveFrom')}") is not None


def _is_empty(paragraph: Element) -> bool:
    has_more = next(paragraph.iter(tag("noBreakHyphen"), tag("wp:docPr")), None) is not None
    return not has_more and not "".join(one.text or "" for one in paragraph.iter(tag("t"))).strip()


def _next(paragraph: Element) -> Element | None:
    """The paragraph that follows one in the text or in its cell."""
    following = next(iter(paragraph.xpath("following::*[local-name() = 'p'][1]")), None)
    return following if following is not None and _cell(following) is _cell(paragraph) else None


def _cell(paragraph: Element) -> Element | None:
    return next(paragraph.iterancestors(tag("tc")), None)
