"""What the documents of a sample say, as it is and with some of its facts changed: sentences that hold for one thing
and for many, and words that a reader can follow."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from icsdocs.assemble.build import Options
from icsdocs.document import Block, Clause, Document, ItemList, Paragraph, Table
from icsdocs.parsed import recall
from icsdocs.pipeline import drafted_of
from icsdocs.project import ConfigFile, find_config, given
from icsdocs.walk import every_part, plain, words

ROOT = Path(__file__).parents[1]
PARSED = recall(ROOT)

Change = tuple[str, str]


def said(name: str, document: str, *changes: Change) -> str:
    """The words of one document of a sample, with some of the sample's text replaced."""

    def change(text: str) -> str:
        for before, after in changes:
            assert before in text, before
            text = text.replace(before, after)
        return text

    return " ".join(words(drafted(name, change, document)[0]))


def drafted(name: str, change: Callable[[str], str], *documents: str) -> tuple[Document, ...]:
    """These documents of a sample, or all, with the sample's text changed."""
    found = find_config(f"{name}.toml", ROOT)
    assert isinstance(found, ConfigFile), found
    now = given(found)
    changed = replace(now, source=replace(now.source, text=change(now.source.text)))
    return drafted_of(changed, Options(documents=documents), PARSED).documents


SAID: tuple[tuple[str, str, tuple[Change, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "cheshire-merseyside", "collaborative-terms-cmast", (),
        ("The purpose of the collaborative is to coordinate how hospitals",
         "Terms of Cheshire and Merseyside Acute and Specialist Trust alliance (CMAST) Cheshire",
         "Terms for the member trusts to agree"),
        ("Terms agreed between",),
    ),
    (
        "cheshire-merseyside", "constitution", (),
        ("in this provider collaborative: Cheshire and Merseyside Acute",
         "must however be independent (see paragraphs 3.3.2 and 3.12.2)",
         "Each provider in the table is outside the NHS. It is",
         "must be a registered nurse, and must be employed by the NHS Body or seconded to it (for who appoints, see"),
        ("2.2.3 provides",),
    ),
    (
        "cheshire-merseyside", "mou", (),
        ("In overseeing NHS trusts and foundation trusts, the System Leadership works with the Regional Team.",
         "Draft this Memorandum. Quarter 3"),
        (),
    ),
    (
        "cheshire-merseyside", "place-terms", (),
        ("The Place is the area of its only local authority, Cheshire East Council.",
         "The health and wellbeing board of the local authority of the Place approves both.",
         "Cheshire East Cheshire East Council ["),
        ("which takes part in no other Place",),
    ),
    (
        "cheshire-merseyside", "place-terms", (("the area of Halton Borough Council", "the borough and Widnes"),),
        ("The Place is the borough and Widnes.", "Its only local authority is Halton Borough Council, which",
         "The Place is the area of its only local authority, Cheshire East Council.",
         "Halton Borough Council The borough and Widnes"),
        (),
    ),
    (
        "cheshire-merseyside", "place-terms", (('authorities = ["wirral"]\nfootprint', "footprint"),),
        ("The choices are: The area of one council; One council in several places.",),
        ("The choices are: One council, one place", "The Place is the area of Halton"),
    ),
    (
        "cheshire-merseyside", "transfer-schedule", (), ("They sign its final version",),
        ("sign version 0.1", "the Cheshire and Merseyside ICS NHS body"),
    ),
    (
        "cheshire-merseyside", "cover-report", (), ("The position on an equality impact assessment is this.",), (),
    ),
    (
        "central-east-icb", "terms-of-reference", (),
        ("Besides preparing","Decides Substitute NHS Central East Integrated Care Board (founder)",
         "under the rules that begin at clause 11.1. Organisation Seat"),
        (),
    ),
    (
        "cheshire-merseyside", "handbook", (),
        ("fit together. How Cheshire and Merseyside Integrated Care System is built",), (),
    ),
    (
        "central-east-icb", "handbook", (), (), ("The picture shows", " is built"),
    ),
    (
        "cheshire-merseyside", "shadow-partnership-terms", (),
        ("Shadow Group for the ICS Health and Care Partnership Terms of reference of the group that prepares",), (),
    ),
    (
        "cheshire-merseyside", "shadow-terms", (),
        ("Shadow Group for the ICS NHS body Terms of reference of the group that prepares Cheshire and Merseyside",),
        (),
    ),
    (
        "central-east-icb", "transfer-schedule", (),
        ("The instrument is the order of NHS England that establishes NHS Central East Integrated Care Board",
         "(in this schedule, the date of transfer)", "Since the date of transfer the receiving body has exercised",
         "and any body to which the ICB delegates it", "and signs its final version; a later version is signed again"),
        ("signs version", "effective date", "receiving board", "Staff From To"),
    ),
    ("central-east-icb", "place-terms", (), ("side by side. The part on each Place describes its model. "
         "Place Local authorities Area Place lead [",), ()),
    (
        "central-east-icb", "cover-report", (), ("A merger of boards is made by an order of NHS England, which",), (),
    ),
    (
        "central-east-icb", "constitution", (),
        ("This participant is invited to every meeting of the Board: Representative of Local Healthwatch.",
         "takes part in: the Audit Committee; and the Remuneration Committee.", "Further rules on appointments",
         "Each such arrangement, and each with a local authority under section 75",
         "Suspension of Standing Orders Conditions and record",
         "on which it rests. In this way the ICB meets its duty"),
        ("is made in writing", "Other Members and joint appointments"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("name", "document", "changes", "has", "has_not"), SAID)
def test_a_sample_says(
    name: str, document: str, changes: tuple[Change, ...], has: tuple[str, ...], has_not: tuple[str, ...]
) -> None:
    printed = said(name, document, *changes)
    assert [text for text in has if text not in printed] == []
    assert [text for text in has_not if text in printed] == []


# Of these there are never fewer than two: members of a collaborative, parties of a joint committee, founders of a
# partnership, councils of a Place that several make up.
SEVERAL = ("members are NHS trusts", "Its parties are", "founders proposed for", "They are {{",
           "proposed founders are", "local authorities of the Place are", "Its local authorities are")  # fmt: skip
MANY = re.compile(r"\bthese\b(?! terms| are)|\bare( these)?:$|\bare \{\{[^{}]*\| list \}\}", re.IGNORECASE)


def lead_ins(text: str) -> Iterator[str]:
    """The sentences of a clause file that lead into facts: into a repeated list, repeated rows, or names in a row. A
    sentence that a condition on the number guards is left out."""
    guarded = False
    lines = [line for line in text.split("\n") if line.strip()]
    for number, line in enumerate(lines):
        after, item, row = (*lines[number + 1 : number + 4], "", "", "")[:3]
        guarded = "count" in line if line.startswith("::: when") else guarded and line != ":::"
        sentence = re.split(r"(?<=\.) ", line)[-1]
        repeats = item.lstrip().startswith("- ") if after.startswith("::: each") else row.startswith("::: each")
        leads = repeats or "| list }}" in sentence
        if leads and not guarded and not line.startswith(("|", "-", ":::")):
            yield sentence


@pytest.mark.parametrize("folder", sorted(path.name for path in (ROOT / "clauses").iterdir() if path.is_dir()))
def test_a_sentence_that_leads_into_facts_holds_for_one_and_for_many(folder: str) -> None:
    found = [
        (path.stem, sentence)
        for path in sorted((ROOT / "clauses" / folder).rglob("*.md"))
        for sentence in lead_ins(path.read_text(encoding="utf-8"))
        if MANY.search(re.sub(r"plural\(.*?\)", "", sentence)) and not any(words in sentence for words in SEVERAL)
    ]
    assert found == []


# What a config may say that there are none of.
NONE_OF = ("authorities", "places", "trusts", "collaboratives", "ccgs", "partners_other", "providers_non_nhs",
           "functions", "transfers", "timeline", "engagement")  # fmt: skip


def emptied(text: str) -> str:
    """A config that says of its things and of every plain list that there are none."""
    head, *tables = re.split(r"(?m)^(?=\[)", text)
    kept = [table for table in tables if re.match(r"\[([a-z_]+)", table)[1] not in NONE_OF]
    none = "".join(f"{name} = []\n" for name in NONE_OF)
    text = head.replace("schema = 1\n", f"schema = 1\n{none}", 1) + "".join(kept)
    return re.sub(r"(?m)^(?!documents)(\w+) = \[[^\]]*\]", r"\1 = []", text)


def left_open(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs that end at a colon with no list or table behind it."""
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, ItemList):
            for item in block.items:
                yield from left_open(item.blocks)
        if isinstance(block, Paragraph) and not isinstance(after, ItemList | Table):
            said = plain(block.inlines)
            yield from [said] if said.endswith(":") else []


@pytest.mark.parametrize(
    ("name", "documents"), [("cheshire-merseyside", ()), ("cheshire-merseyside-bill", ("constitution",))]
)
def test_a_sentence_that_leads_into_facts_holds_for_none(name: str, documents: tuple[str, ...]) -> None:
    found = drafted(name, emptied, *documents)
    assert [
        sentence
        for document in found
        for part in every_part(document.parts)
        if isinstance(part, Clause)
        for sentence in left_open(part.blocks)
    ] == []
    printed = " ".join(text for document in found for text in words(document))
    several = ("Places are none", "Places: none", "those of none", "each of none", "one founders")
    assert [text for text in several if text in printed] == []


def test_a_final_transfer_schedule_says_which_version_is_signed() -> None:
    found = find_config("central-east-icb.toml", ROOT)
    assert isinstance(found, ConfigFile), found
    (schedule,) = drafted_of(given(found), Options(documents=("transfer-schedule",), final=True), PARSED).documents
    assert "and signs version 0.1; a later version is signed again" in " ".join(words(schedule))
