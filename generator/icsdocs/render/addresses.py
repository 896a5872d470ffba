"""Knows which words of a text are an address of mail or of the web, and where it leads."""

import re
from collections.abc import Iterator

# Letters of ASCII alone, and none that HTML, PDF or a field of Word could misread; any other address is left as words.
_MAIL = r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_WEB = r"(?:https?://|www\.(?=[A-Za-z0-9-]+\.))[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+"
_ADDRESS = re.compile(rf"(?<![\w.+-])(?:{_MAIL}|{_WEB})")

# What ends the sentence or the bracket round an address is none of it.
_AFTER = ".,;:!?')"


def linked(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the address to which it leads: "" for words that are none."""
    place = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_AFTER)
        if found.start() > place:
            yield text[place : found.start()], ""
        yield address, _target(address)
        place = found.start() + len(address)
    if place < len(text):
        yield text[place:], ""


def _target(address: str) -> str:
    if address.startswith(("http://", "https://")):
        return address
    return f"https://{address}" if address.startswith("www.") else f"mailto:{address}"
