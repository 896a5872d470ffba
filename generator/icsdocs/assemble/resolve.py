"""Knows how drafted parts become printed words: facts filled in, references numbered, terms recognised, gaps shown."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeGuard, assert_never

from icsdocs import rules
from icsdocs.assemble.answers import each_once
from icsdocs.assemble.evaluate import evaluate
from icsdocs.assemble.formats import paragraphs
from icsdocs.assemble.leads import leads_of, led
from icsdocs.assemble.lookup import Known, Outcome, Scope, Unknown, Wrong, in_text
from icsdocs.assemble.number import Target
from icsdocs.assemble.placed import Bound
from icsdocs.assemble.reference_rows import with_one_word
from icsdocs.assemble.stops import ends_in_a_stop, unstopped
from icsdocs.assemble.terms import Terms
from icsdocs.assemble.typesetting import set_in_type
from icsdocs.assemble.word_places import part_of, part_over
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Emphasis, Gap, Inline, Reference, Term, Text, Value
from icsdocs.drafted import Blank, Expression, Format, Part, Pointer, Stress, Words, paths
from icsdocs.frozen import changed, frozen
from icsdocs.library import Absence
from icsdocs.likeness import alike
from icsdocs.source import Span

Keys = tuple[tuple[str, str], ...]


@frozen
class Numbered:
    """One document of the set as others refer to it: its targets, why a clause is absent, how it is cited, its
    title, and whether the config asks for it."""

    id: str
    type: str
    keys: Keys
    targets: Mapping[str, tuple[tuple[Keys, Target], ...]]
    absences: Mapping[str, Absence]
    cite: Bound
    title: str = ""
    is_wanted: bool = True

# The letters that a document may come to: a shelf of books, and about what memory bears several times over.
MOST_LETTERS = 5_000_000


@dataclass
class Resolver:
    """Fills in one document. Gaps are numbered by config path in the order in which they are met, so the caller goes
    through the document's own words in reading order, and then through what comes beside them."""

    here: Numbered
    others: tuple[Numbered, ...]
    types: Mapping[str, str]
    terms: Terms
    clause_ids: frozenset[str]
    gaps: dict[str, int] = field(default_factory=dict)
    letters: int = 0
    problems: list[Diagnostic] = field(default_factory=list)

    def inlines(self, bound: Bound) -> tuple[Inline, ...]:
        """The words of one paragraph or cell, led by a gap for each thing unknown about its being there, and then by
        words that say so."""
        if self.letters > MOST_LETTERS:
            message = "The words of this document come to more than it can hold, so they end here"
            self.problems.append(Diagnostic(rules.TOO_MUCH, message, bound.span))
            return ()
        asked: list[Inline] = []
        if len(bound.holes) > 1:
            bound = changed(bound, holes=each_once(bound.holes))
        for gap in led([self._gap(hole, bound.span, leads_on=True) for hole in bound.holes], bound):
            asked += [gap, Text(" ", bound.span)]
        again = [] if asked else [Text(f"{lead} ", bound.span) for lead in leads_of(bound)]
        said = with_one_word(self._parts(bound.parts, bound.scope))
        return set_in_type((*(asked if bound.parts else asked[:-1]), *again, *said))

    def _parts(self, parts: tuple[Part | Value, ...], scope: Scope) -> Iterator[Inline]:
        run: list[Words] = []
        stopped = False
        for part in parts:
            if isinstance(part, Words):
                run.append(unstopped(part) if stopped else part)
                stopped = False
                continue
            if run:
                yield from self._words(run)
                run = []
            made = tuple(self._made(part, scope))
            stopped = ends_in_a_stop(made)
            yield from made
        if run:
            yield from self._words(run)

    def _made(self, part: Blank | Pointer | Stress | Value, scope: Scope) -> Iterator[Inline]:
        match part:
            case Blank(expression, span):
                yield from self._blank(expression, span, scope)
            case Pointer():
                yield from self._pointer(part, scope)
            case Stress(inner, strong):
                yield Emphasis(tuple(self._parts(inner, scope)), strong)
            case Value():
                yield part
            case _:
                assert_never(part)

    def _words(self, run: list[Words]) -> list[Inline]:
        """Neighbouring words, in which a term may run on from one line to the next; each piece keeps its own place."""
        text = run[0].text if len(run) == 1 else "".join([words.text for words in run])
        self.letters += len(text)
        stretches = self.terms.split(text)
        if len(stretches) == 1 and not stretches[0][2]:
            return [Text(words.text, words.span) for words in run if words.text]
        found: list[Inline] = []
        ends = list(accumulate([len(words.text) for words in run]))
        for start, end, term in stretches:
            place = start
            while place < end:
                at = bisect_right(ends, place)
                begin = ends[at] - len(run[at].text)
                stop = end if term else min(end, ends[at])
                if stop <= ends[at]:
                    origin = part_of(run[at], place - begin, stop - begin)
                else:
                    last = bisect_right(ends, stop - 1)
                    origin = part_over(run[at], place - begin, run[last], stop - (ends[last] - len(run[last].text)))
                found.append(Term(text[place:stop], term, origin) if term else Text(text[place:stop], origin))
                place = stop
        return found

    # --- facts -------------------------------------------------------------------------------------------------------

    def _blank(self, expression: Expression, span: Span, scope: Scope) -> Iterator[Inline]:
        outcome = evaluate(expression, scope)
        self._refuse_prose(outcome, span)
        shown = in_text(outcome) if isinstance(outcome, Known) else outcome
        match shown:
            case Known(value=str() as text, key=key, span=origin) if key.startswith("edition."):
                yield from self._words([Words(text, origin)])
            case Known(value=str() as text, span=origin) if _is_noun(expression) or origin == scope.config.facts.span:
                # What no line of the config says, but the facts as a whole, is drafted.
                yield from self._words([Words(text, span)])
            case Known(value=text, key=key, span=origin):
                self.letters += len(str(text))
                if self.letters > MOST_LETTERS:
                    return
                yield Value(str(text), key, origin, span)
            case Unknown() if _is_noun(expression):
                yield from self._words([Words(_plural(expression), span)])
            case Unknown():
                is_of_list = any(isinstance(scope.names.get(path.names[0]), Unknown) for path in paths(expression))
                yield self._gap(shown, span, leads_on=is_of_list)
            case Wrong(problem):
                self.problems.append(problem)
                yield self._gap(Unknown(f"({problem.message})", problem.message), span)
            case _:
                assert_never(shown)

    def _refuse_prose(self, outcome: Outcome, span: Span) -> None:
        if isinstance(outcome, Known) and len(paragraphs(outcome.value)) > 1:
            message = (
                f"“{outcome.key}” has several paragraphs, so it cannot stand inside a sentence, a heading or a table"
            )
            related = ((f"{outcome.key} is given here", outcome.span),)
            self.problems.append(Diagnostic(rules.PROSE_IN_SENTENCE, message, span, related=related))

    def _gap(self, hole: Unknown, span: Span, *, leads_on: bool = False) -> Gap:
        number = self.gaps.setdefault(hole.key, len(self.gaps) + 1)
        about = f"{hole.about[:1].upper()}{hole.about[1:]}"
        asked = f"{about}: {hole.question}" if about else hole.question
        if not hole.key.startswith("("):
            message = f"{hole.key} is not known: {asked}"
            self.problems.append(Diagnostic(rules.GAP, message, span, fact=hole.key, leads_on=leads_on))
        return Gap(f"[{number}: {hole.question}]", number, hole.key, asked, span, about)

    # --- references --------------------------------------------------------------------------------------------------

    def _pointer(self, pointer: Pointer, scope: Scope) -> Iterator[Inline]:
        found = self._document(pointer, scope)
        if isinstance(found, str):
            yield self._broken(pointer, found)
            return
        targets = found.targets.get(pointer.target, ())
        target = _nearest(targets, scope.keys)
        if target is None:
            yield self._absent(pointer, found, bool(targets))
        elif not target.number:
            message = f"“{pointer.target}” has no number, so it cannot be referred to"
            self.problems.append(Diagnostic(rules.NO_NUMBER, message, pointer.span))
            yield self._hole(pointer)
        else:
            before, _, after = target.cite.partition("{label}")
            elsewhere = "" if found.id == self.here.id else found.id
            yield Reference(before, target.number, after, target.address, elsewhere, pointer.span)
            if elsewhere:
                yield Text(" of ", pointer.span)
                yield from self.inlines(found.cite)

    def _absent(self, pointer: Pointer, found: Numbered, repeated: bool) -> Gap:
        """The gap that a reference leaves to what its document does not have, or has several times (`repeated`)."""
        absence = found.absences.get(pointer.target)
        if repeated:
            reason = f"“{pointer.target}” is printed several times, and this place does not say which is meant"
            return self._broken(pointer, reason)
        if absence and absence.by == "alternative" and absence.hangs_on:
            return self._gap(Unknown(absence.hangs_on, absence.question, absence.about), pointer.span)
        if absence:
            return self._broken(pointer, f"“{pointer.target}” is left out: {absence.says}", absence.decided)
        if there := next((one.type for one in self.others if pointer.target in one.targets), ""):
            reason = f"“{pointer.target}” stands in the document “{there}”, and not in “{found.id}”"
            name = pointer.target if there == self.here.type else f"{there}:{pointer.target}"
            return self._broken(pointer, reason, hint=f"Write [[{name}]].")
        if pointer.target in self.clause_ids:
            return self._broken(pointer, f"{found.type} has no place for “{pointer.target}” in its outline")
        perhaps = _perhaps(pointer.target, self.clause_ids)
        return self._broken(pointer, f"there is no clause “{pointer.target}”{perhaps}")

    def _document(self, pointer: Pointer, scope: Scope) -> "Numbered | str":
        """The document that a reference points into, or why there is none."""
        if not pointer.document:
            return self.here
        candidates = [other for other in self.others if pointer.document in (other.id, other.type)]
        if len(candidates) > 1:
            candidates = [c for c in candidates if set(c.keys) <= set(scope.keys)] or candidates
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            return f"there are several documents “{pointer.document}”, and this place does not say which"
        if pointer.document in self.types:
            return f"the document “{pointer.document}” is not made for this config: {self.types[pointer.document]}"
        return f"there is no document “{pointer.document}”{_perhaps(pointer.document, self.types)}"

    def _broken(
        self, pointer: Pointer, reason: str, related: tuple[tuple[str, Span], ...] = (), hint: str = ""
    ) -> Gap:
        message = f"This reference leads nowhere: {reason}"
        self.problems.append(Diagnostic(rules.BROKEN_REFERENCE, message, pointer.span, hint, related))
        return self._hole(pointer)

    def _hole(self, pointer: Pointer) -> Gap:
        name = f"{pointer.document}:{pointer.target}" if pointer.document else pointer.target
        question = f"a reference to “{name}” that leads nowhere"
        number = self.gaps.setdefault(f"[[{name}]]", len(self.gaps) + 1)
        return Gap(f"[{number}: {question}]", number, f"[[{name}]]", question, pointer.span)


def _perhaps(name: str, known: Iterable[str]) -> str:
    near = alike(name, known)
    return f"; did you mean “{near[0]}”?" if near else ""


def _is_noun(expression: Expression) -> TypeGuard[Format]:
    """Whether a fact only chooses between words that the drafter wrote, in which terms are recognised as in all."""
    return isinstance(expression, Format) and expression.name == "plural"


def _plural(noun: Format) -> str:
    """Beside the gap that a number leaves, its noun: “[3: How many?] years”, not the same gap twice."""
    return str(noun.arguments[1] if len(noun.arguments) > 1 else f"{noun.arguments[0]}s")


def _nearest(targets: tuple[tuple[Keys, Target], ...], keys: Keys) -> Target | None:
    """The one target, or among several that of the repetitions that the reference itself stands in."""
    if len(targets) == 1:
        return targets[0][1]
    matching = [(len(own), target) for own, target in targets if set(own) <= set(keys)]
    best = max((length for length, _ in matching), default=-1)
    best_ones = [target for length, target in matching if length == best]
    return best_ones[0] if len(best_ones) == 1 else None

