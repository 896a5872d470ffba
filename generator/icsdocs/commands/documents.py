"""Knows the commands that are about the documents of a config: build, check, coverage."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from icsdocs import terminal
from icsdocs.commands import options, telling

if TYPE_CHECKING:
    from icsdocs.diagnostics import Diagnostic
    from icsdocs.open_points import OpenPoint
    from icsdocs.outputs import Output
    from icsdocs.pipeline import Draft
    from icsdocs.project import ConfigFile
    from icsdocs.source import Source

REFUSED = "--final needs every error mended and every point settled."


# fmt: off
@click.command(short_help="Write the documents of a config.")
@click.argument("config")
@options.document("mou")
@click.option(
    "--format", "-f", "formats", multiple=True, type=click.Choice(options.FORMATS),
    help="Only this format; may be repeated. Default: all three.",
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="FOLDER",
    help="Write here instead of build/. Each config has a folder of its own in it.",
)
@click.option(
    "--final", is_flag=True,
    help="The version for adoption: no watermark, no notes. Refused while anything is wrong or still open.",
)
@click.option(
    "--dated", callback=options.day, metavar="YYYY-MM-DD",
    help="The documents' date. Default: that of the newest entry in the config's versions.",
)
@click.option(
    "--no-notes", is_flag=True,
    help="A draft for a board: without the notes for drafters, and in Word without the comments on open points.",
)
@click.option(
    "--verbose", "-v", is_flag=True, help="Tell every warning and every open point in full, as check -v does.",
)
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), envvar="ICSDOCS_JOBS", metavar="N",
    help="Lay out at most N documents at once. Default: one for each processor, or what ICSDOCS_JOBS says.",
)
@options.report
def build(
    config: str, documents: tuple[str, ...], formats: tuple[str, ...], output: Path | None, final: bool,
    dated: date | None, no_notes: bool, verbose: bool, jobs: int | None, report_as: str, strict: bool,
) -> None:
    # fmt: on
    """Write the documents of CONFIG as Word, PDF and HTML.

    CONFIG is a file, or the name of one in configs/. Its files go into build/ in its project, the folder that has
    clauses/ or templates/. A config in no project has build/ beside it, or beside its folder if that is called configs,
    and the words that come with icsdocs. A draft is written whenever it can be: what is not known yet is highlighted
    and listed in the document and at the end of the command. It never takes the place of a final version that was
    approved; the other documents are written then. Ends with 0, or with 1 where something is wrong or could not be
    written.

    \b
    Examples:
      icsdocs build cheshire-merseyside.toml
      icsdocs build cheshire-merseyside.toml --document mou --format docx
      icsdocs build cheshire-merseyside.toml --final --dated 2022-04-01
    """
    from icsdocs.project import told_path

    found = options.config_file(config)
    drafted = options.draft_of(found, documents, final=final, dated=dated, drawn=True)
    folder = (output or told_path(found.root / "build", options.here())) / found.path.stem
    told_as = "brief" if report_as == "text" and not verbose else report_as
    if final and not drafted.is_fit_for_final:
        _refuse(drafted, found.root, folder, report_as, verbose=verbose)
    wanted = [name for name in options.FORMATS if name in formats or not formats]
    outputs, faults = _written(drafted, found.root, folder, wanted, jobs, notes=not no_notes, quiet=report_as != "text")
    problems = (*drafted.problems, *faults)
    files, points = [str(path) for one in outputs for path in one.files], drafted.open_points if verbose else ()
    telling.tell(problems, drafted.sources, found.root, told_as, files, points, verbose=verbose)
    if report_as == "text":
        _name_files(drafted, outputs, folder, of_all=not documents)
    if final and faults and not outputs:
        click.echo(REFUSED, err=True)
    more = _where_listed(config, documents, problems) if told_as == "brief" else ""
    telling.end(problems, report_as, more, strict=strict)


def _where_listed(config: str, documents: tuple[str, ...], problems: Sequence["Diagnostic"]) -> str:
    """By which command the open points are listed: check does not look at documents that the config does not list."""
    from icsdocs.rules import NOT_LISTED

    if any(problem.rule is NOT_LISTED for problem in problems):
        return f"icsdocs build {config} {' '.join(f'-d {name}' for name in documents)} -v lists them."
    return f"icsdocs check {config} lists them{', with those of the other documents' if documents else ''}."


def _refuse(drafted: "Draft", root: Path, folder: Path, report_as: str, *, verbose: bool) -> NoReturn:
    """Ends a build of a final version with all that stands in its way, and with the files that an earlier one left."""
    told = (drafted.problems, drafted.sources, root, report_as)
    telling.tell(*told, points=drafted.open_points, verbose=verbose)
    if report_as == "text":
        _name_files(drafted, (), folder, of_all=False)
    click.echo(REFUSED, err=True)
    raise SystemExit(1)


def _written(
    drafted: "Draft", root: Path, folder: Path, formats: Sequence[str], jobs: int | None, *, notes: bool,
    quiet: bool,
) -> tuple[tuple["Output", ...], tuple["Diagnostic", ...]]:  # fmt: skip
    from icsdocs import outputs
    from icsdocs.side_by_side import processors

    if not drafted.assembled:
        return (), ()
    with terminal.progress(quiet=quiet) as say:
        jobs = jobs or processors()
        return outputs.write_documents(drafted.documents, root, folder, formats, say, jobs=jobs, notes=notes)


def _name_files(drafted: "Draft", outputs: Sequence["Output"], folder: Path, *, of_all: bool) -> None:
    """Tells what was written and what was not; of a build of all documents also which are there and not among them."""
    from icsdocs import build_report

    click.echo(build_report.written(outputs, folder), nl=False)
    if missing := build_report.unwritten(drafted.assembled, outputs, folder):
        click.echo(missing, err=True)
    if outputs and of_all and (others := build_report.left_over(drafted.assembled, folder)):
        click.echo(others)


@click.command(short_help="Report what is wrong or still open in a config.")
@click.argument("configs", metavar="CONFIG...", nargs=-1, required=True)
@click.option(
    "--verbose", "-v", is_flag=True, help="Say of each open point also which lines of the library ask for it.",
)
@options.report
def check(configs: tuple[str, ...], verbose: bool, report_as: str, strict: bool) -> None:
    """Report everything that is wrong or still open in CONFIG and in the clauses and outlines it uses.

    Of several configs it also tells what they contradict each other in: areas that overlap, a trust that each
    describes in its own way, a shared role that one of them does not have, a succession that differs.

    What guidance asks for and no clause says is no problem here: icsdocs coverage tells it. Writes nothing. Points
    still open are no errors, and warnings are none without --strict: the command ends with 0 unless something is
    wrong, and then with 1. What the law asks for is an error, and in a config of the White Paper, which only proposed
    it, a warning. Once nothing stands in the way of a draft, it tells what a final version needs besides.

    \b
    Examples:
      icsdocs check cheshire-merseyside.toml
      icsdocs check cheshire-merseyside.toml --report json
      icsdocs check cheshire-merseyside.toml --strict
      icsdocs check gloucestershire-icb.toml greater-manchester-icb.toml
    """
    found = _different([options.config_file(config) for config in configs])
    problems, points, sources = _checked(found)
    telling.tell(problems, sources, found[0].root, report_as, points=points, verbose=verbose)
    is_alone = report_as == "text" and len(found) == 1
    more = _tell_of_final(found[0], problems, sources, verbose=verbose) if is_alone else ""
    telling.end(problems, report_as, strict=strict, last=more)


def _tell_of_final(
    found: "ConfigFile", problems: Sequence["Diagnostic"], sources: Mapping[str, "Source"], *, verbose: bool
) -> str:
    """Tells what only a final version needs, where nothing else is wrong or open; the count of it in a sentence, or
    nothing."""
    from icsdocs.checked import checked_for_final
    from icsdocs.diagnostics import Severity
    from icsdocs.report import counted

    in_the_way = (Severity.ERROR, Severity.OPEN)
    if any(problem.severity in in_the_way for problem in problems):
        return ""
    asked, points = checked_for_final(found)
    more = [problem for problem in asked if problem.severity in in_the_way]
    if not more:
        return ""
    telling.lines("Nothing stands in the way of a draft. A final version (icsdocs build --final) needs more:\n")
    telling.tell(more, sources, found.root, "text", points=points, verbose=verbose)
    return f"For a final version: {counted(more)}."


def _different(found: Sequence["ConfigFile"]) -> Sequence["ConfigFile"]:
    """The configs, each once; wrong usage where two of them have one name in their projects, by which all is told."""
    by_name: dict[str, ConfigFile] = {}
    for one in found:
        if by_name.setdefault(one.name, one).path != one.path:
            paths = f"{by_name[one.name].path} and {one.path}"
            raise click.UsageError(f"{paths} have the same name in their projects. Give one of them another.")
    return tuple(by_name.values())


def _checked(
    found: Sequence["ConfigFile"],
) -> tuple[Sequence["Diagnostic"], Sequence["OpenPoint"], Mapping[str, "Source"]]:
    if len(found) == 1:
        from icsdocs.checked import checked

        return checked(found[0])
    from icsdocs import pipeline

    drafts = [options.draft_of(one, ()) for one in found]
    problems, sources = pipeline.compared(drafts)
    return problems, [point for one in drafts for point in one.open_points], sources


@click.command(short_help="Show which clauses meet which requirement.")
@click.argument("config")
@options.document("constitution")
@click.option(
    "--report", "report_as", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True,
    help="How it is told: for people, for a spreadsheet, or for another program.",
)
@options.strict
def coverage(config: str, documents: tuple[str, ...], report_as: str, strict: bool) -> None:
    """Show, for each document of CONFIG, what law, policy and guidance ask of it and which clauses say so.

    Each requirement is satisfied, claimed, missing, or not applicable with the reason. It is satisfied where the words
    that a clause prints pass the tests of the requirement. It is claimed where a clause says that it meets the
    requirement and no test asks for words: somebody must read it. Where such words have a gap, it waits for a fact.
    Ends with 1 if law or policy is not met (where the rule is verified), and with --strict also if guidance is not.

    \b
    Examples:
      icsdocs coverage cheshire-merseyside.toml
      icsdocs coverage cheshire-merseyside.toml --document constitution
      icsdocs coverage cheshire-merseyside.toml --report csv > coverage.csv
    """
    found = options.config_file(config)
    drafted = options.draft_of(found, documents, whole=True)
    if drafted.config is None:
        telling.tell(drafted.problems, drafted.sources, found.root, "text")
        telling.end(drafted.problems, "text", strict=strict)
    _tell_coverage(drafted, documents, report_as, strict=strict)


def _tell_coverage(drafted: "Draft", documents: tuple[str, ...], report_as: str, *, strict: bool) -> NoReturn:
    """The findings about the documents asked for (none: all), and 1 where law or policy is not met."""
    from icsdocs import coverage_report
    from icsdocs.diagnostics import Severity

    for name in documents:
        if not any(name in (one.id, one.type) for one in drafted.assembled):
            there_are = ", ".join(one.id for one in drafted.assembled)
            message = f"{name} is not among the documents that this config makes: {there_are}."
            raise click.UsageError(f"{message} If it is to be one, add it to “documents” in the config.")
    asked = [one for one in drafted.assembled if not documents or {one.id, one.type} & set(documents)]
    told = {one.id for one in asked} | ({""} if not documents else set())
    findings = [finding for finding in drafted.findings if finding.document in told]
    told_as = coverage_report.report(findings, asked, report_as, terminal.is_coloured(), terminal.width())
    click.echo(told_as, nl=False)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    raise SystemExit(1 if any(f.is_broken and f.severity in grave for f in findings) else 0)
