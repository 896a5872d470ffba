"""Knows the facts about a board: its seats, how they are filled, and how it meets and decides."""

from icsdocs.read.schema.shapes import (
    at_least_one,
    choice,
    counted,
    days,
    derived,
    fraction,
    group,
    listing,
    never_none,
    people,
    text,
    things,
    whole,
    yes_no,
)

CATEGORIES = (
    "chair | chief-executive = chief executive | executive = executive member"
    " | non-executive = non-executive member | partner-trust = partner member from the trusts"
    " | partner-primary-care = partner member from primary care"
    " | partner-la = partner member from the local authorities | other = other member"
)
QUALIFICATIONS = (
    "officer | elected = elected member | either = elected member or officer"
    " | registered-doctor = registered doctor | registered-nurse = registered nurse"
    " | qualified-accountant = qualified accountant | general-practitioner = general practitioner | none"
)

PAY = (
    "unpaid | sessional = by the session | panel-rate = at the rate that the remuneration panel sets"
    " | nhse-rate = at the national rate"
)


def _pay(holders: str) -> dict[str, object]:
    return choice(f"pay of the {holders}", f"How are the {holders} paid, all in the same way?", PAY)


MEMBERS = never_none(things("members of the board", "Who are the members of the board?", {
    "role": text("role of the member", "What is this member's role?", "Chief Finance Officer"),
    "category": choice("category of the member", "Which category of member is it?", CATEGORIES),
    "count": counted("number of seats of this kind", "How many seats of this kind are there?"),
    "appointed_by": text("who appoints the member", "Who appoints this member?", "the Chief Executive"),
    "approved_by": text("who approves the appointment", "Who approves this member's appointment?", "the Chair"),
    "nominated_by": text("who nominates the member", "Who nominates this member?",
        "the trusts that meet the condition", none="not nominated"),
    "term_years": whole("term of office (in years)", "How many years is this member's term of office?",
        3, low=1, high=10),
    "max_terms": whole("greatest number of terms", "How many terms may one person serve in this seat?",
        3, low=1, high=10),
    "qualification": choice("qualification for the seat", "Which qualification does the holder of this seat need?",
        QUALIFICATIONS),
    "voting": yes_no("whether the member votes", "Does this member vote?"),
    "voting_group": text("voting group of the member", "In which group are this member's votes counted?", "partners"),
    "expertise": listing("expertise of the member", "Which expertise does this member bring?", "mental health"),
    "executive_leads": listing("duties that the member leads on",
        "For which duties is this member the executive lead?", "safeguarding"),
    "mental_health": yes_no("whether the seat brings expertise in mental illness",
        "Does this seat bring the expertise in mental illness that the law requires?"),
    "sector": text("sector of the seat", "Which sector does this seat bring the perspective of?",
        "mental health and community"),
    "independent": yes_no("whether the member is independent", "Is this member independent?"),
    "employer": text("employer of the member", "Who employs this member?", "NHS Northshire"),
    "pay": choice("pay for the seat", "How is this seat paid?", PAY),
    "joint_with": listing("bodies that share the post", "Which other bodies share this post?",
        "NHS Southshire Integrated Care Board"),
    "alternate": text("who may stand in for the member", "Who may stand in for this member, and with whose leave?",
        "a deputy whom the Chair accepts"),
    "vacancy_cover": text("cover of a vacancy", "How is a vacancy in this seat covered?",
        "an acting appointment within 28 days"),
}))

# Not in a config: the members, so that one question asks about all of them.
ORDINARY_MEMBERS = derived(things("ordinary members of the board",
    "Who appoints each ordinary member of the board?", MEMBERS["valuesrules"]["schema"]),
    "board.members.key.appointed_by")
# Not in a config: the ordinary members who are known to need an approval while nobody is said to appoint any.
APPROVED_BEFORE_APPOINTED = derived(things("ordinary members whose approval is known before their appointment",
    "Who approves the appointment of each ordinary member of the board?",
    {name: MEMBERS["valuesrules"]["schema"][name] for name in ("role", "approved_by")}),
    "board.members.key.appointed_by board.members.key.approved_by")
TERMS_OF_OFFICE = derived(things("members with a term of office",
    "How long is a term of office in each seat, and how many terms may one person serve?",
    MEMBERS["valuesrules"]["schema"]), "board.members.key.term_years board.members.key.max_terms")
EXECUTIVE_LEADS = derived(things("members who lead on a named duty",
    "Which executive leads on which duty?", MEMBERS["valuesrules"]["schema"]),
    "board.members.key.executive_leads")

# Nor what the executive is called who must be a qualified accountant.
_OFFICER = "board.members.key.role board.members.key.qualification"
FINANCE_DIRECTOR = derived(text("what the executive who must be a qualified accountant is called",
    "What is the executive called who must be a qualified accountant?", "Director of Finance"), _OFFICER)
MEDICAL_DIRECTOR = derived(text("what the executive who must be a registered doctor is called",
    "What is the executive called who must be a registered doctor?", "Medical Director"), _OFFICER)
NURSING_DIRECTOR = derived(text("what the executive who must be a registered nurse is called",
    "What is the executive called who must be a registered nurse?", "Director of Nursing"), _OFFICER)

BOARD = group("board", "How is the board made up?", {
    "members": MEMBERS,
    "participants": people("regular participants without a vote", "Who takes part in board meetings without a vote?"),
    "observers": people("observers", "Who observes board meetings?"),
    "ned_roles": group("roles of non-executive members", "Which non-executive members hold the special roles?", {
        "audit": text("chair of the audit committee", "Which seat chairs the audit committee?", "ned-audit",
            refers_to="board.members"),
        "remuneration": text("chair of the remuneration committee",
            "Which seat, other than the one that chairs the audit committee, chairs the remuneration committee?",
            "ned-pay", refers_to="board.members"),
        "deputy": text("deputy chair of the board",
            "Which seat, other than the one that chairs the audit committee, is deputy chair of the board?",
            "ned-quality", refers_to="board.members"),
        "senior": text("senior non-executive member",
            "Which seat, other than the one that chairs the audit committee, is the senior non-executive member?",
            "ned-quality", refers_to="board.members"),
        "coi_guardian": text("conflicts of interest guardian", "Which seat is the conflicts of interest guardian?",
            "ned-audit", refers_to="board.members"),
    }),
    "deputy_appointed_by": choice("who appoints the deputy chair",
        "Who appoints the deputy chair: the board or the chair?", "board = the board | chair = the chair"),
    "place_voice": choice("voice of places on the board",
        "Are places on the board as members, as participants, or not at all?",
        "member = as members | participant = as participants | none = not at all"),
    "size": derived(whole("number of members of the board", "How many members does the board have?", 15),
        "board.members.key.count"),
    "voting_size": derived(whole("number of voting members of the board", "How many members of the board vote?", 14),
        "board.members.key.voting board.members.key.count"),
    "mental_health_categories": derived(listing("categories of member who bring expertise in mental illness",
        "Which seat brings the expertise in mental illness that the law requires?", options=CATEGORIES),
        "board.members.key.mental_health"),
    "non_executive_pay": derived(_pay("non-executive members"), "board.members.key.pay"),
    "partner_trust_pay": derived(_pay("partner members from the trusts"), "board.members.key.pay"),
    "partner_primary_care_pay": derived(_pay("partner members from primary care"), "board.members.key.pay"),
    "partner_la_pay": derived(_pay("partner members from the local authorities"), "board.members.key.pay"),
})


def _nomination(sector: str, example: str, refers_to: str = "") -> dict[str, object]:
    order = f"In which order does the seat of the {sector} rotate?"
    return group(f"nomination by the {sector}", f"How do the {sector} nominate?", {
        "mode": choice(f"way in which the {sector} nominate",
            f"Do the {sector} nominate one each, through a body of their own, by ballot or by rotation?",
            "one-each = one nomination each | collaborative = through a body of their own | ballot = by ballot"
            " | rotation = by rotation"),
        "panel": text(f"panel for nominees of the {sector}",
            f"Who sits on the panel that assesses nominees of the {sector}?", "the Chair and two members"),
        "days_to_object": days(f"time to object for the {sector} (in days)",
            f"Within how many days may the {sector} object to the list of nominees?", 10),
        "on_failure": text(f"what follows if the {sector} do not agree",
            f"What happens if the {sector} do not agree on the list?", "the process is run again"),
        "rotation": never_none(
            listing(f"order of rotation among the {sector}", order, example, refers_to=refers_to)),
    })


NOMINATION = group("nomination of partner members", "How are partner members nominated?", {
    "trust": _nomination("trusts", "north-hospitals", "trusts"),
    "primary": _nomination("practices", "Northtown practices"),
    "la": _nomination("local authorities", "northshire", "authorities"),
})

CLUSTER = group("cluster of boards", "Which cluster of integrated care boards is the body in?", {
    "members": never_none(things("other integrated care boards of the cluster",
        "Which other integrated care boards are in the cluster?", {
        "name": text("name of the board", "What is the board's full name?", "NHS Southshire Integrated Care Board"),
        "short_name": text("short name of the board", "What is the board called for short?", "NHS Southshire"),
        "ods_code": text("ODS code of the board", "What is the board's ODS code?", "QR1"),
    })),
    "shared_roles": listing("roles that the cluster shares", "Which roles do the boards of the cluster share?",
        "Chief Executive"),
    "meeting_mode": choice("way in which the boards of the cluster meet", "How do the boards of the cluster meet?",
        "separate = separately | together | in-common = in common | joint-committee = as a joint committee"),
    "joint_committee": text("joint committee of the cluster", "Which joint committee serves the cluster?", "cluster",
        refers_to="committees"),
})

MEETINGS = group("meetings of the board", "How does the board meet and decide?", {
    "min_per_year": whole("least number of meetings a year", "How many times a year does the board meet at least?", 6,
        low=1, high=52),
    "notice_days": days("notice of a meeting (in clear days)",
        "How many clear days' notice does the public get of a meeting?", 3),
    "papers_days": days("time for papers before a meeting (in days)",
        "How many days before a board or committee meeting are papers sent out?", 5),
    "requisition_fraction": fraction("part of the members who may call a meeting",
        "Which part of the members may call for a meeting?"),
    "requisition_days": days("time to call a requested meeting (in days)",
        "Within how many days must a requested meeting be called?", 7),
    "quorum": group("quorum", "What is the quorum of the board?", {
        "number": whole("number of members that make a quorum", "How many members make a quorum?", 8, low=1),
        "fraction": fraction("part of the members that makes a quorum", "Which part of the members makes a quorum?"),
        "must_include": listing("members whom the quorum must include", "Whom must the quorum include?",
            "the Chief Executive or the Chief Finance Officer"),
        "without_chair": yes_no("whether the quorum holds without the chair",
            "May the board have a quorum without the chair?"),
        "per_body": yes_no("whether the quorum is counted for each body",
            "Is the quorum counted for each body of the cluster apart?"),
    }),
    "deputies": group("deputies", "May members send deputies?", {
        "allowed": yes_no("whether deputies are allowed", "May members send deputies to meetings?"),
        "for_categories": listing("categories of member who may send a deputy",
            "Which categories of member may send a deputy?", options=CATEGORIES),
        "chair_permission": yes_no("whether a deputy needs the chair's leave",
            "Does a deputy need the chair's permission?"),
        "may_vote": yes_no("whether a deputy votes", "May a deputy vote?"),
        "count_in_quorum": yes_no("whether a deputy counts in the quorum", "Does a deputy count in the quorum?"),
    }),
    "remote": yes_no("whether remote attendance counts",
        "Does attending by telephone or video count as being present?"),
    "voting": group("voting", "How does the board decide?", {
        "mode": choice("way in which the board decides",
            "Does the board seek consensus first, vote on everything, or decide by consensus only?",
        "consensus-first = by consensus, and otherwise by vote | vote = by vote"
            " | consensus-only = by consensus only"),
        "majority": choice("majority for a decision", "Which majority carries a decision?",
            "simple | two-thirds | three-quarters"),
        "casting_vote": choice("rule for a tied vote", "What happens when a vote is tied?",
            "chair = the chair has a casting vote"
            " | unless-conflicted = the chair has a casting vote unless the chair has a conflict of interest"
            " | falls = the proposal falls | defer = the decision is deferred"),
        "reserved_majorities": things("matters that need a larger majority", "Which matters need a larger majority?", {
            "matter": text("matter with a larger majority", "Which matter needs a larger majority?",
                "a proposal to vary the constitution"),
            "majority": text("larger majority", "Which majority does the matter need?",
                "two thirds of the members present"),
        }),
    }),
    "urgent": group("urgent decisions", "How are urgent decisions taken?", {
        "steps": at_least_one(listing("steps of an urgent decision (in order)",
            "Which steps does an urgent decision take, and in which order?",
        options="virtual = a virtual meeting"
            " | chair-ce = a decision of the chair and the chief executive | ratify = ratification"
            " | audit = a report to the audit committee")),
        "ratify_at": text("where an urgent decision is ratified", "Where is an urgent decision ratified?",
            "the next meeting of the Board"),
        "report_to": text("committee that oversees urgent decisions",
            "Which committee oversees the use of urgent decisions?", "audit", refers_to="committees board"),
    }),
    "public_questions": group("questions from the public", "May the public ask questions?", {
        "allowed": yes_no("whether the public may ask questions", "May the public put written questions to the board?"),
        "deadline_days": days("deadline for questions (in days before the meeting)",
            "How many days before a meeting must a question arrive?", 3),
    }),
    "petitions": yes_no("whether petitions are taken", "Are petitions put on the agenda of the next meeting?"),
})
