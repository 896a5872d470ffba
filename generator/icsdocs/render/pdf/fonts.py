"""Knows the typeface that PDF files are set in and where its files are."""

from pathlib import Path
from types import MappingProxyType

import fontpkg_arimo

FOLDER: Path = fontpkg_arimo.ROOT / "files"

FILES = MappingProxyType({"arimo:normal": "Arimo[wght].ttf", "arimo:italic": "Arimo-Italic[wght].ttf"})

# The addresses mean nothing outside this package, so no folder of this machine gets into a file.
FACES = "\n".join(
    f'@font-face {{ font-family: Arimo; font-style: {url.partition(":")[2]}; src: url("{url}"); }}' for url in FILES
)
