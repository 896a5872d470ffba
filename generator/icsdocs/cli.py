"""Knows the commands: their options, what they print, and with which code they end."""

import gc
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from icsdocs import __version__, terminal

if TYPE_CHECKING:
    from icsdocs.diagnostics import Diagnostic
    from icsdocs.outputs import Output
    from icsdocs.pipeline import Draft
    from icsdocs.project import ConfigFile
    from icsdocs.source import Source

# Nothing else is imported up here: each command loads what it needs, so that help and small commands answer at once.

FORMATS = ("docx", "pdf", "html")

REPORT = click.option(
    "--report", "report_as", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How problems are told: for people, or for another program.",
)  # fmt: skip


class InOrder(click.Group):
    """Commands are listed in the order of a user's work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=InOrder,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="icsdocs", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Writes the governance documents of an integrated care system as Word, PDF and HTML.

    The facts of your system stand in one file in configs/, the words in clauses/, the order and looks of each
    document in templates/. A fact that is not known yet prints as a numbered gap with its question, so a draft can
    be built from the first day.

    \b
    Start here:
      icsdocs build cheshire-merseyside.toml   write the sample documents into build/
      icsdocs check my-system.toml             what is wrong, and what is still open?
      icsdocs explain CFG001                   what does this message mean?
    """
    # A command makes many objects and drops few; looking for them at Python's usual pace takes a tenth of its time.
    gc.set_threshold(100_000, 50, 50)
    terminal.show_what_can_be_shown()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


# --- the documents ---------------------------------------------------------------------------------------------------


# fmt: off
@main.command(short_help="Write the documents of a config.")
@click.argument("config")
@click.option(
    "--document", "-d", "documents", multiple=True, metavar="ID",
    help="Only this document; may be repeated. Example: --document mou",
)
@click.option(
    "--format", "-f", "formats", multiple=True, type=click.Choice(FORMATS),
    help="Only this format; may be repeated. Default: all three.",
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="FOLDER",
    help="Write here instead of build/ in the project. Each config has a folder of its own in it.",
)
@click.option(
    "--final", is_flag=True,
    help="The version for adoption: no watermark, no notes. Refused while anything is wrong or still open.",
)
@click.option(
    "--dated", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="The documents' date. Default: that of the newest entry in the config's versions.",
)
@REPORT
def build(
    config: str, documents: tuple[str, ...], formats: tuple[str, ...], output: Path | None, final: bool,
    dated: datetime | None, report_as: str,
) -> None:
    # fmt: on
    """Write the documents of CONFIG as Word, PDF and HTML.

    CONFIG is a file, or the name of one in configs/. A draft is always written if it can be: what is not known yet is
    highlighted and listed in the document and at the end of the command.

    \b
    Examples:
      icsdocs build cheshire-merseyside.toml
      icsdocs build cheshire-merseyside.toml --document mou --format docx
      icsdocs build cheshire-merseyside.toml --final --dated 2022-04-01
    """
    found = _found(config)
    drafted = _draft(found, documents, final, dated.date() if dated else None)
    if final and not drafted.is_fit_for_final:
        _tell(drafted.problems, drafted.sources, report_as)
        click.echo("Nothing was written: --final needs every error mended and every point settled.", err=True)
        raise SystemExit(1)
    wanted = [name for name in FORMATS if name in formats or not formats]
    outputs, faults = _written(drafted, found, wanted, output, quiet=report_as != "text")
    problems = (*drafted.problems, *faults)
    _tell(problems, drafted.sources, report_as, [str(path) for one in outputs for path in one.files])
    if report_as == "text":
        _name_files(outputs)
    _end(problems, report_as)


@main.command(short_help="Report what is wrong or still open in a config.")
@click.argument("config")
@REPORT
def check(config: str, report_as: str) -> None:
    """Report everything that is wrong or still open in CONFIG and in the clauses and outlines it uses.

    Writes nothing. Points still open are no errors: the command ends with 0 unless something is wrong.

    \b
    Examples:
      icsdocs check cheshire-merseyside.toml
      icsdocs check cheshire-merseyside.toml --report json
    """
    drafted = _draft(_found(config), (), False, None)
    _tell(drafted.problems, drafted.sources, report_as)
    _end(drafted.problems, report_as)


# --- the library -----------------------------------------------------------------------------------------------------


@main.command(short_help="Check the clauses and outlines alone.")
@REPORT
def lint(report_as: str) -> None:
    """Check every clause, definition, edition and outline of the project, whatever the config.

    For legal reviewers, after a change to a clause and before it is shared.

    \b
    Example:
      icsdocs lint
    """
    from icsdocs import pipeline, project

    problems, sources = pipeline.lint(project.find_root(Path.cwd()))
    _tell(problems, sources, report_as)
    _end(problems, report_as)


@main.command(short_help="Print a clause with its sources and its places.")
@click.argument("clause")
def show(clause: str) -> None:
    """Print CLAUSE: its title, status and source, what it satisfies, the documents that place it, and its words.

    \b
    Examples:
      icsdocs show chair-term
      icsdocs show quorum
    """
    from icsdocs import pipeline, project
    from icsdocs.show import card

    library, _, sources = pipeline.read_project(project.find_root(Path.cwd()))
    if clause not in library.clauses:
        raise click.UsageError(f"There is no clause {clause}.{_near(clause, library.clauses)}")
    click.echo(card(library.clauses[clause], library, sources))


@main.command(short_help="Say what a message means and how to mend it.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the message with CODE means, why it matters, and what is wrong and right; without CODE, list all.

    \b
    Examples:
      icsdocs explain CLS006
      icsdocs explain
    """
    from icsdocs.show import explanation, rule_list, rules

    known = rules()
    if code is None:
        click.echo(rule_list(known))
    elif rule := known.get(code.upper()):
        click.echo(explanation(rule))
    else:
        raise click.UsageError(f"There is no code {code}.{_near(code.upper(), known)} icsdocs explain lists them all.")


@main.command(short_help="Find out whether this machine has what icsdocs needs.")
def doctor() -> None:
    """Find out whether this machine has what icsdocs needs: the libraries for PDF, the fonts, the house style.

    \b
    Example:
      icsdocs doctor
    """
    from icsdocs import doctor as examination
    from icsdocs import project

    is_well = True
    for finding in examination.examine(project.find_root(Path.cwd())):
        is_well = is_well and finding.is_well
        mark = click.style("ok     ", fg="green") if finding.is_well else click.style("missing", fg="red")
        click.echo(f"{mark}  {finding.what}")
        if finding.remedy:
            click.echo(f"         {finding.remedy}")
    raise SystemExit(0 if is_well else 1)


# --- what the commands share -----------------------------------------------------------------------------------------


def _found(config: str) -> "ConfigFile":
    from icsdocs.project import find_config
    from icsdocs.report import shown

    found = find_config(config, Path.cwd())
    if isinstance(found, str):
        raise click.UsageError(shown(found))
    return found


def _draft(found: "ConfigFile", documents: tuple[str, ...], final: bool, dated: date | None) -> "Draft":
    from icsdocs import pipeline

    drafted = pipeline.draft(found, pipeline.Options(documents=documents, final=final, dated=dated))
    known = {*drafted.outlines, *(document.id for document in drafted.documents)}
    for name in documents:
        if known and name not in known:
            near = _near(name, known)
            raise click.UsageError(f"There is no document {name}.{near} There are {', '.join(sorted(known))}.")
    return drafted


def _written(
    drafted: "Draft", found: "ConfigFile", formats: Sequence[str], output: Path | None, *, quiet: bool
) -> tuple[tuple["Output", ...], tuple["Diagnostic", ...]]:
    from icsdocs import outputs

    if drafted.config is None or not drafted.documents:
        return (), ()
    folder = (output or Path(os.path.relpath(found.root / "build"))) / drafted.config.name
    with terminal.progress(quiet=quiet) as say:
        return outputs.write_documents(drafted.documents, found.root, folder, formats, say)


def _tell(
    problems: Sequence["Diagnostic"], sources: Mapping[str, "Source"], report_as: str, files: Sequence[str] = ()
) -> None:
    from icsdocs import report

    if report_as == "json":
        click.echo(report.json_report(problems, files))
        return
    click.echo(report.text(problems, sources, colour=terminal.is_coloured(), width=terminal.width()), nl=False)


def _name_files(outputs: Sequence["Output"]) -> None:
    from icsdocs.report import plural, shown

    for one in outputs:
        pages = f"{plural(one.pages, 'page')}, " if one.pages else ""
        click.echo(f"{shown(one.title)} ({pages}{plural(one.gaps, 'point')} still open)")
        for path in one.files:
            click.echo(f"  {shown(str(path))}")
        click.echo()


def _end(problems: Sequence["Diagnostic"], report_as: str) -> NoReturn:
    """The last line, and 1 where something is wrong."""
    from icsdocs.diagnostics import Severity
    from icsdocs.report import counted

    if report_as == "text":
        click.echo(f"{counted(problems).capitalize()}.")
    raise SystemExit(1 if any(problem.severity is Severity.ERROR for problem in problems) else 0)


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f" Did you mean {' or '.join(near)}?" if near else ""
