"""Knows which drafted words no config can ever print, and which groups of alternatives overlap or leave a hole."""

from collections.abc import Callable, Iterable, Iterator

from icsdocs.check.choices import (
    Absent,
    Answer,
    Answers,
    Domain,
    Found,
    Other,
    TooMany,
    decided,
    domains,
    first_way,
    in_words,
)
from icsdocs.check.drafting_rules import HOLE, OVERLAP, UNDECIDED, UNREACHABLE
from icsdocs.check.fields import names_inside
from icsdocs.check.standing import Condition, Moment, Standing, moments, standings
from icsdocs.config import Field
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.drafted import Expression, Grid, Path, Point, Points, Range, Remark, Repeat
from icsdocs.library import Clause, Library
from icsdocs.likeness import did_you_mean

Question = Callable[[Answers], bool | None]


def unreachable(library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    """A warning for each clause that is placed, and each range in it, that no edition and no config can print."""
    placed: dict[str, list[Standing]] = {}
    for standing in standings(library, vocabulary):
        placed.setdefault(standing.clause.id, []).append(standing)
    for clause in (*library.clauses.values(), *library.local.values()):
        own = [standing for standing in placed.get(clause.id, ()) if standing.clause is clause]
        if own and not (clause.departure and clause.departure.omits):
            yield from _of_clause(clause, own, library, vocabulary)


def _of_clause(clause: Clause, own: list[Standing], library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    inside = tuple(_inside(clause.body))
    times = [(s, m) for s in own for m in moments(library, (s,), inside) if not s.is_barred(m)]
    if not times:
        where = " and ".join(dict.fromkeys(standing.outline.id for standing in own))
        message = f"“{clause.id}” is never printed: its editions and days are none of those of {where}"
        strange = [name for name in clause.validity.editions if name not in library.editions]
        hint = f"There is no edition {strange[0]}. {did_you_mean(strange[0], library.editions)}" if strange else ""
        span = clause.header.get("editions", clause.header.get("id", clause.span))
        yield Diagnostic(UNREACHABLE, message, span, hint.strip())
    elif not _can_hold(times, ()):
        message = f"“{clause.id}” is never printed: no config can meet its condition together with those of its place"
        yield Diagnostic(UNREACHABLE, message, clause.header.get("when", clause.header.get("id", clause.span)))
    else:
        yield from _of_ranges(clause.body, times, {}, vocabulary)


def _inside(children: Iterable) -> Iterator[Expression]:
    """The conditions of the ranges among some blocks."""
    for child in children:
        match child:
            case Range(directive=Remark()):
                continue
            case Range(directive=directive, children=inner):
                condition = directive.condition if isinstance(directive, Repeat) else directive
                yield from (condition,) if condition is not None else ()
                yield from _inside(inner)
            case Points(items=inner) | Point(blocks=inner) | Grid(rows=inner):
                yield from _inside(inner)


def _of_ranges(
    children: Iterable, times: list[tuple[Standing, Moment]], inside: dict[str, Repeat], vocabulary: Field,
    above: tuple[tuple, ...] = (),
) -> Iterator[Diagnostic]:  # fmt: skip
    """The ranges whose condition can never hold; those inside such a range are not told again."""
    for child in children:
        match child:
            case Range(directive=Remark()):
                continue
            case Range(directive=directive, children=inner):
                within = {**inside, directive.name: directive} if isinstance(directive, Repeat) else inside
                condition = directive.condition if isinstance(directive, Repeat) else directive
                asked = (*above, (condition, tuple(within.values()))) if condition is not None else above
                if condition is not None and not _can_hold(times, asked, vocabulary):
                    message = "These words are never printed: no config can meet this condition"
                    yield Diagnostic(UNREACHABLE, message, child.span)
                else:
                    yield from _of_ranges(inner, times, within, vocabulary, asked)
            case Points(items=inner) | Point(blocks=inner) | Grid(rows=inner):
                yield from _of_ranges(inner, times, inside, vocabulary, above)


def _can_hold(times: list[tuple[Standing, Moment]], inside: tuple[tuple, ...], vocabulary: Field | None = None) -> bool:
    """Whether a clause can be printed in one of its places at one of the times, and in it words under the conditions of
    some ranges, each with the repetitions round it."""
    for standing, moment in times:
        more = []
        for condition, repeats in inside:
            names = standing.names
            for repeat in repeats:
                names = names_inside(repeat, names, vocabulary) if vocabulary else names
            more.append((condition, names))
        asked = (*standing.conditions, *standing.own, *more)
        try:
            if not asked or first_way(_all(asked), _known(standing, moment), _with_gaps(_free(asked))):
                return True
        except TooMany:
            return True
    return False


def _all(conditions: tuple[Condition, ...]) -> Question:
    def question(answers: Answers) -> bool | None:
        truths = [decided(condition, answers) for condition, _ in conditions]
        return False if False in truths else None if None in truths else True

    return question


def _known(standing: Standing, moment: Moment) -> Answers:
    document: Answers = {} if standing.outline.each else {("document", "id"): standing.outline.id}
    return {("edition",): moment.edition, ("as_at",): moment.day.isoformat(), **document}


KNOWN = (("edition",), ("as_at",), ("document", "id"))


def _with_gaps(free: dict[tuple[str, ...], Domain]) -> dict[tuple[str, ...], Domain]:
    """A date, or a group of facts, is only ever not true where it is not given."""
    return {names: (*domain, Absent()) if isinstance(domain[0], Other) else domain for names, domain in free.items()}


def _free(conditions: Iterable[Condition]) -> dict[tuple[str, ...], Domain]:
    asked = tuple(conditions)
    free = domains(asked)
    for condition, _ in asked:
        if isinstance(condition, Path) and condition.names[0] == "include":
            free[condition.names] = (True, False)
    return {names: domain for names, domain in free.items() if names not in KNOWN}


# --- alternatives ----------------------------------------------------------------------------------------------------


def alternatives(library: Library, vocabulary: Field) -> Iterator[Diagnostic]:
    """A warning for each group of alternatives of which some config would print none, or of mode one more than one,
    with the answers that do it."""
    groups: dict[tuple[str, str], list[Standing]] = {}
    for standing in standings(library, vocabulary):
        if standing.clause.alternative is not None:
            groups.setdefault((standing.outline.id, standing.clause.alternative.group), []).append(standing)
    for members in groups.values():
        yield from _of_group(members, library)


def _of_group(members: list[Standing], library: Library) -> Iterator[Diagnostic]:
    mode = members[0].clause.alternative.mode if members[0].clause.alternative else "one"
    wanted = [(HOLE, _hole), (OVERLAP, _overlap)] if mode == "one" else [(HOLE, _hole)]
    for rule, question in wanted:
        for moment in moments(library, members):
            here = [member for member in members if not member.is_barred(moment)]
            if not here:
                continue
            asked = tuple(condition for member in here for condition in (*member.conditions, *member.own))
            try:
                found = first_way(question(here), _known(here[0], moment), _with_absent(_free(asked), here))
            except TooMany:
                yield _told(UNDECIDED, members, "cannot be decided: its conditions ask for too many facts at once")
                break
            if found and found.sure:
                yield _witnessed(rule, here, moment, found)
                break


def _with_absent(free: dict[tuple[str, ...], Domain], members: list[Standing]) -> dict[tuple[str, ...], Domain]:
    """A clause that a fact includes is left out where the fact is not given."""
    by_fact = {m.clause.include_by.names for m in members if m.clause.include_by and m.clause.when is None}
    absent: tuple[Answer, ...] = (Absent(),)
    return {names: domain + absent if names in by_fact else domain for names, domain in free.items()}


def _truths(members: list[Standing], answers: Answers) -> Iterator[tuple[bool | None, bool | None]]:
    """For each member, whether its place is there, and whether it is printed in it."""
    for member in members:
        there, asked = _all(member.conditions)(answers), _all(member.own)(answers)
        truths = (there, asked)
        yield there, False if False in truths else None if None in truths else True


def _hole(members: list[Standing]) -> Question:
    def question(answers: Answers) -> bool | None:
        truths = tuple(_truths(members, answers))
        places, printed = {there for there, _ in truths}, {is_printed for _, is_printed in truths}
        if True in printed or places == {False}:
            return False
        return True if printed == {False} and True in places else None

    return question


def _overlap(members: list[Standing]) -> Question:
    def question(answers: Answers) -> bool | None:
        printed = [is_printed for _, is_printed in _truths(members, answers)]
        if printed.count(True) > 1:
            return True
        return False if printed.count(False) >= len(printed) - 1 else None

    return question


def _witnessed(rule: Rule, members: list[Standing], moment: Moment, found: Found) -> Diagnostic:
    facts = {names: answer for names, answer in found.answers.items() if names not in KNOWN}
    given = f"with {in_words(facts)}" if facts else "whatever the config says"
    printed = [m for m, (_, is_printed) in zip(members, _truths(members, found.answers), strict=True) if is_printed]
    which = " and ".join(f"“{member.clause.id}”" for member in printed) if printed else "none of its alternatives"
    are = "are both printed" if len(printed) == 2 else "are all printed" if printed else "is printed"
    has = "an overlap" if printed else "a hole"
    return _told(rule, printed[1:] or members, f"has {has} in {moment.edition}: {given}, {which} {are}")


def _told(rule: Rule, members: list[Standing], what: str) -> Diagnostic:
    clause = members[0].clause
    assert clause.alternative is not None
    message = f"The group “{clause.alternative.group}” in “{members[0].outline.id}” {what}"
    others = (member.clause for member in members[1:])
    places = dict.fromkeys((other.id, other.header.get("when", other.span)) for other in others)
    related = tuple((f"“{id_}” is another of its alternatives", span) for id_, span in places)
    return Diagnostic(rule, message, clause.alternative.span, related=related)
