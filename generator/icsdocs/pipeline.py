"""Knows the order of the stages: from a config that was found to documents, and from documents to files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from icsdocs.assemble.build import Options, assemble
from icsdocs.check import lint as lint_checks
from icsdocs.config import Config, Thing, Value
from icsdocs.diagnostics import Diagnostic, Severity, in_order
from icsdocs.document import Document
from icsdocs.files import read_text
from icsdocs.library import Library
from icsdocs.project import ConfigFile, gather
from icsdocs.read.config import read_config
from icsdocs.read.library import read_editions, read_library
from icsdocs.read.vocabulary import vocabulary
from icsdocs.source import Source


@dataclass(frozen=True)
class Draft:
    """What came of reading, assembling and checking one config. `sources` are the files that problems point into;
    `outlines` the document types that could be asked for."""

    config: Config | None
    documents: tuple[Document, ...]
    outlines: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]

    @property
    def is_fit_for_final(self) -> bool:
        """Whether nothing is wrong and nothing is open."""
        return not any(problem.severity in (Severity.ERROR, Severity.OPEN) for problem in self.problems)


def draft(found: ConfigFile, options: Options) -> Draft:
    """The finished documents of a config and every fault on the way, those of the library included."""
    material = gather(found.root)
    source, faults = read_text(found.path, found.name)
    sources = {**material.sources, source.name: source}
    editions, edition_faults = read_editions(material.sources)
    config, config_faults = read_config(source, editions) if source.text else (None, ())
    library, library_faults = read_library(material.sources, _system_id(config))
    problems = [*material.problems, *faults, *edition_faults, *config_faults, *library_faults]
    outlines = tuple(outline.id for outline in library.outlines)
    if config is None:
        return Draft(None, (), outlines, in_order(problems), sources)
    assembly = assemble(config, library, options)
    problems += assembly.problems
    return Draft(config, assembly.documents, outlines, in_order(problems), sources)


def read_project(root: Path) -> tuple[Library, tuple[Diagnostic, ...], MappingProxyType[str, Source]]:
    """A project's clause library without any config, what is wrong with its files, and the files."""
    material = gather(root)
    library, faults = read_library(material.sources, "")
    return library, in_order([*material.problems, *faults]), material.sources


def lint(root: Path) -> tuple[tuple[Diagnostic, ...], MappingProxyType[str, Source]]:
    """Everything that is wrong with a project's clauses, outlines and data files, whatever the config."""
    material = gather(root)
    problems = list(material.problems)
    for system_id in ("", *_systems(material.sources)):
        library, faults = read_library(material.sources, system_id)
        problems += [*faults, *lint_checks(library, vocabulary())]
    return in_order(problems), material.sources


def _systems(names: Iterable[str]) -> list[str]:
    """The systems that have wording of their own, in clauses/local/<system>/."""
    return sorted({name.split("/")[2] for name in names if name.startswith("clauses/local/") and name.count("/") > 2})


def _system_id(config: Config | None) -> str:
    match config and config.facts.facts.get("system"):
        case Thing(facts=facts):
            match facts.get("id"):
                case Value(value=str(name)):
                    return name
    return ""
