"""Knows how references in a row are read: “paragraphs 3.3.2 and 3.12.2”, not “paragraph 3.3.2 and paragraph 3.12.2”."""

import re
from collections.abc import Iterable

from icsdocs.document import Inline, Reference, Text
from icsdocs.frozen import changed

COMMA = ", "
LAST = (" and ", " or ")
# A word to which an “s” is put: not a label that comes without one.
WORD = re.compile(r"[A-Za-z ]*[a-z] ")


def with_one_word(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines of a paragraph, in which references in a row to parts of one kind share the word for them."""
    found = list(inlines)
    if [*map(type, found)].count(Reference) < 2:
        return tuple(found)
    start = 0
    while start < len(found):
        row = _row(found, start)
        for place in row:
            one = found[place]
            assert isinstance(one, Reference)
            found[place] = changed(one, before=f"{one.before.rstrip()}s " if place == start else "")
        start = row[-1] + 1 if row else start + 1
    return tuple(found)


def _row(inlines: list[Inline], start: int) -> list[int]:
    """Where the references of a row stand that begins here, if one does. It ends with “and” or “or”: a comma may
    end a clause, as in “under paragraph 4, paragraph 5 applies”."""
    row, is_closed = [start], False
    word = _word(inlines[start])
    while word:
        match inlines[row[-1] + 1 : row[-1] + 3]:
            case [Text(text), after] if _word(after) == word and (text in LAST or (text == COMMA and not is_closed)):
                row.append(row[-1] + 2)
                is_closed = text in LAST
            case _:
                break
    return row if is_closed else []


def _word(inline: Inline) -> str:
    """The word before a reference into its own document that has nothing behind its number, if others may share it."""
    match inline:
        case Reference(before, _, "", document="") if WORD.fullmatch(before):
            return before
        case _:
            return ""
