"""Knows the drafted material: clauses, outlines and definitions, and a whole library with its data files."""

import re
from dataclasses import field
from datetime import date
from itertools import takewhile
from types import MappingProxyType
from typing import Literal

from icsdocs.drafted import Block, Expression, Part, Path, Range, Repeat, Words
from icsdocs.frozen import frozen
from icsdocs.records import Avoided, Citation, Edition, Requirement, Trap
from icsdocs.source import Span
from icsdocs.validity import Validity

# --- clauses ---------------------------------------------------------------------------------------------------------

# The rules, by code, that a file is right to break, each with the reason.
Silence = MappingProxyType[str, str]
NOTHING_SILENT: Silence = MappingProxyType({})

Status = Literal["required", "optional", "local"]
Mode = Literal["one", "any", "ordered"]


@frozen
class Alternative:
    """The group of which some are printed: `one`, `any` or `ordered`, counted over each thing of `scope`."""

    group: str
    mode: Mode
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
    validity: Validity
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


@frozen
class Absence:
    """Why a document does not print a clause, in words that name the facts, and where what decided it stands.

    `by` is the key of the clause's header that keeps it out, “body” for conditions in its words, or empty for its place
    in the outline. It is `told` where something else says so: the gap of an open choice, or a fault. `facts` are the
    config paths of what would have to change for it to be printed. Of a clause that the system leaves out, and of one
    among alternatives, `hangs_on` is the fact on which its condition or their choice hangs, if that is not known;
    `question` asks it, `about` says of what.
    """

    says: str
    decided: tuple[tuple[str, Span], ...] = ()
    by: str = ""
    told: bool = False
    facts: tuple[str, ...] = ()
    hangs_on: str = ""
    question: str = ""
    about: str = ""


# --- outlines --------------------------------------------------------------------------------------------------------

# What leads on to words that a config gives: “Constitution of …”.
_LOOSE_END = re.compile(r"[\s,:]*( (of|for|to|with)( the)?)?\s*$")

NumberFormat = Literal["decimal", "lower-letter", "lower-roman", "upper-letter", "upper-roman"]


@frozen
class Level:
    """How one level of a series is numbered (`label`, Word's pattern: "%1.%2") and cited (`cite`: "paragraph {label}").

    `depth` counts levels of the whole document from 1; a series that starts deeper than 1 restarts in each heading
    above it.
    """

    series: str
    depth: int
    label: str
    format: NumberFormat
    cite: str
    style: str
    span: Span


GENERATED = ("contents", "gaps", "definitions", "documents", "coverage", "coverage-by-document", "coverage-unmet")

# What a `part = "picture"` can show.
SHOWN = ("structure", "decisions", "timeline")


@frozen
class Entry:
    """A place in an outline: a heading, a clause, or a part that the compiler makes (one of GENERATED).

    A picture `shows` one of SHOWN under its title; one of decisions draws the table of the clause `of`. Its own
    `clause` leads to it, and is printed only where it is.
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
    """A document type: what it is called, how others cite it, how it is numbered, and its places in reading order;
    `about` says in a list of document types whose it is."""

    id: str
    title: tuple[Part, ...]
    subject: tuple[Part, ...]
    cite: tuple[Part, ...]
    running: tuple[Part, ...]
    status: tuple[Part, ...]
    status_final: tuple[Part, ...]
    watermark: str
    validity: Validity
    each: Repeat | None
    order: int
    cover: tuple[CoverLine, ...]
    levels: tuple[Level, ...]
    entries: tuple[Entry, ...]
    span: Span
    silence: Silence = field(default_factory=lambda: NOTHING_SILENT)
    about: str = ""

    @property
    def called(self) -> str:
        """What it is called in a list of document types: without words of its own for that its title, up to what the
        title takes from a config."""
        drafted = "".join(part.text for part in takewhile(lambda part: isinstance(part, Words), self.title))
        return self.about or _LOOSE_END.sub("", drafted) or self.id


# --- definitions, and the whole --------------------------------------------------------------------------------------


@frozen
class Definition:
    """A defined term, the forms in which text uses it, and what it means. `small` are phrases, in the notation of
    `check/wording.py`, in which a drafter meant the term and forgot its capitals. `digest` is as of a clause."""

    id: str
    term: str
    forms: tuple[str, ...]
    validity: Validity
    when: Expression | None
    parts: tuple[Part, ...]
    source: str
    span: Span
    small: tuple[str, ...] = ()
    silence: Silence = field(default_factory=lambda: NOTHING_SILENT)
    reviewed: str = ""
    digest: str = ""


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
