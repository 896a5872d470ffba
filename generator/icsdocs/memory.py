"""Knows how reading and checking may ask for what they made of the same texts before."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from icsdocs.source import Source

Made = TypeVar("Made")


class Memory(Protocol):
    """Gives what was made of some texts before, or makes it. The result may depend on nothing but the work, which is
    named by `what`, and the names and texts: those of files, or what stands for all that went in."""

    def __call__(self, what: str, files: tuple[Source, ...], make: Callable[[], Made]) -> Made: ...

    def whole(self, what: str, everything: Source, make: Callable[[], Made]) -> Made:
        """The same of many files together, which `make` reads with the memory `of_files`."""

    @property
    def of_files(self) -> "Memory":
        """For what is made of each file by itself."""


class _Forgetful:
    def __call__(self, _what: str, _files: tuple[Source, ...], make: Callable[[], Made]) -> Made:
        return make()

    def whole(self, _what: str, _everything: Source, make: Callable[[], Made]) -> Made:
        return make()

    @property
    def of_files(self) -> "_Forgetful":
        return self


# The memory of who remembers nothing.
forgetful = _Forgetful()
