"""Knows how a fault is reported: the rule it breaks, how grave it is, the words, and the place."""

from collections.abc import Iterable
from enum import StrEnum

from icsdocs.frozen import frozen
from icsdocs.source import Span


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OPEN = "open"


@frozen
class Rule:
    """A stable code, how grave a breach is, and what the rule says; examples/CODE.case says why, with examples."""

    code: str
    severity: Severity
    says: str


@frozen
class Diagnostic:
    """One fault in the reader's words, where it stands, and what would mend it; of an open point also the config path
    of the `fact` that it waits for, the fact that it is `counted_as` where that is another, the file of the `config`
    that does not give it, and whether it `leads_on`: it hangs on the answer what else is printed."""

    rule: Rule
    message: str
    span: Span
    hint: str = ""
    related: tuple[tuple[str, Span], ...] = ()
    fact: str = ""
    config: str = ""
    counted_as: str = ""
    leads_on: bool = False

    @property
    def severity(self) -> Severity:
        return self.rule.severity


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each problem once, by file and place."""
    unique = {(str(p.span), p.rule.code, p.message, p.config): p for p in problems}
    return tuple(sorted(unique.values(), key=_order))


def _order(problem: Diagnostic) -> tuple[str, int, int, str, str, str]:
    span = problem.span
    return span.file, span.line, span.column, problem.rule.code, problem.message, problem.config
