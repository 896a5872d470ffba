"""Knows which clauses claim to meet a requirement with none of the words that its tests look for.

Words are tested over all clauses of a document that name a row together, because several may share what it asks for. So
one true clause would cover any number of false ones.
"""

from collections.abc import Iterator, Mapping, Sequence

from icsdocs import rules
from icsdocs.check.links import all_parts
from icsdocs.check.pattern import Vocabulary, hit, parsed
from icsdocs.check.places import days_of
from icsdocs.check.sentences import GAP, Sentence
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Blank, Grid, Part, Path, Point, Pointer, Points, Range, Repeat, Stress, Words, paths
from icsdocs.library import Clause, Library
from icsdocs.records import Requirement

# Actors stand in most clauses, so that they speak for none.
_NO_ACTORS = Vocabulary({}, {})

# By the name of a fact, what it may print beside names and numbers: the words of its choices.
Said = Mapping[str, str]


def unfounded_claims(library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    """A warning for each requirement that a clause's header claims to meet and of which its words have nothing: no step
    of any pattern that they must say while the clause holds. What a fact prints may be any name or number, and any of
    its choices."""
    said = words_of_choices(vocabulary)
    for clause in (*library.clauses.values(), *library.local.values()):
        claimed = [library.requirements[id_] for id_ in clause.meets if id_ in library.requirements]
        if not claimed or not clause.body or "meets" not in clause.header:
            continue
        words = drafted_words(clause, library, said)
        for row in claimed:
            patterns = _patterns(row, clause, library)
            steps = [phrase for one in patterns for whole in parsed(one) for step in whole for phrase in step]
            if steps and not any(hit(step, (words,), _NO_ACTORS) for step in steps):
                yield _unfounded(clause, row, patterns)


def _unfounded(clause: Clause, row: Requirement, patterns: Sequence[str]) -> Diagnostic:
    message = f"“{clause.id}” claims to meet “{row.id}”, and says nothing of what that asks for"
    asked = ", ".join(f"“{one}”" for one in patterns)
    hint = f"Take “{row.id}” out of meets:, or write what it asks for: {asked}."
    related = ((f"{row.source}: {row.rule}", row.span),)
    return Diagnostic(rules.UNFOUNDED_CLAIM, message, clause.span_of("meets"), hint, related)


def _patterns(row: Requirement, clause: Clause, library: Library) -> list[str]:
    """What words must say on some day on which the clause may be printed."""
    days = days_of(clause, library)
    held = [one for one in row.assertions if any(one.validity.holds(in_, *span) for in_, span in days.items())]
    return [pattern for one in held for pattern in one.says]


# --- what a clause may say -------------------------------------------------------------------------------------------


def words_of_choices(vocabulary: Field) -> Said:
    """The words of the choices of every fact, by the name of the fact."""
    return {name: " ".join(words) for name, words in _choices(vocabulary).items()}


def drafted_words(clause: Clause, library: Library, said: Said) -> Sentence:
    """All that a clause may print, as one sentence: its words, with those that the editions of the library have for
    their names, and for what a fact prints a mark and what is `said` of it."""
    named = {**said, **{name: said.get(of, "") for name, of in _loops(clause.body)}}
    return Sentence(" ".join(_told(parts, library, named) for parts in all_parts(clause.body)), clause.span)


def _choices(field: Field) -> dict[str, list[str]]:
    """The words of the choices of every fact below a field, by the name of the fact as an expression gives it."""
    found: dict[str, list[str]] = {}
    for name, inner in field.fields.items():
        of = inner.item if inner.item and inner.kind == "list" else inner
        found.setdefault(name.replace("-", "_"), []).extend(of.choices.values())
        held = inner.item if inner.item and inner.kind == "things" else inner
        for other, words in _choices(held).items():
            found.setdefault(other, []).extend(words)
    return found


def _loops(children: tuple) -> Iterator[tuple[str, str]]:
    """The loop names of some drafted blocks, each with the name of the fact whose items it goes through."""
    for child in children:
        match child:
            case Range(directive=Repeat(name=name, collection=Path(names)), children=inner):
                yield name, names[-1]
                yield from _loops(inner)
            case Points(items=inner) | Point(blocks=inner) | Grid(rows=inner) | Range(children=inner):
                yield from _loops(inner)


def _told(parts: tuple[Part, ...], library: Library, said: Said) -> str:
    return "".join(_words(part, library, said) for part in parts)


def _words(part: Part, library: Library, said: Said) -> str:
    match part:
        case Words(text):
            return text
        case Stress(parts=inner):
            return _told(inner, library, said)
        case Pointer():
            return ""
        case Blank(expression):
            names = [path.names for path in paths(expression)]
            terms = [edition.terms.get(name[1], ()) for edition in library.editions.values() for name in names
                     if name[0] == "edition" and len(name) > 1]  # fmt: skip
            of_edition = " ".join(dated.text for term in terms for dated in term)
            return of_edition or f" {GAP} {' '.join(said.get(name[-1], '') for name in names)} "
