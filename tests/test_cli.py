"""The commands as a user meets them: what they print, what they write, how they end."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path, PureWindowsPath

import pytest

from icsdocs.project import told_path
from running import ROOT, icsdocs, started

SAMPLE = "cheshire-merseyside.toml"
COMMANDS = ("build", "check", "coverage", "lint", "show", "facts", "where", "why", "explain", "schema", "doctor")


def loaded(*arguments: str) -> set[str]:
    """The top-level packages that a command has imported when it ends."""
    script = (
        "import sys, atexit\n"
        "names = lambda: {name.partition('.')[0] for name in sys.modules}\n"
        "atexit.register(lambda: print('LOADED', *names(), file=sys.stderr))\n"
        "from icsdocs.cli import main\n"
        f"main({list(arguments)!r})\n"
    )
    # What was checked before is only recalled, and that loads less.
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "ICSDOCS_CACHE": "off"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    return set(done.stderr.rpartition("LOADED")[2].split())


# --- help ------------------------------------------------------------------------------------------------------------


def test_with_no_argument_it_says_what_it_does_and_how_to_start() -> None:
    done = icsdocs()
    assert done.returncode == 0
    assert "icsdocs build cheshire-merseyside.toml" in done.stdout
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_commands_help_has_an_example(command: str) -> None:
    done = icsdocs(command, "--help")
    assert done.returncode == 0 and f"  icsdocs {command}" in done.stdout
    assert all(len(line) <= 100 for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "gloucestershire.toml"), ("coverage", "gloucestershire.toml"), ("doctor",), ("explain", "CFG001"),
        ("facts", "board.size"), ("schema",), ("show", "so-quorum-number"),
        ("where", "board.size"), ("why", "constitution", "1.1.1", "gloucestershire.toml"),
        ("check", "no-such.toml"), ("no-such-command",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_command_does_the_same_in_a_python_of_its_own_as_in_other_tests(arguments: tuple[str, ...]) -> None:
    """The other tests fork their commands from a process that has loaded more than a command loads."""
    one, other = started(*arguments), icsdocs(*arguments)
    assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)


def test_help_loads_click_alone() -> None:
    assert not loaded("--help") & {
        "docx",
        "lxml",
        "docxtpl",
        "jinja2",
        "cerberus",
        "weasyprint",
        "markdown_it",
        "pikepdf",
    }


def test_check_loads_no_renderer() -> None:
    packages = loaded("check", SAMPLE)
    assert "cerberus" in packages
    assert not packages & {"docx", "lxml", "docxtpl", "weasyprint", "pikepdf"}


def test_only_a_process_that_is_a_command_ends_at_once() -> None:
    """Whoever runs commands in another program finds that as it was."""
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    module, name = scripts["icsdocs"].split(":")
    runs = {
        f"import {module}; {module}.{name}()": [],
        "import runpy; runpy.run_module('icsdocs', run_name='__main__')": [],
        "import icsdocs.cli; icsdocs.cli.main()": ["taken down, looked through as ever"],
    }
    tell = "atexit.register(lambda: print('taken down,', 'looked through as ever' * (gc.get_threshold()[0] < 1000)))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    for argument, code in (("--version", 0), ("--nothing", 2)):
        for run, told in runs.items():
            script = f"import atexit, gc, sys\n{tell}\nsys.argv = ['icsdocs', '{argument}']\n{run}"
            done = subprocess.run(
                [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
            )
            assert (done.returncode, done.stdout.splitlines()[argument == "--version" :]) == (code, told), done.stderr


@pytest.mark.skipif(os.name != "posix", reason="it is a POSIX shell that closes a stream")
def test_a_process_without_a_stream_ends_as_it_should() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(
        ["sh", "-c", '"$0" -m icsdocs --version >&-', sys.executable], env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
@pytest.mark.parametrize("arguments", [("check", "gloucestershire.toml"), ("--help",)])
def test_what_cannot_be_said_because_the_disk_is_full_is_answered_in_words(arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "icsdocs", *arguments], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "generator")}, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "What this command said could not all be written: the disk is full.\n"


# --- wrong usage -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "cheshire-merseysid.toml"), "Did you mean cheshire-merseyside.toml"),
        (("check", "configs"), "configs is a folder"),
        (("check", "a\x1b[2Jb"), "There is no config a<U+001B>[2Jb"),
        (("check", "a\0b".replace("\0", "\udcff")), "There is no config"),
        (("check", "long" * 100), "There is no config longlong"),
        (("check", "/dev/null"), "/dev/null is not an ordinary file"),
        (("build", SAMPLE, "--dated", "1 April"), "1 April"),
        (("build", SAMPLE, "--dated", "30/06/2021"), "Did you mean 2021-06-30?"),
        (("build", SAMPLE, "--dated", "2021-02-30"), "There is no day 2021-02-30. February 2021 has 28 days."),
        (("facts", "no-such-fact"), "No fact has “no-such-fact”"),
        (("build", SAMPLE, "--format", "odt"), "odt"),
        (("build", SAMPLE, "--document", "constitutoin"), "Did you mean constitution?"),
        (("show", "no-such-clause-at-all"), "There is no clause"),
        (("explain", "FILE01"), "Did you mean FILE01"),
        (("why", "build/north/constitution.pdf", "4.1.1"), "Ask the Word file: build/north/constitution.docx"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_what_cannot_be_done_is_answered_in_words_and_ends_with_2(arguments: tuple[str, ...], said: str) -> None:
    done = icsdocs(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in " ".join(done.stderr.split()) and "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check north.toml", "lint", "show", "facts quorum", "doctor", "schema"])
def test_a_folder_that_was_deleted_meanwhile_is_answered_in_words(command: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && {sys.executable} -m icsdocs {command}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "COLUMNS": "200"}
    done = subprocess.run(["sh", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "is not there any more" in done.stderr and "Traceback" not in done.stderr


def test_a_path_on_another_drive_is_told_whole() -> None:
    here = PureWindowsPath("C:/work")
    assert told_path(PureWindowsPath("D:/drafts/build"), here) == PureWindowsPath("D:/drafts/build")
    assert told_path(Path("/home/north/build"), Path("/home/south")) == Path("../north/build")


# --- what was written, and what was not ------------------------------------------------------------------------------


def copied(folder: Path) -> Path:
    """The smallest project that builds, with the house style of this one."""
    files = {
        "clauses/notice.md": "---\nid: notice\ntitle: Notice\nstatus: required\n---\nNotice is given.\n",
        "templates/mou/outline.toml": 'title = "Memo"\n[[level]]\nlabel = "%1"\n'
        '[[entry]]\nlevel = 1\nclause = "notice"\n',
        "configs/north.toml": 'schema = 1\nedition = "act-2022"\n[system]\nid = "north"\n',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_build_that_fails_says_what_is_still_there(tmp_path: Path) -> None:
    root = copied(tmp_path)
    config = root / "configs/north.toml"
    page = root / "templates/page.html"
    page.write_bytes(b"A page without a place for the document.")
    done = icsdocs("build", "north.toml", "-f", "html", folder=root)
    assert done.returncode == 1 and "no place for the document" in done.stdout
    assert (root / "build/north/mou.html").stat().st_size > 1_000
    done = icsdocs("build", "north.toml", "-f", "html", "--final", folder=root)
    assert done.returncode == 1 and "Nothing was written" in done.stderr
    page.unlink()
    page.mkdir()
    done = icsdocs("build", "north.toml", "-f", "html", folder=root)
    assert done.returncode == 1 and "Nothing was written" in done.stderr
    page.rmdir()
    done = icsdocs("build", "north.toml", "-f", "html", folder=root)
    assert (done.returncode, (root / "build/north/mou.html").stat().st_size > 1_000) == (0, True)
    assert "Nothing was written" not in done.stderr and "Not written" not in done.stderr
    config.write_bytes(b"%PDF-1.7\x00\x01")
    done = icsdocs("build", "north.toml", folder=root)
    assert done.stderr.endswith("Nothing was written; the files of the last build are still there (build/north).\n")
    assert done.stdout.count("FILE005") == 2 and "<U+" not in done.stdout


def test_a_build_ends_with_its_files_and_check_has_every_point(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "clauses/notice.md").write_text(
        "---\nid: notice\ntitle: Notice\nstatus: required\n---\n{{ meetings.notice_days }} and {{ system.name }}.\n"
    )
    done = icsdocs("build", "north.toml", "-f", "html", folder=root)
    assert "still to be settled\n  meetings (1), system (1)\n" in done.stdout and "is not known" not in done.stdout
    assert done.stdout.endswith("2 points still open. icsdocs check north.toml lists them.\n")
    for command in (("build", "-f", "html", "--verbose"), ("build", "--final"), ("check",)):
        told = icsdocs(*command, "north.toml", folder=root).stdout
        assert "Add a table [meetings]:\n  notice_days: How many " in told and "\n    mou: " in told
        assert ("Asked for in clauses/notice.md:6:1" in told) == ("--verbose" in command)


def test_points_of_several_configs_are_told_of_each(tmp_path: Path) -> None:
    root = copied(tmp_path)
    notice, north = root / "clauses/notice.md", root / "configs/north.toml"
    notice.write_text(notice.read_text().replace("Notice is given", "{{ meetings.notice_days }}"))
    (root / "configs/south.toml").write_text(north.read_text().replace('"north"', '"south"'))
    both = ("check", "north.toml", "south.toml")
    told = icsdocs(*both, folder=root)
    assert told.stdout.count("notice_days: ") == 2 and told.stdout.endswith("2 points still open.\n")
    assert "1 point still" in icsdocs("check", "north.toml", "configs/north.toml", folder=root).stdout
    report = json.loads(icsdocs(*both, "--report", "json", folder=root).stdout)
    assert report["counts"]["open"] == 2
    assert [one["config"] for one in report["problems"]] == ["configs/north.toml", "configs/south.toml"]
    marked = icsdocs(*both, "--report", "github", folder=root).stdout.splitlines()
    assert ["configs/north.toml leaves it" in marked[0], "configs/south.toml leaves it" in marked[1]] == [True, True]
    (run,) = json.loads(icsdocs(*both, "--report", "sarif", folder=root).stdout)["runs"]
    places = [one["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    assert places == ["configs/north.toml", "configs/south.toml"]
    assert len({one["partialFingerprints"]["icsdocs/v1"] for one in run["results"]}) == 2


def test_two_configs_of_one_name_are_not_taken_for_one(tmp_path: Path) -> None:
    first, second = (copied(tmp_path / name) for name in ("first", "second"))
    done = icsdocs("check", str(first / "configs/north.toml"), str(second / "configs/north.toml"), folder=tmp_path)
    assert done.returncode == 2 and "have the same name in their projects" in " ".join(done.stderr.split())


def test_a_build_of_one_document_counts_its_own_points_alone(tmp_path: Path) -> None:
    root = copied(tmp_path)
    other = root / "templates/place-terms/outline.toml"
    other.parent.mkdir(parents=True)
    other.write_text('each = "place in places"\n' + (root / "templates/mou/outline.toml").read_text())
    build = ("build", "north.toml", "-f", "html")
    assert "1 point still open" in icsdocs(*build, folder=root).stdout
    assert icsdocs(*build, "--document", "mou", folder=root).stdout.endswith("No problems.\n")


def test_of_a_document_that_the_config_does_not_list_no_command_speaks_for_another(tmp_path: Path) -> None:
    root = copied(tmp_path)
    other, config = root / "templates/handbook/outline.toml", root / "configs/north.toml"
    other.parent.mkdir(parents=True)
    region = '\n[[cover]]\nstyle = "Cover Line"\ntext = "{{ system.region }}"\n'
    other.write_text((root / "templates/mou/outline.toml").read_text(encoding="utf-8") + region, encoding="utf-8")
    config.write_text(f'documents = ["mou"]\n{config.read_text(encoding="utf-8")}', encoding="utf-8")
    built = icsdocs("build", "north.toml", "-d", "handbook", "-f", "html", folder=root)
    assert built.returncode == 0 and 'write documents = ["mou", "handbook"]' in " ".join(built.stdout.split())
    assert built.stdout.endswith("1 point still open. icsdocs build north.toml -d handbook -v lists them.\n")
    asked = icsdocs("coverage", "north.toml", "-d", "handbook", folder=root)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "handbook is not among the documents that this config makes: mou" in " ".join(asked.stderr.split())
    assert icsdocs("coverage", "north.toml", "-d", "mou", folder=root).returncode == 0


def test_a_check_tells_what_only_a_final_version_needs_once_the_draft_needs_nothing(tmp_path: Path) -> None:
    root = copied(tmp_path)
    outline = root / "templates/mou/outline.toml"
    day = '\n[[cover]]\nlabel = "Approved"\ntext = "{{ body.approved_on | date }}"\nwhen = "document.final"\n'
    outline.write_text(outline.read_text(encoding="utf-8") + day, encoding="utf-8")
    told = icsdocs("check", "north.toml", folder=root)
    assert told.returncode == 0 and "Add a table [approvals.key]" in told.stdout
    assert told.stdout.endswith("No problems. For a final version: 1 point still open.\n")
    assert icsdocs("check", "north.toml", "--strict", folder=root).returncode == 0
    clause = root / "clauses/notice.md"
    clause.write_text(f"{clause.read_text(encoding='utf-8')}\nIt is {{{{ meetings.notice_days }}}} days.\n")
    assert icsdocs("check", "north.toml", folder=root).stdout.endswith("\n1 point still open.\n")


# --- explain, show and facts -----------------------------------------------------------------------------------------


def test_a_code_that_is_milder_before_the_law_says_so() -> None:
    told = {code: icsdocs("explain", code).stdout for code in ("SNS001", "SNS005")}
    assert ["white-paper-2021 it is only a warning" in words for words in told.values()] == [True, False]


def test_whoever_asks_what_documents_may_be_made_is_told_their_names(tmp_path: Path) -> None:
    assert '    "mou"  Memo\n' in icsdocs("facts", "documents", folder=copied(tmp_path)).stdout


def test_a_code_is_explained_with_its_reason_and_examples() -> None:
    done = icsdocs("explain", "cls006")
    assert done.returncode == 0
    assert done.stdout.startswith("CLS006 (error)")
    assert (
        "\nWrong, in clauses/quorum.md:\n    Six" in done.stdout and "\nRight, in clauses/quorum.md:\n" in done.stdout
    )


def test_every_rule_is_listed_once_and_can_be_explained() -> None:
    from icsdocs.explained import all_rules, explained, told

    codes = [line.split()[0] for line in icsdocs("explain").stdout.splitlines()]
    assert codes == list(all_rules()) and len(codes) > 30
    for code, rule in all_rules().items():
        words = told(rule, 10_000)
        assert rule.says in words and explained(code).why in words
        assert all(example.words.split("\n")[0] in words for example in explained(code).examples)


def test_codes_are_unique() -> None:
    from icsdocs import rules
    from icsdocs.check import drafting_rules, sense_rules
    from icsdocs.diagnostics import Rule

    found = (*vars(rules).values(), *vars(drafting_rules).values(), *vars(sense_rules).values())
    codes = [value.code for value in found if isinstance(value, Rule)]
    assert len(codes) == len(set(codes))


def test_clauses_are_listed_with_their_titles_and_shown_by_id_file_or_heading() -> None:
    listed = icsdocs("show", "--list", "quorum").stdout
    assert "  so-quorum-number " in listed and "clauses/standing-orders\n" in listed
    assert len(icsdocs("show").stdout) > len(listed)
    by_id = icsdocs("show", "so-quorum-number").stdout
    assert by_id == icsdocs("show", "clauses/standing-orders/quorum-number.md").stdout
    assert by_id == icsdocs("show", str(ROOT / "clauses/standing-orders/quorum-number.md")).stdout
    heading = icsdocs("show", "statutory-framework").stdout
    assert "In    constitution (templates/constitution/outline.toml:" in heading


def test_the_list_of_clauses_finds_those_whose_source_was_not_seen() -> None:
    listed = icsdocs("show", "--list", "not seen").stdout
    assert "appt-chair-term" in listed and "(known, not seen)" in listed
    assert "board-skills-review" not in listed


def test_a_systems_own_clause_is_shown_by_its_id_and_its_file(tmp_path: Path) -> None:
    root = copied(tmp_path)
    local = root / "clauses/local/north/webcast.md"
    local.parent.mkdir(parents=True)
    header = "id: webcast\ntitle: Webcast\nstatus: local\nreason: Asked for.\ndocument: mou\nafter: notice\n"
    header += "reviewed: Legal team, May 2022\nagreed_by: the regional team\nagreed_on: 2022-03-03\nmodel_ref: SO 4.4"
    local.write_text(f"---\n{header}\n---\nEach meeting is webcast.\n", encoding="utf-8")
    done = icsdocs("show", "webcast", folder=root)
    assert done.stdout == icsdocs("show", "clauses/local/north/webcast.md", folder=root).stdout
    assert all(words in done.stdout for words in ("Asked for.", "mou, after notice", "Each meeting is webcast."))
    assert all(words in done.stdout for words in ("Legal team, May 2022", "the regional team, 2022-03-03", "SO 4.4"))


def test_a_house_style_that_is_not_there_is_looked_for_by_name(tmp_path: Path) -> None:
    done = icsdocs("doctor", "--template", "nope.docx", folder=copied(tmp_path))
    assert "Look at its name" in done.stdout + done.stderr and "permission" not in done.stdout + done.stderr


def test_every_clause_that_the_help_and_the_readme_name_is_there() -> None:
    words = icsdocs("show", "--help").stdout + (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"icsdocs show ([a-z][a-z0-9/.-]+)", words))
    assert named
    for name in named:
        assert icsdocs("show", name).returncode == 0, name


def test_a_fact_is_explained_with_its_choices_and_what_each_means() -> None:
    done = icsdocs("facts", "meetings.voting.mode")
    assert '"vote"             A vote on every decision' in done.stdout
    assert 'mode = "consensus-first"' in done.stdout and "[meetings.voting]" in done.stdout
    assert icsdocs("facts", "places.wirral.governance_model").stdout.startswith("places.key.governance_model\n")
    assert "meetings.quorum.number" in icsdocs("facts", "quorum").stdout
    told = icsdocs("facts", "footprint").stdout
    assert "places.key.footprint\n" in told and "place_models" not in told, "what is worked out is written elsewhere"
    assert icsdocs("facts").stdout.splitlines()[0].startswith("schema ")
