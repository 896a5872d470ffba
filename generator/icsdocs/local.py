"""Knows which systems have wording of their own, which configs are about them, and which of it cannot be read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from icsdocs.decode import whole
from icsdocs.diagnostics import Diagnostic
from icsdocs.files import read_text
from icsdocs.frozen import changed
from icsdocs.library import Clause, Library
from icsdocs.likeness import did_you_mean
from icsdocs.read.library import words_instead
from icsdocs.read.toml import Atom, find, read_toml
from icsdocs.rules import (
    EMPTY_FILE,
    NOT_UTF8,
    OUTSIDE_PROJECT,
    STRAY_WORDING,
    TOO_LARGE,
    UNREAD_WORDING,
    UNREADABLE,
)
from icsdocs.source import Source


def systems_with_wording(names: Collection[str]) -> tuple[str, ...]:
    """The folders of clauses/local, by the project's file names."""
    inside = (name.split("/") for name in names if name.startswith("clauses/local/"))
    return tuple(sorted({parts[2] for parts in inside if len(parts) > 3}))


def stray_wording(
    sources: Mapping[str, Source], configs: Iterable[tuple[str, str]], known: str = ""
) -> Iterator[Diagnostic]:
    """A warning for each folder of wording that no config of the project is about (`of_configs`); `known` is a system
    that one is. None while a config cannot be read that may be about it."""
    systems = systems_with_wording(sources)
    if not set(systems) - {known}:
        return
    read = frozenset(system for system, _ in configs)
    about = {*read, known} - {""}
    for system in systems if "" not in read else ():
        if system not in about:
            named = "The folder's name must be the id below [system] in a config."
            hint = f"{did_you_mean(system, about)} {named}".lstrip()
            message = f"Nothing here is printed, because no config in configs/ is about a system “{system}”"
            yield Diagnostic(STRAY_WORDING, message, whole(f"clauses/local/{system}"), hint)


def unread_wording(problems: Iterable[Diagnostic], library: Library, system_id: str) -> Iterator[Diagnostic]:
    """For each file of a system's own wording that is no text or cannot be had at all, what is printed in its place."""
    folder = f"clauses/local/{system_id}/"
    told = {problem.span.file for problem in problems if problem.rule is UNREAD_WORDING}
    read = {clause.span.file for clause in library.local.values()}
    lost = dict.fromkeys(p.span.file for p in problems if p.rule in _NO_TEXT)
    for name in lost if system_id else ():
        if name.startswith(folder) and name.endswith(".md") and name not in told | read:
            yield words_instead(name, Path(name).stem, library.clauses)


_NO_TEXT = (EMPTY_FILE, NOT_UTF8, UNREADABLE, TOO_LARGE, OUTSIDE_PROJECT)


def editions_of(system: str, configs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The editions of a system's configs (`of_configs`), each once; empty where a config leaves it to the day."""
    return tuple(dict.fromkeys(edition for one, edition in configs if one == system))


def in_its_editions(library: Library, system: str, configs: Iterable[tuple[str, str]]) -> Library:
    """The library with a system's own wording held to the editions of that system's configs (`of_configs`), because it
    is printed in no other. Where one of them does not name its edition, or there is none, the wording may be of any."""
    editions = editions_of(system, configs)
    if not editions or "" in editions:
        return library
    local = {id_: _held_to(clause, editions) for id_, clause in library.local.items()}
    return changed(library, local=MappingProxyType(local))


def _held_to(clause: Clause, editions: tuple[str, ...]) -> Clause:
    if clause.validity.editions:
        return clause
    return changed(clause, validity=changed(clause.validity, editions=editions))


def of_configs(root: Path, but: Path | None = None) -> Iterator[tuple[str, str]]:
    """The system of each config of a project that names one, with its edition; empty where it leaves that to the day,
    and both where faults of the file hide which system it is. Each config is read when its turn comes, `but` one."""
    for path in sorted((root / "configs").glob("*.toml")):
        if but is not None and path.resolve() == but.resolve():
            continue
        source, unread = read_text(path, path.name)
        table, faults = read_toml(source)
        match (find(table, "system", "id"), find(table, "edition")) if table else (None, None):
            case (Atom(value=str(system)), Atom(value=str(edition))):
                yield system, edition
            case (Atom(value=str(system)), _):
                yield system, ""
            case _ if unread or faults:
                yield "", ""
