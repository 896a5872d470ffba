"""Knows which approved final version stands in a folder, and what a new document would say otherwise under its name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import starmap, takewhile, zip_longest
from pathlib import Path

from icsdocs.check.approval import Approval, approval_of
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document, Value
from icsdocs.passages import Passage, passages
from icsdocs.report import plural
from icsdocs.rules import APPROVED_OVERWRITTEN
from icsdocs.sent import document_in
from icsdocs.source import Span
from icsdocs.walk import inlines_of

# How many passages are told, and how many words of one before and after those that differ.
NAMED = 3
AROUND = 4
LONGEST = 120

# What is told of a passage, and where its words come from.
Change = tuple[str, Span]


def overwritten(documents: Sequence[Document], folder: Path) -> Mapping[str, Diagnostic]:
    """By its id, an error for each document that would take the place of a final version that was approved, with other
    words under the same version and the same approval, or as a draft of it."""
    found: dict[str, Diagnostic] = {}
    for document in documents:
        approval = approval_of(document)
        for path in (folder / f"{document.id}{ending}" for ending in (".json", ".docx")) if approval else ():
            before = document_in(path)
            if approval and before and before.final and _is_same(approval, before) and _said(before) != _said(document):
                found[document.id] = _told(path, before, document, approval)
                break
    return found


def _is_same(approval: Approval, before: Document) -> bool:
    earlier = approval_of(before)
    return earlier is not None and (earlier.version.text, earlier.words) == (approval.version.text, approval.words)


def _said(document: Document) -> tuple[object, ...]:
    """Its words with their numbers, and what stands on each page: a draft says there that it is one."""
    said = [(passage.first_number, passage.first_text) for passage in passages(document)]
    return document.final, document.status, said


def _told(path: Path, before: Document, document: Document, approval: Approval) -> Diagnostic:
    version = approval.version.text
    # What a fact of the config changed is told first: there somebody can act.
    changes = sorted(_changes(before, document), key=lambda change: change[1].file != approval.version.origin.file)
    what = ("other words" if changes else "other numbers of paragraphs") if document.final else "a draft"
    where = f", in {plural(len(changes), 'passage')}" if changes else ""
    message = (
        f"version {version} stands as a final in {path}, approved by {approval.words}, and this build would put "
        f"{what} in its place under the same version and approval{where}. "
        f"{'Nothing is written' if document.final else 'That draft is not written'}"
    )
    hint = _hint(version, is_draft=not document.final)
    return Diagnostic(APPROVED_OVERWRITTEN, message, approval.version.origin, hint, tuple(changes[:NAMED]))


def _hint(version: str, *, is_draft: bool) -> str:
    entered = (
        f"nter the change as a new version below this one: a table such as [versions.{_next_key(version)}] with the "
        "lines version, date, author_role and change. Name an approval in it only once it has one."
    )
    if not is_draft:
        return f"E{entered}"
    return (
        "What was approved stays as it is. To have a draft of it too, build into another folder with --output. If its "
        f"words are to change, e{entered}"
    )


def _next_key(version: str) -> str:
    """A key for the version after one: "v0-2" after "0.1"."""
    numbers = re.findall(r"\d+", version)
    return f"v{'-'.join((*numbers[:-1], str(int(numbers[-1]) + 1)))}" if numbers else "next"


def _changes(before: Document, after: Document) -> Iterator[Change]:
    """What each passage said that says something else now, is new or is gone."""
    old, new = ([one for one in passages(document) if one.first_text] for document in (before, after))
    matcher = SequenceMatcher(None, [one.first_text for one in old], [one.first_text for one in new], autojunk=False)
    for tag, at, upto, has, until in matcher.get_opcodes():
        if tag != "equal":
            yield from starmap(_change, zip_longest(old[at:upto], new[has:until]))


def _change(old: Passage | None, new: Passage | None) -> Change:
    if new is None:
        assert old is not None
        # Its lines may have moved since.
        return f"{_place(old)} is gone: “{_short(old.first_text)}”", Span(old.block.origin.file, 1, 1, 1, 1)
    if old is None:
        return f"{_place(new)} is new: “{_short(new.first_text)}”", _origin(new, "")
    said, says = _differing(old.first_text.split(" "), new.first_text.split(" "))
    return f"{_place(new)} said “{said}” and would say “{says}”", _origin(new, old.first_text)


def _origin(passage: Passage, before: str) -> Span:
    """The first fact that it prints and did not print before; else where it was drafted."""
    values = (one for one in inlines_of(passage.block) if isinstance(one, Value))
    return next((one.origin for one in values if one.text not in before), passage.block.origin)


def _place(passage: Passage) -> str:
    return passage.citation or (passage.place if passage.place == "the cover" else f"a passage at {passage.place}")


def _differing(old: list[str], new: list[str]) -> tuple[str, str]:
    """The words from the first to the last that differ, with a few round them."""
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    return _stretch(old, first, last), _stretch(new, first, last)


def _alike(old: list[str], new: list[str]) -> int:
    """With how many of the same words both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _stretch(words: list[str], first: int, last: int) -> str:
    start, end = max(0, first - AROUND), min(len(words), len(words) - last + AROUND)
    return f"{'… ' if start else ''}{_short(' '.join(words[start:end]))}{' …' if end < len(words) else ''}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
