"""Knows whether words say in one edition what they meant in another, in the library and in finished documents."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from icsdocs import rules
from icsdocs.check import wording
from icsdocs.check.flow import Flow, one_after_the_other, printed_words
from icsdocs.check.places import Days, places
from icsdocs.config import Config, Fact, Thing, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document, Paragraph, Part, Row, Section, Table
from icsdocs.frozen import changed
from icsdocs.library import Library
from icsdocs.records import Trap
from icsdocs.source import Span
from icsdocs.walk import printed_in

RULES = {"error": rules.MISLEADING, "warning": rules.DOUBTFUL_WORDS, "info": rules.SHORTHAND}
# A term of the edition as a clause writes it, with the words that the advice adds so that a drafter knows them.
_TERM = re.compile(r"\{\{ edition\.(\w+) \}\}(?:: [^.;]*)?")


def misleading_words(library: Library) -> Iterator[Diagnostic]:
    """A diagnostic, as grave as the terminology says, for each phrase that is wrong in an edition that may print it."""
    every = tuple(places(library))
    corpus = "\n".join(place.flow.text for place in every)
    traps = tuple(trap for trap in library.traps if wording.may_have(trap.wrong, corpus))
    for place in every:
        for trap in traps:
            if not wording.may_have(trap.wrong, place.flow.text):
                continue
            concerned = not (trap.documents and place.documents) or place.documents & set(trap.documents)
            if concerned and (editions := _editions(trap, place.days)):
                yield from _misled(trap, place.flow, f" in {' and '.join(editions)}", lambda _, advice: advice)


def misleading_words_of(document: Document, config: Config, library: Library) -> Iterator[Diagnostic]:
    """The same for the printed words of a document, what comes from the config among them."""
    blocks = (*document.cover.lines, *document.cover.facts, *_blocks(document.parts))
    flow = one_after_the_other(words for block in blocks for words in printed_words(block))
    for trap in library.traps:
        is_its = not trap.documents or document.type in trap.documents
        if is_its and trap.validity.holds(config.edition, config.as_at):
            advised = partial(advice_at, config=config, library=library)
            for problem in _misled(trap, flow, f" in {config.edition}", advised):
                yield from _where_written(problem, trap, config)


def advice_at(span: Span, advice: str, config: Config, library: Library) -> str:
    """What to write instead of words at a place. A config's words are printed as they stand, so advice about them names
    the words of the edition on its day where a clause would write a term; none if the edition has no such words."""
    if span.file != config.file:
        return advice

    def words(term: re.Match[str]) -> str:
        dated = library.editions[config.edition].terms.get(term[1], ())
        return next((f"“{one.text}”" for one in dated if one.validity.holds(config.edition, config.as_at)), term[0])

    told = _TERM.sub(words, advice)
    return "" if "{{" in told else told


def _editions(trap: Trap, days: Days) -> list[str]:
    return [id_ for id_, (first, last) in days.items() if trap.validity.holds(id_, first, last)]


def _misled(trap: Trap, flow: Flow, where: str, advised: Callable[[Span, str], str]) -> Iterator[Diagnostic]:
    spans = tuple(wording.found(trap.wrong, flow.text))
    around = tuple(wording.found(trap.inside, flow.text)) if spans else ()
    for start, end in spans:
        others = (one for one in spans if one != (start, end))
        is_part = any(first <= start and end <= last for first, last in (*around, *others))
        if not is_part and not wording.has(trap.unless, wording.sentence(flow.text, start, end)):
            message = f"“{flow.text[start:end]}” misleads{where if trap.validity.editions else ''}: {trap.why}"
            at = flow.span(start, end)
            yield Diagnostic(RULES[trap.severity], message, at, advised(at, trap.instead))


def _where_written(problem: Diagnostic, trap: Trap, config: Config) -> Iterator[Diagnostic]:
    """The same problem; of words of the config at the facts that have them, also where several are printed together."""
    if problem.span.file != config.file:
        yield problem
        return
    facts = [one for one in _all_in(config.facts) if not isinstance(one, Value) and one.span == problem.span]
    texts = [one for fact in facts for one in _all_in(fact) if isinstance(one, Value) and isinstance(one.value, str)]
    spans = [one.span for one in texts if wording.has(trap.wrong, str(one.value))]
    yield from (changed(problem, span=span) for span in spans or (problem.span,))


def _all_in(fact: Fact) -> Iterator[Fact]:
    """A fact and every one below it."""
    yield fact
    inner = fact.facts.values() if isinstance(fact, Thing) else () if isinstance(fact, Value) else fact.items
    for one in inner:
        yield from _all_in(one)


def _blocks(parts: Iterable[Part]) -> Iterator[Paragraph | Row]:
    """Every printed block but for the rows that quote requirements and the schema's questions."""
    for part in parts:
        match part:
            case Section(heading=heading, parts=inner):
                yield heading
                yield from _blocks(inner)
            case Table(lists="gaps" | "coverage" | "coverage-by-document" | "coverage-unmet"):
                continue
            case _:
                yield from printed_in(part)
