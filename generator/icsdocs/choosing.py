"""Knows which config is meant: the one named behind other words, else the only one of a project, else the one whose
documents were built last."""

import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path

from icsdocs.project import ConfigFile, config_names, find_config, find_root

PLAIN = re.compile(r"[\w./-]+")
# What a shell reads between double quotation marks as something else than it is.
READ_WHEN_QUOTED = frozenset('"$`\\!')


def config_behind(words: Sequence[str], here: Path | None) -> str | None:
    """The config named behind the words of a passage, by its whole name; None where there is none. A last word that
    does not end in .toml counts where there are others before it and `here` has such a config."""
    if not words or words[-1].casefold().endswith(".toml"):
        return words[-1] if words else None
    named = (words[-1], f"{words[-1]}.toml") if here is not None and len(words) > 1 else ()
    return next((name for name in named if isinstance(find_config(name, here), ConfigFile)), None)


def typed(*words: str) -> str:
    """A command as it can be typed: what a shell would not take as one word is in quotation marks."""
    return " ".join(word if PLAIN.fullmatch(word) else _quoted(word) for word in words)


def _quoted(word: str) -> str:
    return shlex.quote(word) if READ_WHEN_QUOTED & set(word) else f'"{word}"'


def implied_config(here: Path, asked: Sequence[str]) -> ConfigFile | str:
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
    example = typed(*asked, known[0])
    return f"Which config is meant? There are {', '.join(known)}. Add one at the end, such as: {example}"


def _built_at(folder: Path) -> float:
    """When the newest tree in a folder of outputs was written; 0 where there is none."""
    times = [os.stat(path).st_mtime for path in folder.glob("*.json")] if folder.is_dir() else []
    return max(times, default=0.0)
