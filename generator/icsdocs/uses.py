"""Knows which facts the library asks for: every blank, condition and repetition, with the loops that stand round it."""

from collections.abc import Iterable, Iterator, Mapping

from icsdocs.assemble.grounds import drafted
from icsdocs.assemble.lookup import NAMES
from icsdocs.config import Field
from icsdocs.drafted import (
    Blank,
    Expression,
    Grid,
    Line,
    Part,
    Passage,
    Path,
    Point,
    Pointer,
    Points,
    Range,
    Remark,
    Repeat,
    Stress,
    Words,
    paths,
)
from icsdocs.frozen import frozen
from icsdocs.library import Clause, Library, Outline
from icsdocs.source import Span

ANY = "*"
Steps = tuple[str, ...]
Loops = Mapping[str, Steps]


@frozen
class Use:
    """One place that asks for a fact: which fact (`*` is the key of any thing), what for, as drafted, and where."""

    fact: Steps
    kind: str
    says: str
    span: Span


PRINTED = "printed"


# --- the uses of a library -------------------------------------------------------------------------------------------


def uses(library: Library, vocabulary: Field) -> Iterator[Use]:
    """Every use of every fact in clauses, definitions, outlines and requirements, in the order of the files."""
    finder = _Finder(vocabulary)
    loops = finder.loops_of(library.outlines)
    for clause in (*library.clauses.values(), *library.local.values()):
        for inside in loops.get(clause.id) or [{}]:
            yield from finder.clause(clause, inside)
    for definition in library.definitions:
        yield from finder.parts(definition.parts, {})
        yield from finder.expression(definition.when, {}, "condition of the definition")
    for outline in library.outlines:
        yield from finder.outline(outline)
    for requirement in library.requirements.values():
        yield from finder.expression(requirement.applies, {}, "condition of the requirement")


class _Finder:
    """Follows names to facts, through the loops that stand round them."""

    def __init__(self, vocabulary: Field) -> None:
        self.vocabulary = vocabulary

    def loops_of(self, outlines: Iterable[Outline]) -> dict[str, list[Loops]]:
        """For each placed clause the loops that its places stand in, each different set once."""
        found: dict[str, list[Loops]] = {}
        for outline in outlines:
            for entry, loops in self._entries(outline):
                known = found.setdefault(entry.clause, [])
                if loops not in known:
                    known.append(loops)
        return found

    def _entries(self, outline: Outline) -> Iterator[tuple]:
        """Each entry with the loops that it stands in, its own included."""
        above: list[tuple[int, Loops]] = [(0, self._inside(outline.each, {}))]
        for entry in outline.entries:
            while above[-1][0] >= entry.depth:
                above.pop()
            loops = self._inside(entry.each, above[-1][1])
            above.append((entry.depth, loops))
            yield entry, loops

    def _inside(self, repeat: Repeat | None, loops: Loops) -> Loops:
        if repeat is None or not isinstance(repeat.collection, Path):
            return loops
        return {**loops, repeat.name: (*self.fact(repeat.collection, loops), ANY)}

    def fact(self, path: Path, loops: Loops) -> Steps:
        """The fact that a name leads to; a reference to a thing leads on to the thing."""
        first, *rest = path.names
        steps = list(loops.get(first, (first,)))
        for name in rest:
            steps = list(self._target(tuple(steps)))
            field = field_at(self.vocabulary, tuple(steps))
            is_known = field is not None and field.kind != "things" and name not in field.fields
            steps.append(name.replace("_", "-") if field and (field.kind == "things" or is_known) else name)
        return tuple(steps)

    def _target(self, steps: Steps) -> Steps:
        field = field_at(self.vocabulary, steps)
        if field is None or not field.refers_to:
            return steps
        return (*field.refers_to[0].split("."), ANY)

    # --- clauses -----------------------------------------------------------------------------------------------------

    def clause(self, clause: Clause, loops: Loops) -> Iterator[Use]:
        yield from self.expression(clause.when, loops, "condition of the clause")
        yield from self.expression(clause.include_by, loops, "includes the clause")
        yield from self._children(clause.body, loops)

    def _children(self, children: tuple, loops: Loops) -> Iterator[Use]:
        for child in children:
            match child:
                case Passage(parts=parts):
                    yield from self.parts(parts, loops)
                case Line(cells=cells):
                    for cell in cells:
                        yield from self.parts(cell, loops)
                case Grid(header=header, rows=rows):
                    yield from self._children((header, *rows), loops)
                case Points(items=inner) | Point(blocks=inner):
                    yield from self._children(inner, loops)
                case Range(directive=Remark()):
                    yield from self._children(child.children, loops)
                case Range(directive=Repeat() as repeat):
                    yield from self.repeat(repeat, loops)
                    yield from self._children(child.children, self._inside(repeat, loops))
                case Range(directive=condition):
                    yield from self.expression(condition, loops, "condition")
                    yield from self._children(child.children, loops)

    def repeat(self, repeat: Repeat, loops: Loops) -> Iterator[Use]:
        yield from self.expression(repeat.collection, loops, f"each {repeat.name} in")
        yield from self.expression(repeat.condition, self._inside(repeat, loops), f"each {repeat.name}, if")

    def parts(self, parts: tuple[Part, ...], loops: Loops) -> Iterator[Use]:
        for part in parts:
            match part:
                case Blank(expression):
                    yield from self.expression(expression, loops, PRINTED)
                case Stress(parts=inner):
                    yield from self.parts(inner, loops)
                case Words() | Pointer():
                    continue

    def expression(self, expression: Expression | None, loops: Loops, kind: str) -> Iterator[Use]:
        """A use for each name of an expression; where a thing is printed, its name is."""
        if expression is None:
            return
        for path in paths(expression):
            fact = self.fact(path, loops)
            yield Use(self._as_text(fact) if kind == PRINTED else fact, kind, drafted(expression), path.span)

    def _as_text(self, fact: Steps) -> Steps:
        target = self._target(fact)
        field = field_at(self.vocabulary, target)
        name = next((name for name in NAMES if field and name in field.fields), "")
        return (*target, name) if name and field and field.kind == "group" else fact

    # --- outlines ----------------------------------------------------------------------------------------------------

    def outline(self, outline: Outline) -> Iterator[Use]:
        if outline.each is not None:
            yield from self.repeat(outline.each, {})
        base = self._inside(outline.each, {})
        for parts in (outline.title, outline.subject, outline.cite, outline.running, outline.status):
            yield from self.parts(parts, base)
        for line in outline.cover:
            yield from self.expression(line.when, base, "condition of the cover")
            yield from self.parts(line.parts, base)
        for entry, loops in self._entries(outline):
            yield from self.expression(entry.when, loops, "condition of the place")
            if entry.each is not None:
                yield from self.repeat(entry.each, {n: steps for n, steps in loops.items() if n != entry.each.name})
            yield from self.parts(entry.title, loops)


def field_at(vocabulary: Field, steps: Steps) -> Field | None:
    """What the vocabulary says of a fact; any step stands for the key of a thing."""
    field: Field | None = vocabulary
    for step in steps:
        if field is None:
            return None
        if field.kind == "things":
            field = field.item
        elif field.kind == "list":
            field = field.item if step == ANY else None
        else:
            field = field.fields.get(step) or field.fields.get(step.replace("-", "_"))
    return field
