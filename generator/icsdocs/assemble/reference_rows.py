"""Knows how references in a row are read: “paragraphs 3.3.2 and 3.12.2”, not “paragraph 3.3.2 and paragraph 3.12.2”."""

import re
from collections.abc import Iterable

from icsdocs.document import Inline, Reference, Text
from icsdocs.frozen import changed

BETWEEN = (", ", " and ", " or ")
# A word to which an “s” is put: not a label that comes without one.
WORD = re.compile(r"[A-Za-z ]*[a-z] ")


def with_one_word(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines of a paragraph, in which references in a row to parts of one kind share the word for them."""
    found: list[Inline] = []
    first, word = -1, ""
    for inline in inlines:
        match inline:
            case Reference(before, _, "", document="") if first >= 0 and before == word and _follows(found):
                found[first] = changed(found[first], before=f"{word.rstrip()}s ")
                found.append(changed(inline, before=""))
            case Reference(before, _, "", document="") if WORD.fullmatch(before):
                first, word = len(found), before
                found.append(inline)
            case _:
                found.append(inline)
    return tuple(found)


def _follows(found: list[Inline]) -> bool:
    """Whether what comes next stands beside a reference, with no more than “and” between."""
    match found:
        case [*_, Reference(document=""), Text(text)]:
            return text in BETWEEN
        case _:
            return False
