"""Knows what in a config breaks the schema, as cerberus finds it."""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import ClassVar

from cerberus import TypeDefinition, Validator
from cerberus.errors import CUSTOM, EMPTY_NOT_ALLOWED, ValidationError
from cerberus.schema import UnvalidatedSchema

from icsdocs.read.config_faults import Breach
from icsdocs.read.schema import SCHEMA
from icsdocs.read.schema.shapes import TEMPLATE_MARKS
from icsdocs.read.toml import Path


class _Unsorted(list[ValidationError]):
    def sort(self, **_: object) -> None:
        """Errors stay as they were found."""


class _NoTree:
    def add(self, error: ValidationError) -> None:
        """Errors are only listed."""

    def fetch_errors_from(self, path: Path) -> tuple[ValidationError, ...]:
        """What cerberus asks after a fact that is not written; the answer matters only to normalised documents."""
        return ()


class ConfigValidator(Validator):
    """cerberus with a config's own types, and with a rule for words that every output can print."""

    types_mapping: ClassVar = {
        **Validator.types_mapping,
        "integer": TypeDefinition("integer", (int,), (bool,)),
        "day": TypeDefinition("day", (date,), (datetime,)),
        "decimal": TypeDefinition("decimal", (int, Decimal), (bool,)),
    }

    # cerberus sorts all of its errors anew, and those of two trees, with every error that it adds, which would take
    # minutes for a file of ten thousand faults. Nothing here asks for that order or those trees.
    @property
    def _errors(self) -> "_Unsorted":
        return self._found

    @_errors.setter
    def _errors(self, errors: list[ValidationError]) -> None:
        self._found = _Unsorted(errors)

    @property
    def document_error_tree(self) -> "_NoTree":
        return _NoTree()

    @document_error_tree.setter
    def document_error_tree(self, tree: object) -> None:
        """The tree that cerberus would fill is not kept."""

    schema_error_tree = document_error_tree

    def _validate_printable(self, printable: str, field: str, value: str) -> None:
        """{'type': 'string', 'allowed': ['line', 'paragraphs']}"""
        if not value.strip():
            self._error(field, EMPTY_NOT_ALLOWED)
        elif not (value.isprintable() or all(map(_is_printable, value))):
            self._error(field, CUSTOM, "printable")
        elif any(mark in value for mark in TEMPLATE_MARKS):
            self._error(field, CUSTOM, "marks")
        elif printable == "line" and any(not line.strip() for line in value.strip().split("\n")):
            self._error(field, CUSTOM, "paragraph")


def _is_printable(character: str) -> bool:
    return character in "\n\t" or not (unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff")


def breaches(name: str, given: dict[str, object]) -> tuple[Breach, ...]:
    """What in one top-level table or fact breaks the schema; `given` has it under its name, or is empty without it."""
    validator = _validator(name if name in SCHEMA else "")
    validator.validate(given, normalize=False)
    return tuple(_flat(validator._errors))


@cache
def _validator(name: str) -> ConfigValidator:
    """For one top-level name, without the words for people. cerberus would first check the schema itself, which takes
    longer than checking a config; a test does that for all of it."""
    return ConfigValidator(UnvalidatedSchema({name: _bare(SCHEMA[name])} if name in SCHEMA else {}))


def _bare(shape: dict[str, object]) -> dict[str, object]:
    bare = {rule: constraint for rule, constraint in shape.items() if rule != "meta"}
    for rule in ("schema", "valuesrules"):
        if rule in bare:
            inner = bare[rule]
            bare[rule] = _bare(inner) if "type" in inner and isinstance(inner["type"], str) else {
                name: _bare(field) for name, field in inner.items()
            }
    return bare


def _flat(errors: list[ValidationError]) -> Iterator[Breach]:
    for error in errors:
        if error.is_group_error:
            yield from _flat(error.child_errors)
        else:
            rule = error.info[0] if error.code == CUSTOM.code else error.rule or "unknown"
            yield Breach(_path(error), rule, error.constraint, error.value)


def _path(error: ValidationError) -> Path:
    return tuple(error.document_path)
