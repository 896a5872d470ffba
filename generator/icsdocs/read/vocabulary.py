"""Knows the vocabulary of a config as typed fields, and finds the field that a config path leads to."""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from icsdocs.config import Field
from icsdocs.read.schema import SCHEMA
from icsdocs.read.schema.shapes import group
from icsdocs.read.toml import Array, Path, Spanned, Table

Written = tuple[tuple[Path, Spanned, Field], ...]


@cache
def vocabulary() -> Field:
    """The root: a group whose fields are a config's top-level names. The shape of one of several keyed things is
    the `item` of their field."""
    return _field(group("config", "Which system is this?", SCHEMA), {})


def field_at(path: tuple[str | int, ...]) -> Field | None:
    """The field at a config path, where any key may stand for a thing and any number for an item; else None."""
    return vocabulary().at(path)


def written(config: Table) -> Written:
    """Every value of a config that the vocabulary knows, with its path and field, in the order written."""
    return tuple(_below(config, (), vocabulary()))


def _below(value: Spanned, path: Path, field: Field) -> Iterator[tuple[Path, Spanned, Field]]:
    yield path, value, field
    match value:
        case Table(entries):
            inner = ((name, entry.value) for name, entry in entries.items())
        case Array(items):
            inner = enumerate(items)
        case _:
            return
    for step, item in inner:
        own = field.at((step,))
        if own:
            yield from _below(item, (*path, step), own)


def _field(shape: dict[str, object], known: dict[int, Field]) -> Field:
    """The field of a shape. Many shapes stand in several places, and their fields are made once."""
    if id(shape) in known:
        return known[id(shape)]
    meta = shape["meta"]
    inner = shape.get("valuesrules", shape).get("schema", {}) if meta["kind"] != "list" else {}
    known[id(shape)] = Field(
        kind=meta["kind"],
        label=meta["label"],
        question=meta["question"],
        example=meta["example"],
        choices=MappingProxyType(meta.get("words", {})),
        refers_to=meta["refers_to"],
        fields=MappingProxyType({name: _field(of, known) for name, of in inner.items()}),
        item=_item(shape, known),
        follows_from=meta["follows_from"],
        never_none=meta.get("never_none", False),
        least=int(str(shape.get("minlength", 0))),
    )
    return known[id(shape)]


def _item(shape: dict[str, object], known: dict[int, Field]) -> Field | None:
    match shape["meta"]["kind"]:
        case "list":
            return _field(shape["schema"], known)
        case "things":
            return _field(shape["valuesrules"], known)
        case _:
            return None
