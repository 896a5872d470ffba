"""Knows the rules of drafting: what each asks of a clause library, and how grave a breach is."""

from icsdocs.diagnostics import Rule, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

UNREACHABLE = Rule(
    "LNT001", WARNING,
    "Every clause, and every range in it, can be printed by some config of some edition.",
)
OVERLAP = Rule("LNT002", WARNING, "No config can meet the conditions of two alternatives in a group of mode one.")
HOLE = Rule("LNT003", WARNING, "Whatever a config says, one alternative of each group fits it.")
DUTY_WORD = Rule("LNT004", WARNING, "A duty is said with must, a power with may (clauses/drafting.toml).")
LONG_SENTENCE = Rule("LNT005", WARNING, "A sentence has at most 40 words.")
SLASH = Rule("LNT006", WARNING, "Words are joined by “and” or “or”, not by a slash (clauses/drafting.toml).")
ARCHAIC = Rule("LNT007", WARNING, "Words are those that people use today (clauses/drafting.toml).")
REPEATED_WORD = Rule("LNT008", WARNING, "No word stands twice in a row.")
SPACES = Rule("LNT009", WARNING, "One space stands between words, and none before a comma or a full stop.")
QUOTATION_MARKS = Rule(
    "LNT010", WARNING,
    "Quotation marks and apostrophes are of one kind throughout the library, and come in pairs.",
)
SPELLING = Rule("LNT011", WARNING, "Words are spelt as in Britain (clauses/drafting.toml).")
NO_SOURCE = Rule("LNT012", WARNING, "A required clause says where the rule comes from.")
DEFINED_TWICE = Rule("LNT013", ERROR, "A form of words belongs to one definition in each edition.")
IDLE_SILENCE = Rule("LNT014", WARNING, "A rule is silenced only where something breaks it.")
TYPED_NUMBER = Rule(
    "LNT016", WARNING,
    "A paragraph of these documents is referred to by its clause, whose number is worked out, and not by a number.",
)
LIST_ENDS = Rule(
    "LNT017", WARNING,
    "The items of a list end with “;”, the last but one with “; and” or “; or”, the last with “.”.",
)
UNDECIDED = Rule(
    "LNT015", INFO,
    "The conditions of a group of alternatives ask for few enough facts to go through all answers.",
)
