"""Knows where in a clause words are being written out, and what is unknown about their being there."""

from dataclasses import dataclass

from icsdocs.assemble.evaluate import evaluate
from icsdocs.assemble.lookup import Scope, Unknown
from icsdocs.assemble.placed import Bound
from icsdocs.drafted import Blank, Stress
from icsdocs.frozen import changed, frozen
from icsdocs.source import Span


@dataclass
class Pending:
    """Something unknown about some words' being there at all; printed before the first of them that is printed, so
    many lists and tables deep. Words that ask for the same fact themselves, or say that it is not known, settle it.
    `led` is what the words printed last that hang on it were led by."""

    hole: Unknown
    printed: bool = False
    deep: int = 0
    led: tuple[Unknown, ...] = ()


@frozen
class Here:
    """Where words are being written out: scope and depth; what is unknown about their being there; whether a condition
    stands round them; whether they are in a list item, and whether they carry one on."""

    scope: Scope
    depth: int
    pending: tuple[Pending, ...] = ()
    conditional: bool = False
    in_item: bool = False
    continued: bool = False
    deep: int = 0

    def if_(self, *holes: Unknown) -> "Here":
        """The same place under a condition that is unknown, or several."""
        return changed(self, pending=(*self.pending, *map(Pending, holes)), conditional=True)

    def bound(self, parts: tuple, span: Span) -> Bound:
        """Words printed now, with what is to be printed before them. Words that stand below those that were led
        by a condition need not say it again; those that hang on more than what is printed already, or on less than the
        words before them, say all of it, because “the same condition” could be more than theirs, or its opposite."""
        standing = [pending for pending in self.pending if pending.printed and self.deep <= pending.deep]
        again = tuple(pending.hole for pending in standing)
        is_other = any(pending.led != again for pending in standing)
        due = [pending for pending in self.pending if not pending.printed]
        asked = asked_in(parts, self.scope) if due else set()
        for pending in due:
            is_settled = pending.hole.key in asked or pending.hole.answer == "none"
            pending.printed, pending.deep = True, -1 if is_settled else self.deep
        holes = [pending.hole for pending in due if pending.hole.key not in asked]
        if parts and (holes or is_other):
            holes = [*(hole for hole in again if hole.key not in asked and hole not in holes), *holes]
        self._remember(is_question=not parts)
        return Bound(parts, self.scope, tuple(holes), span, bool(again) and not is_other)

    def _remember(self, *, is_question: bool) -> None:
        """For the words that follow, what those were led by that stand here; a gap that is nothing but a question leads
        none, and comes between them and what was said before."""
        led = tuple(pending.hole for pending in self.pending if self.deep <= pending.deep)
        for pending in self.pending if led or is_question else ():
            pending.led = () if is_question else led

    def settle(self, key: str) -> None:
        """Words after a gap that is nothing but a question need not say that they hang on its answer."""
        for pending in self.pending:
            pending.deep = -1 if pending.hole.key == key else pending.deep

    @property
    def doubt(self) -> Unknown | None:
        """What the words printed here hang on, where they were led by it; of several questions the first."""
        return next((one.hole for one in self.pending if one.printed and one.deep >= 0), None)

    def below(self) -> "Here":
        """In a list or a table that stands here."""
        return changed(self, deep=self.deep + 1)


def asked_in(parts: tuple, scope: Scope) -> set[str]:
    """The facts that some words ask for themselves, because the config does not give them."""
    keys: set[str] = set()
    for part in parts:
        match part:
            case Blank(expression):
                outcome = evaluate(expression, scope)
                keys |= {outcome.key} if isinstance(outcome, Unknown) else set()
            case Stress(inner):
                keys |= asked_in(inner, scope)
    return keys
