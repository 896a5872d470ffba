"""Knows Word's complex fields as they stand in a file: what each asks for, its cached result, where it lies."""

from collections.abc import Iterator

from lxml import etree

from icsdocs.frozen import changed, frozen
from icsdocs.render.word.wordml import Element, attribute, tag


@frozen
class Field:
    """A complex field: its instruction, its cached result, the paragraphs that it touches."""

    code: str = ""
    result: str = ""
    is_separated: bool = False
    paragraphs: tuple[Element, ...] = ()

    @property
    def instruction(self) -> tuple[str, ...]:
        """The words of the instruction: its kind, then what it is about and its switches."""
        return tuple(self.code.split())


def fields_of(body: Element) -> Iterator[Field]:
    """Every complex field, in the order of their ends; a field may stand within another's result."""
    still_open: list[Field] = []
    paragraphs: tuple[Element, ...] = ()
    for one in body.iter(tag("p"), tag("fldChar"), tag("instrText"), tag("t")):
        match etree.QName(one).localname, attribute(one, "fldCharType"):
            case "p", _:
                paragraphs = (one,)
                still_open = [changed(field, paragraphs=(*field.paragraphs, one)) for field in still_open]
            case "fldChar", "begin":
                still_open.append(Field(paragraphs=paragraphs))
            case "fldChar", "end" if still_open:
                yield still_open.pop()
            case "fldChar", "separate" if still_open:
                still_open[-1] = changed(still_open[-1], is_separated=True)
            case "instrText", _ if still_open:
                still_open[-1] = changed(still_open[-1], code=still_open[-1].code + (one.text or ""))
            case "t", _:
                still_open = [_with_result(field, one.text or "") for field in still_open]


def _with_result(field: Field, text: str) -> Field:
    return changed(field, result=field.result + text) if field.is_separated else field
