"""Nothing that a file says can run, reach outside the project, exhaust the machine or act on the terminal."""

import io
import os
import socket
import time
import zipfile
from pathlib import Path

import pytest

from drafts import drafted_in
from icsdocs.assemble.build import Options
from icsdocs.diagnostics import Diagnostic
from icsdocs.machine_report import github, json_report, sarif
from icsdocs.outputs import house_style, laid_out
from icsdocs.pipeline import Draft, draft
from icsdocs.project import ConfigFile, find_config, gather, template
from icsdocs.report import text
from running import icsdocs

ROOT = Path(__file__).parents[1]
HEADER = "---\nid: quorum\ntitle: Quorum\nstatus: required\nsource: Local\n---\n"
OUTLINE = 'title = "C"\n[[level]]\nlabel = "%1"\n[[level]]\nlabel = "(%2)"\n[[entry]]\nlevel = 1\nclause = "quorum"\n'
CONFIG = 'schema = 1\nedition = "act-2022"\n[system]\nid = "northshire"\nname = "Northshire"\n'
SLOWEST = 10


def project(root: Path, words: str = "Six.", config: str = CONFIG) -> ConfigFile:
    for name, content in {
        "clauses/quorum.md": HEADER + words,
        "templates/constitution/outline.toml": OUTLINE,
        "configs/northshire.toml": config,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    found = find_config("configs/northshire.toml", root)
    assert isinstance(found, ConfigFile)
    return found


def drafted(root: Path, words: str = "Six.", config: str = CONFIG) -> Draft:
    started = time.process_time()
    made = draft(project(root, words, config), Options())
    assert time.process_time() - started < SLOWEST
    return made


def codes(made: Draft) -> set[str]:
    return {problem.rule.code for problem in made.problems}


# --- expressions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "expression",
    [
        "system.__class__", "system.facts", "system.name.__class__.__mro__", "system.name.upper()", "board.members[0]",
        "().__class__",
        "range(10)", "lipsum()", "cycler", "self", "system.name.format", "config", "edition.terms", "document.parts",
        "9 * 9", "'a' * 9",
        "system.name ~ 'a'", "system is defined", "system.name | attr('x')", "system.name | map", "system.name | safe",
        "1 if 1 else 2",
        "{}", "lambda: 1", "__import__('os')", "system.name[0:1]", "'%s' % 1", "1 < 2 < 3",
        "system.name | words | tojson", "not " * 30 + "1",
        "(" * 40 + "1" + ")" * 40, "9" * 20, "a" * 600, "system.name | plural(system.name)", "edition.__doc__", "-1",
        "2 ** 9", "1.5",
    ],
)  # fmt: skip
def test_an_expression_names_facts_and_does_nothing_else(tmp_path: Path, expression: str) -> None:
    made = drafted(tmp_path, f"It is {{{{ {expression} }}}}.")
    assert codes(made) & {"EXP001", "EXP002", "EXP003", "EXP004", "EXP005"}, expression


# --- paths -----------------------------------------------------------------------------------------------------------


def test_no_link_leads_out_of_the_project(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("secret.md", "house.docx", "page.html"):
        (outside / name).write_text(HEADER + "Smuggled words.", encoding="utf-8")
    root = tmp_path / "project"
    found = project(root)
    (root / "clauses/secret.md").symlink_to(outside / "secret.md")
    (root / "clauses/more").symlink_to(outside)
    (root / "templates/house.docx").symlink_to("../../outside/house.docx")
    material = gather(root)
    assert "Smuggled" not in "".join(source.text for source in material.sources.values())
    assert [problem.rule.code for problem in material.problems].count("FILE006") == 2
    refused = template(root, "house.docx")
    assert isinstance(refused, Diagnostic) and refused.rule.code == "FILE006"
    assert "FILE006" in codes(draft(found, Options()))


@pytest.mark.parametrize(
    "name", ["../evil", "/etc", "a/b", "a\\\\b", "..", ".", "C:", "//server/share", "nul\\u0000", "~", "a b", "A"]
)
def test_no_fact_names_a_folder_elsewhere(tmp_path: Path, name: str) -> None:
    made = drafted(tmp_path, config=CONFIG.replace('"northshire"', f'"{name}"'))
    assert "CFG007" in codes(made) or "FILE002" in codes(made) or "CFG006" in codes(made)
    made = drafted(tmp_path, config=f'{CONFIG}[committees."{name}"]\nname = "Audit"\n')
    assert codes(made) & {"CFG007", "FILE002", "CFG006"}


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9", "Two Words", "a..b"])
def test_a_document_has_a_name_that_every_system_can_hold(tmp_path: Path, name: str) -> None:
    found = project(tmp_path)
    (tmp_path / "templates" / name).mkdir()
    (tmp_path / "templates" / name / "outline.toml").write_text(OUTLINE, encoding="utf-8")
    problems = [p for p in draft(found, Options()).problems if p.span.file == f"templates/{name}/outline.toml"]
    assert "OUT001" in {problem.rule.code for problem in problems}


@pytest.mark.parametrize("made", ["fifo", "folder", "socket", "zero"])
def test_special_files_are_refused_at_once(tmp_path: Path, made: str) -> None:
    found = project(tmp_path)
    path = tmp_path / "clauses/chair.md"
    match made:
        case "fifo":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "zero":
            path.symlink_to("/dev/zero")
        case _:
            here = os.getcwd()
            os.chdir(path.parent)
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(path.name)
            os.chdir(here)
    started = time.monotonic()
    told = [p for p in draft(found, Options()).problems if p.span.file == "clauses/chair.md"]
    assert {problem.rule.code for problem in told} <= {"FILE005", "FILE006"} and told
    assert time.monotonic() - started < SLOWEST


def test_a_special_file_as_config_is_refused_at_once(tmp_path: Path) -> None:
    project(tmp_path)
    os.mkfifo(tmp_path / "configs/pipe.toml")
    for name in ("configs/pipe.toml", "/dev/zero", "configs"):
        done = icsdocs("check", name, folder=tmp_path)
        assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr


def test_a_stylesheet_fetches_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    found = project(tmp_path)
    secret = tmp_path / "secret.css"
    secret.write_text("p::before { content: 'SECRET' }", encoding="utf-8")
    own = (ROOT / "templates/print.css").read_text(encoding="utf-8")
    addresses = (
        secret.as_uri(),
        "../secret.css",
        "http://localhost:1/a.css",
        "ftp://localhost/a",
        "data:text/css,p{color:red}",
    )
    imports = "".join(f'@import url("{address}");\n' for address in addresses)
    (tmp_path / "templates/print.css").write_text(
        f"{imports}{own}\nbody {{ background: url({secret.as_uri()}) }}", encoding="utf-8"
    )
    style, _ = house_style(tmp_path)
    layout = laid_out(draft(found, Options()).documents[0], style, ("pdf",))
    assert not isinstance(layout, Diagnostic)
    assert b"SECRET" not in layout.contents["pdf"]
    assert "is not fetched" in caplog.text


# --- size and depth --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "{{" * 20_000, "[[a " * 9_000, "![" * 20_000, "*a **b " * 6_000, ":::\n" * 9_000, "::: note\n" * 9_000,
        "> " * 9_000, "|" * 40_000,
    ],
    ids=lambda words: words[:8],
)  # fmt: skip
def test_a_clause_of_nothing_but_marks_is_read_or_refused_in_time(tmp_path: Path, words: str) -> None:
    made = drafted(tmp_path, words)
    assert made.problems or made.documents


@pytest.mark.parametrize(
    "more",
    [
        "a = " + "[" * 50_000, "a = " + "{b=" * 20_000, "[" + "a." * 50_000 + "a]", "k = 1\n" * 20_000,
        "[[entry]]\n" * 20_000, "a = " + "9" * 90_000,
        "".join(f"k{number} = 1\n" for number in range(10_000)), 'a = "' + "a" * 500_000, 'a = """' + '"' * 90_000,
        "=" * 90_000,
    ],
    ids=lambda words: words[:8],
)  # fmt: skip
def test_a_config_too_deep_or_too_full_is_refused_in_time(tmp_path: Path, more: str) -> None:
    assert any(
        problem.span.file == "configs/northshire.toml" for problem in drafted(tmp_path, config=CONFIG + more).problems
    )


def test_a_file_of_a_hundred_megabytes_is_not_even_read(tmp_path: Path) -> None:
    found = project(tmp_path)
    with (tmp_path / "clauses/chair.md").open("wb") as file:
        file.truncate(100_000_000)
    with (tmp_path / "configs/northshire.toml").open("ab") as file:
        file.truncate(100_000_000)
    made = draft(found, Options())
    assert [p.span.file for p in made.problems if p.rule.code == "FILE004"] == [
        "clauses/chair.md",
        "configs/northshire.toml",
    ]


PLACES = "".join(f'[places.p{number}]\nname = "P{number}"\n' for number in range(700))


def test_repetitions_inside_repetitions_end_in_a_message(tmp_path: Path) -> None:
    words = "These:\n\n::: each a in places\n::: each b in places\n::: each c in places\n- {{ a }}\n:::\n:::\n:::\n"
    made = drafted(tmp_path, words, CONFIG + PLACES)
    assert "ASM014" in codes(made) and made.documents


def test_repetitions_that_print_nothing_end_too(tmp_path: Path) -> None:
    words = "These:\n\n::: each a in places\n::: each b in places if b.name == \"none\"\n- {{ a }}\n:::\n:::\n"
    assert "ASM014" in codes(drafted(tmp_path, words, CONFIG + PLACES))


def test_a_long_fact_many_times_over_ends_in_a_message(tmp_path: Path) -> None:
    config = CONFIG + f'vision = "{"words " * 3_000}"\n'
    words = "{{ system.vision }}\n\n" * 400
    assert "ASM014" in codes(drafted(tmp_path, words, config))


@pytest.mark.parametrize(
    "placeholder",
    ["{{ ''.__class__.__mro__ }}", "{{ 'a' * 999999999 }}", "{{ 'a'.center(999999999) }}", "{{ range(9) }}",
     "{% include 'a' %}", "{% import 'a' as b %}",
     "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ body | upper }}",
     "{% for a in cover.lines %}{% for b in cover.lines %}{% endfor %}{% endfor %}"],
)  # fmt: skip
def test_a_house_style_fills_names_and_runs_nothing(tmp_path: Path, placeholder: str) -> None:
    found = project(tmp_path)
    data = io.BytesIO()
    with zipfile.ZipFile(ROOT / "templates/house.docx") as shell, zipfile.ZipFile(data, "w") as changed:
        for name in shell.namelist():
            part = shell.read(name)
            changed.writestr(
                name, part.replace(b"{{ body }}", placeholder.encode()) if name == "word/document.xml" else part
            )
    (tmp_path / "templates/house.docx").write_bytes(data.getvalue())
    style, problems = house_style(tmp_path)
    layout = laid_out(draft(found, Options()).documents[0], style, ("docx",))
    told = (*problems, layout) if isinstance(layout, Diagnostic) else problems
    assert "FILE013" in {problem.rule.code for problem in told}


def test_a_house_style_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    found = project(tmp_path)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "a")
        with bomb.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"\0" * 1_000_000)
    (tmp_path / "templates/house.docx").write_bytes(data.getvalue())
    style, problems = house_style(tmp_path)
    assert "FILE013" in {problem.rule.code for problem in problems}
    assert not isinstance(laid_out(draft(found, Options()).documents[0], style, ("docx",)), Diagnostic)


# --- the terminal ----------------------------------------------------------------------------------------------------

ACTING = "\\u001b[31m\\u009b2J\\u202e\\u2066\\u0007\\u200f"


def test_nothing_in_a_file_acts_on_the_terminal(tmp_path: Path) -> None:
    config = (
        CONFIG.replace('name = "Northshire"', f'name = "N{ACTING}"\n"k{ACTING}" = 1\nregion = "{ACTING}"')
        + f'[places."{ACTING}"]\nname = "{ACTING}"\n'
    )
    project(tmp_path, "See {{ system.nam\x1b[31m\u202e }} and \u202e\x9b2J\x07 [[quo\x1brum]].", config)
    (tmp_path / "clauses/\x1b[31mred.md").write_text(HEADER, encoding="utf-8")
    (tmp_path / "clauses/\u202ebidi.txt").write_text(HEADER, encoding="utf-8")
    (tmp_path / "clauses/bidi.md").write_text(
        HEADER.replace("Quorum", "Quo\u202erum").replace("id: quorum", "id: bidi"), encoding="utf-8"
    )
    made = drafted_in(tmp_path, "configs/northshire.toml")
    told = [text(made.problems, made.sources, colour=False, width=90), sarif(made.problems, made.sources)]
    told += [json_report(made.problems), github(made.problems, ".")]
    for words in told:
        assert not set(words) & {chr(number) for number in (*range(10), *range(11, 32), *range(127, 160))}
        assert not set(words) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    for command in (
        ["check", "northshire.toml"],
        ["lint"],
        ["show", "qu\x1b[31mo"],
        ["show", "quorum"],
        ["show", "--list"],
        ["build", "no\u202e.toml"],
        ["explain", "\x1b[31m"],
        ["facts", "\x1b[2J"],
    ):
        done = icsdocs(*command, folder=tmp_path)
        assert not {"\x1b", "\u202e", "\x9b", "\x07"} & set(done.stdout + done.stderr), command
        assert "Traceback" not in done.stderr
