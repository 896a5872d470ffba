"""The cache of what was read: whatever becomes of it, the user is told the same, and nobody is told of it."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import sample_document
from icsdocs.check.seen import Seen
from icsdocs.frozen import changed
from icsdocs.parsed import VARIABLE, Parsed, cache_folder, recall, told
from icsdocs.project import gather
from icsdocs.source import Source
from running import ROOT, icsdocs, write_project

CONFIG = "act-example.toml"
CLAUSE = """---
id: quorum
title: Quorum
status: required
---
Business needs {{ meetings.quorum.number }} members, of whom *one* is a {{ board.members.chair.role }}.
"""
FILES = {
    "clauses/quorum.md": CLAUSE,
    "clauses/faulty.md": "---\nid: faulty\ntitle: Faulty\nstatus: required\n---\nSee [[nowhere]] and {{ 1 + }}.\n",
    "clauses/local/northshire/quorum.md": "---\nid: quorum\nreason: Our own.\n---\nAll members are needed.\n",
    "clauses/definitions/board.md": "---\nid: board\nterm: Board\n---\nthe governing board.\n",
    "templates/constitution/outline.toml": (
        "title = 'Constitution'\n[[level]]\nlabel = '%1'\n"
        "[[entry]]\nlevel = 1\nclause = 'quorum'\n[[entry]]\nlevel = 1\nclause = 'faulty'\n"
    ),
    f"configs/{CONFIG}": 'schema = 1\nedition = "act-2022"\n[system]\nid = "northshire"\nname = "Northshire"\n',
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project", FILES)


def said(project: Path, cache: str, *arguments: str) -> tuple[int, str, str]:
    """How a command ended and what it said, with the cache in a folder of its own."""
    ran = icsdocs(*(arguments or ("check", CONFIG, "--report", "json")), folder=project, **{VARIABLE: cache})
    return ran.returncode, ran.stdout, ran.stderr


def kept(cache: Path) -> Path:
    """What a cache has of the project as a whole; beside it is what was made of its files and of those of icsdocs."""
    (found,) = cache.glob("*-project.parsed")
    beside = {"project.files.parsed", "icsdocs.parsed"}
    assert {path.name.partition("-")[2] for path in cache.iterdir()} >= {"project.parsed", *beside}
    return found


def said_again(project: Path, cache: str) -> tuple[int, str, str]:
    """The same of a config that only a remark changes, so that what its project says as a whole is kept too."""
    said(project, cache)
    with (project / "configs" / CONFIG).open("a", encoding="utf-8") as config:
        config.write("# A remark changes no fact.\n")
    return said(project, cache)


def test_a_project_is_kept_as_a_whole_when_none_of_its_files_is_new(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))

    cache = tmp_path / "cache"

    def remembers() -> bool:
        asked = []
        recall(project).whole("library", Source("northshire act-2022", gather(project).digest), lambda: asked.append(1))
        return not asked

    said(project, str(cache))
    assert not remembers()
    assert said_again(project, str(cache)) == said(project, "off")
    assert remembers()
    (files,) = cache.glob("*-project.files.parsed")
    files.write_bytes(b"")
    assert said_again(project, str(cache)) == said(project, "off")
    assert files.read_bytes() == b""


def test_a_second_run_says_the_same_and_leaves_what_is_kept_as_it_is(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    without = said(project, "off")
    assert "nowhere" in without[1]
    assert said(project, str(cache)) == without
    before = kept(cache).read_bytes()
    assert said(project, str(cache)) == without
    assert kept(cache).read_bytes() == before


def test_a_check_after_a_build_finds_everything_done(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    said(project, str(cache), "build", CONFIG, "--format", "html")
    before = kept(cache).read_bytes()
    assert said(project, str(cache)) == said(project, "off")
    assert kept(cache).read_bytes() == before


def test_what_comes_with_icsdocs_is_read_once_for_all_projects(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    said(project, str(cache))
    (common,) = cache.glob("*-icsdocs.parsed")
    other = project.rename(tmp_path / "other project")
    before = common.stat().st_ino
    assert said(other, str(cache)) == said(other, "off")
    assert common.stat().st_ino == before
    (own,) = cache.glob("*-other project.files.parsed")
    assert own.stat().st_size < common.stat().st_size


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def turned(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-50] ^= 0xFF
    path.write_bytes(data)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.write_bytes(b"\x80\x04cos\nsystem\n(S'touch harmed'\ntR.")


def of_another_program(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"parsed.py", b"passed.py", 1))


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [cut, turned, emptied, foreign, of_another_program, replaced_by_a_folder])
def test_a_damaged_cache_changes_nothing(damage: Callable[[Path], None], project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    told = said_again(project, str(cache))
    for path in tuple(cache.glob("*.parsed")):
        damage(path)
    assert said(project, str(cache)) == told
    assert not (project / "harmed").exists()
    assert said(project, str(cache)) == told


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_cache_that_others_may_write_is_not_believed(project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    told = said(project, str(cache))
    kept(cache).chmod(0o666)
    before = kept(cache).stat().st_mtime_ns
    assert said(project, str(cache)) == told
    assert kept(cache).stat().st_mtime_ns != before
    assert kept(cache).stat().st_mode & 0o777 == 0o600
    open_to_all = tmp_path / "shared"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    assert said(project, str(open_to_all)) == told
    assert list(open_to_all.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_done_without(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert said(project, str(tmp_path / "file" / "cache")) == said(project, "off")


def changed_clause(project: Path) -> None:
    (project / "clauses/quorum.md").write_text(CLAUSE.replace("Business needs", "Decisions need"), encoding="utf-8")


def changed_header_that_is_inherited(project: Path) -> None:
    (project / "clauses/quorum.md").write_text(CLAUSE.replace("title: Quorum", "title: A quorum\nmeets: [unknown]"))


def changed_config(project: Path) -> None:
    (project / "configs" / CONFIG).write_text(FILES[f"configs/{CONFIG}"].replace("act-2022", "white-paper-2021"))


def moved_clause(project: Path) -> None:
    (project / "clauses/other").mkdir()
    (project / "clauses/faulty.md").rename(project / "clauses/other/faulty.md")


def lost_clause(project: Path) -> None:
    (project / "clauses/quorum.md").unlink()


@pytest.mark.parametrize(
    "change", [changed_clause, changed_header_that_is_inherited, changed_config, moved_clause, lost_clause]
)
def test_what_has_changed_is_read_anew(change: Callable[[Path], None], project: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    said_again(project, str(cache))
    said(project, str(cache), "lint")
    change(project)
    assert said(project, str(cache)) == said(project, "off")
    assert said(project, str(cache), "lint") == said(project, "off", "lint")


# --- what was seen in words ------------------------------------------------------------------------------------------

CITING = """---
id: quorum
title: Quorum
status: required
source: section 3 of the Northshire Act 2020
meets: [enough, deputy, named, asked]
---
Business needs six members under section 3 of the Northshire Act 2020. NHS Northshire provides a room.

The Chair must:

- set the agenda; and
- appoint a deputy.
"""


def requirement(id_: str, says: str, more: str = "", source: str = "Northshire Act 2020") -> str:
    return (
        f"[{id_}]\ndocuments = ['constitution']\nrule = 'A rule.'\nstrength = 'S'\nverified = 'V'\n"
        f"source = '{source}'\nsays = ['{says}']\n{more}\n"
    )


def citation(number: int, day: str) -> str:
    return (
        f"[act-{number}]\ninstrument = 'Northshire Act 2020'\nprovision = 'section {number}'\nabout = 'quorum'\n"
        f"checked = 2026-11-01\nfrom = {day}\n"
    )


TABLES = {
    "clauses/requirements/rows.toml": "".join(
        (
            requirement("enough", "6 members"),
            requirement("deputy", "chair must … appoint deputy"),
            requirement("named", "{NAME} provides room"),
            requirement("asked", "petition", "applies = 'meetings.petitions'"),
            requirement("unmet", "petition", source="Guide of June 2023"),
        )
    ),
    "clauses/terminology.toml": (
        "[business]\ntrap = '1'\nwrong = ['trade needs']\nseverity = 'error'\n"
        "why = 'it is no shop'\ninstead = 'Business'\n"
    ),
    "clauses/citations.toml": citation(3, "2023-01-01") + citation(4, "2025-01-01"),
    "clauses/quorum.md": CITING,
    f"configs/{CONFIG}": (
        'schema = 1\nedition = "act-2022"\nas_at = 2024-06-01\n[system]\nid = "northshire"\nname = "Northshire"\n'
        '[body]\nlegal_name = "NHS Northshire"\n[meetings]\npetitions = false\n'
    ),
}


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("clauses/requirements/rows.toml", "6 members", "7 members", "demands: “7 members”"),
        ("clauses/terminology.toml", "trade needs", "business needs", "WRD001"),
        ("clauses/citations.toml", "2023-01-01", "2025-01-01", "CIT002"),
        ("clauses/quorum.md", "Business needs", "A trade needs", "WRD001"),
        ("clauses/quorum.md", "six members", "eight members", "demands: “6 members”"),
        ("clauses/quorum.md", "- set the agenda; and\n- ", "set the agenda; and\n\n", "appoint deputy”"),
        ("clauses/quorum.md", "source: section 3", "source: section 4", "CIT004"),
        ("clauses/quorum.md", "meets: [", "meets: [unmet, ", "what “unmet” demands"),
        (f"configs/{CONFIG}", "2024-06-01", "2022-08-01", "CIT002"),
        (f"configs/{CONFIG}", "2024-06-01", "2022-08-01", "CIT005"),
        (f"configs/{CONFIG}", '"NHS Northshire"', '"NHS Southshire"', "provides room”"),
        (f"configs/{CONFIG}", "petitions = false", "petitions = true", "what “asked” demands"),
    ],
)
def test_words_are_looked_at_anew_when_what_they_hang_on_changes(
    name: str, old: str, new: str, says: str, project: Path, tmp_path: Path
) -> None:
    def told(cache: str) -> str:
        _, out, err = said(project, cache, "check", CONFIG)
        return " ".join((out + err).split())

    cache = str(tmp_path / "cache")
    (project / "clauses/local/northshire/quorum.md").unlink()
    for file, text in TABLES.items():
        (project / file).parent.mkdir(exist_ok=True)
        (project / file).write_text(text, encoding="utf-8")
    assert says not in told(cache)
    path, quorum = project / name, project / "clauses/quorum.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    assert says in told(cache)
    assert told(cache) == told("off")
    # What is wrong is told where it stands, also when a new line moves it there.
    lower = quorum.read_text(encoding="utf-8").replace("status:", "model_ref: 2.2\nstatus:")
    quorum.write_text(lower, encoding="utf-8")
    assert says in told(cache)
    assert told(cache) == told("off")


def another_config_of_the_other_wording(project: Path) -> None:
    text = FILES[f"configs/{CONFIG}"].replace("northshire", "southshire")
    (project / "configs/other.toml").write_text(text, encoding="utf-8")


def a_file_that_nobody_reads(project: Path) -> None:
    (project / "clauses/notes.txt").write_text("Not read.")


@pytest.mark.parametrize("change", [another_config_of_the_other_wording, a_file_that_nobody_reads])
def test_a_check_sees_what_is_no_text_of_its_config(
    change: Callable[[Path], None], project: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    (project / "clauses/local/southshire").mkdir()
    (project / "clauses/local/southshire/quorum.md").write_text("---\nid: quorum\nreason: Ours.\n---\nAll.\n")
    before = said(project, str(cache))
    change(project)
    after = said(project, str(cache))
    assert after == said(project, "off")
    assert after != before


def test_the_documents_are_the_same_bytes(project: Path, tmp_path: Path) -> None:
    def built(name: str, cache: str) -> dict[str, bytes]:
        said(project, cache, "build", CONFIG, "--format", "docx", "--format", "html", "--output", str(tmp_path / name))
        return {path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()}

    cache = str(tmp_path / "cache")
    without = built("one", "off")
    assert len(without) == 3
    assert built("two", cache) == without
    assert built("three", cache) == without


def test_two_runs_at_once_end_well(project: Path, tmp_path: Path) -> None:
    environment = {**os.environ, VARIABLE: str(tmp_path / "cache"), "PYTHONPATH": str(ROOT / "generator")}
    command = [sys.executable, "-m", "icsdocs", "check", CONFIG, "--report", "json"]
    heard = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    runs = [subprocess.Popen(command, cwd=project, env=environment, **heard) for _ in range(4)]
    told = {(run.communicate(), run.returncode) for run in runs}
    code, out, err = said(project, "off")
    assert told == {((out, err), code)}
    assert kept(tmp_path / "cache").suffix == ".parsed"


def test_the_cache_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    for number in range(43):
        memory = recall(tmp_path / f"project-{number}")
        memory("work", (Source("a.md", "words"),), lambda: "made")
        memory.keep()
    left = {path.name.partition("-")[2] for path in (tmp_path / "cache").iterdir()}
    assert left == {f"project-{number}.parsed" for number in range(3, 43)}


def test_the_cache_is_the_users_and_not_the_projects(tmp_path: Path) -> None:
    home = str(tmp_path)
    assert cache_folder({"XDG_CACHE_HOME": home}, "linux") == tmp_path / "icsdocs"
    assert cache_folder({"LOCALAPPDATA": home}, "win32") == tmp_path / "icsdocs"
    assert cache_folder({}, "darwin") == Path.home() / "Library" / "Caches" / "icsdocs"
    assert cache_folder({"XDG_CACHE_HOME": "relative"}, "linux") is None
    assert cache_folder({"XDG_CACHE_HOME": home, VARIABLE: "OFF"}, "linux") is None


def test_people_are_told_all_that_is_kept(
    monkeypatch: pytest.MonkeyPatch, project: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    (project / "configs" / CONFIG).write_text(f"as_at = 2023-01-01\n{FILES[f'configs/{CONFIG}']}", encoding="utf-8")
    (project / "clauses/local/northshire/quorum.md").unlink()
    said(project, str(tmp_path / "cache"))
    made = {what: content for (what, *_), (_, content) in recall(project).held.items()}
    problems, points = pickle.loads(made["check"])
    assert problems and "board.members.chair.role" in {point.fact for point in points}
    assert told() == f"What was read of clauses and what checks of configs told is kept in {tmp_path / 'cache'}"
    monkeypatch.setenv(VARIABLE, "off")
    assert "what checks of configs told is not kept" in told()
    page = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert "what the last check of each config told, with all its messages and open points" in page


def test_a_look_at_a_draft_and_one_at_its_final_version_are_both_remembered() -> None:
    draft, looks = sample_document(), []
    seen = Seen(Parsed(Path("cache"), b"", {}), "northshire.toml", "")
    for document in (draft, changed(draft, final=True)) * 2:
        seen.of(document, "no fault", lambda: looks.append("looked"))
    assert looks == ["looked", "looked"]


def test_a_warm_check_loads_no_parser(project: Path, tmp_path: Path) -> None:
    def loaded() -> set[str]:
        script = "import sys; sys.argv = ['icsdocs', 'check', sys.argv[1]]\nimport icsdocs.cli\n" \
            "try: icsdocs.cli.main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"  # fmt: skip
        environment = {**os.environ, VARIABLE: str(tmp_path / "cache"), "PYTHONPATH": str(ROOT / "generator")}
        run = subprocess.run(
            [sys.executable, "-c", script, CONFIG], cwd=project, env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        return {name.partition(".")[0] for name in run.stderr.split()}

    assert {"markdown_it", "jinja2", "cerberus"} <= loaded()
    with (project / "configs" / CONFIG).open("a", encoding="utf-8") as config:
        config.write("# A remark changes no fact.\n")
    unloaded = {"markdown_it", "jinja2", "cerberus", "docx", "lxml", "docxtpl", "weasyprint", "pikepdf"}
    assert loaded().isdisjoint(unloaded)
