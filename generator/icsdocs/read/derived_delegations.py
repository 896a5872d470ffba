"""Knows which of the delegations rest on a direction of NHS England and not on an agreement."""

from icsdocs.config import Thing, Things, Value, fact_at

BY_DIRECTION = "13YB"


def directed_functions(root: Thing, key: str) -> Things | None:
    """The delegations under section 13YB of the NHS Act 2006; not known while nobody has said which delegations there
    are, or under which power each of them is."""
    found = fact_at(root, "delegations")
    if not isinstance(found, Things):
        return None
    powers = [(one, fact_at(one, "power")) for one in found.items]
    if any(power is None for _, power in powers):
        return None
    directed = tuple(one for one, power in powers if isinstance(power, Value) and power.value == BY_DIRECTION)
    return Things(directed, key, found.span, found.shape)
