"""How long the commands and the stages take here: figures to look at, beside what is aimed for (make bench)."""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
CONFIG = "cheshire-merseyside.toml"
REPEATS = 7

AIMS = {"icsdocs --help": 0.15, f"icsdocs check {CONFIG}": 0.6}


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median of several runs, after one that fills the caches of the disk."""
    work()
    times = []
    for _ in range(repeats):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return statistics.median(times)


def command(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run(
        [sys.executable, "-m", "icsdocs", *arguments], cwd=ROOT, capture_output=True, check=False
    )


def line(name: str, took: float) -> None:
    aim = f"   aim {AIMS[name]:.2f} s" if name in AIMS else ""
    print(f"{name:<60}{took:8.2f} s{aim}", flush=True)


def commands() -> None:
    line("icsdocs --help", seconds(command("--help")))
    line(f"icsdocs check {CONFIG}", seconds(command("check", CONFIG)))
    line("icsdocs lint", seconds(command("lint")))
    with tempfile.TemporaryDirectory() as folder:
        line(f"icsdocs build {CONFIG}", seconds(command("build", CONFIG, "--output", folder), repeats=1))


def stages() -> None:
    """Each stage alone, in this process."""
    from icsdocs import outputs
    from icsdocs.assemble.build import Options, assemble
    from icsdocs.check import lint
    from icsdocs.document import words
    from icsdocs.files import read_text
    from icsdocs.project import find_config, gather
    from icsdocs.read.config import read_config
    from icsdocs.read.library import read_editions, read_library
    from icsdocs.read.vocabulary import vocabulary

    found = find_config(CONFIG, ROOT)
    assert not isinstance(found, str), found
    line("  files", seconds(lambda: gather(found.root)))
    files = gather(found.root).sources
    source, _ = read_text(found.path, found.name)
    editions, _ = read_editions(files)
    line("  read the config", seconds(lambda: read_config(source, editions)))
    line("  read the library", seconds(lambda: read_library(files, "")))
    config, _ = read_config(source, editions)
    library, _ = read_library(files, "")
    assert config is not None, "the config cannot be read"
    options = Options(documents=(), final=False, dated=None)
    line("  assemble", seconds(lambda: assemble(config, library, options)))
    documents = assemble(config, library, options).documents
    line("  lint", seconds(lambda: list(lint(library, vocabulary()))))
    style, _ = outputs.house_style(found.root)
    for document in documents:
        for name in ("pdf", "docx", "html"):
            took = seconds(lambda document=document, name=name: outputs.laid_out(document, style, (name,)), repeats=1)
            line(f"  {document.id}.{name} ({len(words(document))} paragraphs and cells)", took)


if __name__ == "__main__":
    commands()
    stages()
