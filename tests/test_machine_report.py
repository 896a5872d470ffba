"""What other programs are told of problems."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from icsdocs import machine_report, rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.explained import all_rules
from icsdocs.source import Source, Span
from running import icsdocs
from test_cli import copied

FILE = Source("clauses/a b/é,1%.md", "One “two” 𝒳 three.\nfour\n")
THERE = (("There", FILE.span(0, 3)),)
WRONG = Diagnostic(rules.BROKEN_REFERENCE, "Wrong: 50%,\nreally\x1b", FILE.span(4, 9), "Mend it", THERE)
MILD = Diagnostic(rules.UNUSED_TERM, "Unused", FILE.span(4, 22))
WHOLE = Diagnostic(rules.EMPTY_FILE, "Empty", Span("clauses/b.md", 1, 1, 1, 1))
OPEN = [
    Diagnostic(rules.GAP, "a.b is not known: What?", Span("clauses/c.md", line, 1, line, 5), fact="a.b")
    for line in (1, 2)
]


def sarif(*problems: Diagnostic) -> dict[str, object]:
    return json.loads(machine_report.sarif(problems, {FILE.name: FILE}))


def test_sarif_has_what_the_standard_requires() -> None:
    log = sarif(WRONG, MILD, WHOLE, *OPEN)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "icsdocs" and driver["version"]
    assert [rule["id"] for rule in driver["rules"]] == list(all_rules())
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] and rule["help"]["text"] and rule["fullDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    assert run["columnKind"] in ("unicodeCodePoints", "utf16CodeUnits")
    assert len(run["results"]) == 5
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        # Section 3.27.10: whatever is no failure has no level.
        assert (result["kind"] == "fail") != (result["level"] == "none")
        assert re.fullmatch("[0-9a-f]{64}", result["partialFingerprints"]["icsdocs/v1"])
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            artifact = location["physicalLocation"]["artifactLocation"]
            assert artifact["uriBaseId"] in run["originalUriBaseIds"]
            assert re.fullmatch(r"[\w./%~-]+", artifact["uri"], re.ASCII)


def test_sarif_names_the_place_to_the_character_and_no_region_for_a_whole_file() -> None:
    results = {result["ruleId"]: result for result in sarif(WRONG, WHOLE)["runs"][0]["results"]}
    whole, result = results["FILE003"], results["ASM002"]
    place = result["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == FILE.name
    assert place["region"] == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 10}
    assert result["relatedLocations"][0]["message"] == {"text": "There"}
    assert "region" not in whole["locations"][0]["physicalLocation"]
    assert "\x1b" not in json.dumps(result) and "Mend it" in result["message"]["text"]


def test_a_fingerprint_stays_when_other_lines_move_the_problem() -> None:
    moved = Source(FILE.name, "new line\n" + FILE.text)
    before = sarif(WRONG)["runs"][0]["results"][0]
    problem = Diagnostic(WRONG.rule, WRONG.message, moved.span(13, 18))
    after = json.loads(machine_report.sarif([problem], {FILE.name: moved}))["runs"][0]["results"][0]
    assert before["locations"] != after["locations"] and before["partialFingerprints"] == after["partialFingerprints"]


def test_github_gets_one_escaped_line_for_each_problem_and_open_point() -> None:
    assert machine_report.github([WRONG, MILD, WHOLE, *OPEN], ".").splitlines() == [
        "::error file=clauses/a b/é%2C1%25.md,line=1,col=5,endLine=1,endColumn=10,title=ASM002::"
        "Wrong: 50%25,%0Areally<U+001B>. Mend it More: icsdocs explain ASM002",
        "::warning file=clauses/a b/é%2C1%25.md,line=1,col=5,endLine=2,title=TRM002::"
        "Unused. More: icsdocs explain TRM002",
        "::error file=clauses/b.md,title=FILE003::Empty. More: icsdocs explain FILE003",
        "::notice file=clauses/c.md,line=1,col=1,endLine=1,endColumn=5,title=ASM001::"
        "a.b is not known: What? More: icsdocs explain ASM001",
    ]
    assert machine_report.github([WHOLE], "governance").startswith("::error file=governance/clauses/b.md,")


# --- as a user meets them --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [("check", "north.toml"), ("lint",)])
def test_check_and_lint_print_nothing_but_sarif(command: tuple[str, ...], tmp_path: Path) -> None:
    root = copied(tmp_path)
    notice = root / "clauses/notice.md"
    notice.write_text(notice.read_text().replace("Notice is", "{{ meetings.notice_days }} days of notice are"))
    (root / "clauses/unused.md").write_text("---\nid: unused\ntitle: Unused\nstatus: required\n---\nUnused.\n")
    done = icsdocs(*command, "--report", "sarif", folder=root)
    log = json.loads(done.stdout)
    assert done.returncode == 0 and log["runs"][0]["tool"]["driver"]["name"] == "icsdocs"
    told = {result["ruleId"] for result in log["runs"][0]["results"]}
    assert ("ASM001" if command[0] == "check" else "LIB001") in told
    assert all(result["kind"] == "open" or result["level"] != "error" for result in log["runs"][0]["results"])


def test_a_build_reports_to_machines_and_is_strict_where_it_is_asked_to_be(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "clauses/merit.txt").write_text("Merit.\n")
    build = ("build", "north.toml", "-f", "html")
    done = icsdocs(*build, "--report", "sarif", folder=root)
    assert done.returncode == 0 and "FILE015" in done.stdout and json.loads(done.stdout)
    done = icsdocs(*build, "--report", "github", "--strict", folder=root)
    assert done.returncode == 1 and done.stdout.endswith("explain FILE015\n1 warning.\n")
    assert done.stdout.startswith("::warning file=clauses/merit.txt,title=FILE015::")
    for command in (("check", "north.toml"), ("lint",)):
        assert icsdocs(*command, folder=root).returncode == 0
        assert icsdocs(*command, "--strict", folder=root).returncode == 1
    (root / "clauses/merit.txt").unlink()
    (root / "clauses/notice.md").write_text(
        "---\nid: notice\ntitle: Notice\nstatus: required\n---\n{{ meetings.notice_days }} days.\n"
    )
    assert icsdocs("check", "north.toml", "--strict", folder=root).returncode == 0


def test_annotations_are_named_from_the_repository(tmp_path: Path) -> None:
    root = copied(tmp_path / "governance")
    (root / "clauses/merit.txt").write_text("Merit.\n")
    done = icsdocs("lint", "--report", "github", folder=root, GITHUB_WORKSPACE=str(tmp_path))
    assert done.stdout.startswith("::warning file=governance/clauses/merit.txt,")
