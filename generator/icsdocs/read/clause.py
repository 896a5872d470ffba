"""Knows a clause file: what its header must say, and the digest that outlives renumbering."""

import re
from types import MappingProxyType
from typing import get_args

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Expression, Path
from icsdocs.library import Alternative, Clause, Departure, Mode, Status
from icsdocs.read import header_keys
from icsdocs.read.body import read_body
from icsdocs.read.drafting import read_silence
from icsdocs.read.expression import read_expression
from icsdocs.read.header import Header, bad_id, digest, missing, read_day, read_header
from icsdocs.source import Source, Span
from icsdocs.validity import ALWAYS, Validity

KEYS = header_keys.names(header_keys.CLAUSE)
LOCAL_KEYS = header_keys.names(header_keys.LOCAL)
STATUSES, MODES = get_args(Status), get_args(Mode)

_ALTERNATIVE = re.compile(r"(?P<group>[a-z][a-z0-9-]*)\s+(?P<mode>\w+)\s+per\s+(?P<scope>[a-z][a-z0-9_-]*)")


def read_clause(
    source: Source, library: Clause | None = None, edition: str = ""
) -> tuple[Clause | None, tuple[Diagnostic, ...]]:
    """One clause file. For a system's own wording, `library` is the clause that it replaces, whose header lines hold
    where it does not repeat them. Given an edition, the words of clauses that it does not print are not read."""
    local = source.name.startswith("clauses/local/")
    header, found = read_header(source, KEYS + LOCAL_KEYS if local else KEYS)
    if header is None:
        return None, found
    problems = [*found, *bad_id(header)]
    reader = _Reader(source, header, library, problems, edition)
    inherits = library is not None or header.text("omit") == "true"
    problems.extend(missing(header, ("id",) if inherits else ("id", "title", "status")))
    clause = reader.clause(local)
    return (clause if header.text("id") else None), tuple(problems)


def clause_id(source: Source) -> str:
    """The id that a clause file's header gives, or an empty text."""
    header, _ = read_header(source, KEYS + LOCAL_KEYS)
    return header.text("id") if header else ""


class _Reader:
    def __init__(
        self, source: Source, header: Header, library: Clause | None, problems: list[Diagnostic], edition: str
    ) -> None:
        self.source, self.header, self.library, self.problems = source, header, library, problems
        self.edition = edition

    def clause(self, local: bool) -> Clause:
        omits = self.header.text("omit") == "true"
        validity = self._validity()
        unread = omits or (bool(self.edition) and not validity.is_of(self.edition))
        body, found = ((), ()) if unread else read_body(self.source, self.header.body)
        self.problems.extend(found)
        if not body and not found and not unread:
            self._report(rules.EMPTY_BODY, "This clause has no words", self.header.span)
        given, kept = self.header.entries, self.library
        when = self._expression("when") if "when" in given or not kept else kept.when
        status = self._status(local) if "status" in given or not kept else kept.status
        return Clause(
            id=self.header.text("id"),
            title=self._text("title"),
            status=status,
            body=body,
            digest=digest(self.source, self.header, status),
            source=self._text("source"),
            meets=self._texts("meets"),
            validity=validity,
            when=when,
            include_by=self._include_by() if "include_by" in given or not kept else kept.include_by,
            alternative=self._alternative() if "alternative" in given or not kept else kept.alternative,
            model_ref=self._text("model_ref"),
            reviewed=self._text("reviewed"),
            silence=read_silence(self.header.items("silence"), self.problems),
            departure=self._departure(omits) if local else None,
            header=MappingProxyType({key: entry.span for key, entry in given.items()}),
            span=self.header.span,
        )

    def _report(self, rule: rules.Rule, message: str, span: Span, hint: str = "") -> None:
        self.problems.append(Diagnostic(rule, message, span, hint))

    def _text(self, key: str) -> str:
        return self.header.text(key) if key in self.header.entries or not self.library else getattr(self.library, key)

    def _validity(self) -> Validity:
        given, kept = self.header.entries, self.library.validity if self.library else ALWAYS
        return Validity(
            self.header.texts("editions") if "editions" in given else kept.editions,
            self._day("from") if "from" in given else kept.since,
            self._day("until") if "until" in given else kept.until,
        )

    def _texts(self, key: str) -> tuple[str, ...]:
        return self.header.texts(key) if key in self.header.entries or not self.library else getattr(self.library, key)

    def _day(self, key: str):
        day, found = read_day(self.header, key)
        self.problems.extend(found)
        return day

    def _status(self, local: bool) -> str:
        status = self.header.text("status")
        if status and status not in STATUSES:
            hint = "Write required, optional or local"
            self._report(rules.BAD_HEADER_VALUE, f"“{status}” is not a status", self.header.span_of("status"), hint)
        return status if status in STATUSES else "local" if local else "required"

    def _expression(self, key: str) -> Expression | None:
        if key not in self.header.entries:
            return None
        span = self.header.span_of(key)
        start = self.source.offset(span.line, span.column)
        expression, found = read_expression(self.source, start, self.source.offset(span.end_line, span.end_column))
        self.problems.extend(found)
        return expression

    def _include_by(self) -> Path | None:
        expression = self._expression("include_by")
        if expression is not None and not isinstance(expression, Path):
            message = "“include_by” names one fact, such as system.vision; for a condition use “when”"
            self._report(rules.BAD_HEADER_VALUE, message, self.header.span_of("include_by"))
            return None
        return expression

    def _alternative(self) -> Alternative | None:
        text = self.header.text("alternative")
        if not text:
            return None
        span = self.header.span_of("alternative")
        match = _ALTERNATIVE.fullmatch(text)
        if match is None or match["mode"] not in MODES:
            hint = "Write: alternative: voting one per document"
            message = "An alternative is a group, the word one, any or ordered, and “per” with what it is counted over"
            self._report(rules.BAD_HEADER_VALUE, message, span, hint)
            return None
        return Alternative(match["group"], match["mode"], match["scope"], span)

    def _departure(self, omits: bool) -> Departure:
        if not self.header.text("reason"):
            message = "The header lacks “reason:”, which wording of a system's own needs: why it is not the library's"
            self._report(rules.MISSING_HEADER, message, self.header.span)
        return Departure(
            reason=self.header.text("reason"),
            departs_from=self.header.text("departs_from"),
            agreed_by=self.header.text("agreed_by"),
            agreed_on=self._day("agreed_on"),
            document=self.header.text("document"),
            after=self.header.text("after"),
            omits=omits,
            span=self.header.span,
        )
