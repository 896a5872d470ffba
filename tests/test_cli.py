"""The commands as a user meets them: what they print, what they write, how they end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = "cheshire-merseyside.toml"
COMMANDS = ("build", "check", "lint", "show", "explain", "doctor")


def icsdocs(*arguments: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "icsdocs", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), "COLUMNS": "100", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )  # fmt: skip


def loaded(*arguments: str) -> set[str]:
    """The top-level packages that a command has imported when it ends."""
    script = (
        "import sys, atexit\n"
        "names = lambda: {name.partition('.')[0] for name in sys.modules}\n"
        "atexit.register(lambda: print('LOADED', *names(), file=sys.stderr))\n"
        "from icsdocs.cli import main\n"
        f"main({list(arguments)!r})\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return set(done.stderr.rpartition("LOADED")[2].split())


# --- help ------------------------------------------------------------------------------------------------------------


def test_with_no_argument_it_says_what_it_does_and_how_to_start() -> None:
    done = icsdocs()
    assert done.returncode == 0
    assert "icsdocs build cheshire-merseyside.toml" in done.stdout
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_commands_help_has_an_example(command: str) -> None:
    done = icsdocs(command, "--help")
    assert done.returncode == 0 and f"  icsdocs {command}" in done.stdout
    assert all(len(line) <= 100 for line in done.stdout.splitlines())


def test_help_loads_click_alone() -> None:
    assert not loaded("--help") & {
        "docx",
        "lxml",
        "docxtpl",
        "jinja2",
        "cerberus",
        "weasyprint",
        "markdown_it",
        "pikepdf",
    }


def test_check_loads_no_renderer() -> None:
    packages = loaded("check", SAMPLE)
    assert "cerberus" in packages
    assert not packages & {"docx", "lxml", "docxtpl", "weasyprint", "pikepdf"}


# --- wrong usage -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "cheshire-merseysid.toml"), "Did you mean cheshire-merseyside.toml?"),
        (("check", "configs"), "configs is a folder"),
        (("check", "a\x1b[2Jb"), "There is no config a<U+001B>[2Jb"),
        (("check", "a\0b".replace("\0", "\udcff")), "There is no config"),
        (("check", "long" * 100), "There is no config longlong"),
        (("check", "/dev/null"), "/dev/null is not an ordinary file"),
        (("build", SAMPLE, "--dated", "1 April"), "1 April"),
        (("build", SAMPLE, "--format", "odt"), "odt"),
        (("build", SAMPLE, "--document", "constitutoin"), "Did you mean constitution?"),
        (("show", "no-such-clause-at-all"), "There is no clause"),
        (("explain", "FILE01"), "Did you mean FILE01"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_what_cannot_be_done_is_answered_in_words_and_ends_with_2(arguments: tuple[str, ...], said: str) -> None:
    done = icsdocs(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split()) and "Traceback" not in done.stderr


# --- explain and show ------------------------------------------------------------------------------------------------


def test_a_code_is_explained_with_its_reason_and_examples() -> None:
    done = icsdocs("explain", "cls006")
    assert done.returncode == 0
    assert done.stdout.startswith("CLS006 (error)") and "Wrong:" in done.stdout and "Right:" in done.stdout


def test_every_rule_is_listed_once_and_can_be_explained() -> None:
    from icsdocs.show import explanation, rules

    lines = icsdocs("explain").stdout.splitlines()
    codes = [line.split()[0] for line in lines]
    assert len(codes) == len(set(codes)) == len(rules()) > 30
    assert all(rule.why and rule.says in explanation(rule) for rule in rules().values())


def test_codes_are_unique() -> None:
    from icsdocs import rules as table
    from icsdocs.diagnostics import Rule

    codes = [value.code for value in vars(table).values() if isinstance(value, Rule)]
    assert len(codes) == len(set(codes))
