"""Knows the placeholders of the Word house style: which there are, which it cannot do without, where each stands."""

import re
from collections import Counter
from collections.abc import Iterator

from docx.document import Document as WordDocument

from icsdocs.frozen import frozen
from icsdocs.render.word.wordml import Element, attribute, tag

NAMES = ("running", "status", "watermark", "body", "cover.lines", "line", "cover.facts", "fact.label", "fact.words")

# Without one of these the document's words would have nowhere to go; each stands alone in its paragraph.
NEEDED = {
    "{{ body }}": "the text",
    "{%p for line in cover.lines %}": "the lines of the cover",
    "{{ line }}": "a line of the cover",
    "{%tr for fact in cover.facts %}": "the facts on the cover",
    "{{ fact.label }}": "the label of a fact on the cover",
    "{{ fact.words }}": "the words of a fact on the cover",
}
RUNNING = {
    "{{ running }}": "the name of the document at the head of each page",
    "{{ status }}": "the status of the document on each page",
    "{{ watermark }}": "the watermark of a draft",
}

TAG = re.compile(r"\{\{(?P<prints>.*?)\}\}|\{%(?P<kind>p|tr|tc|r)?\s(?P<does>.*?)%\}")
BROKEN = re.compile(r"\{\{|\}\}|\{%|%\}")
WORD = re.compile(r"[A-Za-z_][\w.]*")
KEYWORDS = frozenset({"for", "in", "endfor", "if", "else", "elif", "endif", "not", "and", "or"})
OPENERS = {"endfor": "for", "endif": "if"}


@frozen
class Place:
    """A paragraph of the house style that has text: where it stands in plain words, its text, and whether it belongs
    to the body or else to a header or footer."""

    where: str
    text: str
    is_body: bool


@frozen
class Fault:
    """What is wrong with a house style, where in the file (empty: nowhere in particular), and what to do about it.
    Where one is fatal, no document can be printed in it."""

    where: str
    message: str
    hint: str
    is_fatal: bool = False


def places(word: WordDocument) -> tuple[Place, ...]:
    """Every paragraph of the body, headers and footers that has text or a watermark, in the order of the pages."""
    found = [Place(where, text, True) for where, text in _body(word.element.body)]
    seen: set[str] = set()
    sections = list(word.element.body.iter(tag("sectPr")))
    for number, section in enumerate(sections):
        pages = "the cover" if number == 0 and len(sections) > 1 else "the pages of the text"
        for kind in ("header", "footer"):
            for reference in section.findall(tag(f"{kind}Reference")):
                identity = reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "")
                if identity not in seen and identity in word.part.rels:
                    where = f"the {kind} of {pages}{_which(attribute(reference, 'type'))}"
                    root = word.part.rels[identity].target_part.element
                    found += [Place(where, text, False) for text in map(_text, root.iter(tag("p"))) if text]
                seen.add(identity)
    return tuple(found)


def _which(kind: str) -> str:
    return {"first": " (first page)", "even": " (even pages)"}.get(kind, "")


def _body(body: Element) -> Iterator[tuple[str, str]]:
    paragraphs = tables = 0
    for paragraph in body.iter(tag("p"), tag("tbl")):
        if paragraph.tag == tag("tbl"):
            tables += 1
            continue
        row = next(paragraph.iterancestors(tag("tr")), None)
        paragraphs += row is None
        if text := _text(paragraph):
            yield f"row {_row_number(row)} of table {tables}" if row is not None else f"paragraph {paragraphs}", text


def _row_number(row: Element) -> int:
    return sum(1 for _ in row.itersiblings(tag("tr"), preceding=True)) + 1


def _text(paragraph: Element) -> str:
    """The words of a paragraph; placeholders in the attributes of its drawings, as a watermark's, follow them."""
    words = "".join(text.text or "" for text in paragraph.iter(tag("t")))
    hidden = (value for one in paragraph.iter() for value in one.attrib.values() if "{{" in value)
    return " ".join((words, *dict.fromkeys(hidden))).strip()


# --- faults ----------------------------------------------------------------------------------------------------------


def placeholder_faults(found: tuple[Place, ...]) -> Iterator[Fault]:
    """What is wrong with the placeholders of a house style."""
    for place in found:
        yield from _spelling(place)
    yield from _pairs(found)
    yield from _missing(found)


def _spelling(place: Place) -> Iterator[Fault]:
    for one in TAG.finditer(place.text):
        unknown = [name for name in WORD.findall(one["prints"] or one["does"] or "") if not _is_known(name)]
        if unknown:
            hint = f"Write one of {', '.join(NAMES)}."
            yield Fault(place.where, f"“{one[0]}” asks for “{unknown[0]}”, which icsdocs does not have", hint, True)
        if one["kind"] in ("p", "tr") and place.text != one[0]:
            hint = f"Leave “{one[0]}” alone in its paragraph: Word files lose whatever stands beside it."
            yield Fault(place.where, f"There are words beside “{one[0]}”", hint)
    left = TAG.sub("", place.text)
    if BROKEN.search(left):
        hint = "A placeholder is written like {{ body }} or {%p endfor %}, in one paragraph. Type it afresh."
        yield Fault(place.where, f"A placeholder is broken: “{_short(place.text)}”", hint, True)


def _is_known(name: str) -> bool:
    return name in NAMES or name in KEYWORDS or name in ("fact", "cover", "loop")


def _pairs(found: tuple[Place, ...]) -> Iterator[Fault]:
    """A “for” or “if” without its end in the same part of the file, and the other way about."""
    waiting: list[tuple[Place, str, str]] = []
    for place in found:
        for one in TAG.finditer(place.text):
            verb = (one["does"] or "").split(" ")[0]
            if verb in OPENERS.values():
                waiting.append((place, verb, one[0]))
            elif verb in OPENERS and waiting and waiting[-1][1] == OPENERS[verb]:
                waiting.pop()
            elif verb in OPENERS:
                hint = f"Type the “{OPENERS[verb]}” that belongs before it, or delete it."
                yield Fault(place.where, f"“{one[0]}” ends what nothing begins", hint, True)
    for place, verb, opener in waiting:
        yield Fault(place.where, f"“{opener}” has no “end{verb}” after it", f"Type “end{verb}” where it ends.", True)


def _missing(found: tuple[Place, ...]) -> Iterator[Fault]:
    counts = Counter(_spaced(one[0]) for place in found for one in TAG.finditer(place.text) if place.is_body)
    everywhere = {_spaced(one[0]) for place in found for one in TAG.finditer(place.text)}
    alone = {_spaced(place.text) for place in found if place.is_body}
    for name, what in NEEDED.items():
        if not counts[name]:
            hint = "Type it in a paragraph of its own, or begin again with the house.docx that comes with icsdocs."
            yield Fault("", f"The placeholder “{name}” is missing: {what} would have nowhere to go", hint, True)
        elif counts[name] > 1:
            yield Fault("", f"The placeholder “{name}” is there {counts[name]} times", "Delete all but one.", True)
        elif name not in alone:
            hint = "Put it in a paragraph of its own."
            yield Fault("", f"The placeholder “{name}” shares its paragraph with other words", hint, True)
    for name, what in RUNNING.items():
        if name not in everywhere:
            hint = f"Type “{name}” in a header or footer if pages should show it."
            yield Fault("", f"No header or footer has “{name}”: {what} is not printed in Word", hint)


def _spaced(words: str) -> str:
    """A placeholder with its spaces as the table above has them."""
    return re.sub(
        r"\s*(\}\}|%\})", r" \1", re.sub(r"(\{\{|\{%(?:p|tr|tc|r)?(?=\s))\s*", r"\1 ", " ".join(words.split()))
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60]}…"
