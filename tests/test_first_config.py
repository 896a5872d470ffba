"""What whoever begins a config of their own is told by the real library: nothing that only a drafter could mend."""

from drafts import drafted
from icsdocs.diagnostics import Severity
from icsdocs.pipeline import Draft

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


def smallest(more: str = "") -> Draft:
    """The documents of the smallest config, with `more` at its top."""
    return drafted("gloucestershire.toml", lambda _: f"{SMALLEST}{more}{SYSTEM}")


def faults(made: Draft) -> list[str]:
    return [f"{p.span} {p.message}" for p in made.problems if p.severity in (Severity.ERROR, Severity.WARNING)]


def test_a_config_that_says_almost_nothing_has_open_points_and_no_fault() -> None:
    made = smallest()
    assert faults(made) == [] and made.open_points


def test_nobody_is_asked_to_show_directions_where_nothing_is_delegated() -> None:
    assert faults(smallest("delegations = []\n")) == []
