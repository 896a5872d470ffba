"""Knows what careful drafters avoid in words: duties half said, long sentences, old words, slips of the pen."""

import re
from collections.abc import Iterator

from icsdocs.check import wording
from icsdocs.check.drafting_rules import (
    ARCHAIC,
    DUTY_WORD,
    LONG_SENTENCE,
    QUOTATION_MARKS,
    REPEATED_WORD,
    SLASH,
    SPACES,
    SPELLING,
)
from icsdocs.check.flow import BREAK, HOLE, Flow
from icsdocs.check.places import places
from icsdocs.check.typed import typed_numbers
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Library
from icsdocs.records import Avoided

MOST_WORDS = 40
RULES = {"duty": DUTY_WORD, "archaic": ARCHAIC, "slash": SLASH, "spelling": SPELLING}

_SENTENCE_END = re.compile(rf'[.!?][”’)"]*\s+(?=[A-Z“‘"(\[{HOLE}])|\n+')
_SLASH = re.compile(r"(?<![\w/])[A-Za-z]{2,}/[A-Za-z]{2,}(?![\w/])")
_TWICE = re.compile(r"(?<![\w’'-])([A-Za-z]+) \1(?![\w’'-])", re.IGNORECASE)
# Words that may well stand twice in a row: that that, had had.
_MAY_REPEAT = {"that", "had", "is"}
_SPACES = re.compile(r"(?<=\S)  +(?=\S)|(?<=\w) +(?=[,.;:!?](?:\s|$))")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])['’]")


def drafting(library: Library) -> Iterator[Diagnostic]:
    """A warning for each word, sentence and mark that the rules of drafting rule out, wherever the library may print
    it."""
    flows = [place.flow for place in places(library) if place.flow.pieces]
    words = _present(library, wording.simplified("\n".join(flow.text for flow in flows)))
    curly = sum(flow.text.count("’") for flow in flows) > sum(flow.text.count("'") for flow in flows)
    for flow in flows:
        yield from _avoided(flow, words, library)
        yield from _long_sentences(flow)
        yield from _slips(flow)
        yield from typed_numbers(flow, library)
        yield from _marks(flow, "'" if curly else "’")


# --- words that are avoided ------------------------------------------------------------------------------------------


def _present(library: Library, corpus: str) -> tuple[Avoided, ...]:
    """The phrases to avoid that may stand in the library at all: most stand nowhere."""
    return tuple(one for one in library.avoided if wording.may_be_in(one.wrong, corpus))


def _avoided(flow: Flow, words: tuple[Avoided, ...], library: Library) -> Iterator[Diagnostic]:
    found = [(one, span) for one in words for span in wording.found((one.wrong,), flow.text)]
    slashes = [match.span() for match in _SLASH.finditer(flow.text)] if "/" in flow.text else []
    if not (found or slashes):
        return
    named = tuple(wording.found(_names(library), flow.text))
    for one, (start, end) in found:
        if not _is_inside(start, end, (*named, *wording.found(one.inside, flow.text))):
            what = flow.text[start:end]
            yield Diagnostic(RULES[one.kind], _told(one, what), flow.span(start, end), _instead(one, what))
    told = [span for one, span in found if one.kind == "slash"]
    joined = tuple(phrase for one in library.avoided if one.kind == "slash" for phrase in one.inside)
    fine = tuple(wording.found(joined, flow.text))
    for start, end in slashes:
        if not _is_inside(start, end, (*named, *fine, *told)):
            message = f"“{flow.text[start:end]}” does not say whether both are meant"
            yield Diagnostic(SLASH, message, flow.span(start, end), "Write “and” or “or”.")


def _names(library: Library) -> tuple[str, ...]:
    instruments = (name for citation in library.citations.values() for name in (citation.instrument, *citation.also))
    return (*library.names, *dict.fromkeys(instruments))


def _is_inside(start: int, end: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


_SAYS = {
    "duty": "is no clear duty",
    "archaic": "is a word of another time",
    "slash": "does not say whether both are meant",
    "spelling": "is not British spelling",
}


def _told(one: Avoided, what: str) -> str:
    return f"“{what}” {_SAYS[one.kind]}"


def _instead(one: Avoided, what: str) -> str:
    if one.kind != "spelling" or " " in one.instead:
        return one.instead
    ending = what[len(one.wrong.rstrip("*")) :] if one.wrong.endswith("*") else ""
    british = one.instead.rstrip("*") + ending
    return f"Write “{british.capitalize() if what[:1].isupper() else british}”."


# --- sentences -------------------------------------------------------------------------------------------------------


def _long_sentences(flow: Flow) -> Iterator[Diagnostic]:
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(flow.text)), len(flow.text)]:
        sentence = flow.text[start:end]
        if (number := len(sentence.split())) > MOST_WORDS:
            message = f"This sentence has {number} words, and {MOST_WORDS} are as many as readers can follow"
            hint = "Make two sentences of it, or a sentence with a list."
            yield Diagnostic(LONG_SENTENCE, message, flow.span(start, start + len(sentence.rstrip())), hint)
        start = end


# --- slips of the pen ------------------------------------------------------------------------------------------------


def _slips(flow: Flow) -> Iterator[Diagnostic]:
    for match in _TWICE.finditer(flow.text):
        if match[1].lower() not in _MAY_REPEAT:
            message = f"“{match[1]}” stands twice"
            yield Diagnostic(REPEATED_WORD, message, flow.span(*match.span()), "Delete one of the two.")
    for match in _SPACES.finditer(flow.text):
        after = flow.text[match.end()]
        what = f"A space stands before “{after}”" if after in ",.;:!?" else f"{len(match[0])} spaces stand side by side"
        yield Diagnostic(SPACES, what, flow.span(*match.span()), "Delete what is too many.")


def _marks(flow: Flow, odd: str) -> Iterator[Diagnostic]:
    """Straight double marks, marks without a partner, and the kind of apostrophe that the library uses less."""
    text = flow.text
    for match in re.finditer('"', text):
        hint = "Type the curly ones, “ and ”."
        yield Diagnostic(QUOTATION_MARKS, "This quotation mark is straight", flow.span(*match.span()), hint)
    for match in _APOSTROPHE.finditer(text):
        if match[0] == odd:
            message = f"The library writes its apostrophes {'’' if odd != '’' else chr(39)}, and this one is {odd}"
            yield Diagnostic(QUOTATION_MARKS, message, flow.span(*match.span()), "Type it as elsewhere.")
    at = 0
    for paragraph in text.split(BREAK):
        if paragraph.count("“") != paragraph.count("”"):
            start = at + max(paragraph.find("“"), paragraph.find("”") if "“" not in paragraph else 0)
            message = "A quotation mark in this paragraph has no partner"
            yield Diagnostic(QUOTATION_MARKS, message, flow.span(start, start + 1), "Each “ is closed by a ”.")
        at += len(paragraph) + len(BREAK)
