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
    small, spaced = _small(text), simplified(text)
    for phrase in phrases:
        # Most phrases are in no text at all, and to look for plain words first saves even making their patterns.
        if not may_be_in(phrase, spaced):
            continue
        # So is a pattern that begins with its first word, and not with a look at what stands before it.
        for match in _pattern(phrase).finditer(text if _has_capitals(phrase) else small):
            before = text[match.start() - 1 : match.start()]
            if not before.isalnum() and before not in ("-", "_"):
                yield match.span()


def has(phrases: tuple[str, ...], text: str) -> bool:
    """Whether one of the phrases stands in a text."""
    return next(found(phrases, text), None) is not None


@lru_cache(maxsize=8)
def simplified(text: str) -> str:
    """The text in small letters, with single spaces between words."""
    return re.sub(r"[^\S\n]+", " ", _small(text))


def may_be_in(phrase: str, spaced: str) -> bool:
    """Whether a phrase may stand in a text in small letters with single spaces: a quick look that rules most out."""
    return _plain_words(phrase) in spaced


def may_have(phrases: tuple[str, ...], text: str) -> bool:
    """The same of any of some phrases, in a text as it is."""
    spaced = simplified(text)
    return any(words in spaced for words in _plain(phrases))


def sentence(text: str, start: int, end: int) -> str:
    """The sentence round two offsets."""
    paragraph = text.rfind("\n", 0, start) + 1
    begins = [match.end() for match in _SENTENCE_END.finditer(text, paragraph, start)]
    after = _SENTENCE_END.search(text, end)
    return text[begins[-1] if begins else paragraph : after.start() + 1 if after else len(text)]


@lru_cache(maxsize=1024)
def _plain(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_plain_words, phrases)))


@lru_cache(maxsize=1024)
def _plain_words(phrase: str) -> str:
    """The longest stretch that every text with the phrase has, in small letters; empty if there is none."""
    return max((stretch.strip() for stretch in re.split(r"…|\S*\|\S*|\*|'", phrase.lower())), key=len)


@lru_cache(maxsize=1024)
def _pattern(phrase: str) -> re.Pattern[str]:
    pieces = [r"[^\S\n]+".join(map(_word, piece.split())) for piece in phrase.split("…")]
    return re.compile(rf"(?!\w){_GAP}(?<!\w)".join(pieces) + r"(?!\w)")


def _word(word: str) -> str:
    forms = [re.escape(form).replace("'", "[’']").replace(r"\*", r"[\w’'-]*") for form in word.split("|")]
    return forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"


def _has_capitals(phrase: str) -> bool:
    return any(letter.isupper() for letter in phrase)


@lru_cache(maxsize=8)
def _small(text: str) -> str:
    """The text in small letters, each where its capital was."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(letter.lower()[:1] for letter in text)
