"""Knows one short constitution that holds every kind of inline, block and part."""

from dataclasses import replace

from icsdocs.document import (
    Cover,
    Document,
    Emphasis,
    ItemList,
    Label,
    Note,
    Reference,
    Section,
    Table,
    Term,
)
from random_documents import documents
from trees import (
    EMPTY,
    HERE,
    Numbering,
    clause,
    contents,
    gap,
    item,
    paragraph,
    picture,
    reference,
    row,
    section,
    text,
    value,
)

__all__ = ["documents", "sample_document"]


def sample_document() -> Document:
    """A short constitution that holds every kind of inline, block and part, forward and backward references, two
    series that restart, a list in a list and a draft's notes."""
    numbering = Numbering()
    parts = (
        _introduction(numbering),
        _board(numbering),
        _appendix_definitions(numbering),
        _appendix_orders(numbering, "standing-orders", "Standing orders & procedure", "board"),
        _appendix_orders(numbering, "committee-orders", "Standing orders of committees", "committee"),
    )
    opening = section("contents", 1, None, "Contents", contents(parts))
    return replace(EMPTY, cover=_cover(), parts=(opening, *parts))


def _cover() -> Cover:
    return Cover(
        lines=(
            paragraph("cover.1", "Cover Line", None, value("NHS Cheshire & Merseyside", "body.trading_name")),
            paragraph("cover.2", "Cover Title", None, "Constitution"),
            paragraph("cover.3", "Cover Subtitle", None, value("NHS Cheshire and Merseyside Integrated Care Board")),
            paragraph("cover.4", "Cover Status", None, "Draft for the Board, subject to approval by NHS England"),
            paragraph("cover.5", "Cover Line", None, "This document will be published on the board’s website."),
        ),
        facts=(
            row("cover.version", "Version", (value("0.3", "versions.v0-3.version"),)),
            row("cover.effective", "Effective from", (value("1 July 2022", "approvals.effective"),)),
            row("cover.owner", "Document owner", (gap(1, "body.owner", "Which role owns this document?"),)),
            row("cover.review", "Next review", "Within twelve months of approval"),
        ),
    )


def _introduction(numbering: Numbering) -> Section:
    heading, name = numbering.label("body", 0), numbering.label("body", 1)
    legal, status = numbering.label("body", 2), numbering.label("body", 2)
    area, covers = numbering.label("body", 1), numbering.label("body", 2)
    councils = ("Cheshire East", "Halton", "Wirral (except the wards listed in the order)")
    items = tuple(
        item(f"area-whole.1.{at}", "Item 1", numbering.label("body", 3), words) for at, words in enumerate(councils, 1)
    )
    after = paragraph("area-whole.2", "Provision Continued", None, "The order is published with this constitution.")
    # A reference that points forward: its number is counted further down.
    board_label = Label("2.1.2", "2.1.2", "body", 2, 0)
    return section(
        "introduction",
        1,
        heading,
        "Introduction",
        section(
            "name",
            2,
            name,
            "Name and status",
            clause(
                "legal-name",
                paragraph(
                    "legal-name",
                    "Provision",
                    legal,
                    "The name of this body is ",
                    value("NHS Cheshire and Merseyside Integrated Care Board"),
                    " (“the ",
                    Term("ICB", "integrated-care-board", HERE),
                    "”). Its board is described in ",
                    reference("paragraph ", board_label, "", "board-members"),
                    ".",
                ),
                paragraph(
                    "legal-name.2",
                    "Provision",
                    status,
                    "The ICB is a body corporate. It is ",
                    Emphasis(
                        (text("not "), Emphasis((text("a servant or agent"),), True), text(" of the Crown")), False
                    ),
                    ", and its property is not Crown property. Section numbers in this document are those of the ",
                    "National Health Service Act 2006 unless another Act is named.",
                ),
                notes=(Note("legal-name", (text("Confirm the name with the order & its schedule."),), HERE),),
            ),
        ),
        section(
            "area",
            2,
            area,
            "Area",
            clause(
                "area-whole",
                paragraph(
                    "area-whole", "Provision", covers, "The area of the ICB is that of the following authorities:"
                ),
                ItemList(items),
                after,
            ),
        ),
    )


def _board(numbering: Numbering) -> Section:
    heading, members = numbering.label("body", 0), numbering.label("body", 1)
    unitary, made_of = numbering.label("body", 2), numbering.label("body", 2)
    fourth, fifth = numbering.label("body", 3), numbering.label("body", 3)
    first, second = numbering.label("body", 4), numbering.label("body", 4)
    deepest, sixth = numbering.label("body", 5), numbering.label("body", 3)
    chair, term = numbering.label("body", 1), numbering.label("body", 2)
    place = "board-members.1.2.2"
    chief = ItemList((item(f"{place}.1", "Item 3", deepest, "a chief executive of one of them;"),))
    equal = paragraph(f"{place}.2", "Item 2 Continued", None, "or a person of equal standing; and")
    trusts = item("board-members.1.2.1", "Item 2", first, "one nominated by NHS trusts;")
    councils = item(place, "Item 2", second, "one nominated by local authorities, being:", chief, equal)
    others = paragraph("board-members.1.3.2", "Item 1 Continued", None, "Other executives attend without a vote.")
    people = ItemList(
        (
            item("board-members.1.1", "Item 1", fourth, "a chair and a chief executive;"),
            item("board-members.1.2", "Item 1", fifth, "at least two partner members:", ItemList((trusts, councils))),
            item("board-members.1.3", "Item 1", sixth, "three executive members.", others),
        )
    )
    # A reference that points forward: its number is counted further down.
    quorum = Label("2.1", "2.1", "standing-orders", 1, 0)
    return section(
        "board",
        1,
        heading,
        "Composition of the board",
        section(
            "membership",
            2,
            members,
            "Membership of the board: background, statutory minimum and the seats that this constitution adds to it",
            clause(
                "unitary",
                paragraph("unitary", "Provision", unitary, "The board is unitary: each member answers for all."),
            ),
            clause(
                "board-members",
                paragraph("board-members", "Provision", made_of, "The board consists of:"),
                people,
            ),
            clause("board-seats", _seats()),
            picture(
                "board-picture", "How the system is built", "System: NHS Cheshire & Merseyside; the Partnership.",
                "NHS Cheshire & Merseyside <ICB>",
            ),
        ),
        section(
            "chair",
            2,
            chair,
            "Chair",
            clause(
                "chair-term",
                paragraph(
                    "chair-term",
                    "Provision",
                    term,
                    "The chair holds office for ",
                    value("three", "board.members.chair.term_years"),
                    " years. ",
                    reference("Paragraph ", fifth, " applies; see ", "board-members.1.2"),
                    reference("also ", quorum, " of the standing orders and ", "board-quorum"),
                    Reference(
                        "paragraph ", "3.4", " of the Partnership’s terms", "purpose", "terms-of-reference", HERE
                    ),
                    ". ",
                    gap(3, "board.members.chair.max_terms", "How many terms may a chair serve?"),
                ),
                notes=(
                    Note("chair-term", (text("Confirm the maximum with the regional team."),), HERE),
                    Note(
                        "chair-term", (text("See the "), Emphasis((text("model"),), True), text(" constitution.")), HERE
                    ),
                ),
            ),
        ),
    )


def _seats() -> Table:
    how_many = (gap(2, "board.members.partner.count", "How many partner members?"),)
    return Table(
        "board-seats",
        "Seats on the board",
        row("board-seats.head", "Role", "Appointed by", "Number", "Term of office"),
        (
            row("board-seats[chair]", "Chair", "NHS England, with the minister’s approval", "1", "Three years"),
            row("board-seats[chief]", "Chief executive", "The chair, with NHS England’s approval", "1", "None"),
            row(
                "board-seats[partner]", "Partner member (trusts)", "The chair, after nomination", how_many, "Two years"
            ),
        ),
        ("left", "left", "right", "centre"),
    )


def _appendix_definitions(numbering: Numbering) -> Section:
    table = Table(
        "definitions",
        "Terms used in this document",
        row("definitions.head", "Term", "Meaning"),
        (
            row("definitions[icb]", "ICB", "NHS Cheshire and Merseyside Integrated Care Board, established by order."),
            row(
                "definitions[place]",
                "Place",
                "An area that plans and delivers services together, often one authority’s.",
            ),
        ),
        ("left", "left"),
    )
    return section("appendix-definitions", 1, numbering.label("appendix", 0), "Definitions", table)


def _appendix_orders(numbering: Numbering, name: str, title: str, body: str) -> Section:
    heading = numbering.label("appendix", 0)
    numbering.restart("standing-orders")
    calling, notice = numbering.label("standing-orders", 0), numbering.label("standing-orders", 1)
    notice_items = tuple(
        item(f"{body}-notice.1.{at}", "Item 1", numbering.label("standing-orders", 2), words)
        for at, words in enumerate(("sent to every member;", "published on the website."), 1)
    )
    quorum, number = numbering.label("standing-orders", 0), numbering.label("standing-orders", 1)
    return section(
        f"appendix-{name}",
        1,
        heading,
        title,
        section(
            f"{body}-calling",
            2,
            calling,
            "Calling meetings",
            clause(
                f"{body}-notice",
                paragraph(f"{body}-notice", "Provision", notice, "Notice of a meeting is:"),
                ItemList(notice_items),
            ),
        ),
        section(
            f"{body}-quorate",
            2,
            quorum,
            "Quorum",
            clause(
                f"{body}-quorum",
                paragraph(
                    f"{body}-quorum",
                    "Provision",
                    number,
                    f"The quorum of the {body} is two thirds of its members; ",
                    reference("notice under paragraph ", notice, " must have been given.", f"{body}-notice"),
                ),
            ),
        ),
    )
