"""Knows which values of a config name other things, and which facts say the same thing twice and so must agree."""

from collections.abc import Iterator
from datetime import date

from icsdocs import rules
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic
from icsdocs.fitting import REMITS_OF_PLACES, TYPES_OF_PLACES
from icsdocs.read.config_words import and_listed, keys_within, listed, nearest, quoted
from icsdocs.read.schema import REPLACED
from icsdocs.read.toml import Array, Atom, Path, Table, find
from icsdocs.read.vocabulary import Written, field_at

Bad = frozenset[Path]
Faults = dict[Path, Diagnostic]


def referents(table: Table, field: Field) -> tuple[str, ...]:
    """The values that a fact which refers to other things may have: their keys, or the name of a group itself."""
    names: list[str] = []
    for target in field.refers_to:
        path = tuple(target.split("."))
        if field_at(path).kind == "group":
            names.append(target)
        elif isinstance(things := find(table, *path), Table):
            names.extend(things.entries)
    return tuple(names)


def reference_faults(table: Table, values: Written, bad: Bad) -> Faults:
    """Each of a config's values that names nothing in it."""
    faults = {}
    for path, value, field in values:
        if field.kind == "text" and field.refers_to and isinstance(value, Atom) and not _is_bad(path, bad):
            names = referents(table, field)
            if value.value not in names:
                faults[path] = _names_nothing(table, value, field, _meant(table, path, field, names))
    return faults


def _meant(table: Table, path: Path, field: Field, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those names that somebody may have meant who wrote another."""
    asked = tuple(_asked(table, path))
    return tuple(name for name in names if all(_is_one_of(table, field, name, *one) for one in asked))


def _asked(table: Table, path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is asked of the things that may be named at a path: a fact, and what it may say where it is given."""
    if path[:2] == ("board", "ned_roles"):
        yield "category", ("non-executive",)
    if path[:1] == ("places",) and path[2:] == ("committee",):
        yield "remit", REMITS_OF_PLACES
        model = find(table, *path[:2], "governance_model")
        if isinstance(model, Atom) and model.value in TYPES_OF_PLACES:
            yield "type", TYPES_OF_PLACES[str(model.value)]


def _is_one_of(table: Table, field: Field, name: str, fact: str, fitting: tuple[str, ...]) -> bool:
    said = (find(table, *target.split("."), name, fact) for target in field.refers_to)
    return all(one.value in fitting for one in said if isinstance(one, Atom))


def _is_bad(path: Path, bad: Bad) -> bool:
    return any(path[:length] in bad for length in range(len(path) + 1))


def _names_nothing(table: Table, value: Atom, field: Field, fitting: tuple[str, ...]) -> Diagnostic:
    kinds = " or ".join(f"[{target}]" for target in field.refers_to)
    message = f"{quoted(value.value)} names nothing in {kinds}"
    names = referents(table, field)
    hint = _several(value, fitting) or _key_of_name(table, value, field) or nearest(value.value, fitting)
    if not hint and 0 < len(fitting) <= 12:
        hint = _told(fitting, all_of_them=fitting == names)
    if not hint and names and not fitting:
        hint = f"Nothing in {kinds} fits what else the config says: add one that does, and write its key."
    if not names:
        hint = f"Nothing is there yet: add a heading such as [{field.refers_to[0]}.its-key]."
    return Diagnostic(rules.NAMES_NOTHING, message, value.span, hint)


def _told(names: tuple[str, ...], *, all_of_them: bool) -> str:
    if not all_of_them:
        return f"Here may stand {listed(names, 'or')}."
    return f"There are {listed(names, 'and')}." if len(names) > 1 else f"There is {listed(names, 'and')} alone."


def _several(value: Atom, names: tuple[str, ...]) -> str:
    """Several keys within one pair of quotation marks."""
    keys = keys_within(value.value)
    return f"Write each by itself: {', '.join(map(quoted, keys))}." if len(keys) > 1 and {*keys} <= {*names} else ""


def _key_of_name(table: Table, value: Atom, field: Field) -> str:
    """The key of the thing whose name or role somebody wrote in place of its key."""
    for target in field.refers_to:
        things = find(table, *target.split("."))
        is_group = field_at(tuple(target.split("."))).kind == "group"
        keys = (target,) if is_group else things.entries if isinstance(things, Table) else ()
        for key in keys:
            called = [find(table, target, name) if is_group else find(things, key, name) for name in _NAMES]
            if any(isinstance(one, Atom) and _same(one.value, value.value) for one in called):
                return f"{quoted(value.value)} is a name; its key is {quoted(key)}."
    return ""


_NAMES = ("name", "short_name", "role", "legal_name", "trading_name")


def _same(one: object, other: object) -> bool:
    return str(one).casefold().strip() == str(other).casefold().strip()


def open_faults(table: Table, bad: Bad) -> Faults:
    """Each open point about a fact that the vocabulary does not have, or about a thing that the config does not."""
    points = find(table, "open")
    if not isinstance(points, Table):
        return {}
    faults = {}
    for name, entry in points.entries.items():
        path = tuple(name.split("."))
        if wrong := _wrong_step(table, path):
            step, known = wrong
            message = f"{quoted(name)} leads to no fact: {step} is not known"
            hint = _known_instead(path, step, known)
            faults["open", name] = Diagnostic(rules.UNKNOWN_OPEN, message, entry.key, hint)
    return {path: fault for path, fault in faults.items() if path not in bad}


def _known_instead(path: tuple[str, ...], step: str, known: tuple[str, ...]) -> str:
    if path in REPLACED:
        headings = ('[open."' + ".".join((*path[:-1], name)) + '"]' for name in REPLACED[path])
        return f"Write in its place {and_listed(headings)}."
    more = " and others" if len(known) > 12 else ""
    return nearest(step, known) or (f"Known there are {', '.join(known[:12])}{more}." if known else "")


def _wrong_step(table: Table, path: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
    for length, step in enumerate(path):
        above = field_at(path[:length])
        if above.kind == "things":
            things = find(table, *path[:length])
            known = tuple(things.entries) if isinstance(things, Table) else ()
        else:
            known = tuple(above.fields)
        if step not in known:
            return step, known
    return None


# --- facts that must agree -------------------------------------------------------------------------------------------

TWO_ENDS = (("collaboratives", "members", "trusts", "collaboratives"), ("places", "ccgs", "ccgs", "places"))


def contradictions(table: Table, values: Written, bad: Bad) -> Iterator[Diagnostic]:
    """Facts that cannot both hold, each fault pointing at both."""
    number, fraction = (find(table, "meetings", "quorum", name) for name in ("number", "fraction"))
    if isinstance(number, Atom) and isinstance(fraction, Atom):
        message = f"the quorum is given both as a number ({number.value}) and as a fraction ({quoted(fraction.value)})"
        related = (("the number is given here", number.span),)
        yield Diagnostic(rules.DISAGREE, message, fraction.span, "Keep one.", related)
    for ends in TWO_ENDS:
        yield from _disagreements(table, bad, ends)
    yield from _gone_before_they_came(values, bad)


def _gone_before_they_came(values: Written, bad: Bad) -> Iterator[Diagnostic]:
    """Each thing whose last day lies before its first. It would hold on no day, so nothing else could speak of it."""
    for path, value, field in values:
        if isinstance(value, Table) and "valid_from" in field.fields and not _is_bad(path, bad):
            first, last = find(value, "valid_from"), find(value, "valid_to")
            is_known = isinstance(first, Atom) and isinstance(last, Atom)
            if is_known and type(first.value) is type(last.value) is date and last.value < first.value:
                name = ".".join(map(str, path))
                message = f"the last day of [{name}] is {last.value}, before its first day {first.value}"
                yield Diagnostic(rules.DISAGREE, message, last.span, "", (("the first day is here", first.span),))


def _disagreements(table: Table, bad: Bad, ends: tuple[str, str, str, str]) -> Iterator[Diagnostic]:
    ones, one_lists, others, other_lists = ends
    for one, members in _lists(table, ones, one_lists, bad):
        for other, back in _lists(table, others, other_lists, bad):
            if other in members and one not in back:
                here, there = members[other], find(table, others, other, other_lists).span
            elif one in back and other not in members and not _takes_part(table, ones, one, other):
                here, there = back[one], find(table, ones, one, one_lists).span
            else:
                continue
            lists, omits = ((ones, one), (others, other)) if other in members else ((others, other), (ones, one))
            message = f"[{'.'.join(lists)}] lists {omits[1]}, but [{'.'.join(omits)}] does not list {lists[1]}"
            yield Diagnostic(rules.DISAGREE, message, here, "", (("the other list is here", there),))


def _lists(table: Table, things: str, name: str, bad: Bad) -> Iterator[tuple[str, dict[object, object]]]:
    """Each thing's key with the values of its list and where each stands; things without the list are passed over."""
    found = find(table, things)
    for key in found.entries if isinstance(found, Table) else ():
        values = find(table, things, key, name)
        if isinstance(values, Array) and (things, key, name) not in bad:
            yield key, {item.value: item.span for item in values.items if isinstance(item, Atom)}


def _takes_part(table: Table, things: str, key: str, other: str) -> bool:
    """Whether one who is not a member takes part otherwise: a trust in a collaborative that is not its own."""
    participants = find(table, things, key, "participants")
    return isinstance(participants, Array) and any(
        isinstance(item, Atom) and item.value == other for item in participants.items
    )
