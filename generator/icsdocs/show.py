"""Knows how a clause and a heading are shown to whoever asks for one by its name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from icsdocs.drafted import Blank, Part, Path, Pointer, Stress, Words
from icsdocs.library import Clause, Definition, Entry, Library, Outline
from icsdocs.read.header import read_header
from icsdocs.source import Source
from icsdocs.validity import Validity


def card(clause: Clause, library: Library, sources: Mapping[str, Source]) -> str:
    """A clause as a reviewer wants it: its facts, the documents that place it, and its words as drafted."""
    facts = _aligned(_facts(clause, library))
    return f"{clause.title}\n\n{facts}\n\n{_drafted(sources[clause.span.file])}"


def _aligned(facts: Iterable[tuple[str, str]]) -> str:
    """A line for each fact that has words, their beginnings below each other."""
    rows = [(label, words) for label, words in facts if words]
    margin = max(len(label) for label, _ in rows) + 2
    return "\n".join(f"{label:<{margin}}{words}" for label, words in rows)


def shown(name: str, library: Library, sources: Mapping[str, Source], own: tuple[Clause, ...] = ()) -> str | None:
    """What goes by a name: a clause or a defined term by its id or its file, or a heading by its id; None for nothing.
    A file may be named from anywhere: the end of its path is enough. `own` are the clauses that systems have of their
    own; one that replaces a clause of the library is shown after it."""
    file = name.replace("\\", "/").removeprefix("./").lstrip("/")
    clauses = [c for c in (*library.clauses.values(), *own) if name == c.id or _is_file(file, c.span.file)]
    if clauses:
        return "\n\n\n".join(card(clause, library, sources) for clause in clauses)
    for definition in library.definitions:
        if name == definition.id or _is_file(file, definition.span.file):
            return _term(definition, sources)
    places = [(o, at) for o in library.outlines for at, entry in enumerate(o.entries) if entry.id == name]
    return "\n\n".join(_heading(outline, at, library) for outline, at in places) or None


def names(library: Library) -> set[str]:
    """Every id that can be shown."""
    entries = {entry.id for outline in library.outlines for entry in outline.entries if entry.id}
    return {*library.clauses, *(definition.id for definition in library.definitions), *entries}


def _is_file(asked: str, file: str) -> bool:
    return asked.endswith(".md") and (file == asked or asked.endswith(f"/{file}") or file.endswith(f"/{asked}"))


def _term(definition: Definition, sources: Mapping[str, Source]) -> str:
    rows = (
        ("Id", definition.id),
        ("File", definition.span.file),
        ("Forms", ", ".join(definition.forms)),
        ("Source", definition.source),
        ("Reviewed", definition.reviewed),
        ("Editions", ", ".join(definition.validity.editions) or "all"),
        ("In force", _force(definition.validity)),
        ("Digest", definition.digest),
    )
    return f"{definition.term}\n\n{_aligned(rows)}\n\n{_drafted(sources[definition.span.file])}"


def _heading(outline: Outline, at: int, library: Library) -> str:
    """A heading with its place, and what stands below it."""
    entry = outline.entries[at]
    end = next((i for i in range(at + 1, len(outline.entries)) if outline.entries[i].depth <= entry.depth), None)
    below = outline.entries[at + 1 : end]
    lines = [f"{'  ' * (inner.depth - entry.depth)}{_entry(inner, library)}" for inner in below]
    title = plain(entry.title) or entry.generated
    place = f"{outline.id} ({entry.span.file}:{entry.span.line})"
    return "\n".join([f"{title}\n", f"Id    {entry.id}", f"In    {place}", "", *lines])


def _entry(entry: Entry, library: Library) -> str:
    if entry.clause:
        clause = library.clauses.get(entry.clause)
        return f"{entry.clause}  {clause.title if clause else ''}".rstrip()
    return f"{plain(entry.title) or entry.generated}  ({entry.id})"


def plain(parts: tuple[Part, ...]) -> str:
    """Drafted words as one text, with the names of facts in braces."""
    return "".join(_plain(part) for part in parts)


def _plain(part: Part) -> str:
    match part:
        case Words(text):
            return text
        case Blank(expression=Path(names=path)):
            return f"{{{'.'.join(path)}}}"
        case Stress(parts=inner):
            return plain(inner)
        case Blank() | Pointer():
            return "…"
        case _:
            assert_never(part)


def _facts(clause: Clause, library: Library) -> Iterator[tuple[str, str]]:
    yield "Id", clause.id
    yield "File", clause.span.file
    yield "Status", clause.status
    yield "Reason", clause.departure.reason if clause.departure else ""
    yield "Source", clause.source + taken_over(clause, "source", library) if clause.source else ""
    yield from record(clause)
    for requirement in clause.meets:
        known = library.requirements.get(requirement)
        says = f"{requirement}: {known.rule}" if known else requirement
        yield "Claims", says + taken_over(clause, "meets", library)
    yield "Editions", ", ".join(clause.validity.editions) or "all"
    yield "In force", _force(clause.validity)
    if clause.alternative:
        yield "Alternative", f"{clause.alternative.group} ({clause.alternative.mode} per {clause.alternative.scope})"
    yield "Placed in", ", ".join(_documents(clause, library)) or "no document"
    yield "Digest", clause.digest


def taken_over(clause: Clause, key: str, library: Library) -> str:
    """What to say after a line of the header that wording of a system's own has only from the library's clause whose
    words it replaces; empty where the line is its own."""
    is_own = clause.departure is None or key in clause.header or clause.id not in library.clauses
    return "" if is_own else " (said of the library's words, which these replace)"


def record(clause: Clause) -> Iterator[tuple[str, str]]:
    """What a lawyer asks of a clause beside its source: where the national model treats the same matter, who last
    looked at the words, and who agreed to words of a system's own."""
    if clause.model_ref not in ("", "–"):
        yield "Model", clause.model_ref
    yield "Reviewed", clause.reviewed
    if clause.departure and clause.departure.agreed_by:
        on = f", {clause.departure.agreed_on.isoformat()}" if clause.departure.agreed_on else ""
        yield "Agreed by", f"{clause.departure.agreed_by}{on}"


def _force(validity: Validity) -> str:
    since = f"from {validity.since}" if validity.since else ""
    until = f"until {validity.until}" if validity.until else ""
    return f"{since} {until}".strip()


def _documents(clause: Clause, library: Library) -> Iterator[str]:
    for outline in library.outlines:
        if any(entry.clause == clause.id for entry in outline.entries):
            yield outline.id
    if clause.departure and clause.departure.document:
        yield f"{clause.departure.document}, after {clause.departure.after}"


def _drafted(source: Source) -> str:
    """The words below the header."""
    header, _ = read_header(source, ())
    return source.text[header.body if header else 0 :].strip()


def clause_list(clauses: Mapping[str, Clause], words: str = "") -> str:
    """A line for each clause in whose id, title, file or source some words stand, by folder, with the source where that
    has them; empty where there is none."""
    asked = words.casefold()
    chosen = [c for c in clauses.values() if asked in f"{c.id} {c.title} {c.span.file} {c.source}".casefold()]
    width = max((len(clause.id) for clause in chosen), default=0) + 2
    folders: dict[str, list[str]] = {}
    for clause in sorted(chosen, key=lambda c: (c.span.file.rpartition("/")[0], c.id)):
        rests = f" [{clause.source}]" if asked and asked in clause.source.casefold() else ""
        line = f"  {clause.id:<{width}}{clause.title}{rests}"
        folders.setdefault(clause.span.file.rpartition("/")[0], []).append(line)
    return "\n\n".join("\n".join([folder, *lines]) for folder, lines in folders.items())
