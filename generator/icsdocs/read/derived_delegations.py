"""Knows which of the delegations rest on a direction of NHS England and not on an agreement."""

from icsdocs.config import Thing, Things, Value, fact_at

BY_DIRECTION = "13YB"


def directed_functions(root: Thing, key: str) -> Things | None:
    """The delegations under section 13YB of the NHS Act 2006; not known while nobody has said which delegations there
    are, or under which power one of them is."""
    found = fact_at(root, "delegations")
    if not isinstance(found, Things):
        return None
    told = [(one, fact_at(one, "power")) for one in found.items]
    directed = tuple(one for one, said in told if isinstance(said, Value) and said.value == BY_DIRECTION)
    if not directed and any(said is None for _, said in told):
        return None
    return Things(directed, key, found.span, found.shape)
