"""Knows where a project's files are: its root, its configs, and what comes from the installed package instead."""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TypeVar

from icsdocs.decode import whole
from icsdocs.diagnostics import Diagnostic
from icsdocs.digests import digest_of
from icsdocs.files import read_bytes, read_text, reason
from icsdocs.frozen import frozen
from icsdocs.likeness import alike
from icsdocs.rules import MISSING_FILE, OUTSIDE_PROJECT, UNREAD_FILE, UNREADABLE
from icsdocs.source import Source

DATA_FILES = ("clauses/citations.toml", "clauses/terminology.toml", "clauses/names.toml", "clauses/drafting.toml")
# What the package lends to a project that has clauses of its own and none of these.
SHARED = ("editions/", "citations.toml", "terminology.toml", "names.toml", "drafting.toml")


@frozen
class ConfigFile:
    """A config that exists, its name within the project, and the project's root."""

    path: Path
    name: str
    root: Path


@frozen
class Material:
    """A project's text files that can be read, by name (`clauses/quorum.md`), and what is wrong with the files."""

    sources: MappingProxyType[str, Source]
    problems: tuple[Diagnostic, ...]

    @cached_property
    def digest(self) -> str:
        """What stands for the names and texts of the files."""
        return digest_of(told for source in self.sources.values() for told in (source.name, source.text))


@frozen
class Given:
    """A config's text with the text of everything that its project has, and what is wrong with reading them."""

    found: ConfigFile
    source: Source
    material: Material
    problems: tuple[Diagnostic, ...]

    @property
    def sources(self) -> dict[str, Source]:
        return {**self.material.sources, self.source.name: self.source}


def given(found: ConfigFile) -> Given:
    """Everything that a config and its project say just now."""
    material = gather(found.root)
    source, faults = read_text(found.path, found.name)
    return Given(found, source, material, (*material.problems, *faults))


def package_root() -> Path:
    """The folder with the clauses, templates and sample configs that come with icsdocs: in a wheel its own, in a
    checkout the repository."""
    installed = Path(__file__).parent / "data"
    return installed if installed.is_dir() else Path(__file__).parents[2]


def find_root(folder: Path) -> Path:
    """The nearest folder upward that has clauses or templates; else the folder itself, or the one that holds it if
    it is called configs."""
    for candidate in (folder, *folder.parents):
        if os.path.isdir(candidate / "clauses") or os.path.isdir(candidate / "templates"):
            return candidate
    return folder.parent if folder.name == "configs" else folder


Somewhere = TypeVar("Somewhere", bound=PurePath)


def told_path(path: Somewhere, start: Somewhere) -> Somewhere:
    """An absolute path as somebody in another folder is told it: from there on, or whole where nothing leads there,
    because it is on another drive of Windows."""
    if path.drive.casefold() != start.drive.casefold():
        return path
    return type(path)(os.path.relpath(path, start))


def find_config(given: str, here: Path) -> ConfigFile | str:
    """The config as given, else in the project's configs, else a sample of the package; or in plain words why none."""
    own = find_root(here)
    for path in (here / given, own / "configs" / given):
        # Not Path.is_file: it raises for a name too long and for a folder one may not enter.
        if os.path.isfile(path):
            absolute = Path(os.path.abspath(path))
            root = find_root(absolute.parent)
            return ConfigFile(absolute, absolute.relative_to(root).as_posix(), root)
    sample = package_root() / "configs" / given
    if os.path.isfile(sample):
        return ConfigFile(sample, f"configs/{given}", own)
    return _why_no_config(given, here, own)


def _why_no_config(given: str, here: Path, own: Path) -> str:
    if os.path.isdir(here / given):
        return f"{given} is a folder; name a config file in it."
    if os.path.exists(here / given):
        return f"{given} is not an ordinary file."
    known = config_names(own)
    near = alike(Path(given).stem, [Path(name).stem for name in known], 3)
    if near:
        return f"There is no config {given}. Did you mean {' or '.join(f'{name}.toml' for name in near)}?"
    listed = f" There are {', '.join(known)}." if known else ""
    return f"There is no config {given}, neither here nor in {told_path(own / 'configs', here)}.{listed}"


def config_names(root: Path) -> tuple[str, ...]:
    """The names by which the configs of a project and of the package can be asked for."""
    folders = (root / "configs", package_root() / "configs")
    found = {path.name for folder in folders if folder.is_dir() for path in folder.glob("*.toml")}
    return tuple(sorted(found))


def gather(root: Path) -> Material:
    """Every clause, data file and outline of a project; a folder that it lacks comes from the package, and so do
    the data files that a project with clauses of its own does without."""
    sources: dict[str, Source] = {}
    problems: list[Diagnostic] = []
    for folder in ("clauses", "templates"):
        home = _home_of(folder, root)
        is_own = home == root / folder
        for found in _text_files(home, folder):
            if isinstance(found, Diagnostic):
                problems.append(found)
                continue
            source, faults = read_text(*found)
            problems.extend(faults)
            if source.text:
                sources[source.name] = source if is_own else _of_all(source)
    for names in SHARED:
        if not any(name.startswith(f"clauses/{names}") for name in sources):
            sources |= _shared(names)
    return Material(MappingProxyType(sources), tuple(problems))


def _shared(names: str) -> dict[str, Source]:
    home = package_root()
    paths = sorted(home.glob(f"clauses/{names}*.toml" if names.endswith("/") else f"clauses/{names}"))
    read = [read_text(path, path.relative_to(home).as_posix()) for path in paths]
    return {source.name: _of_all(source) for source, _ in read}


def _of_all(source: Source) -> Source:
    return Source(source.name, source.text, shared=True)


def template(root: Path, name: str) -> bytes | Diagnostic:
    """One file of the house style: the project's own, else the one that comes with icsdocs."""
    own, shared = root / "templates" / name, package_root() / "templates" / name
    if own.is_symlink() and not _is_inside(own, root):
        return _leads_out(f"templates/{name}")
    return read_bytes(own if own.exists() else shared, f"templates/{name}")


def _home_of(folder: str, root: Path) -> Path:
    own = root / folder
    return own if os.path.lexists(own) else package_root() / folder


def _text_files(base: Path, folder: str) -> Iterator[tuple[os.PathLike[str], str] | Diagnostic]:
    """The text files below a folder in order of name, each with its name within the project."""
    if not base.is_dir():
        yield Diagnostic(MISSING_FILE, f"There is no folder {folder}", whole(folder))
        return
    if base.is_symlink() and not _is_inside(base, base.parent):
        yield _leads_out(folder)
        return
    unreadable: list[OSError] = []
    found = dict(_walk(base, folder, folder, unreadable))
    for name in sorted(found):
        entry = found[name]
        if not name.isprintable():
            message = "This file's name has characters that cannot be shown"
            yield Diagnostic(UNREADABLE, message, whole(ascii(name)), "Give the file a name of letters and digits.")
        elif entry.is_symlink() and not _is_inside(Path(entry), base.parent):
            yield _leads_out(name)
        elif entry.is_symlink() and entry.is_dir():
            yield Diagnostic(
                UNREADABLE, "A link to a folder is not followed", whole(name), "Put the folder itself here."
            )
        elif problem := _passed_over(name):
            yield problem
        else:
            yield entry, name
    for error in unreadable:
        name = Path(error.filename).relative_to(base.parent).as_posix()
        hint = "Give yourself permission to read it, or move it out of the project."
        yield Diagnostic(UNREADABLE, f"This folder cannot be read: {reason(error)}", whole(name), hint)


def _walk(
    here: os.PathLike[str], name: str, folder: str, unreadable: list[OSError]
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """What may be a text file below a folder, by its name within the project: files, links to folders, and folders
    that are called like a file."""
    try:
        with os.scandir(here) as entries:
            inside = list(entries)
    except OSError as error:
        unreadable.append(error)
        return
    for entry in inside:
        below = f"{name}/{entry.name}"
        is_folder = entry.is_dir()
        if is_folder and not entry.name.startswith("."):
            if entry.is_symlink() or entry.name.endswith((".md", ".toml")):
                yield below, entry
            if not entry.is_symlink():
                yield from _walk(entry, below, folder, unreadable)
        elif not is_folder and _is_wanted(entry.name, folder):
            yield below, entry


def _is_wanted(name: str, folder: str) -> bool:
    """Whether a file is looked at; hidden files and what editors and Windows leave beside theirs are not."""
    if name.startswith((".", "~")) or name.endswith("~") or name in ("Thumbs.db", "desktop.ini"):
        return False
    if name.startswith("README") and not name.endswith(".md"):
        return False
    return folder != "templates" or name == "outline.toml"


def _passed_over(name: str) -> Diagnostic | None:
    """That a file among the clauses is none that anything reads, if so."""
    folders = name.split("/")[:-1]
    if folders[0] != "clauses" or name.endswith("/README.md"):
        return None
    if not name.endswith((".md", ".toml")):
        message = "This file is not read, because its name does not end in .md or .toml"
        hint = "Give a clause the ending .md, or move the file elsewhere."
        return Diagnostic(UNREAD_FILE, message, whole(name), hint)
    if name.endswith(".toml") and folders[1:2] not in (["editions"], ["requirements"]) and name not in DATA_FILES:
        message = "This data file is not read, because nothing looks for it here"
        hint = (
            "Data files are citations.toml, terminology.toml, names.toml, drafting.toml and those in editions/ and "
            "requirements/."
        )
        return Diagnostic(UNREAD_FILE, message, whole(name), f"{hint} A clause has the ending .md.")
    if folders == ["clauses", "local"]:
        hint = "Put it into the folder of its system: clauses/local/<id of the system>/."
        return Diagnostic(UNREAD_FILE, "This wording belongs to no system, so it is not read", whole(name), hint)
    return None


def _is_inside(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _leads_out(name: str) -> Diagnostic:
    return Diagnostic(OUTSIDE_PROJECT, "This link leads out of the project", whole(name), "Put the file itself here.")
