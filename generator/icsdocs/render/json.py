"""Knows a finished document as JSON: every word, number and origin, so that reading it back gives an equal tree."""

import json
import re
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from icsdocs.document import Document
from icsdocs.source import Span

SCHEMA = 1

_SPAN = re.compile(r"(.*):(-?\d{1,9}):(-?\d{1,9})-(-?\d{1,9}):(-?\d{1,9})", re.DOTALL)


class NotADocument(ValueError):
    """The text is not a document that `to_json` wrote; the message says where it departs from one."""


def to_json(document: Document) -> str:
    """The whole tree as one JSON object, lightly indented, keys in the order of the dataclasses' fields; a part that
    can be of several classes says its class as `kind`; a place is written "file:line:column-line:column"."""
    data = {"schema": SCHEMA, **_plain(document, Document)}
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def from_json(text: str) -> Document:
    """The tree that `to_json` wrote; anything else raises NotADocument with the path at which it went wrong."""
    try:
        return _document(text)
    except RecursionError:
        raise NotADocument("The file is nested too deeply to be a document.") from None


def _document(text: str) -> Document:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise NotADocument(f"The file is not JSON: {error}.") from None
    if not isinstance(data, dict) or data.pop("schema", None) != SCHEMA:
        raise NotADocument(f"The file does not say that it is a document of schema {SCHEMA}.")
    return _object(data, Document, "document")


# --- writing ---------------------------------------------------------------------------------------------------------


def _plain(value: Any, shape: Any) -> Any:
    if isinstance(value, Span):
        return f"{value.file}:{value.line}:{value.column}-{value.end_line}:{value.end_column}"
    if is_dataclass(value):
        kind = {"kind": type(value).__name__} if len(_choices(shape)) > 1 else {}
        shapes = _fields(type(value))
        return kind | {name: _plain(getattr(value, name), inner) for name, inner in shapes.items()}
    if isinstance(value, tuple):
        return [_plain(item, inner) for item, inner in zip(value, _item_shapes(shape, len(value)), strict=True)]
    return value


# --- shapes ----------------------------------------------------------------------------------------------------------


@cache
def _fields(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


@cache
def _optional(kind: type) -> set[str]:
    """What a document of an earlier icsdocs may lack."""
    return {field.name for field in fields(kind) if field.default is not MISSING}


def _choices(shape: Any) -> tuple[type, ...]:
    """The dataclasses among which a value of this shape says its kind; a class beside None needs no kind."""
    if get_origin(shape) is UnionType:
        return tuple(choice for inner in get_args(shape) for choice in _choices(inner))
    return (shape,) if is_dataclass(shape) else ()


def _item_shapes(shape: Any, count: int) -> list[Any]:
    inner = get_args(shape)
    return [inner[0]] * count if inner[-1:] == (...,) else list(inner)


# --- reading ---------------------------------------------------------------------------------------------------------


def _value(data: Any, shape: Any, path: str) -> Any:
    if shape is Span:
        return _span(data, path)
    if is_dataclass(shape):
        return _object(data, shape, path)
    if get_origin(shape) is UnionType:
        return _one_of(data, shape, path)
    if get_origin(shape) is tuple:
        return _items(data, shape, path)
    allowed = get_args(shape) if get_origin(shape) is Literal else None
    wanted = str if allowed else shape
    if type(data) is not wanted or (allowed and data not in allowed):
        raise NotADocument(f"{path}: expected {_name(shape)}, found {json.dumps(data)[:60]}.")
    return data


def _object(data: Any, kind: type, path: str) -> Any:
    shapes = _fields(kind)
    if not isinstance(data, dict):
        raise NotADocument(f"{path}: expected {_name(kind)}, found {json.dumps(data)[:60]}.")
    if odd := sorted((set(data) ^ set(shapes)) - (_optional(kind) - set(data))):
        says = "has no" if odd[0] in shapes else "has an unknown"
        raise NotADocument(f"{path}: {_name(kind)} {says} “{odd[0]}”.")
    given = {name: shape for name, shape in shapes.items() if name in data}
    return kind(**{name: _value(data[name], shape, f"{path}.{name}") for name, shape in given.items()})


def _one_of(data: Any, shape: Any, path: str) -> Any:
    if data is None and type(None) in get_args(shape):
        return None
    kinds = _choices(shape)
    if len(kinds) == 1:
        return _object(data, kinds[0], path)
    kind = data.get("kind") if isinstance(data, dict) else None
    for choice in kinds:
        if choice.__name__ == kind:
            return _object({name: value for name, value in data.items() if name != "kind"}, choice, path)
    names = ", ".join(choice.__name__ for choice in kinds)
    raise NotADocument(f"{path}: expected a kind among {names}, found {kind!r}.")


def _items(data: Any, shape: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise NotADocument(f"{path}: expected a list, found {json.dumps(data)[:60]}.")
    shapes = _item_shapes(shape, len(data))
    if len(shapes) != len(data):
        raise NotADocument(f"{path}: expected {len(shapes)} items, found {len(data)}.")
    pairs = enumerate(zip(data, shapes, strict=True))
    return tuple(_value(item, inner, f"{path}[{at}]") for at, (item, inner) in pairs)


def _span(data: Any, path: str) -> Span:
    match = _SPAN.fullmatch(data) if isinstance(data, str) else None
    if not match:
        says = "expected a place such as “clauses/quorum.md:6:1-6:20”"
        raise NotADocument(f"{path}: {says}, found {json.dumps(data)[:60]}.")
    return Span(match[1], *map(int, match.groups()[1:]))


def _name(shape: Any) -> str:
    names = {str: "text", int: "a whole number", bool: "true or false"}
    if get_origin(shape) is Literal:
        return " or ".join(map(str, get_args(shape)))
    return names.get(shape) or f"a {shape.__name__}"
