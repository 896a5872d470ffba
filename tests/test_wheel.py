"""What an installed icsdocs brings along, tried in an empty folder."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from running import ROOT, started
from test_cli import SAMPLE


def built(kind: str, folder: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this checkout, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    built("wheel", folder)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as package:
        package.extractall(folder / "site")
    return folder / "site"


def using(installed: Path) -> dict[str, str]:
    """The variables under which the unpacked wheel is run, and left as it is."""
    return {"PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}


def test_a_wheel_carries_clauses_templates_and_samples_and_builds_in_an_empty_folder(
    installed: Path, tmp_path: Path
) -> None:
    done = started("build", SAMPLE, "--format", "html", folder=tmp_path, **using(installed))
    assert done.returncode == 0, done.stdout + done.stderr
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html"))
    assert "build/cheshire-merseyside/constitution.html" in written
    assert not (installed / "icsdocs/data/build").exists()


def test_a_config_alone_in_a_folder_is_built_with_the_wheels_clauses_and_house_style(
    installed: Path, tmp_path: Path
) -> None:
    sample = installed / "icsdocs/data/configs" / SAMPLE
    (tmp_path / "own.toml").write_bytes(sample.read_bytes())
    done = started(
        "build", "own.toml", "--document", "mou", "--format", "docx", folder=tmp_path, **using(installed)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "build/own/mou.docx").is_file()


def test_a_wheel_holds_nothing_but_what_belongs_to_icsdocs(installed: Path) -> None:
    tops = {path.name for path in (installed / "icsdocs/data").iterdir()}
    assert tops == {"clauses", "configs", "templates"}
    assert not [path for path in installed.rglob("*") if path.suffix in {".pyc", ".part"} or path.name.startswith("~$")]


def test_neither_package_passes_on_texts_whose_licence_binds_whoever_passes_them_on(
    installed: Path, tmp_path: Path
) -> None:
    built("sdist", tmp_path)
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as package:
        names = {Path(member.name).name for member in package}
    assert "naughty-strings.json" in names and "LICENSE-naughty-strings" in names
    assert not [name for name in names if "commonmark" in name]
    assert not list(installed.rglob("*commonmark-examples*"))
