"""Knows which conditions exclude each other whatever the config says: those that hold one fact against other
answers."""

from collections.abc import Iterable

from icsdocs.assemble.evaluate import holds
from icsdocs.assemble.lookup import Scope, Unknown
from icsdocs.drafted import Compare, Constant, Expression, Format, Path
from icsdocs.frozen import frozen


@frozen
class _Answers:
    """The answers by which a condition over one fact holds: those that are `named`, or (`others`) all but these."""

    fact: tuple[str, ...]
    named: frozenset[str | int]
    others: bool


def exclude(first: Expression, second: Expression) -> bool:
    """Whether no answer can make both conditions hold; of conditions over several facts nothing is said."""
    one, other = _answers(first), _answers(second)
    if one is None or other is None or one.fact != other.fact or (one.others and other.others):
        return False
    if one.others or other.others:
        named, but = (other, one) if one.others else (one, other)
        return named.named <= but.named
    return one.named.isdisjoint(other.named)


def gives_way(condition: Expression | None, siblings: Iterable[Expression | None], scope: Scope) -> Unknown | None:
    """The unknown list of which a condition asks whether it has one thing, or none, where a sibling has words for
    several: these are printed alone, since words for one and for several never stand in one document."""
    one = _answers(condition) if condition is not None else None
    if one is None or one.others or one.fact[-1] != _COUNT or one.named not in ({0}, {1}):
        return None
    outcome = holds(condition, scope)  # type: ignore[arg-type]
    if isinstance(outcome, Unknown) and any(_are_for_several(other, condition) for other in siblings):  # type: ignore[arg-type]
        return outcome
    return None


def _are_for_several(condition: Expression | None, one: Expression) -> bool:
    """Whether words are for any number but that for which the others are; words for none are no words for several."""
    answers = _answers(condition) if condition is not None else None
    return answers is not None and answers.others and exclude(one, condition)  # type: ignore[arg-type]


# Stands behind the names of a list of which the length is asked; no fact has a sign in its name.
_COUNT = "|count"


def _answers(condition: Expression) -> _Answers | None:
    match condition:
        case Compare(Path(names), "==" | "!=" | "in" | "not in" as operator, Constant(value)):
            values = value if isinstance(value, tuple) else (value,)
            return _Answers(names, frozenset(values), operator in ("!=", "not in"))
        case Compare(Format("count", Path(names)), "==" | "!=" as operator, Constant(int() as number)):
            return _Answers((*names, _COUNT), frozenset({number}), operator == "!=")
        case Compare(Format("count", Path(names)), ">", Constant(int() as number)):
            return _Answers((*names, _COUNT), frozenset(range(number + 1)), True)
        case _:
            return None
