"""Knows a typesetter's apostrophes and quotation marks, and where they stand for those of a keyboard."""

import re

_MARK = re.compile("['\"]")
_OPENING = {"'": "‘", '"': "“"}
_CLOSING = {"'": "’", '"': "”"}
# A mark that stands after one of these begins a quotation; any other ends one, or is an apostrophe.
_BEFORE_OPENING = " \t\n\u00a0([{“‘–—/"

_INSIDE_A_WORD = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_AFTER_A_WORD = re.compile(r"(?<=[^\W\d_])'(?!\w)")
_BEFORE_A_WORD = re.compile(r"(?<!\w)'")
_NO_PROSE = re.compile(r"@|://")


def has_marks(text: str) -> bool:
    """Whether a text has a keyboard's apostrophe or quotation mark."""
    return "'" in text or '"' in text


def curled(text: str, before: str = " ") -> str:
    """Drafted words with a typesetter's marks; `before` is the one character that they follow."""
    whole = before + text

    def mark(found: re.Match[str]) -> str:
        opens = whole[found.start() - 1] in _BEFORE_OPENING
        return (_OPENING if opens else _CLOSING)[found[0]]

    return _MARK.sub(mark, whole)[1:] if has_marks(text) else text


def curled_fact(text: str) -> str:
    """A fact of a config with a typesetter's apostrophes, and nothing else changed: its quotation marks may be
    measures, and addresses of mail and of the web stay as they are."""
    if "'" not in text or _NO_PROSE.search(text):
        return text
    inside = _INSIDE_A_WORD.sub("’", text)
    return inside if _BEFORE_A_WORD.search(text) else _AFTER_A_WORD.sub("’", inside)
