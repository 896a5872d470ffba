"""Knows the facts about those who make up a system: councils, CCGs, trusts, other partners, places, collaboratives."""

from icsdocs.read.schema.shapes import (
    at_least_one,
    choice,
    day,
    derived,
    group,
    listing,
    never_none,
    people,
    population,
    text,
    things,
    web,
    whole,
    yes_no,
)

PROGRESS = "not started | in progress | complete"

AUTHORITIES = never_none(things("local authorities", "Which local authorities are wholly or partly in the area?", {
    "name": text("name of the authority", "What is the authority's full name?", "Northshire County Council"),
    "type": choice("type of authority", "What type of authority is it?",
        "county = county council | unitary = unitary council | metropolitan = metropolitan borough council"
        " | london-borough = London borough council | city = Common Council of the City of London"
        " | scilly = Council of the Isles of Scilly"),
    "ons_code": text("ONS code of the authority", "What is the authority's ONS code?", "E10000001"),
    "wholly_in_area": yes_no("whether the authority is wholly in the area", "Is the authority wholly in the area?"),
    "part_note": text("part of the authority that is in the area", "Which part of the authority is in the area?",
        "all but the district of Northend"),
    "hwb_name": text("name of the Health and Wellbeing Board",
        "What is the authority's Health and Wellbeing Board called?", "Northshire Health and Wellbeing Board"),
    "districts": listing("districts of the authority", "Which districts does the county have?", "Northtown"),
    "valid_from": day("first day of the authority", "Since which day does the authority exist?", "1974-04-01"),
    "valid_to": day("last day of the authority", "Until which day does the authority exist?", "2027-03-31"),
    "successor": text("successor of the authority", "Which authority succeeds it?", "West Northshire Council"),
    "strategic_authority": text("strategic authority above the council",
        "Which strategic authority is the council part of?", "north-ca",
        refers_to="strategic_authorities"),
    "decision": group("council's decision on the partnership", "What did the council decide about the partnership?", {
        "date": day("date of the council's decision", "When did the council decide to found the partnership?",
            "2022-06-01"),
        "ref": text("reference of the council's decision", "What is the reference of the council's decision?",
            "minute 12"),
        "member": text("member whom the council appoints", "Which role does the council appoint as its member?",
            "Leader of the Council"),
        "substitute": text("substitute whom the council appoints",
            "Which role does the council appoint as substitute?", "Cabinet Member for Adults"),
    }),
}))

STRATEGIC_AUTHORITIES = things("strategic authorities", "Which strategic authorities are there in the area?", {
    "name": text("name of the strategic authority", "What is the strategic authority's name?",
        "North Combined Authority"),
    "kind": choice("kind of strategic authority", "What kind of strategic authority is it?",
        "combined = combined authority | combined-county = combined county authority"
        " | foundation = foundation strategic authority | established = established mayoral strategic authority"),
    "mayoral": yes_no("whether the strategic authority has a mayor", "Does the strategic authority have a mayor?"),
})

TOPICS = {
    "topic": text("due diligence topic", "What is the topic?", "contracts and leases"),
    "status": choice("status of the due diligence", "How far is the due diligence on this topic?", PROGRESS),
    "owner": text("owner of the due diligence", "Which role owns this topic?", "Chief Finance Officer"),
    "date": day("date of the due diligence", "By when or on which date is this topic complete?", "2022-03-31"),
}

CCGS = never_none(things("clinical commissioning groups",
    "Which clinical commissioning groups are or were in the area?", {
    "name": text("name of the CCG", "What is the CCG's name?", "NHS Northshire CCG"),
    "code": text("ODS code of the CCG", "What is the CCG's ODS code?", "12F"),
    "ons_code": text("ONS code of the CCG", "What is the CCG's ONS code?", "E38000208"),
    "population": population("the CCG"),
    "places": listing("places that the CCG covers", "Which places does the CCG cover, wholly or in part?", "northtown",
        refers_to="places"),
    "staff": group("staff of the CCG", "How many staff does the CCG have?", {
        "headcount": whole("headcount of the CCG", "What is the CCG's headcount?", 120, high=100_000),
        "wte": whole("whole-time equivalents of the CCG", "How many whole-time equivalents does the CCG have?", 105,
            high=100_000),
        "on": day("date of the staff figures", "On which date were the staff figures taken?", "2021-06-30"),
    }),
    "due_diligence": things("due diligence topics",
        "Which topics does the due diligence cover, and how far is it with each?", TOPICS),
}))

# The same groups, known as a list as soon as one of them records its due diligence.
DUE_DILIGENCE = derived(things("due diligence of all CCGs",
    "Which topics does the due diligence in each CCG cover, and how far is it with each?", {
    "name": derived(text("name of the CCG", "What is the CCG's name?", "NHS Northshire CCG"), "ccgs.key.name"),
    "due_diligence": derived(things("due diligence topics",
        "Which topics does the due diligence cover, and how far is it with each?",
        {name: derived(shape, f"ccgs.key.due_diligence.key.{name}") for name, shape in TOPICS.items()}),
        "ccgs.key.due_diligence"),
}), "ccgs.key.due_diligence")

TRUSTS = never_none(things("NHS trusts and foundation trusts",
    "Which NHS trusts and NHS foundation trusts serve the area?", {
    "name": text("name of the trust", "What is the trust's full name?", "Northshire Hospitals NHS Foundation Trust"),
    "form": choice("form of the trust", "Is it an NHS trust or an NHS foundation trust?",
        "nhs-trust = NHS trust | foundation-trust = NHS foundation trust"),
    "ods": text("ODS code of the trust", "What is the trust's ODS code?", "RBL"),
    "kind": listing("kinds of service of the trust", "Which kinds of service does the trust provide?",
        options="acute | specialist | mental-health = mental health | community | ambulance"),
    "nominator": yes_no("whether the trust nominates partner members",
        "May the trust nominate partner members of the board?"),
    "condition": choice("condition on which the trust nominates",
        "Which condition for nominating does the trust meet?",
        "forward-plan = Forward Plan Condition | level-of-services = Level of Services Provided Condition"),
    "partner_condition_evidence": text("evidence for the condition",
        "Which plan or figure shows that the trust meets the condition?", "the joint forward plan"),
    "home_ics": text("home system of the trust", "Which system is the trust's home system?", "Northshire"),
    "partner_of": listing("systems that the trust is a partner of", "Which systems is the trust a partner of?",
        "Northshire"),
    "collaboratives": listing("collaboratives that the trust is in", "Which provider collaboratives is the trust in?",
        "acute", refers_to="collaboratives"),
    "representative": text("representative of the trust", "Which role represents the trust?", "Chief Executive"),
    "valid_from": day("first day of the trust", "Since which day does the trust exist under this name?", "2019-10-01"),
    "valid_to": day("last day of the trust", "Until which day does the trust exist under this name?", "2023-06-30"),
    "merged_into": group("merger of the trust", "Which trust did it merge into, and when?", {
        "name": text("trust after the merger", "What is the trust called after the merger?",
            "Mersey and West Lancashire Teaching Hospitals NHS Trust"),
        "on": day("date of the merger", "On which date did the trusts merge?", "2023-07-01"),
    }),
}))

# Not in a config: the trusts, so that one question asks which of them nominate.
NOMINATING_TRUSTS = derived(things("trusts that nominate partner members",
    "Which trusts nominate partner members of the board, and on which condition does each?",
    TRUSTS["valuesrules"]["schema"]), "trusts.key.nominator trusts.key.condition")

PROVIDERS_NON_NHS = things("providers outside the NHS", "Which providers outside the NHS take part?", {
    "name": text("name of the provider", "What is the provider's name?", "Northshire Hospice"),
    "kind": choice("kind of provider", "What kind of provider is it?",
        "social-enterprise = social enterprise | independent = independent provider | charity | hospice"),
    "services": text("services of the provider", "Which services does it provide?", "palliative care"),
    "participates_in": listing("collaboratives and places that it takes part in",
        "In which collaboratives or places does it take part?", "northtown",
        refers_to="collaboratives places"),
})

PARTNERS_OTHER = things("other partners", "Which other organisations are partners?", {
    "name": text("name of the partner", "What is the partner's name?", "Healthwatch Northshire"),
    "kind": choice("kind of partner", "What kind of partner is it?",
        "healthwatch = Local Healthwatch | vcse = voluntary, community or social enterprise organisation"
        " | housing = housing body | police = police body | fire = fire and rescue authority"
        " | education = education body | employer"),
    "represented_by": text("representative of the partner", "Which role represents the partner?",
        "Chair of Healthwatch Northshire"),
})

PRIMARY_CARE = group("primary care", "How is primary care organised?", {
    "practice_list_url": web("web address of the list of practices",
        "Where is the list of eligible practices published?", "https://northshire.example/practices"),
    "pcn_count": whole("number of primary care networks", "How many primary care networks are there?", 51),
    "lmc": text("local medical committee", "Which local medical committee is there?",
        "Northshire Local Medical Committee"),
    "nomination_method": text("way in which practices nominate", "How do practices make their joint nomination?",
        "through the local medical committee"),
})


def _feature(name: str) -> dict[str, object]:
    return group(f"feature of the place: {name}", f"How far is this place with its {name}?", {
        "status": choice(f"status of the {name}", f"How far is this place with its {name}?",
            "in place | developing | not started"),
        "evidence": text(f"evidence for the {name}", f"What shows how far this place is with its {name}?",
            "terms agreed in May 2021"),
        "next": text(f"next step for the {name}", f"What is this place's next step for its {name}?",
            "the Board approves the plan in September"),
    })


FEATURES = group("seven features of a place", "How far is this place with the seven features?", {
    "governance": _feature("governance"),
    "place_lead": _feature("nominated place lead"),
    "vision_plan": _feature("shared vision and plan"),
    "development_plan": _feature("development plan"),
    "neighbourhoods": _feature("neighbourhood footprints"),
    "engagement": _feature("programme of engagement"),
    "integrated_commissioning": _feature("integrated commissioning"),
})

PLACES = things("places", "Which places does the system have?", {
    "name": text("name of the place", "What is the place called?", "Northtown"),
    "local_name": text("local name of the place partnership", "What is the partnership at this place called?",
        "Healthy Northtown"),
    "authorities": never_none(listing("authorities of the place", "Which authorities is this place made of?",
        "northshire", refers_to="authorities")),
    "shares_council": derived(yes_no("whether a council of the place is in another place too",
        "Is a council of this place in another place too?"), "places.key.authorities"),
    "footprint": text("footprint of the place", "What is the footprint of this place?", "the area of the council"),
    "population": population("the place"),
    "lead": group("place lead", "Who leads this place?", {
        "role": text("role of the place lead", "What is the place lead's role?", "Place Director"),
        "employer": text("employer of the place lead", "Who employs the place lead?", "NHS Northshire"),
        "joint_with": listing("bodies that share the place lead", "Which bodies appoint the place lead jointly?",
            "Northshire County Council"),
    }),
    "governance_model": choice("governance model of the place", "Which governance model does this place use?",
        "forum = consultative forum | director = place director with delegated authority"
        " | committee = committee of the board | joint-committee = joint committee | lead-provider = lead provider"
        " | s75-board = section 75 board"),
    "committee": text("committee of the place", "Which committee serves this place?", "northtown",
        refers_to="committees"),
    "members": people("members of the place partnership",
        "Who are the members of the partnership at this place, by role and organisation?"),
    "hwb": text("Health and Wellbeing Board of the place",
        "Which Health and Wellbeing Board does this place answer to?", "Northshire Health and Wellbeing Board"),
    "ccgs": listing("CCGs of the place", "Which clinical commissioning groups cover this place?", "northshire",
        refers_to="ccgs"),
    "pcns": whole("number of primary care networks of the place",
        "How many primary care networks does this place have?", 5),
    "neighbourhoods": listing("neighbourhoods of the place", "Which neighbourhoods does this place have?",
        "Northtown East"),
    "vision_plan": group("vision and plan of the place", "What is this place's shared vision and plan?", {
        "title": text("title of the vision and plan", "What is this place's plan called?", "Healthy Northtown Plan"),
        "approved_by_hwb": yes_no("whether the Health and Wellbeing Board approved the plan",
            "Has the Health and Wellbeing Board approved this place's plan?"),
        "date": day("date of approval of the plan", "When was this place's plan approved?", "2021-06-10"),
    }),
    "development_plan": text("development plan of the place", "What is this place's development plan called?",
        "Northtown Development Plan"),
    "engagement_programme": text("programme of engagement of the place", "How does this place engage the public?",
        "quarterly forums"),
    "budget": text("budget of the place", "Which budget is delegated to or aligned at this place?",
        "community services, £40 million a year"),
    "s75": things("section 75 agreements of the place", "Which section 75 agreements does this place have?", {
        "function": text("function under the agreement", "Which function does the section 75 agreement cover?",
            "learning disability services"),
        "fund": text("fund under the agreement", "Which pooled fund does the section 75 agreement set up?",
            "Better Care Fund"),
        "host": text("host of the fund", "Who hosts the pooled fund?", "Northshire County Council"),
        "from": day("start of the agreement", "When did the section 75 agreement start?", "2021-04-01"),
    }),
    "features": FEATURES,
})

_OF_COUNCILS = "places.key.footprint places.key.authorities authorities.key.name authorities.key.wholly_in_area"

# Not in a config: the places of which more is to be said than that each is the area of its council.
PLACES_APART = derived(things("places that are not simply the area of one council",
    "Which places are not simply the area of one council?", PLACES["valuesrules"]["schema"]), _OF_COUNCILS)

# Nor whether there is none: while no place is known, nobody can say so.
PLACES_ARE_COUNCILS = derived(yes_no("whether each place is the area of one council",
    "Is each place the area of one council?"), _OF_COUNCILS)

PLACES_HAVE_ONE_COUNCIL = derived(
    yes_no("whether each place has one council", "Does each place have one council?"), "places.key.authorities")
PLACES_SHARE_COUNCIL = derived(
    yes_no("whether some council is in several places", "Is any council in several places?"), "places.key.authorities")

# Not in a config: the places, so that one question asks for their models.
PLACE_MODELS = derived(things("places with their models", "Which governance model does each place use?",
    PLACES["valuesrules"]["schema"]), "places.key.governance_model")
PLACE_RECORDS = derived(things("places with their records", "How far is each place with the seven features?",
    PLACES["valuesrules"]["schema"]), "places.key.features")

# Not in a config either: the places that have said how far they are.
REPORTING_PLACES = derived(things("places that report on their features",
    "Which places have reported on the seven features?", PLACES["valuesrules"]["schema"]), "places.key.features")

COLLABORATIVES = things("provider collaboratives", "Which provider collaboratives are there?", {
    "name": text("name of the collaborative", "What is the collaborative called?", "Northshire Acute Alliance"),
    "kind": text("kind of collaborative", "What kind of services does the collaborative cover?",
        "acute and specialist"),
    "purpose": text("purpose of the collaborative", "What is the purpose of the collaborative, beginning with “to”?",
        "to plan elective care together"),
    "model": at_least_one(listing("models of the collaborative", "Which model or models does the collaborative use?",
        options="leadership-board = provider leadership board | lead-provider = lead provider"
        " | shared-leadership = shared leadership")),
    "members": listing("member trusts of the collaborative", "Which trusts are members of the collaborative?",
        "north-hospitals", refers_to="trusts"),
    "participants": listing("other participants of the collaborative",
        "Which other organisations take part in the collaborative?", "hospice",
        refers_to="providers_non_nhs partners_other authorities trusts"),
    "lead": text("lead trust of the collaborative", "Which trust leads the collaborative?", "north-hospitals",
        refers_to="trusts"),
    "spans": listing("places and systems that the collaborative spans",
        "Which places and systems does the collaborative span?", "Northshire"),
    "agreement": text("agreement of the collaborative", "Which agreement is the collaborative based on?",
        "a memorandum of understanding of May 2021"),
    "authority": text("authority of the collaborative",
        "Whose functions does the collaborative exercise, by which power, and how far?",
        "it exercises no function of another body"),
    "quorum": text("quorum of the collaborative", "What is the quorum of the collaborative?",
        "two thirds of the member trusts"),
    "voting": choice("way in which the collaborative decides",
        "Does the collaborative decide by consensus or by vote?",
        "consensus = by consensus | unanimous = by unanimous agreement | vote = by vote"),
    "dispute": listing("steps in a dispute in the collaborative",
        "What are the steps, in order, in a dispute in the collaborative?", "the chairs meet within 10 days"),
    "exit": group("leaving the collaborative", "How does a trust leave the collaborative?", {
        "notice": text("notice of leaving the collaborative", "How much notice does a trust give before it leaves?",
            "six months"),
        "run_off": text("run-off after leaving the collaborative",
            "What happens to shared staff, contracts and liabilities afterwards?", "they pass to the lead trust"),
    }),
})
