"""Knows what a Word file must have to be the house style of public documents, and says in plain words what it lacks."""

from collections.abc import Iterable, Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from icsdocs.likeness import alike
from icsdocs.render.house import METRIC_EQUALS, House
from icsdocs.render.word.looks import house_of
from icsdocs.render.word.opening import opened, why_not_word
from icsdocs.render.word.placeholders import Fault, placeholder_faults, places
from icsdocs.render.word.wordml import Element, attribute, tag

AGAIN = "Or begin again with the house.docx that comes with icsdocs."

# Below this width of text, in millimetres, tables of five columns cannot be read.
NARROWEST = 100

# WCAG 2.2, 1.4.3: ordinary and large letters on white; large is 18 points, or 14 in bold.
CONTRAST, LARGE_CONTRAST = 4.5, 3.0

# Settings for which Word asks or warns when a document is opened.
ASKING = {
    "documentProtection": "is protected against changes",
    "writeProtection": "asks to be opened read-only",
    "mailMerge": "is the main document of a mail merge",
    "attachedTemplate": "fetches a template from elsewhere",
}


def shell_faults(shell: bytes) -> tuple[Fault, ...]:
    """What is wrong with a house style whatever the document: what it is, its placeholders, its pages, its colours,
    and what it would bring into every document."""
    if why := why_not_word(shell):
        return (Fault("", "The file cannot be used as house style", why, True),)
    word = opened(shell)
    sections = list(word.element.body.iter(tag("sectPr")))
    if not sections:
        return (Fault("", "The file has no page: its last section is missing", AGAIN, True),)
    found = tuple(placeholder_faults(places(word)))
    house = house_of(word)
    return (*found, *_sides(house), *_colours(house), *_outline(word), *_language(word), *_carried(word))


def missing_style_faults(shell: bytes, wanted: Iterable[str]) -> Iterator[Fault]:
    """Each wanted style that a house style lacks, with the name that it may have been given instead."""
    wanted = tuple(dict.fromkeys(wanted))
    styles = opened(shell).styles.element.iter(tag("style"))
    there = {name.casefold(): name for name in (attribute(style.find(tag("name")), "val") for style in styles)}
    spare = set(there) - {name.casefold() for name in wanted}
    for name in wanted:
        if name.casefold() not in there:
            close = alike(name.casefold(), spare)
            renamed = f" If “{there[close[0]]}” is the style, give it back its name." if close else ""
            hint = f"Add the style “{name}” in Word (Styles, New Style).{renamed} {AGAIN}"
            yield Fault("", f"The style “{name}” is missing; words in it print in Word's Normal", hint)


def other_typefaces(house: House) -> tuple[str, ...]:
    """The typefaces of a house style that a PDF cannot have; it is set in Arimo instead."""
    return tuple(font for font in house.fonts if font.casefold() not in METRIC_EQUALS)


# --- how it looks ----------------------------------------------------------------------------------------------------


def _sides(house: House) -> Iterator[Fault]:
    for where, page in (("the pages of the text", house.text), ("the cover", house.cover)):
        width = page.width - page.left - page.right
        if width < NARROWEST:
            hint = f"Make the margins smaller or the page wider: {NARROWEST} mm is the least."
            yield Fault(where, f"The text is only {width:.0f} mm wide", hint)


def _colours(house: House) -> Iterator[Fault]:
    for name, one in house.styles.items():
        is_large = one.size >= 18 or (one.bold and one.size >= 14)
        ratio = contrast(one.colour) if one.colour else CONTRAST
        if ratio < (LARGE_CONTRAST if is_large else CONTRAST):
            hint = "Take a darker colour."
            message = f"Words in colour {one.colour} are hard to read on white (contrast {ratio:.1f} to 1)"
            yield Fault(f"the style “{name.capitalize()}”", message, hint)


def contrast(colour: str) -> float:
    """How far a colour of six digits stands out from white, from 1 to 21 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _outline(word: WordDocument) -> Iterator[Fault]:
    """Headings that Word's navigation and screen readers would not find at their level."""
    for style in word.styles.element.iter(tag("style")):
        name = attribute(style.find(tag("name")), "val").casefold()
        level = style.find(f"{tag('pPr')}/{tag('outlineLvl')}")
        is_heading = name in ("heading 1", "heading 2", "heading 3", "heading 4")
        if is_heading and level is not None and attribute(level, "val") != str(int(name[-1]) - 1):
            hint = f"Set its outline level to {name[-1]} in Word (Format, Paragraph)."
            yield Fault(f"the style “{name.capitalize()}”", "Its outline level is not that of its name", hint)


def _language(word: WordDocument) -> Iterator[Fault]:
    languages = {attribute(one, "val") for one in word.styles.element.iter(tag("lang"))} - {""}
    for other in sorted(languages - {"en-GB"}):
        hint = "Set the language of all styles to English (United Kingdom) in Word (Review, Language)."
        yield Fault("the styles", f"The language is {other}, so screen readers would speak it so", hint)


# --- what it would bring along ---------------------------------------------------------------------------------------


def _carried(word: WordDocument) -> Iterator[Fault]:
    for setting in word.settings.element:
        if (what := ASKING.get(_local(setting))) is not None:
            yield Fault("", f"The file {what}, and so would every document", "Turn that off in Word and save again.")
    roots = [word.element, *(part.element for part in _heads(word))]
    if any(True for root in roots for _ in root.iter(*map(tag, ("ins", "del", "moveFrom", "moveTo")))):
        yield Fault("", "The file has tracked changes, and so would every document", "Accept or reject them in Word.")
    if next(word.element.iter(tag("commentReference")), None) is not None:
        yield Fault("", "The file has comments, and so would every document", "Delete all comments in Word.")
    for part in (word.part, *_heads(word)):
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                hint = "Insert the picture itself (Insert, Pictures) and not a link to it."
                yield Fault("", "The file has a picture or other thing that is fetched from elsewhere", hint)


def _heads(word: WordDocument) -> list[Part]:
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    return [relation.target_part for relation in word.part.rels.values() if relation.reltype in kinds]


def _local(one: Element) -> str:
    return str(one.tag).rpartition("}")[2]
