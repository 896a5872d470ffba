"""Knows how a config file becomes facts: it is read, held against the schema, and every fault in it is told."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from icsdocs import rules
from icsdocs.config import Config, Field
from icsdocs.diagnostics import Diagnostic, in_order
from icsdocs.memory import Memory, forgetful
from icsdocs.read.config_faults import Breach, breach_fault
from icsdocs.read.config_references import contradictions, open_faults, reference_faults
from icsdocs.read.day import edition_and_day
from icsdocs.read.facts import facts, open_points
from icsdocs.read.schema import SCHEMA
from icsdocs.read.strays import strays
from icsdocs.read.toml import Array, Entry, Spanned, Table, plain, read_toml
from icsdocs.read.toml_faults import unread
from icsdocs.read.vocabulary import vocabulary, written
from icsdocs.records import Edition
from icsdocs.source import Source

# To look for what was probably meant takes time; beyond so many faults the file is another than it should be.
MOST_HINTS = 200


def read_config(
    source: Source, editions: Mapping[str, Edition], memory: Memory = forgetful
) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """One system's facts, and everything that is wrong with them, in the order of the file.

    A value at fault is left out, so that the draft prints its question. There is no config where the file cannot be
    read as TOML, or where no edition can be made out.
    """
    table, problems = read_toml(source)
    if table is None:
        return None, in_order(problems)
    table = _with_none_said(table, vocabulary())
    # Of several rules that one value breaks the last by name is told: that a fact is readonly before what it may be.
    breaches = sorted(_breaches(plain(table), source.name, memory), key=lambda breach: breach.rule)
    common = strays(breaches[:MOST_HINTS], table)
    faults = {breach.path: breach_fault(breach, table, hinted=at < MOST_HINTS) for at, breach in enumerate(breaches)}
    faults |= {path: problem for paths, problem in common.items() for path in paths if path in faults}
    values = written(table)
    faults |= reference_faults(table, values, frozenset(faults)) | open_faults(table, frozenset(faults))
    edition, day, day_problems = edition_and_day(table, editions, frozenset(faults))
    found = (*dict.fromkeys(faults.values()), *contradictions(table, values, frozenset(faults)), *day_problems)
    if problems:
        # A line that could not be read was left out, so what it would have said must not be called missing too.
        found = tuple(p for p in found if p.rule not in (rules.MISSING_KEY, rules.BAD_EDITION))
    problems = in_order((*problems, *found))
    if edition is None:
        return None, problems
    root = facts(table, values, frozenset(faults) | unread(source, problems), edition, day)
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


def _breaches(document: dict[str, object], name: str, memory: Memory) -> Iterator[Breach]:
    """What breaks the schema, table by table, each remembered as long as it says the same."""
    always = (name for name, shape in SCHEMA.items() if shape.get("required"))
    for table in dict.fromkeys((*always, *document)):
        given = {table: document[table]} if table in document else {}
        yield from memory("breaches", (Source(f"{name} {table}", repr(given)),), partial(_broken, table, given))


def _broken(table: str, given: dict[str, object]) -> tuple[Breach, ...]:
    # Not at the top: to load cerberus takes as long as to read a config, and most tables are as they were.
    from icsdocs.read.breaches import breaches

    return breaches(table, given)
