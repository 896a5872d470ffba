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
        behind = lead.removesuffix(":") + bound.then if bound.then and lead.endswith(":") else lead
        gaps[at] = changed(gaps[at], text=f"{gaps[at].text} {behind}") if lead else gaps[at]
    return gaps


def about(titles: Iterable[str], *, printed: str = "") -> str:
    """What a gap says it is about that stands in the place of clauses of these titles, of which its answer decides that
    “one” or “some or all” are `printed`, if any are left out."""
    told = _listed(titles)
    if printed and "; " in told:
        return f"{printed.capitalize()} of these, as the answer decides: {told}."
    return f"{told}:" if told else ""


def rivals_if(titles: Iterable[str]) -> str:
    """What follows the words “if so” where one of the clauses of these titles is printed then."""
    told = _listed(titles)
    return f", one of these: {told}." if "; " in told else f": {told}."


def _listed(titles: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(titles))


def leads_of(bound: Bound) -> list[str]:
    """What tells a reader that words hold only if the answers to the gaps before them call for them: what stands behind
    each gap, or where there is none, before the words. What is about all answers stands behind the last gap."""
    if not (bound.parts or bound.then):
        return []
    if not bound.holes:
        return ["On the same condition:"] if bound.again else []
    told = _told([_answer(hole) for hole in bound.holes])
    last = max((at for at, one in enumerate(told) if one), default=0)
    return [f"{one}{':' if at == last else ','}" if one else "" for at, one in enumerate(told)]


def _told(answers: list[str | None]) -> list[str]:
    """By which answers words hold, one for each gap; empty where that is by none, or where it is told of all gaps."""
    deciding = [answer for answer in answers if answer is not None]
    before = [""] * (len(answers) - 1)
    if not all(deciding):
        return [*before, f"Depending on the answer{'s' if before else ''}"]
    if answers == ["so", "so"]:
        return [*before, "If both are so"]
    first = next((at for at, answer in enumerate(answers) if answer), 0)
    return [f"{'If' if at == first else 'and if'} {answer}" if answer else "" for at, answer in enumerate(answers)]


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
