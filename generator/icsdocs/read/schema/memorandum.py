"""Knows the facts about the memorandum of understanding with the regulator, and about its oversight of the system."""

from icsdocs.read.schema.shapes import (
    at_least_one,
    choice,
    day,
    days,
    derived,
    group,
    listing,
    never_none,
    text,
    things,
    whole,
    yes_no,
)

PRIORITIES = things("local strategic priorities", "What are the local strategic priorities?", {
    "title": text("title of the priority", "What is the priority?", "elective recovery"),
    "measure": text("measure of the priority", "How is the priority measured?", "waits of over 52 weeks"),
    "target": text("target of the priority", "What is the target?", "no waits of over 104 weeks"),
    "owner": text("owner of the priority", "Which role owns the priority?", "Director of Performance"),
    "due": day("due date of the priority", "By when is the priority to be met?", "2023-03-31"),
    "shared": yes_no("whether the cluster shares the priority",
        "Do all boards of the cluster share this priority?"),
})

MOU = group("memorandum of understanding", "What does the memorandum of understanding agree?", {
    "parties": never_none(things("parties to the memorandum", "Who are the parties to the memorandum?", {
        "name": text("name of the party", "What is the party's name?", "NHS England and NHS Improvement (North West)"),
        "capacity": text("capacity of the party", "In which capacity does the party sign?", "regional team"),
    })),
    "party_model": choice("legal form of the system's party",
        "Does the system sign as unincorporated partners, as the board, or as a cluster of boards?",
        "unincorporated = unincorporated partners | icb = the board | cluster = a cluster of boards"),
    "regions": listing("regions that oversee the system",
        "Which NHS regions oversee the system, the lead region first?", "North West"),
    "from": day("first day of the memorandum's period", "When does the period of the memorandum begin?", "2022-04-01"),
    "until": day("last day of the memorandum's period", "When does the period of the memorandum end?", "2023-03-31"),
    "priorities": PRIORITIES,
    "shared_priorities": derived(things("priorities that the cluster shares",
        "Which of the local strategic priorities do all boards of the cluster share?",
        PRIORITIES["valuesrules"]["schema"]), "mou.priorities.key.shared"),
    "support_offer": things("regional support offer", "Which support does the region offer?", {
        "what": text("support that is offered", "Which support is offered?", "governance advice"),
        "who": text("who gives the support", "Who gives the support?", "the regional team"),
        "when": text("when the support is given", "When is the support given?", "from October 2021"),
    }),
    "review_cycle": text("review meetings under the memorandum",
        "How often are review meetings held under the memorandum?", "each quarter"),
    "review_days": days("time for a review after a change (in days)",
        "Within how many days of a change is the memorandum reviewed?", 30),
    "escalation": things("steps of escalation", "By which steps is a disagreement about the memorandum settled?", {
        "who": text("who settles a disagreement at this step", "Who settles a disagreement at this step?",
            "the executive lead and a director of the regional team"),
        "days": days("time for this step (in working days)", "How many working days does this step have?", 10),
    }),
    "notice_months": whole("notice of withdrawal (in months)",
        "How many months' notice does a signatory give to withdraw from the memorandum?", 3, low=1, high=24),
    "signatories": never_none(things("signatories of the memorandum", "Who signs the memorandum?", {
        "role": text("role of the signatory", "In which role does this person sign?", "Chief Executive designate"),
        "organisation": text("organisation of the signatory", "For which organisation does this person sign?",
            "NHS Northshire"),
    })),
    "legal_status": choice("legal status of the memorandum",
        "Is the memorandum wholly without legal force, or are named parts binding?",
        "nonbinding = not legally binding | binding-parts = legally binding in the parts named"),
})

OVERSIGHT = group("oversight", "How is the system overseen?", {
    "framework": text("oversight framework", "Which oversight framework is in force?",
        "System Oversight Framework 2021/22"),
    "year": text("year of the framework", "For which year is the framework?", "2021/22"),
    "segment": choice("segment of the system", "In which segment is the system, or is there none that year?",
        "1 | 2 | 3 | 4 | 5 | none"),
    "segment_on": day("date of the decision on the segment", "On which date was the segment decided?", "2021-11-30"),
    "support": text("support under the framework",
        "What do the segments of this year's framework mean, and which support follows from each?",
        "segment 1 brings no mandated support"),
    "themes": at_least_one(listing("oversight themes", "What are the themes of oversight?", "quality of care")),
    "icb_role": text("role of the body in overseeing trusts",
        "What does the body do in overseeing trusts, beginning with a verb?", "works with the region"),
})
