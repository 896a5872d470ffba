"""Knows the defined terms of one document: which apply, where text uses them, and whether they go round in a circle."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from icsdocs import rules
from icsdocs.assemble.evaluate import holds
from icsdocs.assemble.lookup import Scope, Unknown, Wrong
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import texts_of
from icsdocs.frozen import frozen
from icsdocs.library import Definition, Library
from icsdocs.phrases import whole_words


@frozen
class Terms:
    """The definitions that hold for a config, and the forms of words that use them: longest first, whole words only,
    capitals as given. `holes` has what is unknown about those that may hold."""

    definitions: Mapping[str, Definition]
    forms: Mapping[str, str]
    holes: Mapping[str, Unknown]

    @cached_property
    def _splitter(self) -> "_Splitter":
        return _splitter(frozenset(self.forms.items()))

    def split(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """The stretches of a text in order, as offsets, each with the id of the term that it uses, or an empty text."""
        return self._splitter.split(text)

    def used_in(self, texts: Iterable[str]) -> set[str]:
        """The terms that some texts use."""
        return {term for text in texts for _, _, term in self.split(text) if term}


@dataclass(eq=False)
class _Splitter:
    """Finds forms of terms in texts. Documents share one, because they share half of their texts."""

    forms: Mapping[str, str]
    pattern: re.Pattern[str] | None
    found: dict[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)

    def split(self, text: str) -> tuple[tuple[int, int, str], ...]:
        if text not in self.found:
            self.found[text] = tuple(self._stretches(text))
        return self.found[text]

    def _stretches(self, text: str) -> Iterator[tuple[int, int, str]]:
        at = 0
        for match in self.pattern.finditer(text) if self.pattern else ():
            start, end = match.span()
            if start > at:
                yield at, start, ""
            yield start, end, self.forms[match[0]]
            at = end
        if at < len(text):
            yield at, len(text), ""


@lru_cache(maxsize=8)
def _splitter(forms: frozenset[tuple[str, str]]) -> _Splitter:
    by_form = dict(forms)
    return _Splitter(by_form, whole_words(frozenset(by_form), after=r"(?!\w|-\w)"))


def terms_for(library: Library, scope: Scope) -> tuple[Terms, tuple[Diagnostic, ...]]:
    """The terms that hold in the config's edition on its day; reports a form that two definitions claim. Where an open
    question decides between definitions of one form, the first stands for all, with that question."""
    definitions: dict[str, Definition] = {}
    holes: dict[str, Unknown] = {}
    problems = []
    for definition in library.definitions:
        if not _applies(definition, scope.config):
            continue
        match holds(definition.when, scope) if definition.when is not None else True:
            case False:
                continue
            case Unknown() as hole:
                holes[definition.id] = hole
            case Wrong(problem):
                problems.append(problem)
        definitions[definition.id] = definition
    sure = [definition for id_, definition in definitions.items() if id_ not in holes]
    forms, claimed_twice = _forms(sure)
    for id_ in tuple(holes):
        if forms.keys().isdisjoint(definitions[id_].forms):
            forms |= dict.fromkeys(definitions[id_].forms, id_)
        else:
            del holes[id_], definitions[id_]
    return Terms(definitions, forms, holes), (*problems, *claimed_twice)


def _forms(definitions: Iterable[Definition]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Which definition each form of words belongs to, and the forms that several claim."""
    forms: dict[str, Definition] = {}
    problems = []
    for definition in definitions:
        for form in definition.forms:
            other = forms.setdefault(form, definition)
            if other.id != definition.id:
                message = f"“{form}” is a form of two definitions: {other.id} and {definition.id}"
                related = (("the other definition", other.span),)
                problems.append(Diagnostic(rules.DUPLICATE_FORM, message, definition.span, related=related))
    return {form: definition.id for form, definition in forms.items()}, tuple(problems)


def _applies(definition: Definition, config: Config) -> bool:
    return definition.validity.holds(config.edition, config.as_at)


def circles(several: Iterable[Terms]) -> Iterator[Diagnostic]:
    """An error for each set of definitions that define each other in a circle. Documents with the same terms are told
    of once."""
    for terms in {tuple(terms.definitions): terms for terms in several}.values():
        yield from _circles(terms)


def _circles(terms: Terms) -> Iterator[Diagnostic]:
    graph = {id_: terms.used_in(texts_of(d.parts)) - {id_} for id_, d in terms.definitions.items()}
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        yield from _circle(start, graph, path, done, terms)


def _circle(
    at: str, graph: Mapping[str, set[str]], path: list[str], done: set[str], terms: Terms
) -> Iterator[Diagnostic]:
    if at in done:
        return
    if at in path:
        ring = path[path.index(at) :]
        names = " → ".join(terms.definitions[id_].term for id_ in (*ring, at))
        related = tuple(
            (f"“{terms.definitions[id_].term}” is defined here", terms.definitions[id_].span) for id_ in ring[1:]
        )
        message = f"These definitions define each other in a circle: {names}"
        done.update(ring)
        yield Diagnostic(rules.CIRCULAR_DEFINITION, message, terms.definitions[ring[0]].span, related=related)
        return
    path.append(at)
    for following in sorted(graph[at]):
        yield from _circle(following, graph, path, done, terms)
    path.pop()
    done.add(at)
