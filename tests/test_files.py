"""Reading whatever bytes a file holds, and writing without losing what stood there."""

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icsdocs.diagnostics import Diagnostic
from icsdocs.files import read_text, reason
from icsdocs.project import ConfigFile, find_config, find_root, gather, package_root
from icsdocs.writing import Written, prepare, write


def reported(path: Path) -> tuple[str, list[str]]:
    source, problems = read_text(path, "a.md")
    return source.text, [f"{problem.span.line}:{problem.span.column} {problem.rule.code}" for problem in problems]


def holding(folder: Path, data: bytes) -> Path:
    path = folder / "a.md"
    path.write_bytes(data)
    return path


# --- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "text", "problems"),
    [
        (b"\xef\xbb\xbfone\r\ntwo\rthree\n", "one\ntwo\nthree\n", []),
        ("a “quote”\n".encode("cp1252"), "a “quote”\n", ["1:3 FILE001"]),
        ("wie é\n\x93x".encode("latin-1"), "wie é\n“x", ["1:5 FILE001"]),
        ("one\ntwo".encode("utf-16"), "one\ntwo", ["1:1 FILE001"]),
        (b"one\ntw\x00o\x0b\tx\n", "one\ntw\ufffdo\ufffd\tx\n", ["2:3 FILE002", "2:5 FILE002"]),
        ("a\ufffe\ufdd0\u0092".encode(), "a\ufffd\ufffd\ufffd", ["1:2 FILE002", "1:3 FILE002", "1:4 FILE002"]),
        (b"", "", ["1:1 FILE003"]),
        (b" \n\t\n", "", ["1:1 FILE003"]),
        (b"PK\x03\x04\x14\x00", "", ["1:1 FILE005"]),
        (b"\x00a" * 12 + b"b" * 500, "\ufffda" * 12 + "b" * 500, [f"1:{column} FILE002" for column in range(1, 21, 2)]),
        (b"\x00" * 1000, "", ["1:1 FILE005"]),
        (b"%PDF-1.7\n\x00", "", ["1:1 FILE005"]),
        (b"{\\rtf1 words}", "", ["1:1 FILE005"]),
        ("a\u200bb \u202ex".encode(), "a\u200bb \u202ex", ["1:2 FILE016", "1:5 FILE016"]),
        ("\u05d0\u200f \u0915\u094d\u200d\u0937 \U0001f468\u200d\U0001f469 a\u200fb".encode(),
         "\u05d0\u200f \u0915\u094d\u200d\u0937 \U0001f468\u200d\U0001f469 a\u200fb", ["1:14 FILE016"]),
        (b"a" * 2_000_001, "", ["1:1 FILE004"]),
        (b"a" * 2_000_000, "a" * 2_000_000, []),
    ],
)
def test_whatever_the_bytes_a_file_is_text_and_its_faults_have_places(
    tmp_path: Path, data: bytes, text: str, problems: list[str]
) -> None:
    assert reported(holding(tmp_path, data)) == (text, problems)


def test_an_invisible_character_is_named(tmp_path: Path) -> None:
    _, (problem,) = read_text(holding(tmp_path, "a\u202eb".encode()), "a.md")
    assert "right-to-left override (U+202E)" in problem.message


def test_every_file_that_cannot_be_read_comes_with_advice(tmp_path: Path) -> None:
    for strange in (tmp_path, tmp_path / "absent", Path("/dev/zero"), holding(tmp_path, b"%PDF-1.7")):
        _, (problem,) = read_text(strange, "a.md")
        assert problem.hint, problem.message


def test_a_windows_file_is_named_for_what_it_is(tmp_path: Path) -> None:
    _, (problem,) = read_text(holding(tmp_path, "the “Board”".encode("cp1252")), "a.md")
    assert "0x93 (and 1 more)" in problem.message and "“ANSI”, where it means “" in problem.message


@given(data=st.binary(max_size=60))
def test_no_bytes_make_reading_fail(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    source, problems = read_text(holding(tmp_path_factory.getbasetemp(), data), "a.md")
    source.text.encode("utf-8")
    lines = data.decode("utf-8", "replace").count("\n") + data.count(b"\r") + 1
    assert all(1 <= problem.span.line <= lines for problem in problems)


def test_what_is_not_an_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for strange in (tmp_path, tmp_path / "pipe", tmp_path / "loop", tmp_path / "absent", Path("/dev/zero")):
        assert reported(strange) == ("", ["1:1 FILE005"])


# --- a project -------------------------------------------------------------------------------------------------------


def project(root: Path) -> Path:
    for name in (
        "clauses/board/chair.md",
        "clauses/editions/act.toml",
        "templates/mou/outline.toml",
        "configs/north.toml",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")
    return root


def test_a_projects_text_files_are_gathered_and_nothing_else(tmp_path: Path) -> None:
    root = project(tmp_path)
    for name in (
        "clauses/.hidden.md",
        "clauses/~$air.md",
        "clauses/chair.md~",
        "clauses/README.txt",
        "templates/note.txt",
        "templates/mou/note.toml",
        "clauses/.git/x.md",
    ):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("words")
    material = gather(root)
    assert [name for name in material.sources if (root / name).is_file()] == [
        "clauses/board/chair.md",
        "clauses/editions/act.toml",
        "templates/mou/outline.toml",
    ]
    assert material.problems == ()


def test_a_file_among_the_clauses_that_nothing_reads_is_warned_of(tmp_path: Path) -> None:
    root = project(tmp_path)
    for name in ("clauses/merit.txt", "clauses/board/CHAIR.MD", "clauses/board/terms.toml", "clauses/local/chair.md"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("words")
    assert [f"{problem.span.file} {problem.rule.code}" for problem in gather(root).problems] == [
        "clauses/board/CHAIR.MD FILE015",
        "clauses/board/terms.toml FILE015",
        "clauses/local/chair.md FILE015",
        "clauses/merit.txt FILE015",
    ]


def test_links_out_of_the_project_and_folders_in_the_place_of_files_are_reported(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (tmp_path / "secret.md").write_text("words")
    (tmp_path / "secrets").mkdir()
    (root / "clauses/out.md").symlink_to(tmp_path / "secret.md")
    (root / "clauses/outside").symlink_to(tmp_path / "secrets")
    (root / "clauses/inside.md").symlink_to(root / "clauses/board/chair.md")
    (root / "clauses/round").symlink_to(root / "clauses")
    (root / "clauses/folder.md").mkdir()
    (root / "clauses/bad\nname.md").write_text("words")
    material = gather(root)
    assert sorted((problem.span.file, problem.rule.code) for problem in material.problems) == [
        ("'clauses/bad\\nname.md'", "FILE005"),
        ("clauses/folder.md", "FILE005"),
        ("clauses/out.md", "FILE006"),
        ("clauses/outside", "FILE006"),
        ("clauses/round", "FILE005"),
    ]
    assert "clauses/inside.md" in material.sources and "clauses/out.md" not in material.sources


def test_a_linked_clauses_folder_is_refused(tmp_path: Path) -> None:
    elsewhere = project(tmp_path / "elsewhere")
    root = tmp_path / "project"
    (root / "templates").mkdir(parents=True)
    (root / "clauses").symlink_to(elsewhere / "clauses")
    assert [problem.rule.code for problem in gather(root).problems] == ["FILE006"]


def test_a_folder_that_a_project_lacks_comes_with_the_package(tmp_path: Path) -> None:
    (tmp_path / "templates/mou").mkdir(parents=True)
    (tmp_path / "templates/mou/outline.toml").write_text("words")
    names = gather(tmp_path).sources
    assert [name for name in names if name.startswith("templates/")] == ["templates/mou/outline.toml"]
    assert [name for name in names if name.startswith("clauses/")] or not (package_root() / "clauses").is_dir()


def test_a_config_is_found_as_given_then_in_configs_then_in_the_package(tmp_path: Path) -> None:
    root = project(tmp_path / "project")
    (tmp_path / "loose.toml").write_text("words")
    assert find_config("configs/north.toml", root) == ConfigFile(
        root / "configs/north.toml", "configs/north.toml", root
    )
    assert find_config("north.toml", root / "clauses") == ConfigFile(
        root / "configs/north.toml", "configs/north.toml", root
    )
    assert find_config("../loose.toml", root) == ConfigFile(tmp_path / "loose.toml", "loose.toml", tmp_path)
    assert find_root(root / "configs") == root
    sample = find_config("cheshire-merseyside.toml", tmp_path)
    assert isinstance(sample, ConfigFile) and (sample.name, sample.root) == (
        "configs/cheshire-merseyside.toml",
        tmp_path,
    )


def test_a_config_that_is_missing_is_answered_with_its_nearest_name(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert str(find_config("nroth.toml", root)).startswith("There is no config nroth.toml. Did you mean north.toml")
    assert "There are" in str(find_config("zzz.toml", root)) and "north.toml" in str(find_config("zzz.toml", root))
    assert find_config("configs", root) == "configs is a folder; name a config file in it."


# --- writing ---------------------------------------------------------------------------------------------------------


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refusal(result: Written | Diagnostic) -> str:
    assert isinstance(result, Diagnostic) and result.rule.code == "FILE008"
    return result.message


def test_a_written_file_replaces_the_old_one_with_the_umasks_mode_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "mou.docx"
    target.write_bytes(b"old")
    old = os.umask(0o027)
    try:
        written = write(target, b"new")
    finally:
        os.umask(old)
    assert written == Written(target, target) and written.problems == ()
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode), names(tmp_path)) == (b"new", 0o640, ["mou.docx"])


@pytest.mark.parametrize("owner", ["~$nstitution.docx", ".~lock.constitution.docx#"])
def test_a_file_that_is_open_in_word_or_libreoffice_stays_and_a_sibling_is_named(tmp_path: Path, owner: str) -> None:
    target = tmp_path / "constitution.docx"
    target.write_bytes(b"old")
    (tmp_path / owner).write_bytes(b"")
    written = write(target, b"new")
    assert isinstance(written, Written) and written.path == tmp_path / "constitution (2).docx"
    assert (target.read_bytes(), written.path.read_bytes()) == (b"old", b"new")
    assert [problem.rule.code for problem in written.problems] == ["FILE009"]
    assert "constitution (2).docx" in written.problems[0].message


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "mou.docx"
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        message = refusal(write(target, b"n" * 100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "larger than this disk allows" in message
    assert (target.read_bytes(), names(tmp_path)) == (b"old", ["mou.docx"])
    assert reason(OSError(errno.ENOSPC, "")) == "the disk is full"


@contextmanager
def an_ordinary_user() -> Iterator[None]:
    """Root may write anywhere, so a test of permissions steps down."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mou.docx").write_bytes(b"old")
    opened = [parent for parent in (tmp_path, *tmp_path.parents) if parent.stat().st_uid == os.geteuid()]
    modes = {parent: stat.S_IMODE(parent.stat().st_mode) for parent in opened if parent.is_relative_to("/tmp")}
    for parent, mode in modes.items():
        parent.chmod(mode | 0o055)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    for parent, mode in modes.items():
        parent.chmod(mode)


def test_a_read_only_folder_is_one_plain_message_and_keeps_the_old_file(read_only: Path) -> None:
    with an_ordinary_user():
        problems = prepare(read_only)
        message = refusal(write(read_only / "mou.docx", b"new"))
    assert [problem.rule.code for problem in problems] == ["FILE008"]
    assert "you have no permission" in message
    assert ((read_only / "mou.docx").read_bytes(), names(read_only)) == (b"old", ["mou.docx"])


def test_what_stands_in_the_way_of_the_output_is_said(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    (problem,) = prepare(tmp_path / "build")
    assert "a file stands where a folder should be" in problem.message
    (problem,) = prepare(tmp_path / "build" / "north")
    assert "a file stands where a folder should be" in problem.message
    if Path("/proc").is_dir():
        (problem,) = prepare(Path("/proc/north"))
        assert problem.message == "This folder cannot be made: that place takes no new folders"
    (tmp_path / "mou.docx").mkdir()
    assert "a folder has this name" in refusal(write(tmp_path / "mou.docx", b"new"))
    assert prepare(tmp_path / "new" / "north") == () and names(tmp_path / "new" / "north") == []


def test_a_build_that_is_interrupted_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "mou.docx"
    target.write_bytes(b"old")
    script = (
        "import sys, signal, pathlib; from icsdocs.writing import write\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.05)\n"
        "signal.signal(signal.SIGALRM, lambda *_: sys.exit(7))\n"
        "while True: write(pathlib.Path(sys.argv[1]), b'n' * 5_000_000)\n"
    )
    root = Path(__file__).parents[1] / "generator"
    done = subprocess.run(
        [sys.executable, "-c", script, str(target)], env={**os.environ, "PYTHONPATH": str(root)}, check=False
    )
    assert done.returncode == 7
    assert names(tmp_path) == ["mou.docx"] and target.stat().st_size in (3, 5_000_000)
