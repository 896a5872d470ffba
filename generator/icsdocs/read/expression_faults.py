"""Knows why an expression cannot be understood, in the words of somebody who has never programmed."""

import re
from itertools import pairwise

HINT = "Write a name such as board.size, a comparison such as board.size > 12, or a format such as board.size | words"

_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"|'[^']*')|(?P<name>[A-Za-z_][\w.]*)|(?P<number>\d[\w.]*)"""
    r"""|(?P<sign>==|!=|<=|>=|=>|=<|<>|&&|\|\||[-+*/%~|=<>!&])|(?P<bracket>[()\[\]{}])|(?P<other>\S)"""
)
_WORDS = ("and", "or", "not", "in", "if", "is")
_CURLY = "“”‘’„«»"
# What other languages write, what is meant, and an example of that.
_FOREIGN = {
    "=": ("one equals sign is not a comparison", "Write two: board.size == 3"),
    "=>": ("“=>” has no meaning", "Write >= for “at least”"),
    "=<": ("“=<” has no meaning", "Write <= for “at most”"),
    "<>": ("“<>” has no meaning", "Write != for “is not”"),
    "&&": ("“&&” has no meaning", "Write the word and"),
    "||": ("“||” has no meaning", "Write the word or"),
    "&": ("“&” has no meaning", "Write the word and"),
    "!": ("“!” has no meaning", "Write the word not, or != for “is not”"),
}  # fmt: skip


def why_not_understood(text: str) -> tuple[str, str]:
    """What is wrong with an expression that no parser takes, and what would mend it; an empty reason where that cannot
    be told."""
    tokens = [(str(match.lastgroup), match.group()) for match in _TOKEN.finditer(text)]
    for look in (_quotes, _brackets, _foreign, _dots, _missing, _unjoined, _strange):
        if found := look(tokens):
            return found
    return "", HINT


Tokens = list[tuple[str, str]]
Told = tuple[str, str] | None


def _quotes(tokens: Tokens) -> Told:
    if any(token in _CURLY for _, token in tokens):
        return "the quotation marks are curly", "Type straight ones: \"…\""
    if any(token in ("'", '"') for _, token in tokens):
        return "a quotation mark is not closed", "Put the same mark before and after the words"
    return None


def _brackets(tokens: Tokens) -> Told:
    ends, open_ = {"(": ")", "[": "]", "{": "}"}, []
    for kind, token in tokens:
        if kind != "bracket":
            continue
        if token in ends:
            open_.append(token)
        elif not open_ or ends[open_.pop()] != token:
            return f"the bracket “{token}” closes nothing", "Delete it, or put the bracket that it closes before it"
    return (f"the bracket “{open_[-1]}” is not closed", f"Put “{ends[open_[-1]]}” where it ends") if open_ else None


def _foreign(tokens: Tokens) -> Told:
    return next((_FOREIGN[token] for kind, token in tokens if kind == "sign" and token in _FOREIGN), None)


def _dots(tokens: Tokens) -> Told:
    found = next((token for kind, token in tokens if kind == "name" and (token.endswith(".") or ".." in token)), "")
    hint = "Full stops stand between the parts: board.size"
    return (f"a part of the name “{found}” is missing", hint) if found else None


def _missing(tokens: Tokens) -> Told:
    if not tokens:
        return None
    if _joins(tokens[0]) and tokens[0][1] != "not":
        return f"something is missing before “{tokens[0][1]}”", HINT
    for left, right in pairwise([*tokens, ("end", "")]):
        closes = right[0] == "end" or right[1] in (")", "]", "}") or (_joins(right) and right[1] not in ("not", "in"))
        if _joins(left) and closes:
            return f"something is missing after “{left[1]}”", HINT
    return None


def _unjoined(tokens: Tokens) -> Told:
    for left, right in pairwise(tokens):
        if _stands_alone(left) and _stands_alone(right):
            hint = "A name has no spaces: join its parts by full stops, as in board.size, or compare with == or >"
            if left[0] == right[0] == "quoted":
                hint = "Put a comma between them"
            return f"nothing joins “{left[1]}” and “{right[1]}”", hint
    return None


def _strange(tokens: Tokens) -> Told:
    found = next((token for kind, token in tokens if kind == "other"), "")
    return (f"“{found}” has no meaning here", HINT) if found else None


def _joins(token: tuple[str, str]) -> bool:
    return token[0] == "sign" or (token[0] == "name" and token[1] in _WORDS)


def _stands_alone(token: tuple[str, str]) -> bool:
    return token[0] in ("quoted", "number") or (token[0] == "name" and token[1] not in _WORDS)
