"""Knows the options that several commands share, and what the words mean that users give them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from icsdocs.pipeline import Draft
    from icsdocs.project import ConfigFile

FORMATS = ("docx", "pdf", "html")
REPORTS = ("text", "json", "sarif", "github")

Command = TypeVar("Command", bound=Callable[..., None])


def report(command: Command) -> Command:
    """`--report`: for whom problems are told; and `--strict`."""
    told = click.option(
        "--report", "report_as", type=click.Choice(REPORTS), default="text", show_default=True,
        help="How problems are told: for people, for another program (json), for code scanning and editors (sarif), "
        "or as annotations of a GitHub workflow (github).",
    )  # fmt: skip
    return told(strict(command))


def strict(command: Command) -> Command:
    """`--strict`: whether warnings count as errors. Open points never do: a draft may have them."""
    return click.option(
        "--strict", is_flag=True, help="Let warnings count as errors: end with 1 where there is one."
    )(command)


def document(example: str) -> Callable[[Command], Command]:
    """`--document`, with an example for its help."""
    return click.option(
        "--document", "-d", "documents", multiple=True, metavar="ID",
        help=f"Only this document; may be repeated. Example: --document {example}",
    )  # fmt: skip


def day(_context: click.Context, _option: click.Parameter, words: str | None) -> date | None:
    """The day that an option gives; wrong usage where it is none."""
    from icsdocs.given import day as written

    found = written(words) if words is not None else None
    if isinstance(found, str):
        raise click.UsageError(found)
    return found


def here() -> Path:
    """The folder that a command runs in; wrong usage where it has been deleted meanwhile."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise click.UsageError("The folder that this runs in is not there any more. Change to another one.") from None


def config_file(given: str) -> "ConfigFile":
    """The config that is meant; wrong usage where there is none."""
    from icsdocs.project import find_config
    from icsdocs.report import shown

    found = find_config(given, here())
    if isinstance(found, str):
        raise click.UsageError(shown(found))
    return found


def draft_of(
    found: "ConfigFile", documents: tuple[str, ...], *, final: bool = False, dated: date | None = None,
    whole: bool = False, drawn: bool = False,
) -> "Draft":  # fmt: skip
    """The draft of the documents asked for, with their pictures `drawn` for whoever writes them; `whole` makes all of
    them, and the names are only looked at."""
    from icsdocs import checked
    from icsdocs.given import near
    from icsdocs.pipeline import Options

    asked = Options(documents=() if whole else documents, final=final, dated=dated, drawn=drawn)
    drafted = checked.drafted(found, asked)
    known = {*drafted.outlines, *(one.id for one in drafted.assembled)}
    for name in documents:
        if known and name not in known:
            there_are = f"There are {', '.join(sorted(known))}."
            raise click.UsageError(f"There is no document {name}.{near(name, known)} {there_are}")
    return drafted
