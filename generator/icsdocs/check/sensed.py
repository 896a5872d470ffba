"""Knows what the sense checks, and other rules, say of the requirements that they look after."""

from collections.abc import Iterable, Sequence

from icsdocs.check.finding import CLAIMS, Finding, Status
from icsdocs.check.sense_footing import LOOKS_AFTER
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.frozen import changed

_JUDGED = (Status.SATISFIED, Status.LOCAL, Status.ELSEWHERE, *CLAIMS, Status.OPEN, Status.BY_HAND)


def with_senses(findings: Iterable[Finding], problems: Sequence[Diagnostic]) -> tuple[Finding, ...]:
    """The findings, with those broken whose words may be right but whose facts are not; of a requirement that is about
    facts alone it is told which checks found nothing wrong. A fault that is milder on its day than its rule is breaks
    no law."""
    return tuple(_judged(finding, problems) if finding.status in _JUDGED else finding for finding in findings)


def _judged(finding: Finding, problems: Sequence[Diagnostic]) -> Finding:
    codes = {rule.code: rule.severity for rule, ids in LOOKS_AFTER.items() if finding.requirement.id in ids}
    against = [problem for problem in problems if problem.rule.code in codes]
    if against:
        said = "; ".join(f"{problem.message} ({problem.span}, {problem.rule.code})" for problem in against)
        is_due = any(problem.severity is codes[problem.rule.code] for problem in against)
        if finding.severity is Severity.ERROR and not is_due:
            return changed(finding, detail=f"not asked for yet: {said}")
        told = tuple(dict.fromkeys(problem.message for problem in against))
        return changed(finding, status=Status.FACTS, detail=said, against=told)
    if codes and finding.status is Status.BY_HAND:
        rest = f"; {finding.requirement.by_hand}" if finding.requirement.by_hand else ""
        detail = f"{', '.join(codes)} found nothing wrong in what is known{rest}"
        return changed(finding, status=Status.CHECKED, detail=detail)
    return finding
