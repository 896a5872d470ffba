"""Knows what the executives are called who must be an accountant, a registered doctor and a registered nurse."""

from collections.abc import Callable
from functools import partial

from icsdocs.config import Thing, Value, fact_at
from icsdocs.frozen import frozen
from icsdocs.known import keyed, word


@frozen
class Office:
    """How an executive's seat is told: by what its holder must be, else by a local title given for one of the titles
    in `known`, else by what is within its role."""

    in_policy: str
    qualification: str
    within: str
    known: frozenset[str]


FINANCE = Office("Director of Finance", "qualified-accountant", "financ", frozenset({"director finance"}))
MEDICAL = Office("Medical Director", "registered-doctor", "medical", frozenset({"director medical"}))
NURSING = Office("Director of Nursing", "registered-nurse", "nurs", frozenset({"director nursing"}))


def _title(office: Office, root: Thing, key: str) -> Value | None:
    """The title of the seat that asks for the qualification, else the local title of the role, else the title of the
    one executive whose role says it. It is open while executives are listed and none of them is it, and goes by its
    title in policy while none are listed."""
    executives = [one for one in keyed(root, "board.members") if word(one, "category") == "executive"]
    qualified = [one for one in executives if word(one, "qualification") == office.qualification]
    named = [one for one in executives if office.within in word(one, "role").casefold()]
    aliases = [one for one in keyed(root, "terms.aliases") if _plain(word(one, "role")) in office.known]
    titles = (
        *(fact_at(one, "role") for one in qualified if one in named),
        *(fact_at(one, "role") for one in qualified),
        *(fact_at(one, "local_title") for one in aliases),
        *(fact_at(one, "role") for one in named if len(named) == 1),
    )
    for title in titles:
        if isinstance(title, Value):
            return Value(title.value, key, title.span)
    return None if executives else Value(office.in_policy, key, root.span)


# What each of them is called, by the fact that says it.
OFFICERS: dict[str, Callable[[Thing, str], Value | None]] = {
    "finance_director": partial(_title, FINANCE),
    "medical_director": partial(_title, MEDICAL),
    "nursing_director": partial(_title, NURSING),
}


def _plain(role: str) -> str:
    return " ".join(sorted({*role.casefold().split()} - {"of"}))
