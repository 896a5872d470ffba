"""Knows what stands round a gap: what it is about, and by which answer the words behind it hold."""

from collections.abc import Iterable

from icsdocs.assemble.lookup import Unknown
from icsdocs.assemble.placed import Bound
from icsdocs.document import Gap
from icsdocs.frozen import changed


def led(gaps: list[Gap], bound: Bound) -> list[Gap]:
    """Gaps with the words that say what they are about before them, and behind them those that lead what hangs on the
    answers. These are no words of the document's own, so they are a part of the gap."""
    if gaps and bound.about:
        gaps[0] = changed(gaps[0], text=f"{bound.about} {gaps[0].text}")
    for at, lead in enumerate(leads_of(bound) if gaps else ()):
        gaps[at] = changed(gaps[at], text=f"{gaps[at].text} {lead}") if lead else gaps[at]
    return gaps


def about(titles: Iterable[str], *, are_rivals: bool = False) -> str:
    """What a gap says it is about that stands in the place of clauses of these titles, or of one of them."""
    told = "; ".join(dict.fromkeys(titles))
    return f"One of these: {told}." if are_rivals and "; " in told else f"{told}:" if told else ""


def leads_of(bound: Bound) -> list[str]:
    """What tells a reader that words hold only if the answers to the gaps before them call for them: what stands behind
    each gap, or where there is none, before the words. What is about all answers stands behind the last gap."""
    told = _told([_answer(hole) for hole in bound.holes])
    if bound.again:
        first = next((at for at, one in enumerate(told) if one), len(told) - 1)
        told[first] = ", and ".join(filter(None, ("on the same condition", told[first])))
    if not bound.parts or not any(told):
        return []
    said = [f"{one}{':' if at == len(told) - 1 else ','}" if one else "" for at, one in enumerate(told)]
    opening = next(at for at, one in enumerate(said) if one)
    return [f"{one[:1].upper()}{one[1:]}" if at == opening else one for at, one in enumerate(said)]


def _told(answers: list[str | None]) -> list[str]:
    """By which answers words hold, one for each gap, or one for no gap at all; empty where nothing is to be said."""
    before = [""] * (len(answers) - 1)
    match answers:
        case [] | [None]:
            return [""]
        case ["so", "so"]:
            return [*before, "if both are so"]
        case [first, *others] if all(answers):
            return [f"if {first}", *(f"and if {other}" for other in others)]
        case _:
            return [*before, f"depending on the answer{'s' if before else ''}"]


def _answer(hole: Unknown) -> str | None:
    """By which answer words hold, as it stands behind “if”: empty where nobody can say it, None where by no answer."""
    match hole.answer:
        case "yes":
            return "so"
        case "no":
            return "not"
        case "none":
            return None
        case _:
            return hole.says
