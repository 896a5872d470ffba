"""Knows WordprocessingML as elements: their names, attributes and the order that Word asks for."""

from copy import deepcopy

from lxml import etree

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}

Element = etree._Element


def tag(name: str) -> str:
    """A name with its prefix ("w15:appearance"; without one it is Word's own) as lxml wants it."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element with its children; its attributes stand in the namespace of its own name."""
    prefix = name.rpartition(":")[0] or "w"
    made = etree.Element(tag(name), nsmap=NAMESPACES)
    for key, value in attributes.items():
        made.set(tag(f"{prefix}:{key}"), str(value))
    made.extend(children)
    return made


def attribute(node: Element, name: str, default: str = "") -> str:
    """The value of one of Word's own attributes."""
    return node.get(tag(name), default)


def run(words: str, *properties: Element) -> Element:
    """A run of words, every space kept."""
    text = element("t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", *_properties(properties), text)


def tab(*properties: Element) -> Element:
    """A run that holds a tab."""
    return element("r", *_properties(properties), element("tab"))


def _properties(properties: tuple[Element, ...]) -> tuple[Element, ...]:
    # An element has one parent only, and a field gives the same properties to four runs.
    return (element("rPr", *deepcopy(properties)),) if properties else ()


def field(instruction: str, result: tuple[Element, ...], *properties: Element) -> tuple[Element, ...]:
    """The runs of a complex field with its cached result; never dirty, so that opening the file asks nothing."""
    code = element("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return (
        _mark("begin", properties),
        element("r", *_properties(properties), code),
        _mark("separate", properties),
        *result,
        _mark("end", properties),
    )


def _mark(kind: str, properties: tuple[Element, ...]) -> Element:
    return element("r", *_properties(properties), element("fldChar", fldCharType=kind))
