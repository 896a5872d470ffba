"""Knows how strongly a requirement binds on a day, and how grave it is to miss it."""

from icsdocs.config import Config
from icsdocs.diagnostics import Severity
from icsdocs.records import Requirement

LAW, POLICY, GUIDANCE, PRACTICE, OPTION = ("S", "R"), "P", "G", "B", "S-may"

# Before the Act nothing was law yet: a White Paper proposes, and for a Bill the regulator asks what it will approve
# against (requirements.md, section 0b).
_AT_MOST = {"white-paper-2021": GUIDANCE, "bill-2021": POLICY}
RANK = {"S": 0, "R": 0, POLICY: 1, GUIDANCE: 2, PRACTICE: 3, OPTION: 4}


def strength_on(requirement: Requirement, config: Config) -> str:
    """The strength as it reads in the config's edition on its day: the row's own, unless its law was still to come."""
    own = requirement.strength
    if own == OPTION or (requirement.in_force is not None and requirement.in_force <= config.as_at):
        return own
    most = _AT_MOST.get(config.edition, own)
    return max(own, most, key=lambda strength: RANK[strength])


def severity_of(strength: str, verified: str) -> Severity:
    """How grave it is to miss a requirement of this strength; nobody is told of an error on the word of one reader who
    could not find the source again."""
    is_verified = bool({"V", "2"} & set(verified.split("/")))
    match strength:
        case "S" | "R" | "P":
            return Severity.ERROR if is_verified else Severity.WARNING
        case "G":
            return Severity.WARNING
        case _:
            return Severity.INFO
