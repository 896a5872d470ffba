"""Knows numbers of paragraphs that were typed where a reference would print them."""

import re
from collections.abc import Iterator

from icsdocs.check.drafting_rules import TYPED_NUMBER
from icsdocs.check.flow import Flow
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Part, Words
from icsdocs.library import Library

_TYPED = re.compile(r"\b(?:(?i:paragraph|clause|section|part|standing order)s?|SOs?) \d+(?:\.\d+)+")
_PART = r"(?:Appendix|Annex|Chapter|Part|Schedule|Section) [\w.]+"
# “of Schedule 2 to” names a part of what is named behind it; with nothing behind it, one of the document itself.
_HOLDER = re.compile(rf" (?:of|in) (?:the )?(?:{_PART} (?:of|in|to) (?:the )?)*(?=[A-Z])(?!{_PART})")


def typed_numbers(flow: Flow, library: Library) -> Iterator[Diagnostic]:
    """A warning for each number of a paragraph that was typed, unless what follows names another publication than the
    documents of the library."""
    for match in _TYPED.finditer(flow.text):
        holder = _HOLDER.match(flow.text, match.end())
        if holder is None or flow.text[holder.end() :].casefold().startswith(_own_names(library)):
            message = f"“{match[0]}” is typed, and stays as it is when paragraphs are numbered anew"
            hint = "Write [[ID]] with the id of the clause; icsdocs why DOCUMENT NUMBER names it."
            yield Diagnostic(TYPED_NUMBER, message, flow.span(*match.span()), hint)


def _own_names(library: Library) -> tuple[str, ...]:
    """How the documents of a library and their parts are called, without capitals: the first words of titles and
    citations."""
    cited = (_first_words(parts) for outline in library.outlines for parts in (outline.title, outline.cite))
    numbered = (level.cite.partition("{")[0] for outline in library.outlines for level in outline.levels)
    names = (name.strip().removeprefix("the ") for name in (*cited, *numbered))
    return tuple(name.casefold() for name in names if name[:1].isupper())


def _first_words(parts: tuple[Part, ...]) -> str:
    return parts[0].text if parts and isinstance(parts[0], Words) else ""
