"""Knows what the executive is called who must be a qualified accountant."""

from icsdocs.config import Thing, Things, Value, fact_at

IN_POLICY = "Director of Finance"


def finance_director(root: Thing, key: str) -> Value | None:
    """The title of the seat that asks for an accountant, else the local title of the role, else the title of the one
    executive for finance. It is open while executives are listed and none of them is it, and goes by its title in
    policy while none are listed."""
    executives = [one for one in _things(root, "board", "members") if _word(one, "category") == "executive"]
    accountants = [one for one in executives if _word(one, "qualification") == "qualified-accountant"]
    for_finance = [one for one in executives if "financ" in _word(one, "role").casefold()]
    aliases = [one for one in _things(root, "terms", "aliases") if _is_for_finance(_word(one, "role"))]
    titles = (
        *(fact_at(one, "role") for one in accountants),
        *(fact_at(one, "local_title") for one in aliases),
        *(fact_at(one, "role") for one in for_finance if len(for_finance) == 1),
    )
    for title in titles:
        if isinstance(title, Value):
            return Value(title.value, key, title.span)
    return None if executives else Value(IN_POLICY, key, root.span)


def _is_for_finance(role: str) -> bool:
    return {*role.casefold().split()} - {"of"} == {"director", "finance"}


def _things(root: Thing, *names: str) -> tuple[Thing, ...]:
    found = fact_at(root, *names)
    return found.items if isinstance(found, Things) else ()


def _word(thing: Thing, name: str) -> str:
    said = fact_at(thing, name)
    return str(said.value) if isinstance(said, Value) else ""
