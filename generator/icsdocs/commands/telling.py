"""Knows how a command tells its problems, and with which code it ends."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from icsdocs import terminal
from icsdocs.commands import options

if TYPE_CHECKING:
    from icsdocs.diagnostics import Diagnostic
    from icsdocs.open_points import OpenPoint
    from icsdocs.source import Source


def tell(
    problems: Sequence["Diagnostic"], sources: Mapping[str, "Source"], root: Path, report_as: str,
    files: Sequence[str] = (), points: Sequence["OpenPoint"] = (), *, verbose: bool = False,
) -> None:  # fmt: skip
    """Prints the problems as asked for: text, brief, json, sarif or github. `files` are what a build wrote, `points`
    what is still open; with `verbose` each says where the library asks for it."""
    from icsdocs import report

    match report_as:
        case "json" | "sarif" | "github":
            click.echo(_for_machines(problems, sources, root, report_as, files), nl=False)
        case _:
            is_brief, colour, width = report_as == "brief", terminal.is_coloured(), terminal.width()
            told = report.brief if is_brief else report.text
            click.echo(told(problems, sources, colour=colour, width=width), nl=False)
            if points and not is_brief:
                from icsdocs import open_report

                click.echo(open_report.told(points, colour, width, verbose=verbose), nl=False)


def _for_machines(
    problems: Sequence["Diagnostic"], sources: Mapping[str, "Source"], root: Path, report_as: str, files: Sequence[str]
) -> str:
    from icsdocs import machine_report
    from icsdocs.project import told_path

    match report_as:
        case "sarif":
            return machine_report.sarif(problems, sources)
        case "github":
            workspace = os.environ.get("GITHUB_WORKSPACE")
            start = Path(workspace).absolute() if workspace else options.here()
            return machine_report.github(problems, told_path(root, start).as_posix())
        case _:
            return machine_report.json_report(problems, files)


def lines(words: str) -> None:
    """Prints lines that come of files, so that nothing in them acts on the terminal."""
    from icsdocs.report import shown

    click.echo("\n".join(map(shown, words.split("\n"))))


def end(
    problems: Sequence["Diagnostic"], report_as: str, more: str = "", *, strict: bool, last: str = ""
) -> NoReturn:
    """The last line, with where to read `more` if points are open and with `last` in any case, and 1 where something is
    wrong."""
    from icsdocs.diagnostics import Severity
    from icsdocs.report import counted

    if report_as in ("text", "github"):
        is_open = any(problem.severity is Severity.OPEN for problem in problems)
        said = (f"{counted(problems).capitalize()}.", more if is_open else "", last)
        click.echo(" ".join(filter(None, said)))
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    raise SystemExit(1 if any(problem.severity in grave for problem in problems) else 0)
