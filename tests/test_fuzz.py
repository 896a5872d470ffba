"""Whatever the bytes in a config, clause, outline, data file or template: a diagnostic or a document, no traceback, no
hang. FUZZ=2000 in the environment tries that many new ones of each instead of the same few.
"""

import os
import random
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafts import drafted_in
from icsdocs import open_report
from icsdocs.diagnostics import Diagnostic
from icsdocs.document import Picture, Table
from icsdocs.machine_report import github, json_report, sarif
from icsdocs.outputs import house_style, laid_out
from icsdocs.pipeline import lint
from icsdocs.render import html_reading
from icsdocs.report import text
from icsdocs.walk import every_part, words

ROOT = Path(__file__).parents[1]
TRIES = int(os.environ.get("FUZZ", "12"))
# In seconds; a whole draft of so small a project takes a tenth of one.
SLOWEST = 20

FILES = {
    "configs/northshire.toml": (
        'schema = 1\nedition = "act"\nas_at = 2022-07-01\ninclude = ["extra"]\n[system]\nid = "northshire"\n'
        'name = "Northshire"\nshort_name = "North"\n'
        'vision = """One.\n\nTwo."""\n[meetings]\nremote = true\n[meetings.quorum]\nnumber = 8\n'
        '[meetings.urgent]\nsteps = ["virtual", "ratify"]\n[places.east]\nname = "East & West"\n[places.west]\n'
        'name = "Wést"\n'
        'population = { value = 300_000, basis = "residents" }\n'
        '[body]\nlegal_name = "NHS North Integrated Care Board"\n'
        '[timeline.order]\nmilestone = "The order is made"\ndue = 2022-06-01\nactual = 2022-06-02\n'
        '[timeline.first]\nmilestone = "The board meets"\ndue = 2022-08-01\n'
        '[board.members.chair]\nrole = "Chair"\ncategory = "chair"\n[open."board.size"]\nowner = "Secretary"\n'
        'due = 2022-05-01\n'
    ),
    "clauses/quorum.md": (
        "---\nid: quorum\ntitle: Quorum\nstatus: required\nsource: NHS Act 2006, section 14Z29\nmeets: [rule]\n"
        "silence: [LNT005 it is long]\n---\n"
        "{{ meetings.quorum.number | words | capital }} members make a *quorum* (see [[steps]]).\n\n"
        "::: when meetings.remote and board.size > 3\n- One\n  1. two\n- **Three** [[other:extra]]\n:::\n\n"
        "::: note\nAsk.\n:::\n"
    ),
    "clauses/steps.md": (
        "---\nid: steps\ntitle: Steps\nstatus: required\nalternative: way one per document\n"
        "when: \"virtual\" in meetings.urgent.steps\n---\n"
        "The Board has places.\n\n| Place | No. |\n|---|--:|\n| All \\| some | 1 |\n"
        "::: each place in places if place.name\n| {{ place }} | 2 |\n:::\n"
    ),
    "clauses/extra.md": "---\nid: extra\ntitle: Extra\nstatus: optional\n---\n{{ system.vision }}\n",
    "clauses/definitions/board.md": "---\nid: board\nterm: Board\nforms: [Board, Boards]\n---\n"
    "the members of {{ system.name }}.\n",
    "clauses/local/northshire/extra.md": "---\nid: extra\nreason: ours\ndeparts_from: 12345678\n---\n"
    "Our {{ edition.body_short }}.\n",
    "clauses/editions/act.toml": (
        'id = "act"\nname = "Act"\nfrom = 2022-07-01\n[terms]\nbody_short = "the ICB"\n[[terms.regulator]]\n'
        'text = "NHS England"\nfrom = 2022-07-01\n'
    ),
    "clauses/requirements/all.toml": (
        '[rule]\ndocuments = ["constitution"]\nrule = "A quorum."\nstrength = "S"\nsource = "NHS Act 2006"\n'
        'verified = "V"\nsays = ["quorum"]\n'
    ),
    "clauses/citations.toml": '[act]\ninstrument = "NHS Act 2006"\nabout = "NHS"\nverified = true\n',
    "clauses/terminology.toml": (
        '[ics]\ntrap = "ICS"\nwrong = ["ICS … body|group", "STP*"]\nseverity = "error"\ninstead = "ICB"\n'
        'why = "It is over."\n'
    ),
    "clauses/names.toml": '[bodies]\nnames = ["NHS England"]\n',
    "clauses/drafting.toml": '[shall]\nkind = "duty"\nwrong = ["shall"]\ninstead = "must"\n',
    "templates/constitution/outline.toml": (
        'title = "Constitution of {{ system.name }}"\nstatus = "Draft"\n[[cover]]\nstyle = "Cover Title"\n'
        'text = "Constitution"\n'
        '[[level]]\nlabel = "%1"\n[[level]]\nlabel = "%1.%2"\n[[level]]\nlabel = "(%3)"\nformat = "lower-letter"\n'
        '[[level]]\nlabel = "(%4)"\n'
        '[[entry]]\nlevel = 1\ntitle = "Meetings"\n[[entry]]\nlevel = 2\nclause = "quorum"\n[[entry]]\nlevel = 2\n'
        'clause = "steps"\n'
        '[[entry]]\nlevel = 2\npart = "picture"\nshows = "structure"\ntitle = "The system"\n'
        '[[entry]]\nlevel = 2\npart = "picture"\nshows = "timeline"\ntitle = "The timetable"\n'
        '[[entry]]\nlevel = 1\ntitle = "{{ place }}"\neach = "place in places"\n[[entry]]\nlevel = 1\npart = "gaps"\n'
        'title = "Gaps"\ncolumns = ["No.", "Question", "Where"]\n'
        '[[entry]]\nlevel = 1\npart = "coverage"\ntitle = "What is asked"\n'
        'columns = ["Requirement", "Source", "Clauses", "Status"]\n'
    ),
    "templates/other/outline.toml": (
        'title = "Other"\neach = "place in places"\n[[level]]\nlabel = "%1"\n[[entry]]\nlevel = 1\nclause = "extra"\n'
    ),
}  # fmt: skip

PIECES = [
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\n\n", b"\t", b"\x1b[31m", "\u202e".encode(),
    b"\xed\xa0\xbd", b"---\n",
    b"{{", b"}}", b"{{ ", b" | words", b"[[", b"]]", b":::", b"::: when ", b"::: each a in b", b"::: note", b"\n:::\n",
    b"|", b"\\",
    b"*", b"**", b"`", b"<!--", b"<b>", b"    ", b"- ", b"1. ", b"999999999. ", b"# ", b"> ", b"[x]: y", b'"', b"'",
    b'"""', b"[", b"]", b"{",
    b"[[entry]]\n", b"[places.x]\n", b"=", b"= []", b"= {}", b"= 99999999999999999999999999999999", b"= nan",
    b"= 1e400", b"= -1", b"= 0x", b"= true",
    b"= 2022-13-45", b"= 9999-12-31", b"= 07:32:00", b"%1", b"%9", b".", b"..", b"/", b"../", b"and", b"not ", b"in",
    b" == ", b"(" * 30, b"9" * 40,
    b"a" * 300, b"[" * 60, b"> " * 60, b"::: note\n" * 40, b"- " * 40, b"*a_" * 60, "é שלום 👍🏽".encode(), b"when: ",
    b"id: ", b"each = ", b"extra",
]  # fmt: skip


def made(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def assert_ends_well(files: dict[str, bytes]) -> None:
    """Draft and lint tell what is wrong, and what they draft has the same words in the tree and in HTML."""
    with tempfile.TemporaryDirectory() as name:
        root = made(Path(name), files)
        started = time.process_time()
        drafted = drafted_in(root, "configs/northshire.toml")
        linted, sources = lint(root)
        style, _ = house_style(ROOT)
        for document in drafted.documents:
            layout = laid_out(document, style, ("html",))
            assert not isinstance(layout, Diagnostic)
            assert html_reading.words(layout.contents["html"].decode()) == words(document)
        shown = text((*drafted.problems, *linted), {**drafted.sources, **sources}, colour=False, width=80)
        shown += open_report.told(drafted.open_points, colour=False, width=80, verbose=True)
        assert not any(character < " " and character != "\n" for character in shown)
        assert "\u202e" not in shown
        problems, known = (*drafted.problems, *linted), {**drafted.sources, **sources}
        for told in (json_report(problems), sarif(problems, known), github(problems, "")):
            assert not any(character < " " and character != "\n" for character in told)
        assert time.process_time() - started < SLOWEST


def test_the_project_itself_is_drafted(tmp_path: Path) -> None:
    files = {name: text.encode() for name, text in FILES.items()}
    assert_ends_well(files)
    drafted = drafted_in(made(tmp_path, files), "configs/northshire.toml")
    parts = list(every_part(drafted.documents[0].parts))
    assert [part.lists for part in parts if isinstance(part, Table)] == ["coverage"]
    assert len([part for part in parts if isinstance(part, Picture)]) == 2


@st.composite
def mutations(draw: st.DrawFn) -> dict[str, bytes]:
    """The project with one to three of its files cut, joined, or given a piece where it does not belong."""
    files = {name: text.encode() for name, text in FILES.items()}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        data = files[name]
        at, to = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=8))
        match draw(st.sampled_from(("insert", "replace", "cut", "double", "swap"))):
            case "insert":
                files[name] = data[:at] + piece + data[at:]
            case "replace":
                files[name] = data[:at] + piece + data[at + len(piece) :]
            case "cut":
                files[name] = data[:at] + data[to:]
            case "double":
                files[name] = data[:to] + data[at:]
            case _:
                lines = data.split(b"\n")
                draw(st.randoms()).shuffle(lines)
                files[name] = b"\n".join(lines)
    return files


@settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutations())
def test_a_mutated_project_ends_in_diagnostics_or_documents(files: dict[str, bytes]) -> None:
    assert_ends_well(files)


@settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(sorted(FILES)),
    st.binary(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join),
)
def test_any_bytes_in_any_file_end_in_diagnostics_or_documents(name: str, data: bytes) -> None:
    assert_ends_well({**{other: text.encode() for other, text in FILES.items()}, name: data})


# --- templates -------------------------------------------------------------------------------------------------------

STYLES = ("house.docx", "page.html", "screen.css", "print.css")


@pytest.mark.parametrize("name", STYLES)
def test_any_bytes_in_a_template_end_in_a_message_or_a_document(name: str, tmp_path: Path) -> None:
    files = {other: text.encode() for other, text in FILES.items()}
    root = made(tmp_path, files)
    document = drafted_in(root, "configs/northshire.toml").documents[0]
    chance = random.Random(name)
    original = (ROOT / "templates" / name).read_bytes()
    formats = ("docx",) if name == "house.docx" else ("pdf", "html")
    for _ in range(max(4, TRIES // 3)):
        data = bytearray(original)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 40, len(data)))] = chance.choice((*PIECES, chance.randbytes(5)))
            data = data or bytearray(b"x")
        (root / "templates" / name).write_bytes(data)
        style, problems = house_style(root)
        layout = laid_out(document, style, formats)
        assert problems or isinstance(layout, Diagnostic) or layout.problems or formats[0] in layout.contents
