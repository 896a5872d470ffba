"""What the documents ask of a config when some of its facts are not known: the sample of Central East, changed."""

from test_mergers import drafted, said


def test_what_a_committee_is_for_follows_from_its_remit_and_not_from_its_key() -> None:
    served = '[places.east]\nname = "East"\ncommittee = "audit"\n'
    asked = {point.fact: point for point in drafted("handbook", ('remit = "audit"\n', ""), more=served).open_points}
    assert '"audit", ' in asked["committees.audit.remit"].way
    renamed = drafted("handbook", ("[committees.audit]", "[committees.quality]"))
    codes = {problem.rule.code for problem in renamed.problems}
    assert not {code for code in codes if code.startswith("ASM") and code != "ASM001"}


def test_the_constitution_asks_for_the_councils_of_each_place_that_its_picture_shows() -> None:
    places = '[places.east]\nname = "East"\n[places.west]\nname = "West"\n'
    asked = {point.fact for point in drafted("constitution", more=places).open_points}
    assert {"places.east.authorities", "places.west.authorities"} <= asked


def test_who_speaks_for_a_place_without_a_vote_is_asked_and_whether_deputies_count_in_the_quorum() -> None:
    more = '[board]\nplace_voice = "participant"\n[places.east]\nname = "East"\n'
    more += "[meetings.deputies]\nallowed = true\nmay_vote = true\n"
    asked = {point.fact for point in drafted("constitution", more=more).open_points}
    assert {"places.east.lead.role", "meetings.deputies.count_in_quorum"} <= asked


def test_the_constitution_speaks_of_a_picture_and_of_other_members_only_where_there_are_any() -> None:
    place = '[places.one]\nname = "One"\n'
    without = said("constitution", ('legal_name = "NHS Central East Integrated Care Board"\n', ""), more=place)
    assert "The picture shows how the parts" not in without
    assert "The picture shows how the parts" not in said("constitution")
    seat = '[board.members.one]\nrole = "{}"\ncategory = "{}"\n'
    other = said("constitution", more=place + seat.format("Public Health Member", "other"))
    assert "The picture shows how the parts" in other and "The Public Health Member is appointed as" in other
    executive = said("constitution", more=seat.format("Medical Director", "executive"))
    assert "is appointed as the table in" not in executive


def test_the_seats_that_may_send_a_deputy_stand_in_one_list_and_one_part_of_a_quorum_in_its_sentence() -> None:
    more = '[board.members.one]\nrole = "Medical Director"\ncategory = "executive"\n'
    more += '[board.members.two]\nrole = "Partner Member"\ncategory = "partner-trust"\n'
    more += '[meetings.quorum]\nnumber = 5\nmust_include = ["the Medical Director"]\n'
    more += '[meetings.deputies]\nallowed = true\nmay_vote = true\nfor_categories = ["executive", "partner-trust"]\n'
    text = said("constitution", more=more)
    assert text.count("vote for a Member in any seat named here") == 1
    assert "five Members are present, including the Medical Director." in text
