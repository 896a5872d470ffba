"""Knows the notation in which requirements say what words must be there, and whether sentences have them."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

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


def every_hit(pattern: str, sentences: Iterable[Sentence], vocabulary: Vocabulary) -> list[list[Sentence]]:
    """The sentences that have the pattern; with an `EACH` those for every thing of the list by themselves."""
    within = tuple(sentences)
    wholes = [_wholes(pattern, bound) for bound in _bindings(pattern, vocabulary)]
    return [[s for s in within if any(_follows(steps, s.words) for steps in one)] for one in wholes]


def hit(pattern: str, sentences: Iterable[Sentence], vocabulary: Vocabulary) -> Sentence | None:
    """The first sentence that has the pattern."""
    wholes = _wholes(pattern, vocabulary)
    return next((s for s in sentences if any(_follows(steps, s.words) for steps in wholes)), None)


def may_hit(pattern: str, letters: str, vocabulary: Vocabulary) -> bool:
    """Whether some sentence may have the pattern that is printed in these small letters: a quick look that rules most
    out."""
    return any(
        all(any(phrase.may_be_in(letters) for phrase in phrases) for phrases in steps)
        for steps in _wholes(pattern, vocabulary)
    )


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


def _wholes(pattern: str, vocabulary: Vocabulary) -> list[list[list["Phrase"]]]:
    """What `parsed` gives, as phrases that can be looked for."""
    return [[[_phrase(one, _forms(one, vocabulary)) for one in step] for step in whole] for whole in parsed(pattern)]


def parsed(pattern: str) -> list[list[list[str]]]:
    """What a pattern may be as a whole, each the steps in order, each of these the phrases that it may be."""
    wholes = [whole.split("…") for whole in pattern.split(" OR ")]
    return [[[phrase.strip() for phrase in step.split("/")] for step in whole] for whole in wholes]


def _forms(phrase: str, vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    return tuple(vocabulary.actors.get(variable, ()) for variable in variables(phrase))


def _follows(steps: list[list["Phrase"]], words: str) -> bool:
    """Whether the steps stand in the words in this order; taking each step where it ends first misses none."""
    at = 0
    for phrases in steps:
        found = [end for phrase in phrases if (end := phrase.end(words, at)) is not None]
        if not found:
            return False
        at = min(found)
    return True


# --- phrases ---------------------------------------------------------------------------------------------------------


@frozen
class Phrase:
    """A phrase, and what stands for each of its variables, in order; `*` is any ending of a word, a number any way to
    write it. The last word may be in the possessive: “the Secretary of State's guidance” names the Secretary of State.
    """

    text: str
    forms: tuple[tuple[str, ...], ...]

    def end(self, words: str, at: int) -> int | None:
        """Where the phrase first ends in words, from an offset on."""
        if self._stretch not in words:
            return None
        if self._runs:
            return _end(self._runs, words, at)
        match = self._pattern.search(words, at)
        return match and match.end()

    def may_be_in(self, letters: str) -> bool:
        """Whether all words of its longest stretch stand somewhere in a text: between them may be what is not bare."""
        return all(word.removeprefix("§") in letters for word in self._stretch.split(" "))

    @cached_property
    def _stretch(self) -> str:
        """The longest stretch that all words with the phrase have, as far as its variables and numbers leave any."""
        runs: list[str] = []
        is_open = False
        for token in self._tokens:
            plain = "" if token.startswith("{") or token.isdecimal() else bare(token.rstrip("*"))
            if is_open and plain:
                runs[-1] += f" {plain}"
            else:
                runs.append(plain)
            is_open = bool(plain) and not token.endswith("*")
        return max(runs, key=len, default="")

    @cached_property
    def _tokens(self) -> list[str]:
        return [token for token in _TOKEN.findall(self.text) if token.startswith("{") or bare(token.rstrip("*"))]

    @cached_property
    def _runs(self) -> tuple[str, ...]:
        """What stands before, between and after the open endings; none where there is a variable or a number."""
        if any(token.startswith("{") or token.isdecimal() for token in self._tokens):
            return ()
        return tuple(" ".join(bare(t.rstrip("*")) + "*" * t.endswith("*") for t in self._tokens).split("*"))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        waiting = iter(self.forms)
        words = []
        for token in self._tokens:
            if token.startswith("{"):
                variable, _, owner = token[1:].partition("}")
                words.append(_any_of(next(waiting), variable) + owner)
            elif token.isdecimal():
                words.append(_number(int(token)) if words else _UNCOUNTED + _number(int(token)))
            else:
                words.append(re.escape(bare(token.rstrip("*"))) + (r"\S*" if token.endswith("*") else ""))
        return re.compile(rf"(?<!\S){' '.join(words)}(?:'s)?(?!\S)")


_phrase = lru_cache(maxsize=4096)(Phrase)


def _end(runs: tuple[str, ...], words: str, at: int) -> int | None:
    """Where whole words with open endings between the runs first end, from an offset on."""
    start = words.find(runs[0], at)
    while start >= 0:
        is_word = start == 0 or words[start - 1] == " "
        if is_word and (end := _end_of(runs, words, start)) is not None:
            return end
        start = words.find(runs[0], start + 1)
    return None


def _end_of(runs: tuple[str, ...], words: str, start: int) -> int | None:
    end = start + len(runs[0])
    for run in runs[1:]:
        next_word = words.find(" ", end)
        end = next_word if next_word >= 0 else len(words)
        if not words.startswith(run, end):
            return None
        end += len(run)
    if words.startswith("'s", end):
        end += len("'s")
    return end if end == len(words) or words[end] == " " else None


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
