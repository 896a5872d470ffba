"""Knows of what a config may not say that there is none, or only one, because a law or a document needs more."""

from collections.abc import Callable

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import ACT, Found, named, place_of
from icsdocs.config import Config, Listing, Thing, Things
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import frozen
from icsdocs.known import at, keyed, word


def _always(config: Config) -> bool:
    return True


def _before_boards(config: Config) -> bool:
    return config.edition != ACT


def _is_clustered(config: Config) -> bool:
    """Whether more is said of a cluster than that nobody is in it."""
    said = at(config.facts, "cluster")
    in_cluster = isinstance(said, Thing) and any(name != "members" for name in said.facts)
    return in_cluster or word(config.facts, "mou.party_model") == "cluster"


@frozen
class _Needed:
    """A list that cannot be empty, of the config or of each thing of a collection `of`: what is missing, and why it
    is needed; where `fact` is named, only beside one of its `answers`, and else only where `asked` says so."""

    path: str
    what: str
    why: str
    of: str = ""
    fact: str = ""
    answers: tuple[str, ...] = ()
    asked: Callable[[Config], bool] = _always


# The types of committee that several bodies have together.
_OF_SEVERAL = ("joint", "in-common")

_NEEDED = (
    _Needed("authorities", "local authority", "the area of every system is made up of areas of local authorities"),
    _Needed("trusts", "NHS trust or foundation trust", "at least one serves every area"),
    _Needed("ccgs", "clinical commissioning group", "until boards were established these covered every area",
        asked=_before_boards),
    _Needed("places", "place", "places are said to be heard at the board",
        fact="board.place_voice", answers=("member", "participant")),
    _Needed("mou.parties", "party to the memorandum", "a memorandum is made between parties"),
    _Needed("mou.signatories", "signatory of the memorandum", "a memorandum is signed for each party"),
    _Needed("cluster.members", "other board in the cluster", "the config says more of a cluster", asked=_is_clustered),
    _Needed("body.area.districts", "district in the area", "the area is said to be made of districts",
        fact="body.area.mode", answers=("districts",)),
    _Needed("body.area.lsoa_included", "LSOA in the area", "the area is said to be made of LSOAs",
        fact="body.area.mode", answers=("lsoa",)),
    *(
        _Needed(f"nomination.{sector}.rotation", f"order of rotation among the {who}", "they are said to take turns",
            fact=f"nomination.{sector}.mode", answers=("rotation",))
        for sector, who in (("trust", "trusts"), ("primary", "practices"), ("la", "local authorities"))
    ),
    _Needed("report.recommendation", "recommendation", "a cover report makes one to its committee"),
    _Needed("members", "member", "a committee consists of its members", of="committees"),
    _Needed("parties", "party", "a joint committee, or a committee in common, is one of several bodies",
        of="committees", fact="type", answers=_OF_SEVERAL),
    _Needed("functions", "function or matter", "a joint committee exercises functions of its parties",
        of="committees", fact="type", answers=("joint",)),
)  # fmt: skip


def none_of_what_is_needed(config: Config) -> Found:
    """Each list of which one at least is needed and that the config says is empty; never one that is not given."""
    for needed in _NEEDED:
        for thing in keyed(config.facts, needed.of) if needed.of else (config.facts,):
            fact = at(thing, needed.path)
            is_meant = needed.asked(config) and (not needed.fact or word(thing, needed.fact) in needed.answers)
            if is_meant and isinstance(fact, Listing | Things) and fact.said_none:
                yield _told(needed, thing, fact, config)


def _told(needed: _Needed, thing: Thing, fact: Listing | Things, config: Config) -> Diagnostic:
    about = f"{named(thing)} is said to have no" if needed.of else "there is said to be no"
    field = config.facts.shape.at(tuple(fact.key.split(".")))
    way = f"headings such as [{fact.key}.its-key] instead" if field and field.kind == "things" else "what there is"
    hint = f"Write {way}, or take {needed.path} out while it is not known: the drafts then ask for it."
    related = (("it is said here", place_of(thing, needed.fact)),) if needed.fact else ()
    return Diagnostic(rules.NONE_NEEDED, f"{about} {needed.what}, and {needed.why}", fact.span, hint, related)


def parties_that_are_alone(config: Config) -> Found:
    """A memorandum, and a joint committee or a committee in common, of which one party alone is listed."""
    agreements = [("the memorandum", at(config.facts, "mou.parties"))]
    for committee in keyed(config.facts, "committees"):
        if word(committee, "type") in _OF_SEVERAL:
            agreements.append((named(committee), at(committee, "parties")))
    for name, parties in agreements:
        if isinstance(parties, Listing | Things) and len(parties.items) == 1:
            message = f"{name} has one party alone, and needs at least two"
            hint = f"Add each other party, or take {parties.key} out while they are not all known."
            yield Diagnostic(rules.PARTY_ALONE, message, parties.items[0].span, hint)


CHECKS = (none_of_what_is_needed, parties_that_are_alone)
