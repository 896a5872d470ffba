"""Knows the program as a whole: its help, its commands in the order of a user's work, and how it starts."""

import atexit
import errno
import gc
import os
import sys

import click

from icsdocs import __version__, terminal
from icsdocs.commands import documents, library, meta, tracing


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

    \b
    A command ends with
      0  nothing is wrong; warnings and points still open do not count
      1  something is wrong (with --strict also: there is a warning), or --final was refused
      2  it was asked for something that there is not
    """
    terminal.show_what_can_be_shown()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (
    documents.build, documents.check, documents.coverage,
    library.lint, library.show, library.facts,
    tracing.where, tracing.why,
    meta.explain, meta.schema, meta.doctor,
):  # fmt: skip
    main.add_command(command)


def start() -> None:
    """Runs the command that this process was started for, and ends the process as the command ends."""
    # A command makes many objects and drops few; looking for them at Python's usual pace takes a tenth of its time, and
    # taking all of them down at its end another thirtieth. Only a process of its own may be so.
    gc.set_threshold(400_000, 20, 20)
    codes: list[int] = []
    # What is registered first is done last, so that whatever else is to be done at the end is done.
    atexit.register(_leave, codes)
    try:
        main(prog_name="icsdocs")
    except SystemExit as end:
        if isinstance(end.code, int):
            codes.append(end.code)
        raise
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or error.filename:
            raise
        from icsdocs.files import reason

        sys.exit(f"What this command said could not all be written: {reason(error)}.")


def _leave(codes: list[int]) -> None:
    """Ends a process at once with its code, if it has one and what it said is out: else Python says what hinders it.
    A process need not have any stream: that of a service has none."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return
    for code in codes:
        os._exit(code)
