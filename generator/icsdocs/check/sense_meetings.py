"""Knows whether the meetings of a board and of its committees can be held and can decide."""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import ACT, Found, named
from icsdocs.check.roles import known_roles, plainly, strangers
from icsdocs.check.sense_board import members
from icsdocs.config import Config, Thing, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import keyed, listed, said, whole, word
from icsdocs.source import Span

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_SO_MANY = re.compile(r"^(?:at least )?(\d+|[a-z]+)(?: voting)? (?:members?|parties|trusts|member trusts)\b")


def so_many(text: str) -> int | None:
    """The number that a quorum in words begins with: “three members, of whom two …” is 3, “half of the …” not known."""
    found = _SO_MANY.match(text.casefold())
    if not found:
        return None
    figure = found[1]
    return int(figure) if figure.isdecimal() else dict(zip(_NUMBERS, range(1, 21), strict=True)).get(figure)


def quorum(config: Config) -> tuple[Value, int, int] | None:
    """Where the quorum of the board is given, what it comes to, and how many members there are."""
    size = whole(config.facts, "board.size")
    given = said(config.facts, "meetings.quorum.number") or said(config.facts, "meetings.quorum.fraction")
    if size is None or given is None:
        return None
    number = given.value if isinstance(given.value, int) else ceil(Fraction(str(given.value)) * size)
    return given, number, size


def quorum_of_the_board(config: Config) -> Found:
    if not (found := quorum(config)):
        return
    given, number, size = found
    related = _members_related(config)
    if number > size:
        message = f"the quorum is {number}, and the board has {size} members"
        yield Diagnostic(rules.QUORUM_TOO_LARGE, message, given.span, "", related)
    elif number * 3 <= size:
        message = f"the quorum is {number} of {size} members, which is not more than a third"
        yield Diagnostic(rules.QUORUM_SMALL, message, given.span, "", related)
    elif number == size and config.edition == ACT and size > 1:
        message = f"the quorum is {number}, which is every member, so nothing can be decided without the chair"
        yield Diagnostic(rules.QUORUM_NEEDS_CHAIR, message, given.span, "", related)


def _members_related(config: Config) -> tuple[tuple[str, Span], ...]:
    seats = members(config)
    return (("the members are here", seats[0].span),) if seats else ()


def quorum_without_chair(config: Config) -> Found:
    if config.edition != ACT:
        return
    allowed = said(config.facts, "meetings.quorum.without_chair")
    if allowed and allowed.value is False:
        yield Diagnostic(rules.QUORUM_NEEDS_CHAIR, "the quorum does not hold without the chair", allowed.span)
    chairs = {"chair"} | {plainly(word(m, "role")) for m in members(config) if word(m, "category") == "chair"}
    for wanted in listed(config.facts, "meetings.quorum.must_include") or ():
        if plainly(str(wanted.value)) in chairs:
            message = f"the quorum must include {wanted.value}, so nothing can be decided without the chair"
            seats = [member for member in members(config) if word(member, "category") == "chair"]
            related = tuple(("the chair is here", seat.span) for seat in seats)
            yield Diagnostic(rules.QUORUM_NEEDS_CHAIR, message, wanted.span, "", related)


def quorum_has_room(config: Config) -> Found:
    found, wanted = quorum(config), listed(config.facts, "meetings.quorum.must_include")
    if found and wanted and found[1] < len(wanted):
        message = f"the quorum is {found[1]}, and must include {len(wanted)}"
        related = (("whom it must include is here", wanted[0].span),)
        yield Diagnostic(rules.QUORUM_OF_MANY, message, found[0].span, "", related)


def roles_in_the_quorum(config: Config) -> Found:
    roles = known_roles(config)
    for wanted in listed(config.facts, "meetings.quorum.must_include") or ():
        for stranger in strangers(str(wanted.value), roles) if roles else ():
            message = f"the quorum must include {stranger}, and the board has no such role"
            related = _members_related(config)
            yield Diagnostic(rules.NO_SUCH_ROLE, message, wanted.span, _roles_there_are(config), related)


def _roles_there_are(config: Config) -> str:
    names = dict.fromkeys(word(member, "role") for member in members(config) if word(member, "role"))
    return f"There are {', '.join(names)}."


def ties(config: Config) -> Found:
    mode = said(config.facts, "meetings.voting.mode")
    votes = whole(config.facts, "board.voting_size")
    can_vote = mode and mode.value in ("vote", "consensus-first")
    if mode and can_vote and votes and votes % 2 == 0 and not said(config.facts, "meetings.voting.casting_vote"):
        message = f"{votes} members vote, and nothing says what happens when a vote is tied"
        hint = "Give meetings.voting.casting_vote."
        yield Diagnostic(rules.TIE, message, mode.span, hint, _members_related(config))


def deputies(config: Config) -> Found:
    allowed = said(config.facts, "meetings.deputies.allowed")
    if not allowed or allowed.value is not False:
        return
    related = (("deputies are not allowed here", allowed.span),)
    for name in ("may_vote", "count_in_quorum", "chair_permission", "for_categories"):
        value = said(config.facts, f"meetings.deputies.{name}")
        categories = listed(config.facts, f"meetings.deputies.{name}")
        if (value and value.value is True) or categories:
            span = value.span if value else categories[0].span
            message = f"deputies are not allowed, and “{name}” speaks of them"
            yield Diagnostic(rules.DEPUTIES, message, span, "", related)


def notice(config: Config) -> Found:
    """Both for the board and, where it has taken on councils' rules, for the partnership."""
    rows: list[tuple[str, int, str, tuple[tuple[str, Span], ...]]] = []
    rows.append(("meetings.notice_days", 3, "the Act of 1960 asks for", ()))
    chosen = said(config.facts, "partnership.access_rules")
    if chosen and chosen.value == "part-va":
        related = (("those rules are chosen here", chosen.span),)
        rows.append(("partnership.meetings.papers_days", 5, "the councils' rules ask for", related))
    for path, least, who, related in rows:
        days = said(config.facts, path)
        if days and isinstance(days.value, int) and days.value < least:
            message = f"{days.value} clear day{'s' * (days.value != 1)} of notice are given, and {who} {least}"
            yield Diagnostic(rules.PUBLIC_NOTICE, message, days.span, "", related)


# --- other quorums ---------------------------------------------------------------------------------------------------


def quorums_in_words(config: Config) -> Found:
    for committee in keyed(config.facts, "committees"):
        seats = keyed(committee, "members")
        yield from _too_large(committee, _seats_of(committee), seats[0].span if seats else committee.span)
    for collaborative in keyed(config.facts, "collaboratives"):
        trusts = listed(collaborative, "members")
        where = trusts[0].span if trusts else collaborative.span
        yield from _too_large(collaborative, len(trusts) if trusts else None, where)


def _too_large(thing: Thing, size: int | None, where: Span) -> Iterator[Diagnostic]:
    quorum = said(thing, "quorum")
    number = so_many(str(quorum.value)) if quorum else None
    if quorum and number and size is not None and number > size:
        message = f"the quorum of the {named(thing)} is {number}, and it has {size} members"
        yield Diagnostic(rules.QUORUM_TOO_LARGE, message, quorum.span, "", (("its members are here", where),))


def _seats_of(thing: Thing) -> int | None:
    counts = [whole(member, "count") for member in keyed(thing, "members")]
    return None if not counts or None in counts else sum(filter(None, counts))


def quorum_of_the_partnership(config: Config) -> Found:
    """Founders and further members; of a partnership of founders alone no further members are asked for."""
    given = said(config.facts, "partnership.quorum.number")
    founders = keyed(config.facts, "partnership.founders")
    further = [whole(member, "count") for member in keyed(config.facts, "partnership.further_members")]
    is_whole = bool(further) or word(config.facts, "partnership.size") == "core-only"
    if not given or not isinstance(given.value, int) or not founders or not is_whole or None in further:
        return
    size = len(founders) + sum(filter(None, further))
    if given.value > size:
        message = f"the quorum of the partnership is {given.value}, and it has {size} members"
        related = (("its founders are here", founders[0].span),)
        yield Diagnostic(rules.QUORUM_TOO_LARGE, message, given.span, "", related)


CHECKS = (
    quorum_of_the_board, quorum_without_chair, quorum_has_room, roles_in_the_quorum, ties, deputies, notice,
    quorums_in_words, quorum_of_the_partnership,
)  # fmt: skip
