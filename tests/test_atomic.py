"""No moment at which a build is killed, no other build beside it and no full disk leaves a damaged or lost file.

KILLS=200 in the environment kills that many builds instead of a few.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from icsdocs.diagnostics import Diagnostic
from icsdocs.writing import Written, prepare, write

ROOT = Path(__file__).parents[1]
KILLS = int(os.environ.get("KILLS", "10"))

CLAUSE = """\
---
id: quorum
title: Quorum
status: required
source: Local
---
Six members of {{ system.name }} make a quorum.
"""
OUTLINE = 'title = "Constitution"\n[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\nclause = "quorum"\n'
CONFIG = 'schema = 1\nedition = "act-2022"\n[system]\nid = "northshire"\nname = "NAME"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, words in {
        "clauses/quorum.md": CLAUSE,
        "templates/constitution/outline.toml": OUTLINE,
        "configs/one.toml": CONFIG.replace("NAME", "Northshire"),
        "configs/two.toml": CONFIG.replace("NAME", "Southshire"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    return tmp_path


def python(*arguments: str, folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def building(project: Path, config: str) -> subprocess.Popen[str]:
    formats = ("--format", "docx", "--format", "html")
    return python("-m", "icsdocs", "build", config, *formats, "--output", "out", folder=project)


def assert_whole(folder: Path) -> None:
    """Every finished file can be read to its end."""
    for path in folder.iterdir():
        match path.suffix:
            case ".docx":
                assert zipfile.ZipFile(path).testzip() is None
            case ".html":
                assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")
            case ".json":
                json.loads(path.read_text(encoding="utf-8"))
            case _:
                assert path.name.startswith(".") and path.suffix == ".part", path


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_build_that_is_killed_leaves_whole_files_and_the_next_one_clears_up(project: Path) -> None:
    chance = random.Random(7)
    started = time.monotonic()
    process = building(project, "one.toml")
    said, wrong = process.communicate()
    assert process.returncode == 0, said + wrong
    longest = time.monotonic() - started
    out = project / "out" / "one"
    for _ in range(max(2, KILLS // 5)):
        process = building(project, "one.toml")
        time.sleep(chance.uniform(0.3, 1.1) * longest)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert_whole(out)
    process = building(project, "one.toml")
    process.communicate()
    assert process.returncode == 0
    assert visible(out) == ["constitution.docx", "constitution.html", "constitution.json"]
    assert_whole(out)


WRITER = (
    "import pathlib, sys; from icsdocs.writing import prepare, write\n"
    "prepare(pathlib.Path(sys.argv[1]).parent); print('ready', flush=True)\n"
    "while True:\n"
    "    for letter in b'ab': write(pathlib.Path(sys.argv[1]), bytes([letter]) * 3_000_000)\n"
)


def test_a_writer_that_is_killed_at_any_moment_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    chance = random.Random(11)
    target = tmp_path / "mou.docx"
    target.write_bytes(b"a" * 3_000_000)
    litter = 0
    for _ in range(KILLS):
        process = python("-c", WRITER, str(target), folder=tmp_path)
        assert process.stdout and process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        process.communicate()
        assert target.read_bytes() in (b"a" * 3_000_000, b"b" * 3_000_000)
        litter = max(litter, len(visible(tmp_path)) - 1)
    assert litter <= 1, "each build clears what the one before it left"
    assert prepare(tmp_path) == ()
    assert visible(tmp_path) == ["mou.docx"]


def test_the_parts_of_a_build_that_still_runs_are_left_alone(tmp_path: Path) -> None:
    machine = _machine(tmp_path)
    with python("-c", "import time; time.sleep(600)", folder=tmp_path) as other:
        own = tmp_path / f".mou.docx.{machine}-{other.pid}.part"
        foreign = tmp_path / ".mou.docx.00000000-1.part"
        old = tmp_path / ".mou.docx.00000000-2.part"
        for path in (own, foreign, old):
            path.write_bytes(b"half")
        os.utime(old, (1_000_000_000, 1_000_000_000))
        assert prepare(tmp_path) == ()
        assert own.exists() and foreign.exists() and not old.exists()
        other.kill()
        other.wait()
        assert prepare(tmp_path) == ()
        assert not own.exists() and foreign.exists()


def _machine(folder: Path) -> str:
    """By what name this machine marks its half-written files."""
    script = (
        "import os, pathlib, signal, sys; from icsdocs import writing\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)\n"
        "writing.write(pathlib.Path(sys.argv[1]), b'x')\n"
    )
    python("-c", script, str(folder / "probe"), folder=folder).communicate()
    (found,) = folder.glob(".probe.*.part")
    found.unlink()
    return found.name.split(".")[2].split("-")[0]


def test_two_builds_at_once_into_one_folder_both_end_well(project: Path) -> None:
    shutil.copy(project / "configs/two.toml", project / "one.toml")
    pair = [building(project, "configs/one.toml"), building(project, "one.toml")]
    ends = [(process.communicate(), process.returncode) for process in pair]
    assert [code for _, code in ends] == [0, 0], ends
    out = project / "out" / "one"
    assert visible(out) == ["constitution.docx", "constitution.html", "constitution.json"]
    assert_whole(out)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)]
    if (
        os.geteuid() != 0
        or not shutil.which("mount")
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("a small disk can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_one_message_and_the_old_file_stays(small_disk: Path) -> None:
    target = small_disk / "mou.docx"
    assert isinstance(write(target, b"old" * 30_000), Written)
    refused = write(target, b"new" * 80_000)
    assert isinstance(refused, Diagnostic) and "the disk is full" in refused.message
    assert target.read_bytes() == b"old" * 30_000
    assert visible(small_disk) == ["mou.docx"]


def test_a_build_onto_a_full_disk_says_so_and_keeps_what_was_there(project: Path, small_disk: Path) -> None:
    out = small_disk / "one"
    out.mkdir()
    (out / "constitution.docx").write_bytes(b"old")
    with pytest.raises(OSError, match="No space"), (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * 4096)
    process = python(
        "-m", "icsdocs", "build", "one.toml", "--format", "docx", "--output", str(small_disk), folder=project
    )
    said, wrong = process.communicate()
    assert process.returncode == 1, said + wrong
    assert "the disk is full" in said and "Traceback" not in said + wrong
    assert (out / "constitution.docx").read_bytes() == b"old"
    assert visible(out) == ["constitution.docx"]


def test_a_document_open_in_word_stays_and_the_summary_names_the_sibling(project: Path) -> None:
    out = project / "out" / "one"
    out.mkdir(parents=True)
    (out / "constitution.docx").write_bytes(b"old")
    (out / "~$nstitution.docx").write_bytes(b"\x03Sam")
    process = building(project, "one.toml")
    said, wrong = process.communicate()
    assert process.returncode == 0, said + wrong
    assert (out / "constitution.docx").read_bytes() == b"old"
    assert zipfile.ZipFile(out / "constitution (2).docx").testzip() is None
    assert "open in Word or locked" in said
    assert any(line.strip().endswith("constitution (2).docx") for line in said.splitlines())
