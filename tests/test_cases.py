"""Each file in tests/cases is a whole tiny project and what must come of it: the documents' text, and the problems.

A bug report is such a file: `-- name --` begins a file of the project, `-- expect: DOCUMENT --` the text that the
document must have, `-- problems --` every problem as `file:line:column severity CODE`, or `-- told --` every problem in
full with the characters it is about, its words and the other places it names, `-- lint --` every problem of the clause
library alone, `-- together --` every problem of all its configs and between them, `-- open --` its open points as they
are told to whoever fills them in, `-- notes --` the words of every note for drafters. Other parts are about the first
config.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafts import drafted_in
from icsdocs import open_report
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Clause, Document, Note, Paragraph
from icsdocs.pipeline import compared, lint
from icsdocs.source import Span
from icsdocs.walk import every_part, plain, printed

CASES = sorted((Path(__file__).parent / "cases").glob("**/*.case"))
SECTION = re.compile(r"^-- (.+) --$", re.MULTILINE)


def sections(text: str) -> dict[str, str]:
    """The parts of a case file by the name on their line."""
    pieces = SECTION.split(text)
    return dict(zip(pieces[1::2], (body.removeprefix("\n") for body in pieces[2::2]), strict=True))


def as_text(document: Document) -> str:
    """A document as a case file expects it: a line for each paragraph, its label before it, and for each table row;
    without the title that is printed because the outline has no cover."""
    lines = []
    for block in printed(document):
        if block.address == "cover.title":
            continue
        if isinstance(block, Paragraph):
            label = f"{block.label.text}  " if block.label else ""
            lines.append(label + plain(block.inlines))
        else:
            lines.append("| " + " | ".join(map(plain, block.cells)) + " |")
    return "\n".join(lines)


def notes_of(document: Document) -> Iterator[Note]:
    for part in every_part(document.parts):
        if isinstance(part, Clause):
            yield from part.notes


def told(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{p.span} {p.severity} {p.rule.code}" for p in problems]


def in_full(problems: tuple[Diagnostic, ...]) -> list[str]:
    """Each problem as `file:line:column-line:column CODE message | hint`, and below it the other places it names."""
    told = []
    for p in problems:
        told.append(f"{extent(p.span)} {p.rule.code} {p.message} | {p.hint}".rstrip(" |"))
        told += [f"  {extent(span)} {words}" for words, span in p.related]
    return told


def extent(span: Span) -> str:
    return f"{span}-{span.end_line}:{span.end_column}"


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    parts = sections(path.read_text(encoding="utf-8"))
    expected = {
        name.removeprefix("expect: "): body.strip("\n") for name, body in parts.items() if name.startswith("expect: ")
    }
    for name, body in parts.items():
        if "/" in name:
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, encoding="utf-8", newline="")
    made, *others = [drafted_in(tmp_path, name) for name in parts if name.startswith("configs/")]
    if "told" in parts:
        assert in_full(made.problems) == lines(parts["told"])
    else:
        assert told(made.problems) == lines(parts.get("problems", ""))
    if "together" in parts:
        assert told(compared((made, *others))[0]) == lines(parts["together"])
    if "lint" in parts:
        assert told(lint(tmp_path)[0]) == lines(parts["lint"])
    if "open" in parts:
        points = open_report.told(made.open_points, colour=False, width=100, verbose=False)
        assert points.strip() == parts["open"].strip()
    if "notes" in parts:
        notes = [plain(note.inlines) for d in made.documents for note in notes_of(d)]
        assert notes == lines(parts["notes"])
        for document in made.documents:
            assert {note.anchor for note in notes_of(document)} <= {block.address for block in printed(document)}
    for name, text in expected.items():
        document = next((d for d in made.documents if d.id == name), None)
        assert document is not None, f"no document {name}"
        assert as_text(document) == text
