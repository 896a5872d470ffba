"""Knows what a look at a document's words gave before, and that it gives the same while nothing about it is another."""

from collections.abc import Callable, Iterator
from functools import cached_property
from hashlib import blake2b
from typing import TypeVar

from icsdocs.check.sentences import text_of
from icsdocs.config import Config
from icsdocs.document import Clause, Document, Paragraph
from icsdocs.frozen import frozen
from icsdocs.memory import Memory, forgetful
from icsdocs.source import Source
from icsdocs.walk import every_part, printed

Made = TypeVar("Made")


@frozen
class Seen:
    """What is remembered of looks at the words of one config's documents. `against` stands for all that words are held
    against beside the config's edition and day: the tables of the library."""

    memory: Memory
    config: str
    against: str

    def of(self, document: Document, what: str, look: Callable[[], Made], beside: str = "") -> Made:
        """What a look gives, from memory where it can. It may depend on nothing but the document's words, with their
        addresses and sources, what words are held against, and what it says is to be counted `beside`."""
        if document.id not in self._digests:
            self._digests[document.id] = _digest(document)
        told = "\n".join((self._digests[document.id], self.against, beside))
        return self.memory(what, (Source(f"{self.config} {document.id}", told),), look)

    def of_tables(self, config: Config, what: str, look: Callable[[], Made]) -> Made:
        """The same of a look at the tables of the library alone."""
        told = f"{self.against}\n{config.edition} {config.as_at}"
        return self.memory(f"{what} in the tables", (Source(self.config, told),), look)

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {}


NEVER = Seen(forgetful, "", "")


def _digest(document: Document) -> str:
    """In hex, what stands for the words of a document and where they are."""
    made = blake2b(f"{document.type}\n{document.edition}\n{document.as_at}".encode())
    for told in _told(document):
        made.update(told.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _told(document: Document) -> Iterator[str]:
    for block in printed(document):
        cells = (block.inlines,) if isinstance(block, Paragraph) else block.cells
        yield "\x1f".join((block.address, *map(text_of, cells), "\n"))
    for part in every_part(document.parts):
        if isinstance(part, Clause):
            yield f"{part.address}\x1f{part.source}\x1f{' '.join(part.meets)}\n"
