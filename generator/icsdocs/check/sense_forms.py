"""Knows which facts go on a sentence that a clause begins, and what they must look like to do so."""

import re
from collections.abc import Iterator

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import Found, named
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import keyed, said

# The letters of a fact that a message repeats.
_LONGEST = 60
_TO = re.compile(r"to [^\W\d_]")
# A verb that goes on “the body …”: “works”, “also oversees”, “does not direct”, “will work”, “with others, supports”.
# What is no verb and ends in “s” is told where it is common; “services” and “targets” are verbs before other words.
_VERB = re.compile(
    r"((with|in|on|at|where|when|as|if|by|through|under|for|together)\b.* )?"
    r"(([a-z]+ly|also|always|often|first|then|only|both|not) )*"
    r"((will|would|shall|should|may|might|can|cannot|could|must)\b"
    r"|(?!(this|its|others|trusts|providers)\b|(services|targets)$)([A-Z]{2,}-)?[a-z-]+s\b)"
)
# A full stop at the end, or between two sentences; not that of “e.g.”, “St.” or “incl.”.
_STOP = re.compile(r"[.!?]$|(?<!\b\w)(?<!\b\w\w)[.!?] (?=[A-Z])")
_SHORTENED = re.compile(
    r"\b(incl|excl|approx|dept|depts|esp|etc|ltd|plc|inc|govt|cttee|cllr|cllrs|prof|rev|hon|mrs|nos|vol|fig|sec|para"
    r"|paras|regs|reg|art|sch|max|min|resp|viz|orig|avg|est)\. (?=[A-Z])",
    re.IGNORECASE,
)


def purposes(config: Config) -> Found:
    """The purpose of a committee or a collaborative goes on “The purpose of … is”."""
    for kind in ("committees", "collaboratives"):
        for thing in keyed(config.facts, kind):
            begins = f"The purpose of {named(thing)} is"
            yield from _unfit(config, thing, "purpose", begins, _TO, "“to” and a verb")


def role_in_oversight(config: Config) -> Found:
    """What the body does goes on “the body”."""
    begins = "In overseeing trusts, the body"
    yield from _unfit(config, config.facts, "oversight.icb_role", begins, _VERB, "a verb such as “works”")


def _unfit(config: Config, thing: Thing, path: str, begins: str, form: re.Pattern[str], way: str) -> Found:
    fact = said(thing, path)
    text = " ".join(str(fact.value).split()) if fact else ""
    faults = ", and ".join(_faults(text, form, way)) if fact else ""
    if fact and faults:
        field = config.facts.shape.at(tuple(fact.key.split(".")))
        such = f", such as {field.example}" if field and field.example else ""
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
        message = f"this is printed in a sentence, “{begins} {short}”, and {faults}"
        hint = f"Begin with {way} in small letters, and write no full stop{such}."
        yield Diagnostic(rules.UNFIT_WORDS, message, fact.span, hint)


def _faults(text: str, form: re.Pattern[str], way: str) -> Iterator[str]:
    if not form.match(text):
        is_capital = form.match(f"{text[:1].lower()}{text[1:]}")
        yield "begins with a capital letter" if is_capital else f"does not begin with {way}"
    if _STOP.search(_SHORTENED.sub("", text)):
        yield "has a full stop of its own"


CHECKS = (purposes, role_in_oversight)
