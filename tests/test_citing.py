"""Citations of law in words: which provision of which instrument each of them means, and where it stands."""

import pytest

from icsdocs.check.citing import citations_in, provision

NAMES = {
    "NHS Act 2006": "NHS", "2006 Act": "NHS", "2007 Act": "LG", "S.I. 2013/218": "scrutiny",
    "Local Government and Public Involvement in Health Act 2007": "LG",
}  # fmt: skip


def cited(text: str, *, is_source: bool = False) -> list[str]:
    """Each citation as “instrument: path”, with “to” and the last path of a range; “?” before what is only near."""
    return [
        ("" if one.is_named else "?")
        + f"{one.instruments[0] if one.instruments else ''}: {' '.join(one.path)}".strip()
        + (f" to {' '.join(one.last)}" if one.last != one.path else "")
        for one in citations_in(text, NAMES, is_source=is_source)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under section 14Z30(1) of the NHS Act 2006 it must.", ["NHS: section 14z30 (1)"]),
        ("It acts (NHS Act 2006, Schedule 1B, paragraph 24).", ["NHS: schedule 1b paragraph 24"]),
        ("paragraphs 8(2)(a), (b) and (5) and 9 of Schedule 1B to the 2006 Act", [
            "NHS: schedule 1b paragraph 8 (2) (a)", "NHS: schedule 1b paragraph 8 (2) (b)",
            "NHS: schedule 1b paragraph 8 (5)", "NHS: schedule 1b paragraph 9",
        ]),
        ("paragraph 7(2) of Schedule 1B to the 2006 Act; paragraph 19(4) of that Schedule", [
            "NHS: schedule 1b paragraph 7 (2)", "NHS: schedule 1b paragraph 19 (4)",
        ]),
        ("Part 1 of Schedule 1B to the 2006 Act", ["NHS: schedule 1b part 1"]),
        ("sections 223GB to 223N of the 2006 Act", ["NHS: section 223gb to section 223n"]),
        ("section 68A of the 2006 Act and Schedule 10A to it", ["NHS: section 68a", "NHS: schedule 10a"]),
        ("sections 6E and 6F and Schedule 1ZA to the 2006 Act", ["NHS: section 6e", "NHS: section 6f",
         "NHS: schedule 1za"]),
        ("regulation 23 of S.I. 2013/218", ["scrutiny: regulation 23"]),
        ("the 2006 Act, and its duties (section 14Z34)", ["NHS:", "?NHS: section 14z34"]),
        ("Audited under the Local Audit and Accountability Act 2014.", ["Local Audit and Accountability Act 2014:"]),
        ("the Public Services (Social Value) Act 2012", ["Public Services (Social Value) Act 2012:"]),
        ("Part VA of the Local Government Act 1972", ["Local Government Act 1972: part va"]),
        ("see paragraph 3.4.2 and section 1.2", []),
        ("s14Z30 of the NHS Act 2006", ["NHS: section 14z30"]),
        ("the board's 3 members, and s 5 and ss 6 and 7 of the 2006 Act", [
            "NHS: section 5", "NHS: section 6", "NHS: section 7",
        ]),
        ("sections 223GB–223N of the 2006 Act", ["NHS: section 223gb to section 223n"]),
        ("section 14Z30-14Z32 of the 2006 Act", ["NHS: section 14z30 to section 14z32"]),
        ("s 3 to 5 of the 2006 Act", ["NHS: section 3 to section 5"]),
        ("para 3–5 of Sch 1B to the 2006 Act", [
            "NHS: schedule 1b paragraph 3 to schedule 1b paragraph 5",
        ]),
        ("Sch 99 to the 2006 Act, Ss 3 and 4", ["NHS: schedule 99", "NHS: section 3", "NHS: section 4"]),
        ("reg 999 and regs. 3 and 4 of S.I. 2013/218", [
            "scrutiny: regulation 999", "scrutiny: regulation 3", "scrutiny: regulation 4",
        ]),
        ("reg 5 of the Regulations 2012", ["Regulations 2012: regulation 5"]),
        ("section 75 – 3 councils, sections 75 – 3 councils, section 75 to 80 members and section 14Z30-1 July", [
            "?: section 75", "?: section 75", "?: section 75", "?: section 14z30",
        ]),
    ],
)  # fmt: skip
def test_words(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NHS Act 2006, sections 13YB and 75 and Schedule 1B, paragraph 11; model constitution, 4.7",
         ["NHS: section 13yb", "NHS: section 75", "NHS: schedule 1b paragraph 11"]),
        ("The Bill's provision (now NHS Act 2006, section 14Z29 and Schedule 1B, Part 1)",
         ["NHS: section 14z29", "NHS: schedule 1b part 1"]),
        ("NHS Act 2006, s14Z999 and reg. 77 of S.I. 2022/9999",
         ["NHS: section 14z999", "S.I. 2022/9999: regulation 77"]),
        ("NHS Act 2006, section 2; Schedule 1B, paragraph 23", ["NHS: section 2", "NHS: schedule 1b paragraph 23"]),
        ("System Oversight Framework 2021/22, June 2021, sections 5 and 6; page of NHS England", []),
        ("published constitution of Northshire, section 8; NHS Act 2006, section 75", ["NHS: section 75"]),
        ("NHS Act 2006, section 2B(5); Local Government and Public Involvement in Health Act 2007, section 103",
         ["NHS: section 2b (5)", "LG: section 103"]),
        ("NHS Act 2006, sections 72(1) to (1B) and 82(1) to (3)",
         ["NHS: section 72 (1) to section 72 (1B)", "NHS: section 82 (1) to section 82 (3)"]),
    ],
)  # fmt: skip
def test_sources(text: str, expected: list[str]) -> None:
    assert cited(text, is_source=True) == expected


def test_places() -> None:
    text = "It follows sections 14Z34 to 14Z45 and 14Z49 of the NHS Act 2006."
    assert [text[one.start : one.end] for one in citations_in(text, NAMES)] == ["sections 14Z34 to 14Z45", "14Z49"]


def test_a_provision_by_itself() -> None:
    assert provision("") == (((), ()),)
    assert provision("sections 6E and 6F") == ((("section 6e",), ("section 6e",)), (("section 6f",), ("section 6f",)))
    assert provision("Schedule 1B, paragraph 8") == ((("schedule 1b", "paragraph 8"), ("schedule 1b", "paragraph 8")),)
