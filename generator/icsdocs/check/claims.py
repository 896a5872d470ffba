"""Knows which clauses claim to meet a requirement with none of the words that its tests look for.

Words are tested over all clauses of a document that name a row together, because several may share what it asks for. So
one true clause would cover any number of false ones.
"""

from collections.abc import Iterator

from icsdocs import rules
from icsdocs.check.links import all_parts
from icsdocs.check.pattern import Vocabulary, hit
from icsdocs.check.sentences import GAP, Sentence
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Blank, Part, Pointer, Stress, Words, paths
from icsdocs.library import Clause, Library
from icsdocs.records import Requirement

# Actors stand in most clauses, so that they speak for none.
_NO_ACTORS = Vocabulary({}, {})


def unfounded_claims(library: Library) -> Iterator[Diagnostic]:
    """A warning for each requirement that a clause's header claims to meet and of which its words have nothing: no step
    of any pattern that they must say. What a fact prints may be any name or number."""
    for clause in (*library.clauses.values(), *library.local.values()):
        claimed = [library.requirements[id_] for id_ in clause.meets if id_ in library.requirements]
        if not claimed or not clause.body or "meets" not in clause.header:
            continue
        words = " ".join(_told(parts, library) for parts in all_parts(clause.body))
        for row in claimed:
            steps = _steps(row)
            if steps and not any(hit(step, (Sentence(words, clause.span),), _NO_ACTORS) for step in steps):
                yield _unfounded(clause, row)


def _unfounded(clause: Clause, row: Requirement) -> Diagnostic:
    asked = next(assertion.says for assertion in row.assertions if assertion.says)
    message = f"“{clause.id}” claims to meet “{row.id}”, and says nothing of what that asks for"
    hint = f"Take “{row.id}” out of meets:, or write what it asks for: {', '.join(f'“{one}”' for one in asked)}."
    related = ((f"{row.source}: {row.rule}", row.span),)
    return Diagnostic(rules.UNFOUNDED_CLAIM, message, clause.span_of("meets"), hint, related)


def _steps(row: Requirement) -> list[str]:
    """Each phrase of the patterns that words must say on some day, by itself."""
    patterns = [pattern for assertion in row.assertions for pattern in assertion.says]
    wholes = [whole for pattern in patterns for whole in pattern.split(" OR ")]
    return [phrase.strip() for whole in wholes for step in whole.split("…") for phrase in step.split("/")]


def _told(parts: tuple[Part, ...], library: Library) -> str:
    """The words of some parts, with those that any edition has for its names, and a mark for what a fact prints."""
    return "".join(_words(part, library) for part in parts)


def _words(part: Part, library: Library) -> str:
    match part:
        case Words(text):
            return text
        case Stress(parts=inner):
            return _told(inner, library)
        case Pointer():
            return ""
        case Blank(expression):
            names = [path.names for path in paths(expression)]
            terms = [edition.terms.get(name[1], ()) for edition in library.editions.values() for name in names
                     if name[0] == "edition" and len(name) > 1]  # fmt: skip
            return " ".join(dated.text for term in terms for dated in term) or f" {GAP} "
