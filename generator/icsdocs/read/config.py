"""Knows how a config file becomes facts: it is read, held against the schema, and every fault in it is told."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import ClassVar

from cerberus import TypeDefinition, Validator
from cerberus.errors import CUSTOM, EMPTY_NOT_ALLOWED, ValidationError
from cerberus.schema import UnvalidatedSchema

from icsdocs import rules
from icsdocs.config import Config, Field
from icsdocs.diagnostics import Diagnostic, in_order
from icsdocs.read.config_faults import Breach, breach_fault
from icsdocs.read.config_references import contradictions, open_faults, reference_faults
from icsdocs.read.day import edition_and_day
from icsdocs.read.facts import facts, open_points
from icsdocs.read.schema import SCHEMA
from icsdocs.read.strays import strays
from icsdocs.read.toml import Array, Entry, Path, Spanned, Table, plain, read_toml
from icsdocs.read.toml_faults import unread
from icsdocs.read.vocabulary import vocabulary
from icsdocs.records import Edition
from icsdocs.source import Source

# To look for what was probably meant takes time; beyond so many faults the file is another than it should be.
MOST_HINTS = 200


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
        elif printable == "line" and any(not line.strip() for line in value.strip().split("\n")):
            self._error(field, CUSTOM, "paragraph")


def _is_printable(character: str) -> bool:
    return character in "\n\t" or not (unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff")


def read_config(source: Source, editions: Mapping[str, Edition]) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """One system's facts, and everything that is wrong with them, in the order of the file.

    A value at fault is left out, so that the draft prints its question. There is no config where the file cannot be
    read as TOML, or where no edition can be made out.
    """
    table, problems = read_toml(source)
    if table is None:
        return None, in_order(problems)
    table = _with_none_said(table, vocabulary())
    # Of several rules that one value breaks the last by name is told: that a fact is readonly before what it may be.
    breaches = sorted(_breaches(plain(table)), key=lambda breach: breach.rule)
    common = strays(breaches[:MOST_HINTS], table)
    faults = {breach.path: breach_fault(breach, table, hinted=at < MOST_HINTS) for at, breach in enumerate(breaches)}
    faults |= {path: problem for paths, problem in common.items() for path in paths if path in faults}
    faults |= reference_faults(table, frozenset(faults)) | open_faults(table, frozenset(faults))
    edition, day, day_problems = edition_and_day(table, editions, frozenset(faults))
    found = (*dict.fromkeys(faults.values()), *contradictions(table, frozenset(faults)), *day_problems)
    if problems:
        # A line that could not be read was left out, so what it would have said must not be called missing too.
        found = tuple(p for p in found if p.rule not in (rules.MISSING_KEY, rules.BAD_EDITION))
    problems = in_order((*problems, *found))
    if edition is None:
        return None, problems
    root = facts(table, frozenset(faults) | unread(source, problems), edition, day)
    return Config(root, edition.id, day, source.name, open_points(table, frozenset(faults))), problems


def _with_none_said(value: Spanned, field: Field | None) -> Spanned:
    """The same with each `things = []`, which says that there are none, as an empty table of things."""
    match value:
        case Array((), span) if field and field.kind == "things":
            return Table(MappingProxyType({}), span)
        case Table(entries, span):
            inner = {
                name: Entry(entry.key, _with_none_said(entry.value, field and (field.item or field.fields.get(name))))
                for name, entry in entries.items()
            }
            return Table(MappingProxyType(inner), span)
        case _:
            return value


def _breaches(document: dict[str, object]) -> Iterator[Breach]:
    always = (name for name, shape in SCHEMA.items() if shape.get("required"))
    for name in dict.fromkeys((*always, *document)):
        validator = _validator(name if name in SCHEMA else "")
        validator.validate({name: document[name]} if name in document else {}, normalize=False)
        yield from _flat(validator._errors)


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
