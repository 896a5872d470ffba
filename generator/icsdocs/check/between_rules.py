"""Knows the rules of the sense checks about what a body has from others or shares with them; examples/ says why."""

from icsdocs.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# --- in one config ---------------------------------------------------------------------------------------------------

SECONDED = Rule(
    "SNS014", WARNING,
    "A chief executive who is seconded comes from a body whose staff the law counts as employees.",
)
CCG_PARTY = Rule("SNS037", ERROR, "A clinical commissioning group is party to a committee only until 30 June 2022.")
PARTNER_TRUSTS = Rule("SNS038", ERROR, "The trusts that nominate are the partner trusts of the board, and no others.")
TURNS = Rule("SNS088", WARNING, "Where trusts take turns, each trust that nominates has its turn.")
DELEGATED_ON = Rule(
    "SNS056", WARNING,
    "What NHS England delegates to every board is delegated from the day on which it was, or the board's first day.",
)

GROUP_BEFORE = Rule(
    "SNS057", ERROR,
    "A body that was established after 1 July 2022 takes nothing over from clinical commissioning groups.",
)
ANOTHER_FOUNDING = Rule(
    "SNS058", WARNING,
    "What leads to a body's founding, and its documents, are at most three years older than the body.",
)

RECEIVER = Rule(
    "SNS015", WARNING,
    "What NHS England delegates comes to the body itself, and every transfer is to the body or from it.",
)
OWN_PREDECESSOR = Rule("SNS016", ERROR, "No body comes before itself or after itself.")
BEFORE_FIRST_DAY = Rule("SNS017", WARNING, "Nothing passes to a body before its first day.")

# --- between configs -------------------------------------------------------------------------------------------------

OVERLAP = Rule("SNS070", ERROR, "The areas of two bodies do not overlap.")
TRUST_DIFFERS = Rule("SNS071", WARNING, "Two configs say the same of one trust.")
SHARED_ROLE = Rule("SNS072", WARNING, "A role that two bodies share stands in both configs.")
SUCCESSION_DIFFERS = Rule("SNS073", ERROR, "A body and its successor say the same of what goes over.")
