"""Knows which fact of the vocabulary a name in an expression leads to."""

from collections.abc import Mapping
from types import MappingProxyType

from icsdocs import rules
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.drafted import Path, Repeat
from icsdocs.library import Library
from icsdocs.likeness import did_you_mean

Names = Mapping[str, Field]

# Of this nothing more is asked: what it should have been is told where it is named.
ANYTHING = Field("group", "", "")

_DOCUMENT = {"id": "text", "title": "text", "date": "date", "version": "text", "final": "yes-no"}


def top_names(library: Library, vocabulary: Field) -> Names:
    """The names that every expression may use: the config's groups, the edition and the document."""
    terms = {key for edition in library.editions.values() for key in edition.terms}
    words = MappingProxyType({name: Field("text", name, "") for name in (*terms, "name")})
    facts = MappingProxyType({name: Field(kind, name, "") for name, kind in _DOCUMENT.items()})  # type: ignore[arg-type]
    edition, document = Field("group", "edition", "", fields=words), Field("group", "document", "", fields=facts)
    return {**vocabulary.fields, "edition": edition, "document": document}


def names_inside(repeat: Repeat, names: Names, vocabulary: Field) -> Names:
    """The names inside a repetition; a list of keys of other things gives those things, a list that there is not
    (which is told where it stands) gives something of which nothing more is asked."""
    found = field_of(repeat.collection, names) if isinstance(repeat.collection, Path) else None
    if isinstance(found, Diagnostic):
        return {**names, repeat.name: ANYTHING}
    item = found.item if isinstance(found, Field) and found.item else Field("text", repeat.name, "")
    return {**names, repeat.name: _meant(item, vocabulary)}


def _meant(field: Field, vocabulary: Field) -> Field:
    """The thing that a key refers to; where it may be of several kinds, a thing with the facts of all of them."""
    if not field.refers_to:
        return field
    fields: dict[str, Field] = {}
    for collection in field.refers_to:
        held = vocabulary.at(tuple(collection.split(".")))
        if held and held.item:
            fields.update(held.item.fields)
    return Field("group", field.label, field.question, fields=MappingProxyType(fields))


def field_of(path: Path, names: Names) -> Field | Diagnostic:
    """The fact that a path names, or that there is none."""
    first, *rest = path.names
    held = names.get(first)
    if held is None:
        return _no_name(path, first, tuple(names))
    for name in rest:
        if held is ANYTHING:
            return held
        held = _meant(held, Field("group", "", "", fields=MappingProxyType(dict(names))))
        if held.kind == "things" and held.item:
            held = held.item
            continue
        found = held.named(name)
        if found is None:
            return _no_name(path, name, tuple(held.fields))
        held = found
    return held


def _no_name(path: Path, name: str, known: tuple[str, ...]) -> Diagnostic:
    hint = did_you_mean(name, known)
    message = f"“{'.'.join(path.names)}” is not a fact that a config can give: “{name}” is not known here"
    return Diagnostic(rules.UNKNOWN_NAME, message, path.span, hint)
