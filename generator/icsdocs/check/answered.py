"""Knows what a config answers to the facts that conditions ask for, and which words its answers rule out."""

from collections.abc import Iterable, Iterator
from datetime import date

from icsdocs.check.choices import Answer, Answers, Other, Several, decided
from icsdocs.config import Config, Fact, Listing, Thing, Things, Value
from icsdocs.drafted import Expression, Grid, Path, Point, Points, Range, Remark, Repeat, paths
from icsdocs.frozen import changed
from icsdocs.known import at
from icsdocs.library import Clause


def given_for(conditions: Iterable[Expression], config: Config) -> Answers:
    """What the config says of each fact that conditions ask for; names of a repetition lead to none."""
    found: dict[tuple[str, ...], Answer] = {}
    for path in (path for condition in conditions for path in paths(condition)):
        answer = _own(path, config) or _answer(at(config.facts, ".".join(path.names)))
        if answer is not None:
            found[path.names] = answer
    return found


def is_ruled_out(condition: Expression | None, config: Config) -> bool:
    """Whether what the config says is enough for a condition not to hold, or for a list to have nothing in it."""
    return condition is not None and decided(condition, given_for((condition,), config)) is False


def with_possible_words(clause: Clause, config: Config) -> Clause:
    """The clause without the words that no answer to an open question brings about: those under conditions that the
    config's answers rule out, and those for each thing of a list that has none."""
    return changed(clause, body=tuple(_possible(clause.body, config)))


def _possible(children: tuple, config: Config) -> Iterator:
    for child in children:
        match child:
            case Range(directive=Repeat(collection=asked, condition=condition)) if (
                is_ruled_out(asked, config) or is_ruled_out(condition, config)
            ):
                continue
            case Range(directive=Repeat() | Remark(), children=inner):
                yield changed(child, children=tuple(_possible(inner, config)))
            case Range(directive=condition, children=inner):
                if not is_ruled_out(condition, config):
                    yield changed(child, children=tuple(_possible(inner, config)))
            case Points(items=inner):
                yield changed(child, items=tuple(_possible(inner, config)))
            case Point(blocks=inner):
                yield changed(child, blocks=tuple(_possible(inner, config)))
            case Grid(rows=inner):
                yield changed(child, rows=tuple(_possible(inner, config)))
            case _:
                yield child


def _own(path: Path, config: Config) -> str:
    """What every config says, whether it is written there or follows."""
    return {("edition",): config.edition, ("as_at",): config.as_at.isoformat()}.get(path.names, "")


def _answer(fact: Fact | None) -> Answer | None:
    match fact:
        case Value(value=(str() | bool() | int()) as value):
            return value
        case Value(value=date()) | Thing():
            return Other()
        case Listing(items=items):
            values = [item.value for item in items if isinstance(item, Value) and isinstance(item.value, str | int)]
            return Several(frozenset(values), len(items))
        case Things(items=items):
            return Several(frozenset(thing.id for thing in items), len(items))
        case _:
            return None
