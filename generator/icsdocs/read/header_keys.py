"""Knows every key that the header of a clause, of local wording or of a definition may have, and what it says."""

from types import MappingProxyType

from icsdocs.frozen import frozen


@frozen
class HeaderKey:
    """A key, what it says in plain words, and a line as a drafter writes it; of one whose value may be a list between
    brackets, the pattern of what stands between its items."""

    name: str
    says: str
    example: str
    between: str = ""


_COMMA = ","
# A reason may have commas of its own.
_COMMA_BEFORE_CODE = r",(?=\s*[A-Z]{3,4}\d)"


_ID = HeaderKey("id", "The clause's own name, by which references and outlines call it. Needed.", "id: quorum-number")
_EDITIONS = HeaderKey(
    "editions", "The editions that may print it. Without it, all.", "editions: [bill-2021, act-2022]", _COMMA
)
_FROM = HeaderKey("from", "The first day on which it holds.", "from: 2022-07-01")
_UNTIL = HeaderKey("until", "The last day on which it holds.", "until: 2024-03-31")
_SOURCE = HeaderKey(
    "source", "The law or guidance that it rests on. Law must stand in clauses/citations.toml.",
    "source: NHS Act 2006, Schedule 1B, paragraph 9(c)",
)  # fmt: skip
_WHEN = HeaderKey("when", "The condition under which it is printed.", 'when: meetings.voting.mode == "vote"')
_REVIEWED = HeaderKey("reviewed", "Who read it last, and when, by role.", "reviewed: legal reviewer, 2022-05-01")
_SILENCE = HeaderKey(
    "silence", "Codes of messages that are not reported here, each with the reason.",
    "silence: [WRD002 the words are quoted]", _COMMA_BEFORE_CODE,
)  # fmt: skip

CLAUSE = (
    _ID,
    HeaderKey(
        "title",
        "What the clause is called in messages, lists, and a gap that asks which of several holds; no heading. Needed.",
        "title: Quorum",
    ),
    HeaderKey(
        "status", "required (law or national policy), optional (printed when asked for) or local. Needed.",
        "status: required",
    ),
    _SOURCE,
    HeaderKey("meets", "The requirements that it meets, of clauses/requirements/.", "meets: [s1b-2b-area]", _COMMA),
    _EDITIONS,
    _FROM,
    _UNTIL,
    _WHEN,
    HeaderKey(
        "alternative",
        "The group of which this is one wording: its name; one, any or ordered; and what it is counted over.",
        "alternative: voting one per document",
    ),
    HeaderKey(
        "include_by", "For an optional clause: the fact that brings it in when the config gives it.",
        "include_by: system.vision",
    ),
    HeaderKey("model_ref", "Where national model wording treats the same matter.", "model_ref: 3.14"),
    _REVIEWED,
    _SILENCE,
)  # fmt: skip

LOCAL = (
    HeaderKey("document", "For a clause of your own: the document that it belongs to.", "document: constitution"),
    HeaderKey("after", "For a clause of your own: the clause or heading that it follows.", "after: so-minutes"),
    HeaderKey("omit", "true leaves the library's clause of this id out.", "omit: true"),
    HeaderKey("reason", "Why the system departs from the library. Needed.", "reason: The board decided so in March."),
    HeaderKey("agreed_by", "Who agreed to the departure, as a body or role.", "agreed_by: the regional team"),
    HeaderKey("agreed_on", "When they agreed.", "agreed_on: 2022-03-03"),
    HeaderKey(
        "departs_from", "The digest of the library's wording at the time, so that a later change is reported.",
        "departs_from: ad128460",
    ),
)  # fmt: skip

DEFINITION = (
    HeaderKey("id", "The definition's own name. Needed.", "id: place-lead"),
    HeaderKey("term", "The term as it is printed. Needed.", "term: Place Lead"),
    HeaderKey(
        "forms", "The forms in which clauses use it, with their capitals.", "forms: [Place Lead, Place Leads]", _COMMA
    ),
    _EDITIONS,
    _FROM,
    _UNTIL,
    _WHEN,
    _SOURCE,
    _REVIEWED,
    _SILENCE,
    HeaderKey("small", "Phrases in which drafters forget its capitals.", "small: [lead of the place]", _COMMA),
)


def names(keys: tuple[HeaderKey, ...]) -> tuple[str, ...]:
    """The keys alone."""
    return tuple(key.name for key in keys)


# What stands between the items of each key whose value may be a list between brackets; the value of any other is text,
# brackets and all.
BETWEEN = MappingProxyType({key.name: key.between for key in (*CLAUSE, *LOCAL, *DEFINITION) if key.between})
