"""Knows which facts a user writes so that one is known, and how each is written."""

from collections.abc import Mapping

from icsdocs import refusals
from icsdocs.config import KEY, Config, Fact, Field, Thing, Things, fact_at
from icsdocs.read.config_words import KINDS, and_listed, as_told
from icsdocs.read.vocabulary import vocabulary

# So many keys of things are told; who has more looks them up.
MOST_KEYS = 12
MOST_NAMES = 8


def written_facts(path: str) -> tuple[str, ...]:
    """The config paths to write for a fact that is worked out, or that stands below such a one, with `key` for the key
    of any thing; none for a fact that is written itself."""
    return vocabulary().written_for(path)


def to_write(path: str) -> str:
    """The same as a reader is told it: “pay” in each [board.members.key]."""
    return and_listed(map(as_told, written_facts(path) or ("",)))


def one_by_one(path: str, config: Config) -> tuple[str, ...]:
    """The config paths to write in each thing of a collection for a fact that is worked out from them; none for a fact
    that is written itself, or follows from anything else."""
    found: list[str] = []
    for other in written_facts(path):
        each = _in_each(other, config)
        if each is None:
            return ()
        found += each
    return tuple(found)


def _in_each(path: str, config: Config) -> list[str] | None:
    """A config path with `key` for each thing that the config has; None of any other path."""
    things, key, name = path.partition(f".{KEY}.")
    held = fact_at(config.facts, *things.split(".")) if key else None
    return [f"{things}.{thing.id}.{name}" for thing in held.items] if isinstance(held, Things) else None


def worked_out(path: str, config: Config) -> str:
    """From which facts one follows, each with the way to write it."""
    match [(other, vocabulary().at(tuple(other.split(".")))) for other in written_facts(path)]:
        case [(other, Field(kind="things", item=Field() as item))]:
            things, _, name = other.rpartition(".")
            heading = f"Give each a heading of its own, [{other}.{KEY}], with {listed_names(item)} below it."
            return f"{heading} For one of [{things}] that has none, write “{name} = []” in its table."
        case [(other, Field(kind="group") as group)] if tables := _tables_below(other, group):
            return tables
    told = [f"{as_told(other)}{_briefly(way(other, config, _refused(other, config)))}" for other in written_facts(path)]
    return f"It is worked out from {and_listed(told)}."


def _refused(path: str, config: Config) -> frozenset[str]:
    """The keys that a sense check would refuse in each thing that does not name one yet."""
    field = vocabulary().at(tuple(path.split(".")))
    each = (_in_each(path, config) or []) if field and field.refers_to else []
    asked = [one for one in each if fact_at(config.facts, *one.split(".")) is None]
    found = [refusals.refused(one, answers(one, config), config) for one in asked]
    return frozenset.intersection(*found) if found else frozenset()


def _briefly(said: str) -> str:
    return f" ({said[:1].lower()}{said[1:].rstrip('.')})" if said.startswith("Write") else ""


def answers(path: str, config: Config) -> tuple[str, ...]:
    """What may be written at a config path where that can be told: the codes of a choice, or the keys of the things
    that the config has; else none."""
    field = vocabulary().at(tuple(path.split(".")))
    if field is None:
        return ()
    return tuple(field.choices or (field.item.choices if field.item else ())) or _keys(field, config)


def way(path: str, config: Config, refused: frozenset[str] = frozenset()) -> str:
    """How the fact at a config path is written, as a sentence: of a choice all that may be chosen, of the key of a
    thing the keys that the config has, without those that are `refused`."""
    field = vocabulary().at(tuple(path.split(".")))
    if field is None:
        return ""
    codes = field.choices or (field.item.choices if field.item else {})
    options = {code: words for code, words in codes.items() if code not in refused}
    none = ", or [] for none" if field.kind == "list" and not (field.least or field.never_none) else ""
    match field.kind:
        case "choice":
            return f"Write one of {_options(options)}."
        case "list" if options:
            return f"Write, between brackets, some of {_options(options)}{none}."
        case _ if field.refers_to and (keys := _keys(field, config)):
            known = [key for key in keys if key not in refused]
            if not known:
                things = " or ".join(f"[{target}]" for target in field.refers_to)
                return f"Nothing in {things} fits what else the config says: add one that does, and write its key."
            named = f"{', '.join(map(_quoted, known[:MOST_KEYS]))}{', …' if len(known) > MOST_KEYS else ''}"
            if len(known) == 1 and field.kind != "list":
                return f"Write the key {named}, the only one that {'fits' if refused else 'there is'}."
            return f"Write {'between brackets some' if field.kind == 'list' else 'one'} of the keys {named}{none}."
        case _ if field.refers_to and not any(isinstance(fact, Thing) for fact in _referred(field, config)):
            return _first_of(field, none)
        case "things":
            return "" if field.never_none else f"If there are none, {_empty(path)}."
        case "group":
            return _tables_below(path, field)
        case "yes-no":
            return "Write true or false."
        case kind:
            none = f", or {_options(field.choices)}" if field.choices else none
            return f"Write {KINDS[kind]}{f', such as {field.example}' if field.example else ''}{none}."


def _first_of(field: Field, none: str) -> str:
    """How the key of a thing is written where the config has none yet that it could be."""
    things, usual = " or ".join(f"[{target}]" for target in field.refers_to), field.example.strip('[]"') or "its-key"
    heading = f"Nothing is in {things} yet: add a heading such as [{field.refers_to[0]}.{usual}]"
    if field.kind == "list":
        return f'{heading}, for each its own, and write their keys here between brackets, such as ["{usual}"]{none}.'
    return f'{heading}, and write its key here, "{usual}".'


def _tables_below(path: str, field: Field) -> str:
    """How a group is written that says nothing itself, because it consists of groups."""
    name, inner = next(iter(field.fields.items()))
    return f"Give each a table of its own, such as [{path}.{name}] with {listed_names(inner)}." if inner.fields else ""


def _options(options: Mapping[str, str]) -> str:
    return ", ".join(f'"{code}"' if words == code else f'"{code}" ({words})' for code, words in options.items())


def _quoted(key: str) -> str:
    return f'"{key}"'


def _keys(field: Field, config: Config) -> tuple[str, ...]:
    found = _referred(field, config)
    if any(isinstance(fact, Thing) for fact in found):
        return ()
    return tuple(thing.id for things in found if isinstance(things, Things) for thing in things.items)


def _referred(field: Field, config: Config) -> list[Fact | None]:
    """What a config has of each table whose keys a fact may be; a group stands for itself."""
    return [fact_at(config.facts, *path.split(".")) for path in field.refers_to]


def _empty(path: str) -> str:
    heading, _, name = path.rpartition(".")
    above = [vocabulary().at(tuple(heading.split(".")[:length])) for length in range(heading.count(".") + 1)]
    is_of_thing = any(field and field.kind == "things" for field in above)
    within = "in the table that it belongs to" if is_of_thing else f"in [{heading}]"
    return f"write “{name} = []” {within if heading else 'at the top of the file, before the first table'}"


def listed_names(field: Field) -> str:
    """The names of what a group's table says: all, or the first where there are many."""
    names = [name for name, inner in field.fields.items() if not inner.derived]
    return ", ".join(names[:MOST_NAMES]) + (", …" if len(names) > MOST_NAMES else "")
