"""Reading a config: each fact with its key and place, each fault in plain English at its place."""

from datetime import date
from types import MappingProxyType

import pytest
from cerberus import SchemaError
from hypothesis import given
from hypothesis import strategies as st

from icsdocs.config import Config, Fact, Field, Listing, Thing, Things, Value
from icsdocs.read.breaches import ConfigValidator
from icsdocs.read.config import read_config
from icsdocs.read.schema import SCHEMA
from icsdocs.read.vocabulary import field_at, vocabulary
from icsdocs.records import Edition
from icsdocs.source import Source, Span


def edition(name: str, since: date, until: date | None, default: date | None) -> Edition:
    return Edition(name, name, since, until, default, MappingProxyType({}), Span("clauses/editions", 1, 1, 1, 1))


EDITIONS = {
    "white-paper-2021": edition("white-paper-2021", date(2021, 2, 11), date(2021, 7, 6), date(2021, 6, 30)),
    "bill-2021": edition("bill-2021", date(2021, 7, 7), date(2022, 6, 30), None),
    "act-2022": edition("act-2022", date(2022, 7, 1), None, date(2022, 7, 1)),
}
TOP = 'schema = 1\nedition = "act-2022"\n'


SYSTEM = '\n[system]\nid = "northshire"\n'


def source(text: str) -> Source:
    """A config with what every config says: the lines at its top, and the system's id at its end. A text that has the
    table of the system ends with it."""
    own = "" if "\nid = " in text else '\nid = "northshire"\n' if "[system]\n" in text else SYSTEM
    return Source("configs/northshire.toml", TOP + text + own)


def read(text: str) -> Config:
    config, problems = read_config(source(text), EDITIONS)
    assert problems == ()
    return config


def told(text: str) -> list[str]:
    """The faults of a config below the two lines at its top."""
    _, problems = read_config(source(text), EDITIONS)
    return [f"{p.span.line - 2}:{p.span.column} {p.rule.code} {p.message} {p.hint}".strip() for p in problems]


def at(config: Config, key: str) -> Fact | None:
    fact: Fact | None = config.facts
    for name in key.split("."):
        match fact:
            case Thing(facts=facts):
                fact = facts.get(name)
            case Things(items=items):
                fact = next((item for item in items if item.id == name), None)
    return fact


def values(config: Config, key: str) -> object:
    match at(config, key):
        case Value(value):
            return value
        case Listing(items):
            return [item.value for item in items]
        case Things(items):
            return [item.id for item in items]
        case Thing(facts=facts):
            return list(facts)
        case None:
            return None


# --- facts -----------------------------------------------------------------------------------------------------------


def test_each_fact_has_its_key_and_its_place():
    config = read('[board.members.chair]\nrole = "Chair"\nterm_years = 3\n')
    assert at(config, "board.members.chair.term_years") == Value(
        3, "board.members.chair.term_years", Span("configs/northshire.toml", 5, 14, 5, 15)
    )
    assert at(config, "board.members.chair").span == Span("configs/northshire.toml", 3, 1, 3, 22)
    assert at(config, "board.members").shape == field_at(("board", "members"))
    assert at(config, "board.members.chair").shape == field_at(("board", "members", "chair"))
    assert config.name == "northshire"


def test_things_keep_the_order_in_which_they_are_written():
    config = read('[trusts.b]\nname = "B"\n[trusts.a]\nname = "A"\n')
    assert values(config, "trusts") == ["b", "a"]


def test_an_empty_list_says_that_there_are_none():
    config = read("[finance]\nlimits = []\n[meetings.quorum]\nmust_include = []\n")
    assert values(config, "finance.limits") == []
    assert values(config, "meetings.quorum.must_include") == []
    assert at(config, "trusts") is None


def test_members_without_a_count_are_one_each():
    config = read('[board.members.chair]\nrole = "Chair"\n[board.members.ned]\ncount = 4\n')
    assert at(config, "board.members.chair.count") == Value(
        1, "board.members.chair.count", at(config, "board.members.chair").span
    )
    assert values(config, "board.size") == 5


def test_the_finance_director_is_called_as_the_seat_of_an_executive_accountant():
    member = '[board.members.one]\nrole = "Treasurer"\nqualification = "qualified-accountant"\ncategory = '
    assert values(read(f'{member}"executive"\n'), "finance_director") == "Treasurer"
    assert values(read(f'{member}"non-executive"\n'), "finance_director") == "Director of Finance"
    assert values(read(""), "finance_director") == "Director of Finance"


def test_where_no_executive_must_be_an_accountant_the_finance_director_goes_by_the_title_that_is_given():
    seat = '[board.members.one]\ncategory = "executive"\nrole = '
    alias = '[terms.aliases.finance]\nrole = "director of finance"\nlocal_title = "Treasurer"\n'
    treasurer, officer = (read(f'{text}{seat}"Chief Finance Officer"\n') for text in (alias, ""))
    assert values(treasurer, "finance_director") == "Treasurer"
    assert at(treasurer, "finance_director").span == at(treasurer, "terms.aliases.finance.local_title").span
    assert values(officer, "finance_director") == "Chief Finance Officer"
    assert at(officer, "finance_director").span == at(officer, "board.members.one.role").span
    assert at(read(f'{seat}"Medical Director"\n'), "finance_director") is None


@pytest.mark.parametrize(
    ("fact", "qualification", "office"),
    [("medical_director", "registered-doctor", "Medical Director"),
     ("nursing_director", "registered-nurse", "Director of Nursing")],
)  # fmt: skip
def test_the_doctor_and_the_nurse_among_the_executives_are_called_as_their_seats(
    fact: str, qualification: str, office: str
) -> None:
    seat = '[board.members.{}]\ncategory = "executive"\nrole = "{}"\n'
    needs = f'qualification = "{qualification}"\n'
    assert values(read(""), fact) == office
    assert values(read(seat.format("one", office)), fact) == office
    assert values(read(seat.format("one", "Chief Clinician") + needs), fact) == "Chief Clinician"
    assert at(read(seat.format("one", "Chief Clinician")), fact) is None
    both = read(seat.format("one", "Chief Strategist") + needs + seat.format("two", f"Executive {office}") + needs)
    assert values(both, fact) == f"Executive {office}"


def test_the_voting_size_is_known_when_it_is_known_of_every_member():
    chair = "[board.members.chair]\nvoting = true\n"
    assert values(read(chair + "[board.members.guest]\nvoting = false\n"), "board.voting_size") == 1
    assert values(read(chair + "[board.members.guest]\n"), "board.voting_size") is None


def test_the_body_and_each_authority_of_the_day_found_the_partnership():
    config = read(
        'as_at = 2027-04-01\n[body]\nlegal_name = "NHS Northshire ICB"\n'
        '[authorities.old]\nname = "Old"\nvalid_to = 2027-03-31\n'
        '[authorities.new]\nname = "New"\nvalid_from = 2027-04-01\n'
    )
    assert values(config, "partnership.founders") == ["body", "new"]
    assert values(config, "partnership.founders.body.name") == "NHS Northshire ICB"


def test_what_does_not_hold_on_the_day_is_left_out_with_every_mention_of_it():
    text = (
        '[trusts.a]\nname = "A"\nmerged_into = { name = "AB", on = 2023-07-01 }\n'
        '[trusts.b]\nname = "B"\n[collaboratives.c]\nmembers = ["a", "b"]\nlead = "a"\n'
    )
    before, after = read("as_at = 2023-06-30\n" + text), read("as_at = 2023-07-01\n" + text)
    assert (values(before, "trusts"), values(after, "trusts")) == (["a", "b"], ["b"])
    assert values(after, "collaboratives.c.members") == ["b"]
    assert (values(before, "collaboratives.c.lead"), values(after, "collaboratives.c.lead")) == ("a", None)


def test_open_points_are_kept_by_the_path_of_their_fact():
    config = read('[places.wirral]\n[open."places.wirral.lead.role"]\nowner = "Director"\ndue = 2022-09-01\n')
    assert list(config.open_points) == ["places.wirral.lead.role"]
    assert config.open_points["places.wirral.lead.role"].facts["owner"].value == "Director"


def test_prose_keeps_its_paragraphs():
    assert values(read('[system]\nvision = """One.\n\nTwo."""\n'), "system.vision") == "One.\n\nTwo."


# --- edition and day -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("top", "expected"), [
    ('edition = "white-paper-2021"', ("white-paper-2021", date(2021, 6, 30))),
    ('edition = "bill-2021"\nas_at = 2021-10-22', ("bill-2021", date(2021, 10, 22))),
    ("as_at = 2021-10-22", ("bill-2021", date(2021, 10, 22))),
    ("as_at = 2031-01-01", ("act-2022", date(2031, 1, 1))),
])  # fmt: skip
def test_edition_and_day_follow_from_each_other(top, expected):
    config, problems = read_config(Source("configs/x.toml", "schema = 1\n" + top + SYSTEM), EDITIONS)
    assert problems == ()
    assert (config.edition, config.as_at) == expected
    assert (values(config, "edition"), values(config, "as_at")) == expected


@pytest.mark.parametrize(("top", "expected"), [
    ('edition = "act-2021"', '2:11 CFG011 there is no edition "act-2021"'),
    ("library = \"2026.2\"", "1:1 CFG011 the config says neither its edition nor the day on which the law is taken"),
    ("as_at = 2020-01-01", "2:9 CFG011 no edition holds on 2020-01-01"),
    ('edition = "bill-2021"', '2:11 CFG012 the edition "bill-2021" needs the day on which the law is taken'),
    ('as_at = 2021-10-22\nedition = "act-2022"', '2:9 CFG013 2021-10-22 is not in the edition "act-2022"'),
])  # fmt: skip
def test_an_edition_or_day_at_fault_is_told(top, expected):
    _, problems = read_config(Source("configs/x.toml", "schema = 1\n" + top + SYSTEM), EDITIONS)
    assert [f"{p.span.line}:{p.span.column} {p.rule.code} {p.message}" for p in problems] == [expected]


# --- faults ----------------------------------------------------------------------------------------------------------

AUTHORITY = '[authorities.wirral]\nname = "Wirral Council"\n'


@pytest.mark.parametrize(("text", "expected"), [
    ("[meetings.quorum]\nnumbr = 8", "2:1 CFG001 “numbr” is not known in [meetings.quorum] Did you mean “number”?"),
    ("papers_days = 5", "1:1 CFG001 “papers_days” is not known at the top of a config "
     "papers_days belongs in [meetings] or [partnership.meetings]."),
    ("[meetings.quorum]\nnumber = \"eight\"",
     "2:10 CFG002 the number of members that make a quorum must be a whole number, such as 8, not the text "
     "\"eight\" Write it in figures, without quotation marks."),
    ("[oversight]\nsegment = 2",
     "2:11 CFG002 the segment of the system must be text in quotation marks, such as \"1\", "
     "not the number 2 Put it between quotation marks: \"2\"."),
    ("[meetings]\nnotice_days = true", "2:15 CFG002 the notice of a meeting (in clear days) must be a whole number, "
     "such as 3, not true"),
    ("[body]\nestablished_on = 2022-07-01T00:00:00",
     "2:18 CFG002 the date of establishment must be a date, such as 2022-07-01, not the date and time "
     "2022-07-01 00:00:00 Leave out the time: 2022-07-01."),
    ("[finance.limits.a]\namount = nan",
     "2:10 CFG002 in [finance.limits.a], the limit in pounds must be a number, such as 1_000_000, not the "
     "number nan Write it in figures, such as 1_000_000."),
    ("[[trusts]]", "1:1 CFG002 the NHS trusts and foundation trusts must be a heading for each, not a list "
     "Give each a heading with a key of its own: [trusts.its-key]."),
    ("[system]\npurposes = \"health\"", "2:12 CFG002 the purposes of the system must be a list between brackets, such "
     "as [\"improve outcomes in population health and healthcare\"], not the text \"health\" "
     "Put brackets round it: [\"health\"]."),
    ("[meetings.voting]\nmode = \"consensus\"", "2:8 CFG003 the way in which the board decides must be "
     "\"consensus-first\", \"vote\" or \"consensus-only\", not \"consensus\" Did you mean \"consensus-first\" or "
     "\"consensus-only\"?"),
    ("[trusts.a]\nkind = [\"acute\", \"mental health\"]",
     "2:18 CFG003 in [trusts.a], item 2 of the kinds of service of the trust must be \"acute\", "
     "\"specialist\", \"mental-health\", \"community\" or \"ambulance\", not \"mental health\" Did you mean "
     "\"mental-health\"?"),
    ("[meetings]\nnotice_days = 3000",
     "2:15 CFG004 the notice of a meeting (in clear days) must be at most 365, not 3,000 An example is 3."),
    ("[versions.a]\ndate = 1066-10-14",
     "2:8 CFG004 in [versions.a], the date of the version must be at least 1900-01-01, not 1066-10-14 An "
     "example is 2021-06-30."),
    (f"[system]\nvision = \"{'x' * 200_000}\"",
     "2:10 CFG004 the vision of the system may have at most 20,000 characters, not 200,000 Take out 180,000 "
     "characters."),
    ("[system]\nname = \" \"",
     "2:8 CFG005 the name of the system is left empty Write it, or leave the line out if it is not known."),
    ("[system]\nname = \"North\\n\\nshire\"", "2:8 CFG006 the name of the system stands within a sentence and may not "
     "have several paragraphs Take out the empty line."),
    ("[system]\nname = \"North\\u0000\"",
     "2:8 CFG006 the name of the system holds the control character U+0000, which no document can print Type "
     "the text afresh."),
    ("[places.St_Helens]", "1:9 CFG007 the key \"St_Helens\" must be at most 60 small letters, digits and hyphens "
     "Write st-helens."),
    ("[board]\nsize = 15",
     "2:1 CFG009 “size” is not written, because icsdocs works it out from other facts: number of members of the board "
     "Delete it. It follows from “count” in each [board.members.key]."),
    (AUTHORITY + "[places.a]\nauthorities = [\"wirrel\"]", "4:16 CFG010 \"wirrel\" names nothing in [authorities] "
     "Did you mean \"wirral\"?"),
    ("[committees.audit]\nreports_to = \"bord\"", "2:14 CFG010 \"bord\" names nothing in [committees] or [board] "
     "Did you mean \"board\"?"),
    ("[open.\"meetings.quorm.number\"]", "1:7 CFG014 \"meetings.quorm.number\" leads to no fact: quorm is not known "
     "Did you mean \"quorum\"?"),
    (AUTHORITY + "[open.\"authorities.wirrall.name\"]", "3:7 CFG014 \"authorities.wirrall.name\" leads to no fact: "
     "wirrall is not known Did you mean \"wirral\"?"),
])  # fmt: skip
def test_a_fault_is_told_in_plain_english_at_its_place(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ('edition = "act-2022"' + SYSTEM, ["1:1 the line “schema = 1” is missing Add it at the top."]),
    (TOP, ["1:1 the heading [system], with the line “id = \"northshire\"” below it, is missing Add both."]),
    (TOP + "[system]", ["3:1 the line “id = \"northshire\"” is missing Add it below [system]."]),
    (TOP + '[system]\nid = "../../etc"', ["4:6 the short id of the system \"../../etc\" must be at most 60 small "
     "letters, digits and hyphens Write \"etc\"."]),
])  # fmt: skip
def test_a_config_says_its_format_and_its_system(text, expected):
    config, problems = read_config(Source("configs/x.toml", text), EDITIONS)
    assert [f"{p.span.line}:{p.span.column} {p.message} {p.hint}" for p in problems] == expected
    assert values(config, "system.id") == ("northshire" if text.endswith(SYSTEM) else None)


def test_an_unknown_name_is_answered_with_all_that_are_known_there():
    (fault,) = told('[board.members.chair]\nzzzzzz = 1\n')
    assert "Known here are role, " in fault and "max_terms" in fault


def test_two_facts_that_disagree_are_both_pointed_at():
    text = (
        '[meetings.quorum]\nnumber = 8\nfraction = "1/2"\n'
        '[trusts.a]\ncollaboratives = []\n[trusts.b]\ncollaboratives = ["c"]\n[trusts.d]\n'
        '[collaboratives.c]\nmembers = ["a", "d"]\n'
    )
    _, problems = read_config(source(text), EDITIONS)
    assert [(p.span.line - 2, p.message, p.related[0][1].line - 2) for p in problems] == [
        (3, "the quorum is given both as a number (8) and as a fraction (\"1/2\")", 2),
        (7, "[trusts.b] lists c, but [collaboratives.c] does not list b", 10),
        (10, "[collaboratives.c] lists a, but [trusts.a] does not list c", 5),
    ]


def test_a_trust_that_takes_part_without_being_a_member_is_no_contradiction():
    assert told('[trusts.a]\ncollaboratives = ["c"]\n[collaboratives.c]\nmembers = []\nparticipants = ["a"]\n') == []


def test_all_faults_are_told_at_once_and_what_is_sound_is_kept():
    text = (
        '[system]\nid = "northshire"\nname = 3\nregion = "North West"\n[body.area]\n'
        'authorities = ["wirral", "chester"]\n' + AUTHORITY
        + '[board.members.chair]\ncount = "one"\n'
    )  # fmt: skip
    config, problems = read_config(source(text), EDITIONS)
    assert [problem.span.line - 2 for problem in problems] == [3, 6, 10]
    assert values(config, "system") == ["id", "region"]
    assert values(config, "body.area.authorities") is None
    assert values(config, "board.size") is None


def test_a_file_that_is_not_toml_is_told_once():
    config, problems = read_config(Source("configs/x.toml", "[schema"), EDITIONS)
    assert (config, len(problems)) == (None, 1)


# --- the vocabulary --------------------------------------------------------------------------------------------------


def all_fields(field: Field, key: str = "") -> list[tuple[str, Field]]:
    inner = [pair for name, of in field.fields.items() for pair in all_fields(of, f"{key}.{name}".strip("."))]
    return [(key, field), *inner]


def test_expertise_in_mental_illness_is_known_from_one_seat_that_brings_it():
    trust = '[board.members.trust]\ncategory = "partner-trust"\nmental_health = true\n'
    guest = '[board.members.guest]\ncategory = "other"\n'
    key = "board.mental_health_categories"
    assert [item.value for item in at(read(trust + guest), key).items] == ["partner-trust"]
    assert values(read(guest), key) is None
    assert at(read(guest + "mental_health = false\n"), key).items == ()


def test_the_pay_of_a_category_is_known_when_its_seats_do_not_differ():
    seats = (
        '[board.members.a]\ncategory = "non-executive"\npay = "panel-rate"\n[board.members.b]\n'
        'category = "non-executive"\n'
    )
    assert values(read(seats), "board.non_executive_pay") == "panel-rate"
    assert values(read(seats + 'pay = "nhse-rate"\n'), "board.non_executive_pay") is None


def test_a_place_is_told_whether_a_council_of_it_is_in_another_place_too():
    councils = '[authorities.north]\nname = "North"\n[authorities.south]\nname = "South"\n'
    alone = councils + '[places.a]\nauthorities = ["north"]\n[places.b]\nauthorities = ["south"]\n'
    assert values(read(alone), "places.a.shares_council") is False
    assert values(read(alone.replace('"south"]', '"north"]')), "places.a.shares_council") is True
    assert values(read(alone + "[places.c]\nname = \"C\"\n"), "places.a.shares_council") is None


def test_every_fact_says_what_it_is_and_how_to_ask_for_it():
    for key, field in all_fields(vocabulary()):
        assert field.label and field.question.endswith("?") and field.question[0].isupper(), key


def test_every_example_may_be_written():
    """But for those that name things which this config does not have, and for facts that are worked out."""
    worked_out = tuple(key for key, field in all_fields(vocabulary()) if field.derived)
    for key, field in all_fields(vocabulary()):
        name = key.rpartition(".")[2]
        is_given = key in ("schema", "edition", "as_at")
        if field.example and not (field.refers_to or is_given or key.startswith(worked_out)):
            shape = fields_to(key)
            assert told(shape + f"{name} = {field.example}") == [], key


def fields_to(key: str) -> str:
    """The heading under which a fact stands, with a key for each thing on the way."""
    path: tuple[str, ...] = ()
    for name in key.split(".")[:-1]:
        path += (name, "a") if field_at((*path, name)).kind == "things" else (name,)
    heading = ".".join(path).replace("open.a", 'open."system.name"')
    return f"[{heading}]\n" if path else ""


def test_every_reference_leads_to_things_or_to_a_group():
    for key, field in all_fields(vocabulary()):
        for target in field.refers_to:
            assert field_at(tuple(target.split("."))).kind in ("things", "group"), key


known = st.sampled_from([key for key, _ in all_fields(vocabulary()) if key])
anything = st.sampled_from(
    ['"x"', '""', "3", "-1.5", "nan", "true", "2022-07-01", "[]", '["x", 3]', "{}", "{ a = { role = 1 } }", "[{}]"]
)


@given(st.lists(st.tuples(known, st.sampled_from(["", ".a", ".b.name"]), anything), max_size=6))
def test_no_value_anywhere_stops_the_reader(pairs):
    text = "".join(f"{key}{more} = {value}\n" for key, more, value in pairs)
    config, problems = read_config(Source("configs/x.toml", text), EDITIONS)
    assert config is not None or problems


def test_the_schema_is_one_that_cerberus_takes():
    assert ConfigValidator(SCHEMA).schema
    with pytest.raises(SchemaError):
        ConfigValidator({"name": {"type": "strung"}})


def test_the_schema_has_every_group_of_the_vocabulary():
    assert set(vocabulary().fields) == set(SCHEMA)
