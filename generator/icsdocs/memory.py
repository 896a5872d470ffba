"""Knows how reading and checking may ask for what they made of the same texts before."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from icsdocs.source import Source

Made = TypeVar("Made")


class Memory(Protocol):
    """Gives what was made of some texts before, or makes it. The result may depend on nothing but the work, which is
    named by `what`, and the names and texts: those of files, or what stands for all that went in."""

    def __call__(self, what: str, files: tuple[Source, ...], make: Callable[[], Made]) -> Made: ...


def forgetful(_what: str, _files: tuple[Source, ...], make: Callable[[], Made]) -> Made:
    """The memory of who remembers nothing."""
    return make()
