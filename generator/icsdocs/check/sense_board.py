"""Knows what makes a board that the law and national policy would accept: how many seats of which kind."""

from collections.abc import Callable
from math import inf

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import ACT, WHITE_PAPER, Found, collection, place_of, values_of
from icsdocs.config import Config, Thing, Things
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import flag, keyed, listed, said, whole, word
from icsdocs.source import Span

LEADERS = ("chair", "chief-executive")
SECTORS = {
    "partner-trust": "NHS trusts and NHS foundation trusts",
    "partner-primary-care": "providers of primary medical services",
    "partner-la": "local authorities",
}


def members(config: Config) -> tuple[Thing, ...]:
    """The seats of the board, as they are written."""
    return keyed(config.facts, "board.members")


def _seats(config: Config, counts: Callable[[Thing], bool | None]) -> tuple[float, float]:
    """The least and the greatest number of seats of a kind; a seat of which it is not known may be of it or not, and
    so may one that could not be read."""
    least, most = 0.0, 0.0 if whole(config.facts, "board.size") is not None else inf
    for member in members(config):
        count = whole(member, "count")
        is_one = counts(member)
        least += (count or 0) if is_one else 0
        most += 0 if is_one is False else inf if count is None else count
    return least, most


def _is_of(*categories: str) -> Callable[[Thing], bool | None]:
    def is_of(member: Thing) -> bool | None:
        category = word(member, "category")
        return category in categories if category else None

    return is_of


def _where(config: Config, held: Things, category: str) -> Span:
    """Where seats of a category are written, or else where the board is."""
    seats = [member for member in members(config) if word(member, "category") == category]
    if not seats:
        return held.span
    crowded = next((seat for seat in seats if whole(seat, "count") != 1), seats[-1])
    count = said(crowded, "count")
    return count.span if count and whole(crowded, "count") != 1 else place_of(crowded, "category")


# --- how many --------------------------------------------------------------------------------------------------------


def one_of_each_leader(config: Config) -> Found:
    held = collection(config, "board.members")
    for rule, category, name in (
        (rules.ONE_CHAIR, "chair", "chair"),
        (rules.ONE_CHIEF_EXECUTIVE, "chief-executive", "chief executive"),
    ):
        least, most = _seats(config, _is_of(category))
        if held and (least > 1 or most < 1):
            found = f"{least:.0f} {name}s" if least else f"no {name}"
            span = _where(config, held, category)
            others = [seat for seat in members(config) if word(seat, "category") == category]
            spans = (place_of(seat, "category") for seat in others if span != place_of(seat, "count"))
            related = tuple((f"another {name} is here", other) for other in spans if other.line != span.line)
            hint = f'There is exactly one, the seat with category = "{category}".'
            yield Diagnostic(rule, f"the board has {found}", span, hint, related)


def three_ordinary_members(config: Config) -> Found:
    held = collection(config, "board.members")
    least, most = _seats(config, lambda member: None if (is_of := _is_of(*LEADERS)(member)) is None else not is_of)
    if held and most < 3 and config.edition != WHITE_PAPER:
        has = _number(least, most, "member")
        message = f"the board has {has} besides chair and chief executive; the law asks for three"
        yield Diagnostic(rules.THREE_ORDINARY, message, held.span)


def every_sector(config: Config) -> Found:
    held = collection(config, "board.members")
    for category, sector in SECTORS.items():
        if held and _seats(config, _is_of(category))[1] < 1:
            message = f"the board has no partner member from the {sector}"
            hint = f"A seat with category = \"{category}\" is one."
            yield Diagnostic(rules.EVERY_SECTOR, message, _where(config, held, category), hint)


def least_of_each_kind(config: Config) -> Found:
    held = collection(config, "board.members")

    def is_independent(member: Thing) -> bool | None:
        return False if flag(member, "independent") is False else _is_of("non-executive")(member)

    kinds = (
        (rules.THREE_EXECUTIVES, 3, _is_of("executive"), "executive", "besides the chief executive"),
        (rules.TWO_NON_EXECUTIVES, 2, is_independent, "independent non-executive member", "besides the chair"),
    )
    for rule, least, counts, name, besides in kinds:
        known, most = _seats(config, counts)
        if held and most < least:
            message = f"the board has {_number(known, most, name)} {besides}; at least {least} are asked for"
            yield Diagnostic(rule, message, held.span)


def _number(least: float, most: float, noun: str) -> str:
    number = f"1 {noun}" if most == 1 else f"{most:.0f} {noun}s" if most else f"no {noun}"
    return number if least == most else f"at most {number}"


def mental_health(config: Config) -> Found:
    """A seat brings the expertise if it says so or lists it; a fault only where every ordinary member says that it does
    not."""
    held = collection(config, "board.members")
    ordinary = [member for member in members(config) if word(member, "category") not in LEADERS]
    is_due = config.edition == ACT or (config.edition != WHITE_PAPER and config.as_at >= rules.SPRING_2022)
    if held and ordinary and is_due and all(flag(member, "mental_health") is False for member in ordinary):
        expertise = " ".join(str(item) for member in ordinary for item in values_of(listed(member, "expertise")))
        if "mental" not in expertise.casefold():
            span = place_of(ordinary[0], "mental_health")
            yield Diagnostic(rules.MENTAL_HEALTH, "no ordinary member brings expertise in mental illness", span)


CHECKS = (one_of_each_leader, three_ordinary_members, every_sector, least_of_each_kind, mental_health)
