"""Knows when two texts of a config name the same role, body or matter."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from icsdocs.check.known import collection
from icsdocs.config import Config, Things
from icsdocs.known import keyed, word

_ARTICLE = re.compile(r"^(?:(?:at least|either|one of|both|each of|the|an?|any|one|two|three|four|five|\d+)\s+)+")
_DIRECTOR = re.compile(r"^(?:executive )?director of (?:the )?(.+)$")
_APART = re.compile(r",? or |,? and |, ")

# A shorter word with a letter changed is another word.
SHORTEST = 5
# Roles that need no seat of their own name.
_KINDS = (
    "member", "board member", "ordinary member", "voting member", "chair", "deputy chair", "vice chair",
    "chief executive", "executive", "executive member", "executive director", "independent member", "non executive",
    "non executive member", "non executive director", "independent non executive member", "senior non executive member",
    "partner member", "partner", "clinical member", "clinician", "clinical executive member",
)  # fmt: skip


def plainly(text: str) -> str:
    """A name of a role without article, number, capitals and plural, so that two spellings of it are equal."""
    bare = " ".join(re.sub(r"[-\u2010-\u2015]", " ", text.casefold()).split())
    bare = _DIRECTOR.sub(r"\1 director", _ARTICLE.sub("", bare))
    bare = bare.removesuffix(" of the board").removesuffix(" of the icb").strip(" .")
    return bare.removesuffix("s") if bare.endswith(("members", "directors", "executives", "chairs")) else bare


# What a seat is called in guidance, by the qualification that it asks for.
_OFFICES = {
    "registered-doctor": "medical director",
    "registered-nurse": "nursing director",
    "qualified-accountant": "finance director",
}


def known_roles(config: Config) -> frozenset[str]:
    """Every role that a config's board has, in plain form, local titles included; none where its members are not
    known."""
    if collection(config, "board.members") is None:
        return frozenset()
    return frozenset(filter(None, (*_roles(config), *_KINDS)))


def _roles(config: Config) -> Iterator[str]:
    for member in keyed(config.facts, "board.members"):
        yield plainly(word(member, "role"))
        yield _OFFICES.get(word(member, "qualification"), "")
    for alias in keyed(config.facts, "terms.aliases"):
        yield plainly(word(alias, "role"))
        yield plainly(word(alias, "local_title"))


def strangers(text: str, roles: frozenset[str]) -> Iterator[str]:
    """The parts of “the Chief Executive or the Chief Finance Officer” that are among none of the roles."""
    if plainly(text) in roles or plainly(text).startswith(("partner member", "member from", "member nominated")):
        return
    parts = _APART.split(text)
    if len(parts) == 1:
        yield text
        return
    noun = parts[-1].split()[-1] if parts[-1].split() else ""
    for part in parts:
        if plainly(f"{part} {noun}") not in roles:
            yield from strangers(part, roles)


# --- slips -----------------------------------------------------------------------------------------------------------


def meant(text: str, roles: Iterable[str], others: Iterable[str] = ()) -> str:
    """The role of which a text is a misspelling: each word is the same or a slip of it, and one is not the same. A word
    of any of the roles or of `others`, names that the config gives, is no slip."""
    words, known = _words(text), {_words(role): role for role in reversed(tuple(roles))}
    used = {word for name in (*known, *map(_words, others)) for word in name}
    close = (
        role
        for other, role in known.items()
        if len(other) == len(words)
        and all(one == two or (one not in used and _is_slip(one, two)) for one, two in zip(words, other, strict=True))
    )
    return "" if words in known else next(close, "")


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip("(),;") or word for word in plainly(text).replace("non ", "non").split())


def _is_slip(word: str, other: str) -> bool:
    """One letter but the first is changed, left out or added, or two are swapped. A plural is another word, and short
    words are too much like each other: Bury and Bray."""
    is_plural, shorter = word.removesuffix("s") == other.removesuffix("s"), min(len(word), len(other))
    if is_plural or shorter < SHORTEST or word[0] != other[0]:
        return False
    at = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), shorter)
    one, two = word[at:], other[at:]
    is_swapped = one[:2] == two[:2][::-1] and one[2:] == two[2:]
    return is_swapped or one[1:] == two[1:] or one[1:] == two or one == two[1:]


def is_committee(text: str) -> bool:
    """Whether a text names a committee and nobody else."""
    return bool(re.fullmatch(r"[\w' -]+ committee", plainly(text)))


def names_given(config: Config) -> tuple[str, ...]:
    """The names of all places, organisations, committees and other things of a config."""
    things = (fact.items for fact in config.facts.facts.values() if isinstance(fact, Things))
    return tuple(filter(None, (word(thing, "name") for items in things for thing in items)))


def roles_named(config: Config) -> tuple[str, ...]:
    """The roles that a config gives to seats, places and authors, as written, and the kinds of member."""
    places = (
        ("board.members", "role"), ("terms.aliases", "role"), ("terms.aliases", "local_title"),
        ("places", "lead.role"), ("versions", "author_role"),
    )  # fmt: skip
    told = (word(thing, path) for kind, path in places for thing in keyed(config.facts, kind))
    return tuple(dict.fromkeys((*filter(None, told), *_KINDS)))
