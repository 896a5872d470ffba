"""Knows the facts about a system and its statutory body: names, area, people, words and purposes."""

from icsdocs.read.schema.shapes import (
    at_least_one,
    choice,
    day,
    derived,
    email,
    group,
    key,
    listing,
    never_none,
    number,
    population,
    prose,
    required,
    text,
    things,
    web,
    whole,
    yes_no,
)

TERMS = group("local choices of words", "Which words does the system use where the edition leaves a choice?", {
    "icp_sense": choice("sense of the letters ICP",
        "Does “ICP” mean the place partnership or the statutory one here?",
        "place = the place partnership | statutory = the statutory partnership"),
    "place_partnership": text("local name for a place partnership", "What is a partnership at place called here?",
        "Place Partnership"),
    "aliases": things("local titles of roles", "Which roles have a local title?", {
        "role": text("role in law or policy", "Which role in law or policy has a local title?", "finance director"),
        "local_title": text("local title of the role", "What is this role called here?", "Chief Finance Officer"),
    }),
})

SYSTEM = required(group("system", "Which integrated care system is this?", {
    "id": required(key("short id of the system",
        "What is the system's short id, as in the name of its folder of local clauses?", "northshire")),
    "name": text("name of the system", "What is the system's full name?", "Northshire Integrated Care System"),
    "short_name": text("short name of the system", "What is the system called for short?", "Northshire"),
    "region": text("NHS region", "Which NHS region is the system in?", "North West"),
    "region_code": text("code of the NHS region", "What is the code of the NHS region?", "Y62"),
    "ods_code": text("ODS code of the system", "What is the system's ODS code?", "QYG"),
    "ons_code": text("ONS code of the system", "What is the system's ONS code?", "E54000008"),
    "website": web("website of the system", "What is the address of the system's website?",
        "https://northshire.example"),
    "population": population("the system"),
    "purposes": listing("purposes of the system", "What are the purposes of the system?",
        "improve outcomes in population health and healthcare"),
    "vision": prose("vision of the system", "What is the system's vision?", "Everyone has a healthy start in life."),
    "objectives": listing("objectives of the system", "What are the system's objectives?",
        "halve the gap in healthy life expectancy"),
    "history_note": prose("history of the system", "How did the system come about?",
        "The partners have worked together since 2016."),
    "budget": text("budget of the system", "What is the system's yearly budget?", "£3.3 billion in 2023/24"),
    "neighbours": listing("neighbouring systems", "Which systems border on this one?", "Southshire"),
    "scrutiny": prose("arrangements for health scrutiny", "How do the councils scrutinise health across the system?",
        "A joint committee of councils."),
}))

AREA = group("area of the body", "What is the area of the body?", {
    "mode": choice("way in which the area is described",
        "Is the area described by whole authorities, by districts, by lower-layer super output areas (LSOAs), by a "
        "mix, or by the order?",
        "authorities = whole local authorities | districts | lsoa = lower layer super output areas"
        " | mixed = local authorities and parts of them | order = as in the establishment order"),
    "authorities": at_least_one(listing("authorities that make up the area", "Which authorities make up the area?",
        "northshire", refers_to="authorities")),
    "districts": never_none(listing("districts in the area", "Which districts are in the area?", "Northtown")),
    "lsoa_included": never_none(listing("LSOAs in the area",
        "Which lower-layer super output areas (LSOAs) are in the area?", "E01000001")),
    "lsoa_excluded": listing("LSOAs left out of the area",
        "Which lower-layer super output areas (LSOAs) are left out of the area?", "E01000002"),
    "changes": things("dated changes of the area", "Which changes of the area are planned or made, and when?", {
        "on": day("date of the change of area", "On which date does the area change?", "2023-04-01"),
        "what": text("change of area", "What changes in the area, and by which instrument?",
            "the parish of Northend joins the area"),
    }),
    "notes": prose("notes on the area", "Where does the area differ from the councils' boundaries, and why?",
        "The Area follows the councils' boundaries."),
})

# An approval that is older than the newest version counts only where that version names it.
_APPROVAL = "approvals.key.stage approvals.key.date versions.key.approval_ref"

PREDECESSORS = things("predecessor bodies", "Which bodies came before this one?", {
    "body": text("predecessor body", "Which body came before?", "NHS Northshire CCG"),
    "kind": choice("kind of predecessor",
        "Was the predecessor a clinical commissioning group or an integrated care board?",
        "ccg = clinical commissioning group | icb = integrated care board"),
    "part": text("part of the predecessor that comes over", "Which part of the predecessor comes over?", "all"),
    "share": number("share of the predecessor that comes over (in percent)",
        "Which share of the predecessor, in percent, comes over?", "100", high=100),
    "parts_make_all": derived(yes_no("whether several parts of the predecessor that come over make up all of it",
        "Do the parts of the predecessor that come over make up all of it?"), "body.predecessors.key.share"),
})

BODY = group("body", "Which statutory body is this?", {
    "legal_name": text("legal name of the body", "What is the body's full legal name?",
        "NHS Northshire Integrated Care Board"),
    "trading_name": text("trading name of the body", "Under which name does the body trade?", "NHS Northshire"),
    "former_names": things("former names of the body", "Which names did the body have before?", {
        "name": text("former name", "What was the former name?", "NHS North Integrated Care Board"),
        "until": day("last day of the former name", "Until which day did the former name hold?", "2024-03-31"),
    }),
    "name_from": day("first day of the present name", "Since which day has the body had its present name?"),
    "stage": choice("stage of the body", "Is the body proposed, in shadow form, established or abolished?",
        "proposed | shadow = in shadow form | established | abolished"),
    "address": text("postal address of the body", "What is the body's postal address?", "1 High Street, Northtown"),
    "email": email("email address of the body", "At which email address can the body be reached?",
        "enquiries@northshire.example"),
    "order": group("establishment order", "Which order establishes the body?", {
        "title": text("title of the establishment order", "What is the title of the establishment order?",
            "The Integrated Care Boards (Establishment) Order 2022"),
        "date": day("date of the establishment order", "What is the date of the establishment order?", "2022-06-22"),
        "entry": text("entry in the establishment order", "Which entry of the establishment order is the body's?",
            "Schedule 1, entry 8"),
    }),
    "established_on": day("date of establishment", "On which date is or was the body established?"),
    "area": AREA,
    "predecessors": PREDECESSORS,
    "predecessors_in_part": derived(things("predecessors of which a part goes to another body",
        "Of which predecessor does a part go to another body?", PREDECESSORS["valuesrules"]["schema"]),
        "body.predecessors.key.share"),
    "successors": things("successor bodies", "Which bodies come after this one?", {
        "body": text("successor body", "Which body comes after?", "NHS Greater Northshire Integrated Care Board"),
        "part": text("part that goes to the successor", "Which part of the body goes to the successor?", "all"),
        "share": number("share that goes to the successor (in percent)",
            "Which share of the body, in percent, goes to the successor?", "100", high=100),
        "on": day("date of the succession", "On which date does the successor take over?", "2026-04-01"),
    }),
    "succession": derived(choice("bodies that the transfers are made from",
        "Does the body take over from clinical commissioning groups, or do boards take over from each other?",
        "ccgs = clinical commissioning groups | boards = integrated care boards"), "body.predecessors.key.kind"),
    "passes_on": derived(yes_no("whether other bodies take over from the body",
        "Do other bodies take over from this one?"), "body.successors.key.body"),
    "is_transferred": derived(yes_no("whether what passes has passed",
        "Have staff, property, rights and liabilities passed?"), "body.stage"),
    "is_divided": derived(yes_no("whether what a sending body has may go to more than one receiving body",
        "Does what a sending body has go to more than one receiving body?"),
        "body.predecessors.key.share body.successors.key.share transfers.key.share"),
    "approved_on": derived(day("date of the regulator's approval of the newest version",
        "On which date did NHS England approve this version of the text?"), _APPROVAL),
    "is_approved": derived(yes_no("whether the regulator has approved the newest version",
        "Has NHS England approved this version of the text?"), _APPROVAL),
})

URLS = group("web addresses", "Where on the web are the body's documents?", {
    "constitution": web("web address of the constitution", "Where is the constitution published?",
        "https://northshire.example/constitution"),
    "handbook": web("web address of the governance handbook", "Where is the governance handbook published?",
        "https://northshire.example/handbook"),
    "registers": web("web address of the registers of interests", "Where are the registers of interests published?",
        "https://northshire.example/registers"),
    "policies": web("web address of the policies", "Where are the policies published?",
        "https://northshire.example/policies"),
    "meetings": web("web address of meeting papers", "Where are agendas, papers and minutes published?",
        "https://northshire.example/meetings"),
    "annual_report": web("web address of the annual report", "Where is the annual report published?",
        "https://northshire.example/annual-report"),
})

PLANS = group("plans", "What are the statutory plans called here?", {
    "forward_plan_title": text("title of the forward plan", "What is the body's forward plan called here?",
        "Joint Forward Plan 2023 to 2028"),
    "capital_plan_title": text("title of the capital plan", "What is the plan for capital spending called here?",
        "Joint Capital Plan 2023/24"),
    "strategy_title": text("title of the partnership's plan or strategy",
        "What is the partnership's plan or strategy called here?", "All Together Fairer"),
    "involvement_strategy": text("title of the involvement strategy",
        "What is the strategy for involving people called?", "Working with People"),
    "system_development_plan": text("title of the system development plan",
        "What is the system development plan called?", "System Development Plan 2021/22"),
})

FINANCE = group("finance", "What are the body's financial arrangements?", {
    "sfi_version": text("version of the standing financial instructions",
        "Which version of the standing financial instructions applies?", "1.0"),
    "limits": things("financial limits", "Who may commit how much?", {
        "matter": text("matter of the limit", "What does the limit apply to?", "contracts for services"),
        "holder": text("role that holds the limit", "Which role or committee holds the limit?",
            "Chief Finance Officer"),
        "amount": number("limit in pounds", "Up to which amount in pounds?", "1_000_000"),
    }),
    "external_auditor": text("external auditor", "Who is the external auditor?", "the auditor appointed by the Board"),
    "internal_auditor": text("internal auditor", "Who is the internal auditor?", "Northshire Internal Audit"),
    "seal_custodian": text("custodian of the seal", "Which role keeps the seal?", "Director of Governance"),
})

CONFLICTS = group("conflicts of interest", "How does the body deal with conflicts of interest?", {
    "registers": at_least_one(listing("ways in which registers are made known",
        "In which ways, one or both, are the registers of interests made known?",
        options="publish = published | request = given on request")),
    "wider_rule": text("local duty to declare that goes beyond the law",
        "Which local duty to declare goes beyond the law?", "every interest is declared each year"),
    "policy": text("policy on conflicts", "Which policy governs conflicts of interest?", "conflicts",
        refers_to="policies"),
})

POLICIES = things("policies", "Which policies does the body have?", {
    "title": text("title of the policy", "What is the policy called?", "Conflicts of Interest Policy"),
    "url": web("web address of the policy", "Where is the policy published?",
        "https://northshire.example/policies/conflicts"),
    "owner": text("owner of the policy", "Which role owns the policy?", "Director of Governance"),
    "approved_on": day("date of approval of the policy", "When was the policy approved?"),
    "review_on": day("review date of the policy", "When is the policy to be reviewed?", "2024-07-01"),
})

TOP = {
    "schema": required(whole("version of the config's format", "Which version of the format is the config written in?",
        1, low=1, high=1)),
    "edition": text("edition", "Which edition is the config for?", "act-2022"),
    "as_at": day("day on which law and facts are taken", "On which day is the law to be taken?"),
    "library": text("version of the clause library", "Which version of the clause library is pinned?", "2026.2"),
    "documents": listing("documents to make", "Which documents are to be made?", "constitution"),
    "include": listing("optional clauses to print", "Which optional clauses are to be printed?", "board-diversity"),
    "open": things("open points", "Which points are open?", {
        "owner": text("owner of the open point", "Which role looks after this open point?", "Director of Governance"),
        "due": day("due date of the open point", "By when is this point to be settled?"),
        "who_decides": text("who decides the open point", "Who decides this point?", "the board"),
        "note": text("note on the open point", "What is to be said of this open point?",
            "waiting for the councils' decisions"),
    }, keys=r".+"),
}
