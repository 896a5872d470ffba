"""Knows every way in which a config could answer the facts that some conditions ask for, and whether they then hold.

What a condition can tell apart is finite: the choices of the schema, yes and no, the numbers on either side of each
number that it names, and of a list which of the named items are in it. So a question over conditions is decided by
going through these, and not by samples.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import assert_never

from icsdocs.check.fields import ANYTHING, Names, field_of
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Both, Compare, Constant, Either, Expression, Format, Not, Path, paths
from icsdocs.frozen import frozen

# Beyond so many steps a question counts as not decided.
MOST_STEPS = 20_000


@frozen
class Other:
    """A text or day that no condition names."""

    def __str__(self) -> str:
        return "(any other)"


@frozen
class Several:
    """A list: which of the named items are in it, and how many items it has."""

    named: frozenset[str | int]
    count: int


@frozen
class Absent:
    """A fact that the config does not give."""


Answer = str | int | bool | Other | Several | Absent
Answers = Mapping[tuple[str, ...], Answer]
Domain = tuple[Answer, ...]


# --- what the facts can be -------------------------------------------------------------------------------------------


def domains(conditions: Iterable[tuple[Expression, Names]]) -> dict[tuple[str, ...], Domain]:
    """For each fact that conditions ask for and whose answers can be gone through, the answers that they tell apart."""
    asked: dict[tuple[str, ...], tuple[Field, set[str | int]]] = {}
    for condition, names in conditions:
        for path in paths(condition):
            field = field_of(path, names)
            if not isinstance(field, Diagnostic) and field is not ANYTHING:
                asked.setdefault(path.names, (field, set()))
        for path_names, value in _named(condition):
            if path_names in asked:
                asked[path_names][1].add(value)
    return {name: domain for name, (field, named) in asked.items() if (domain := _domain(field, named))}


def _named(condition: Expression) -> Iterator[tuple[tuple[str, ...], str | int]]:
    """The values that a condition holds against each fact."""
    match condition:
        case Compare(left, _, right):
            for this, other in ((left, right), (right, left)):
                path = this.operand if isinstance(this, Format) else this
                if isinstance(path, Path) and isinstance(other, Constant):
                    values = other.value if isinstance(other.value, tuple) else (other.value,)
                    yield from ((path.names, value) for value in values)
        case Both(left, right) | Either(left, right):
            yield from _named(left)
            yield from _named(right)
        case Not(operand):
            yield from _named(operand)
        case Format() | Path() | Constant():
            return


def _domain(field: Field, named: set[str | int]) -> Domain:
    texts = tuple(sorted(value for value in named if isinstance(value, str)))
    numbers = {value for value in named if isinstance(value, int) and not isinstance(value, bool)}
    match field.kind:
        case "yes-no":
            return (True, False)
        case "choice":
            others = [choice for choice in field.choices if choice not in texts]
            return (*texts, *others[:1], *(["none"] if "none" in others[1:] else []))
        case "whole" | "number":
            return tuple(sorted({0, 1, *(max(0, n + step) for n in numbers for step in (-1, 0, 1))}))
        case "text" | "prose":
            return tuple(dict.fromkeys((Other(), *texts, "none")))
        case "date" | "group":
            return (Other(), *texts)
        case "list" | "things":
            return tuple(_lists(field, texts, numbers))
        case _:
            assert_never(field.kind)


def _lists(field: Field, texts: tuple[str, ...], numbers: set[int]) -> Iterator[Several]:
    choices = field.item.choices if field.item else ()
    is_closed = bool(choices) and set(choices) <= set(texts)
    tried = {0, 1, len(texts), len(texts) + 1, *(n + step for n in numbers for step in (-1, 0, 1))}
    counts = sorted(count for count in tried if count >= field.least)
    for subset in _subsets(texts[:10]):
        for count in counts:
            if count == len(subset) or (count > len(subset) and not is_closed):
                yield Several(frozenset(subset), count)


def _subsets(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for pattern in range(2 ** len(texts)):
        yield tuple(text for at, text in enumerate(texts) if pattern >> at & 1)


# --- whether a condition holds ---------------------------------------------------------------------------------------


def decided(condition: Expression, answers: Answers) -> bool | None:
    """Whether a condition holds with some facts answered; None where that hangs on others, or cannot be told here."""
    match condition:
        case Both(left, right):
            truths = (decided(left, answers), decided(right, answers))
            return False if False in truths else None if None in truths else True
        case Either(left, right):
            truths = (decided(left, answers), decided(right, answers))
            return True if True in truths else None if None in truths else False
        case Not(operand):
            inner = decided(operand, answers)
            return None if inner is None else not inner
        case Compare():
            return _compared(condition, answers)
        case _:
            return _truth(_value(condition, answers))


def _truth(value: Answer | tuple | None) -> bool | None:
    match value:
        case None:
            return None
        case Several(count=count):
            return count > 0
        case Other():
            return True
        case Absent():
            return False
        case _:
            return value != "none" and bool(value)


def _value(expression: Expression, answers: Answers) -> Answer | tuple | None:
    match expression:
        case Constant(value):
            return value
        case Path(names):
            return answers.get(names)
        case Format("count", operand):
            held = _value(operand, answers)
            return held.count if isinstance(held, Several) else None
        case Compare() | Both() | Either() | Not():
            return decided(expression, answers)
        case _:
            return None


def _compared(compare: Compare, answers: Answers) -> bool | None:
    left, right = _value(compare.left, answers), _value(compare.right, answers)
    if left is None or right is None or isinstance(left, Absent) or isinstance(right, Absent):
        return None
    match compare.operator:
        case "==":
            return _same(left, right)
        case "!=":
            same = _same(left, right)
            return None if same is None else not same
        case "in" | "not in":
            among = _among(left, right)
            return None if among is None else among == (compare.operator == "in")
        case _:
            return _ordered(left, compare.operator, right)


def _same(left: object, right: object) -> bool | None:
    if isinstance(left, Several | tuple) or isinstance(right, Several | tuple):
        return None
    if isinstance(left, Other) and isinstance(right, Other):
        return None
    return type(left) is type(right) and left == right


def _among(left: object, right: object) -> bool | None:
    match left, right:
        case (Other(), tuple()):
            return False
        case (str() | int(), tuple()):
            return any(_same(left, item) for item in right)
        case (str(), Several(named=named)):
            return left in named
        case _:
            return None


def _ordered(left: object, operator: str, right: object) -> bool | None:
    if not any(isinstance(left, kind) and isinstance(right, kind) for kind in (int, str)):
        return None
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]  # type: ignore[operator]


# --- going through the answers ---------------------------------------------------------------------------------------


@frozen
class Found:
    """Answers with which the question is answered yes, or (`sure` is false) with which it cannot be told."""

    answers: Answers
    sure: bool


class TooMany(Exception):
    """There are more ways than can be gone through."""


def first_way(
    question: Callable[[Answers], bool | None], known: Answers, free: Mapping[tuple[str, ...], Domain]
) -> Found | None:
    """The first answers to the free facts with which a question is answered yes, else some with which it cannot be
    told, else None: it is answered no whatever the config says. Raises TooMany beyond MOST_STEPS steps."""
    steps = 0
    doubtful: Found | None = None
    stack: list[tuple[Answers, tuple[tuple[str, ...], ...]]] = [(known, tuple(free))]
    while stack:
        answers, left = stack.pop()
        steps += 1
        if steps > MOST_STEPS:
            raise TooMany
        match question(answers):
            case True:
                return Found(answers, True)
            case None if left:
                name, *others = left
                stack += [({**answers, name: answer}, tuple(others)) for answer in reversed(free[name])]
            case None:
                doubtful = doubtful or Found(answers, False)
    return doubtful


def in_words(answers: Answers) -> str:
    """Answers as a config would give them: board.voting = "none" and board.size = 12."""
    return " and ".join(_line(".".join(names), answer) for names, answer in answers.items())


def _line(name: str, answer: Answer) -> str:
    match answer:
        case bool():
            return f"{name} = {'true' if answer else 'false'}"
        case str():
            return f'{name} = "{answer}"'
        case Several(named, count):
            items = ", ".join(f'"{item}"' for item in sorted(named, key=str))
            more = f"{' and ' if items else ''}{count - len(named)} other" if count > len(named) else ""
            return f"{name} = [{items}{more}]"
        case Absent():
            return f"{name} is not given"
        case Other():
            return f"{name} is something else"
        case _:
            return f"{name} = {answer}"
