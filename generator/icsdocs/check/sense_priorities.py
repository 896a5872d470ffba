"""Knows whether the memorandum's own words about its priorities hold for those that a config lists."""

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import Found, collection, values_of
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import listed


def priorities(config: Config) -> Found:
    """The memorandum says how many there are at any time; a system whose documents it is none of need not have them."""
    held, asked = collection(config, "mou.priorities"), listed(config.facts, "documents")
    if held is None or (asked is not None and "mou" not in values_of(asked)) or 3 <= len(held.items) <= 6:
        return
    there = f"there {'is' if len(held.items) == 1 else 'are'} {len(held.items) or 'none'} here"
    message = f"the memorandum says that between three and six priorities are held at any time, and {there}"
    hint = "Give each a table [mou.priorities.key], or write words of your own for the clause mou-priorities."
    yield Diagnostic(rules.PRIORITIES, message, held.span, hint)


CHECKS = (priorities,)
