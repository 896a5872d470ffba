"""Knows the notation of phrases in the terminology, and finds them in a flow of words.

`*` is any ending of a word, `|` stands between words that do as well, `…` is anything in between within one sentence. A
phrase without capitals is found with and without them; one with capitals just as it is written.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_GAP = r"[^.;\n]{0,120}?"
_SENTENCE_END = re.compile(r"[.!?][”’)]*\s+(?=[A-Z“‘(\[])|\n")


def found(phrases: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Where one of the phrases stands in a text, as offsets."""
    for phrase in phrases:
        yield from (match.span() for match in _pattern(phrase).finditer(text))


def has(phrases: tuple[str, ...], text: str) -> bool:
    """Whether one of the phrases stands in a text."""
    return next(found(phrases, text), None) is not None


def sentence(text: str, start: int, end: int) -> str:
    """The sentence round two offsets."""
    begins = [match.end() for match in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return text[begins[-1] if begins else 0 : after.start() + 1 if after else len(text)]


@lru_cache(maxsize=1024)
def _pattern(phrase: str) -> re.Pattern[str]:
    pieces = [r"\s+".join(map(_word, piece.split())) for piece in phrase.split("…")]
    capitals = re.NOFLAG if any(letter.isupper() for letter in phrase) else re.IGNORECASE
    return re.compile(rf"(?<![\w-])(?:{_joined(pieces)})(?!\w)", capitals)


def _joined(pieces: list[str]) -> str:
    return rf"(?!\w){_GAP}(?<!\w)".join(pieces)


def _word(word: str) -> str:
    forms = "|".join(re.escape(form).replace("'", "[’']").replace(r"\*", r"[\w’'-]*") for form in word.split("|"))
    return f"(?:{forms})"
