"""Knows the order of the stages: from a config that was found to documents, and from documents to files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from icsdocs.assemble.build import Assembly, Options, assemble
from icsdocs.assemble.lookup import Unknown
from icsdocs.assemble.unlisted import Unlisted
from icsdocs.check.approval import dated_otherwise
from icsdocs.check.between import between
from icsdocs.check.coverage import coverage
from icsdocs.check.departures import required_omitted, unclaimed, unprinted_wording
from icsdocs.check.documents import document_faults
from icsdocs.check.finding import Doubt, Finding, Reasons
from icsdocs.check.requirements import unmet_requirements
from icsdocs.check.seen import Seen
from icsdocs.check.sense import sense
from icsdocs.check.sensed import with_senses
from icsdocs.config import Config, Thing, Value
from icsdocs.consequences import without_consequences
from icsdocs.diagnostics import Diagnostic, Severity, in_order
from icsdocs.digests import digest_of
from icsdocs.document import Document
from icsdocs.frozen import changed, frozen
from icsdocs.library import Library
from icsdocs.local import (
    editions_of,
    in_its_editions,
    of_configs,
    stray_wording,
    systems_with_wording,
    unread_wording,
)
from icsdocs.memory import Memory
from icsdocs.open_points import OpenPoint, open_points
from icsdocs.parsed import recall
from icsdocs.project import ConfigFile, Given, Material, gather, given
from icsdocs.read.config import read_config
from icsdocs.read.library import Found, read_editions, read_library
from icsdocs.read.vocabulary import vocabulary
from icsdocs.records import Edition
from icsdocs.rules import EMPTY_FILE, UNPRINTED_WORDING
from icsdocs.settling import one_by_one
from icsdocs.source import Source


@frozen
class Draft:
    """What came of reading, assembling and checking one config. `assembled` are its documents but for the annexes that
    `annexed` adds; `sources` are the files that problems point into; `outlines` the document types that could be asked
    for, `judged` makes what became of each requirement, `unprinted` are the clauses of the system's own that no
    document prints."""

    config: Config | None
    assembled: tuple[Document, ...]
    annexed: Callable[[], tuple[Document, ...]]
    outlines: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    library: Library
    judged: Callable[[], tuple[Finding, ...]] = tuple
    unprinted: frozenset[str] = frozenset()

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The finished documents, each with what it lists of coverage."""
        return self.annexed()

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What became of each requirement, and where."""
        return self.judged()

    @property
    def is_fit_for_final(self) -> bool:
        """Whether nothing is wrong and nothing is open."""
        return not any(problem.severity in (Severity.ERROR, Severity.OPEN) for problem in self.problems)

    @property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """What the config leaves open, in the order in which it would be filled in."""
        return open_points(self.config, self.problems, self.assembled, self.sources) if self.config else ()


def draft(found: ConfigFile, options: Options) -> Draft:
    """The finished documents of a config and every fault on the way, those of the library included."""
    memory = recall(found.root)
    drafted = drafted_of(given(found), options, memory)
    memory.keep()
    return drafted


def drafted_of(now: Given, options: Options, memory: Memory) -> Draft:
    """The same of what a config and its project say."""
    found, source, material, sources = now.found, now.source, now.material, now.sources
    everything = Source("", material.digest)
    editions, edition_faults = memory(
        "editions", (everything,), lambda: read_editions(material.sources, memory.of_files)
    )
    config, config_faults = read_config(source, editions, memory) if source.text else (None, ())
    edition = config.edition if config else ""
    library, library_faults = _library(material, _system_id(config), edition, memory)
    problems = [*_with_a_way_in(now, editions), *edition_faults, *config_faults, *library_faults]
    problems += unread_wording(tuple(problems), library, _system_id(config))
    problems += stray_wording(material.sources, of_configs(found.root), _system_id(config))
    outlines = tuple(outline.id for outline in library.outlines)
    if config is None:
        told = in_order(without_consequences(problems, library, sources))
        return Draft(None, (), tuple, outlines, told, sources, library)
    assembly = assemble(config, library, options)
    problems += dated_otherwise(assembly.documents, config, options.dated)
    others = partial(of_configs, found.root, found.path)
    problems += unprinted_wording(
        assembly.unprinted, config, library, lambda: editions_of(_system_id(config), others())
    )
    problems += _own_words(library, config)
    problems += _claims_of_nothing(library)
    tables = digest_of(one.text for one in material.sources.values() if one.name.endswith(".toml"))
    seen = Seen(memory, config.file, tables)
    looked, findings = _judged(config, library, assembly, seen)
    unmet = tuple(unmet_requirements(findings, assembly.documents, library))
    problems += [*looked, *unmet, *required_omitted(config, library, assembly.absences.values(), unmet)]
    problems += unclaimed(findings, config, library)
    annexed = partial(_with_annexes, config, library, assembly, findings, seen)
    told = in_order(_left_open(without_consequences(problems, library, sources), config))
    unprinted = frozenset(assembly.unprinted)
    judged = partial(_located, config, library, assembly, findings)
    return Draft(config, assembly.documents, annexed, outlines, told, sources, library, judged, unprinted)


def _with_a_way_in(now: Given, editions: Mapping[str, Edition]) -> Iterator[Diagnostic]:
    """What is wrong with the files; of a config that is empty with the lines that it begins with."""
    for problem in now.problems:
        if problem.rule is EMPTY_FILE and problem.span.file == now.source.name:
            newest = max(editions.values(), key=lambda edition: edition.since, default=None)
            edition = f'edition = "{newest.id}", ' if newest else ""
            begins = f'Begin with these, each on a line of its own: schema = 1, {edition}[system], id = "my-system".'
            yield changed(problem, hint=f"{begins} Then check again: it says what to write next.")
        else:
            yield problem


def _own_words(library: Library, config: Config) -> Iterator[Diagnostic]:
    """What the rules of drafting rule out in the system's own wording, if it has any."""
    if library.local:
        from icsdocs.check.own_words import own_words

        yield from own_words(library, config.edition, config.facts.shape)


def _claims_of_nothing(library: Library) -> Iterator[Diagnostic]:
    """Each requirement that a clause claims to meet and that there is not, if there is any: what is missing for it is
    told elsewhere, and mended here."""
    if not {id_ for clause in (*library.clauses.values(), *library.local.values()) for id_ in clause.meets}.issubset(
        library.requirements
    ):
        from icsdocs.check.links import unknown_requirements

        yield from unknown_requirements(library)


def _left_open(problems: Iterable[Diagnostic], config: Config) -> Iterator[Diagnostic]:
    """The problems, each that is open with the config that leaves it so: clauses ask the same of every config. What
    follows from facts that are all open themselves is no further point."""
    told = tuple(problems)
    open_facts = {problem.fact for problem in told if problem.severity is Severity.OPEN}
    asked = {fact: one_by_one(fact, config) for fact in open_facts}
    for problem in told:
        if problem.severity is not Severity.OPEN:
            yield problem
            continue
        own = asked[problem.fact]
        counted_as = own[0] if own and open_facts.issuperset(own) else problem.fact
        yield changed(problem, config=config.file, counted_as=counted_as)


def compared(drafts: Sequence[Draft]) -> tuple[tuple[Diagnostic, ...], Mapping[str, Source]]:
    """Every fault of several drafts, told once, with what their configs contradict each other in, and the files.
    Wording that one of them prints is not lost."""
    wording = ((one.unprinted, clause) for one in drafts if one.config for clause in one.library.local.values())
    prints = {clause.span_of("id") for unprinted, clause in wording if clause.id not in unprinted}
    told = (problem for one in drafts for problem in one.problems)
    own = [problem for problem in told if problem.rule is not UNPRINTED_WORDING or problem.span not in prints]
    found = between([one.config for one in drafts if one.config])
    sources = {name: source for one in drafts for name, source in one.sources.items()}
    return in_order(dict.fromkeys((*own, *found))), sources


def _with_annexes(
    config: Config, library: Library, assembly: Assembly, findings: tuple[Finding, ...], seen: Seen
) -> tuple[Document, ...]:
    """The documents with what they list of coverage. One that lists it for every document needs all made that the
    config asks for, also those that were not asked for this time; it names the others."""
    from icsdocs.check.annex import lists_all, not_looked_at, with_annex
    from icsdocs.check.authority import with_sources_of_the_day

    everything = assembly
    if assembly.unfinished and lists_all(assembly.documents):
        everything = assemble(config, library, Options(drawn=False))
        _, findings = _judged(config, library, everything, seen)
    told = with_sources_of_the_day(_located(config, library, everything, findings), config, library)
    unmade = tuple(not_looked_at(library, everything.unfinished))
    return tuple(with_annex(document, told, everything.documents, unmade) for document in assembly.documents)


def _judged(
    config: Config, library: Library, assembly: Assembly, seen: Seen
) -> tuple[tuple[Diagnostic, ...], tuple[Finding, ...]]:
    """What is wrong with the documents of an assembly, and with that in view what became of each requirement."""
    faults = document_faults(config, library, assembly.documents, seen)
    looked = (*assembly.problems, *faults, *sense(config, library.local))
    return looked, with_senses(_coverage(config, library, assembly, seen), looked)


def _coverage(config: Config, library: Library, assembly: Assembly, seen: Seen) -> tuple[Finding, ...]:
    """What became of each requirement; made before an annex prints it, so that no row is met by its own quotation."""
    reasons = Reasons(
        assembly.absences, assembly.unmade, assembly.unfinished, assembly.not_applying, _doubts(assembly),
        assembly.claimed,
    )  # fmt: skip
    return coverage(config, library, assembly.documents, reasons, seen)


def _located(
    config: Config, library: Library, assembly: Assembly, findings: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """The findings, with where the words stand that meet each, and whether these wait for a fact; not told by a check,
    which has that fact among its open points."""
    from icsdocs.check.located import located

    return located(findings, assembly.documents, _doubts(assembly), config, library)


def _doubts(assembly: Assembly) -> dict[str, dict[str, Doubt]]:
    return {id_: {at: _doubt(one) for at, one in found.items()} for id_, found in assembly.doubts.items()}


def _doubt(doubt: Unknown | Unlisted) -> Doubt:
    match doubt:
        case Unknown(key=key):
            return Doubt(f"hangs on {key}, which is not known", is_open=True)
        case Unlisted(key=key):
            return Doubt(f"prints nothing of {key} in its table", is_open=False)
        case _:
            assert_never(doubt)


def read_project(
    root: Path, system_id: str = ""
) -> tuple[Library, tuple[Diagnostic, ...], MappingProxyType[str, Source]]:
    """A project's clause library without any config, with one system's own wording where its id is given; what is wrong
    with its files, and the files."""
    material, memory = gather(root), recall(root)
    library, faults = _library(material, system_id, "", memory)
    memory.keep()
    return library, in_order([*material.problems, *faults]), material.sources


def _library(material: Material, system_id: str, edition: str, memory: Memory) -> tuple[Library, Found]:
    everything = Source(f"{system_id} {edition}", material.digest)
    return memory.whole(
        "library", everything, lambda: read_library(material.sources, system_id, edition, memory.of_files)
    )


def lint(root: Path) -> tuple[tuple[Diagnostic, ...], MappingProxyType[str, Source]]:
    """Everything that is wrong with a project's clauses, outlines and data files, whatever the config."""
    from icsdocs.check.lint import lint as lint_checks

    material, memory = gather(root), recall(root)
    configs = tuple(of_configs(root))
    problems = list(stray_wording(material.sources, configs))
    for system_id in ("", *systems_with_wording(material.sources)):
        library, faults = read_library(material.sources, system_id, memory=memory.of_files)
        library = in_its_editions(library, system_id, configs)
        found = (*material.problems, *faults, *lint_checks(library, vocabulary()))
        problems += without_consequences(found, library, material.sources)
    memory.keep()
    return in_order(problems), material.sources


def _system_id(config: Config | None) -> str:
    match config and config.facts.facts.get("system"):
        case Thing(facts=facts):
            match facts.get("id"):
                case Value(value=str(name)):
                    return name
    return ""
