"""Knows the typeface that PDF files are set in and where its files are."""

from pathlib import Path
from types import MappingProxyType

import fontpkg_arimo

FOLDER: Path = fontpkg_arimo.ROOT / "files"

FILES = MappingProxyType({"arimo:normal": "Arimo[wght].ttf", "arimo:italic": "Arimo-Italic[wght].ttf"})

FACES = "\n".join(
    f'@font-face {{ font-family: {url.partition(":")[0].capitalize()}; font-style: {url.partition(":")[2]}; src: url("{url}"); }}'
    for url in FILES
)
