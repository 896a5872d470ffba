"""Knows as how deep a heading Word takes a paragraph, by its style."""

from icsdocs.render.word.wordml import Element, attribute, tag

# The outline level that is Word's way to say none.
BODY_TEXT = 9


def depths_of(styles: Element) -> dict[str, int]:
    """How deep a heading each paragraph style is (from 1), of those that are: as the style says, else what it is based
    on."""
    every = {attribute(style, "styleId"): style for style in styles.iter(tag("style"))}
    levels = {name: _level(style, every, ()) for name, style in every.items()}
    return {name: level + 1 for name, level in levels.items() if level < BODY_TEXT}


def _level(style: Element, every: dict[str, Element], above: tuple[Element, ...]) -> int:
    own, base = style.find(f"{tag('pPr')}/{tag('outlineLvl')}"), style.find(tag("basedOn"))
    if own is not None:
        return int(attribute(own, "val"))
    other = None if base is None else every.get(attribute(base, "val"))
    return BODY_TEXT if other is None or other in above else _level(other, every, (*above, style))
