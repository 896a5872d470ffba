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
    match bound.holes:
        case _ if not bound.parts:
            return ""
        case ():
            return "On the same condition:" if bound.again else ""
        case (Unknown(answer="yes"),):
            return "If so:"
        case (Unknown(answer="no"),):
            return "If not:"
        case (Unknown(answer="none"),):
            return ""
        case (Unknown(says=answer),) if answer:
            return f"If {answer}:"
        case (_,):
            return "Depending on the answer:"
        case _:
            return "Depending on the answers:"
