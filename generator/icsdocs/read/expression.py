"""Knows the expressions of clauses and outlines: which of Jinja's node kinds they may use, and where each one
stands."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Both, Compare, Constant, Either, Expression, Format, Not, Path, Repeat
from icsdocs.frozen import frozen
from icsdocs.read.expression_faults import why_not_understood
from icsdocs.source import Source, Span

MAX_LENGTH = 500
MAX_DEPTH = 20
MAX_DIGITS = 9
# The formats, each with the fewest and the most words that it is given in brackets.
FORMATS = {
    "words": (0, 0), "date": (0, 0), "list": (0, 0), "count": (0, 0), "plural": (1, 2), "money": (0, 0),
    "percent": (0, 0), "capital": (0, 0),
}  # fmt: skip

_ENVIRONMENT = Environment()
_OPERATORS = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in"}
_REPEAT = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)\s+in\s+(?P<rest>.*?)\s*$")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MARKS = ("'", '"')
# Most expressions are one name, for which no parser is needed.
_PLAIN = re.compile(r"[ \t]*(?P<path>[a-z]\w{0,60}(?:\.[a-z]\w{0,60}){0,6})[ \t]*", re.ASCII)
_RESERVED = {"and", "else", "false", "if", "in", "is", "none", "not", "or", "true"}


class _Refused(Exception):
    """Carries the diagnostic of the first fault of one expression out of the walk over its nodes."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


@frozen
class _Tokens:
    """The raw tokens of an expression with their offsets in the file, spaces left out."""

    source: Source
    starts: tuple[int, ...]
    texts: tuple[str, ...]

    def span(self, first: int, last: int) -> Span:
        return self.source.span(self.starts[first], self.starts[last] + len(self.texts[last]))

    def at(self, node: nodes.Node) -> Span:
        """The span of the token on whose line the parser met this node."""
        index = min(max(node.lineno - 2, 0), len(self.starts) - 1)
        return self.span(index, index)

    @property
    def whole(self) -> Span:
        return self.span(0, len(self.starts) - 1)


def read_expression(source: Source, start: int, end: int) -> tuple[Expression | None, tuple[Diagnostic, ...]]:
    """The expression that stands between two offsets of a file, or None and what is wrong with it."""
    text = source.text[start:end]
    if (plain := _PLAIN.fullmatch(text)) and not _RESERVED & set(names := plain["path"].split(".")):
        return Path(tuple(names), source.span(start + plain.start("path"), start + plain.end("path"))), ()
    here = source.span(start, end)
    try:
        _bounded(text, here)
        tokens = _tokens(source, start, text, here)
        tree = _parse(tokens, text, here)
        return _expression(tree, tokens), ()
    except _Refused as refused:
        return None, (refused.problem,)


def read_repeat(source: Source, start: int, end: int) -> tuple[Repeat | None, tuple[Diagnostic, ...]]:
    """`name in collection if condition`, as `each` has it."""
    here = source.span(start, end)
    match = _REPEAT.match(source.text[start:end])
    if match is None or not _NAME.fullmatch(match["name"]):
        hint = "Write for example: each place in places"
        return None, (
            Diagnostic(rules.BAD_EACH, "“each” needs a name of its own, the word “in” and a list", here, hint),
        )
    begin = start + match.start("rest")
    rest = match["rest"]
    cut = _condition_at(rest)
    collection, problems = read_expression(source, begin, begin + len(rest[:cut].rstrip()))
    condition = None
    if cut < len(rest):
        condition, more = read_expression(source, begin + cut + 2, begin + len(rest))
        problems += more
    if problems or collection is None:
        return None, problems
    return Repeat(match["name"], collection, condition, here), ()


def _condition_at(text: str) -> int:
    """Where the word `if` stands outside quotes, or the end of the text."""
    blanked = re.sub(r"\"[^\"]*\"|'[^']*'", lambda m: "x" * len(m[0]), text)
    match = re.search(r"(?<![\w.])if(?!\w)", blanked)
    return match.start() if match else len(text)


def _bounded(text: str, here: Span) -> None:
    if not text.strip():
        raise _Refused(Diagnostic(rules.BAD_EXPRESSION, "There is nothing between the brackets", here))
    if "\n" in text:
        raise _Refused(Diagnostic(rules.BAD_EXPRESSION, "An expression must stand on one line", here))
    if len(text) > MAX_LENGTH:
        raise _Refused(_too_much(f"is {len(text)} characters long; at most {MAX_LENGTH} are allowed", here))
    if any(len(digits) > MAX_DIGITS for digits in re.findall(r"\d+", text.replace("_", ""))):
        raise _Refused(_too_much(f"holds a number of more than {MAX_DIGITS} digits", here))
    depth = deepest = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH or len(re.findall(r"\bnot\b", text)) > MAX_DEPTH:
        raise _Refused(_too_much(f"is nested more than {MAX_DEPTH} deep", here))


def _too_much(says: str, here: Span) -> Diagnostic:
    return Diagnostic(rules.BAD_EXPRESSION, f"The expression {says}", here)


def _tokens(source: Source, start: int, text: str, here: Span) -> _Tokens:
    try:
        starts, texts = _lexed(text)
    except TemplateSyntaxError:
        raise _Refused(_not_understood(text, here)) from None
    # Jinja would make one text of two side by side: a list whose comma was forgotten.
    if not starts or any(left[0] in _MARKS and right[0] in _MARKS for left, right in pairwise(texts)):
        raise _Refused(_not_understood(text, here))
    return _Tokens(source, tuple(start + at for at in starts), texts)


@lru_cache(maxsize=4096)
def _lexed(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Jinja's tokens of a text with their offsets, or none where it ends early; most expressions of a library are a
    few names, used again and again."""
    starts, texts = [], []
    at = -len("{{ ")
    for _, kind, value in _ENVIRONMENT.lexer.tokeniter("{{ " + text + " }}", None):
        if kind not in ("whitespace", "variable_begin", "variable_end"):
            starts.append(at)
            texts.append(value)
        at += len(value)
    return (tuple(starts), tuple(texts)) if at == len(text) + len(" }}") else ((), ())


def _not_understood(text: str, here: Span) -> Diagnostic:
    reason, hint = why_not_understood(text)
    message = f"This expression cannot be understood{': ' if reason else ''}{reason}"
    return Diagnostic(rules.BAD_EXPRESSION, message, here, hint)


def _parse(tokens: _Tokens, text: str, here: Span) -> nodes.Expr:
    """Jinja's tree, with every token on a line of its own, so that a node's line number is its token's number."""
    try:
        body = _tree("{{\n" + "\n".join(tokens.texts) + "\n}}").body
    except TemplateSyntaxError as error:
        at = min(max(error.lineno - 2, 0), len(tokens.starts) - 1)
        raise _Refused(_not_understood(text, tokens.span(at, at))) from None
    if len(body) != 1 or not isinstance(body[0], nodes.Output) or len(body[0].nodes) != 1:
        raise _Refused(_not_understood(text, here))
    return body[0].nodes[0]


@lru_cache(maxsize=4096)
def _tree(text: str) -> nodes.Template:
    """Jinja's tree of a text, kept for the same reason."""
    return _ENVIRONMENT.parse(text)


def _expression(node: nodes.Node, tokens: _Tokens) -> Expression:
    match node:
        case nodes.Const(value=value) if isinstance(value, str | bool | int):
            if isinstance(value, int) and value >= 10**MAX_DIGITS:
                raise _Refused(_too_much(f"holds a number of more than {MAX_DIGITS} digits", tokens.at(node)))
            return Constant(value, tokens.at(node))
        case nodes.List(items=items) | nodes.Tuple(items=items):
            return Constant(tuple(_constant(item, tokens) for item in items), tokens.at(node))
        case nodes.Name() | nodes.Getattr():
            return _path(node, tokens)
        case nodes.Compare(expr=left, ops=[operand]):
            first, last = _expression(left, tokens), _expression(operand.expr, tokens)
            return Compare(first, _OPERATORS[operand.op], last, _across(first, last))
        case nodes.And(left=left, right=right):
            first, last = _expression(left, tokens), _expression(right, tokens)
            return Both(first, last, _across(first, last))
        case nodes.Or(left=left, right=right):
            first, last = _expression(left, tokens), _expression(right, tokens)
            return Either(first, last, _across(first, last))
        case nodes.Not(node=operand):
            return Not(_expression(operand, tokens), tokens.whole)
        case nodes.Filter(
            node=nodes.Expr() as operand, name=name, args=args, kwargs=[], dyn_args=None, dyn_kwargs=None
        ):
            return _format(node, name, operand, args, tokens)
        case _:
            raise _Refused(_refusal(node, tokens))


def _across(first: Expression, last: Expression) -> Span:
    """From the beginning of one expression to the end of another on the same line."""
    start, end = first.span, last.span
    return Span(start.file, start.line, start.column, end.end_line, end.end_column)


def _constant(node: nodes.Node, tokens: _Tokens) -> Any:
    if isinstance(node, nodes.Const) and isinstance(node.value, str | int):
        return node.value
    raise _Refused(_refusal(node, tokens))


def _path(node: nodes.Expr, tokens: _Tokens) -> Path:
    names: list[str] = []
    last = tokens.at(node)
    while isinstance(node, nodes.Getattr):
        names.append(node.attr)
        node = node.node
    if not isinstance(node, nodes.Name):
        raise _Refused(_refusal(node, tokens))
    first = max(node.lineno - 2, 0)
    names.append(node.name)
    span = tokens.span(first, min(first + 2 * (len(names) - 1), len(tokens.starts) - 1)) if len(names) > 1 else last
    return Path(tuple(reversed(names)), span)


def _format(node: nodes.Filter, name: str, operand: nodes.Expr, args: list[nodes.Expr], tokens: _Tokens) -> Format:
    if name not in FORMATS:
        hint = "The formats are " + ", ".join(FORMATS)
        raise _Refused(Diagnostic(rules.UNKNOWN_FORMAT, f"There is no format called “{name}”", tokens.at(node), hint))
    fewest, most = FORMATS[name]
    if not fewest <= len(args) <= most:
        hint = 'Write for example: board.size | plural("member", "members")'
        message = f"“{name}” takes {f'{fewest} or {most} words' if most else 'nothing'} in brackets"
        raise _Refused(Diagnostic(rules.UNKNOWN_FORMAT, message, tokens.at(node), hint))
    return Format(name, _expression(operand, tokens), tuple(_constant(a, tokens) for a in args), tokens.at(node))


_KINDS = {
    nodes.Call: "A call with brackets",
    nodes.Getitem: "A lookup with square brackets",
    nodes.Sub: "A hyphen between names (write a key such as primary-care as primary_care); subtraction",
    nodes.Add: "Arithmetic",
    nodes.Mul: "Arithmetic",
    nodes.Div: "Arithmetic",
    nodes.Test: "The word “is” (compare with == instead)",
    nodes.CondExpr: "A choice inside an expression (use ::: when)",
    nodes.Concat: "Joining with ~",
    nodes.Compare: "A chain of comparisons",
}


def _refusal(node: nodes.Node, tokens: _Tokens) -> Diagnostic:
    what = _KINDS.get(type(node), "This kind of expression")
    hint = "Use names, ==, !=, <, >, in, and, or, not, brackets, and the formats " + ", ".join(FORMATS)
    return Diagnostic(rules.FORBIDDEN_EXPRESSION, f"{what} is not part of the clause language", tokens.at(node), hint)
