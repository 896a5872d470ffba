"""Knows whether just this was drafted before: a config with all of its project, as they are now."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from icsdocs.diagnostics import Diagnostic, in_order
from icsdocs.digests import digest_of
from icsdocs.files import read_text
from icsdocs.frozen import changed
from icsdocs.local import systems_with_wording
from icsdocs.open_points import OpenPoint
from icsdocs.parsed import Parsed, recall
from icsdocs.project import ConfigFile, Given, given
from icsdocs.source import Source

if TYPE_CHECKING:
    from icsdocs.pipeline import Draft, Options

Told = tuple[tuple[Diagnostic, ...], tuple[OpenPoint, ...]]


def checked(found: ConfigFile) -> tuple[tuple[Diagnostic, ...], tuple[OpenPoint, ...], Mapping[str, Source]]:
    """Every problem of a config, each told once, its open points, and the files; from memory where nothing has
    changed."""
    now, memory = given(found), recall(found.root)
    problems, points = memory("check", (_everything(now),), lambda: _told(_undrawn(now, memory)))
    memory.keep()
    return problems, points, now.sources


def checked_for_final(found: ConfigFile) -> Told:
    """The same problems and open points of a final version, which asks for more than a draft: such as a day of
    approval."""
    now, memory = given(found), recall(found.root)
    told = memory("check for final", (_everything(now),), lambda: _told(_undrawn(now, memory, final=True)))
    memory.keep()
    return told


def drafted(found: ConfigFile, options: "Options") -> "Draft":
    """The draft that options ask for. Where they ask for everything, what a check would tell is remembered."""
    from icsdocs import pipeline

    now, memory = given(found), recall(found.root)
    made = pipeline.drafted_of(now, options, memory)
    if changed(options, drawn=True) == pipeline.Options():
        memory("check", (_everything(now),), lambda: _told(made))
    memory.keep()
    return made


def _undrawn(now: Given, memory: Parsed, *, final: bool = False) -> "Draft":
    from icsdocs import pipeline

    return pipeline.drafted_of(now, pipeline.Options(final=final, drawn=False), memory)


def _told(draft: "Draft") -> Told:
    return in_order(dict.fromkeys(draft.problems)), draft.open_points


def _everything(now: Given) -> Source:
    """What stands for all that a check depends on: names, texts, and what is wrong with the files."""
    configs = (text for source in (now.source, *_other_configs(now)) for text in (source.name, source.text))
    return Source(now.found.name, digest_of((repr(now.problems), now.material.digest, *configs)))


def _other_configs(now: Given) -> Iterator[Source]:
    """Wording of other systems is looked for in their configs."""
    if systems_with_wording(now.material.sources):
        for path in sorted((now.found.root / "configs").glob("*.toml")):
            source, _ = read_text(path, path.name)
            yield source
