"""The sample configs and the clauses that come with icsdocs, drafted as they are or with some of their text changed.

What is made of the clauses is made once for all tests of a process: none of it can be changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from icsdocs.assemble.build import Options
from icsdocs.library import Library
from icsdocs.pipeline import Draft, drafted_of, read_project
from icsdocs.project import ConfigFile, Given, find_config, given
from icsdocs.source import Source

ROOT = Path(__file__).parents[1]
CONFIGS = sorted(path.name for path in (ROOT / "configs").glob("*.toml"))

Made = TypeVar("Made")


@dataclass(frozen=True)
class Held:
    """A memory that holds what was made, and not as a cache does what it was made of in bytes."""

    made: dict[tuple[str, tuple[Source, ...]], Any] = field(default_factory=dict)

    def __call__(self, what: str, files: tuple[Source, ...], make: Callable[[], Made]) -> Made:
        slot = (what, files)
        if slot not in self.made:
            self.made[slot] = make()
        return self.made[slot]

    def whole(self, what: str, everything: Source, make: Callable[[], Made]) -> Made:
        return self(what, (everything,), make)

    @property
    def of_files(self) -> "Held":
        return self


HELD = Held()


@cache
def library() -> Library:
    """Every clause, term, outline and requirement, whatever the edition."""
    return read_project(ROOT)[0]


@cache
def of_sample(name: str) -> Given:
    """What a sample says, by the name of its config."""
    found = find_config(name, ROOT)
    assert isinstance(found, ConfigFile), found
    return given(found)


def replaced(*changes: tuple[str, str]) -> Callable[[str], str]:
    """The change of a text that puts one thing in the place of another."""

    def change(text: str) -> str:
        for before, after in changes:
            assert before in text, before
            text = text.replace(before, after)
        return text

    return change


def drafted(name: str, change: Callable[[str], str] = str, options: Options = Options()) -> Draft:  # noqa: B008
    """A sample, by the name of its config, with its text changed."""
    now = of_sample(name)
    return drafted_of(replace(now, source=replace(now.source, text=change(now.source.text))), options, HELD)
