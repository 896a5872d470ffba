"""Knows how problems are told to other programs: as JSON, as SARIF 2.1.0, and as annotations of a GitHub workflow."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from icsdocs import __version__
from icsdocs.diagnostics import Diagnostic, Rule, Severity, in_order
from icsdocs.explained import all_rules, explained, titled
from icsdocs.report import counts, one_each, shown
from icsdocs.source import Source, Span

# --- JSON ------------------------------------------------------------------------------------------------------------


def json_report(problems: Iterable[Diagnostic], files: Sequence[str] = ()) -> str:
    """Every problem, in order of place, with the files that a build wrote; an open point stands at each place that
    needs it, and counts once. `schema` grows only when a name changes its meaning or goes; new names may come at any
    time."""
    ordered = in_order(problems)
    report = {
        "schema": 1,
        "counts": {str(severity): number for severity, number in counts(ordered).items()},
        "problems": [_entry(problem) for problem in ordered],
        "files": list(files),
    }
    return f"{json.dumps(report, indent=2)}\n"


def _entry(problem: Diagnostic) -> dict[str, object]:
    return {
        "code": problem.rule.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "fact": problem.fact,
        "counted_as": problem.counted_as,
        "config": problem.config,
        **_place(problem.span),
        "related": [{"message": message, **_place(span)} for message, span in problem.related],
    }


def _place(span: Span) -> dict[str, object]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


# --- SARIF -----------------------------------------------------------------------------------------------------------

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# An open point is no failure: what SARIF calls "open" has no level (section 3.27.10 of the standard).
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OPEN: "none"}
_ROOT = "PROJECT"


def sarif(problems: Iterable[Diagnostic], sources: Mapping[str, Source]) -> str:
    """Every problem as a result of one run, and every rule with its explanation. Places are relative to the project,
    columns count characters."""
    codes = list(all_rules())
    run = {
        "tool": {"driver": {
            "name": "icsdocs",
            "version": __version__,
            "rules": [_rule(rule) for rule in all_rules().values()],
        }},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder with clauses/, templates/ and configs/."}}},
        "results": [_result(problem, codes.index(problem.rule.code), sources) for problem in in_order(problems)],
    }  # fmt: skip
    return f"{json.dumps({'$schema': _SCHEMA, 'version': '2.1.0', 'runs': [run]}, indent=2)}\n"


def _rule(rule: Rule) -> dict[str, object]:
    explanation = explained(rule.code)
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": explanation.why},
        "help": {"text": "\n\n".join([explanation.why, *titled(explanation.examples)])},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(problem: Diagnostic, index: int, sources: Mapping[str, Source]) -> dict[str, object]:
    message = shown(" ".join(filter(None, (_sentence(problem.message), problem.hint))))
    result: dict[str, object] = {
        "ruleId": problem.rule.code,
        "ruleIndex": index,
        "kind": "open" if problem.severity is Severity.OPEN else "fail",
        "level": _LEVELS[problem.severity],
        "message": {"text": message},
        "locations": [_location(problem.span)],
        "partialFingerprints": {"icsdocs/v1": _fingerprint(problem, sources)},
    }
    related = [{"id": number, "message": {"text": shown(words)}, **_location(span)}
               for number, (words, span) in enumerate(_others(problem), 1)]  # fmt: skip
    return result | ({"relatedLocations": related} if related else {})


def _others(problem: Diagnostic) -> tuple[tuple[str, Span], ...]:
    """The other places that a problem is about, the config that leaves a point open among them."""
    open_in = (("this config leaves it open", Span(problem.config, 1, 1, 1, 1)),) if problem.config else ()
    return (*problem.related, *open_in)


def _location(span: Span) -> dict[str, object]:
    file = quote(span.file.encode(errors="replace"))
    place: dict[str, object] = {"artifactLocation": {"uri": file, "uriBaseId": _ROOT}}
    if not _is_whole(span):
        place["region"] = {
            "startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column,
        }  # fmt: skip
    return {"physicalLocation": place}


def _is_whole(span: Span) -> bool:
    return span.line == span.end_line == span.column == span.end_column == 1


def _fingerprint(problem: Diagnostic, sources: Mapping[str, Source]) -> str:
    """The same for the same problem when other lines of its file have moved it."""
    source = sources.get(problem.span.file)
    lines = source.lines if source else []
    line = lines[problem.span.line - 1].strip() if problem.span.line <= len(lines) else ""
    told = (problem.rule.code, problem.span.file, problem.message, line, *filter(None, (problem.config,)))
    return hashlib.sha256("\0".join(told).encode(errors="replace")).hexdigest()


def _sentence(message: str) -> str:
    return message if message.endswith((".", "?", "!")) else f"{message}."


# --- GitHub ----------------------------------------------------------------------------------------------------------

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice", Severity.OPEN: "notice"}


def github(problems: Iterable[Diagnostic], folder: str) -> str:
    """A line for each problem that a GitHub workflow shows beside the file's own line; each open point once, at the
    first place that needs it. `folder` is the project's within the repository."""
    ordered = in_order(problems)
    points = one_each(ordered)
    told = (problem for problem in ordered if problem.severity is not Severity.OPEN or problem in points)
    return "".join(f"{_annotation(problem, folder)}\n" for problem in told)


def _annotation(problem: Diagnostic, folder: str) -> str:
    span = problem.span
    properties = {"file": span.file if folder == "." else f"{folder}/{span.file}"}
    if not _is_whole(span):
        properties |= {"line": str(span.line), "col": str(span.column), "endLine": str(span.end_line)}
        # GitHub takes columns only where they stand in one line.
        properties |= {"endColumn": str(span.end_column)} if span.line == span.end_line else {}
    properties["title"] = problem.rule.code
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    open_in = f"{problem.config} leaves it open." if problem.config else ""
    said = (_sentence(problem.message), problem.hint, open_in, f"More: icsdocs explain {problem.rule.code}")
    words = " ".join(filter(None, said))
    return f"::{_COMMANDS[problem.severity]} {listed}::{_data(words)}"


def _data(words: str) -> str:
    escaped = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return shown(escaped)


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
