"""Runs the commands of icsdocs as a user's shell does, each in a process of its own with its own folder, environment,
output and end.

Starting Python and loading the program is most of a short command's time. So where nothing in the environment speaks to
Python itself, the process is forked from one that has the program loaded and has done nothing with it.
"""

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What Python or its libraries read when they start.
AT_THE_START = ("PYTHON", "LC_", "LANG", "TZ", "LD_", "FONTCONFIG")


def icsdocs(*arguments: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command."""
    whole = _environment(environment)
    if not hasattr(os, "fork") or _at_the_start(whole) != _WHEN_LOADED:
        return started(*arguments, folder=folder, **environment)
    with tempfile.TemporaryDirectory() as name:
        said = [Path(name, stream) for stream in ("stdout", "stderr")]
        task = {"arguments": arguments, "folder": str(folder), "environment": whole, "said": [*map(str, said)]}
        server = _server()
        assert server.stdin and server.stdout
        server.stdin.write(f"{json.dumps(task)}\n")
        server.stdin.flush()
        code = server.stdout.readline()
        assert code, "The process that commands are forked from has ended"
        return subprocess.CompletedProcess(arguments, int(code), *(path.read_text(encoding="utf-8") for path in said))


def started(*arguments: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a command for which Python was started."""
    return subprocess.run(
        [sys.executable, "-m", "icsdocs", *arguments], cwd=folder, env=_environment(environment), capture_output=True,
        text=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def _environment(more: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "COLUMNS": "100", **more}


def _at_the_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(AT_THE_START)}


# What the process starts with that commands are forked from; a test may change the environment later.
_WHEN_LOADED = _at_the_start(_environment({}))


@cache
def _server() -> subprocess.Popen[str]:
    environment = {**_environment({}), **_WHEN_LOADED}
    pipe = subprocess.PIPE
    server = subprocess.Popen([sys.executable, __file__], env=environment, stdin=pipe, stdout=pipe, text=True)
    atexit.register(server.communicate)
    return server


# --- in the process that has the program loaded ----------------------------------------------------------------------


def write_project(root: Path, files: Mapping[str, str], old: str = "", new: str = "") -> Path:
    """Writes the files of a small project into a folder, with `new` in the place of `old` in each."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return root


def _serve() -> None:
    """Does each task that is read, a line each, in a process of its own, and answers with a line that says how it
    ended."""
    # An interrupt is for the tests, and for commands that are sent one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _load()
    gc.collect()
    gc.freeze()
    answers = os.fdopen(os.dup(1), "w")
    while line := sys.stdin.readline():
        if not (child := os.fork()):
            answers.close()
            _do(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def _load() -> None:
    """Loads what commands load, at the start or when they come to it."""
    import icsdocs.check.lint
    import icsdocs.cli
    import icsdocs.pipeline
    import icsdocs.read.readers
    import icsdocs.render.word.reading
    import icsdocs.render.word.write
    from icsdocs.render.pdf.available import why_unavailable

    if not why_unavailable():
        import icsdocs.render.pdf.checks
        import icsdocs.render.pdf.fallback
        import icsdocs.render.pdf.reading
        import icsdocs.render.pdf.write  # noqa: F401


def _do(task: dict) -> None:
    """Ends this process as the command does."""
    from icsdocs.cli import start

    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(task["folder"])
    os.environ.clear()
    os.environ.update(task["environment"])
    for number, name in enumerate((os.devnull, *task["said"])):
        with open(name, "r+b" if number == 0 else "wb") as stream:
            os.dup2(stream.fileno(), number)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
    sys.argv = ["icsdocs", *task["arguments"]]
    try:
        start()
    except SystemExit as end:
        # As Python does: what is no number is said, and counts as a failure.
        if not (end.code is None or isinstance(end.code, int)):
            print(end.code, file=sys.stderr)
            _end(1)
        _end(end.code or 0)


def _end(code: int) -> None:
    """Ends this process as Python does, but for taking down all that is loaded: that takes longer than many a
    command."""
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve()
