"""Knows which answers to an open question a sense check would refuse, given everything else that a config says."""

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

from icsdocs.check.sense import OF_ANSWERS
from icsdocs.config import Config, Fact, Field, Listing, Thing, Things, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import changed
from icsdocs.read.config_words import KEY
from icsdocs.source import Span

# No file has this name, so whatever is said of this place is said of the answer that is tried.
TRIED = Span("(tried)", 1, 1, 1, 1)

Check = Callable[[Config], Iterator[Diagnostic]]


def refused(path: str, answers: Iterable[str], config: Config) -> frozenset[str]:
    """Those answers of which a sense check would find fault, at the answer or at a fact that it disagrees with. Where
    it would with every code of a choice, the fault lies elsewhere and none is refused; where it would with every key, a
    thing that fits is missing."""
    checks, tried = OF_ANSWERS.get(_kind(path, config.facts.shape), ()), tuple(answers)
    if not checks:
        return frozenset()
    found = frozenset(answer for answer in tried if _is_refused(with_answer(config, path, answer), checks))
    field = config.facts.shape.at(tuple(path.split(".")))
    is_of_keys = field is not None and bool(field.refers_to)
    return found if is_of_keys or len(found) < len(tried) else frozenset()


def _kind(path: str, shape: Field) -> str:
    """A config path with `key` for the key of each thing."""
    names = path.split(".")
    above = (shape.at(tuple(names[:length])) for length in range(len(names)))
    steps = (KEY if field and field.kind == "things" else name for name, field in zip(names, above, strict=True))
    return ".".join(steps)


def _is_refused(config: Config, checks: Iterable[Check]) -> bool:
    """Whether a check finds fault at the answer that is tried, or at another fact because of it."""
    problems = (problem for check in checks for problem in check(config))
    return any(TRIED in (problem.span, *(span for _, span in problem.related)) for problem in problems)


def with_answer(config: Config, path: str, answer: str) -> Config:
    """The config with one more fact, at a place that no file has."""
    return changed(config, facts=_answered(config.facts, tuple(path.split(".")), path, answer))


def _answered(above: Thing, names: tuple[str, ...], path: str, answer: str) -> Thing:
    """A table with one more fact, at a path below it."""
    name, *others = names
    field = above.shape.fields.get(name)
    if field is None:
        return above
    held = above.facts.get(name)
    fact = _below(held, field, tuple(others), path, answer) if others else _value(field, path, answer)
    return above if fact is None else changed(above, facts=MappingProxyType({**above.facts, name: fact}))


def _below(held: Fact | None, field: Field, names: tuple[str, ...], path: str, answer: str) -> Fact | None:
    match held:
        case Things(items=items):
            key, *others = names
            told = (_answered(one, tuple(others), path, answer) if one.id == key and others else one for one in items)
            return changed(held, items=tuple(told))
        case Thing():
            return _answered(held, names, path, answer)
        case None if field.kind == "group":
            return _answered(Thing(MappingProxyType({}), "", TRIED, field), names, path, answer)
        case _:
            return held


def _value(field: Field, path: str, answer: str) -> Fact:
    value = Value(answer, path, TRIED)
    return Listing((value,), path, TRIED) if field.kind == "list" else value
