"""Knows the JSON Schema of a config, which editors such as Even Better TOML use to complete and explain what is typed.

It is made from the one definition in `read/schema`, in draft 7, which is the newest that taplo reads. `x-taplo` is how
taplo is told what each choice means (https://taplo.tamasfe.dev/configuration/developing-schemas.html). TOML's dates
reach a JSON Schema as text.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping

from icsdocs.library import Library
from icsdocs.read.schema import SCHEMA
from icsdocs.read.schema.shapes import TEMPLATE_MARKS
from icsdocs.read.vocabulary import vocabulary
from icsdocs.reference import KEY, Meanings, document_types, meanings

_DRAFT = "http://json-schema.org/draft-07/schema#"
# What no document can print, and an empty line inside a sentence.
_CONTROL = r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f]"
_EMPTY_LINE = r"\S\s*\n[ \t]*\n\s*\S"
_MARKS = "|".join(map(re.escape, TEMPLATE_MARKS))
_DEFINITIONS = {
    "line": {"type": "string", "pattern": r"\S", "not": {"pattern": f"{_CONTROL}|{_EMPTY_LINE}|{_MARKS}"}},
    "paragraphs": {"type": "string", "pattern": r"\S", "not": {"pattern": f"{_CONTROL}|{_MARKS}"}},
    "day": {"type": "string", "format": "date", "pattern": r"^(19|20)\d\d-\d\d-\d\d$|^2100-\d\d-\d\d$"},
}

Shape = Mapping[str, object]


def config_schema(library: Library) -> str:
    """The schema as JSON, with the editions of a library and what its clauses make of each choice."""
    told = meanings(library, vocabulary())
    schema = {
        "$schema": _DRAFT,
        "title": "icsdocs config",
        "description": "The facts of one system, from which icsdocs writes its governance documents.",
        **_group({"schema": SCHEMA}, "", told),
        "definitions": _DEFINITIONS,
    }
    schema["anyOf"] = [{"required": ["edition"]}, {"required": ["as_at"]}]
    names = {id_: edition.name for id_, edition in library.editions.items()}
    schema["properties"]["edition"] |= {"enum": list(names), **_taplo(list(names.values()))}
    # One of several documents of a type has a name of its own, such as place-terms-wirral: no editor may refuse it.
    types = document_types(library)
    named = {"enum": list(types), **_taplo(list(types.values()))}
    schema["properties"]["documents"]["items"] |= {"anyOf": [named, {"type": "string"}]}
    return f"{json.dumps(schema, indent=1, ensure_ascii=False)}\n"


def _fact(shape: Shape, path: str, told: Meanings) -> dict[str, object]:
    """One fact: what an editor shows of it, and what it may be."""
    return {**_words(shape), **_limits(shape, path, told)}


def _words(shape: Shape) -> dict[str, object]:
    meta = shape["meta"]
    label = f"{meta['label'][:1].upper()}{meta['label'][1:]}"
    lines = [f"{label}.", meta["question"]]
    if meta["refers_to"]:
        lines.append(f"Give a key below {' or '.join(f'[{name}]' for name in meta['refers_to'])}.")
    if meta["example"]:
        lines.append(f"Example: {meta['example']}")
    known = {"description": "\n\n".join(lines)}
    if meta["example"]:
        known["examples"] = [_value(meta["example"])]
    return known | ({"default": shape["default"]} if "default" in shape else {})


def _value(example: str) -> object:
    value = tomllib.loads(f"it = {example}")["it"]
    return value if isinstance(value, str | int | float | bool | list) else str(value)


def _limits(shape: Shape, path: str, told: Meanings) -> dict[str, object]:
    match shape["type"]:
        case "string" if "allowed" in shape:
            return _choice(shape, path, told)
        case "string":
            known = {"allOf": [{"$ref": f"#/definitions/{shape['printable']}"}], "maxLength": shape["maxlength"]}
            return known | ({"pattern": f"^(?:{shape['regex']})$"} if "regex" in shape else {})
        case "integer" | "decimal" as kind:
            return {"type": {"decimal": "number"}.get(kind, kind), "minimum": shape["min"], "maximum": shape["max"]}
        case "day":
            return {"allOf": [{"$ref": "#/definitions/day"}]}
        case "boolean":
            return {"type": "boolean"}
        case "list":
            return {"type": "array", "maxItems": shape["maxlength"], "items": _fact(shape["schema"], path, told)}
        case "dict" if "valuesrules" in shape:
            return _things(shape, path, told)
        case "dict":
            return _group(shape, path, told)
        case other:
            raise ValueError(f"the schema uses the type {other}, which has no JSON Schema")


def _choice(shape: Shape, path: str, told: Meanings) -> dict[str, object]:
    below_key = f"{KEY}.{path.rpartition(f'{KEY}.')[2]}"
    printed = {choice: words for choice, words in shape["meta"]["words"].items() if words != choice}
    choices = shape["allowed"]
    words = [told.get((path, one)) or told.get((below_key, one)) or printed.get(one) for one in choices]
    return {"enum": list(choices), **(_taplo(words) if any(words) else {})}


def _taplo(words: list[str | None]) -> dict[str, object]:
    return {"x-taplo": {"docs": {"enumValues": words}}}


def _group(shape: Shape, path: str, told: Meanings) -> dict[str, object]:
    facts = {name: _fact(inner, f"{path}.{name}".lstrip("."), told) for name, inner in _written(shape["schema"])}
    needed = [name for name, inner in shape["schema"].items() if inner.get("required")]
    known = {"type": "object", "properties": facts, "additionalProperties": False}
    return known | ({"required": needed} if needed else {})


def _things(shape: Shape, path: str, told: Meanings) -> dict[str, object]:
    """Keyed tables, or `[]` to say that there are none."""
    return {
        "type": ["object", "array"],
        "maxItems": 0,
        "propertyNames": {"pattern": f"^(?:{shape['keysrules']['regex']})$"},
        "additionalProperties": _fact(shape["valuesrules"], f"{path}.{KEY}", told),
    }


def _written(fields: Mapping[str, Shape]) -> Iterator[tuple[str, Shape]]:
    """The facts that a config may write; the others are worked out."""
    for name, shape in fields.items():
        if not shape["meta"]["follows_from"]:
            yield name, shape
