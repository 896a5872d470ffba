"""Knows the terminal that it runs in: its width, its colours, its encoding, and how progress is shown on it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper


def width() -> int:
    """Columns to write in; 100 where there is no terminal."""
    # Not at the top: with it comes all that shutil can pack.
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def is_coloured() -> bool:
    """Whether output goes to a terminal whose user has not asked for no colour (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def show_what_can_be_shown() -> None:
    """Makes characters that a terminal's encoding lacks appear as escapes, where they would end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A way to say what is being done: one line that is written over on a terminal, plain lines elsewhere."""
    live = sys.stderr.isatty()

    def say(words: str) -> None:
        if not quiet:
            sys.stderr.write(f"\r\x1b[K{words}" if live else f"{words}\n")
            sys.stderr.flush()

    try:
        yield say
    finally:
        if live and not quiet:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
