"""Knows that a fact which ends in a full stop of its own ends the sentence with it."""

import re

from icsdocs.assemble.word_places import part_of
from icsdocs.document import Emphasis, Inline, Value
from icsdocs.drafted import Words

# A full stop that ends a sentence: not the first of three, and not one inside a name such as “northshire.example”.
_STOP = re.compile(r"\.(?=\s|$)")


def ends_in_a_stop(made: tuple[Inline, ...]) -> bool:
    """Whether the last that was printed is a fact that ends in a full stop of its own."""
    match made:
        case (*_, Value(text)):
            return text.endswith(".")
        case (*_, Emphasis(inner)):
            return ends_in_a_stop(inner)
        case _:
            return False


def unstopped(words: Words) -> Words:
    """The same words without a full stop before them, where a fact that ends in one of its own ends the sentence."""
    bare = words.text[1:] if _STOP.match(words.text) else words.text
    return Words(bare, part_of(words, len(words.text) - len(bare), len(words.text)))
