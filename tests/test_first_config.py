"""What whoever begins a config of their own is told by the real library: nothing that only a drafter could mend."""

from pathlib import Path

from icsdocs.assemble.build import Options
from icsdocs.diagnostics import Severity
from icsdocs.pipeline import Draft, draft
from icsdocs.project import ConfigFile
from running import ROOT

SMALLEST = """\
schema = 1
edition = "act-2022"
as_at = 2026-06-01
documents = ["constitution", "handbook"]
"""
SYSTEM = """
[system]
id = "marshlands"
"""


def drafted(folder: Path, more: str = "") -> Draft:
    """The documents of the smallest config, with `more` at its top."""
    path = folder / "marshlands.toml"
    path.write_text(f"{SMALLEST}{more}{SYSTEM}", encoding="utf-8")
    return draft(ConfigFile(path, "configs/marshlands.toml", ROOT), Options())


def faults(made: Draft) -> list[str]:
    return [f"{p.span} {p.message}" for p in made.problems if p.severity in (Severity.ERROR, Severity.WARNING)]


def test_a_config_that_says_almost_nothing_has_open_points_and_no_fault(tmp_path: Path) -> None:
    made = drafted(tmp_path)
    assert faults(made) == [] and made.open_points


def test_nobody_is_asked_to_show_directions_where_nothing_is_delegated(tmp_path: Path) -> None:
    assert faults(drafted(tmp_path, "delegations = []\n")) == []
