"""Knows which words of an HTML page that we wrote are the document's own."""

from html.parser import HTMLParser

from icsdocs.walk import normalised

BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "desc"}
BESIDE = {"header", "nav", "aside", "caption", "title", "style", "script", "footer"}
BESIDE_BY_CLASS = {("class", "label"), ("class", "question")}


def words(html: str) -> tuple[str, ...]:
    """The page's own words as `document.words` counts them: one normalised text for each paragraph and each table cell
    that is not empty, in reading order; without labels, contents, captions of tables, running heads and notes. A
    picture has the words that stand for it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(text for text in map(normalised, reader.texts) if text)


class _Reader(HTMLParser):
    """Collects the text of each block, leaving out whatever stands beside the document's own words."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent:
            self._silent += [tag] if tag == self._silent[0] else []
        elif tag in BESIDE or BESIDE_BY_CLASS & set(attrs):
            self._silent = [tag]
        elif tag in BLOCKS:
            self._inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent = self._silent[: -1 if tag == self._silent[0] else None]
        elif tag in BLOCKS:
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent:
            self.texts[-1] += data
