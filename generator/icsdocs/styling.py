"""Knows a project's house style: its files, the one look that all outputs take from its Word file, and its faults."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from icsdocs.decode import whole
from icsdocs.diagnostics import Diagnostic, Rule
from icsdocs.frozen import changed, frozen
from icsdocs.project import package_root, template
from icsdocs.render.columns import Measure
from icsdocs.render.html import HOUSE
from icsdocs.render.svg import TONES, Tones
from icsdocs.rules import MISSING_STYLE, OTHER_TYPEFACE, UNFIT_SHELL, UNUSUAL_SHELL

if TYPE_CHECKING:
    from icsdocs.render.word.placeholders import Fault

SHELL, PAGE = "templates/house.docx", "templates/page.html"
STYLE_FILES = ("house.docx", "page.html", "screen.css", "print.css")
NO_TAGS = "The PDF of this page and its stylesheets cannot be tagged: they hide, repeat or add words"
ELSEWISE = "Begin again with the page.html, screen.css and print.css that come with icsdocs."


@frozen
class Style:
    """The house style: the Word shell, the HTML page, and its stylesheets for the screen and for print; whether the
    page and the stylesheets are those that come with icsdocs; what the columns of tables share; the colours of
    pictures."""

    shell: bytes
    page: str
    screen: str
    prints: str
    is_shared: bool = True
    measure: Measure = HOUSE
    tones: Tones = TONES


def house_style(root: Path) -> tuple[Style, tuple[Diagnostic, ...]]:
    """A project's house style, each file its own or else the package's, and what is wrong with it. Where the Word file
    or the page cannot be filled, the package's stands in its place."""
    found = [template(root, name) for name in STYLE_FILES]
    shared = [template(package_root(), name) for name in STYLE_FILES]
    shell, *texts = (b"" if isinstance(one, Diagnostic) else one for one in found)
    page, screen, prints = (text.decode("utf-8-sig", errors="replace") for text in texts)
    style = Style(shell, page, screen, prints, found[1:] == shared[1:])
    if problems := tuple(one for one in found if isinstance(one, Diagnostic)):
        return style, problems
    if "$body" not in page and "${body}" not in page:
        problems = (Diagnostic(UNFIT_SHELL, "This page has no place for the document: $body", whole(PAGE), ELSEWISE),)
        style = changed(style, page=_text(shared[1]))
    own = shell_problems(shell, SHELL)
    if any(one.rule is UNFIT_SHELL for one in own):
        style = changed(style, shell=shared[0] if isinstance(shared[0], bytes) else b"")
    return following(style), (*problems, *own)


def _text(found: bytes | Diagnostic) -> str:
    return "" if isinstance(found, Diagnostic) else found.decode()


def following(style: Style) -> Style:
    """A house style whose stylesheets follow its Word file: page, typefaces, colours and sizes are the same in all
    outputs. A Word file that cannot be read leaves the stylesheets as they are."""
    from icsdocs.render.house import print_css, screen_css
    from icsdocs.render.word.looks import house_of
    from icsdocs.render.word.opening import ShellError, opened

    try:
        house = house_of(opened(style.shell))
    except ShellError:
        return style
    screen, prints = f"{style.screen}\n{screen_css(house)}", f"{style.prints}\n{print_css(house)}"
    return changed(style, screen=screen, prints=prints, measure=house.measure, tones=house.tones)


# --- faults of the Word file -----------------------------------------------------------------------------------------


def shell_problems(shell: bytes, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a Word house style whatever the document; the place within the file is said in words."""
    from icsdocs.render.word.template import shell_faults

    faults = shell_faults(shell)
    told = [_problem(UNFIT_SHELL if fault.is_fatal else UNUSUAL_SHELL, fault, name) for fault in faults]
    return (*told, *(() if any(fault.is_fatal for fault in faults) else _typefaces(shell, name)))


def missing_styles(shell: bytes, wanted: Iterable[str], name: str) -> tuple[Diagnostic, ...]:
    """Each wanted style that a Word house style lacks."""
    from icsdocs.render.word.template import missing_style_faults

    return tuple(_problem(MISSING_STYLE, fault, name) for fault in missing_style_faults(shell, wanted))


def _problem(rule: Rule, fault: "Fault", name: str) -> Diagnostic:
    where = f"{fault.where[0].upper()}{fault.where[1:]}: " if fault.where else ""
    instead = " Until then documents are in the house style that comes with icsdocs." if rule is UNFIT_SHELL else ""
    return Diagnostic(rule, f"{where}{fault.message}", whole(name), f"{fault.hint}{instead}")


def _typefaces(shell: bytes, name: str) -> Iterator[Diagnostic]:
    from icsdocs.render.word.looks import house_of
    from icsdocs.render.word.opening import opened
    from icsdocs.render.word.template import other_typefaces

    if fonts := other_typefaces(house_of(opened(shell))):
        message = f"PDF files are set in Arimo in place of {', '.join(fonts)}, and may break lines elsewhere than Word"
        hint = "Word and HTML show it where it is installed. Arial has the widths of Arimo, so that pages agree."
        yield Diagnostic(OTHER_TYPEFACE, message, whole(name), hint)
