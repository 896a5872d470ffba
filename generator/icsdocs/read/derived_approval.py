"""Knows whether the regulator has approved the newest version, and on which day."""

from icsdocs.config import Scalar, Thing, Things, Value, fact_at


def _approval(root: Thing) -> Value | None:
    """The day of the regulator's approval of the newest version: of the one that the version names, else of one that is
    no older and that no earlier version names. What the board or a partner approved, the regulator approves too."""
    approvals, versions = fact_at(root, "approvals"), fact_at(root, "versions")
    *earlier, newest = versions.items if isinstance(versions, Things) and versions.items else (None,)
    issued, named = fact_at(newest, "date"), fact_at(newest, "approval_ref")
    taken = {ref.value for one in earlier if (ref := fact_at(one, "approval_ref"))}
    given = approvals.items if isinstance(approvals, Things) else ()
    own = [one for one in given if named and named.value == one.id and _stage(one) in {"regulator", None}]
    for approval in own or given:
        day = fact_at(approval, "date")
        is_free = approval.id not in taken and (not issued or bool(day and day.value >= issued.value))
        if day and _stage(approval) == "regulator" and (own or is_free):
            return day
    return None


def _stage(approval: Thing) -> Scalar | None:
    stage = fact_at(approval, "stage")
    return stage.value if stage else None


def approved_on(root: Thing, key: str) -> Value | None:
    approval = _approval(root)
    return Value(approval.value, key, approval.span) if approval else None


def is_approved(root: Thing, key: str) -> Value:
    """Always known: a text is not approved until its approval is on record."""
    approval = _approval(root)
    return Value(approval is not None, key, approval.span if approval else root.span)
