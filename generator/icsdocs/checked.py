"""Knows whether just this was checked before: a config with all of its project, as they are now."""

from collections.abc import Iterator, Mapping

from icsdocs.diagnostics import Diagnostic, in_order
from icsdocs.files import read_text
from icsdocs.local import systems_with_wording
from icsdocs.open_points import OpenPoint
from icsdocs.parsed import Parsed, recall
from icsdocs.project import ConfigFile, Given, digest_of, given
from icsdocs.source import Source

Told = tuple[tuple[Diagnostic, ...], tuple[OpenPoint, ...]]


def checked(found: ConfigFile) -> tuple[tuple[Diagnostic, ...], tuple[OpenPoint, ...], Mapping[str, Source]]:
    """Every problem of a config, each told once, its open points, and the files; from memory where nothing has
    changed."""
    now, memory = given(found), recall(found.root)
    # All that a check depends on: names, texts, and what is wrong with the files.
    wrong = Source("problems", repr(now.problems))
    everything = Source(found.name, digest_of((wrong, *now.sources.values(), *_other_configs(now))))
    problems, points = memory("check", (everything,), lambda: _told(now, memory))
    memory.keep()
    return problems, points, now.sources


def _told(now: Given, memory: Parsed) -> Told:
    from icsdocs import pipeline

    drafted = pipeline.drafted_of(now, pipeline.Options(drawn=False), memory)
    return in_order(dict.fromkeys(drafted.problems)), drafted.open_points


def _other_configs(now: Given) -> Iterator[Source]:
    """Wording of other systems is looked for in their configs."""
    if systems_with_wording(now.material.sources):
        for path in sorted((now.found.root / "configs").glob("*.toml")):
            source, _ = read_text(path, path.name)
            yield source
