"""The pages of docs/ are true: those that are made are current, and every command on the others does what it should."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from drafts import library
from icsdocs.explained import all_rules
from icsdocs.parsed import VARIABLE
from icsdocs.read import header_keys
from icsdocs.read.clause import read_clause
from icsdocs.read.config import read_config
from icsdocs.read.definition import read_definition
from icsdocs.reference_pages import FAMILIES, pages
from icsdocs.source import Source
from running import icsdocs

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
READERS = ("governance-lead.md", "legal-reviewer.md", "board-secretary.md")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")


def test_the_made_pages_are_current() -> None:
    made = pages(library())
    assert len(made) == 4
    stale = [name for name, text in made.items() if (DOCS / name).read_text(encoding="utf-8") != text]
    assert stale == [], "make docs writes them afresh"


def test_every_message_has_its_place_among_the_families() -> None:
    assert {code.rstrip("0123456789") for code in all_rules()} <= set(FAMILIES)


@pytest.mark.parametrize("name", ["README.md", *READERS])
def test_a_page_leads_to_pages_that_exist(name: str) -> None:
    links = LINK.findall((DOCS / name).read_text(encoding="utf-8"))
    assert [link for link in links if not (DOCS / link).is_file()] == []


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a user has, to run commands in."""
    root = tmp_path_factory.mktemp("docs")
    for folder in ("clauses", "configs", "docs", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.mark.samples
@pytest.mark.parametrize("name", READERS)
def test_every_command_on_a_page_does_what_it_should(name: str, project: Path) -> None:
    blocks = BLOCK.findall((DOCS / name).read_text(encoding="utf-8"))
    lines = [line for language, block in blocks if not language for line in block.splitlines()]
    assert len(lines) > 4
    for line in lines:
        program, *arguments = shlex.split(line)
        if program == "cp":
            shutil.copy(project / arguments[0], project / arguments[1])
            continue
        assert program == "icsdocs", line
        written, _, _ = line.removeprefix("icsdocs").partition(" > ")
        done = icsdocs(*shlex.split(written), folder=project, **{VARIABLE: str(project.parent / "cache")})
        # A warning ends a strict check with 1: that is what it is for.
        assert done.returncode in ((0, 1) if "--strict" in arguments else (0,)), f"{line}\n{done.stdout}{done.stderr}"
        assert done.stdout and "Traceback" not in done.stderr, line


OPEN = {
    "configs/north.toml": 'schema = 1\nedition = "act-2022"\nas_at = 2027-01-01\n[system]\nid = "n"\nname = "N"\n',
    "clauses/asks.md": "---\nid: asks\ntitle: Asks\nstatus: required\n---\n{{ meetings.papers_days }}.\n\n"
    "::: when meetings.remote\n\nFar.\n\n:::\n\n::: when meetings.petitions\n\nNear.\n\n:::\n",
    "templates/mou/outline.toml": 'title = "T"\n[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\nclause = "asks"\n',
}


def test_the_open_points_on_a_page_end_as_those_of_a_check_do(tmp_path: Path) -> None:
    for name, text in OPEN.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    blocks = BLOCK.findall((DOCS / "governance-lead.md").read_text(encoding="utf-8"))
    shown = next(block for language, block in blocks if language == "text" and "papers_days" in block)
    told = icsdocs("check", "north.toml", folder=tmp_path, **{VARIABLE: "off"}).stdout
    ends = [re.sub(r"\d+", "N", "\n".join(text.splitlines()[-4:])) for text in (shown, told)]
    assert ends[0] == ends[1], told


@pytest.mark.parametrize("name", READERS)
def test_every_fact_on_a_page_can_be_written_so(name: str) -> None:
    blocks = BLOCK.findall((DOCS / name).read_text(encoding="utf-8"))
    facts = "\n".join(block for language, block in blocks if language == "toml")
    head = 'schema = 1\nedition = "act-2022"\nas_at = 2027-01-01\n'
    text = f'{head}{facts}\n[system]\nid = "greater-northshire"\n'
    _, problems = read_config(Source("configs/page.toml", text), library().editions)
    assert [f"{problem.span} {problem.message}" for problem in problems] == []


# --- header keys -----------------------------------------------------------------------------------------------------


def header(keys: tuple[header_keys.HeaderKey, ...], body: str) -> str:
    return "---\n" + "\n".join(key.example for key in keys) + f"\n---\n{body}\n"


def test_the_example_of_every_header_key_can_be_written_so() -> None:
    clause, problems = read_clause(Source("clauses/x.md", header(header_keys.CLAUSE, "Words.")))
    assert clause is not None and problems == ()
    local = tuple(key for key in header_keys.LOCAL if key.name != "omit")
    text = header((*header_keys.CLAUSE, *local), "Words.")
    clause, problems = read_clause(Source("clauses/local/northshire/x.md", text))
    assert clause is not None and problems == ()
    text = header(header_keys.DEFINITION, "a lead.")
    definition, problems = read_definition(Source("clauses/definitions/x.md", text))
    assert definition is not None and problems == ()


def test_brackets_make_a_list_only_of_what_may_be_one() -> None:
    text = (
        "---\nid: quorum\ntitle: [Quorum]\nstatus: required\nsource: [2015] EWHC 343 [12]\nmeets: [a-rule, b-rule]\n"
        "silence: [WRD002 quoted, as in the Act, LNT004 the Act, too, says shall]\n---\nSix.\n"
    )
    clause, problems = read_clause(Source("clauses/quorum.md", text))
    assert clause is not None and problems == ()
    assert (clause.title, clause.source) == ("[Quorum]", "[2015] EWHC 343 [12]")
    assert clause.meets == ("a-rule", "b-rule")
    assert clause.silence == {"WRD002": "quoted, as in the Act", "LNT004": "the Act, too, says shall"}
