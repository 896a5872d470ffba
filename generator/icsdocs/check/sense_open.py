"""Knows when a config says of a fact that it is still open, and cannot mean it."""

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import Found, place_of
from icsdocs.config import Config, Listing, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import at, day


def settled(config: Config) -> Found:
    """Of a single fact: a table may be given in part, and what is said of it is said of the rest."""
    for path, about in config.open_points.items():
        fact = at(config.facts, path)
        if isinstance(fact, Value | Listing):
            message = f"{path} is said to be open, and the config gives it"
            hint, related = "Take this table out once it is settled.", (("it is given here", fact.span),)
            yield Diagnostic(rules.OPEN_AND_GIVEN, message, about.span, hint, related)


def overdue(config: Config) -> Found:
    """A day that was over when the config was taken."""
    for path, about in config.open_points.items():
        due = day(about, "due")
        if due and due < config.as_at:
            message = f"{path} was due on {due}, before {config.as_at}, the day that this config is taken at"
            hint = "Write the day by which it will be settled now."
            yield Diagnostic(rules.OVERDUE, message, place_of(about, "due"), hint)


CHECKS = (settled, overdue)
