"""Knows why words are printed: each condition, repetition and choice as drafted, with the facts that decided it."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from icsdocs.assemble.evaluate import evaluate
from icsdocs.assemble.lookup import Known, Scope, Unknown, Wrong, in_text
from icsdocs.assemble.verdict import in_config, included_clauses
from icsdocs.document import Decisive, Ground
from icsdocs.drafted import (
    Both,
    Compare,
    Constant,
    Either,
    Expression,
    Format,
    Grid,
    Line,
    Not,
    Passage,
    Path,
    Point,
    Points,
    Range,
    Repeat,
    paths,
)
from icsdocs.library import Alternative, Clause, Entry
from icsdocs.source import Span


def condition_ground(condition: Expression, scope: Scope, within: str, range_: Range | None = None) -> Ground:
    """That a condition holds, or is not known not to; of a range within a clause only over its lines."""
    facts = tuple(_decisive(condition, scope))
    return Ground("condition", drafted(condition), _extent(condition), facts, within, *_lines(range_))


def repetition_ground(repeat: Repeat, scope: Scope, within: str, range_: Range | None = None) -> Ground:
    """For which thing words are repeated; the scope is the one inside the repetition."""
    says = f"each {repeat.name} in {drafted(repeat.collection)}"
    held = scope.names.get(repeat.name)
    facts: tuple[Decisive, ...] = ()
    if isinstance(held, Known):
        text = in_text(held)
        facts = (Decisive(held.key, text.value if isinstance(text, Known) else scope.keys[-1][1], held.span),)
    if repeat.condition is not None:
        says = f"{says} if {drafted(repeat.condition)}"
        facts += tuple(fact for fact in _decisive(repeat.condition, scope) if fact not in facts)
    return Ground("repetition", says, repeat.span, facts, within, *_lines(range_))


def place_grounds(entry: Entry, scope: Scope, inner: Scope) -> tuple[Ground, ...]:
    """Why an entry is printed: its own condition, decided outside its repetition, and what it is repeated for."""
    condition = (condition_ground(entry.when, scope, ""),) if entry.when is not None else ()
    repetition = (repetition_ground(entry.each, inner, ""),) if entry.each is not None else ()
    return (*condition, *repetition)


def clause_grounds(clause: Clause, scope: Scope, within: str) -> Iterator[Ground]:
    """Why a clause is printed by itself: its condition, or that the config asks for it."""
    wished = included_clauses(scope.config).get(clause.id)
    if clause.when is not None:
        yield condition_ground(clause.when, scope, within)
    elif clause.include_by is not None and wished is None:
        facts = tuple(_decisive(clause.include_by, scope))
        span = clause.header.get("include_by", clause.span)
        yield Ground("included", f"include_by: {drafted(clause.include_by)}", span, facts, within)
    if wished is not None:
        yield Ground("included", "include", wished.span, (Decisive("include", clause.id, wished.span),), within)


def chosen_ground(
    clause: Clause, alternative: Alternative, others: Iterable[tuple[Clause, str]], within: str
) -> Ground:
    """Which of some alternatives this is, with the others and why each is not printed."""
    says = f"{alternative.group} {alternative.mode} per {alternative.scope}"
    facts = tuple(
        Decisive(other.id, f"{other.title}: {absence or 'it is printed too'}", other.span) for other, absence in others
    )
    return Ground("alternative", says, clause.header.get("alternative", alternative.span), facts, within)


def _decisive(expression: Expression, scope: Scope) -> Iterator[Decisive]:
    """The facts that an expression asks for, each once, with what they say."""
    seen: set[str] = set()
    for path in paths(expression):
        name = ".".join(path.names)
        if name not in seen:
            seen.add(name)
            yield _said(name, evaluate(path, scope), path.span)


def _said(name: str, outcome: Known | Unknown | Wrong, span: Span) -> Decisive:
    match outcome:
        case Known(key=key, span=origin):
            return Decisive(key or name, in_config(outcome), origin)
        case Unknown(key=key):
            return Decisive(key, "not known", span)
        case Wrong():
            return Decisive(name, "cannot be worked out", span)
        case _:
            assert_never(outcome)


def _lines(range_: Range | None) -> tuple[int, int]:
    return (range_.span.line, _last_line(range_)) if range_ else (0, 0)


def _last_line(drafted_part: Range | Passage | Points | Point | Grid | Line) -> int:
    match drafted_part:
        case Range(children=inner, span=span) | Points(items=inner, span=span) | Point(blocks=inner, span=span):
            return max((span.end_line, *map(_last_line, inner)))
        case Grid(rows=rows, span=span):
            return max((span.end_line, *map(_last_line, rows)))
        case _:
            return drafted_part.span.end_line


def drafted(expression: Expression) -> str:
    """An expression as a drafter would write it."""
    match expression:
        case Constant(value=tuple() as values):
            return f"[{', '.join(map(_literal, values))}]"
        case Constant(value=value):
            return _literal(value)
        case Path(names=names):
            return ".".join(names)
        case Compare(left, operator, right):
            return f"{drafted(left)} {operator} {drafted(right)}"
        case Both(left, right):
            return f"{_bracketed(left)} and {_bracketed(right)}"
        case Either(left, right):
            return f"{_bracketed(left)} or {_bracketed(right)}"
        case Not(operand):
            return f"not {_bracketed(operand)}"
        case Format(name, operand, arguments):
            given = f"({', '.join(map(_literal, arguments))})" if arguments else ""
            return f"{drafted(operand)} | {name}{given}"
        case _:
            assert_never(expression)


def _extent(expression: Expression) -> Span:
    """From the first to the last character of a condition; a span may stand for one sign of it."""
    first = min((expression, *paths(expression)), key=lambda part: (part.span.line, part.span.column)).span
    last = max((expression, *paths(expression)), key=lambda part: (part.span.end_line, part.span.end_column)).span
    return Span(first.file, first.line, first.column, last.end_line, last.end_column)


def _literal(value: str | int | bool) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def _bracketed(expression: Expression) -> str:
    return f"({drafted(expression)})" if isinstance(expression, Both | Either) else drafted(expression)
