"""Knows what a thing of a config would have to say so that a clause is printed for it: a committee with some remit."""

from collections.abc import Iterator

from icsdocs.check.choices import decided
from icsdocs.check.finding import Cause
from icsdocs.check.known import collection
from icsdocs.check.standing import Standing
from icsdocs.config import Config, Field
from icsdocs.drafted import Both, Expression, Path, Repeat, paths


def of_another_thing(standing: Standing, config: Config) -> Iterator[Cause]:
    """That a config has none of the things, of those that a clause's place is repeated for, that it is printed for,
    with what to add; nothing where that cannot be told."""
    repeat = standing.loops[-1] if standing.loops else None
    if repeat is None or not isinstance(repeat.collection, Path):
        return
    names = repeat.collection.names
    things, field = collection(config, ".".join(names)), config.facts.shape.at(names)
    if things is None or field is None or field.derived or things.span.file != config.file:
        return
    conditions = [one for whole, _ in (*standing.conditions, *standing.own) for one in conjuncts(whole)]
    facts = dict(_told(conditions, repeat, field))
    if facts and None not in facts.values():
        wanted = " and ".join(f"{name} = {answers}" for name, answers in facts.items())
        yield Cause(standing.clause.id, things, field, (), f"Add one to [{'.'.join(names)}] with {wanted}")


def conjuncts(condition: Expression) -> Iterator[Expression]:
    """What must hold for a condition to hold, part by part."""
    if isinstance(condition, Both):
        yield from conjuncts(condition.left)
        yield from conjuncts(condition.right)
    else:
        yield condition


def _told(conditions: list[Expression], repeat: Repeat, field: Field) -> Iterator[tuple[str, str | None]]:
    """Each fact of a thing that conditions ask for, with the choices that would do as they are written; None where it
    is no choice. One that may be anything is left out."""
    asked = dict.fromkeys(path.names for one in conditions for path in paths(one) if path.names[0] == repeat.name)
    for names in asked:
        fact = field.item.at(names[1:]) if field.item else None
        if fact is None or not fact.choices:
            yield ".".join(names[1:]), None
            continue
        fitting = [code for code in fact.choices if all(decided(one, {names: code}) is not False for one in conditions)]
        if len(fitting) < len(fact.choices):
            *first, last = [f'"{code}"' for code in fitting] or [""]
            yield ".".join(names[1:]), f"{', '.join(first)} or {last}" if first else last or None
