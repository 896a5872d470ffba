"""Knows how coverage is told: to people as a summary and a list, to machines as CSV or JSON."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from icsdocs.check.finding import CLAIMS, Finding, Place, Status
from icsdocs.diagnostics import Severity
from icsdocs.document import Document
from icsdocs.report import BOLD, NARROWEST, painted, shown

_RED, _YELLOW, _GREEN = "\x1b[31m", "\x1b[33m", "\x1b[32m"
_SET = "The config, and all documents together"
COLUMNS = (
    "document", "requirement", "status", "severity", "strength", "rule", "source", "verified",
    "clauses", "titles", "files", "detail",
)  # fmt: skip


# --- for people ------------------------------------------------------------------------------------------------------


def report(findings: Sequence[Finding], documents: Sequence[Document], report_as: str, colour: bool, width: int) -> str:
    """The findings as text for people, as CSV or as JSON, with a line end."""
    match report_as:
        case "csv":
            return csv_report(findings)
        case "json":
            return f"{json_report(findings)}\n"
        case _:
            return text(findings, documents, colour, width)


def text(findings: Sequence[Finding], documents: Iterable[Document], colour: bool, width: int) -> str:
    """A summary of each document, then its requirements: broken ones first, by gravity; then the others; last, by
    reason, those that do not apply."""
    painter = _Painter(colour, max(width, NARROWEST))
    groups = [(f"{document.title} ({document.id})", _of(findings, document.id)) for document in documents]
    groups = [(painter.bold(shown(title)), group) for title, group in (*groups, (_SET, _of(findings, ""))) if group]
    lines = []
    for title, group in groups:
        lines += [title, *painter.filled(_summary(group), 2), ""]
    for title, group in groups:
        lines += [title, ""]
        for finding in _gravest_first(group):
            if finding.status not in _GATHERED:
                lines += [*_told(finding, painter), ""]
        for heading, ids in _gathered(group).items():
            lines += [*painter.filled(f"{heading}:", 0), *painter.filled(", ".join(ids), 4), ""]
    return "\n".join(lines)


# Told by reason, in one list for each: most of the rows of another edition have the same.
_GATHERED = (Status.NOT_APPLICABLE, Status.CHECKED, Status.HELD, Status.BY_HAND)
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2, Severity.OPEN: 3}


def _gathered(group: Iterable[Finding]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in group:
        if finding.status in _GATHERED:
            joint = ": " if finding.status is Status.BY_HAND else ", because "
            found.setdefault(f"{finding.status}{joint}{finding.detail}", []).append(finding.requirement.id)
    return found


def _of(findings: Iterable[Finding], document: str) -> list[Finding]:
    return [finding for finding in findings if finding.document == document]


def _gravest_first(group: Iterable[Finding]) -> list[Finding]:
    """Broken requirements by gravity, then the others as the requirement files have them."""
    return sorted(group, key=lambda f: (0, _RANK[f.severity]) if f.is_broken else (1, 0))


def _summary(group: Sequence[Finding]) -> str:
    counts = Counter(finding.status for finding in group)
    errors = Counter(f.status for f in group if f.is_broken and f.severity is Severity.ERROR)
    said = []
    for status in Status:
        if counts[status]:
            grave = f" ({errors[status]} of law or policy)" if errors[status] else ""
            said.append(f"{counts[status]} {status}{grave}")
    return ", ".join(said)


class _Painter:
    """Puts words into the terminal's width and colours."""

    def __init__(self, colour: bool, width: int) -> None:
        self.colour, self.width = colour, width

    def painted(self, words: str, code: str) -> str:
        return painted(words, code, self.colour)

    def bold(self, words: str) -> str:
        return self.painted(words, BOLD)

    def filled(self, words: str, indent: int) -> list[str]:
        margin = " " * indent
        return wrap(shown(words), self.width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)


def _told(finding: Finding, painter: _Painter) -> Iterator[str]:
    requirement = finding.requirement
    is_grave = finding.is_broken and finding.severity is Severity.ERROR
    colour = _RED if is_grave else _YELLOW if finding.is_broken or finding.status in CLAIMS else _GREEN
    grave = f" ({finding.severity})" if finding.is_broken else ""
    yield f"{painter.painted(f'{finding.status}{grave}', colour)}: {painter.bold(requirement.id)}"
    yield from painter.filled(f"{requirement.rule} [{requirement.source}]", 4)
    for place in finding.places:
        named = (", ".join(place.numbers), place.clause.title, f"({place.file})")
        yield from painter.filled(" ".join(filter(None, named)), 4)
    if finding.detail:
        yield from painter.filled(f"{finding.detail[:1].upper()}{finding.detail[1:]}.", 4)


# --- for machines ----------------------------------------------------------------------------------------------------


def csv_report(findings: Iterable[Finding]) -> str:
    """A line for each finding under a line of column names; several clauses stand in one cell, parted by "; "."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in findings:
        row = _row(finding)
        clauses = [
            (", ".join(p.numbers) or p.clause.clause, p.clause.title, p.file) for p in finding.places
        ]
        joined = (
            dict(zip(("clauses", "titles", "files"), map("; ".join, zip(*clauses, strict=True)), strict=True))
            if clauses
            else {}
        )
        cells = {**row, "clauses": "", "titles": "", "files": "", **joined}
        writer.writerow([_safe(str(cells[column])) for column in COLUMNS])
    return made.getvalue()


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def json_report(findings: Sequence[Finding]) -> str:
    """Every finding, and how many of each status there are. `schema` grows only when a name changes its meaning or
    goes; new names may come at any time."""
    counts = Counter(finding.status for finding in findings)
    rows = [
        {**_row(f), "addresses": list(f.requirement.addresses), "clauses": list(map(_clause, f.places))}
        for f in findings
    ]
    return json.dumps({"schema": 1, "counts": {str(s): counts[s] for s in Status}, "requirements": rows}, indent=2)


def _row(finding: Finding) -> dict[str, str]:
    requirement = finding.requirement
    return {
        "document": finding.document,
        "requirement": requirement.id,
        "status": str(finding.status),
        "severity": str(finding.severity) if finding.is_broken else "",
        "strength": finding.strength,
        "rule": requirement.rule,
        "source": requirement.source,
        "verified": requirement.verified,
        "detail": finding.detail,
    }


def _clause(place: Place) -> dict[str, str | list[str]]:
    clause = place.clause
    numbered = [paragraph.label.full for run in place.runs for paragraph in run if paragraph.label]
    return {
        "clause": clause.clause,
        "address": clause.address,
        "number": numbered[0] if numbered else "",
        "last_number": numbered[-1] if numbered else "",
        "numbers": list(place.numbers),
        "title": clause.title,
        "file": place.file,
    }
