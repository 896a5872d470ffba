"""Knows the rules of the sense checks: what each says of a config, how grave a breach is, and why by which source."""

from datetime import date

from icsdocs.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# When the Bill got its rules on mental health and on committees that commission.
SPRING_2022 = date(2022, 4, 1)

# --- the board -------------------------------------------------------------------------------------------------------

ONE_CHAIR = Rule(
    "SNS001", ERROR, "A board has exactly one chair.",
    "NHS Act 2006, Schedule 1B, paragraph 3(1)(a). A constitution with none or two is not one that the law knows.",
    "[board.members.chair]\ncategory = \"chair\"\ncount = 2", "[board.members.chair]\ncategory = \"chair\"",
)
ONE_CHIEF_EXECUTIVE = Rule(
    "SNS002", ERROR, "A board has exactly one chief executive.",
    "NHS Act 2006, Schedule 1B, paragraph 3(1)(b).",
    "[board.members.ce]\ncategory = \"chief-executive\"\ncount = 0",
    "[board.members.ce]\ncategory = \"chief-executive\"",
)
THREE_ORDINARY = Rule(
    "SNS003", ERROR, "A board has at least three members besides the chair and the chief executive.",
    "NHS Act 2006, Schedule 1B, paragraph 3(1)(c) and (2): executives and non-executives count as ordinary members.",
    "(a chair, a chief executive and two others)", "(a chair, a chief executive and three others)",
)
EVERY_SECTOR = Rule(
    "SNS004", ERROR,
    "A board has at least one partner member from each sector: trusts, primary medical services, councils.",
    "NHS Act 2006, Schedule 1B, paragraph 8(2); before it the ICS design framework, June 2021.",
    "(no seat with category = \"partner-la\")", "[board.members.partner-la]\ncategory = \"partner-la\"",
)
THREE_EXECUTIVES = Rule(
    "SNS005", WARNING,
    "A board has at least three executives besides the chief executive: finance, nursing and medical.",
    "ICS design framework, June 2021 (four executives with the chief executive); since 2021 national policy on "
    "constitutions, from which a board departs only with the regulator's agreement.",
    "(one seat with category = \"executive\")", "(three seats with category = \"executive\")",
)
TWO_NON_EXECUTIVES = Rule(
    "SNS006", WARNING, "A board has at least two independent non-executive members besides the chair.",
    "ICS design framework, June 2021 (three independent members with the chair); since 2021 national policy.",
    "(one seat with category = \"non-executive\")", "(two seats with category = \"non-executive\")",
)
MENTAL_HEALTH = Rule(
    "SNS007", ERROR, "At least one ordinary member knows services for mental illness.",
    "NHS Act 2006, Schedule 1B, paragraph 8(6): the chair approves appointments with a view to it. In the Bill from "
    "spring 2022.",
    "mental_health = false (in every seat)", "[board.members.partner-trust]\nmental_health = true",
)
TWO_ROLES = Rule(
    "SNS008", WARNING,
    "The chair of the audit committee is neither chair, deputy chair nor senior non-executive member.",
    "NHS England's guidance on constitutions and governance: whoever audits the board does not lead it.",
    "[board.ned_roles]\naudit = \"ned-audit\"\ndeputy = \"ned-audit\"",
    "[board.ned_roles]\naudit = \"ned-audit\"\ndeputy = \"ned-quality\"",
)
REMUNERATION_CHAIR = Rule(
    "SNS009", ERROR,
    "The chair of the remuneration committee is neither the chair of the board nor of the audit committee.",
    "National policy, as published constitutions follow it in section 8.1.",
    "[board.ned_roles]\nremuneration = \"chair\"", "[board.ned_roles]\nremuneration = \"ned-pay\"",
)
ROLE_OF_NON_EXECUTIVE = Rule(
    "SNS010", ERROR, "The special roles of non-executive members are held by non-executive members.",
    "The constitution prints that the holder must be one; NHS England's guidance asks for it.",
    "[board.ned_roles]\nsenior = \"finance-director\"", "[board.ned_roles]\nsenior = \"ned-quality\"",
)
APPOINTER = Rule(
    "SNS011", ERROR, "Members are appointed and approved by those whom the law names.",
    "NHS Act 2006, Schedule 1B, paragraphs 5 (chair: NHS England, with the Secretary of State's approval), 7 (chief "
    "executive: the chair, with NHS England's approval) and 8(1)(b) (all others: with the chair's approval).",
    "[board.members.finance]\napproved_by = \"NHS England\"", "[board.members.finance]\napproved_by = \"the Chair\"",
)
QUALIFICATION = Rule(
    "SNS012", WARNING, "The medical, nursing and finance directors have the qualification of their profession.",
    "National policy on constitutions, sections 3.8 to 3.10 of the model.",
    "role = \"Medical Director\"\nqualification = \"registered-nurse\"",
    "role = \"Medical Director\"\nqualification = \"registered-doctor\"",
)
CHAIR_INDEPENDENT = Rule(
    "SNS013", WARNING, "The chair of a board is independent.",
    "National policy since 2021: the chair holds no other role in a health or care organisation of the area.",
    "[board.members.chair]\nindependent = false", "[board.members.chair]\nindependent = true",
)

# --- meetings --------------------------------------------------------------------------------------------------------

QUORUM_TOO_LARGE = Rule(
    "SNS020", ERROR, "A quorum is not larger than the membership.",
    "No meeting could ever decide. Counted for the board, for committees and for the partnership.",
    "(a board of ten)\n[meetings.quorum]\nnumber = 12", "(a board of ten)\n[meetings.quorum]\nnumber = 6",
)
QUORUM_SMALL = Rule(
    "SNS021", WARNING, "The quorum of a board is more than a third of its members.",
    "Model standing orders, 4.7: fewer could decide for the whole board.",
    "(a board of twelve)\n[meetings.quorum]\nnumber = 3", "(a board of twelve)\n[meetings.quorum]\nnumber = 6",
)
QUORUM_NEEDS_CHAIR = Rule(
    "SNS022", WARNING, "A quorum is possible without the chair.",
    "NHS England's guidance on constitutions and governance: the board must be able to meet under its deputy chair.",
    "[meetings.quorum]\nmust_include = [\"the Chair\"]",
    "[meetings.quorum]\nmust_include = [\"the Chair or the Deputy Chair\"]",
)
QUORUM_OF_MANY = Rule(
    "SNS023", WARNING, "A quorum has room for everybody whom it must include.",
    "Otherwise the number that is printed is not the number that is needed.",
    "[meetings.quorum]\nnumber = 2\nmust_include = [\"the Chair\", \"the Chief Executive\", \"a partner member\"]",
    "[meetings.quorum]\nnumber = 6",
)
TIE = Rule(
    "SNS024", WARNING, "Where an even number of members votes, the config says what happens on a tied vote.",
    "Model standing orders, 4.9. Without a rule a tied board has decided nothing and does not know it.",
    "[meetings.voting]\nmode = \"vote\"", "[meetings.voting]\nmode = \"vote\"\ncasting_vote = \"chair\"",
)
NO_SUCH_ROLE = Rule(
    "SNS025", WARNING, "The roles that clauses name exist.",
    "A quorum that must include the “Director of Finance” can never be met by a board that calls its own “Chief "
    "Finance "
    "Officer”.",
    "must_include = [\"the Director of Finance\"]", "must_include = [\"the Chief Finance Officer\"]",
)
DEPUTIES = Rule(
    "SNS026", ERROR, "Where deputies are not allowed nothing else is said of them.",
    "The standing orders would print that a deputy may not come, and that a deputy votes.",
    "[meetings.deputies]\nallowed = false\nmay_vote = true", "[meetings.deputies]\nallowed = true\nmay_vote = true",
)
PUBLIC_NOTICE = Rule(
    "SNS027", WARNING, "The public gets at least three clear days' notice of a meeting.",
    "Public Bodies (Admission to Meetings) Act 1960, section 1(4)(a); for councils' rules, five clear days: Local "
    "Government Act 1972, section 100B.",
    "[meetings]\nnotice_days = 1", "[meetings]\nnotice_days = 3",
)

# --- committees ------------------------------------------------------------------------------------------------------

REPORTS_IN_CIRCLE = Rule(
    "SNS030", ERROR, "Every committee reports, in the end, to the board.",
    "Committees that report to each other in a circle answer to nobody.",
    "[committees.quality]\nreports_to = \"quality\"", "[committees.quality]\nreports_to = \"board\"",
)
NO_QUORUM = Rule(
    "SNS031", WARNING, "Every committee has a quorum.",
    "Without one a single member could decide for all.",
    "[committees.quality]\nquorum = \"none\"", "[committees.quality]\nquorum = \"three members\"",
)
COMMISSIONING_MEMBERS = Rule(
    "SNS032", ERROR, "Members of a committee that commissions are appointed or approved by the chair of the board.",
    "NHS Act 2006, Schedule 1B, paragraph 11(4)(a); in the Bill from spring 2022.",
    "[committees.commissioning.members.gp]\nappointed_by = \"the board\"",
    "[committees.commissioning.members.gp]\nappointed_by = \"the board, with the approval of the Chair\"",
)
CHAIR_NO_MEMBER = Rule(
    "SNS033", WARNING, "Who chairs a committee is one of its members.",
    "The terms of reference print both, and a reader would find a chair without a seat.",
    "chair_role = \"Non-executive Member\" (and no such member)",
    "chair_role = \"Non-executive Member\" (and a member of that role)",
)
EMPLOYEE_ON_REMUNERATION = Rule(
    "SNS034", ERROR, "No employee is a member of the remuneration committee.",
    "National policy, section 8.1 of published constitutions: nobody decides on their own pay. Advice comes from "
    "attendees.",
    "[committees.remuneration.members.ce]\nrole = \"Chief Executive\"",
    "[committees.remuneration.attendees.ce]\nrole = \"Chief Executive\"",
)
AUDIT_MEMBER = Rule(
    "SNS035", WARNING, "Neither the chair of the board nor an executive is a member of the audit committee.",
    "National policy, section 4.6 of the model: executives attend, and the chair stays away.",
    "[committees.audit.members.finance]\nrole = \"Chief Finance Officer\"",
    "[committees.audit.attendees.finance]\nrole = \"Chief Finance Officer\"",
)
COMMITTEE_CHAIR_DIFFERS = Rule(
    "SNS036", ERROR, "The committee and the board's list of roles name the same chair.",
    "The constitution prints one, and the terms of reference the other.",
    "[board.ned_roles]\naudit = \"ned-audit\"\n[committees.audit]\nchair_role = \"Non-executive Member (quality)\"",
    "[committees.audit]\nchair_role = \"Non-executive Member (audit)\"",
)

# --- councils, places, trusts ----------------------------------------------------------------------------------------

COUNCIL_OUTSIDE_AREA = Rule(
    "SNS040", ERROR,
    "One list of councils stands behind the area, the nominations and the founders of the partnership.",
    "NHS Act 2006, Schedule 1B, paragraph 8(2)(c); Local Government and Public Involvement in Health Act 2007, "
    "section "
    "116ZA: each of them speaks of the councils whose areas coincide with the board's area or include part of it.",
    "[authorities.wirral] (and [body.area] without wirral)", "[body.area]\nauthorities = [\"wirral\"]",
)
COUNCIL_TWICE = Rule(
    "SNS041", ERROR, "No council is listed twice.",
    "It would found the partnership twice, and have two members.",
    "[authorities.wirral] and [authorities.wirral-council], both “Wirral Council”", "[authorities.wirral]",
)
SAME_NAME = Rule(
    "SNS042", WARNING, "No two places, trusts, committees or other things of one kind have one name.",
    "A reader could not tell which is meant.",
    "[places.east]\nname = \"Northtown\"\n[places.west]\nname = \"Northtown\"",
    "[places.west]\nname = \"West Northtown\"",
)
PLACE_WITHOUT_COUNCIL = Rule(
    "SNS043", WARNING, "Each place is tied to a council.",
    "Thriving places, September 2021, and before it the White Paper: places normally coincide with councils.",
    "[places.east]\nauthorities = []", "[places.east]\nauthorities = [\"northshire\"]",
)
COUNCIL_WITHOUT_PLACE = Rule(
    "SNS044", WARNING, "Each council is tied to a place.",
    "Its residents would have no place partnership, and it no part in one.",
    "[authorities.wirral] (and no place with wirral)", "[places.wirral]\nauthorities = [\"wirral\"]",
)
PART_OF_WHOLE = Rule(
    "SNS045", ERROR, "An area that is described by whole councils has no council in part.",
    "The constitution would print an area that is larger than the one that the order gives.",
    "[body.area]\nmode = \"authorities\"\n[authorities.essex]\nwholly_in_area = false",
    "[body.area]\nmode = \"mixed\"",
)
TRUST_ALONE = Rule(
    "SNS046", ERROR,
    "Every acute trust that is not specialist, and every mental health trust, is in a provider collaborative.",
    "NHS England, Working together at scale, August 2021 (PAR754): from April 2022 as planned, July 2022 in fact. "
    "Until "
    "then it is a plan, and a trust without one a warning.",
    "[trusts.north]\nkind = [\"acute\"] (and no collaborative with it)",
    "[collaboratives.acute]\nmembers = [\"north\", \"south\"]",
)
COLLABORATIVE_OF_ONE = Rule(
    "SNS047", WARNING, "A provider collaborative has at least two trusts.",
    "NHS England, Working together at scale, August 2021 (PAR754).",
    "[collaboratives.acute]\nmembers = [\"north\"]", "[collaboratives.acute]\nmembers = [\"north\", \"south\"]",
)
PARTNERSHIP_APPOINTS = Rule(
    "SNS048", ERROR, "The partnership itself appoints all members beyond one of the board and one of each council.",
    "Local Government and Public Involvement in Health Act 2007, section 116ZA(2)(c).",
    "[partnership.further_members.voluntary]\nappointed_by = \"NHS Northshire\"",
    "[partnership.further_members.voluntary]\nappointed_by = \"the partnership\"",
)

ONE_COUNCIL = Rule(
    "SNS049", ERROR, "A partnership is one with the Health and Wellbeing Board only where the area has one council.",
    "The terms of reference would say that there is one founding authority, and list several.",
    "(three councils)\n[partnership]\nsize = \"hwb-aligned\"", "[partnership]\nsize = \"inclusive\"",
)

# --- delegation ------------------------------------------------------------------------------------------------------

ABOVE_DELEGATOR = Rule(
    "SNS050", ERROR, "Nobody is given a higher limit than the one who delegates to them.",
    "Nobody can give what they do not have.",
    "(the committee may commit £1 million; its sub-committee £2 million)", "(both at most £1 million)",
)
ABOVE_CHIEF_EXECUTIVE = Rule(
    "SNS051", WARNING, "No executive has a higher limit than the chief executive for the same matter.",
    "The chief executive answers for the money, and executives act under that office.",
    "(Chief Executive £1 million, Chief Finance Officer £2 million)",
    "(Chief Executive £2 million, Chief Finance Officer £1 million)",
)
TWO_LIMITS = Rule(
    "SNS052", ERROR, "The scheme of reservation and delegation and the financial limits give one limit.",
    "Two documents of the handbook would contradict each other.",
    "[sord.contracts]\nlimit = \"£2 million\"\n[finance.limits.contracts]\namount = 1_000_000", "(one amount in both)",
)
ONWARD = Rule(
    "SNS053", ERROR, "A function that may not be delegated onward is not delegated onward.",
    "NHS Act 2006, section 65Z5(4): the arrangement itself says whether onward delegation is allowed.",
    "[delegations.medical]\nonward = false (and a second delegation of it)", "onward = true",
)
NOT_A_DELEGATE = Rule(
    "SNS054", ERROR,
    "Functions are delegated under section 65Z5 only to NHS bodies, councils and combined authorities.",
    "NHS Act 2006, section 65Z5(1) and (2): not to companies, charities, practices or a partnership.",
    "[delegations.hospice]\nto = \"Northshire Hospice\"\npower = \"65Z5\"", "(a contract with the hospice)",
)
NO_SUCH_COMMITTEE = Rule(
    "SNS055", WARNING, "A committee to which a matter is delegated exists.",
    "The scheme of reservation and delegation would point at nobody.",
    "delegated_to = \"the Estates Committee\" (and no such committee)",
    "[committees.estates]\nname = \"Estates Committee\"",
)

# --- dates, stage, shares --------------------------------------------------------------------------------------------

DATES_REVERSED = Rule(
    "SNS060", ERROR, "What begins does not end before it begins.",
    "One of the two dates is a slip.",
    "from = 2022-04-01\nuntil = 2021-03-31", "from = 2021-04-01\nuntil = 2022-03-31",
)
TIMELINE_ORDER = Rule(
    "SNS061", WARNING,
    "Steps of the timetable that prepare for establishment come in the order of their quarters, and before it.",
    "Planning guidance for 2021/22, 25 March 2021: the tasks of each quarter lead up to the day of establishment.",
    "[timeline.q4-roles]\ndue = 2022-05-31\n[timeline.establish]\ndue = 2022-04-01",
    "[timeline.q4-roles]\ndue = 2022-03-31",
)
NOT_YET = Rule(
    "SNS062", WARNING, "What is said to have happened had happened on the day that the config is taken at.",
    "A document as at a day cannot report what came later.",
    "as_at = 2021-06-30\n[timeline.q2-chair]\nactual = 2021-11-11", "as_at = 2021-12-31",
)
STATUS_DIFFERS = Rule(
    "SNS063", ERROR, "A milestone that was met on a day is complete.",
    "The timetable prints both.",
    "actual = 2021-11-11\nstatus = \"not started\"", "actual = 2021-11-11\nstatus = \"complete\"",
)
VERSIONS_ORDER = Rule(
    "SNS064", ERROR, "Versions stand in the order of their dates and numbers.",
    "The newest version dates the whole document; out of order an old one would.",
    "[versions.v0-2]\ndate = 2021-09-01\n[versions.v0-1]\ndate = 2021-06-30", "[versions.v0-1] before [versions.v0-2]",
)
STAGE = Rule(
    "SNS065", ERROR,
    "The stage of the body fits the day: proposed or shadow before July 2022, established from then on.",
    "NHS Act 2006, section 14Z25; S.I. 2022/734. A body is abolished only with successors, and later proposed "
    "only where "
    "it will take over from other boards.",
    "edition = \"white-paper-2021\"\n[body]\nstage = \"established\"", "[body]\nstage = \"proposed\"",
)
ESTABLISHMENT = Rule(
    "SNS066", WARNING, "The day of establishment is the one that was planned, or came, as at the config's day.",
    "1 April 2022 in every plan of 2021; 1 July 2022 from the planning guidance of 24 December 2021, and in fact.",
    "edition = \"white-paper-2021\"\n[body]\nestablished_on = 2022-07-01", "[body]\nestablished_on = 2022-04-01",
)
TWO_DAYS = Rule(
    "SNS067", ERROR, "The body, the timetable and the shadow arrangements give one day of establishment.",
    "The documents print all three.",
    "[body]\nestablished_on = 2022-07-01\n[timeline.establish]\nactual = 2022-04-01", "(one day in both)",
)
SHARES = Rule(
    "SNS068", ERROR, "The shares of a body that others take over make up all of it, and not more.",
    "NHS Act 2006, section 14Z28(3) and (5): every part goes to exactly one successor.",
    "[body.successors.east]\nshare = 60\n[body.successors.west]\nshare = 60", "[body.successors.west]\nshare = 40",
)
SEGMENT = Rule(
    "SNS069", WARNING, "The segment is one that the year's oversight framework has.",
    "System Oversight Framework 2021/22 and NHS Oversight Framework 2022/23 (in use until 2024/25): segments 1 to "
    "4. In "
    "2025/26 there is a fifth, and integrated care boards are not segmented.",
    "[oversight]\nyear = \"2021/22\"\nsegment = \"5\"", "[oversight]\nyear = \"2021/22\"\nsegment = \"3\"",
)
