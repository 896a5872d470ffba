"""Knows which references lead nowhere in some edition that prints them, whatever a config of that edition says."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from icsdocs import rules
from icsdocs.check.choices import decided
from icsdocs.check.links import pointers
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Expression, Grid, Line, Passage, Point, Pointer, Points, Range, Remark, Repeat
from icsdocs.frozen import frozen
from icsdocs.library import Entry, Library, Outline
from icsdocs.source import Span

# By edition and document, the entries that some config may print there.
Standing = Mapping[str, Mapping[str, tuple[Entry, ...]]]


@frozen
class _Words:
    """Drafted words: by edition the documents that may print them and the references in what it may print; and how to
    keep words out of one."""

    homes: Mapping[str, Collection[str]]
    pointers: Mapping[str, tuple[Pointer, ...]]
    remedy: str


def lost_in_an_edition(library: Library) -> Iterator[Diagnostic]:
    """An error for each reference to something that no config of some edition prints, where the words round the
    reference may be printed in that edition. What their documents never have is told elsewhere."""
    standing = {edition: _standing(library, edition) for edition in library.editions}
    placed = {
        edition: {document: _names(entries) for document, entries in documents.items()}
        for edition, documents in standing.items()
    }
    ever: dict[str, set[str]] = {}
    for documents in placed.values():
        for document, names in documents.items():
            ever.setdefault(document, set()).update(names)
    for words in _words(library, standing):
        around = {document for homes in words.homes.values() for document in homes}
        lost: dict[Pointer, list[str]] = {}
        for edition, homes in words.homes.items():
            for pointer in words.pointers[edition] if homes else ():
                own = {pointer.document} if pointer.document else None
                is_somewhere = any(pointer.target in ever.get(document, ()) for document in own or around)
                is_here = any(pointer.target in placed[edition].get(document, ()) for document in own or homes)
                if is_somewhere and not is_here:
                    lost.setdefault(pointer, []).append(edition)
        for pointer, editions in lost.items():
            yield _lost(pointer, editions, words.remedy, library)


def _lost(pointer: Pointer, editions: list[str], remedy: str, library: Library) -> Diagnostic:
    where = f" of “{pointer.document}”" if pointer.document else ""
    quoted = ", ".join(f'"{edition}"' for edition in editions)
    condition = f"edition != {quoted}" if len(editions) == 1 else f"edition not in [{quoted}]"
    message = f"This is printed in {' and '.join(editions)} too, where “{pointer.target}”{where} is not"
    hint = f"{remedy.format(condition=condition)}, or write them without it."
    target = library.clauses.get(pointer.target)
    spans = [target.span_of("editions")] if target and target.validity.editions else []
    related = tuple(("it is printed only in the editions named here", span) for span in spans)
    return Diagnostic(rules.LOST_IN_AN_EDITION, message, pointer.span, hint, related)


_OF_CLAUSE = "Put the words between ::: when {condition} and ::: (each on a line of its own)"
_OF_OUTLINE = "Give these words when = '{condition}', with others beside them for the rest"
_OF_DEFINITION = "Write when: {condition} in this header, with another definition for the rest"


# --- what an edition may print ---------------------------------------------------------------------------------------


def _words(library: Library, standing: Standing) -> Iterator[_Words]:
    """All drafted words of a library: clauses, headings, covers and the like, definitions."""
    for clause in library.clauses.values():
        homes = {
            edition: [id_ for id_, entries in documents.items() if any(one.clause == clause.id for one in entries)]
            for edition, documents in standing.items()
        }
        found = {edition: tuple(_printed(clause.body, edition)) for edition, held in homes.items() if held}
        yield _Words({edition: homes[edition] for edition in found}, found, _OF_CLAUSE)
    for outline in library.outlines:
        of = {edition: documents[outline.id] for edition, documents in standing.items() if outline.id in documents}
        found = {edition: tuple(_of_outline(outline, entries, edition)) for edition, entries in of.items()}
        yield _Words(dict.fromkeys(found, (outline.id,)), found, _OF_OUTLINE)
    for definition in library.definitions:
        homes = {
            edition: [id_ for id_, entries in documents.items() if any(e.generated == "definitions" for e in entries)]
            for edition, documents in standing.items()
            if definition.validity.is_of(edition) and _may_hold(definition.when, edition)
        }
        yield _Words(homes, dict.fromkeys(homes, tuple(pointers(definition.parts))), _OF_DEFINITION)


def _of_outline(outline: Outline, entries: Iterable[Entry], edition: str) -> Iterator[Pointer]:
    """The references in an outline's own words: titles of entries that may be printed, lines of its cover."""
    held = (line.parts for line in outline.cover if _may_hold(line.when, edition))
    for parts in (*held, *(entry.title for entry in entries)):
        yield from pointers(parts)


def _standing(library: Library, edition: str) -> dict[str, tuple[Entry, ...]]:
    held = (outline for outline in library.outlines if outline.validity.is_of(edition))
    return {outline.id: tuple(_entries(outline, edition, library)) for outline in held}


def _names(entries: Iterable[Entry]) -> frozenset[str]:
    """The ids of clauses and headings."""
    return frozenset(name for entry in entries for name in (entry.id, entry.clause) if name)


def _entries(outline: Outline, edition: str, library: Library) -> Iterator[Entry]:
    """The entries of an outline that may be printed; a heading only with something below it."""
    shut = 0
    open_: list[Entry] = []
    told: set[Span] = set()
    for entry in outline.entries:
        if shut and entry.depth > shut:
            continue
        open_ = [above for above in open_ if above.depth < entry.depth]
        shut = 0 if _may_stand(entry, edition, library) else entry.depth
        if shut:
            continue
        open_.append(entry)
        if entry.clause or entry.generated or entry.shows:
            yield from (one for one in open_ if one.span not in told)
            told.update(one.span for one in open_)


def _may_stand(entry: Entry, edition: str, library: Library) -> bool:
    conditions = [entry.when, entry.each.condition if entry.each else None]
    if entry.clause:
        clause = library.clauses.get(entry.clause)
        if clause is None or not clause.validity.is_of(edition):
            return False
        conditions.append(clause.when)
    return all(_may_hold(condition, edition) for condition in conditions)


def _may_hold(condition: Expression | None, edition: str) -> bool:
    return condition is None or decided(condition, {("edition",): edition}) is not False


def _printed(children: Iterable, edition: str) -> Iterator[Pointer]:
    """The references among some drafted blocks that the edition may print."""
    for child in children:
        match child:
            case Passage(parts=parts):
                yield from pointers(parts)
            case Line(cells=cells):
                yield from (found for cell in cells for found in pointers(cell))
            case Grid(header=header, rows=rows):
                yield from _printed((header, *rows), edition)
            case Range(directive=Remark()):
                continue
            case Range(directive=directive, children=inner):
                condition = directive.condition if isinstance(directive, Repeat) else directive
                if _may_hold(condition, edition):
                    yield from _printed(inner, edition)
            case Points(items=inner) | Point(blocks=inner):
                yield from _printed(inner, edition)
