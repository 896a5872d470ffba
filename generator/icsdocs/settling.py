"""Knows which facts a user writes so that one is known that is worked out from them."""

from icsdocs.config import Field
from icsdocs.read.vocabulary import vocabulary

# A key of the user's own, in the place of which any other may stand.
KEY = "key"


def to_write(path: str) -> str:
    """The facts to write for one that is worked out, or that stands below such a one, as a reader is told them:
    “pay” in each [board.members.key]. No words for a fact that is written itself."""
    names = path.split(".")
    for depth in range(len(names), 0, -1):
        field: Field | None = vocabulary().at(tuple(names[:depth]))
        if field and field.follows_from:
            return _listed(field.follows_from if depth == len(names) else _copied(field, names[-1]))
    return ""


def _copied(collection: Field, name: str) -> tuple[str, ...]:
    """The facts of that name in the things that a collection is made of."""
    things = {other.partition(f".{KEY}")[0] for other in collection.follows_from}
    return tuple(f"{thing}.{KEY}.{name}" for thing in sorted(things))


def _listed(paths: tuple[str, ...]) -> str:
    *first, last = map(_said, paths)
    return f"{', '.join(first)} and {last}" if first else last


def _said(path: str) -> str:
    heading, _, name = path.rpartition(".")
    if not heading:
        return f"[{name}]"
    return f"“{name}” in {'each ' if KEY in heading.split('.') else ''}[{heading}]"
