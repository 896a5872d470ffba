"""What the documents of a sample say, as it is and with some of its facts changed: sentences that hold for one thing
and for many, and words that a reader can follow."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest

from drafts import ROOT, drafted, replaced
from icsdocs.assemble.build import Options
from icsdocs.config import KEY, Field
from icsdocs.document import Block, Clause, Document, ItemList, Paragraph, Table, Value
from icsdocs.read.vocabulary import vocabulary
from icsdocs.walk import every_part, flat, plain, words

Change = tuple[str, str]


def said(name: str, document: str, *changes: Change) -> str:
    """The words of one document of a sample, with some of the sample's text replaced."""

    if not changes:
        return unchanged(name)[document]
    return " ".join(words(documents_of(name, replaced(*changes), document)[0]))


@cache
def unchanged(name: str) -> dict[str, str]:
    """The words of every document of a sample: together they take little longer than one of them."""
    return {document.id: " ".join(words(document)) for document in documents_of(name, str)}


def documents_of(name: str, change: Callable[[str], str], *documents: str) -> tuple[Document, ...]:
    """These documents of a sample, or all, with the sample's text changed."""
    return drafted(f"{name}.toml", change, Options(documents=documents)).documents


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
    # Tables of five columns, because six leave too little room for words.
    (
        "cheshire-merseyside", "mou",
        (("[timeline.q1-plan]\n", '[risks.late]\ntitle = "late law"\ncause = "time"\nrating = "high"\n'
          'owner = "Director"\nmitigation = "shadow"\ndate = 2021-06-30\n[timeline.q1-plan]\nstatus = "complete"\n'
          'actual = 2021-06-15\nevidence = "minutes"\n'),),
        ("Planned Milestone Owner Status Met, with evidence Q1, 30 June 2021",
         "Complete 15 June 2021: minutes Q2, 30 September 2021",
         "Risk Cause Rating and its date Mitigation Owner Late law Time High, 30 June 2021 Shadow Director"),
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
        "gloucestershire", "constitution",
        (("[shadow]\n", '[nomination.trust]\nmode = "rotation"\nrotation = ["south-western-ambulance"]\n[shadow]\n'),),
        ("The trusts take turns to provide the joint nominee, beginning with South",), ("in this order",),
    ),
    (
        "cheshire-merseyside", "transfer-schedule", (), ("They sign its final version",),
        ("sign version 0.1", "the Cheshire and Merseyside ICS NHS body"),
    ),
    (
        "hertfordshire-west-essex-icb", "transfer-schedule", (),
        ("The last column names each Place that a group serves. What is taken over from each group is shown",
         "The day of transfer and after The receiving body must",
         "was to keep a list of the posts", "The receiving body must name the role that carries on"),
        ("What is left of", "share below", "sending body must",
         "employer must", "shadow", "Before a transfer takes effect", "are the staff who"),
    ),
    (
        "hertfordshire-west-essex-icb", "transfer-schedule", (('stage = "established"', ""),),
        ("were abolished on 1 July 2022, and this schedule is a record",),
        ("property, rights and liabilities passed?",),
    ),
    (
        "hertfordshire-west-essex-icb", "transfer-schedule", (('stage = "established"', 'stage = "shadow"'),),
        ("Each sending body must keep a list of the posts", "the employer must consult that person"),
        ("was to", "passed"),
    ),
    (
        "cheshire-merseyside", "cover-report", (),
        ("The committee is one of Wirral Council.", "Decision for [", "Urgent decision [",
         "Has an equality impact assessment been done, and if not, why not?",
         "submitted to NHS England and NHS Improvement for approval. Nothing takes effect before"),
        ("is this.", "All of it is", "Key decision:"),
    ),
    (
        "central-east-icb", "terms-of-reference", (),
        ("Besides preparing","Decides Substitute NHS Central East Integrated Care Board (founder)",
         "under the rules that begin at clause 11.1. Organisation Seat"),
        (),
    ),
    (
        "hertfordshire-west-essex-icb", "terms-of-reference", (),
        ("The ICP agreed its first integrated care strategy on 15 December 2022. It must review",
         "has decided by its own rules to establish the ICP. By those rules it must agree these terms, and appoints"),
        ("must decide by its own rules to establish",
         "At its first meeting", "shadow", "date set for publishing", "The first meeting of"),
    ),
    (
        "hertfordshire-west-essex-icb", "terms-of-reference",
        ((", agreed = 2022-12-15 }", " }\nfirst_met = 2023-01-10"),),
        ("Each founder must decide by its own rules to establish the ICP, to agree these terms and to appoint",
         "At its first meeting after establishment", "The first meeting of the ICP is that of 10 January 2023.",
         "The date set for publishing the first integrated care strategy is 31 December 2022."),
        ("agreed its first",),
    ),
    (
        "cheshire-merseyside", "handbook", (),
        ("fit together. How Cheshire and Merseyside Integrated Care System is built",), (),
    ),
    (
        "cheshire-merseyside-icb", "handbook", (),
        ("(founders: the ICB and nine councils; further members: voluntary, community, faith and social enterprise "
         "organisations; housing providers; police;", "(adult secure mental health care; two members; one further"), (),
    ),
    (
        "central-east-icb", "handbook", (), (), ("The picture shows", " is built"),
    ),
    (
        "cheshire-merseyside", "shadow-partnership-terms", (),
        ("Shadow Group for the ICS Health and Care Partnership Terms of reference of the group that prepares",
         "The steps towards establishment, with their dates, are in paragraph S1.1.",
         "It is free to adopt each draft, to change it or to refuse it."),
        ("prepare the NHS Body", "refuse the constitution"),
    ),
    (
        "cheshire-merseyside", "shadow-terms", (),
        ("Shadow Group for the ICS NHS body Terms of reference of the group that prepares Cheshire and Merseyside",
         "must between them: prepare the NHS Body", "Steps towards establishment The table shows the steps",
         "each draft other than the constitution", "NHS England and NHS Improvement to agree before establishment"),
        ("in this section", "Tasks by quarter"),
    ),
    ("cheshire-merseyside-bill", "shadow-terms", (), ("give effect to by the establishment order, and that",), ()),
    (
        "central-east-icb", "transfer-schedule", (),
        ("The instrument is the order of NHS England that establishes NHS Central East Integrated Care Board",
         "(in this schedule, the date of transfer)", "Since the date of transfer the receiving body has exercised",
         "and any body to which the ICB delegates it", "and signs its final version; a later version is signed again"),
        ("signs version", "effective date", "receiving board", "Staff From To"),
    ),
    (
        "cheshire-merseyside", "place-terms", (),
        ("The record of each Place is still to be made: [30: How far is each place with the seven features?] Places",),
        ("The record for",),
    ),
    (
        "cheshire-merseyside", "place-terms",
        (("[places.halton]", '[places.halton.features.governance]\nstatus = "in place"\n\n[places.halton]'),),
        ("The table is the record of Halton.", "The record for Wirral is still to be made: ["),
        ("The record of each Place", "The record for Halton"),
    ),
    (
        "hertfordshire-west-essex-icb", "constitution", (),
        ("Uttlesford. The Area follows neither county boundary.",), ("does not everywhere follow",),
    ),
    (
        "hertfordshire-west-essex-icb", "handbook", (),
        ("to the Board before the Board reviews the handbook.", "sections and Schedule 1B are those of the 2006 Act.",
         "A dash means that it does not usually do that."),
        ("in time for it",),
    ),
    (
        "hertfordshire-west-essex-icb", "place-terms", (),
        ("Place Local authority Area Place lead East and North Hertfordshire",
         "what its area is. Only part of the area of Hertfordshire County Council is in the Area: all but an area",
         "A local authority that takes part in several Places must state in writing: who represents",
         "which takes part in more than one Place. The health and wellbeing board for the Place is",
         "Commissioning Group. The local authority of the Place is"),
        ("is only partly in the Area", "Local authorities", "Local government Area"),
    ),
    ("central-east-icb", "place-terms", (), ("side by side. The part on each Place describes its model. "
         "Place Local government Area Place lead [",), ()),
    (
        "central-east-icb", "cover-report", (), ("A merger of boards is made by an order of NHS England, which",), (),
    ),
    # Nothing is defined that is used only inside another name, and a term goes by the words that are used.
    ("cheshire-merseyside", "shadow-partnership-terms", (), ("the NHS Commissioning Board (known as",), ("Board the",)),
    ("hertfordshire-west-essex-icb", "terms-of-reference", (), ("Seven Principles of Public Life selflessness",),
     ("Nolan",)),
    # What the facts do not meet is said by name, also to those who decide.
    ("cheshire-merseyside", "cover-report", (),
     ("to at least one provider collaborative. Terms of Cheshire and Merseyside Acute and Specialist Trust alliance "
      "(CMAST) Not met by the facts. Mersey Care NHS Foundation Trust is in none",), ()),
    ("cheshire-merseyside", "requirements-annex", (),
     ("Not met by the facts. Mersey Care NHS Foundation Trust is in none of the provider collaboratives; Cheshire and "
      "Wirral Partnership NHS Foundation Trust is in none of the provider collaboratives",), ()),
    # Two names stand in a line as people write them, also where one has an “and” of its own; three are kept apart.
    ("hertfordshire-west-essex-icb", "mou", (),
     ("Parties: NHS England (East of England), and NHS Hertfordshire and West Essex Integrated Care Board",), ()),
    ("hertfordshire-west-essex-icb", "terms-of-reference", (),
     ("They are NHS Hertfordshire and West Essex Integrated Care Board; Hertfordshire County Council; and Essex",), ()),
    # A table without figures asks for the basis of none.
    ("cheshire-merseyside", "transfer-schedule", (),
     ("Kind Item From Planned date Status Property Property (assets and liabilities) The nine clinical commissioning "
      "groups 1 April 2022 Planned",), ()),
    # A committee of an NHS body is no council's, whichever council the report names.
    ("cheshire-merseyside", "cover-report", (), ("The committee is one of Wirral Council.",), ()),
    ("cheshire-merseyside", "cover-report", (('forum = "council"', 'forum = "nhs"'),), (),
     ("The committee is one of",)),
    # What has passed is told as past; of a body that comes over in parts nothing is left.
    ("central-east-icb", "transfer-schedule", (),
     ("The scheme passed rights and liabilities", "If the answer is less than 100: What was left of NHS Hertfordshire"),
     ("The scheme passes rights", "What is left of")),
    ("central-east-icb", "transfer-schedule", (('part = "Hertfordshire"\n', 'part = "Hertfordshire"\nshare = 60\n'),),
     ("What was left of NHS Hertfordshire and West Essex Integrated Care Board passed to another body",), ()),
    ("central-east-icb", "transfer-schedule",
     (('part = "Hertfordshire"\n', 'part = "Hertfordshire"\nshare = 60\n[body.predecessors.rest]\nkind = "icb"\n'
       'body = "NHS Hertfordshire and West Essex Integrated Care Board"\npart = "the rest"\nshare = 40\n'),),
     ("The rest 40%",), ("What was left of",)),
    ("central-east-icb", "transfer-schedule",
     (('part = "Hertfordshire"\n', 'part = "Hertfordshire"\nshare = 60\n[body.predecessors.rest]\nkind = "icb"\n'
       'body = "NHS Hertfordshire and West Essex Integrated Care Board"\npart = "the rest"\nshare = 30\n'),),
     ("30% What was left of NHS Hertfordshire and West Essex Integrated Care Board passed to another body. The",), ()),
    # Dividing an area is spoken of only where one is divided, or may be.
    ("hertfordshire-west-essex-icb", "transfer-schedule", (), (), ("Where the area of a sending", "each item add")),
    ("central-east-icb", "transfer-schedule", (), ("Where the area of a sending body went to more than one",), ()),
    ("central-east-icb", "transfer-schedule", (('part = "Hertfordshire"\n', 'part = "all"\nshare = 100\n'),), (),
     ("Where the area of a sending body", "What was left of")),
    # Each question fits what stands for its answer.
    ("cheshire-merseyside", "constitution", (),
     ("decide by consensus only?] If the answer is not “by consensus only”, one of these: A casting vote; ",
      "Some or all of these, as the answer decides: Committee of the Board; Joint committee;",
      "Depending on the answer, one of these: Deputies without a vote; Deputies with a vote."), ()),
    # Who is said to appoint a further member puts the person forward: the partnership appoints.
    ("hertfordshire-west-essex-icb", "terms-of-reference",
     (('name = "Healthwatch"\nappointed_by = "the partnership"',
       'name = "Healthwatch"\nseat = "the chairs of Healthwatch"\nsubstitute = "none"\ncount = 2\n'
       'appointed_by = "each Healthwatch"'),),
     ("Each person whom the ICP appoints for Healthwatch is put forward by each Healthwatch.",
      "Healthwatch The chairs of Healthwatch 2 The ICP (c)", "unless the table at paragraph S1.1 gives the seat none"),
     ("put forward by the partnership",)),
    # One officer has one name.
    ("central-east-icb", "constitution",
     (('role = "Medical Director"', 'role = "Chief Medical Officer"'),
      ('role = "Director of Nursing"', 'role = "Chief Nurse"')),
     ("the Chief Medical Officer and the Chief Nurse;", "The Chief Medical Officer must be a registered medical",
      "The Chief Nurse must be a registered nurse"), ("Medical Director", "Director of Nursing")),
    ("hertfordshire-west-essex-icb", "constitution", (),
     ("who are the Chief Finance Officer, the Medical Director", "The Chief Finance Officer must be a qualified",
      "Where law or policy speaks of the director of finance, the title here is Chief Finance Officer.",
      "place-based partnership is “health and care partnership”."),
     ("Director of Finance",)),
    ("hertfordshire-west-essex-icb", "handbook", (), ("concerns the Chief Finance Officer, it",), ("of Finance",)),
    ("central-east-icb", "handbook", (), ("the Director of Finance keeps the instructions up to date",), ()),
    # That the groups had to consult somebody is no record of whom they consulted.
    ("hertfordshire-west-essex-icb", "requirements-annex", (),
     ("with what result is on record. NHS Act 2006, section 14Z26(3) About this document Open: point 1",
      # What only forbids is met by no clause; what stands in another document is named, with its clause.
      "S.I. 2022/642, regulation 2 The whole document Met",
      "section 65Z6 Constitution of NHS Hertfordshire and West Essex Integrated Care Board: paragraphs 4.7.4 to 4.7.5 "
      "Open: point 20 there",
      "Integrated Care Board: paragraph 1.4.10 Met in another document"),
     ("The Acts named", "No legislation provides for them")),
    # A source that is silent is named with what it is silent on, in each edition.
    ("cheshire-merseyside", "requirements-annex", (),
     ("not called statutory bodies. White Paper (February 2021), which proposes no such body",), ()),
    ("cheshire-merseyside-bill", "requirements-annex", (),
     ("not called statutory bodies. Health and Care Bill, which provides for no such body",), ()),
    (
        "central-east-icb", "constitution",
        (("[authorities.bedford]", '[engagement.draft]\nwho = "partners"\n[authorities.bedford]'),),
        ("The table shows who was consulted on this constitution, and what came of it. Who How From Until Result "
         "Partners",),
        (),
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
    # What says half of a rule does not meet it, and what says the other half is cited, too.
    ("hertfordshire-west-essex-icb", "requirements-annex", (),
     ("section 14Z52(1) and (2) Constitution of NHS Hertfordshire and West Essex Integrated Care Board: "
      "paragraph 7.3.9 Met in another document",
      "paragraphs 3.13.1 to 3.13.2; Governance Handbook of NHS Hertfordshire and West Essex Integrated Care Board: "
      "paragraphs 5.2.9 to 5.2.10 Met in another document",
      "section 14Z58 paragraphs 7.5.1 to 7.5.2 Met",
      "are listed. NHS Act 2006, section 75 paragraphs 5.2.1 to 5.2.2 and 5.2.4 Claimed"),
     ("section 14Z52(1) and (2) clause", "section 75 clause 6.1", "section 75 paragraph 4.7.6")),
    # A row waits for no point that its rule has nothing to do with, as where one clause holds words for several rows.
    # What is exercised by direction is told apart where there is such a function.
    ("hertfordshire-west-essex-icb", "requirements-annex", (),
     ("section 116ZA paragraph 5.3.2 Claimed", "paragraph 24 Standing Order 6.1.2 Met"), ("section 13YB",)),
    # The numbers that sections of the Act have are none of the Bill.
    ("cheshire-merseyside-bill", "requirements-annex", (),
     ("joint forward plan: services, the general duties,", "The annual report covers the general duties,"),
     ("14Z34", "sections 223GB")),
    ("cheshire-merseyside-bill", "requirements-annex", (),
     ("is authorised to do so. The Health and Care Bill Standing Order 6.1.2 Met",
      "who appoints each ordinary member. The Health and Care Bill paragraph 2.2.2 Open: point 12"), ()),
    ("central-east-icb", "requirements-annex", (), ("section 116ZA clause 8.5 Claimed",), ()),
    ("hertfordshire-west-essex-icb", "requirements-annex", (('power = "65Z5"', 'power = "13YB"\nonward = false'),),
     ("section 13YB paragraph 5.2.4 Claimed",), ()),
    ("hertfordshire-west-essex-icb", "handbook", (('power = "65Z5"', 'power = "13YB"\nonward = false'),),
     ("as far as the direction allows. Function by direction May be delegated onward Primary medical services No",),
     ()),
    ("hertfordshire-west-essex-icb", "handbook", (), (), ("under section 13YB",)),
    # A list of some of them does not pass for all.
    ("hertfordshire-west-essex-icb", "handbook",
     (('power = "65Z5"', 'power = "13YB"\nonward = false\n[delegations.two]\nfunction = "dental services"\n'),),
     ("Under which power is the function delegated?",), ("Function by direction",)),
    # Whether a rule applies that hangs on the councils of all places is asked while one is silent.
    ("hertfordshire-west-essex-icb", "place-terms", (('authorities = ["hertfordshire"]\n', ""),),
     ("Is any council in several places?] If so: A local authority that takes part in several",), ()),
    # An open row says where its words will stand, also while only a question stands there.
    ("hertfordshire-west-essex-icb", "requirements-annex", (),
     ("model standing orders, 4.7 Standing Order 4.7.1 Open", "4.9 Standing Orders 4.9.1 and 4.9.3 Open"), ()),
    ("cheshire-merseyside", "requirements-annex", (), ("NHS Act 2006, section 75 paragraph 5.2.2 Claimed",),
     ("section 75 clause 6.1", "section 75 paragraph 4.7.5")),
)  # fmt: skip


@pytest.mark.parametrize(("name", "document", "changes", "has", "has_not"), SAID)
def test_a_sample_says(
    name: str, document: str, changes: tuple[Change, ...], has: tuple[str, ...], has_not: tuple[str, ...]
) -> None:
    printed = said(name, document, *changes)
    assert [text for text in has if text not in printed] == []
    assert [text for text in has_not if text in printed] == []


def test_whom_a_draft_under_the_bill_consulted_is_told_also_before_the_groups_are_given():
    def without_groups(text: str) -> str:
        return re.sub(r"^\[ccgs\..*?(?=^\[(?!ccgs)|^# -)", "", text, flags=re.MULTILINE | re.DOTALL)

    constitution = " ".join(words(documents_of("cheshire-merseyside-bill", without_groups, "constitution")[0]))
    assert "Which clinical commissioning groups are or were in the area?" in constitution
    assert "The table shows who was consulted on this constitution" in constitution
    assert "Partner organisations A call for comments on the draft constitution" in constitution


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


def lists(field: Field, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every list and collection that a config may say is empty, with `key` for the key of any thing."""
    for name, own in field.fields.items():
        below = (*path, name)
        if own.derived or below in (("open",), ("documents",), ("include",)):
            continue
        if own.kind in ("list", "things") and not own.least:
            yield below
        if own.kind == "group":
            yield from lists(own, below)
        elif own.kind == "things" and own.item:
            yield from lists(own.item, (*below, KEY))


def emptied(facts: dict[str, Any], paths: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    """The facts of a config with these lists said to be empty: those of things only where there are such things."""

    def empty(table: dict[str, Any], path: tuple[str, ...]) -> None:
        name, *rest = path
        if not rest:
            table[name] = []
        elif rest[0] == KEY:
            for thing in table.get(name) or {}:
                empty(table[name][thing], tuple(rest[1:]))
        else:
            empty(table.setdefault(name, {}), tuple(rest))

    for path in paths:
        empty(facts, path)
    return facts


def as_toml(table: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[str]:
    """The lines of a table of facts: TOML writes texts, numbers and lists of them as JSON does."""
    yield "[" + ".".join(map(json.dumps, path)) + "]" if path else ""
    for name, value in table.items():
        if not isinstance(value, dict):
            yield f"{name} = {value if isinstance(value, date) else json.dumps(value, ensure_ascii=False)}"
    for name, value in table.items():
        if isinstance(value, dict):
            yield from as_toml(value, (*path, name))


def left_open(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs that end at a colon with no list or table behind it."""
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, ItemList):
            for item in block.items:
                yield from left_open(item.blocks)
        if isinstance(block, Paragraph) and not isinstance(after, ItemList | Table):
            said = plain(block.inlines)
            yield from [said] if said.endswith(":") else []


def paragraphs_of(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Every paragraph of some blocks but those of tables."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from paragraphs_of(item.blocks)


def is_none(paragraph: Paragraph) -> bool:
    """Whether a fact is printed as “none” inside a sentence, which a cell of a table may say."""
    return any(isinstance(one, Value) and one.text.lower() == "none" for one in flat(paragraph.inlines))


# The answers that bring the words about lists that samples do not have.
ANSWERS = {
    "cluster": {"meeting_mode": "together", "members": {}},
    "nomination": {"la": {"mode": "rotation"}, "trust": {"mode": "rotation"}, "primary": {"mode": "rotation"}},
    "shadow": {"authority": "joint-committee", "tasks": ["prepare"]},
}


@pytest.mark.parametrize("name", ["cheshire-merseyside", "cheshire-merseyside-bill", "hertfordshire-west-essex-icb"])
@pytest.mark.parametrize("within", [False, True], ids=["all", "within things"])
def test_a_sentence_that_leads_into_facts_holds_for_none(name: str, within: bool) -> None:
    def change(text: str) -> str:
        facts = tomllib.loads(text)
        facts.pop("documents", None)
        for group, answers in ANSWERS.items():
            facts[group] = {**facts.get(group, {}), **answers}
        paths = [path for path in lists(vocabulary()) if (KEY in path) == within]
        facts["board"] |= {"place_voice": "none" if within else "member"}
        facts["body"]["area"]["mode"] = "districts" if "bill" in name else "lsoa"
        facts["mou"] |= {"party_model": "cluster"}
        for place, model in zip(facts["places"].values(), ("joint-committee", "s75-board"), strict=False):
            place["governance_model"] = model
        return "\n".join(as_toml(emptied(facts, paths)))

    found = documents_of(name, change)
    clauses = [part for document in found for part in every_part(document.parts) if isinstance(part, Clause)]
    covers = [line for document in found for line in document.cover.lines]
    paragraphs = [*covers, *(one for clause in clauses for one in paragraphs_of(clause.blocks))]
    assert [plain(one.inlines) for one in paragraphs if is_none(one)] == []
    assert [sentence for clause in clauses for sentence in left_open(clause.blocks)] == []
    printed = " ".join(plain(one.inlines) for one in paragraphs)
    several = ("are none.", "is none.", "of none.", "between none", "They are none", "one founders", "one members",
               "leads nowhere")  # fmt: skip
    assert [text for text in several if text in printed] == []


def test_a_final_transfer_schedule_says_which_version_is_signed() -> None:
    options = Options(documents=("transfer-schedule",), final=True)
    (schedule,) = drafted("central-east-icb.toml", options=options).documents
    assert "and signs version 0.1; a later version is signed again" in " ".join(words(schedule))


def test_the_four_purposes_are_the_same_in_every_document() -> None:
    purposes = ("to improve the health of the population and the results of its health care; "
                "to reduce inequalities in health, in people’s experience of services and in access to them; "
                "to make services more productive and get better value for money; and "
                "to help the NHS contribute to social and economic development.")  # fmt: skip
    stating = {"constitution", "mou", "terms-of-reference", "place-terms"}
    found = unchanged("cheshire-merseyside")
    assert {document for document, printed in found.items() if purposes in printed} == stating


def test_the_partnership_of_a_place_has_its_local_name_in_the_memorandum() -> None:
    memorandum = said("cheshire-merseyside", "mou")
    assert "The Integrated Care Partnership of a Place, through which the NHS" in memorandum
    assert "lace-based partnership" not in memorandum


# The letters that a lay member of a board need not know, and what must stand in a document that uses them.
LETTERS = {
    "ICS": "integrated care system", "CCG": "clinical commissioning group", "NICE": "(NICE)", "ICT": "(ICT)",
    "NHSE/I": "NHS England and NHS Improvement", "LSOAs": "(LSOAs)", "ICP": "integrated care partnership",
    "ICB": "integrated care board",
}  # fmt: skip


@pytest.mark.parametrize("name", ["cheshire-merseyside", "cheshire-merseyside-bill", "hertfordshire-west-essex-icb"])
def test_letters_are_written_out_in_each_document_that_uses_them(name: str) -> None:
    found = [
        (document, letters)
        for document, printed in unchanged(name).items()
        for letters, full in LETTERS.items()
        if re.search(rf"\b{letters}s?\b", printed) and full.casefold() not in printed.casefold()
    ]
    assert found == []
    assert "integrated care system (ICS) the NHS bodies" in said(name, "mou")
