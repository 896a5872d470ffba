"""Knows how to read a config's facts as plain words for a drawing; what is not known reads as nothing."""

from icsdocs.assemble.formats import in_words
from icsdocs.assemble.lookup import Known, Scope, in_text, known
from icsdocs.config import Thing
from icsdocs.typography import curled_fact


def group(thing: Thing | None, name: str) -> Thing | None:
    """A group of facts, if it is given."""
    fact = thing.facts.get(name) if thing else None
    return fact if isinstance(fact, Thing) else None


def said(thing: Thing | None, name: str, scope: Scope) -> str:
    """A fact in words."""
    return ", ".join(listed(thing, name, scope))


def listed(thing: Thing | None, name: str, scope: Scope) -> tuple[str, ...]:
    """A fact's items in words, one for a single fact; “none” is nothing."""
    fact = thing.facts.get(name) if thing else None
    if thing is None or fact is None:
        return ()
    value = known(fact, thing.shape.fields.get(name), scope.config)
    items = value.value if isinstance(value.value, tuple) else (value,)
    texts = (in_text(item) for item in items)
    told = (curled_fact(str(text.value)) for text in texts if isinstance(text, Known))
    return tuple(text for text in told if text and text != "none")


def name_of(thing: Thing) -> str:
    """What a thing is called; its key where its name is not known."""
    text = in_text(Known(thing, thing.key, thing.span))
    return curled_fact(str(text.value)) if isinstance(text, Known) else thing.id


def term(scope: Scope, name: str) -> str:
    """One of the edition's terms, as it stands on the config's day."""
    held = scope.names.get("edition")
    edition = held.value if isinstance(held, Known) and isinstance(held.value, Thing) else None
    return said(edition, name, scope)


def counted(count: int, one: str, many: str = "") -> str:
    """A number of things in words: “nine places”, “42 places”."""
    told = in_words(count) if count <= 12 else f"{count:,}"
    return f"{told} {one if count == 1 else many or f'{one}s'}"


def capital(text: str) -> str:
    """A text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
