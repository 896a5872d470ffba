"""Drafts of the samples, as they are or with some of their text changed, and of the projects that tests write.

What is made of a file is made once for all tests of a process: none of it can be changed.
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


def drafted_in(root: Path, config: str, options: Options = Options()) -> Draft:  # noqa: B008
    """The documents of a config of a project."""
    return drafted_of(_given_in(root, config), options, HELD)


def _given_in(root: Path, config: str) -> Given:
    found = find_config(config, root)
    assert isinstance(found, ConfigFile), found
    return given(found)


@cache
def of_sample(name: str) -> Given:
    """What a sample says, by the name of its config."""
    return _given_in(ROOT, name)


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
