"""Knows the Word house style as a shell: its placeholders, and the styles that a document asks of it."""

import io
from collections.abc import Iterator

import docx
import docxtpl
import jinja2
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from markupsafe import Markup

from icsdocs.document import Contents, Document, Paragraph
from icsdocs.render.word.contents import DEPTH
from icsdocs.render.word.names import notes
from icsdocs.render.word.opening import ShellError, opened
from icsdocs.render.word.placeholders import NAMES
from icsdocs.render.word.wordml import Element, tag
from icsdocs.walk import every_part, gaps_of, printed

BODY = "\ue000body\ue000"


def line_token(number: int) -> str:
    """What stands in the filled shell for a line of the cover."""
    return f"\ue000line {number}\ue000"


def fact_token(number: int, column: int) -> str:
    """What stands in the filled shell for a cell of the cover's table of facts."""
    return f"\ue000fact {number} {column}\ue000"


def fill(document: Document, shell: bytes) -> WordDocument:
    """The shell with its running heads filled; its cover and body hold tokens in place of words. Raises ShellError."""
    opened(shell)
    filled = io.BytesIO()
    try:
        template = docxtpl.DocxTemplate(io.BytesIO(shell))
        template.render(_context(document), _environment(), autoescape=True)
        template.save(filled)
    except jinja2.TemplateError as error:
        raise ShellError(
            f"The Word house style has a placeholder that icsdocs cannot fill: {error.message}. "
            f"It may hold: {', '.join(NAMES)}."
        ) from None
    filled.seek(0)
    return _usually_named(docx.Document(filled))


class _Placeholders(ImmutableSandboxedEnvironment):
    """Fills names and goes through lists, and does nothing else: a house style is no program."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def is_safe_callable(self, obj: object) -> bool:
        return False

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        raise SecurityError(f"it calculates with {operator}")


def _environment() -> jinja2.Environment:
    environment = _Placeholders(autoescape=True, undefined=jinja2.StrictUndefined, loader=jinja2.DictLoader({}))
    for table in (environment.filters, environment.tests, environment.globals):
        table.clear()
    return environment


def _usually_named(word: WordDocument) -> WordDocument:
    """A file with its parts under the names that Word gives them; SharePoint writes document2.xml."""
    word.part.partname = PackURI("/word/document.xml")
    for kind, name in ((RELATIONSHIP_TYPE.STYLES, "styles"), (RELATIONSHIP_TYPE.NUMBERING, "numbering")):
        for relation in word.part.rels.values():
            if relation.reltype == kind:
                relation.target_part.partname = PackURI(f"/word/{name}.xml")
    return word


def _context(document: Document) -> dict[str, object]:
    return {
        "running": _shielded(document.running),
        "status": _shielded(document.status),
        "watermark": _shielded(document.watermark),
        "body": BODY,
        "cover": {
            "lines": [line_token(number) for number in range(len(document.cover.lines))],
            "facts": [
                {"label": fact_token(number, 0), "words": fact_token(number, 1)}
                for number in range(len(document.cover.facts))
            ],
        },
    }


def _shielded(words: str) -> Markup:
    """Words as character references: docxtpl rewrites the finished XML with patterns ("{_{", tabs), which must not
    find themselves in anybody's name."""
    return Markup("".join(f"&#{ord(character)};" for character in words))


def tokens(word: WordDocument) -> dict[str, Element]:
    """Each paragraph of a filled shell that is a token, by its token."""
    found = {}
    for paragraph in word.element.body.iter(tag("p")):
        words = "".join(text.text or "" for text in paragraph.iter(tag("t"))).strip()
        if words.startswith("\ue000"):
            found[words] = paragraph
    return found


def wanted_styles(document: Document) -> Iterator[str]:
    """The name of each style that a document asks for, some of them more than once."""
    for block in printed(document):
        if isinstance(block, Paragraph):
            yield block.style
        elif block not in document.cover.facts:
            yield from ("House Table", "Table Heading", "Table Text", "Table End")
        if gaps_of(block):
            yield "Gap"
    for part in every_part(document.parts):
        if isinstance(part, Contents):
            yield from (f"TOC {line.depth}" for line in part.lines if line.depth <= DEPTH)
    if notes(document):
        yield from ("annotation text", "annotation reference")
