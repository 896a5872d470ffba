"""Knows which of some known names a writer meant who wrote another."""

from collections.abc import Iterable


def alike(name: str, known: Iterable[str], most: int = 1, *, at_least: float = 0.6) -> list[str]:
    """The known names most like one, the likest first; none where all are quite different: `at_least` is the part of
    their letters that must be the same, in the same order."""
    from difflib import get_close_matches  # Not above: a run without faults needs none.

    return get_close_matches(name, list(known), most, at_least)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question that offers the known name most like one; empty where none is like it."""
    close = alike(name, known)
    return f"Did you mean “{close[0]}”?" if close else ""
