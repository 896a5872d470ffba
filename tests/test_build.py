"""From a project's files to its documents on the disk, and what becomes of every kind of bad input on the way."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from icsdocs.frozen import changed
from icsdocs.project import find_config
from icsdocs.render.json import to_json
from running import ROOT, icsdocs, started, write_project
from trees import EMPTY

EDITION = """
id = "act-2022"
name = "Health and Care Act 2022"
from = 2022-07-01
default_as_at = 2022-07-01
[terms]
body_short = "the ICB"
"""

OUTLINE = """
title = "Standing orders of {{ system.name }}"
status = "Draft"
status_final = "Adopted"
watermark = "Draft"

[[cover]]
style = "Cover Title"
text = "Standing orders of {{ system.name }}"

[[level]]
label = "%1"
cite = "section {label}"
style = "Heading 1"

[[level]]
label = "%1.%2"
cite = "paragraph {label}"
style = "Provision"

[[entry]]
level = 1
title = "Meetings"

[[entry]]
level = 2
clause = "quorum"

[[entry]]
level = 2
clause = "notice"
"""

QUORUM = """---
id: quorum
title: Quorum
status: required
---
No business is done unless {{ meetings.quorum.number | words }} members of {{ system.name }} are there (see [[notice]]).
"""

NOTICE = """---
id: notice
title: Notice of meetings
status: required
---
Each member receives notice of every meeting.
"""

CONFIG = """schema = 1
edition = "act-2022"
[system]
id = "northshire"
name = "Northshire"
[meetings.quorum]
number = 8
"""

FILES = {
    "clauses/editions/act-2022.toml": EDITION,
    "clauses/quorum.md": QUORUM,
    "clauses/notice.md": NOTICE,
    "templates/standing-orders/outline.toml": OUTLINE,
    "configs/northshire.toml": CONFIG,
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project", FILES)


def written(project: Path) -> dict[str, bytes]:
    folder = project / "build" / "northshire"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}


def body_of(docx: bytes, folder: Path) -> str:
    (folder / "copy.docx").write_bytes(docx)
    with zipfile.ZipFile(folder / "copy.docx") as package:
        return package.read("word/document.xml").decode()


def test_a_project_is_built_and_every_file_is_named_with_its_pages(project: Path) -> None:
    done = icsdocs("build", "northshire.toml", "--dated", "2022-07-01", folder=project)
    assert done.returncode == 0, done.stdout + done.stderr
    names = ["standing-orders.docx", "standing-orders.html", "standing-orders.json", "standing-orders.pdf"]
    assert sorted(written(project)) == names
    assert all(f"build/northshire/{name}" in done.stdout for name in names)
    assert re.search(r"Standing orders of Northshire \(\d+ pages?, 0 points still open\)", done.stdout)
    assert "No business is done unless eight members of" in written(project)["standing-orders.html"].decode().replace(
        "</span>", ""
    ).replace('<span class="value" data-key="meetings.quorum.number">', "")


def test_what_the_typeface_cannot_print_is_named_and_stops_the_pdf_alone(project: Path) -> None:
    (project / "configs/northshire.toml").write_text(CONFIG.replace("Northshire", "Northshire 日本"), encoding="utf-8")
    (project / "clauses/notice.md").write_text(NOTICE.replace("meeting.", "meeting 👩."), encoding="utf-8")
    done = icsdocs("build", "northshire.toml", "--verbose", folder=project)
    assert done.returncode == 1
    assert "日 (U+65E5), 本 (U+672C) in system.name, “Northshire 日本”" in done.stdout
    assert re.search(r"FILE017.*\n.*configs/northshire\.toml:5", done.stdout), done.stdout
    assert "👩 (U+1F469) in “Each member receives notice of every meeting 👩.”" in done.stdout
    assert sorted(written(project)) == ["standing-orders.docx", "standing-orders.html", "standing-orders.json"]


def test_documents_are_the_same_however_many_are_laid_out_at_once(project: Path) -> None:
    folder = project / "templates" / "terms"
    folder.mkdir()
    (folder / "outline.toml").write_text(OUTLINE.replace("Standing orders", "Terms"), encoding="utf-8")
    built = []
    for jobs in ("1", "2"):
        done = started("build", "northshire.toml", "--jobs", jobs, folder=project)
        assert done.returncode == 0, done.stdout + done.stderr
        built.append((done.stdout, written(project)))
    assert built[0] == built[1] and len(built[0][1]) == 8


def test_an_interrupt_ends_a_build_at_once_without_a_traceback(project: Path) -> None:
    (project / "templates" / "terms").mkdir()
    (project / "templates" / "terms" / "outline.toml").write_text(OUTLINE, encoding="utf-8")
    command = [sys.executable, "-m", "icsdocs", "build", "northshire.toml", "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    run = subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert run.stderr is not None
    assert "(1 of 2)" in run.stderr.readline()
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 1 and "Traceback" not in told, told
    # What helps Python's processes share things ends when it notices that they are gone.
    until = time.monotonic() + 60
    while is_running(run.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not is_running(run.pid)


def is_running(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_same_input_gives_the_same_bytes_whatever_the_clock_the_place_and_the_hash_seed(project: Path) -> None:
    first = icsdocs("build", "northshire.toml", folder=project, PYTHONHASHSEED="1", TZ="UTC")
    once = written(project)
    elsewhere = project.rename(project.parent / "another folder")
    second = icsdocs("build", "configs/northshire.toml", folder=elsewhere, PYTHONHASHSEED="2", TZ="Pacific/Auckland")
    assert (first.returncode, second.returncode) == (0, 0) and once and written(elsewhere) == once


def test_check_writes_nothing(project: Path) -> None:
    done = icsdocs("check", "northshire.toml", folder=project)
    assert done.returncode == 0 and not (project / "build").exists()


def test_a_final_version_is_refused_while_a_point_is_open_and_nothing_is_written(project: Path) -> None:
    (project / "configs/northshire.toml").write_text(CONFIG.replace("number = 8", ""), encoding="utf-8")
    done = icsdocs("build", "northshire.toml", "--final", "--dated", "2022-07-01", folder=project)
    assert done.returncode == 1 and "Nothing was written" in done.stderr
    assert "In [meetings.quorum] (line 6):\n  number: " in done.stdout
    assert not (project / "build").exists()


def test_a_final_version_is_written_when_all_is_settled(project: Path) -> None:
    done = icsdocs("build", "northshire.toml", "--final", "--dated", "2022-07-01", folder=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(written(project)["standing-orders.json"])["final"] is True


FOREIGN = "<p>Foreign words.</p>$body"
PAGE = (ROOT / "templates/page.html").read_text(encoding="utf-8")
UNFIT = {
    "words that its typeface lacks": ("clauses/notice.md", NOTICE.replace("meeting.", "meeting 漢."), "FILE017"),
    "words that are not the document's": ("templates/page.html", PAGE.replace("$body", FOREIGN), "FILE012"),
    "no main heading": ("templates/page.html", PAGE.replace("$cover", ""), "FILE018"),
}


@pytest.mark.parametrize("kind", UNFIT)
def test_of_a_final_version_nothing_is_written_where_one_file_would_be_wrong(project: Path, kind: str) -> None:
    name, text, code = UNFIT[kind]
    (project / name).write_text(text, encoding="utf-8")
    before = project / "build/northshire/standing-orders.docx"
    before.parent.mkdir(parents=True)
    before.write_bytes(b"adopted")
    done = icsdocs("build", "northshire.toml", "--final", "--dated", "2022-07-01", folder=project)
    assert done.returncode == 1 and f"error[{code}]" in done.stdout, done.stdout
    assert "Nothing was written; the files of the last build are still there" in done.stderr
    assert "--final needs every error mended" in done.stderr
    assert written(project) == {"standing-orders.docx": b"adopted"}


@pytest.mark.parametrize("kind", UNFIT)
def test_a_draft_loses_the_file_that_would_be_wrong_and_keeps_the_one_before(project: Path, kind: str) -> None:
    name, text, code = UNFIT[kind]
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")
    before = project / "build/northshire/standing-orders.pdf"
    before.parent.mkdir(parents=True)
    before.write_bytes(b"before")
    done = icsdocs("build", "northshire.toml", "--verbose", folder=project)
    assert done.returncode == 1 and f"error[{code}]" in done.stdout, done.stdout
    assert "standing-orders.docx" in done.stdout and "PDF checked" not in done.stdout
    assert "From an earlier build, so it may say something else: standing-orders.pdf\n" in done.stdout
    found = written(project)
    assert found["standing-orders.pdf"] == b"before"
    assert set(found) == {f"standing-orders.{ending}" for ending in ("docx", "html", "json", "pdf")}


def test_a_final_version_whose_one_document_is_wrong_writes_none_of_the_others(project: Path) -> None:
    (project / "templates/terms").mkdir()
    terms = OUTLINE.replace("Standing orders", "Terms 漢")
    (project / "templates/terms/outline.toml").write_text(terms, encoding="utf-8")
    done = icsdocs("build", "northshire.toml", "--final", "--dated", "2022-07-01", "--jobs", "1", folder=project)
    assert done.returncode == 1 and "FILE017" in done.stdout
    assert not (project / "build").exists()


def test_word_alone_can_be_asked_for(project: Path) -> None:
    done = icsdocs("build", "northshire.toml", "--format", "docx", folder=project)
    assert done.returncode == 0
    assert sorted(written(project)) == ["standing-orders.docx", "standing-orders.json"]
    assert "earlier build" not in done.stdout


def test_a_draft_for_a_board_has_neither_notes_nor_comments(project: Path) -> None:
    notice = NOTICE + "Send it to {{ body.email }}.\n\n::: note\nAsk the clerk.\n:::\n"
    (project / "clauses/notice.md").write_text(notice, encoding="utf-8")
    build = ("build", "northshire.toml", "-f", "docx", "-f", "html")
    drafts = [(icsdocs(*build, *more, folder=project), written(project))[1] for more in ((), ("--no-notes",))]
    full, bare = drafts
    assert b"Ask the clerk" in full["standing-orders.json"]
    assert not any(b"Ask the clerk" in data for data in bare.values() if not data.startswith(b"PK"))
    for one, carries in ((full, True), (bare, False)):
        with zipfile.ZipFile(io.BytesIO(one["standing-orders.docx"])) as package:
            assert any(b"Ask the clerk" in package.read(name) for name in package.namelist()) == carries
    assert b"Ask the clerk" in full["standing-orders.html"] and b"Ask the clerk" not in bare["standing-orders.html"]
    said = [body_of(one["standing-orders.docx"], project).count("<w:commentReference") for one in drafts]
    assert said == [2, 0]
    assert body_of(bare["standing-orders.docx"], project).count("email address") == 1


def test_the_files_that_a_build_leaves_from_an_earlier_one_are_named(project: Path) -> None:
    folder = project / "build/northshire"
    folder.mkdir(parents=True)
    left = ("standing-orders (2).docx", "standing-orders.html", "standing-orders.pdf")
    for name in (*left, "standing-orders-2.html", "standing-orders.xlsx"):
        (folder / name).write_bytes(b"before")
    done = icsdocs("build", "northshire.toml", "--format", "docx", folder=project)
    assert f"From an earlier build, so it may say something else: {', '.join(left)}\n" in done.stdout, done.stdout
    assert all((folder / name).read_bytes() == b"before" for name in left)


def test_documents_of_an_earlier_build_that_the_config_does_not_ask_for_are_named(project: Path) -> None:
    folder = project / "build/northshire"
    folder.mkdir(parents=True)
    for name in ("handbook.docx", "notes.docx", "members.docx", "members.json"):
        (folder / name).write_bytes(b"before")
    tree = to_json(changed(EMPTY, id="handbook"))
    for name in ("handbook.json", "handbook (2).json", "handbook as sent.json", "standing-orders (2).json"):
        (folder / name).write_text(tree, encoding="utf-8")
    left = "handbook (2).json, handbook.docx, handbook.json"
    told = f"From an earlier build, of a document that this config does not ask for now: {left}. "
    done = icsdocs("build", "northshire.toml", "--format", "docx", folder=project)
    assert f"{told}Keep them elsewhere or delete them.\n" in done.stdout, done.stdout
    assert not re.search("notes|members|as sent", done.stdout) and (folder / "handbook.docx").read_bytes() == b"before"
    done = icsdocs("build", "northshire.toml", "--format", "docx", "-d", "standing-orders", folder=project)
    assert "handbook" not in done.stdout, "of one document nobody expects the others"


def test_a_config_in_no_project_is_built_beside_it_as_the_help_says(tmp_path: Path, project: Path) -> None:
    for folder, root in (("mine", "mine"), ("my system/configs", "my system")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "north.toml").write_text("")
        assert find_config(str(tmp_path / folder / "north.toml"), project).root == tmp_path / root
    inside = project / "clauses/drafts"
    inside.mkdir()
    (inside / "north.toml").write_text("")
    assert find_config(str(inside / "north.toml"), tmp_path).root == project


def test_the_report_for_programs_is_one_json_object_with_the_files(project: Path) -> None:
    (project / "clauses/quorum.md").write_text(QUORUM.replace("[[notice]]", "[[notce]]"), encoding="utf-8")
    done = icsdocs("build", "northshire.toml", "--format", "html", "--report", "json", folder=project)
    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert "build/northshire/standing-orders.html" in report["files"]
    wrong = [problem for problem in report["problems"] if problem["severity"] == "error"]
    assert wrong and all((problem["file"], problem["line"]) == ("clauses/quorum.md", 6) for problem in wrong)


def test_without_pango_word_and_html_are_built_and_one_message_says_what_is_missing(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "lacking").mkdir()
    (tmp_path / "lacking/weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")\n")
    path = f"{tmp_path / 'lacking'}{os.pathsep}{ROOT / 'generator'}"
    done = icsdocs("build", "northshire.toml", folder=project, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    assert sorted(written(project)) == ["standing-orders.docx", "standing-orders.html", "standing-orders.json"]
    assert done.stdout.count("[FILE010]") == 1 and "Pango" in done.stdout and "Pango" not in done.stderr
    asked = icsdocs("build", "northshire.toml", "--format", "pdf", folder=project, PYTHONPATH=path)
    assert asked.returncode == 1 and asked.stdout.count("[FILE011]") == 1


LONG = "w" * 200_000

BAD = {
    "a config that is not TOML": ("configs/northshire.toml", CONFIG + "name = \n", "configs/northshire.toml:8:"),
    "a config that is not UTF-8": (
        "configs/northshire.toml",
        CONFIG.replace("Northshire", "N\udc93rthshire"),
        "configs/northshire.toml:5:10",
    ),
    "an empty config": ("configs/northshire.toml", "", "configs/northshire.toml"),
    "a control character in a clause": (
        "clauses/notice.md",
        NOTICE.replace("Each", "E\x0bach"),
        "clauses/notice.md:6:2",
    ),
    "a clause that is not UTF-8": (
        "clauses/notice.md",
        NOTICE.replace("notice of", "notice\udc96of"),
        "clauses/notice.md:6:28",
    ),
    "an empty clause": ("clauses/notice.md", "", "clauses/notice.md"),
    "an unclosed range": ("clauses/notice.md", NOTICE + "\n::: note\nAsk.\n", "clauses/notice.md:8:1"),
    "an id used twice": ("clauses/other.md", NOTICE, "clauses/"),
    "an unknown key": ("configs/northshire.toml", CONFIG + "nmber = 3\n", "configs/northshire.toml:8:1"),
    "a value of 200,000 characters": (
        "configs/northshire.toml",
        CONFIG.replace("Northshire", LONG),
        "configs/northshire.toml:5:8",
    ),
    "an outline that is not TOML": ("templates/standing-orders/outline.toml", OUTLINE + "[[entry\n", "outline.toml:"),
    "an outline that places no clause": (
        "templates/standing-orders/outline.toml",
        OUTLINE.replace('"notice"', '"notices"'),
        "outline.toml:",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_an_error_with_a_place_and_never_a_traceback(project: Path, kind: str) -> None:
    name, text, place = BAD[kind]
    (project / name).write_bytes(text.encode("utf-8", errors="surrogateescape"))
    done = icsdocs("build", "northshire.toml", "--format", "html", folder=project)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1 and "error[" in done.stdout and place in done.stdout
    assert len(done.stdout) < 20_000


def test_the_characters_of_every_language_in_the_toolchain_are_only_words(project: Path) -> None:
    name = "A & B <Trust> \"q\" 'x' {{'{{'}} {_{ %} [[id]] *bold* | pipe \\ ::: \u202eשלום"
    (project / "configs/northshire.toml").write_text(CONFIG.replace('"Northshire"', f"'''{name}'''"), encoding="utf-8")
    done = icsdocs("build", "northshire.toml", folder=project)
    assert "Traceback" not in done.stderr and "FILE012" not in done.stdout
    assert sorted(path.rpartition(".")[2] for path in written(project)) == ["docx", "html", "json", "pdf"], done.stdout


def test_a_folder_that_cannot_be_written_is_one_message(project: Path) -> None:
    (project / "build").write_text("in the way")
    done = icsdocs("build", "northshire.toml", folder=project)
    assert done.returncode == 1 and done.stdout.count("error[") == 1 and "FILE008" in done.stdout


def test_a_broken_house_style_is_one_message_and_drafts_are_in_that_of_icsdocs(project: Path) -> None:
    (project / "templates/house.docx").write_bytes(b"not a Word file")
    done = icsdocs("build", "northshire.toml", "--format", "docx", folder=project)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert done.stdout.count("error[") == 1 and "templates/house.docx" in done.stdout
    assert sorted(written(project)) == ["standing-orders.docx", "standing-orders.json"]
    final = icsdocs("build", "northshire.toml", "--final", "--output", "final", folder=project)
    assert final.returncode == 1 and not (project / "final").exists()


def test_a_document_type_that_repeats_needs_no_python(project: Path) -> None:
    outline = OUTLINE.replace(
        'title = "Standing orders of {{ system.name }}"',
        'title = "Terms of {{ committee }}"\neach = "committee in committees"',
        1,
    )
    outline = (
        outline.replace('text = "Standing orders of {{ system.name }}"', 'text = "{{ committee }}"')
        .replace('"quorum"', '"seat"')
        .replace('"notice"', '"terms-notice"')
    )
    for name, text in {
        "templates/terms/outline.toml": outline,
        "clauses/seat.md": "---\nid: seat\ntitle: Seat\nstatus: required\n---\n{{ committee }} meets.\n",
        "clauses/terms-notice.md": NOTICE.replace("id: notice", "id: terms-notice"),
        "configs/northshire.toml": CONFIG
        + '[committees.audit]\nname = "Audit Committee"\n[committees.quality]\nname = "Quality Committee"\n',
    }.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    done = icsdocs("build", "northshire.toml", "--format", "html", folder=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {"terms-audit.html", "terms-quality.html"} <= set(written(project))
    assert "Quality Committee" in written(project)["terms-quality.html"].decode()


OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
from pathlib import Path
from icsdocs.pipeline import lint
lint(Path("."))
print(sum(name.endswith("northshire.toml") for name in opened))
"""


def test_lint_reads_a_config_once_however_many_systems_have_wording_of_their_own(project: Path) -> None:
    for system in ("northshire", "southshire", "westshire"):
        wording = project / "clauses/local" / system / "notice.md"
        wording.parent.mkdir(parents=True)
        wording.write_text("---\nid: notice\nreason: Ours.\n---\nEach member is told.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    told = subprocess.check_output([sys.executable, "-c", OPENED], cwd=project, env=environment, text=True)
    assert told == "1\n"
