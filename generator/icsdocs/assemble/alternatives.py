"""Knows how a group of alternatives is settled: which members are printed in each thing that the group is counted
over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from icsdocs import rules
from icsdocs.assemble.evaluate import evaluate
from icsdocs.assemble.lookup import Known, Scope, Unknown
from icsdocs.assemble.verdict import Verdict, facts_for
from icsdocs.config import KEY, Config, Thing, fact_at
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.drafted import Compare, Constant, Expression, Path, paths
from icsdocs.frozen import frozen
from icsdocs.library import Absence, Clause, Entry
from icsdocs.source import Span

Keys = tuple[tuple[str, str], ...]
Spot = tuple[str, Keys]
Place = tuple[str, Span]


@frozen
class Candidate:
    """A clause at one place of an outline, with the verdict on it alone; `doubt` is what is unknown about the place."""

    clause: Clause
    entry: Entry
    scope: Scope
    verdict: Verdict
    doubt: Unknown | None

    @property
    def hole(self) -> Unknown | None:
        return self.verdict.hole or self.doubt

    @property
    def spot(self) -> Spot:
        return self.clause.id, self.scope.keys


@dataclass
class Settlement:
    """What is printed at each spot. `undecided` holds, at a group's first spot, the question to print instead of any
    member, and `titles` those of the members that an answer may still choose; `instead` the clause that takes a spot
    where a group is printed in the config's own order."""

    verdicts: dict[Spot, Verdict] = field(default_factory=dict)
    undecided: dict[Spot, Unknown] = field(default_factory=dict)
    titles: dict[Spot, tuple[str, ...]] = field(default_factory=dict)
    instead: dict[Spot, Clause] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def settle(candidates: tuple[Candidate, ...], document: str) -> Settlement:
    """Decides every group of alternatives of one document."""
    settled = Settlement({candidate.spot: candidate.verdict for candidate in candidates})
    groups: dict[tuple[str, Keys], list[Candidate]] = {}
    for candidate in candidates:
        if candidate.clause.alternative is None or candidate.verdict.barred:
            continue
        over = counted_over(candidate)
        if over is None:
            settled.problems.append(_wrong_scope(candidate, document))
        else:
            groups.setdefault((candidate.clause.alternative.group, over), []).append(candidate)
    for (group, over), members in groups.items():
        _decide(group, over, members, settled)
    return settled


def counted_over(candidate: Candidate) -> Keys | None:
    """The things that a member's group is counted over here, or None outside any such repetition."""
    assert candidate.clause.alternative is not None
    scope, keys = candidate.clause.alternative.scope, candidate.scope.keys
    if scope == "document":
        return ()
    names = [name for name, _ in keys]
    return keys[: names.index(scope) + 1] if scope in names else None


def _wrong_scope(candidate: Candidate, document: str) -> Diagnostic:
    alternative = candidate.clause.alternative
    assert alternative is not None
    message = (
        f"The group “{alternative.group}” is counted per {alternative.scope}, and {document} places it outside any "
        "such repetition"
    )
    return Diagnostic(
        rules.WRONG_SCOPE, message, alternative.span, f'Give an entry above it: each = "{alternative.scope} in …"'
    )


def _decide(group: str, over: Keys, members: list[Candidate], settled: Settlement) -> None:
    chosen = [m for m in members if m.verdict.printed and m.hole is None]
    open_ = [m for m in members if m.verdict.printed and m.hole is not None]
    mode = members[0].clause.alternative.mode if members[0].clause.alternative else "one"
    if not chosen:
        asked = _question(group, open_[0].hole if open_ else None, open_ or members)
        settled.undecided[members[0].spot] = asked
        settled.titles[members[0].spot] = tuple(member.clause.title for member in open_ or members)
        reason = f"the choice between the alternatives of “{group}” is not made yet"
        hangs = {"hangs_on": asked.key, "question": asked.question, "about": asked.about}
        _drop(open_, Absence(reason, by="alternative", told=True, **hangs), settled)
        if not open_:
            settled.problems.append(_none_printed(group, over, members))
    elif mode == "one":
        names = " and ".join(f"“{member.clause.id}”" for member in chosen)
        _drop(open_, Absence(f"another alternative of “{group}” is chosen: {names}", by="alternative"), settled)
        if len(chosen) > 1:
            settled.problems.append(_several_printed(group, over, chosen))
    elif mode == "ordered":
        settled.instead.update(_in_order(members, [m for m in members if m.verdict.printed]))


def _drop(members: list[Candidate], absence: Absence, settled: Settlement) -> None:
    for member in members:
        settled.verdicts[member.spot] = Verdict(False, absence=absence)


def _question(group: str, hole: Unknown | None, members: list[Candidate]) -> Unknown:
    titles = "; ".join(dict.fromkeys(member.clause.title for member in members))
    asked = hole or Unknown(f"({group})", "No wording fits what the config says.")
    field = members[0].scope.config.facts.shape.at(tuple(asked.key.split(".")))
    # Of a number or the key of a seat the wordings are no answers, nor where another fact decides as well.
    if (field is not None and field.kind not in ("choice", "yes-no", "list")) or len(_unknown(members)) > 1:
        return asked
    return Unknown(asked.key, f"{asked.question} The choices are: {titles}.", asked.about)


def _unknown(members: list[Candidate]) -> set[str]:
    """The facts that the conditions of some members ask for and the config does not give."""
    conditions = ((member.clause.when, member.scope) for member in members if member.clause.when is not None)
    outcomes = (evaluate(path, scope) for when, scope in conditions for path in paths(when))
    return {outcome.key for outcome in outcomes if isinstance(outcome, Unknown)}


def _none_printed(group: str, over: Keys, members: list[Candidate]) -> Diagnostic:
    names = ", ".join(member.clause.id for member in members)
    message = f"None of the alternatives of “{group}”{_named(over)} is printed ({names})"
    absences = [(m, m.verdict.absence or Absence("")) for m in members]
    related = [(f"{m.clause.id} is left out: {absence.says}", m.clause.span) for m, absence in absences]
    # What an answer decided comes before what is not on a list.
    by_answer = sorted((absence for _, absence in absences), key=lambda absence: absence.by != "when")
    places = [place for absence in by_answer for place in absence.decided]
    config = members[0].scope.config
    facts = tuple(fact for _, absence in absences for fact in absence.facts)
    hint = _answer_to(members, facts, group, config) or _other(facts, group, config)
    return _at_answer(rules.NONE_PRINTED, message, hint, related, places, members[0])


def _several_printed(group: str, over: Keys, chosen: list[Candidate]) -> Diagnostic:
    names = " and ".join(member.clause.id for member in chosen)
    message = f"More than one alternative of “{group}”{_named(over)} is printed: {names}"
    related = [(f"{member.clause.id} is printed", member.clause.span) for member in chosen]
    facts = {fact: span for member in chosen for fact, span in facts_for(member.clause, member.scope).items()}
    places = [(f"{fact} is given here", span) for fact, span in facts.items()]
    return _at_answer(
        rules.SEVERAL_PRINTED, message, _other(facts, group, chosen[0].scope.config), related, places, chosen[1]
    )


def _at_answer(
    rule: Rule, message: str, hint: str, related: list[Place], places: list[Place], member: Candidate
) -> Diagnostic:
    """A fault of a group at the config's first answer that decided it; where none did, at the member's entry."""
    file = member.scope.config.file
    entry = ("the alternatives have their place here", member.entry.span)
    first = next((place for place in places if place[1].file == file), None)
    if first is None:
        return Diagnostic(rule, message, member.entry.span, hint, tuple(dict.fromkeys((*related, *places))))
    others = (place for place in places if place[1] != first[1])
    return Diagnostic(rule, message, first[1], hint, tuple(dict.fromkeys((*related, *others, entry))))


def _answer_to(members: list[Candidate], facts: tuple[str, ...], group: str, config: Config) -> str:
    """The answers that the alternatives are for, as they are written, where one choice alone decides between them."""
    conditions = [member.clause.when for member in members]
    asked = {condition.left.names[-1] for condition in conditions if _is_of_a_choice(condition)}
    fact = config.facts.shape.at(tuple(facts[0].split("."))) if len(set(facts)) == 1 else None
    if not all(map(_is_of_a_choice, conditions)) or fact is None or not fact.choices or fact.derived:
        return ""
    table, _, name = facts[0].rpartition(".")
    answers = dict.fromkeys(f'"{condition.right.value}"' for condition in conditions)
    where = f" in [{table}]" if table else " at the top of the file"
    written = f"{name} = {' or '.join(answers)}{where}"
    return f"Write {written}: the wording of “{group}” is chosen by that." if asked == {name} else ""


def _is_of_a_choice(condition: Expression | None) -> bool:
    """Whether a condition holds one fact against one code."""
    match condition:
        case Compare(Path(), "==", Constant(value=str())):
            return True
        case _:
            return False


def _other(facts: Iterable[str], group: str, config: Config) -> str:
    """What whoever writes those facts can do; for one that is worked out, those that it follows from."""
    shape = config.facts.shape
    written = dict.fromkeys(
        _in_its_thing(path, fact) for fact in facts for path in shape.written_for(fact) or (fact,)
    )
    named = [path for path in written if shape.at(tuple(path.split("."))) is not None]
    is_given = all(KEY in path.split(".") or fact_at(config.facts, *path.split(".")) for path in named)
    verb = "Change" if is_given else "Give or change"
    told = " or ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))
    return f"{verb} {told}: the wording of “{group}” is chosen by that." if named else ""


def _in_its_thing(path: str, fact: str) -> str:
    """The config path that a fact of one of several things follows from, in that thing where it is of the same kind."""
    things, _, name = path.partition(f".{KEY}.")
    _, within, rest = fact.partition(f"{things}.")
    return f"{things}.{rest.partition('.')[0]}.{name}" if name and within and fact.startswith(things) else path


def _named(over: Keys) -> str:
    return "".join(f" for {name} {key}" for name, key in over)


def _in_order(members: list[Candidate], chosen: list[Candidate]) -> Iterator[tuple[Spot, Clause]]:
    """Steps in the order in which the config's list names them, in the spots that the outline gives their group."""
    spots = [member.spot for member in members if member in chosen]
    for spot, member in zip(spots, sorted(chosen, key=_rank), strict=True):
        yield spot, member.clause


def _rank(member: Candidate) -> int:
    """Where the list that a member's condition looks in names it: `"virtual" in meetings.urgent.steps`."""
    match member.clause.when:
        case Compare(Constant(value=wanted), "in", Path() as path):
            outcome = evaluate(path, member.scope)
            steps = outcome.value if isinstance(outcome, Known) and isinstance(outcome.value, tuple) else ()
            names = [step.value.id if isinstance(step.value, Thing) else step.value for step in steps]
            return names.index(wanted) if wanted in names else len(names)
        case _:
            return 0
