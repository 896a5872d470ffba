"""Knows the rows of the library's data files: editions, requirements, citations, traps and words to avoid."""

from datetime import date
from types import MappingProxyType
from typing import Literal

from icsdocs.drafted import Expression
from icsdocs.frozen import changed, frozen
from icsdocs.source import Span
from icsdocs.validity import Validity


@frozen
class Dated:
    """Words of an edition that hold for a span of days."""

    text: str
    validity: Validity
    span: Span


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
class Assertion:
    """What words that meet a requirement must say and must not say on some days; the notation is that of
    `check/pattern.py`."""

    says: tuple[str, ...]
    never: tuple[str, ...]
    validity: Validity
    span: Span


@frozen
class Stated:
    """How a requirement reads in some editions, or on some days; what is empty here reads as in the row."""

    rule: str
    source: str
    verified: str
    addresses: tuple[str, ...]
    validity: Validity


@frozen
class Requirement:
    """What law, policy or guidance demands of documents, and how that is tested.

    `documents` are types of document: one of them is enough unless `each_document`; without any, the row is about the
    config or several documents at once, and `held_by` says why it always holds, or `by_hand` who must look where no
    sense check does. `strength` and `verified` are as clauses/requirements/README.md says; from
    `in_force` on the row binds as law whatever the edition.
    """

    id: str
    validity: Validity
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
    stated: tuple[Stated, ...] = ()

    def on(self, edition: str, day: date) -> "Requirement":
        """The row as it reads in an edition on a day."""
        stated = next((one for one in self.stated if one.validity.holds(edition, day)), None)
        if stated is None:
            return self
        return changed(
            self,
            rule=stated.rule or self.rule,
            source=stated.source or self.source,
            verified=stated.verified or self.verified,
            addresses=stated.addresses or self.addresses,
        )


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


Gravity = Literal["error", "warning", "info"]


@frozen
class Trap:
    """Words that mislead a reader in some editions, on some days: phrases in the notation of `check/wording.py`. They
    are right as part of a phrase of `inside`, and in a sentence with one of `unless`; where `documents` are given,
    they are wrong in those types of document alone."""

    id: str
    trap: str
    documents: tuple[str, ...]
    wrong: tuple[str, ...]
    inside: tuple[str, ...]
    unless: tuple[str, ...]
    validity: Validity
    severity: Gravity
    instead: str
    why: str
    span: Span


@frozen
class Avoided:
    """A phrase that drafters avoid, in the notation of `check/wording.py`; right as part of a phrase of `inside`. Of a
    spelling, `instead` is the British one, with `*` for the same ending."""

    kind: Literal["duty", "archaic", "slash", "spelling"]
    wrong: str
    inside: tuple[str, ...]
    instead: str
    span: Span
