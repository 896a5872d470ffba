"""How long the commands and the stages take here: figures to look at, beside what is aimed for (make bench)."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Clause, Table
from icsdocs.outputs import Style, house_style, laid_out
from trees import EMPTY, clause, paragraph, row

ROOT = Path(__file__).parents[1]
CONFIG = "cheshire-merseyside.toml"
CLAUSE = "clauses/standing-orders/quorum-number.md"
REPEATS = 7
GENERATED = (1_000, 10_000)

AIMS = {
    "--help": 0.15, "check, nothing changed": 0.6, "check, after a change to the config": 0.6,
    "check, after a change to one clause": 0.6,
}  # fmt: skip
AIM_OF_A_SAMPLE = 1.0


def seconds(work: Callable[[], object], repeats: int = REPEATS, before: Callable[[], object] = lambda: None) -> float:
    """The median of several runs, after one that fills the caches of the disk; `before` each is not counted."""
    times = []
    for _ in range(repeats + 1):
        before()
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return statistics.median(times[1:])


def command(project: Path, cache: Path | str, *arguments: str) -> Callable[[], object]:
    """A command as a user's machine runs it: what was compiled and what was read is kept."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"ICSDOCS_CACHE": str(cache), "PYTHONPATH": str(ROOT / "generator")}
    whole = [sys.executable, "-m", "icsdocs", *arguments]
    return lambda: subprocess.run(whole, cwd=project, env=environment, capture_output=True, check=False)


def line(name: str, took: float, aim: float | None = None) -> None:
    told = f"   aim {aim:.2f} s" if aim else ""
    print(f"{name:<60}{took:8.2f} s{told}", flush=True)


# --- a check, as one works -------------------------------------------------------------------------------------------


def lengthened(path: Path, more: str) -> Callable[[], object]:
    """Adds to a file, so that its text is another each time."""
    return lambda: path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


def at_work(project: Path, cache: Path) -> None:
    """A copy of the library, and a check of the sample after each kind of change."""
    for folder in ("clauses", "templates", "configs"):
        shutil.copytree(ROOT / folder, project / folder)
    check = command(project, cache, "check", CONFIG)
    after_config = lengthened(project / "configs" / CONFIG, "# Changed.\n")
    after_clause = lengthened(project / CLAUSE, "\nOne more sentence stands here.\n")
    empty = seconds(check, before=lambda: shutil.rmtree(cache, ignore_errors=True))
    line("check, with an empty cache", empty)
    line("check, without a cache", seconds(command(project, "off", "check", CONFIG)))
    line("check, nothing changed", seconds(check), AIMS["check, nothing changed"])
    for name, before in (("config", after_config), ("one clause", after_clause)):
        told = f"check, after a change to {'the ' if name == 'config' else ''}{name}"
        line(told, seconds(check, before=before), AIMS[told])
    for path in sorted((project / "configs").glob("*.toml")):
        one = command(project, cache, "check", path.name)
        line(f"check {path.name}", seconds(one, repeats=3, before=lengthened(path, "# Changed.\n")), AIM_OF_A_SAMPLE)


# --- many clauses ----------------------------------------------------------------------------------------------------


def generated(project: Path, count: int) -> None:
    """A project of many short clauses in one document."""
    (project / "configs").mkdir(parents=True)
    (project / "clauses").mkdir()
    (project / "templates" / "handbook").mkdir(parents=True)
    config = 'schema = 1\nedition = "act-2022"\n[system]\nid = "northshire"\nname = "Northshire"\n'
    (project / "configs" / CONFIG).write_text(config, encoding="utf-8")
    outline = ["title = 'Handbook'\n[[level]]\nlabel = '%1'\ncite = 'paragraph {label}'"]
    for number in range(count):
        header = f"---\nid: duty-{number}\ntitle: Duty {number}\nstatus: required\n---\n"
        other = f"duty-{(number + 1) % count}"
        words = f"Member {number} must tell {{{{ system.name }}}} of *each* interest (see [[{other}]]).\n"
        (project / f"clauses/duty-{number}.md").write_text(header + words, encoding="utf-8")
        outline.append(f"[[entry]]\nlevel = 1\nclause = 'duty-{number}'")
    (project / "templates/handbook/outline.toml").write_text("\n".join(outline), encoding="utf-8")


def many(folder: Path) -> None:
    """What a clause costs where there are many: the same, however many there are."""
    for count in GENERATED:
        project, cache = folder / f"{count}", folder / f"cache-{count}"
        generated(project, count)
        check = command(project, cache, "check", CONFIG)
        empty = seconds(check, repeats=1, before=lambda kept=cache: shutil.rmtree(kept, ignore_errors=True))
        changed = lengthened(project / "configs" / CONFIG, "# Changed.\n")
        after = seconds(check, repeats=1, before=changed)
        for name, took in (("with an empty cache", empty), ("after a change", after)):
            print(f"{f'check {count:,} clauses, {name}':<60}{took:8.2f} s   {1_000 * took / count:.2f} ms a clause")


# --- stages ----------------------------------------------------------------------------------------------------------


def stages() -> None:
    """Each stage alone, in this process, without the cache."""
    from icsdocs import outputs
    from icsdocs.assemble.build import Options, assemble
    from icsdocs.check.documents import document_faults
    from icsdocs.check.lint import lint
    from icsdocs.files import read_text
    from icsdocs.project import find_config, gather
    from icsdocs.read.config import read_config
    from icsdocs.read.library import read_editions, read_library
    from icsdocs.read.vocabulary import vocabulary
    from icsdocs.walk import words

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
    line("  check the documents", seconds(lambda: list(document_faults(config, library, documents))))
    line("  lint", seconds(lambda: list(lint(library, vocabulary()))))
    style, _ = outputs.house_style(found.root)
    for document in documents:
        for name in ("pdf", "docx", "html"):
            took = seconds(lambda document=document, name=name: outputs.laid_out(document, style, (name,)), repeats=1)
            line(f"  {document.id}.{name} ({len(words(document))} paragraphs and cells)", took)


# --- long documents --------------------------------------------------------------------------------------------------

PROVISIONS, ROWS = (1_000, 2_000), (500, 1_000)


def long_documents() -> None:
    """What a page and a row cost in documents twice as long: the same, if cost grows with length alone. The longer
    text has some two hundred pages."""
    style, _ = house_style(ROOT)
    provision = "The board has regard to the wider effect of its decisions on health and well-being. " * 4
    for count in PROVISIONS:
        words = (paragraph(f"long.{at}", "Provision", None, provision) for at in range(count))
        _lay_out(f"{count:,} provisions", clause("long", *words), style)
    for count in ROWS:
        rows = tuple(row(f"seats.{at}", f"Seat {at}", "Held by a person", "Three years") for at in range(count))
        head = row("seats.head", "Seat", "Held", "Term")
        table = Table("seats", "Seats", head, rows, ("left",) * 3)
        _lay_out(f"a table of {count:,} rows", clause("seats", table), style)


def _lay_out(name: str, part: Clause, style: Style) -> None:
    document = replace(EMPTY, parts=(part,))
    for ending in ("pdf", "docx"):
        start = perf_counter()
        layout = laid_out(document, style, (ending,))
        took = perf_counter() - start
        assert not isinstance(layout, Diagnostic), layout
        pages = f"   {layout.pages} pages, {1_000 * took / layout.pages:.0f} ms a page" if layout.pages else ""
        print(f"{f'  {name} as {ending}':<60}{took:8.2f} s{pages}", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        line("--help", seconds(command(ROOT, cache, "--help")), AIMS["--help"])
        at_work(folder / "project", cache)
        many(folder)
        line("lint", seconds(command(ROOT, cache, "lint"), repeats=3))
        line(f"build {CONFIG}", seconds(command(ROOT, cache, "build", CONFIG, "--output", name), repeats=1))
        stages()
        long_documents()


if __name__ == "__main__":
    main()
