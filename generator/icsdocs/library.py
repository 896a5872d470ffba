"""Knows the drafted material: clauses, their bodies, outlines, editions, terms, requirements, citations."""

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from types import MappingProxyType
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
    """The drafted words among some parts."""
    for part in parts:
        match part:
            case Words(text):
                yield text
            case Stress(parts=inner):
                yield from texts_of(inner)
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

# --- clauses ---------------------------------------------------------------------------------------------------------

# The rules, by code, that a file is right to break, each with the reason.
Silence = MappingProxyType[str, str]
NOTHING_SILENT: Silence = MappingProxyType({})

Status = Literal["required", "optional", "local"]


@frozen
class Alternative:
    """The group of which some are printed: `one`, `any` or `ordered`, counted over each thing of `scope`."""

    group: str
    mode: Literal["one", "any", "ordered"]
    scope: str
    span: Span


@frozen
class Departure:
    """What a system's own wording does to the library, and why."""

    reason: str
    departs_from: str
    agreed_by: str
    agreed_on: date | None
    document: str
    after: str
    omits: bool
    span: Span


@frozen
class Clause:
    """One clause file. `digest` is SHA-256, in hex, of its wording, condition and status (design section 6)."""

    id: str
    title: str
    status: Status
    body: tuple[Block | Range, ...]
    digest: str
    source: str
    meets: tuple[str, ...]
    editions: tuple[str, ...]
    since: date | None
    until: date | None
    when: Expression | None
    include_by: Path | None
    alternative: Alternative | None
    model_ref: str
    reviewed: str
    silence: Silence
    departure: Departure | None
    header: MappingProxyType[str, Span]
    span: Span

    def span_of(self, key: str) -> Span:
        """Where the header gives a key, or the header's first line."""
        return self.header.get(key, self.span)


# --- outlines --------------------------------------------------------------------------------------------------------


@frozen
class Level:
    """How one level of a series is numbered (`label`, Word's pattern: "%1.%2") and cited (`cite`: "paragraph {label}").

    `depth` counts levels of the whole document from 1; a series that starts deeper than 1 restarts in each heading
    above it.
    """

    series: str
    depth: int
    label: str
    format: Literal["decimal", "lower-letter", "lower-roman", "upper-letter", "upper-roman"]
    cite: str
    style: str
    span: Span


GENERATED = ("contents", "gaps", "definitions", "coverage", "coverage-by-document")

# What a `part = "picture"` can show.
SHOWN = ("structure", "decisions", "timeline")


@frozen
class Entry:
    """A place in an outline: a heading, a clause, or a part that the compiler makes (one of GENERATED).

    A picture `shows` one of SHOWN under its title; one of decisions draws the table of the clause `of`.
    """

    id: str
    depth: int
    series: str
    title: tuple[Part, ...]
    clause: str
    generated: str
    columns: tuple[str, ...]
    when: Expression | None
    each: Repeat | None
    span: Span
    shows: str = ""
    of: str = ""


@frozen
class CoverLine:
    """A line of the cover, or with a `label` a row of the table of facts on it."""

    style: str
    label: str
    parts: tuple[Part, ...]
    when: Expression | None
    span: Span


@frozen
class Outline:
    """A document type: what it is called, how others cite it, how it is numbered, and its places in reading order."""

    id: str
    title: tuple[Part, ...]
    subject: tuple[Part, ...]
    cite: tuple[Part, ...]
    running: tuple[Part, ...]
    status: tuple[Part, ...]
    status_final: tuple[Part, ...]
    watermark: str
    editions: tuple[str, ...]
    each: Repeat | None
    order: int
    cover: tuple[CoverLine, ...]
    levels: tuple[Level, ...]
    entries: tuple[Entry, ...]
    span: Span
    silence: Silence = field(default_factory=lambda: NOTHING_SILENT)


# --- editions, terms, requirements, citations ------------------------------------------------------------------------


@frozen
class Dated:
    """Words that hold for a span of days; an open end is None, and both ends are inclusive."""

    text: str
    since: date | None
    until: date | None
    span: Span

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@frozen
class Edition:
    """A default vocabulary for a span of days. A paragraph with words of `cited_as_proposed` may name law to come."""

    id: str
    name: str
    since: date
    until: date | None
    default_as_at: date | None
    terms: MappingProxyType[str, tuple[Dated, ...]]
    span: Span
    cited_as_proposed: tuple[str, ...] = ()


@frozen
class Definition:
    """A defined term, the forms in which text uses it, and what it means. `small` are phrases, in the notation of
    `check/wording.py`, in which a drafter meant the term and forgot its capitals."""

    id: str
    term: str
    forms: tuple[str, ...]
    editions: tuple[str, ...]
    since: date | None
    until: date | None
    when: Expression | None
    parts: tuple[Part, ...]
    source: str
    span: Span
    small: tuple[str, ...] = ()
    silence: Silence = field(default_factory=lambda: NOTHING_SILENT)


@frozen
class Assertion:
    """What words that meet a requirement must say and must not say, between two days (both inclusive); the notation is
    that of `check/pattern.py`."""

    says: tuple[str, ...]
    never: tuple[str, ...]
    since: date | None
    until: date | None
    span: Span


@frozen
class Requirement:
    """What law, policy or guidance demands of documents, and how that is tested.

    `documents` are types of document: one of them is enough unless `each_document`; without any, the row is about the
    config or several documents at once, and `held_by` says why it always holds, or `by_hand` who must look where no
    sense check does. `strength` and `verified` are as clauses/requirements/README.md says; from
    `in_force` on the row binds as law whatever the edition.
    """

    id: str
    editions: tuple[str, ...]
    since: date | None
    until: date | None
    documents: tuple[str, ...]
    each_document: bool
    applies: Expression | None
    kinds: tuple[str, ...]
    rule: str
    strength: str
    source: str
    addresses: tuple[str, ...]
    verified: str
    in_force: date | None
    assertions: tuple[Assertion, ...]
    span: Span
    held_by: str = ""
    by_hand: str = ""


@frozen
class Citation:
    """A provision that clauses may cite, or without a `provision` a whole instrument, which text also calls what
    `also` lists. `since` is the day from which it is law."""

    id: str
    instrument: str
    also: tuple[str, ...]
    provision: str
    about: str
    address: str
    since: date | None
    checked: date | None
    verified: bool
    span: Span


@frozen
class Trap:
    """Words that mislead a reader in some editions, between two days (both inclusive): phrases in the notation of
    `check/wording.py`. They are right as part of a phrase of `inside`, and in a sentence with one of `unless`; where
    `documents` are given, they are wrong in those types of document alone."""

    id: str
    trap: str
    documents: tuple[str, ...]
    wrong: tuple[str, ...]
    inside: tuple[str, ...]
    unless: tuple[str, ...]
    editions: tuple[str, ...]
    since: date | None
    until: date | None
    severity: Literal["error", "warning", "info"]
    instead: str
    why: str
    span: Span

    def holds(self, edition: str, first: date, last: date) -> bool:
        """Whether the words are wrong in an edition on some day between two."""
        begun = self.since is None or self.since <= last
        return (not self.editions or edition in self.editions) and begun and (self.until is None or first <= self.until)


@frozen
class Avoided:
    """A phrase that drafters avoid, in the notation of `check/wording.py`; right as part of a phrase of `inside`. Of a
    spelling, `instead` is the British one, with `*` for the same ending."""

    kind: Literal["duty", "archaic", "slash", "spelling"]
    wrong: str
    inside: tuple[str, ...]
    instead: str
    span: Span


@frozen
class Library:
    """All drafted material of a project. `local` holds one system's own clauses, by clause id; `names` are capitalised
    words that need no definition."""

    clauses: MappingProxyType[str, Clause]
    local: MappingProxyType[str, Clause]
    outlines: tuple[Outline, ...]
    editions: MappingProxyType[str, Edition]
    definitions: tuple[Definition, ...]
    requirements: MappingProxyType[str, Requirement]
    citations: MappingProxyType[str, Citation]
    traps: tuple[Trap, ...] = ()
    names: tuple[str, ...] = ()
    avoided: tuple[Avoided, ...] = ()
