"""Knows the notation in which requirements say what words must be there, and whether sentences have them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from icsdocs.check.sentences import GAP, Sentence, bare
from icsdocs.frozen import frozen

ACTORS = ("BODY", "REGULATOR", "PARTNERSHIP", "NAME")

_EACH = "EACH "
_VARIABLE = re.compile(r"\{([^{}]*)\}")
_TOKEN = re.compile(r"\{[^{}]*\}\S*|\S+")
_UNITS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
          "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# "Paragraph 3" and "twenty-three" hold no number three.
_NO_NUMBER = ("paragraph", "section", "clause", "article", "part", "schedule", "regulation", "appendix", *_TENS[2:])
_UNCOUNTED = "".join(rf"(?<!\b{word} )" for word in _NO_NUMBER)


@frozen
class Vocabulary:
    """What the variables of a pattern stand for: the printed forms of each actor, and of each thing of a config list
    by the list's path. A list that is not known is not there."""

    actors: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[tuple[str, ...], ...]]


def says(pattern: str, sentences: Iterable[Sentence], vocabulary: Vocabulary) -> bool:
    """Whether some sentence has the pattern. With an `EACH` there must be one for every thing of the list; where the
    list is not known, nothing is asked."""
    within = tuple(sentences)
    return all(hit(pattern, within, bound) is not None for bound in _bindings(pattern, vocabulary))


def hit(pattern: str, sentences: Iterable[Sentence], vocabulary: Vocabulary) -> Sentence | None:
    """The first sentence that has the pattern."""
    wholes = [_steps(whole, vocabulary) for whole in pattern.split(" OR ")]
    return next((s for s in sentences if any(_follows(steps, s.words) for steps in wholes)), None)


def variables(pattern: str) -> list[str]:
    """What stands between braces in a pattern."""
    return _VARIABLE.findall(pattern)


def each_path(variable: str) -> str:
    """The config path of the variable `EACH path`; empty for an actor."""
    return variable.removeprefix(_EACH) if variable.startswith(_EACH) else ""


def _bindings(pattern: str, vocabulary: Vocabulary) -> list[Vocabulary]:
    """The vocabulary once for each thing that an `EACH` of the pattern goes through."""
    bound = [vocabulary]
    for variable in variables(pattern):
        if path := each_path(variable):
            things = vocabulary.lists.get(path, ())
            bound = [Vocabulary({**v.actors, variable: forms}, v.lists) for v in bound for forms in things]
    return bound


def _steps(whole: str, vocabulary: Vocabulary) -> list[list[re.Pattern[str]]]:
    """The steps of a pattern in order, each the phrases that it may be."""
    return [
        [_compiled(phrase.strip(), _forms(phrase, vocabulary)) for phrase in step.split("/")]
        for step in whole.split("…")
    ]


def _forms(phrase: str, vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    return tuple(vocabulary.actors.get(variable, ()) for variable in variables(phrase))


def _follows(steps: list[list[re.Pattern[str]]], words: str) -> bool:
    """Whether the steps stand in the words in this order; taking each step where it ends first misses none."""
    at = 0
    for phrases in steps:
        found = [match.end() for phrase in phrases if (match := phrase.search(words, at))]
        if not found:
            return False
        at = min(found)
    return True


# --- phrases as regular expressions ----------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _compiled(phrase: str, forms: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """A phrase with its variables filled in, in order; `*` is any ending of a word, a number any way to write it. The
    last word may be in the possessive: “the Secretary of State's guidance” names the Secretary of State."""
    waiting = iter(forms)
    words = []
    for token in _TOKEN.findall(phrase):
        if token.startswith("{"):
            variable, _, owner = token[1:].partition("}")
            words.append(_any_of(next(waiting), variable) + owner)
        elif token.isdecimal():
            words.append(_number(int(token)) if words else _UNCOUNTED + _number(int(token)))
        elif word := bare(token.rstrip("*")):
            words.append(re.escape(word) + (r"\S*" if token.endswith("*") else ""))
    return re.compile(rf"(?<!\S){' '.join(words)}(?:'s)?(?!\S)")


def _any_of(forms: tuple[str, ...], variable: str) -> str:
    gap = () if variable in ("BODY", "REGULATOR", "PARTNERSHIP") else (GAP,)
    return f"(?:{'|'.join((*map(re.escape, map(bare, forms)), *gap)) or '(?!)'})"


def _number(number: int) -> str:
    word = in_words(number) if 0 < number < 100 else str(number)
    return rf"(?:{number}|{word}|{word} {number}|{GAP})"


def in_words(number: int) -> str:
    """A number from 1 to 99 as bare words: "twenty eight"."""
    if number < len(_UNITS):
        return _UNITS[number]
    return f"{_TENS[number // 10]} {_UNITS[number % 10]}".strip()
