"""Knows how documents become files: in which order they are laid out, written and read back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from icsdocs import verify
from icsdocs.approved import overwritten
from icsdocs.decode import whole
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.document import Clause, Document, Part, Section
from icsdocs.frozen import changed, frozen
from icsdocs.render.html import render_html
from icsdocs.render.json import to_json
from icsdocs.render.pdf.available import why_unavailable
from icsdocs.rules import INACCESSIBLE, NO_GLYPH, NO_PDF, NOT_WRITTEN, PDF_ASKED_FOR, UNFIT_SHELL
from icsdocs.side_by_side import side_by_side
from icsdocs.styling import ELSEWISE, NO_TAGS, PAGE, SHELL, Style, house_style, missing_styles
from icsdocs.walk import gaps, words
from icsdocs.writing import prepare, write

if TYPE_CHECKING:
    from icsdocs.render.pdf.checks import Checked
    from icsdocs.render.pdf.write import Pdf

FAULT = "It is not written, and what stood there before stays; this is a fault of icsdocs."


@frozen
class Layout:
    """One document in each format, by file ending, before anything is written, and what is wrong with it or its house
    style; `pages` is 0 and `checked` None without a PDF."""

    contents: Mapping[str, bytes]
    pages: int
    problems: tuple[Diagnostic, ...]
    checked: "Checked | None" = None


@frozen
class Output:
    """One document as it was written."""

    id: str
    title: str
    files: tuple[Path, ...]
    pages: int
    gaps: int
    problems: tuple[Diagnostic, ...]
    checked: "Checked | None" = None


def write_documents(
    documents: Sequence[Document], root: Path, folder: Path, formats: Sequence[str], say: Callable[[str], None],
    *, jobs: int = 1, notes: bool = True,
) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:  # fmt: skip
    """Writes each document in a project's house style as <folder>/<document>.docx and so on, with its tree as JSON.

    A file that would not say what its document says is not written, and what stood there stays. Of final versions all
    are laid out and looked at first: nothing is written if anything is wrong with one, or if a document would take the
    place of an approved one that says something else. A draft that would is left out, and the others are written. Ends
    at the first file that cannot be written; `say` is told what is being done. As many documents as `jobs` are laid out
    at once where there are PDF files, which take long. Without `notes` no output shows what is for drafters alone.
    """
    is_final = any(document.final for document in documents)
    style, faults = house_style(root)
    lacking = (*faults, *_lacking_pdf(folder, formats))
    if refused := tuple(fault for fault in lacking if not _can_print(fault, is_final)):
        return (), refused
    kept = overwritten(documents, folder)
    lacking = (*lacking, *kept.values())
    documents = [document for document in documents if document.id not in kept]
    if (kept and is_final) or not documents:
        return (), lacking
    possible = tuple(name for name in formats if name != "pdf" or not why_unavailable())
    work = partial(verified, style=style, formats=possible, folder=folder, notes=notes)
    layouts = side_by_side(work, documents, jobs if "pdf" in possible else 1, lambda document: len(words(document)))
    if is_final:
        held = list(_announced("Laying out", documents, layouts, say))
        wrong = [problem for layout in held for problem in _problems(layout)]
        if any(problem.severity is Severity.ERROR for problem in wrong):
            return (), (*lacking, *wrong)
        layouts = iter(held)
    if problems := prepare(folder):
        return (), problems
    outputs, ending = _all_written(documents, _announced("Writing", documents, layouts, say), folder)
    return outputs, (*lacking, *(problem for output in outputs for problem in output.problems), *ending)


def _announced(
    doing: str, documents: Sequence[Document], layouts: Iterator[Layout | Diagnostic], say: Callable[[str], None]
) -> Iterator[Layout | Diagnostic]:
    for number, document in enumerate(documents, 1):
        say(f"{doing} {document.id} ({number} of {len(documents)})")
        yield next(layouts)


def _problems(layout: Layout | Diagnostic) -> tuple[Diagnostic, ...]:
    return (layout,) if isinstance(layout, Diagnostic) else layout.problems


def _all_written(
    documents: Sequence[Document], layouts: Iterator[Layout | Diagnostic], folder: Path
) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """What was written, up to the first document that cannot be laid out or written; and why it could not be laid
    out."""
    outputs: list[Output] = []
    for document, layout in zip(documents, layouts, strict=True):
        if isinstance(layout, Diagnostic):
            return tuple(outputs), (layout,)
        outputs.append(_written(document, layout, folder))
        if any(problem.rule is NOT_WRITTEN for problem in outputs[-1].problems):
            break
    return tuple(outputs), ()


def _can_print(fault: Diagnostic, is_final: bool) -> bool:
    """Whether documents can be printed although something is lacking: drafts with the house style of icsdocs in place
    of one that has a fault."""
    return fault.severity is not Severity.ERROR or (fault.rule is UNFIT_SHELL and not is_final)


def _lacking_pdf(folder: Path, formats: Sequence[str]) -> tuple[Diagnostic, ...]:
    if "pdf" not in formats or not (why := why_unavailable()):
        return ()
    rule = NO_PDF if len(formats) > 1 else PDF_ASKED_FOR
    return (Diagnostic(rule, why, whole(str(folder))),)


def verified(
    document: Document, style: Style, formats: Sequence[str], folder: Path, *, notes: bool = True
) -> Layout | Diagnostic:
    """`laid_out`, without the files that do not say what the document says or that break a rule of accessibility; the
    problems tell what is wrong with each. `folder` is where they are to be written. Without `notes` no file has any for
    drafters, nor has the tree that it carries."""
    if not notes:
        document = changed(document, parts=tuple(map(_without_notes, document.parts)))
    layout = laid_out(document, style, formats, notes=notes)
    if isinstance(layout, Diagnostic):
        return layout
    differing = {
        ending: tuple(_differences(document, data, folder / f"{document.id}.{ending}"))
        for ending, data in layout.contents.items()
    }
    unfit = {ending for ending, found in differing.items() if found}
    if layout.checked and layout.checked.broken:
        unfit.add("pdf")
    contents = {ending: data for ending, data in layout.contents.items() if ending not in unfit}
    problems = (*layout.problems, *(problem for found in differing.values() for problem in found))
    is_printed = "pdf" in contents
    return Layout(contents, layout.pages if is_printed else 0, problems, layout.checked if is_printed else None)


def _without_notes(part: Part) -> Part:
    match part:
        case Section(parts=inner):
            return changed(part, parts=tuple(map(_without_notes, inner)))
        case Clause():
            return changed(part, notes=())
        case _:
            return part


def laid_out(
    document: Document, style: Style, formats: Sequence[str], *, notes: bool = True
) -> Layout | Diagnostic:
    """Every format in memory. The PDF is first, because Word takes the page numbers of its contents and the sizes of
    its pictures from there. Without `notes` Word has no comments on what is open."""
    shown = document if notes else changed(document, final=True)
    tree = to_json(document)
    contents: dict[str, bytes] = {}
    pages: Mapping[str, int] = {}
    smaller: Mapping[str, float] = {}
    count, held = 0, None
    problems: tuple[Diagnostic, ...] = ()
    if "pdf" in formats:
        from icsdocs.render.pdf.checks import checked

        match _pdf(document, style):
            case Diagnostic() as unfit:
                return unfit
            case tuple() as faults:
                problems = faults
            case pdf:
                contents["pdf"], pages, count, smaller = pdf.data, pdf.pages, pdf.count, pdf.smaller
                held = checked(pdf.data)
                problems = tuple(inaccessible(document, held))
    if "docx" in formats:
        from icsdocs.render.word.opening import ShellError
        from icsdocs.render.word.shell import wanted_styles
        from icsdocs.render.word.write import render_word

        try:
            contents["docx"] = render_word(shown, style.shell, tree, pages, smaller)
        except ShellError as error:
            return Diagnostic(UNFIT_SHELL, str(error), whole(SHELL))
        problems += missing_styles(style.shell, wanted_styles(document), SHELL)
    if "html" in formats:
        contents["html"] = render_html(shown, style.page, style.screen, style.measure, tones=style.tones).encode()
    in_order = {ending: contents[ending] for ending in formats if ending in contents}
    return Layout({**in_order, "json": tree.encode()}, count, problems, held)


def _pdf(document: Document, style: Style) -> "Pdf | tuple[Diagnostic, ...] | Diagnostic":
    """The document as PDF, or why it cannot be one: its characters, or a page of the house style that fits nothing."""
    from icsdocs.render.pdf.fallback import unprintable
    from icsdocs.render.pdf.fonts import FOLDER
    from icsdocs.render.pdf.reading import fallen_back
    from icsdocs.render.pdf.write import UnfitPage, render_pdf

    if faults := tuple(unprintable(document, FOLDER)):
        return faults
    try:
        pdf = render_pdf(document, style.page, style.screen, style.prints, FOLDER, style.measure, tones=style.tones)
    except UnfitPage:
        if style.is_shared:
            raise
        return Diagnostic(UNFIT_SHELL, NO_TAGS, whole(PAGE), ELSEWISE)
    if others := fallen_back(pdf.data):
        message = f"The PDF would take characters from {', '.join(others)}, a typeface that does not come with icsdocs"
        return (Diagnostic(NO_GLYPH, message, whole(document.id)),)
    return pdf


def inaccessible(document: Document, checked: "Checked") -> Iterator[Diagnostic]:
    """An error for each rule of accessibility that the document's PDF breaks."""
    for says in checked.broken:
        message = f"The PDF of {document.id} breaks a rule of accessibility: {says[:1].lower()}{says[1:]}"
        yield Diagnostic(INACCESSIBLE, message, whole(document.id), FAULT)


def _written(document: Document, layout: Layout, folder: Path) -> Output:
    files: list[Path] = []
    problems = list(layout.problems)
    for ending, data in layout.contents.items():
        result = write(folder / f"{document.id}.{ending}", data)
        if isinstance(result, Diagnostic):
            problems.append(result)
            break
        files.append(result.path)
        problems += result.problems
    count = len(gaps(document))
    return Output(document.id, document.title, tuple(files), layout.pages, count, tuple(problems), layout.checked)


def _differences(document: Document, data: bytes, path: Path) -> Iterator[Diagnostic]:
    """Where a Word or PDF file that is to be written, read as others will read it, departs from its document."""
    if path.suffix == ".docx":
        from icsdocs.render.word import reading as word

        yield from verify.differences(verify.wording(document), word.words(data), path)
        yield from verify.number_differences(document, word.labels(data), path)
        references = [(pointer.bookmark, pointer.text) for pointer in word.references(data)]
        yield from verify.reference_differences(document, references, word.full_numbers(data), path)
    if path.suffix == ".pdf":
        from icsdocs.render.pdf import reading as pdf

        found = pdf.words(data)
        if not pdf.same_words(words(document), found):
            expected = [changed(passage, text=pdf.comparable(passage.text)) for passage in verify.wording(document)]
            yield from verify.differences(expected, [pdf.comparable(text) for text in found], path)
