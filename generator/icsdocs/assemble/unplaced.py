"""Knows why a place in an outline stays empty, in words that name the facts."""

from icsdocs.assemble.evaluate import holds
from icsdocs.assemble.grounds import drafted
from icsdocs.assemble.lookup import Scope, Unknown
from icsdocs.assemble.verdict import because, decisive
from icsdocs.library import Absence, Entry


def no_place(entry: Entry, scope: Scope) -> Absence:
    """Why nothing of an entry is printed; no words where neither its condition nor its repetition says so."""
    match holds(entry.when, scope) if entry.when is not None else True:
        case False:
            assert entry.when is not None
            reason = f"its place has a condition that is not met ({because(entry.when, scope)})"
            return Absence(reason, decisive(entry.when, scope))
        case Unknown(key, question, about) if entry.each is None:
            reason = "while it is not known how many there are, the words for several are printed"
            return Absence(reason, by="alternative", told=True, hangs_on=key, question=question, about=about)
    if entry.each is None:
        return Absence("")
    reason = f"its place is repeated for each {entry.each.name} in {drafted(entry.each.collection)}"
    return Absence(f"{reason}, and there is none to print", decisive(entry.each.collection, scope))
