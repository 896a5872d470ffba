"""Writes the made pages of docs/ afresh: `make docs`."""

from pathlib import Path

from icsdocs.pipeline import read_project
from icsdocs.reference_pages import pages

HERE = Path(__file__).parent

for name, text in pages(read_project(HERE.parent)[0]).items():
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")
