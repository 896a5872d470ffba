"""Knows how the words of a paragraph get a typesetter's marks as they are printed, so that a clause file and its digest
stay as their drafter left them."""

from typing import assert_never

from icsdocs.document import Emphasis, Gap, Inline, Reference, Term, Text, Value
from icsdocs.frozen import changed
from icsdocs.typography import curled, curled_fact, has_marks
from icsdocs.walk import plain


def set_in_type(inlines: tuple[Inline, ...], before: str = " ") -> tuple[Inline, ...]:
    """The inlines of a paragraph with a typesetter's marks; `before` is the one character that they follow."""
    found = []
    # Most paragraphs have no mark to set, and are left as they are.
    if not any(map(_has_marks, inlines)):
        return inlines
    for inline in inlines:
        found.append(_set(inline, before) if _has_marks(inline) else inline)
        before = plain((inline,))[-1:] or before
    return tuple(found)


def _has_marks(inline: Inline) -> bool:
    match inline:
        case Text(text) | Term(text) | Value(text):
            return has_marks(text)
        case Gap(text, question=question):
            return has_marks(text) or has_marks(question)
        case Emphasis(inner):
            return any(map(_has_marks, inner))
        case Reference():
            return False
        case _:
            assert_never(inline)


def _set(inline: Inline, before: str) -> Inline:
    match inline:
        case Text(text) | Term(text):
            return changed(inline, text=curled(text, before))
        case Value(text):
            return changed(inline, text=curled_fact(text))
        case Gap(text, question=question, about=about):
            return changed(inline, text=curled(text, before), question=curled(question), about=curled(about))
        case Emphasis(inner):
            return changed(inline, inlines=set_in_type(inner, before))
        case Reference():
            return inline
        case _:
            assert_never(inline)
