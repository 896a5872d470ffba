"""Knows which systems have wording of their own, and whether any config is about them."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from icsdocs.diagnostics import Diagnostic
from icsdocs.files import read_text, whole
from icsdocs.likeness import did_you_mean
from icsdocs.read.toml import Atom, find, read_toml
from icsdocs.rules import STRAY_WORDING
from icsdocs.source import Source


def systems_with_wording(names: Collection[str]) -> tuple[str, ...]:
    """The folders of clauses/local, by the project's file names."""
    inside = (name.split("/") for name in names if name.startswith("clauses/local/"))
    return tuple(sorted({parts[2] for parts in inside if len(parts) > 3}))


def stray_wording(root: Path, sources: Mapping[str, Source], known: str = "") -> Iterator[Diagnostic]:
    """A warning for each folder of wording that no config of the project is about; `known` is a system that one is."""
    systems = systems_with_wording(sources)
    if not set(systems) - {known}:
        return
    about = {*_systems_of_configs(root), known} - {""}
    for system in systems:
        if system not in about:
            named = "The folder's name must be the id below [system] in a config."
            hint = f"{did_you_mean(system, about)} {named}".lstrip()
            message = f"Nothing here is printed, because no config in configs/ is about a system “{system}”"
            yield Diagnostic(STRAY_WORDING, message, whole(f"clauses/local/{system}"), hint)


def _systems_of_configs(root: Path) -> Iterator[str]:
    for path in sorted((root / "configs").glob("*.toml")):
        source, _ = read_text(path, path.name)
        table, _ = read_toml(source)
        match find(table, "system", "id") if table else None:
            case Atom(value=str(system)):
                yield system
