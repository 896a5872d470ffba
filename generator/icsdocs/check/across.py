"""Knows which references lead nowhere in some edition that prints them, whatever a config of that edition says."""

from collections.abc import Iterable, Iterator, Mapping

from icsdocs import rules
from icsdocs.check.choices import decided
from icsdocs.check.links import pointers
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Expression, Grid, Line, Passage, Point, Pointer, Points, Range, Remark, Repeat
from icsdocs.library import Entry, Library, Outline

# By document, the clauses and headings that some config of an edition may print there.
Placed = Mapping[str, frozenset[str]]


def lost_in_an_edition(library: Library) -> Iterator[Diagnostic]:
    """An error for each reference in a clause to something that no config of some edition prints, where the clause and
    the words round the reference may be printed in that edition. What its documents never have is told elsewhere."""
    by_edition = {edition: _placed(library, edition) for edition in library.editions}
    ever: dict[str, set[str]] = {}
    for placed in by_edition.values():
        for document, names in placed.items():
            ever.setdefault(document, set()).update(names)
    for clause in library.clauses.values():
        around = {document for document, names in ever.items() if clause.id in names}
        lost: dict[Pointer, list[str]] = {}
        for edition, placed in by_edition.items():
            homes = {document for document in around if clause.id in placed.get(document, ())}
            for pointer in _printed(clause.body, edition) if homes else ():
                own = {pointer.document} if pointer.document else None
                is_somewhere = any(pointer.target in ever.get(document, ()) for document in own or around)
                is_here = any(pointer.target in placed.get(document, ()) for document in own or homes)
                if is_somewhere and not is_here:
                    lost.setdefault(pointer, []).append(edition)
        for pointer, editions in lost.items():
            yield _lost(pointer, editions, library)


def _lost(pointer: Pointer, editions: list[str], library: Library) -> Diagnostic:
    where = f" of “{pointer.document}”" if pointer.document else ""
    quoted = ", ".join(f'"{edition}"' for edition in editions)
    condition = f"edition != {quoted}" if len(editions) == 1 else f"edition not in [{quoted}]"
    message = f"This is printed in {' and '.join(editions)} too, where “{pointer.target}”{where} is not"
    hint = f"Put the words between ::: when {condition} and ::: (each on a line of its own), or write them without it."
    target = library.clauses.get(pointer.target)
    spans = [target.span_of("editions")] if target and target.validity.editions else []
    related = tuple(("it is printed only in the editions named here", span) for span in spans)
    return Diagnostic(rules.LOST_IN_AN_EDITION, message, pointer.span, hint, related)


# --- what an edition may print ---------------------------------------------------------------------------------------


def _placed(library: Library, edition: str) -> Placed:
    held = (outline for outline in library.outlines if outline.validity.is_of(edition))
    return {outline.id: frozenset(_names(outline, edition, library)) for outline in held}


def _names(outline: Outline, edition: str, library: Library) -> Iterator[str]:
    """The ids of an outline's clauses and headings that may be printed; a heading only with something below it."""
    shut = 0
    open_: list[Entry] = []
    for entry in outline.entries:
        if shut and entry.depth > shut:
            continue
        open_ = [above for above in open_ if above.depth < entry.depth]
        shut = 0 if _may_stand(entry, edition, library) else entry.depth
        if shut:
            continue
        if entry.clause or entry.generated or entry.shows:
            yield from (name for one in (*open_, entry) for name in (one.id, one.clause) if name)
        open_.append(entry)


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
