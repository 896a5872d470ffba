"""Knows how to find any of many fixed phrases in a text at once."""

import re
from functools import lru_cache


@lru_cache(maxsize=64)
def whole_words(phrases: frozenset[str], after: str = r"(?![\w-])") -> re.Pattern[str] | None:
    r"""A pattern for any of some phrases, the longest first, that does not begin inside a word or behind a hyphen;
    `after` says what may follow it. None for no phrases.

    Each first letter stands by itself, before the look at what precedes it, because `re` skips to the letters that a
    pattern can begin with only if it begins with them: that halves the time.
    """
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases - {""}, key=lambda phrase: (-len(phrase), phrase)):
        by_letter.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    if not by_letter:
        return None
    each = (rf"{re.escape(letter)}(?<![\w-].)(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(f"(?:{'|'.join(each)}){after}", re.DOTALL)
