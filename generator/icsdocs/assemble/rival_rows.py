"""Knows between which rows of a table an open question decides, and what these say alike."""

from collections.abc import Iterator
from typing import assert_never

from icsdocs.assemble.evaluate import holds
from icsdocs.assemble.grounds import drafted
from icsdocs.assemble.lookup import Scope, Unknown
from icsdocs.assemble.placed import Bound
from icsdocs.assemble.rivals import exclude
from icsdocs.drafted import Blank, Line, Part, Pointer, Range, Remark, Repeat, Stress, Words


def in_turn(children: tuple, scope: Scope) -> Iterator[tuple[tuple, Unknown | None]]:
    """The rows of a table as drafted, in stretches: with what is unknown those of which an answer to it prints one at
    the most, neighbours that a condition stands round each, and without it all others."""
    run: list = []
    hole: Unknown | None = None
    for child in children:
        if hole is not None and all(_exclude(other, child) for other in run):
            run.append(child)
            continue
        is_pair = hole is None and bool(run) and _exclude(run[-1], child)
        asked = holds(child.directive, scope) if is_pair else None
        if isinstance(asked, Unknown):
            yield tuple(run[:-1]), None
            run, hole = [run[-1], child], asked
        elif hole is not None:
            yield tuple(run), hole
            run, hole = [child], None
        else:
            run.append(child)
    yield tuple(run), hole


def _exclude(first: object, second: object) -> bool:
    """Whether two children of a table are one row each, about the same thing, of which no answer prints both."""
    match first, second:
        case Range(one, (Line(),) as children), Range(other, (Line(),) as others):
            is_same = _as_drafted(children[0].cells[0]) == _as_drafted(others[0].cells[0])
            are_conditions = not isinstance(one, Repeat | Remark) and not isinstance(other, Repeat | Remark)
            return is_same and are_conditions and exclude(one, other)  # type: ignore[arg-type]
        case _:
            return False


def open_cells(lines: tuple[Line, ...], hole: Unknown, scope: Scope) -> Iterator[Bound]:
    """The cells of such rows as one, but for the first: what they say alike, and what is unknown where they differ."""
    for cells in list(zip(*(line.cells for line in lines), strict=True))[1:]:
        is_alike = len(set(map(_as_drafted, cells))) == 1
        yield Bound(cells[0] if is_alike else (), scope, () if is_alike else (hole,), lines[0].span)


def _as_drafted(parts: tuple[Part, ...]) -> str:
    return "".join(map(_part, parts))


def _part(part: Part) -> str:
    match part:
        case Words(text):
            return text
        case Blank(expression):
            return f"{{{{{drafted(expression)}}}}}"
        case Pointer(document, target):
            return f"[[{document}:{target}]]"
        case Stress(inner, strong):
            return f"{'**' if strong else '*'}{_as_drafted(inner)}*"
        case _:
            assert_never(part)
