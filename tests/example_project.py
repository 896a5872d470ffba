"""Puts an example of a rule into a small project: what the example does not say, the project says rightly.

A table of a config replaces the project's table of that heading, a first line the project's line of that name, and
"# without [board.members.ce]" takes one away. A clause without a header gets one. An outline takes the place of the
project's entries, and of its levels where it has levels of its own; without one every clause has an entry.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from icsdocs.explained import Example

CONFIG = """\
schema = 1
edition = "act-2022"
as_at = 2023-06-30
[system]
id = "northshire"
name = "Northshire"
[board.members.chair]
role = "Chair"
category = "chair"
[board.members.ce]
role = "Chief Executive"
category = "chief-executive"
[board.members.finance]
role = "Chief Finance Officer"
category = "executive"
[board.members.clinical]
role = "Clinical Executive"
category = "executive"
count = 2
[board.members.ned-audit]
role = "Non-executive Member (audit)"
category = "non-executive"
[board.members.ned-pay]
role = "Non-executive Member (pay)"
category = "non-executive"
[board.members.partner-trust]
role = "Partner Member from the trusts"
category = "partner-trust"
[board.members.partner-practices]
role = "Partner Member from general practice"
category = "partner-primary-care"
[board.members.partner-councils]
role = "Partner Member from the councils"
category = "partner-la"
"""
LEVELS = """\
[[level]]
label = "%1"
cite = "paragraph {label}"
[[level]]
label = "(%2)"
format = "lower-letter"
"""
OUTLINE = "templates/constitution/outline.toml"
NORTHSHIRE = "configs/northshire.toml"


def write_project(root: Path, examples: Iterable[Example]) -> None:
    """The project with some examples in it, written below a folder."""
    said = [example for example in examples if example.file]
    files = {NORTHSHIRE: merged(CONFIG, "\n".join(e.words for e in said if e.file == NORTHSHIRE))}
    for example in said:
        if example.file.endswith(".md"):
            files[example.file] = example.words if example.whole else headed(example.file, example.words)
        elif example.file not in (NORTHSHIRE, OUTLINE):
            files[example.file] = example.words
    clauses = [name for name in files if name.startswith("clauses/") and name.count("/") == 1 and name.endswith(".md")]
    if not clauses:
        clauses = ["clauses/quorum.md"]
        files["clauses/quorum.md"] = headed("clauses/quorum.md", "Six members make a quorum.")
    files[OUTLINE] = outline(clauses, "\n".join(e.words for e in said if e.file == OUTLINE))
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"{text}\n", encoding="utf-8")


def headed(file: str, words: str) -> str:
    """A clause as it is, or under a header."""
    id_ = Path(file).stem
    header = f"---\nid: {id_}\ntitle: {id_.capitalize()}\nstatus: required\n---\n"
    return words if words.startswith("---\n") else header + words


def outline(clauses: Iterable[str], words: str) -> str:
    """An outline with the levels and entries that an example gives, or else the project's."""
    entries = "".join(f'[[entry]]\nlevel = 1\nclause = "{Path(name).stem}"\n' for name in clauses)
    levels = "" if "[[level]]" in words else LEVELS
    return f'title = "Constitution"\n{levels}{words}\n{"" if "[[entry]]" in words else entries}'


def merged(whole: str, words: str) -> str:
    """A config with the lines and tables of an example in the place of its own."""
    gone = set(re.findall(r"^# without (.+)$", words, re.MULTILINE))
    theirs = blocks(words)
    kept = {name: text for name, text in blocks(whole).items() if name not in theirs and name not in gone}
    both = {**kept, **theirs}
    lines = [text for name, text in both.items() if not name.startswith("[")]
    return "\n".join([*lines, *(text for name, text in both.items() if name.startswith("["))])


def blocks(text: str) -> dict[str, str]:
    """The first lines of a config by their names, and its tables by their headings."""
    found: dict[str, str] = {}
    name = ""
    for line in text.split("\n"):
        if line.startswith("["):
            name = line.strip()
            found[name] = line
        elif name:
            found[name] += f"\n{line}"
        elif line and not line.startswith("#"):
            found[line.partition(" ")[0]] = line
    return found
