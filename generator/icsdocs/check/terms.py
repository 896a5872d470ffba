"""Knows where drafted words use capitals without a definition, or a defined term without its capitals."""

import re
from collections.abc import Iterable, Iterator

from icsdocs import rules
from icsdocs.check import wording
from icsdocs.check.citations import CitationTable
from icsdocs.check.citing import instruments_in
from icsdocs.check.flow import HOLE
from icsdocs.check.places import Place, days_of, places
from icsdocs.diagnostics import Diagnostic
from icsdocs.library import Definition, Library

_CAPITALISED = r"(?:[A-Z][\w’'-]*[a-z][\w’'-]*|[A-Z]{2,}s?)"
_PHRASE = re.compile(rf"(?<![\w-]){_CAPITALISED}(?:(?: (?:of|and|for|the|on|in|to))* {_CAPITALISED})*")
_SMALL_WORDS = re.compile(r"(?:(?:of|and|for|the|on|in|to) )*")
# After these a capital letter begins a sentence, a heading, a cell or a quotation, and says nothing.
_BEGINNING = ("", *".!?:;“\"(\n", HOLE)


def undefined_terms(library: Library) -> Iterator[Diagnostic]:
    """A warning for each phrase with capitals inside a sentence that no definition of some edition which may print it
    has, no law in the table of citations and no listed name. A library that defines nothing is not asked to."""
    if not library.definitions:
        return
    known = (*CitationTable(tuple(library.citations.values())).names, *library.names)
    patterns = {id_: _any_of((*known, *_forms(library, id_))) for id_ in library.editions}
    for place in places(library):
        missing: dict[tuple[int, int], list[str]] = {}
        text = _without_instruments(place.flow.text)
        for id_ in place.days:
            masked = patterns[id_].sub(_hidden, text)
            for span in _phrases(masked, place.flow.text):
                missing.setdefault(span, []).append(id_)
        for (start, end), editions in missing.items():
            what = place.flow.text[start:end]
            message = f"“{what}” has capitals, and no definition of {' or '.join(editions)} has it"
            hint = "Define it, write it in small letters, or add the name to clauses/names.toml."
            yield Diagnostic(rules.UNDEFINED_TERM, message, place.flow.span(start, end), hint)


def _without_instruments(text: str) -> str:
    """The text without what looks like the name of an Act: whether the table has that is another question."""
    for one in instruments_in(text, {}):
        text = text[: one.start] + HOLE * (one.end - one.start) + text[one.end :]
    return text


def _forms(library: Library, edition: str) -> Iterator[str]:
    for definition in library.definitions:
        if definition.validity.is_of(edition):
            yield from definition.forms


def _hidden(known: re.Match[str]) -> str:
    return HOLE * len(known[0])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w]|-\w)")


def _phrases(masked: str, text: str) -> Iterator[tuple[int, int]]:
    """The capitalised phrases of a text whose known names are masked, without the first word of a sentence."""
    for match in _PHRASE.finditer(masked):
        start, end = match.span()
        before = text[:start].rstrip(" ")
        if before[-1:] in _BEGINNING:
            first = masked.find(" ", start, end)
            if first < 0:
                continue
            small = _SMALL_WORDS.match(masked, first + 1, end)
            start = small.end() if small else first + 1
        yield start, end


def small_letters(library: Library) -> Iterator[Diagnostic]:
    """A warning for each phrase that a definition lists as itself without its capitals, where the definition holds."""
    flagged = [(definition, days_of(definition, library)) for definition in library.definitions if definition.small]
    for place in places(library):
        for definition, days in flagged:
            if days.keys() & place.days.keys() and not _is_own(place, definition):
                for start, end in wording.found(definition.small, place.flow.text):
                    what = place.flow.text[start:end]
                    if _has_its_capitals(what, definition):
                        continue
                    message = f"“{what}” means the defined term “{definition.term}”"
                    related = (("it is defined here", definition.span),)
                    yield Diagnostic(rules.SMALL_LETTERS, message, place.flow.span(start, end), related=related)


def _has_its_capitals(words: str, definition: Definition) -> bool:
    """Whether the term stands in the words as it is defined; a phrase in small letters is found with any."""
    return _any_of(definition.forms).search(words) is not None


def _is_own(place: Place, definition: Definition) -> bool:
    """Whether the words are the definition's own: a definition says in small letters what its term is."""
    return bool(place.flow.pieces) and place.flow.pieces[0][1].file == definition.span.file
