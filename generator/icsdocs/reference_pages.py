"""Knows the pages of docs/ that are made from the program itself: facts, header keys, messages, the schema."""

from collections.abc import Iterator, Mapping

from icsdocs.config import Field
from icsdocs.config_schema import config_schema
from icsdocs.explained import Example, all_rules, before_the_law, explained, title
from icsdocs.library import Library
from icsdocs.read import header_keys
from icsdocs.read.config_words import KINDS
from icsdocs.read.header_keys import HeaderKey
from icsdocs.read.vocabulary import vocabulary
from icsdocs.reference import Meanings, capital, every_fact, meanings, with_documents
from icsdocs.settling import to_write

_MADE = "<!-- Made by `make docs` from the program's own definitions: do not edit. -->\n"

FAMILIES = {
    "FILE": "Files",
    "TOML": "How a config is written",
    "CFG": "What a config says",
    "SNS": "Facts that cannot be right",
    "EXP": "Expressions in clauses",
    "CLS": "Clause files",
    "OUT": "Outlines and data files",
    "LIB": "The library as a whole",
    "TRM": "Defined terms",
    "WRD": "Misleading words",
    "CIT": "Citations",
    "ASM": "Putting a document together",
    "DEP": "A system's own wording",
    "REQ": "Requirements",
    "LNT": "Drafting", "HSE": "The Word house style",
}


def pages(library: Library) -> dict[str, str]:
    """Each made page by its name in docs/."""
    return {
        "facts.md": facts_page(library),
        "header-keys.md": headers_page(),
        "messages.md": messages_page(),
        "config.schema.json": config_schema(library),
    }


# --- facts -----------------------------------------------------------------------------------------------------------


def facts_page(library: Library) -> str:
    """Every fact that a config may give, by group."""
    told = meanings(library, vocabulary())
    parts = [
        _MADE,
        "# Every fact that a config may give\n",
        "`key` stands for a key of your own, such as `wirral`. `icsdocs facts PATH` says the same of one fact. What is "
        "not known is left out; `[]` or `\"none\"` says that there is none.\n",
    ]
    groups = {name: field for name, field in vocabulary().fields.items() if field.kind in ("group", "things")}
    known = with_documents(vocabulary(), library)
    single = {name: field for name, field in known.fields.items() if name not in groups}
    parts += ["## At the top of the file\n", _table(single, told)]
    for name, field in groups.items():
        parts += [f"## {name}\n", f"{capital(field.label)}. {field.question}\n"]
        inner = {path: fact for path, fact in every_fact(vocabulary()) if path.startswith(f"{name}.")}
        parts.append(_table({path: fact for path, fact in inner.items() if fact.kind != "group"}, told))
    return "\n".join(parts)


def _table(facts: Mapping[str, Field], told: Meanings) -> str:
    rows = "".join(f"{_fact(path, field, told)}\n" for path, field in facts.items())
    return f"| fact | what it is | written |\n| --- | --- | --- |\n{rows}"


def _fact(path: str, field: Field, told: Meanings) -> str:
    written = f"never: it is worked out; write {to_write(path)}" if to_write(path) else _written(path, field, told)
    return f"| `{path}` | {_cell(capital(field.label))}. {_cell(field.question)} | {written} |"


def _written(path: str, field: Field, told: Meanings) -> str:
    choices = field.choices or (field.item.choices if field.item else {})
    said = ", ".join(f'`"{one}"`{_meaning(path, one, words, told)}' for one, words in choices.items())
    if choices and field.kind != "text":
        return said
    refers = f"; a key below {' or '.join(f'`[{target}]`' for target in field.refers_to)}" if field.refers_to else ""
    example = f", such as `{_cell(field.example)}`" if field.example else ""
    return f"{KINDS[field.kind].split(',')[0]}{example}{refers}{f', or {said}' if said else ''}"


def _meaning(path: str, choice: str, words: str, told: Meanings) -> str:
    meaning = told.get((path, choice)) or told.get((f"key.{path.rpartition('key.')[2]}", choice))
    said = meaning or (words if words != choice else "")
    return f" ({_cell(said)})" if said else ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


# --- header keys -----------------------------------------------------------------------------------------------------


def headers_page() -> str:
    """Every key of the headers of clause files."""
    parts = [
        _MADE,
        "# Every line that the header of a clause file may have\n",
        "A header stands between two lines of three hyphens, each line as `key: text`. A list is written as its "
        "example shows, or as lines that begin with `- ` below the key; brackets elsewhere are text.\n",
        *_keys("A clause", header_keys.CLAUSE),
        *_keys("Wording of a system's own, besides", header_keys.LOCAL),
        *_keys("A definition", header_keys.DEFINITION),
    ]
    return "\n".join(parts)


def _keys(title: str, keys: tuple[HeaderKey, ...]) -> Iterator[str]:
    yield f"## {title}\n"
    rows = (f"| `{key.name}` | {_cell(key.says)} | `{key.example}` |" for key in keys)
    yield "| key | what it says | example |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"


# --- messages --------------------------------------------------------------------------------------------------------


def messages_page() -> str:
    """Every message by its code, with an example of what is wrong and right."""
    parts = [
        _MADE,
        "# Every message\n",
        "A code never changes its meaning. `icsdocs explain CODE` prints the same. The tests put each example into a "
        "small project and run it; `# without …` in an example means that the line or heading is missing.\n",
    ]
    for family, heading in FAMILIES.items():
        rules = [rule for code, rule in all_rules().items() if code.rstrip("0123456789") == family]
        parts += [f"## {heading}\n"] if rules else []
        for rule in sorted(rules, key=lambda rule: rule.code):
            explanation = explained(rule.code)
            parts += [f"### {rule.code} ({rule.severity})\n", f"{rule.says}\n", f"{explanation.why}\n"]
            parts += [f"{early}\n"] if (early := before_the_law(rule)) else []
            parts += [_example(e) for kind in ("both", "wrong", "right") for e in explanation.of(kind)]
    return "\n".join(parts)


def _example(example: Example) -> str:
    if not example.file:
        return f"{title(example)} {example.words}\n"
    language = "toml" if example.file.endswith(".toml") else "markdown"
    return f"{title(example)}\n\n~~~{language}\n{example.words}\n~~~\n"
