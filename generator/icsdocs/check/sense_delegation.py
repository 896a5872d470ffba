"""Knows what nobody can delegate: more than they have, what may not go onward, or to whom the law forbids it."""

import re
from decimal import Decimal

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import Found, is_nobody, named
from icsdocs.check.roles import is_committee, meant, names_given, plainly
from icsdocs.check.sense_board import members
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import frozen
from icsdocs.known import keyed, number, said, word
from icsdocs.source import Span

_MONEY = re.compile(r"£\s?(\d[\d,]*(?:\.\d+)?)\s*(billion|million|thousand|bn|m|k)?\b", re.IGNORECASE)
_SCALE = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}


def amount(text: str) -> Decimal | None:
    """The pounds that a limit in words names, if it names one amount: “up to £1.5 million” is 1,500,000."""
    found = _MONEY.findall(text)
    if len(found) != 1:
        return None
    figure, scale = found[0]
    return Decimal(figure.replace(",", "")) * _SCALE[scale.casefold()]


@frozen
class Limit:
    """How much one holder may commit for one matter, where it says so, and from whom the holder has it."""

    matter: str
    holder: str
    name: str
    pounds: Decimal
    giver: str
    span: Span


def limits(config: Config) -> tuple[Limit, ...]:
    """All limits in pounds, of the financial limits and of the scheme of reservation and delegation."""
    above = {
        plainly(named(committee)): plainly(_committee(config, word(committee, "reports_to")))
        for committee in keyed(config.facts, "committees")
    }
    found = []
    for entry in keyed(config.facts, "finance.limits"):
        pounds, holder = number(entry, "amount"), word(entry, "holder")
        if pounds is not None and holder:
            giver = above.get(plainly(holder), "")
            found.append(_limit(entry, holder, Decimal(pounds), giver, "amount"))
    for entry in keyed(config.facts, "sord"):
        pounds, holder = amount(word(entry, "limit")), word(entry, "delegated_to")
        if pounds is not None and holder:
            giver = plainly(word(entry, "reserved_to")) or above.get(plainly(holder), "")
            found.append(_limit(entry, holder, pounds, giver, "limit"))
    return tuple(found)


def _limit(entry: Thing, holder: str, pounds: Decimal, giver: str, field: str) -> Limit:
    value = said(entry, field)
    span = value.span if value else entry.span
    return Limit(plainly(word(entry, "matter")), plainly(holder), holder, pounds, giver, span)


def _committee(config: Config, key: str) -> str:
    return next((named(c) for c in keyed(config.facts, "committees") if c.id == key), key)


def _pounds(sum_: Decimal) -> str:
    return f"£{sum_:,.0f}"


def _may(limit: Limit) -> str:
    return f"{limit.name} may commit {_pounds(limit.pounds)}"


def limits_of_delegators(config: Config) -> Found:
    known = limits(config)
    for limit in known:
        for giver in known:
            is_giver = giver.matter == limit.matter and giver.holder == limit.giver and limit.matter
            if is_giver and giver.holder != limit.holder and limit.pounds > giver.pounds:
                message = f"{_may(limit)}, and {giver.name}, who delegates it, {_pounds(giver.pounds)}"
                related = (("the limit of who delegates is here", giver.span),)
                yield Diagnostic(rules.ABOVE_DELEGATOR, message, limit.span, "", related)


def limits_of_executives(config: Config) -> Found:
    known = limits(config)
    of = {plainly(word(member, "role")): word(member, "category") for member in members(config)}
    for limit in known:
        for chief in known:
            is_above = limit.matter == chief.matter and limit.pounds > chief.pounds
            if is_above and (of.get(limit.holder), of.get(chief.holder)) == ("executive", "chief-executive"):
                message = f"{_may(limit)}, and {chief.name} {_pounds(chief.pounds)}"
                related = (("the chief executive's limit is here", chief.span),)
                yield Diagnostic(rules.ABOVE_CHIEF_EXECUTIVE, message, limit.span, "", related)


def two_limits(config: Config) -> Found:
    known = limits(config)
    for index, limit in enumerate(known):
        for earlier in known[:index]:
            same = limit.matter and (limit.matter, limit.holder) == (earlier.matter, earlier.holder)
            if same and limit.pounds != earlier.pounds:
                message = f"{_may(limit)} here, and {_pounds(earlier.pounds)} elsewhere"
                related = (("the other limit is here", earlier.span),)
                yield Diagnostic(rules.TWO_LIMITS, message, limit.span, "Keep one.", related)


# --- delegations -----------------------------------------------------------------------------------------------------


def onward(config: Config) -> Found:
    delegations = keyed(config.facts, "delegations")
    for first in delegations:
        barred = said(first, "onward")
        function = plainly(word(first, "function"))
        if not barred or barred.value is not False or not function:
            continue
        related = (("that it may not be delegated onward is said here", barred.span),)
        for second in delegations:
            giver = said(second, "from")
            is_same = giver and plainly(word(second, "function")) == function and second.id != first.id
            if is_same and plainly(str(giver.value)) == plainly(word(first, "to")):
                message = f"{word(second, 'function')} may not be delegated onward, and {giver.value} delegates it"
                yield Diagnostic(rules.ONWARD, message, giver.span, "", related)
        for entry in keyed(config.facts, "functions"):
            value = said(entry, "delegated_to")
            if value and not is_nobody(str(value.value)) and plainly(word(entry, "function")) == function:
                message = f"{word(entry, 'function')} may not be delegated onward, and is delegated to {value.value}"
                yield Diagnostic(rules.ONWARD, message, value.span, "", related)


def delegates(config: Config) -> Found:
    """Whoever is known as an organisation that is no NHS body, council or combined authority, or as the partnership."""
    kinds = ("providers_non_nhs", "partners_other")
    barred = {plainly(named(thing)): thing.span for kind in kinds for thing in keyed(config.facts, kind)}
    for name in ("legal_name", "local_name"):
        if called := said(config.facts, f"partnership.{name}"):
            barred[plainly(str(called.value))] = called.span
    for delegation in keyed(config.facts, "delegations"):
        value = said(delegation, "to")
        if value and word(delegation, "power") in ("65Z5", "65Z6") and plainly(str(value.value)) in barred:
            message = f"{value.value} cannot be given functions under section {word(delegation, 'power')}"
            related = (("what it is, is said here", barred[plainly(str(value.value))]),)
            yield Diagnostic(rules.NOT_A_DELEGATE, message, value.span, "", related)


def committees_that_exist(config: Config) -> Found:
    listed = keyed(config.facts, "committees")
    committees = {plainly(named(committee)) for committee in listed}
    for entry in keyed(config.facts, "sord") if committees else ():
        value = said(entry, "delegated_to")
        name = plainly(str(value.value)) if value else ""
        if value and is_committee(name) and name not in committees:
            message = f"{value.value} decides this, and there is no such committee"
            related = (("the committees are here", listed[0].span),)
            close = meant(str(value.value), map(named, listed), names_given(config))
            hint = f"Did you mean “{close}”?" if close else ""
            yield Diagnostic(rules.NO_SUCH_COMMITTEE, message, value.span, hint, related)


def reserved_or_delegated(config: Config) -> Found:
    """What the scheme reserves nobody else may decide, as the handbook says beside its table."""
    for entry in keyed(config.facts, "sord"):
        reserved, delegated = said(entry, "reserved_to"), said(entry, "delegated_to")
        if reserved and delegated and not any(is_nobody(str(one.value)) for one in (reserved, delegated)):
            message = f"this matter is delegated to {delegated.value}, and reserved to {reserved.value}"
            related = (("it is reserved here", reserved.span),)
            yield Diagnostic(rules.RESERVED_AND_DELEGATED, message, delegated.span, _ONE_OF_TWO, related)


_ONE_OF_TWO = (
    'Write "none" for one of the two. If the limit decides who may, give two matters: one up to it, delegated, and one '
    "above it, reserved."
)


CHECKS = (
    limits_of_delegators, limits_of_executives, two_limits, onward, delegates, committees_that_exist,
    reserved_or_delegated,
)  # fmt: skip
