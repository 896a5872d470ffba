"""Knows whether what others pass on or delegate comes to the body itself, and not before it is there."""

from icsdocs.check import between_rules as rules
from icsdocs.check.known import Found, place_of
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import day, keyed, said, word
from icsdocs.likeness import did_you_mean
from icsdocs.source import Span


def receivers(config: Config) -> Found:
    """Names are compared as they would be printed: one that is nearly right is another body's."""
    body = said(config.facts, "body.legal_name")
    for delegation in keyed(config.facts, "delegations"):
        given = said(delegation, "to")
        if body and given and "nhs england" in word(delegation, "from").casefold() and given.value != body.value:
            message = f"{given.value} has this delegation from NHS England, and the body is {body.value}"
            yield _another(message, given.span, str(given.value), body.span, str(body.value))
    for transfer in keyed(config.facts, "transfers"):
        given, taken = said(transfer, "to"), word(transfer, "from")
        if body and given and taken and body.value not in (given.value, taken):
            message = f"This transfer is from {taken} to {given.value}, and the body is {body.value}"
            yield _another(message, given.span, str(given.value), body.span, str(body.value))


def _another(message: str, span: Span, name: str, body_span: Span, body: str) -> Diagnostic:
    hint = did_you_mean(name, (body,)) or f"If it is meant, write “{body}”."
    return Diagnostic(rules.RECEIVER, message, span, hint, (("the name of the body is here", body_span),))


def bodies_before_themselves(config: Config) -> Found:
    body = word(config.facts, "body.legal_name").casefold()
    for kind in ("predecessors", "successors"):
        for other in keyed(config.facts, f"body.{kind}"):
            if body and word(other, "body").casefold() == body:
                message = f"{word(other, 'body')} is called one of its own {kind}"
                related = (("the name of the body is here", place_of(config.facts, "body.legal_name")),)
                yield Diagnostic(rules.OWN_PREDECESSOR, message, place_of(other, "body"), "", related)


def before_the_first_day(config: Config) -> Found:
    """Transfers to the body that take effect, and functions that it has, before it is established."""
    own, body = day(config.facts, "body.established_on"), word(config.facts, "body.legal_name")
    of_transfers = [(one, "effective") for one in keyed(config.facts, "transfers") if word(one, "to") == body]
    of_functions = [(one, "from") for one in keyed(config.facts, "functions")]
    for thing, name in (*of_transfers, *of_functions):
        found = day(thing, name)
        if own and found and found < own:
            message = f"This takes effect on {found}, and the body is established on {own}"
            related = (("the establishment is here", place_of(config.facts, "body.established_on")),)
            yield Diagnostic(rules.BEFORE_FIRST_DAY, message, place_of(thing, name), "", related)


CHECKS = (receivers, bodies_before_themselves, before_the_first_day)
