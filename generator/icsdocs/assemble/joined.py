"""Knows which paragraph has the words of a block that was joined to it, and why those words are printed."""

from collections.abc import Iterable, Iterator

from icsdocs.document import Ground, Paragraph
from icsdocs.frozen import changed

# By the address of a block, the block itself and the paragraph over it that has its words.
Joined = dict[str, tuple[Paragraph, Paragraph]]


def holder(address: str, joined: Joined) -> str:
    """The address of the paragraph that has the words of a block: its own, unless it was joined to another."""
    while address in joined:
        address = joined[address][1].address
    return address


def carried(grounds: Iterable[Ground], joined: Joined) -> Iterator[Ground]:
    """Each ground that governs a joined block and not the paragraph over it, as one of the paragraph that has its
    words."""
    partial = [ground for ground in grounds if ground.first_line] if joined else []
    for block, over in joined.values():
        for ground in partial:
            if _governs(ground, block) and not _governs(ground, over):
                yield changed(ground, within=holder(over.address, joined), first_line=0, last_line=0)


def _governs(ground: Ground, block: Paragraph) -> bool:
    is_within = block.address.startswith((f"{ground.within}.", f"{ground.within}["))
    return is_within and ground.first_line <= block.origin.line <= ground.last_line
