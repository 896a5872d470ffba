"""The JSON Schema that editors use says of a config what icsdocs itself says."""

import json
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from drafts import library
from example_project import CONFIG, NORTHSHIRE, merged
from icsdocs.config_schema import config_schema
from icsdocs.explained import explained
from icsdocs.read.config import read_config
from icsdocs.source import Source

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "docs/config.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)
SAMPLES = sorted((ROOT / "configs").glob("*.toml"))
# Faults that lie in one fact, not between two, and so in reach of a schema.
REFUSED = ("CFG001", "CFG002", "CFG003", "CFG004", "CFG005", "CFG006", "CFG007", "CFG008", "CFG009", "CFG011", "CFG016")


def plain(value: object) -> object:
    """TOML as a JSON Schema sees it: days are text."""
    match value:
        case dict():
            return {name: plain(inner) for name, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case date():
            return value.isoformat()
        case _:
            return value


def faults(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(plain(tomllib.loads(text)))]


def test_the_schema_in_docs_is_the_one_that_the_command_prints() -> None:
    written = (ROOT / "docs/config.schema.json").read_text(encoding="utf-8")
    assert written == config_schema(library()), "make docs writes it afresh"
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_points_at_the_schema_and_is_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    directive, _, file = text.split("\n")[0].partition(" ")
    assert directive == "#:schema" and (path.parent / file).samefile(ROOT / "docs/config.schema.json")
    assert faults(text) == []


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_wrong_in_one_fact_is_refused_in_the_editor_too(code: str) -> None:
    for kind in ("right", "wrong"):
        words = "\n".join(e.words for e in explained(code).of("both", kind) if e.file == NORTHSHIRE)
        assert bool(faults(merged(CONFIG, words))) == (kind == "wrong"), kind


def test_nothing_can_be_said_to_be_none_and_every_example_is_allowed() -> None:
    assert faults(merged(CONFIG, "trusts = []")) == []
    for fact, path in described(SCHEMA, "config"):
        for example in fact.get("examples", ()):
            found = Draft7Validator({**fact, "definitions": SCHEMA["definitions"]}).iter_errors(example)
            assert [error.message for error in found] == [], path


def described(fact: dict, path: str) -> Iterator[tuple[dict, str]]:
    yield fact, path
    for name, inner in fact.get("properties", {}).items():
        yield from described(inner, f"{path}.{name}")
    if isinstance(more := fact.get("additionalProperties"), dict):
        yield from described(more, f"{path}.*")


def test_every_fact_is_described_and_every_choice_with_a_clause_has_its_meaning() -> None:
    assert [path for fact, path in described(SCHEMA, "config") if not fact["description"].strip()] == []
    mode = SCHEMA["properties"]["meetings"]["properties"]["voting"]["properties"]["mode"]
    meanings = dict(zip(mode["enum"], mode["x-taplo"]["docs"]["enumValues"], strict=True))
    assert meanings["vote"] == "A vote on every decision"
    assert "size" not in SCHEMA["properties"]["board"]["properties"]


def mutations(value: object, path: tuple = ()) -> Iterator[tuple[tuple, object]]:
    """Each value of a config with something that is wrong in most places where it stands."""
    match value:
        case dict():
            yield (*path, "no_such_fact"), 1
            for name, inner in value.items():
                yield from mutations(inner, (*path, name))
        case list():
            yield path, "a text"
            for number, inner in enumerate(value):
                yield from mutations(inner, (*path, number))
        case str():
            yield from ((path, wrong) for wrong in (12, "", "two\n\nparagraphs\x01", True))
        case _:
            yield from ((path, wrong) for wrong in ("a text", -1, ["a list"]))


def test_mutations_that_icsdocs_refuses_are_refused_in_the_editor() -> None:
    editions = library().editions
    facts = tomllib.loads((ROOT / "configs/gloucestershire-icb.toml").read_text(encoding="utf-8"))
    missed, refused = [], 0
    for path, wrong in list(mutations(facts))[::19]:
        changed = deepcopy(facts)
        *above, last = path
        inner = changed
        for step in above:
            inner = inner[step]
        inner[last] = wrong
        problems = read_config(Source("configs/x.toml", as_toml(changed)), editions)[1]
        if any(problem.rule.code in REFUSED for problem in problems):
            refused += 1
            missed += [] if list(VALIDATOR.iter_errors(plain(changed))) else [path]
    assert refused > 40 and len(missed) <= refused / 50, missed


def as_toml(value: object) -> str:
    """A config as TOML, its tables inline, so that no order of headings matters."""
    return "".join(f"{json.dumps(name)} = {inline(inner)}\n" for name, inner in value.items())


def inline(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{json.dumps(name)} = {inline(inner)}" for name, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(inline, value)) + "]"
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case _:
            return str(value)
