"""What the documents ask of a config when some of its facts are not known: the sample of Central East, changed."""

from test_mergers import drafted


def test_what_a_committee_is_for_follows_from_its_remit_and_not_from_its_key() -> None:
    asked = {point.fact for point in drafted("handbook", ('remit = "audit"\n', "")).open_points}
    assert "committees.audit.remit" in asked
    renamed = drafted("handbook", ("[committees.audit]", "[committees.quality]"))
    codes = {problem.rule.code for problem in renamed.problems}
    assert not {code for code in codes if code.startswith("ASM") and code != "ASM001"}


def test_the_constitution_asks_for_the_councils_of_each_place_that_its_picture_shows() -> None:
    places = '[places.east]\nname = "East"\n[places.west]\nname = "West"\n'
    asked = {point.fact for point in drafted("constitution", more=places).open_points}
    assert {"places.east.authorities", "places.west.authorities"} <= asked
