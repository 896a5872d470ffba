"""Knows the names that expressions have beside the config's own: the edition and the document."""

from datetime import date
from types import MappingProxyType

from icsdocs.assemble.lookup import MOST_DOCUMENTS, Budget, Known, Scope, Unknown
from icsdocs.config import KEY, Config, Fact, Field, Thing, Things, Value
from icsdocs.library import Library
from icsdocs.records import Edition
from icsdocs.source import Span


def base_scope(config: Config, library: Library, final: bool, dated: date | None) -> Scope:
    """A scope of the config's facts, its edition, and what is known of every document before any is placed."""
    here = Span(config.file, 1, 1, 1, 1)
    edition = library.editions[config.edition]
    names: dict[str, Known | Unknown] = {"edition": Known(_edition(edition, config.as_at), "edition", edition.span)}
    facts: dict[str, Fact] = {}
    newest = _newest_version(config)
    for name in ("date", "version"):
        fact = newest.facts.get(name) if newest else None
        if fact is not None:
            facts[name] = fact
    facts["final"] = Value(final, "document.final", here)
    if dated:
        facts["date"] = Value(dated, "document.date", here)
    shape = _document(_asked_of(newest, config))
    names["document"] = Known(Thing(MappingProxyType(facts), "document", here, shape), "document", here)
    return Scope(config, MappingProxyType(names), Budget(MOST_DOCUMENTS), {("edition",): names["edition"]})


def _asked_of(newest: Thing | None, config: Config) -> str:
    """The config path, to be filled in with “date” or “version”, at which a document's own are asked for."""
    if newest is None:
        return f"versions.{KEY}.{{}}" if "versions" in config.facts.facts else "versions"
    return f"{newest.key}.{{}}"


def _document(asked_at: str) -> Field:
    fields = {
        "id": Field("text", "id", "Which document is this?"),
        "title": Field("text", "title", "What is this document called?"),
        "date": Field("date", "date", "On which date is this version issued?", asked_at=asked_at.format("date")),
        "version": Field("text", "version", "Which version is this?", asked_at=asked_at.format("version")),
        "final": Field("yes-no", "final", "Is this the version for adoption?"),
    }
    return Field("group", "this document", "Which document is this?", fields=MappingProxyType(fields))


def _edition(edition: Edition, as_at: date) -> Thing:
    """The edition as a thing: its terms as they stand on the day."""
    facts: dict[str, Fact] = {}
    fields = {"name": Field("text", "name", "What is the edition called?")}
    facts["name"] = Value(edition.name, "edition.name", edition.span)
    for key, dated in edition.terms.items():
        fields[key] = Field("text", key, f"What is “{key.replace('_', ' ')}” called in this edition?")
        current = next((words for words in dated if words.validity.holds(edition.id, as_at)), None)
        if current:
            facts[key] = Value(current.text, f"edition.{key}", current.span)
    shape = Field("group", "edition", "Which edition is this?", fields=MappingProxyType(fields))
    return Thing(MappingProxyType(facts), f"edition.{edition.id}", edition.span, shape)


def _newest_version(config: Config) -> Thing | None:
    """The version with the latest date; of versions without one, the last written."""
    versions = config.facts.facts.get("versions")
    items = versions.items if isinstance(versions, Things) else ()

    def when(pair: tuple[int, Thing]) -> tuple[date, int]:
        day = pair[1].facts.get("date")
        return (day.value if isinstance(day, Value) and isinstance(day.value, date) else date.min, pair[0])

    return max(enumerate(items), key=when)[1] if items else None


def with_document(scope: Scope, id_: str, title: str) -> Scope:
    """The scope inside one document, which it can name."""
    known = scope.names["document"]
    assert isinstance(known, Known) and isinstance(known.value, Thing)
    thing = known.value
    facts = {
        **thing.facts,
        "id": Value(id_, "document.id", thing.span),
        "title": Value(title, "document.title", thing.span),
    }
    with_title = Thing(MappingProxyType(facts), id_, thing.span, thing.shape)
    names = {**scope.names, "document": Known(with_title, "document", thing.span)}
    return Scope(scope.config, MappingProxyType(names), Budget(), scope.found, scope.keys)


def date_of(scope: Scope) -> str:
    """The date of the document, ISO or empty."""
    document = scope.names["document"]
    thing = document.value if isinstance(document, Known) else None
    day = thing.facts.get("date") if isinstance(thing, Thing) else None
    return day.value.isoformat() if isinstance(day, Value) and isinstance(day.value, date) else ""
