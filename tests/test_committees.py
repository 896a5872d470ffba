"""What the documents, and the questions that they ask, say of a board's committees: the sample of Central East with
some of its facts changed."""

from test_mergers import drafted


def test_what_a_committee_is_for_follows_from_its_remit_and_not_from_its_key() -> None:
    asked = {point.fact for point in drafted("handbook", ('remit = "audit"\n', "")).open_points}
    assert "committees.audit.remit" in asked
    renamed = drafted("handbook", ("[committees.audit]", "[committees.quality]"))
    codes = {problem.rule.code for problem in renamed.problems}
    assert not {code for code in codes if code.startswith("ASM") and code != "ASM001"}
