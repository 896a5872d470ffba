"""Knows the styles of a Word file by their names, which are not what it calls them inside."""

from collections.abc import Mapping

from icsdocs.render.word.wordml import Element, attribute, tag


def style_ids(styles: Element) -> Mapping[str, str]:
    """The id of each style by its name in lower case: Word itself writes "heading 1" for Heading 1."""
    named = ((style.find(tag("name")), style) for style in styles.iter(tag("style")))
    return {attribute(name, "val").casefold(): attribute(style, "styleId") for name, style in named if name is not None}


def page_styles(styles: Element) -> frozenset[str]:
    """The ids of the styles whose paragraphs begin a page."""
    breaks = ((style, style.find(f"{tag('pPr')}/{tag('pageBreakBefore')}")) for style in styles.iter(tag("style")))
    return frozenset(attribute(one, "styleId") for one, found in breaks if found is not None and _is_on(found))


def _is_on(switch: Element) -> bool:
    return attribute(switch, "val") not in ("0", "false", "off")


def style_indents(styles: Element) -> Mapping[str, Element]:
    """The indent of each paragraph style that has one, its own or that of the style it is based on, by its name in
    lower case."""
    by_id = {attribute(style, "styleId"): style for style in styles.iter(tag("style"))}
    found = {name: _indent(by_id.get(identifier), by_id) for name, identifier in style_ids(styles).items()}
    return {name: indent for name, indent in found.items() if indent is not None}


def _indent(style: Element | None, by_id: Mapping[str, Element]) -> Element | None:
    if style is None:
        return None
    indent = style.find(f"{tag('pPr')}/{tag('ind')}")
    based = style.find(tag("basedOn"))
    return indent if indent is not None or based is None else _indent(by_id.get(attribute(based, "val")), by_id)
