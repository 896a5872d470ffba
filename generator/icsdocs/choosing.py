"""Knows which config is meant where none is named: the only one of a project, else the one whose documents were built
last."""

import os
from pathlib import Path

from icsdocs.project import ConfigFile, config_names, find_config, find_root


def implied_config(here: Path, asked: str) -> ConfigFile | str:
    """The config that a command as it was `asked` without one is about, or in plain English what to type instead."""
    root = find_root(here)
    own = sorted(path.name for path in (root / "configs").glob("*.toml")) if (root / "configs").is_dir() else []
    if len(own) == 1:
        return find_config(own[0], root)
    built = [(_built_at(root / "build" / Path(name).stem), name) for name in own]
    last, name = max(built, default=(0.0, ""))
    if last:
        return find_config(name, root)
    known = own or config_names(root)
    return f"Which config is meant? There are {', '.join(known)}. Add one at the end, such as: {asked} {known[0]}"


def _built_at(folder: Path) -> float:
    """When the newest tree in a folder of outputs was written; 0 where there is none."""
    times = [os.stat(path).st_mtime for path in folder.glob("*.json")] if folder.is_dir() else []
    return max(times, default=0.0)
