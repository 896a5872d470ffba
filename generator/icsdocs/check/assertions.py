"""Knows whether the printed words that claim to meet a requirement say what it demands, and nothing that it forbids."""

from collections.abc import Iterable, Iterator, Mapping

from icsdocs import rules
from icsdocs.check.pattern import ACTORS, Vocabulary, each_path, hit, may_hit, says, variables
from icsdocs.check.sentences import Heard, Sentence, sentences_of
from icsdocs.config import Config, Fact, Field, Listing, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Clause
from icsdocs.frozen import frozen
from icsdocs.library import Library
from icsdocs.records import Assertion, Requirement
from icsdocs.source import Span

# What goes before the body's name while it does not exist yet (terminology.md, section 5).
_NOT_YET = ("proposed", "designate", "shadow")


@frozen
class Unsaid:
    """Something that the words must say, in the notation of requirements, and do not."""

    pattern: str


@frozen
class Forbidden:
    """Something that the words must not say, and where they say it."""

    pattern: str
    origin: Span


Failure = Unsaid | Forbidden


def failures(
    requirement: Requirement, clauses: tuple[Clause, ...], heard: Heard, config: Config, vocabulary: Vocabulary
) -> Iterator[Failure]:
    """Every way in which the clauses that name a requirement fail its assertions; a requirement of kind `forbid` is
    looked for in the whole document. Without a clause nothing is left unsaid, only something forbidden can be said.

    A list as one sentence counts for what must be said alone: across its items, "chair" of one and "appointed by the
    board" of the next would be a fault that nobody committed.
    """
    held = asserted(requirement, config)
    met = sentences_of(clauses) if held else ()
    for assertion in held:
        if clauses:
            yield from (Unsaid(pattern) for pattern in assertion.says if not says(pattern, met, vocabulary))
        for pattern in assertion.never:
            if (found := _forbidden(pattern, requirement, met, heard, vocabulary)) is not None:
                yield Forbidden(pattern, found.origin)


def is_tested(requirement: Requirement, config: Config) -> bool:
    """Whether a row says on the config's day which words must be printed, or asks for the absence of some alone. The
    clauses that name another row only claim to meet it."""
    return any(assertion.says for assertion in asserted(requirement, config)) or only_forbids(requirement)


def asserted(requirement: Requirement, config: Config) -> tuple[Assertion, ...]:
    """What a row says of words on the config's day."""
    return tuple(one for one in requirement.assertions if one.validity.holds(config.edition, config.as_at))


def only_forbids(requirement: Requirement) -> bool:
    """Whether a row asks for no words, only for the absence of some."""
    asserted = requirement.assertions
    return "forbid" in requirement.kinds and bool(asserted) and not any(assertion.says for assertion in asserted)


def _forbidden(
    pattern: str, requirement: Requirement, met: tuple[Sentence, ...], heard: Heard, vocabulary: Vocabulary
) -> Sentence | None:
    """The first sentence that says what must not be said where the requirement looks for it."""
    if "forbid" not in requirement.kinds:
        return hit(pattern, (sentence for sentence in met if not sentence.joined), vocabulary)
    return hit(pattern, heard.everything, vocabulary) if may_hit(pattern, heard.letters, vocabulary) else None


# --- what the variables stand for ------------------------------------------------------------------------------------


def vocabulary_of(config: Config, library: Library) -> Vocabulary:
    """The actors' forms in the words of the edition on the config's day and in the config's own, and the lists that
    the requirements go through."""
    names = {"NAME": ("body.legal_name",), "BODY": ("body.legal_name", "body.trading_name"),
             "PARTNERSHIP": ("partnership.legal_name", "partnership.local_name"), "REGULATOR": ()}  # fmt: skip
    actors = {actor: (*_terms(actor, config, library), *_texts(paths, config)) for actor, paths in names.items()}
    actors["BODY"] += tuple(f"{status} {form.removeprefix('the ')}" for form in actors["BODY"] for status in _NOT_YET)
    paths = {
        path
        for r in library.requirements.values()
        for p in _patterns(r)
        for v in variables(p)
        if (path := each_path(v))
    }
    lists = {path: _each(path, config) for path in sorted(paths)}
    return Vocabulary(actors, {path: _with_short(things, actors["BODY"]) for path, things in lists.items()})


def _terms(actor: str, config: Config, library: Library) -> tuple[str, ...]:
    terms = library.editions[config.edition].terms
    dated = (*terms.get(actor.lower(), ()), *terms.get(f"{actor.lower()}_short", ()))
    return tuple(words.text for words in dated if words.validity.holds(config.edition, config.as_at))


def _texts(paths: Iterable[str], config: Config) -> tuple[str, ...]:
    return tuple(text for path in paths for forms in _each(path, config) for text in forms)


def _each(path: str, config: Config) -> tuple[tuple[str, ...], ...]:
    """The text of each thing at a path (`authorities[].name`); things of a list by their names, if no fact is asked."""
    facts: list[Fact] = [config.facts]
    for name in path.split("."):
        found = [f for fact in facts if (f := _fact(fact, name.removesuffix("[]"))) is not None]
        facts = [item for fact in found for item in _items(fact)]
    named = [_fact(fact, "name") or fact for fact in facts]
    return tuple((str(fact.value),) for fact in named if isinstance(fact, Value))


def _fact(fact: Fact, name: str) -> Fact | None:
    return fact.named(name) if isinstance(fact, Thing) else None


def _items(fact: Fact) -> tuple[Fact, ...]:
    return fact.items if isinstance(fact, Things | Listing) else (fact,)


def _with_short(things: tuple[tuple[str, ...], ...], body: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The body among the things may be printed in any of its forms."""
    return tuple(body if set(forms) & set(body) else forms for forms in things)


# --- the notation itself ---------------------------------------------------------------------------------------------


def bad_notation(library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    """An error for each assertion that names an actor or a list which there is not."""
    for requirement in library.requirements.values():
        for pattern in _patterns(requirement):
            for variable in variables(pattern):
                if variable not in ACTORS and not _is_list(each_path(variable), vocabulary):
                    message = f"An assertion of “{requirement.id}” names “{{{variable}}}”, which stands for nothing"
                    hint = f"There are {', '.join(f'{{{name}}}' for name in ACTORS)} and {{EACH path.of.a.list}}"
                    yield Diagnostic(rules.BAD_ASSERTION, message, requirement.span, hint)


def _patterns(requirement: Requirement) -> Iterator[str]:
    for assertion in requirement.assertions:
        yield from (*assertion.says, *assertion.never)


def _is_list(path: str, vocabulary: Field) -> bool:
    held: Field | None = vocabulary
    for name in path.split("."):
        held = _shape(held, name.removesuffix("[]")) if held else None
    return held is not None and bool(path)


def _shape(held: Field, name: str) -> Field | None:
    fields: Mapping[str, Field] = held.item.fields if held.item else held.fields
    return fields.get(name)
