"""Knows how reading may ask for what it made of the same files before."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from icsdocs.source import Source

Made = TypeVar("Made")


class Memory(Protocol):
    """Gives what was made of some files before, or makes it. The result may depend on nothing but the work, which is
    named by `what`, and the files' names and texts."""

    def __call__(self, what: str, files: tuple[Source, ...], make: Callable[[], Made]) -> Made: ...


def forgetful(_what: str, _files: tuple[Source, ...], make: Callable[[], Made]) -> Made:
    """The memory of who remembers nothing."""
    return make()
