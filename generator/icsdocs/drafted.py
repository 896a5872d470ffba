"""Knows the drafter's language once it is read: expressions, words with their blanks and pointers, and blocks."""

from collections.abc import Iterator
from typing import Literal, assert_never

from icsdocs.frozen import frozen
from icsdocs.source import Span

# --- expressions -----------------------------------------------------------------------------------------------------


@frozen
class Constant:
    value: str | int | bool | tuple[str | int, ...]
    span: Span


@frozen
class Path:
    """A name with its attributes: `trust.kind`, `board.members.chair`."""

    names: tuple[str, ...]
    span: Span


@frozen
class Compare:
    left: "Expression"
    operator: Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]
    right: "Expression"
    span: Span


@frozen
class Both:
    left: "Expression"
    right: "Expression"
    span: Span


@frozen
class Either:
    left: "Expression"
    right: "Expression"
    span: Span


@frozen
class Not:
    operand: "Expression"
    span: Span


@frozen
class Format:
    """A value put into words: `board.size | words`, `days | plural("day", "days")`."""

    name: str
    operand: "Expression"
    arguments: tuple[str | int, ...]
    span: Span


Expression = Constant | Path | Compare | Both | Either | Not | Format


def paths(expression: Expression) -> list[Path]:
    """The names that an expression asks for, in the order written."""
    match expression:
        case Path():
            return [expression]
        case Constant():
            return []
        case Compare(left=left, right=right) | Both(left, right) | Either(left, right):
            return paths(left) + paths(right)
        case Not(operand) | Format(operand=operand):
            return paths(operand)
        case _:
            assert_never(expression)


# --- drafted words ---------------------------------------------------------------------------------------------------


@frozen
class Words:
    text: str
    span: Span


@frozen
class Blank:
    """A `{{ }}` that a fact will fill."""

    expression: Expression
    span: Span


@frozen
class Pointer:
    """A `[[ ]]` that will print a clause's number; `document` is empty within the same document."""

    document: str
    target: str
    span: Span


@frozen
class Stress:
    """Emphasis, or strong emphasis."""

    parts: tuple["Part", ...]
    strong: bool
    span: Span


Part = Words | Blank | Pointer | Stress

def texts_of(parts: tuple[Part, ...]) -> Iterator[str]:
    """The drafted words among some parts, those between which a number chooses included."""
    for part in parts:
        match part:
            case Words(text):
                yield text
            case Stress(parts=inner):
                yield from texts_of(inner)
            case Blank(Format("plural", _, arguments)):
                yield from map(str, arguments)
            case Blank() | Pointer():
                continue


# --- drafted blocks --------------------------------------------------------------------------------------------------


@frozen
class Passage:
    """A paragraph as drafted."""

    parts: tuple[Part, ...]
    span: Span


@frozen
class Point:
    """A list item as drafted."""

    blocks: tuple["Block | Range", ...]
    span: Span


@frozen
class Points:
    """A list as drafted: its items, some under a condition or repeated."""

    items: tuple["Point | Range", ...]
    span: Span


@frozen
class Line:
    """A table row as drafted."""

    cells: tuple[tuple[Part, ...], ...]
    span: Span


@frozen
class Grid:
    """A table as drafted; `aligned` holds left, centre or right for each column."""

    header: Line
    rows: tuple["Line | Range", ...]
    aligned: tuple[Literal["left", "centre", "right"], ...]
    span: Span


@frozen
class Repeat:
    """`each name in collection if condition`."""

    name: str
    collection: Expression
    condition: Expression | None
    span: Span


@frozen
class Remark:
    """`note`: words for drafters."""

    span: Span


Directive = Expression | Repeat | Remark


@frozen
class Range:
    """Whole sibling blocks, items or rows under one `:::` line: a condition, a repetition or a note."""

    directive: Directive
    children: tuple["Block | Point | Line | Range", ...]
    span: Span


Block = Passage | Points | Grid
