"""What a user learns of a fact (`where`) and of a printed paragraph (`why`)."""

import json
import os
import re
import zipfile
from pathlib import Path

import pytest

from icsdocs.following import derived_from
from icsdocs.read.vocabulary import vocabulary
from icsdocs.settling import written_facts
from icsdocs.uses import uses
from icsdocs.where import of, steps_of, touches
from running import ROOT, write_project
from traced import FILES, answer

CONFIG = "configs/northshire.toml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("tracing"), FILES)


def test_a_clause_is_shown_without_its_header_also_where_a_line_of_it_has_a_space_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses/quorum.md").write_text(
        "--- \nid: quorum\ntitle: Quorum\nstatus: required\n--- \nSix members.\n", encoding="utf-8"
    )
    assert "status: required" not in (shown := answer(tmp_path, "show", "quorum")) and shown.endswith("Six members.\n")


# --- where -----------------------------------------------------------------------------------------------------------


def test_a_fact_is_followed_to_each_use_and_to_the_numbers_that_it_prints(project: Path) -> None:
    assert answer(project, "where", "board.size", "northshire.toml") == (
        "board.size: number of members of the board. How many members does the board have?\n"
        "  Worked out from board.members.\n"
        "  The config says 14 (configs/northshire.toml:7).\n"
        "\n"
        "clauses/size.md\n"
        "  8:18  printed: board.size | words\n"
        "      constitution 1.1\n"
        "  10:10  condition: board.size > 12 and meetings.remote\n"
        "      constitution 1.2\n"
        "\n"
        "2 uses.\n"
    )


def test_what_follows_from_a_fact_is_told_too_and_loops_lead_to_their_things(project: Path) -> None:
    told = answer(project, "where", "board.members.others.count")
    assert "What follows from it is counted too: board.size" in told
    assert "8:18  printed: board.size | words" in told and "12:23  printed: member.count" in told
    assert "member.category" not in told and "includes the clause" not in told
    told = answer(project, "where", "board.members.others.count", "northshire.toml")
    assert "12:23  printed: member.count\n      constitution 1\n" in told, "a row goes by its paragraph"
    told = answer(project, "where", "[places.east]", "northshire.toml")
    assert "7:34  printed: place\n      constitution 2.1\n" in told
    assert '5:7  condition of the clause: place.governance_model == "forum"\n      constitution 2.1\n' in told
    told = answer(project, "where", "places.west.name", "northshire.toml")
    assert "7:34  printed: place\n      prints nothing in this config\n" in told
    assert "The config says West (configs/northshire.toml:23)." in told


def test_a_title_that_no_line_of_the_config_says_is_drafted(tmp_path: Path) -> None:
    size = FILES["clauses/size.md"].replace("has {{ board.size | words }} members", "asks the {{ finance_director }}")
    files = {**FILES, "clauses/size.md": size}
    write_project(tmp_path, files, 'category = "executive"', 'category = "other"')
    told = answer(tmp_path, "where", "finance_director", "northshire.toml")
    assert "The config does not say it, so Director of Finance stands for it." in told and "constitution 1.1" in told
    assert "does not say it, so “no” stands for it." in answer(tmp_path, "where", "body.passes_on", "northshire.toml")
    told = answer(tmp_path, "why", "constitution", "1.1", "northshire.toml")
    assert "asks the Director of Finance" in told and "configs/northshire.toml:" not in told


def test_the_date_of_a_version_decides_with_others_whether_it_is_approved() -> None:
    for fact in ("versions.v1.date", "versions.v1.approval_ref", "approvals.nhse.date", "approvals.nhse.stage"):
        found = derived_from(tuple(fact.split(".")), vocabulary())
        assert {"body.approved_on", "body.is_approved"} <= found.keys(), fact
    assert not derived_from(("versions", "v1", "change"), vocabulary())


def test_a_fact_of_any_thing_is_told_for_each_that_has_it(project: Path) -> None:
    told = answer(project, "where", "places.key.name", "northshire.toml")
    assert told.startswith("places.*.name: ")
    assert " ".join(told.split()).count("gives places.east.name (configs/northshire.toml:20), places.west.name (") == 1
    assert "The config does not give it." in answer(project, "where", "places.key.footprint", "northshire.toml")


def test_conditions_of_headings_and_titles_are_uses(project: Path) -> None:
    assert "condition of the place: places | count > 1\n      constitution 2, 2.1\n" in answer(
        project, "where", "places", "northshire.toml"
    )
    told = answer(project, "where", "system.name")
    assert "templates/constitution/outline.toml" in told and "clauses/definitions/board.md" in told


def test_a_gap_that_stands_for_a_choice_is_told_where_its_fact_is_asked_for(tmp_path: Path) -> None:
    write_project(tmp_path, FILES, 'mode = "vote"\n', "")
    told = answer(tmp_path, "where", "meetings.voting.mode", "northshire.toml")
    assert "Gaps wait for it: constitution 1.3." in told


COUNCILS = """---
id: guests
title: Guests
status: required
---
::: when meetings.remote
{{ authorities | count | plural("This council comes", "These councils come") }}:

::: each council in authorities if council.name
::: when council.wholly_in_area
- {{ council.name }}
:::
:::
:::
"""


def test_one_thing_alone_is_told_and_explained_in_the_sentence_that_it_ends(tmp_path: Path) -> None:
    entry = '[[entry]]\nlevel = 2\nclause = "guests"\n[[entry]]\nlevel = 1\ntitle = "Places'
    outline = FILES["templates/constitution/outline.toml"].replace('[[entry]]\nlevel = 1\ntitle = "Places', entry, 1)
    config = f'{FILES["configs/northshire.toml"]}\n[authorities.aford]\nname = "Aford Council"\nwholly_in_area = true\n'
    files = {"clauses/guests.md": COUNCILS, "templates/constitution/outline.toml": outline}
    for name, text in (FILES | files | {"configs/northshire.toml": config}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    why = answer(tmp_path, "why", "constitution", "This council comes: Aford Council")
    assert "Drafted      clauses/guests.md:7 and clauses/guests.md:11\n" in why
    assert "Repeated     each council in authorities if council.name (clauses/guests.md:9)\n" in why
    assert why.count("Because ") == 2
    where = answer(tmp_path, "where", "authorities", "northshire.toml")
    assert where.count("constitution 1.4\n") == 5 and "prints nothing" not in where
    for fact, printed in (("aford", 5), ("aford.name", 2), ("aford.wholly_in_area", 1)):
        where = answer(tmp_path, "where", f"authorities.{fact}", "northshire.toml")
        assert where.count("constitution 1.4\n") == printed and "prints nothing" not in where, fact


def test_a_fact_that_there_is_not_is_answered_with_the_nearest(project: Path) -> None:
    assert "Did you mean board.size" in answer(project, "where", "board.sise", code=2)
    assert answer(project, "where", "urls.registers").endswith("Nothing uses it.\n")


def test_a_group_is_touched_by_its_facts_and_a_thing_by_its_collection() -> None:
    assert touches(("board",), ("board", "size")) and touches(("places", "east"), ("places",))
    assert touches(("places", "*", "name"), ("places", "east", "name"))
    assert not touches(("places", "east", "name"), ("places",)) and not touches(("board", "size"), ("board", "members"))
    assert steps_of("[places.east]", vocabulary()) == ("places", "east") and steps_of("a..b", vocabulary()) is None


def test_every_use_in_the_library_is_of_a_fact_that_there_is() -> None:
    from drafts import library
    from icsdocs.uses import field_at

    every = list(uses(library(), vocabulary()))
    strange = {".".join(use.fact) for use in every if field_at(vocabulary(), use.fact) is None}
    assert {name for name in strange if not name.startswith(("edition", "document"))} == set()
    assert len(of(("board", "size"), every)) > 3
    footprint = [".".join(use.fact) for use in of(("places", "north", "footprint"), every)]
    follow = {"places_apart", "places_are_councils"}
    assert set(footprint) == {"places.*.footprint", *follow}, "what else is said of a place is another fact"
    for fact in ("places.north.authorities", "authorities.north.name", "authorities.north.wholly_in_area"):
        assert "places_apart" in {".".join(use.fact) for use in of(tuple(fact.split(".")), every)}, fact
    assert written_facts("places_apart.key.name") == ("places.key.name",), "not that of the councils on which it hangs"
    model = {".".join(use.fact) for use in of(("places", "north", "governance_model"), every)}
    assert model == {"places.*.governance_model", "place_models.*.governance_model", "place_models"}
    assert "partnership.founders" in {".".join(use.fact) for use in of(("authorities", "north", "name"), every)}
    seats = {".".join(use.fact) for use in of(("board", "members", "chair", "category"), every)}
    assert {"terms_of_office", "board.partner_la_pay"} <= seats and "terms_of_office.*.role" not in seats
    assert "board.size" not in seats, "the category of a member decides over no number"


# --- why -------------------------------------------------------------------------------------------------------------


def test_a_paragraph_is_explained_by_its_clause_condition_value_requirement_and_source(project: Path) -> None:
    assert answer(project, "why", "constitution", "1.2") == (
        "configs/northshire.toml\n"
        "\n"
        "Document     constitution 1.2: Constitution of Northshire\n"
        "Under        1 Board\n"
        "Words        A larger board may meet by video.\n"
        "Clause       size: Size of the board (required)\n"
        "Drafted      clauses/size.md:11\n"
        "Because      board.size > 12 and meetings.remote (clauses/size.md:10)\n"
        "               board.size is 14 (configs/northshire.toml:7)\n"
        "               meetings.remote is true (configs/northshire.toml:15)\n"
        "Claims       board-size: The constitution says how many members the board has. "
        "[NHS Act 2006, Schedule 1B, paragraph 3]\n"
        "Source       NHS Act 2006, Schedule 1B, paragraph 3\n"
    )
    told = answer(project, "why", "constitution", "1.1")
    assert "Value        “fourteen” is board.size (configs/northshire.toml:7)\n" in told and "Because" not in told


def test_an_alternative_names_those_that_were_not_chosen(project: Path) -> None:
    told = answer(project, "why", "constitution", "votes on every")
    assert "Alternative  voting one per document (clauses/vote.md:6)\n" in told
    assert "               not consensus (clauses/consensus.md:1): Consensus first: its condition is not met" in told
    assert '               meetings.voting.mode is vote (configs/northshire.toml:17)\n' in told


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2.1", ("Repeated     each place in places (templates", "places.east is East (configs/northshire.toml:19)")),
        ("2.1", ("Because      places | count > 1 (templates", "places is east, west (configs/northshire.toml:19)")),
        ("2", ("Under        2 Places of Northshire", "Drafted      templates/constitution/outline.toml", "Because")),
        ("Appendix 1", ("Words        Members",)),
        ("Other Member | | 13", ("Repeated     each member in board.members if", "Clause       members: ", "Included")),
        ("the members of the integrated care board", ("(a definition)", "the document uses the term, first in 1 (")),
        ("1.2(a)", ("It meets in public.", "Drafted      clauses/size.md:14")),
        ("Paragraph 1.1", ("Clause       size",)),
        ("vote.1", ("Clause       vote",)),
    ],
)  # fmt: skip
def test_headings_rows_definitions_items_and_repeated_clauses_are_explained(
    project: Path, asked: str, said: tuple[str, ...]
) -> None:
    told = answer(project, "why", "constitution", asked)
    assert [words for words in said if words not in told] == [], told


def test_a_number_is_found_as_its_document_cites_it_where_two_series_have_it(tmp_path: Path) -> None:
    outline = FILES["templates/constitution/outline.toml"]
    orders = 'series = "orders"\nlabel = "%1"\ncite = "Standing Order {label}"\n'
    order = 'series = "orders"\ndepth = 2\nlabel = "%1.%2"\ncite = "Standing Order {label}"\n'
    first, second = ('[[entry]]\nlevel = 1\nseries = "orders"\n', '[[entry]]\nlevel = 2\nseries = "orders"\n')
    added = f'{first}title = "Standing orders"\n{second}clause = "guests"\n[[entry]]\nlevel = 1\ntitle = "Definitions"'
    files = FILES | {
        "clauses/guests.md": "---\nid: guests\ntitle: Guests\nstatus: required\n---\nGuests of the Board come.\n",
        "templates/constitution/outline.toml": outline.replace(
            "[[entry]]", f"[[level]]\n{orders}[[level]]\n{order}[[entry]]", 1
        ).replace('[[entry]]\nlevel = 1\ntitle = "Definitions"', added),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = answer(tmp_path, "why", "constitution", "1.1", code=2)
    assert "size.1  paragraph 1.1  The Board" in told and "guests.1  Standing Order 1.1  Guests" in told
    told = answer(tmp_path, "why", "constitution", "board", code=2)
    assert "  Standing Order 1.1  Guests" in told and "  paragraph 1.2  A larger" in told, "all of them as cited"
    for asked in ("Standing Order 1.1", "standing order 1.1", "SO 1.1"):
        assert "Clause       guests" in answer(tmp_path, "why", "constitution", asked)


def test_several_places_are_listed_and_none_is_wrong_usage(project: Path) -> None:
    told = answer(project, "why", "the board", code=2)
    assert "Several places are “the board”" in told and "  constitution size.1  1.1  The Board has fourteen" in told
    assert "Did you mean 1.1" in answer(project, "why", "constitution", "1.11", code=2)
    assert "There is no document constitutoin" in answer(project, "why", "constitutoin", "1.1", code=2)


def test_a_phrase_is_found_as_whole_words(project: Path) -> None:
    assert "has the number or the words “oard has”" in answer(project, "why", "constitution", "oard has", code=2)
    assert "Clause       size" in answer(project, "why", "constitution", "Board has fourteen")


def test_a_word_of_a_heading_finds_the_heading_and_the_paragraphs_that_have_it(project: Path) -> None:
    told = answer(project, "why", "constitution", "board", code=2)
    assert "  constitution board-heading  1  Board" in told and "  constitution size.1  1.1  The Board has" in told


def test_the_config_is_the_only_one_or_the_one_built_last_or_asked_for(project: Path, tmp_path: Path) -> None:
    write_project(tmp_path, FILES)
    (tmp_path / "configs/other.toml").write_text(FILES["configs/northshire.toml"].replace("13", "3"), encoding="utf-8")
    untold = answer(tmp_path, "why", "constitution", "The Board has", code=2)
    assert untold.endswith('Add one at the end, such as: icsdocs why constitution "The Board has" northshire.toml\n')
    assert "There are northshire.toml, other.toml." in untold
    for config in ("northshire", "other"):
        answer(tmp_path, "build", f"{config}.toml", "--format", "html", code=1)
    tree = tmp_path / "build/northshire/constitution.json"
    os.utime(tree, (tree.stat().st_atime + 60,) * 2)
    assert "“fourteen”" in answer(tmp_path, "why", "constitution", "1.1")
    assert "“four”" in answer(tmp_path, "why", "constitution", "1.1", "other.toml")
    assert "“four”" in answer(tmp_path, "why", "The Board has four", "other.toml")
    assert 'icsdocs why constitution "The Board"' in answer(tmp_path, "why", "constitution", "The", "Board", code=2)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("The Board has", 'Put the words of a passage in quotation marks: icsdocs why constitution "The Board has"\n'),
        ("The Board has northshire.toml", 'marks: icsdocs why constitution "The Board has" northshire.toml\n'),
        ("The Board has northshire", 'marks: icsdocs why constitution "The Board has" northshire.toml\n'),
        ("of the chair's", 'marks: icsdocs why constitution "of the chair\'s"\n'),
        ("of $ 5", "marks: icsdocs why constitution 'of $ 5'\n"),
        ("1.2(a) northshire", "There is no config northshire. Did you mean northshire.toml? Then write: icsdocs why "
         'constitution "1.2(a)" northshire.toml\n'),
    ],
)  # fmt: skip
def test_words_without_quotation_marks_and_half_a_configs_name_are_answered_with_what_to_type(
    project: Path, asked: str, said: str
) -> None:
    assert answer(project, "why", "constitution", *asked.split(), code=2).endswith(said)


def test_a_config_without_toml_in_its_name_is_known_behind_a_passage_and_a_word_alone_is_a_passage(
    tmp_path: Path,
) -> None:
    write_project(tmp_path, {name.replace("northshire.toml", "size"): text for name, text in FILES.items()})
    assert answer(tmp_path, "why", "constitution", "1.1", "size").startswith("configs/size\n")
    assert "Which config is meant?" in answer(tmp_path, "why", "constitution", "size", code=2)


def test_wording_of_a_systems_own_says_so_with_its_reason_and_what_it_has_from_the_library(tmp_path: Path) -> None:
    local = "clauses/local/northshire/"
    own = {
        f"{local}size.md": "---\nid: size\nreason: Locally agreed.\n---\nPetitions of the public are read.\n",
        f"{local}guests.md": "---\nid: guests\ntitle: Guests\nstatus: local\nreason: Kindness.\n"
        "document: constitution\nafter: size\n---\nGuests are welcome.\n",
    }
    for name, text in (FILES | own).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = answer(tmp_path, "why", "constitution", "petitions")
    assert "Departure    the system's own words, in place of the library's (clauses/size.md)\n" in told
    assert "Reason       Locally agreed.\n" in told
    assert "paragraph 3] (said of the library's words, which these replace)\n" in told
    assert "Source       NHS Act 2006, Schedule 1B, paragraph 3 (said of the library's words, which these" in told
    shown = answer(tmp_path, "show", "size")
    assert shown.count("(said of the library's words, which these replace)") == 2
    told = answer(tmp_path, "why", "constitution", "guests are")
    assert "Departure    the system's own words, in a clause that it added\nReason       Kindness.\n" in told
    assert "said of" not in told


# --- why, of a file that was sent out --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sent(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    answer(project, "build", "northshire.toml", "--format", "docx", "--output", str(folder), code=1)
    return folder / "northshire"


def test_a_file_that_was_sent_out_answers_without_the_project(project: Path, sent: Path, tmp_path: Path) -> None:
    here = answer(project, "why", "constitution", "1.2").split("\n", 1)[1]
    since = "Since then   the clause has not changed\n               the facts behind it have not changed\n"
    for name in ("constitution.docx", "constitution.json"):
        told = answer(project, "why", str(sent / name), "1.2").split("\n", 1)[1]
        assert since in told and told.replace(since, "") == here
    assert "ask it without a.toml" in answer(tmp_path, "why", str(sent / "constitution.docx"), "1.2", "a.toml", code=2)
    unquoted = answer(project, "why", str(sent / "constitution.docx"), "Board", "northshire", code=2)
    assert unquoted.endswith('constitution.docx "Board northshire"\n'), "a file has no config"
    told = answer(tmp_path, "why", str(sent / "constitution.docx"), "1.2")
    assert "Because      board.size > 12 and meetings.remote (clauses/size.md:10)\n" in told
    assert "board.size is 14" in told and "the library has no such clause" in told


def test_it_says_whether_the_clause_has_changed_since(sent: Path, tmp_path: Path) -> None:
    write_project(tmp_path, FILES, "by video", "by telephone")
    told = answer(tmp_path, "why", str(sent / "constitution.docx"), "1.2")
    assert "Words        A larger board may meet by video." in told and "the clause has changed: this is" in told
    (tmp_path / "clauses/size.md").unlink()
    told = answer(tmp_path, "why", str(sent / "constitution.docx"), "1.2")
    assert "the project has no such clause any more" in told


def test_it_says_which_facts_behind_a_passage_have_changed_since(sent: Path, tmp_path: Path) -> None:
    def asked(passage: str, **changes: str) -> str:
        write_project(tmp_path, FILES)
        facts = FILES[CONFIG]
        for before, after in changes.items():
            facts = re.sub(f"^{before} = .*", after, facts, flags=re.MULTILINE)
        (tmp_path / CONFIG).write_text(facts, encoding="utf-8")
        return " ".join(answer(tmp_path, "why", str(sent / "constitution.docx"), passage).split())

    assert "Since then the clause has not changed the facts behind it have not changed Value" in asked("1.1")
    told = asked("1.1", count="count = 19")
    assert "not changed board.size was “fourteen” and is now “twenty” (configs/northshire.toml:7)" in told
    told = asked("1.2", remote="remote = false")
    assert "the document that configs/northshire.toml makes now has no such passage" in told
    told = asked("members of the integrated care board", name="")
    assert "system.name was “Northshire” and is not known any more" in told
    assert "board.size was “14” and is now “20”" in asked("1.2", count="count = 19")
    (tmp_path / CONFIG).unlink()
    told = " ".join(answer(tmp_path, "why", str(sent / "constitution.docx"), "1.1").split())
    assert "cannot be told: there is no configs/northshire.toml here" in told


def test_it_says_which_facts_were_not_known_and_are_known_since(tmp_path: Path) -> None:
    def asked(passage: str, *given: str) -> str:
        name = "".join(f"{line}\n" for line in given)
        (tmp_path / CONFIG).write_text(FILES[CONFIG].replace('name = "Northshire"\n', name), encoding="utf-8")
        return " ".join(answer(tmp_path, "why", "sent/northshire/constitution.json", passage).split())

    write_project(tmp_path, FILES, 'name = "Northshire"\n', "")
    answer(tmp_path, "build", "northshire.toml", "--format", "html", "--output", "sent", code=1)
    term = "members of the integrated care board"
    assert "definition has not changed the facts behind it have not changed" in asked(term)
    told = asked(term, 'name = "Northshire"')
    assert "system.name was not known and is now “Northshire” (configs/northshire.toml:6)" in told
    assert "have not changed" not in told


def test_it_says_whether_the_header_of_a_clause_or_a_definition_has_changed_since(sent: Path, tmp_path: Path) -> None:
    def asked(passage: str, before: str = "", after: str = "") -> str:
        write_project(tmp_path, FILES, before, after)
        return answer(tmp_path, "why", str(sent / "constitution.docx"), passage)

    term = "members of the integrated care board"
    assert "Since then   the definition has not changed\n" in asked(term)
    assert "Since then   the definition has changed: this is" in asked(term, "the members of", "all members of")
    assert "Since then   the project has no such definition any more\n" in asked(term, "id: board\n", "id: boards\n")
    told = asked("1.1", "source: NHS Act 2006, Schedule 1B, paragraph 3", "source: local practice")
    assert "has not changed in its words, but “source” was “NHS Act 2006, Schedule 1B, paragraph 3” and is now" in told
    assert "now “local practice”" in told and "meets" not in told


def test_a_definition_is_shown_with_its_source_and_who_read_it(tmp_path: Path) -> None:
    (tmp_path / "clauses/definitions").mkdir(parents=True)
    (tmp_path / "clauses/definitions/chair.md").write_text(
        "---\nid: chair\nterm: Chair\nsource: NHS Act 2006, section 14Z25\nreviewed: legal reviewer, 2022-05-01\n"
        "until: 2024-03-31\n---\nwho presides.\n",
        encoding="utf-8",
    )
    shown = answer(tmp_path, "show", "chair")
    assert "Source    NHS Act 2006, section 14Z25\nReviewed  legal reviewer, 2022-05-01\nEditions  all\n" in shown
    assert "In force  until 2024-03-31\nDigest    " in shown


@pytest.mark.parametrize("content", ["", "no zip", "{}", '{"schema": 1}', "[" * 100_000, b"PK\x03\x04rubbish", "xml"])
def test_any_other_file_is_answered_in_words(content: str | bytes, tmp_path: Path) -> None:
    path = tmp_path / "strange.docx"
    if content == "xml":
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("customXml/item1.xml", "<not closed")
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    said = answer(tmp_path, "why", str(path), "1.1", code=2)
    assert said.count("Error:") == 1 and "strange.docx" in said


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_package_packed_as_word_packs_none_is_answered_in_words(packing: int, tmp_path: Path) -> None:
    """Unpacking a damaged part of such a one fails in ways of its own."""
    path = tmp_path / "strange.docx"
    with zipfile.ZipFile(path, "w", packing) as package:
        package.writestr("[Content_Types].xml", "<Types/>" * 50)
        package.writestr("customXml/item1.xml", "<tree/>" * 50)
    data = path.read_bytes()
    path.write_bytes(data.replace(data[60:100], bytes(40)))
    said = answer(tmp_path, "why", str(path), "1.1", code=2)
    assert said.count("Error:") == 1 and "strange.docx" in said
    assert "Word packs no file" in answer(tmp_path, "doctor", "--template", str(path), code=1)


def test_a_word_file_of_another_program_says_so(tmp_path: Path) -> None:
    said = answer(tmp_path, "why", str(ROOT / "templates/house.docx"), "1.1", code=2)
    assert "does not carry its document" in said
    assert "Say which passage" in answer(tmp_path, "why", str(ROOT / "templates/house.docx"), code=2)


def test_the_grounds_are_in_the_tree_and_name_nothing_of_this_machine(sent: Path, project: Path) -> None:
    text = (sent / "constitution.json").read_text(encoding="utf-8")
    assert json.loads(text)["schema"] == 1 and '"grounds"' in text and str(project) not in text


def test_a_config_that_cannot_be_read_is_told_as_check_tells_it(tmp_path: Path) -> None:
    (tmp_path / "configs").mkdir()
    (tmp_path / "configs/north.toml").write_text("schema = \n", encoding="utf-8")
    for command in (("why", "constitution", "1.1"), ("where", "board.size", "north.toml")):
        said = answer(tmp_path, *command, code=1)
        assert said.startswith("error[TOML001]") and said.endswith("1 error.\n")
