"""Knows what a machine must have for icsdocs, and tries each thing on a page of its own."""

import platform
from collections.abc import Iterator
from pathlib import Path

from icsdocs import __version__
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import (
    Clause,
    Contents,
    ContentsLine,
    Cover,
    Document,
    Gap,
    Note,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from icsdocs.files import read_bytes
from icsdocs.frozen import frozen
from icsdocs.library import Library
from icsdocs.parsed import told
from icsdocs.pipeline import read_project
from icsdocs.render.json import to_json
from icsdocs.render.pdf.available import why_unavailable
from icsdocs.rules import UNFIT_SHELL
from icsdocs.source import Span
from icsdocs.styling import SHELL, Style, house_style, missing_styles, shell_problems

FONT = "Arimo"


@frozen
class Finding:
    """One thing that was looked at, in plain words, and what to do where it is not well."""

    what: str
    is_well: bool
    remedy: str = ""


def examine(root: Path) -> Iterator[Finding]:
    """What a project needs of this machine, each thing tried."""
    yield Finding(f"icsdocs {__version__} with Python {platform.python_version()}", True)
    yield Finding(told(), True)
    style, problems = house_style(root)
    library, faults, _ = read_project(root)
    page = specimen(library)
    yield from _pdf(page, style)
    yield from _house_style(style.shell, page, problems, SHELL)
    yield _library(library, faults)


def examine_template(root: Path, path: Path) -> Iterator[Finding]:
    """What a Word file lacks to be the house style of a project's documents, each fault with its place in words."""
    shell = read_bytes(path, str(path))
    if isinstance(shell, Diagnostic):
        yield Finding(f"{path.name}: {shell.message}", False, shell.hint)
        return
    library, _, _ = read_project(root)
    yield from _house_style(shell, specimen(library), shell_problems(shell, str(path)), path.name)


def _house_style(shell: bytes, page: Document, problems: tuple[Diagnostic, ...], name: str) -> Iterator[Finding]:
    from icsdocs.render.word.opening import ShellError
    from icsdocs.render.word.shell import wanted_styles
    from icsdocs.render.word.write import render_word

    for problem in problems:
        yield Finding(f"{name}: {problem.message}", False, problem.hint)
    if any(problem.rule is UNFIT_SHELL for problem in problems):
        return
    try:
        render_word(page, shell, to_json(page), {})
    except ShellError as error:
        yield Finding(f"{name} cannot be filled", False, str(error))
        return
    yield Finding(f"{name} can be filled (tried with a document of every style)", True)
    missing = missing_styles(shell, wanted_styles(page), name)
    for problem in missing:
        yield Finding(f"{name}: {problem.message}", False, problem.hint)
    if not missing:
        yield Finding(f"{name} has every style that the outlines use", True)


def _pdf(page: Document, style: Style) -> Iterator[Finding]:
    if why := why_unavailable():
        yield Finding("PDF files cannot be made", False, why)
        return
    from icsdocs.render.pdf.fonts import FOLDER
    from icsdocs.render.pdf.reading import fonts_used
    from icsdocs.render.pdf.write import render_pdf

    pdf = render_pdf(page, style.page, style.screen, style.prints, FOLDER, style.measure)
    yield Finding(f"PDF files can be made (tried with a document of {pdf.count} pages)", True)
    others = sorted(name for name in fonts_used(pdf.data) if not name.startswith(FONT))
    remedy = f"It used {', '.join(others)} instead. Install the package fontpkg-arimo." if others else ""
    yield Finding(f"PDF files use the font {FONT} that comes with icsdocs", not others, remedy)


def _library(library: Library, faults: tuple[Diagnostic, ...]) -> Finding:
    counted = f"{len(library.clauses)} clauses, {len(library.outlines)} outlines, {len(library.editions)} editions"
    return Finding(
        f"The project has {counted}", not faults, "icsdocs lint says what is wrong with them." if faults else ""
    )


def specimen(library: Library) -> Document:
    """A small document that uses every style of a library's outlines, a table, a gap, a note and the contents."""
    here = Span("specimen", 1, 1, 1, 1)
    words = (Text("Specimen", here),)
    styles = dict.fromkeys(level.style for outline in library.outlines for level in outline.levels)
    covers = dict.fromkeys(line.style for outline in library.outlines for line in outline.cover if not line.label)
    heading = Paragraph("specimen", "Heading 1", None, words, here)
    row = Row("specimen.row", (words,), here)
    blocks = (
        *(Paragraph(f"specimen.{number}", style, None, words, here) for number, style in enumerate(styles)),
        Paragraph("specimen.gap", "Body Text", None, (Gap("[1: Specimen]", 1, "specimen", "Specimen", here),), here),
        Table("specimen.table", "Specimen", Row("specimen.head", (words,), here), (row,), ("left",)),
    )
    note = Note("specimen.gap", words, here)
    clause = Clause("specimen.clause", "specimen", "Specimen", "required", "0" * 64, (), blocks, (note,), here)
    contents = Contents((ContentsLine("specimen", 1, "", "Specimen"),))
    lines = tuple(
        Paragraph(f"specimen.cover.{number}", style, None, words, here) for number, style in enumerate(covers)
    )
    return Document(
        id="specimen", type="specimen", title="Specimen", subject="Specimen", author="icsdocs", keywords="",
        date="2022-04-01", running="Specimen", status="Specimen", watermark="", final=False, system="specimen",
        edition="specimen", as_at="2022-04-01", versions=(), cover=Cover(lines, ()),
        parts=(Section("specimen.section", 1, heading, (contents, clause)),), series=(),
    )  # fmt: skip
