"""Knows the facts about what bodies do together: committees, delegations, transfers, partnership."""

from icsdocs.read.schema.shapes import (
    choice,
    counted,
    day,
    days,
    derived,
    group,
    listing,
    never_none,
    number,
    people,
    text,
    things,
    whole,
    yes_no,
)

POWERS = (
    "65Z5 = section 65Z5 | 65Z6 = section 65Z6 | 75 = section 75 | 13YB = section 13YB"
    " | 1B/11 = paragraph 11 of Schedule 1B"
)
REMITS = (
    "audit | remuneration | finance | quality | people | strategic-commissioning = strategic commissioning"
    " | primary-care = primary care | place | system-oversight = system oversight | digital | involvement"
    " | other = other matters"
)
PARTIES = "body authorities trusts ccgs strategic_authorities providers_non_nhs partners_other cluster.members"

COMMITTEES = things("committees", "Which committees does the board have?", {
    "name": text("name of the committee", "What is the committee called?", "Audit Committee"),
    "type": choice("type of committee", "What type of committee is it?",
        "committee | sub-committee | joint = joint committee | in-common = committee in common"
        " | advisory = advisory group"),
    "remit": choice("remit of the committee", "What is the committee's main remit?", REMITS),
    "power": choice("power behind the committee", "Under which power does the committee act?", f"{POWERS} | none"),
    "parties": never_none(listing("parties to the committee", "Which bodies are parties to this joint committee?",
        "body", refers_to=PARTIES)),
    "purpose": text("purpose of the committee", "What is the purpose of the committee, beginning with “to”?",
        "to give assurance on internal control"),
    "functions": listing("functions of the committee", "Which functions does the committee exercise?",
        "commissioning of elective care"),
    "commissioning_functions": yes_no("whether the committee commissions",
        "Does the committee exercise commissioning functions?"),
    "chair_role": text("role of the committee's chair", "Which role chairs the committee?",
        "Non-Executive Member (audit)"),
    "members": things("members of the committee", "Who are the members of the committee?", {
        "role": text("role of the committee member", "What is this member's role?", "Non-Executive Member"),
        "organisation": text("organisation of the committee member", "Which organisation does this member come from?",
            "Northshire County Council"),
        "party": text("party that the member comes from", "Which party does this member come from?", "body",
            refers_to=PARTIES),
        "count": counted("number of seats of this kind on the committee",
            "How many seats of this kind does the committee have?"),
        "appointed_by": text("who appoints the committee member", "Who appoints and removes this member?", "the Board"),
        "substitute": text("substitute of the committee member", "Who may stand in for this member?", "a named deputy"),
        "voting": yes_no("whether the committee member votes", "Does this member of the committee vote?"),
    }),
    "attendees": people("regular attendees of the committee", "Who attends the committee without being a member?"),
    "participants": people("participants of the committee without a vote",
        "Who takes part in the committee without a vote?"),
    "quorum": text("quorum of the committee", "What is the quorum of the committee?",
        "three members, of whom two are non-executive"),
    "voting": choice("way in which the committee decides", "How does the committee decide?",
        "consensus-first = by consensus, and otherwise by vote | vote = by vote"
        " | unanimous = by unanimous agreement | by-party = by a vote of each party"),
    "majority": text("majority in the committee", "Which majority carries a decision of the committee?",
        "two thirds of the parties"),
    "frequency": text("frequency of the committee's meetings", "How often does the committee meet?",
        "at least four times a year"),
    "in_public": yes_no("whether the committee meets in public", "Does the committee meet in public?"),
    "reports_to": text("where the committee reports",
        "To which committee, or to the board, does the committee report?", "board", refers_to="committees board"),
    "delegated_authority": text("authority delegated to the committee",
        "Which authority is delegated to the committee, and up to which limits?",
        "as in the scheme of reservation and delegation"),
    "fund": group("pooled fund of the committee", "Which pooled fund does the committee have?", {
        "host": text("host of the committee's fund", "Which party hosts the fund?", "body", refers_to=PARTIES),
        "contributions": things("contributions to the fund", "What does each party pay into the fund?", {
            "party": text("contributing party", "Which party contributes?", "body", refers_to=PARTIES),
            "amount": number("contribution in pounds", "How many pounds does the party contribute?", "1_000_000"),
            "basis": text("basis of the contribution", "On which basis is the contribution worked out?",
                "share of population"),
        }),
        "overspend": text("rule for an overspend", "Who bears an overspend of the fund?",
            "the parties in proportion to their contributions"),
    }),
    "dispute": listing("steps in a dispute in the committee",
        "What are the steps, in order, in a dispute in the committee?", "the chairs meet within 10 days"),
    "term": text("term of the committee", "For how long is the committee set up?", "until 31 March 2025"),
    "exit": group("leaving the committee", "How does a party leave the committee?", {
        "notice": text("notice of leaving the committee", "How much notice does a party give before it leaves?",
            "six months"),
        "run_off": text("run-off after leaving the committee",
            "What happens to decisions, staff, fund and records when a party leaves?", "the host keeps them"),
    }),
    "review": text("review of the committee", "How often are the committee and its terms reviewed?", "every year"),
})

# Not in a config: the committees of which law asks that the chair approves every member.
COMMISSIONING_COMMITTEES = derived(things("committees that commission", "Which committees may commission?",
    COMMITTEES["valuesrules"]["schema"]), "committees.key.commissioning_functions")

DELEGATIONS = things("delegations", "Which functions are delegated, by whom and to whom?", {
    "function": text("function that is delegated", "Which function is delegated?", "primary medical services"),
    "from": text("who delegates the function", "Who delegates the function?", "NHS England"),
    "to": text("to whom the function is delegated", "To whom is the function delegated?", "NHS Northshire ICB"),
    "power": choice("power to delegate the function", "Under which power is the function delegated?", POWERS),
    "terms": text("terms of the delegation", "On which terms is the function delegated?",
        "delegation agreement of 1 July 2022"),
    "payment": text("payment for the delegation", "Which payment goes with the delegation?",
        "the primary medical allocation"),
    "onward": yes_no("whether the function may be delegated onward", "May the function be delegated onward?"),
    "start": day("start of the delegation", "On which date does the delegation start?"),
    "review": day("review date of the delegation", "On which date is the delegation reviewed?", "2023-07-01"),
    "sord_ref": text("entry in the scheme of reservation and delegation",
        "Which entry of the scheme of reservation and delegation is it?", "primary-care", refers_to="sord"),
})

# Not in a config: what NHS England directs the body to do, which an agreement to delegate is not.
DIRECTED_FUNCTIONS = derived(things("functions exercised by direction", "Which functions are exercised by direction?",
    DELEGATIONS["valuesrules"]["schema"]), "delegations.key.power")

FUNCTIONS = things("functions", "Which functions does the body exercise, and where do they come from?", {
    "function": text("name of the function", "What is the function called?", "primary medical services"),
    "origin": choice("origin of the function", "From whom does the function come?",
        "CCG = the clinical commissioning groups | NHSE = NHS England | predecessor = the predecessor"),
    "instrument": text("instrument of the function", "By which instrument does the function come?",
        "transfer scheme under section 14Z28"),
    "from": day("start of the function", "From which date does the body exercise the function?"),
    "delegated_to": text("to whom the body delegates the function", "To whom does the body delegate the function?",
        "the place committees"),
})

TRANSFERS = things("transfers of staff and property", "What is transferred, from whom and to whom?", {
    "kind": choice("kind of transfer", "What kind of thing is transferred?",
        "staff | property | contract | right | liability | record"),
    "item": text("item that is transferred", "What is transferred?", "lease of the head office"),
    "from": text("who transfers the item", "From whom is the item transferred?", "NHS Northshire CCG"),
    "to": text("to whom the item is transferred", "To whom is the item transferred?", "NHS Northshire ICB"),
    "share": number("share that is transferred (in percent)", "Which share, in percent, is transferred?", "100",
        high=100),
    "count": whole("number of staff or items", "How many are transferred?", 120, high=1_000_000),
    "value": number("value of the transfer in pounds", "What is the value of the transfer in pounds?", "250_000"),
    "basis": text("basis and date of the figures", "What are the figures based on, and of which date?",
        "headcount on 30 June 2021"),
    "instrument": text("instrument of the transfer", "By which instrument is the item transferred?", "transfer scheme"),
    "effective": day("effective date of the transfer", "On which date does the transfer take effect?"),
    "excluded": text("what the transfer leaves out", "What does the transfer leave out?", "criminal liabilities"),
    "consultation": text("consultation on the transfer",
        "What are the dates of consultation with the staff who transfer and their trade unions?",
        "1 to 30 November 2021"),
    "status": choice("status of the transfer", "What is the status of the transfer?", "planned | agreed | complete"),
})

SORD = things("scheme of reservation and delegation", "Who decides which matters?", {
    "matter": text("matter for decision", "Which matter is to be decided?", "approval of the annual budget"),
    "category": {
        **text("category of the matter", "Which category does the matter belong to?", "finance and contracts"),
        "default": "other matters",
    },
    "reserved_to": text("to whom the matter is reserved", "To whom is the matter reserved?", "the Board", none="none"),
    "delegated_to": text("to whom the matter is delegated", "To whom is the matter delegated?",
        "the Chief Finance Officer", none="none"),
    "limit": text("limit of the delegation", "Up to which limit is the matter delegated?", "£1 million", none="none"),
    "instrument": text("instrument of the delegation", "Under which power is the matter delegated?",
        "Schedule 1B, paragraph 11"),
})

PARTNERSHIP = group("partnership", "How is the statutory partnership made up?", {
    "legal_name": text("legal name of the partnership", "What is the partnership's full name?",
        "Northshire Integrated Care Partnership"),
    "local_name": text("local name of the partnership", "What is the partnership called locally?",
        "Northshire Health and Care Partnership"),
    "founders": derived(things("founders of the partnership", "Who founds the partnership?", {
        "name": derived(text("name of the founder", "What is this founder's full name?", "Northshire County Council"),
            "body.legal_name authorities.key.name"),
    }), "body.legal_name authorities"),
    "further_members": things("further members of the partnership", "Who are the partnership's further members?", {
        "name": text("organisation or sector of the further member",
            "Which organisation or sector does this further member come from?", "Healthwatch Northshire"),
        "seat": text("seat of the further member", "Which seat does this further member hold?", "Chair of Healthwatch"),
        "count": counted("number of further members of this kind", "How many further members of this kind are there?"),
        "appointed_by": text("who appoints the further member", "Who appoints this further member?", "the Partnership"),
        "substitute": text("substitute of the further member", "Who may stand in for this further member?",
            "a named deputy"),
        "voting": yes_no("whether the further member votes", "Does this further member vote?"),
    }),
    "size": choice("size of the partnership",
        "How is the membership of the partnership made up?",
        "core-only = a small partnership with a wider assembly | inclusive = one inclusive partnership"
        " | hwb-aligned = a partnership aligned with the Health and Wellbeing Board"),
    "chair": group("chair of the partnership", "How is the partnership chaired?", {
        "model": choice("model for the chair of the partnership",
            "Who chairs: a council's member, co-chairs, an independent person, the board's chair, or each in turn?",
        "la = a member of a local authority | co = co-chairs | independent = an independent person"
            " | icb = the chair of the board | rotating = each founder in turn"),
        "term_years": whole("term of the partnership's chair (in years)",
            "How many years is the term of the partnership's chair?", 2, low=1, high=10),
    }),
    "vice_chairs": listing("vice-chairs of the partnership", "Which roles are vice-chairs of the partnership?",
        "the Chair of the Board"),
    "quorum": group("quorum of the partnership", "What is the quorum of the partnership?", {
        "number": whole("number of members that make the partnership's quorum",
            "How many members make a quorum of the partnership?", 6, low=1),
        "authorities": text("founding authorities that the quorum must include",
            "How many of the founding authorities must be present?", "at least half of the"),
    }),
    "voting": choice("way in which the partnership decides", "How does the partnership decide?",
        "consensus = by consensus | consensus-then-founders-vote = by consensus, or else by a vote of the founders"
        " | vote-all = by a vote of all members | founder-unanimity = by unanimous agreement of the founders"
        " | founders-only = by a vote of the founders | founder-veto = by a vote in which each founder has a veto"),
    "icb_abstains": yes_no("whether the body's member abstains on councils' matters",
        "Does the body's member abstain on matters that are the councils' alone?"),
    "access_rules": choice("access to information rules",
        "Which rules on access to information apply to the partnership?",
        "part-va = Part VA of the Local Government Act 1972 | adopted = the councils' rules, adopted by agreement"
        " | other = other rules"),
    "access_other": text("other rule on access to information", "Which other rule on access to information applies?",
        "the Board's rules for meetings in public"),
    "secretariat": choice("secretariat of the partnership", "Who provides the partnership's secretariat?",
        "icb = the board | la = a local authority | shared = the founders together"),
    "host_authority": text("authority that hosts the partnership", "Which authority hosts the partnership?",
        "northshire", refers_to="authorities"),
    "meetings": group("meetings of the partnership", "How does the partnership meet?", {
        "min_per_year": whole("least number of the partnership's meetings a year",
            "How many times a year does the partnership meet at least?", 4, low=1, high=52),
        "papers_days": days("time for the partnership's papers (in clear days)",
            "How many clear days before a meeting of the partnership are papers sent out?", 5),
        "in_public": yes_no("whether the partnership meets in public", "Does the partnership meet in public?"),
        "venue": text("venue of the partnership's meetings", "Where does the partnership meet?",
            "at each council in turn"),
    }),
    "strategy": group("integrated care strategy", "When is the strategy or plan of the partnership due and reviewed?", {
        "due": day("due date of the strategy", "When is the strategy or plan of the partnership due?", "2022-12-31"),
        "agreed": day("date on which the first strategy was agreed",
            "On which date did the partnership agree its first strategy?", "2022-12-15"),
        "review": text("review of the strategy", "How often is the strategy or plan of the partnership reviewed?",
            "every year"),
    }),
    "has_strategy": derived(yes_no("whether the first strategy is agreed",
        "Has the partnership agreed its first strategy?"), "partnership.strategy.agreed"),
    "first_met": day("date of the partnership's first meeting", "On which date did the partnership first meet?",
        "2022-11-08"),
    "has_met": derived(yes_no("whether the partnership has met", "Has the partnership met?"),
        "partnership.first_met partnership.strategy.agreed"),
    "hwb_relationship": choice("relationship with Health and Wellbeing Boards",
        "How does the partnership relate to the Health and Wellbeing Boards?",
        "separate | aligned | joint-meeting = meeting jointly"),
})
