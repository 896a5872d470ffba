"""Knows whether a file says what its document says, and where it does not."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from icsdocs.decode import whole
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document, Paragraph, Reference
from icsdocs.frozen import frozen
from icsdocs.rules import OUTPUT_DIFFERS
from icsdocs.source import Span
from icsdocs.walk import bookmarks, inlines_of, normalised, plain, printed

DIFFERENCES_NAMED = 10
SHOWN = 80


@frozen
class Passage:
    """One text of a document, a paragraph or a cell, with the address and source of its block."""

    text: str
    address: str
    origin: Span


def wording(document: Document) -> list[Passage]:
    """What `document.words` counts, each text with its block."""
    passages = []
    for block in printed(document):
        cells = (block.inlines,) if isinstance(block, Paragraph) else block.cells
        passages += [Passage(normalised(plain(cell)), block.address, block.origin) for cell in cells]
    return [passage for passage in passages if passage.text]


def differences(expected: Sequence[Passage], found: Sequence[str], file: Path) -> Iterator[Diagnostic]:
    """Each stretch in which a file departs from its document, named by address; nothing where they agree."""
    if [passage.text for passage in expected] == list(found):
        return
    matcher = SequenceMatcher(None, [passage.text for passage in expected], list(found), autojunk=False)
    stretches = [(at, upto, has, until) for tag, at, upto, has, until in matcher.get_opcodes() if tag != "equal"]
    for at, upto, has, until in stretches[:DIFFERENCES_NAMED]:
        place = expected[min(at, len(expected) - 1)] if expected else Passage("", file.stem, whole(str(file)))
        should = " ".join(passage.text for passage in expected[at:upto])
        does = " ".join(found[has:until])
        message = f"At {place.address} {file.name} says “{_short(does)}” where the document says “{_short(should)}”"
        yield Diagnostic(OUTPUT_DIFFERS, message, place.origin, _hint(file))


def number_differences(document: Document, labels: Mapping[str, str], file: Path) -> Iterator[Diagnostic]:
    """Each paragraph that Word will number otherwise than its document; `labels` are Word's numbers by bookmark."""
    names = bookmarks(document)
    for block in printed(document):
        if isinstance(block, Paragraph):
            should = block.label.text if block.label else ""
            does = labels.get(names[block.address], "")
            if should != does:
                message = f"At {block.address} Word will number {file.name} “{does}” where the document says “{should}”"
                yield Diagnostic(OUTPUT_DIFFERS, message, block.origin, _hint(file))


def reference_differences(
    document: Document, references: Sequence[tuple[str, str]], numbers: Mapping[str, str], file: Path
) -> Iterator[Diagnostic]:
    """Each live reference whose number in the file, or as Word will work it out, is not its document's; `references`
    are bookmark and text in reading order, `numbers` Word's full numbers by bookmark."""
    names = bookmarks(document)
    inlines = (i for block in printed(document) for i in inlines_of(block))
    own = [i for i in inlines if isinstance(i, Reference) and not i.document]
    if len(own) != len(references):
        message = f"“{file.name}” has {len(references)} live references where the document has {len(own)}"
        yield Diagnostic(OUTPUT_DIFFERS, message, whole(str(file)), _hint(file))
    for reference, (mark, text) in zip(own, references, strict=False):
        if (mark, text, numbers.get(mark, "")) != (names[reference.target], reference.number, reference.number):
            message = f"“{file.name}” refers to “{text}” where the document says “{reference.number}”"
            yield Diagnostic(OUTPUT_DIFFERS, message, reference.origin, _hint(file))


def _hint(file: Path) -> str:
    return f"{file.name} is not written, and what stood there before stays; this is a fault of icsdocs."


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
