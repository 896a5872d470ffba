"""Knows the commands: their options, what they print, and with which code they end."""

import gc
import os
from collections.abc import Mapping, Sequence
from datetime import date
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


def _day(_context: click.Context, _option: click.Parameter, words: str | None) -> date | None:
    from icsdocs.given import day

    found = day(words) if words is not None else None
    if isinstance(found, str):
        raise click.UsageError(found)
    return found


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
    "--dated", callback=_day, metavar="YYYY-MM-DD",
    help="The documents' date. Default: that of the newest entry in the config's versions.",
)
@click.option(
    "--verbose", "-v", is_flag=True, help="Tell every warning and every open point in full, as check does.",
)
@REPORT
def build(
    config: str, documents: tuple[str, ...], formats: tuple[str, ...], output: Path | None, final: bool,
    dated: date | None, verbose: bool, report_as: str,
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
    drafted = _draft(found, documents, final, dated)
    folder = (output or Path(os.path.relpath(found.root / "build"))) / found.path.stem
    told_as = "brief" if report_as == "text" and not verbose else report_as
    if final and not drafted.is_fit_for_final:
        _tell(drafted.problems, drafted.sources, report_as)
        _name_files(drafted, (), folder)
        click.echo("--final needs every error mended and every point settled.", err=True)
        raise SystemExit(1)
    wanted = [name for name in FORMATS if name in formats or not formats]
    outputs, faults = _written(drafted, found.root, folder, wanted, quiet=report_as != "text")
    problems = (*drafted.problems, *faults)
    _tell(problems, drafted.sources, told_as, [str(path) for one in outputs for path in one.files])
    if report_as == "text":
        _name_files(drafted, outputs, folder)
    _end(problems, report_as, f"icsdocs check {config} lists them." if told_as == "brief" else "")


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


@main.command(short_help="Show which clauses meet which requirement.")
@click.argument("config")
@click.option(
    "--document", "-d", "documents", multiple=True, metavar="ID",
    help="Only this document; may be repeated. Example: --document constitution",
)
@click.option(
    "--report", "report_as", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True,
    help="How it is told: for people, for a spreadsheet, or for another program.",
)
def coverage(config: str, documents: tuple[str, ...], report_as: str) -> None:
    """Show, for each document of CONFIG, what law, policy and guidance ask of it and which clauses say so.

    Each requirement is met, met by local wording, missing, or not applicable with the reason. Where a requirement has
    assertions, the printed words are tested, not only the clause's claim. Ends with 1 if law or policy is not met.

    \b
    Examples:
      icsdocs coverage cheshire-merseyside.toml
      icsdocs coverage cheshire-merseyside.toml --document constitution
      icsdocs coverage cheshire-merseyside.toml --report csv > coverage.csv
    """
    drafted = _draft(_found(config), documents, False, None, whole=True)
    if drafted.config is None:
        _tell(drafted.problems, drafted.sources, "text")
        _end(drafted.problems, "text")
    _tell_coverage(drafted, documents, report_as)


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


@main.command(short_help="Print a clause with its sources, or list the clauses.")
@click.argument("clause", required=False)
@click.option("--list", "-l", "as_list", is_flag=True, help="List the clauses; with a word, those that have it.")
def show(clause: str | None, as_list: bool) -> None:
    """Print CLAUSE: its title, status and source, what it satisfies, the documents that place it, and its words.

    CLAUSE is the id of a clause, a heading or a defined term, or a file in clauses/. Without it, list all clauses.

    \b
    Examples:
      icsdocs show appt-chair-term
      icsdocs show clauses/standing-orders/quorum-number.md
      icsdocs show --list quorum
    """
    from icsdocs import pipeline, project
    from icsdocs.given import near
    from icsdocs.show import clause_list, names, shown

    library, _, sources = pipeline.read_project(project.find_root(Path.cwd()))
    if clause is None or as_list:
        told = clause_list(library.clauses, clause or "")
        click.echo(told or f"No clause has “{clause}” in its id, title or file.")
        return
    found = shown(clause, library, sources)
    if found is None:
        more = f"icsdocs show --list lists the clauses, icsdocs show --list {clause.split('-')[-1]} those with a word."
        raise click.UsageError(f"There is no clause {clause}.{near(clause, names(library))} {more}")
    click.echo(found)


@main.command(short_help="Say which facts a config may give.")
@click.argument("fact", required=False)
def facts(fact: str | None) -> None:
    """Say which facts a config may give: what each is, how it is written, its choices, and an example.

    FACT is a path such as meetings.quorum, or a word to look for. Without it, list the groups of facts.

    \b
    Examples:
      icsdocs facts
      icsdocs facts meetings.quorum
      icsdocs facts quorum
    """
    from icsdocs import pipeline, project, reference
    from icsdocs.read.vocabulary import vocabulary

    if fact is None:
        click.echo(f"{reference.groups(vocabulary())}\n\nicsdocs facts NAME lists the facts of a group.")
        return
    known = dict(reference.every_fact(vocabulary()))
    found = reference.matching(fact, known)
    if not found:
        raise click.UsageError(f"No fact has “{fact}” in its path, label or question. icsdocs facts lists the groups.")
    library, _, _ = pipeline.read_project(project.find_root(Path.cwd()))
    click.echo(reference.listed(found, known, reference.meanings(library, vocabulary()), terminal.width()))


@main.command(short_help="Say what a message means and how to mend it.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the message with CODE means, why it matters, and what is wrong and right; without CODE, list all.

    \b
    Examples:
      icsdocs explain CLS006
      icsdocs explain
    """
    from icsdocs.given import near
    from icsdocs.show import explanation, rule_list, rules

    known = rules()
    if code is None:
        click.echo(rule_list(known))
    elif rule := known.get(code.upper()):
        click.echo(explanation(rule))
    else:
        raise click.UsageError(f"There is no code {code}.{near(code.upper(), known)} icsdocs explain lists them all.")


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


def _draft(
    found: "ConfigFile", documents: tuple[str, ...], final: bool, dated: date | None, *, whole: bool = False
) -> "Draft":
    """The draft of the documents asked for; `whole` makes all of them, and the names are only looked at."""
    from icsdocs import pipeline
    from icsdocs.given import near

    drafted = pipeline.draft(found, pipeline.Options(documents=() if whole else documents, final=final, dated=dated))
    known = {*drafted.outlines, *(document.id for document in drafted.documents)}
    for name in documents:
        if known and name not in known:
            there_are = f"There are {', '.join(sorted(known))}."
            raise click.UsageError(f"There is no document {name}.{near(name, known)} {there_are}")
    return drafted


def _written(
    drafted: "Draft", root: Path, folder: Path, formats: Sequence[str], *, quiet: bool
) -> tuple[tuple["Output", ...], tuple["Diagnostic", ...]]:
    from icsdocs import outputs

    if not drafted.documents:
        return (), ()
    with terminal.progress(quiet=quiet) as say:
        return outputs.write_documents(drafted.documents, root, folder, formats, say)


def _tell(
    problems: Sequence["Diagnostic"], sources: Mapping[str, "Source"], report_as: str, files: Sequence[str] = ()
) -> None:
    from icsdocs import report

    if report_as == "json":
        click.echo(report.json_report(problems, files))
        return
    told = report.brief if report_as == "brief" else report.text
    click.echo(told(problems, sources, colour=terminal.is_coloured(), width=terminal.width()), nl=False)


def _tell_coverage(drafted: "Draft", documents: tuple[str, ...], report_as: str) -> NoReturn:
    """The findings about the documents asked for (none: all), and 1 where law or policy is not met."""
    from icsdocs import coverage_report
    from icsdocs.diagnostics import Severity

    asked = [one for one in drafted.documents if not documents or {one.id, one.type} & set(documents)]
    told = {one.id for one in asked} | ({""} if not documents else set())
    findings = [finding for finding in drafted.findings if finding.document in told]
    told_as = coverage_report.report(findings, asked, report_as, terminal.is_coloured(), terminal.width())
    click.echo(told_as, nl=False)
    raise SystemExit(1 if any(f.is_broken and f.severity is Severity.ERROR for f in findings) else 0)


def _name_files(drafted: "Draft", outputs: Sequence["Output"], folder: Path) -> None:
    from icsdocs import build_report

    click.echo(build_report.written(outputs), nl=False)
    if missing := build_report.unwritten(drafted.documents, outputs, folder):
        click.echo(missing, err=True)


def _end(problems: Sequence["Diagnostic"], report_as: str, more: str = "") -> NoReturn:
    """The last line, with where to read `more` if points are open, and 1 where something is wrong."""
    from icsdocs.diagnostics import Severity
    from icsdocs.report import counted

    if report_as == "text":
        is_open = any(problem.severity is Severity.OPEN for problem in problems)
        click.echo(f"{counted(problems).capitalize()}.{f' {more}' if more and is_open else ''}")
    raise SystemExit(1 if any(problem.severity is Severity.ERROR for problem in problems) else 0)
