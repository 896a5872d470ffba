"""Knows what a document says on its cover of its version and of the approval that this version has."""

from collections.abc import Iterable, Iterator
from datetime import date

from icsdocs import rules
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Document, Value
from icsdocs.frozen import frozen
from icsdocs.known import day, keyed
from icsdocs.walk import flat, normalised, plain


@frozen
class Approval:
    """A version with its approval: its number as the cover prints it, and who approved it and when, in words."""

    version: Value
    words: str


def approval_of(document: Document) -> Approval | None:
    """The approved version that a document says it is; None of one that names no version or no approval of it."""
    version, words = None, ""
    for row in document.cover.facts:
        for value in (one for cell in row.cells for one in flat(cell) if isinstance(one, Value)):
            if value.key.startswith("versions.") and value.key.endswith(".version"):
                version = value
            elif value.key == "body.approved_on":
                words = normalised(plain(row.cells[-1]))
    return Approval(version, words) if version and words else None


def dated_otherwise(documents: Iterable[Document], config: Config, dated: date | None) -> Iterator[Diagnostic]:
    """An error for each document that says that it was approved and that `--dated` gives another date than the version
    has that was approved; of a version without one, a date after the approval."""
    for approval in filter(None, map(approval_of, documents)) if dated else ():
        version = next(one for one in keyed(config.facts, "versions") if approval.version.key == f"{one.key}.version")
        issued, approved = day(version, "date"), day(config.facts, "body.approved_on")
        if dated != issued if issued else approved and dated > approved:
            what = f"version {approval.version.text}{f' of {issued}' if issued else ''}, approved by {approval.words}"
            message = f"--dated {dated} would put another day on {what}"
            yield Diagnostic(rules.DATED_OTHERWISE, message, approval.version.origin, _hint(issued, dated))


def _hint(issued: date | None, dated: date) -> str:
    more = "" if issued else ", and write the date of the version below its number"
    return f"Leave out --dated{more}. If the words are those of {dated}, enter a new version with date = {dated}."
