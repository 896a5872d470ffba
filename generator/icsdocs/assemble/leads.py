"""Knows what stands round a gap: what it is about, and by which answer the words behind it hold."""

from collections.abc import Iterable

from icsdocs.assemble.lookup import Unknown
from icsdocs.assemble.placed import Bound
from icsdocs.document import Gap
from icsdocs.frozen import changed


def led(gaps: list[Gap], about: str, lead: str) -> list[Gap]:
    """Gaps with the words that say what they are about before them, and behind them those that lead what hangs on the
    answer. These are no words of the document's own, so they are a part of the gap."""
    if gaps and about:
        gaps[0] = changed(gaps[0], text=f"{about} {gaps[0].text}")
    if gaps and lead:
        gaps[-1] = changed(gaps[-1], text=f"{gaps[-1].text} {lead}")
    return gaps


def about(titles: Iterable[str], *, are_rivals: bool = False) -> str:
    """What a gap says it is about that stands in the place of clauses of these titles, or of one of them."""
    told = "; ".join(dict.fromkeys(titles))
    return f"One of these: {told}." if are_rivals and "; " in told else f"{told}:" if told else ""


def lead_of(bound: Bound) -> str:
    """What tells a reader that the words after it hold only if the answer to the gaps before it calls for them."""
    answers = [_answer(hole) for hole in bound.holes]
    match answers:
        case _ if not bound.parts:
            return ""
        case []:
            return "On the same condition:" if bound.again else ""
        case [None]:
            return ""
        case _ if all(answers):
            told = ", and if ".join(filter(None, answers))
            return "If both are so:" if answers == ["so", "so"] else f"If {told}:"
        case [_]:
            return "Depending on the answer:"
        case _:
            return "Depending on the answers:"


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
