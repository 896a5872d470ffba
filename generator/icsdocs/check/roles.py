"""Knows when two texts of a config name the same role, body or matter."""

import re
from collections.abc import Iterator

from icsdocs.check.known import collection, keyed, word
from icsdocs.config import Config

_ARTICLE = re.compile(r"^(?:(?:at least|either|one of|both|each of|the|an?|any|one|two|three|four|five|\d+)\s+)+")
_DIRECTOR = re.compile(r"^(?:executive )?director of (?:the )?(.+)$")
_APART = re.compile(r",? or |,? and |, ")

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
