"""Knows what was made of a project's files the last time, and what was found in them, and keeps it in the user's cache
folder for the next.

Nothing here can change a result or stop a command: what is kept is used only for the very same texts, read by the very
same program, and a cache that is damaged, foreign or cannot be written is passed over in silence.
"""

import copyreg
import os
import pickle
import stat
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.machinery import PathFinder
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from icsdocs.source import Source

# The folder to keep it in, or OFF.
VARIABLE = "ICSDOCS_CACHE"
OFF = "off"
ENDING = ".parsed"
KEPT = "What was read of clauses and what checks of configs told"
# Three for a project with one config.
MOST_FILES = 40
MOST_BYTES = 50_000_000
# The parsers whose next version may read the same text otherwise.
PARSERS = ("markdown_it", "jinja2", "cerberus")

Made = TypeVar("Made")
Slot = tuple[str, ...]


@dataclass
class Parsed:
    """A memory for reading. For each work on each file it holds the texts that went in and what came out, pickled.
    What comes with icsdocs is read for one project and remembered for all."""

    path: Path | None
    stamp: bytes
    held: dict[Slot, tuple[tuple[str, ...], bytes]]
    used: set[Slot] = field(default_factory=set)
    is_changed: bool = False
    others: dict[str, "Parsed"] = field(default_factory=dict)

    def __call__(self, what: str, files: tuple[Source, ...], make: Callable[[], Made]) -> Made:
        memory = self._of_all if all(file.shared for file in files) else self
        return memory._remembered(what, files, make)

    def whole(self, what: str, everything: Source, make: Callable[[], Made]) -> Made:
        """What is made of many files together is read at once, in half the time that it takes file by file. While one
        of them is new it is not kept, because whoever works on a file changes it again."""
        apart = self._beside(f"{zlib.crc32(everything.name.encode()):08x}")
        slot, texts = (what, everything.name), (everything.text,)
        if apart._has(slot, texts):
            return apart._recalled(slot)
        made = make()
        if not any(memory.is_changed for memory in (self.of_files, *self.of_files.others.values())):
            apart._hold(slot, texts, made)
        return made

    @property
    def of_files(self) -> "Parsed":
        """What was made of each file by itself: kept apart, because nobody asks for it while no file changes."""
        return self._beside("files")

    def _beside(self, name: str) -> "Parsed":
        """A memory that has a file of its own, so that it is read only where it is asked."""
        if name not in self.others:
            beside = self.path and self.path.with_suffix(f".{name}{ENDING}")
            self.others[name] = _kept_in(beside, self.stamp) if beside else Parsed(None, b"", {})
        return self.others[name]

    @property
    def _of_all(self) -> "Parsed":
        if "icsdocs" not in self.others:
            self.others["icsdocs"] = recall(Path(__file__).parent)
        return self.others["icsdocs"]

    def _remembered(self, what: str, files: tuple[Source, ...], make: Callable[[], Made]) -> Made:
        slot = (what, *(file.name for file in files))
        texts = tuple(file.text for file in files)
        if self._has(slot, texts):
            return self._recalled(slot)
        made = make()
        self._hold(slot, texts, made)
        return made

    def _has(self, slot: Slot, texts: tuple[str, ...]) -> bool:
        self.used.add(slot)
        return slot in self.held and self.held[slot][0] == texts

    def _recalled(self, slot: Slot) -> Any:
        return pickle.loads(self.held[slot][1])

    def _hold(self, slot: Slot, texts: tuple[str, ...], made: object) -> None:
        if self.path is not None:
            self.held[slot] = texts, _pickled(made)
            self.is_changed = True

    def keep(self) -> None:
        """Writes what is new for the next run. What this run did not ask for goes where it would be too much."""
        for other in self.others.values():
            other.keep()
        if self.path is None or not self.is_changed:
            return
        if sum(len(made) for _, made in self.held.values()) > MOST_BYTES:
            self.held = {slot: kept for slot, kept in self.held.items() if slot in self.used}
        payload = _pickled(self.held)
        _write(self.path, b"".join((self.stamp, zlib.crc32(payload).to_bytes(4), payload)))


def recall(root: Path) -> Parsed:
    """What is kept of the files of one project; empty where nothing is, or nothing that may be trusted."""
    folder, stamp = cache_folder(), _stamp()
    if folder is None or not stamp:
        return Parsed(None, b"", {})
    return _kept_in(folder / f"{zlib.crc32(os.fsencode(root)):08x}-{root.name[:40]}{ENDING}", stamp)


def _kept_in(path: Path, stamp: bytes) -> Parsed:
    data = _read(path)
    if not data.startswith(stamp):
        return Parsed(path, stamp, {})
    check, payload = data[len(stamp) : len(stamp) + 4], data[len(stamp) + 4 :]
    return Parsed(path, stamp, pickle.loads(payload) if zlib.crc32(payload).to_bytes(4) == check else {})


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Where the cache is: as the user says, else where the system has such things; None for nowhere."""
    told = environment.get(VARIABLE, "")
    if told:
        return None if told.lower() == OFF else Path(os.path.abspath(told))
    home = os.path.expanduser("~")
    if platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = environment.get("XDG_CACHE_HOME", "") or os.path.join(home, ".cache")
    return Path(base, "icsdocs") if os.path.isabs(base) else None


def told() -> str:
    """For people: where what was read and found is kept, or that it is not."""
    folder = cache_folder()
    if folder is None:
        return f"{KEPT} is not kept, so each command does all of it anew"
    try:
        is_private = _is_private(folder.stat())
    except OSError:
        is_private = True
    kept = "kept in" if is_private else "not kept, because others may write in"
    return f"{KEPT} is {kept} {folder}"


# --- what is kept ----------------------------------------------------------------------------------------------------


def _pickled(made: object) -> bytes:
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table | {MappingProxyType: _reduced}
    pickler.dump(made)
    return buffer.getvalue()


def _reduced(mapping: MappingProxyType) -> tuple[Callable, tuple[dict]]:
    return _read_only, (dict(mapping),)


def _read_only(values: dict) -> MappingProxyType:
    return MappingProxyType(values)


@cache
def _stamp() -> bytes:
    """The program that reads: Python, every module of icsdocs, and the packages beside its parsers; empty where that
    cannot be told, as in a zipped program."""
    try:
        modules = sorted(_modules(os.path.dirname(__file__)))
        beside = {os.path.dirname(os.path.dirname(spec.origin)) for spec in map(PathFinder.find_spec, PARSERS)}
        packages = sorted(name for folder in beside for name in os.listdir(folder) if name.endswith("-info"))
    except (OSError, AttributeError, TypeError):
        return b""
    return repr((sys.version, modules, packages)).encode()


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size
            elif entry.is_dir() and entry.name not in ("__pycache__", "data"):
                yield from _modules(entry.path)


# --- files -----------------------------------------------------------------------------------------------------------


def _is_private(found: os.stat_result) -> bool:
    """Whether nobody else can have written it: a pickle can do whatever its writer wants. Windows gives each user a
    folder of their own."""
    return os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def _read(path: Path) -> bytes:
    try:
        with open(path, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or not _is_private(found):
                return b""
            # The one used last is kept longest.
            os.utime(path)
            return file.read()
    except OSError:
        return b""


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(path.parent.stat()):
            return
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(data)
        os.replace(part, path)
        _prune(path.parent)
    except OSError:
        return


def _prune(folder: Path) -> None:
    """Removes all but those used last; with them go parts that a run could not finish."""
    newest_first = sorted(folder.glob(f"*{ENDING}*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[MOST_FILES:]:
        path.unlink(missing_ok=True)
