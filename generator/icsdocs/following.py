"""Knows which derived facts follow from a fact, and where a derived collection has a copy of it."""

from collections.abc import Iterator

from icsdocs.assemble.lookup import NAMES
from icsdocs.config import KEY, Field
from icsdocs.read.derived import BY_CATEGORY, DERIVED
from icsdocs.uses import ANY, Steps, field_at

# What hangs also on a fact that nobody is asked for to settle it: an approval is not older than the newest version.
_BESIDES = {
    "body.approved_on": ("versions.key.date",),
    "body.is_approved": ("versions.key.date",),
}


def derived_from(asked: Steps, vocabulary: Field) -> dict[str, str]:
    """The derived facts that would change with a fact, each with the collection that it is worked out from: those that
    say what they are worked out from, or by whose name their things are printed."""
    return {key: source for key, source, _ in DERIVED if key != source and _is_of(asked, key, source, vocabulary)}


def _is_of(asked: Steps, key: str, source: str, vocabulary: Field) -> bool:
    field = vocabulary.at(tuple(key.split(".")))
    if field is None:
        return False
    named = [inner for name, inner in field.item.fields.items() if name in NAMES] if field.item else []
    paths = [*field.follows_from, *(path for inner in named for path in inner.follows_from)]
    paths += [f"{source}.{KEY}.category"] if key in BY_CATEGORY else []
    paths += _BESIDES.get(key, ())
    return any(_meets(asked, _steps(path), vocabulary) for path in (source, *paths))


def copies(asked: Steps, vocabulary: Field) -> Iterator[Steps]:
    """Where a derived collection has what is asked about, because its things are those of another collection, and what
    is worked out from it for each of several things."""
    for key, source, _ in DERIVED:
        above, steps = _steps(source), _steps(key)
        field = field_at(vocabulary, steps)
        rest = asked[len(above) :]
        if key != source and above[: len(asked)] == asked[: len(above)] and field_at(vocabulary, (*steps, *rest)):
            yield (*steps, *rest)
        for name, inner in field.item.fields.items() if field and field.item else ():
            if any(_meets(asked, _steps(path), vocabulary) for path in inner.follows_from):
                yield (*steps, ANY, name)


def _steps(path: str) -> Steps:
    return tuple(ANY if step == KEY else step for step in path.split("."))


def _meets(asked: Steps, path: Steps, vocabulary: Field) -> bool:
    """Whether a fact is the one at a path, stands above it, or is one of the things there as a whole."""
    agree = all(a == p or ANY in (a, p) for a, p in zip(asked, path, strict=False))
    field = field_at(vocabulary, path)
    return agree and len(asked) <= len(path) + (field is not None and field.kind == "things")
