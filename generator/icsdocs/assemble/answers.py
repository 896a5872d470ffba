"""Knows by which answer to an open question a comparison holds, in words that can lead what hangs on it."""

from collections.abc import Iterable
from datetime import date

from icsdocs.assemble.formats import printed
from icsdocs.assemble.lookup import Known, Scope, Unknown
from icsdocs.config import Field
from icsdocs.drafted import Compare, Expression, Format, Path
from icsdocs.frozen import changed

# More letters would hide the words that they lead.
MOST_LETTERS = 120

_IS = "the answer is "

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OF_NUMBERS = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}
_OF_DAYS = {"<": "before", "<=": "on or before", ">": "after", ">=": "on or after"}
# By operator and number.
_OF_COUNTS = {
    ("==", 1): "there is only one", ("!=", 1): "there are several", (">", 1): "there are several",
    ("==", 0): "there are none", ("!=", 0): "there are any", (">", 0): "there are any",
}  # fmt: skip


def by_answer(compare: Compare, hole: Unknown, left: Unknown | Known, right: Unknown | Known, scope: Scope) -> Unknown:
    """What is unknown about a comparison, with the answer by which it holds, if that can be said in a few words."""
    bare = changed(hole, answer="", says="")
    match left, right:
        case Unknown(), Known():
            asked, operator, known = compare.left, compare.operator, right
        case Known(), Unknown() if compare.operator not in ("in", "not in"):
            asked, operator, known = compare.right, _MIRRORED.get(compare.operator, compare.operator), left
        case _:
            return bare
    if isinstance(asked, Format) and asked.name == "count" and isinstance(known.value, int):
        return changed(bare, says=_OF_COUNTS.get((operator, known.value), ""))
    field = _field(asked, hole, scope)
    if field is None:
        return bare
    if isinstance(known.value, bool) and operator in ("==", "!="):
        return changed(bare, answer="yes" if known.value == (operator == "==") else "no")
    says = _said(operator, known, field)
    return changed(bare, says=f"{_IS}{says}") if says and len(says) <= MOST_LETTERS else bare


def each_once(holes: Iterable[Unknown]) -> tuple[Unknown, ...]:
    """What is unknown about conditions that must all hold, each fact once, with the answer by which all those hold that
    ask it, if that can be said."""
    found: dict[str, Unknown] = {}
    for hole in holes:
        known = found.get(hole.key, hole)
        found[hole.key] = hole if known == hole else _by_both(known, hole)
    return tuple(found.values())


def _by_both(one: Unknown, other: Unknown) -> Unknown:
    """A fact with the answer by which two conditions over it hold."""
    more = other.says.removeprefix(_IS)
    if not one.says or not other.says:
        says = ""
    elif more == other.says:
        says = f"{one.says}, and {more}"
    elif " or " in f"{one.says} {more}":  # “a or b and c” could be read either way.
        says = f"{one.says}, and it is {more}"
    else:
        says = f"{one.says} and {more}"
    return changed(one, answer="", says=says if len(says) <= MOST_LETTERS else "")


def _field(asked: Expression, hole: Unknown, scope: Scope) -> Field | None:
    """The fact that is compared, where it is that which the question asks for, and no key of some thing."""
    if not isinstance(asked, Path) or hole.key.rpartition(".")[2].replace("-", "_") != asked.names[-1]:
        return None
    field = scope.config.facts.shape.at(tuple(hole.key.split(".")))
    return field if field and not field.refers_to and field.kind not in ("list", "group", "things") else None


def _said(operator: str, known: Known, field: Field) -> str:
    values = known.value if isinstance(known.value, tuple) else (known,)
    words = [_quoted(printed(one.value), field) for one in values]  # type: ignore[arg-type]
    match operator:
        case "==" | "in":
            return _either(words)
        case "!=" | "not in":
            return f"not {_either(words)}"
        case _ if isinstance(known.value, date) or field.kind == "date":
            day = known.value if isinstance(known.value, date) else date.fromisoformat(str(known.value))
            return f"{_OF_DAYS[operator]} {printed(day)}"
        case _:
            return f"{_OF_NUMBERS[operator]} {words[0]}"


def _quoted(code: str, field: Field) -> str:
    return f"“{field.choices[code]}”" if code in field.choices else code


def _either(words: list[str]) -> str:
    """“a, b or c”, in the order written."""
    *most, last = words or ["none"]
    return f"{', '.join(most)} or {last}" if most else last
