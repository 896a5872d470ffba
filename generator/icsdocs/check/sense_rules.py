"""Knows the rules of the sense checks: what each says of a config, and how grave a breach is; examples/ says why."""

from datetime import date

from icsdocs.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# When the Bill got its rules on mental health and on committees that commission.
SPRING_2022 = date(2022, 4, 1)

# --- the board -------------------------------------------------------------------------------------------------------

ONE_CHAIR = Rule("SNS001", ERROR, "A board has exactly one chair.")
ONE_CHIEF_EXECUTIVE = Rule("SNS002", ERROR, "A board has exactly one chief executive.")
THREE_ORDINARY = Rule("SNS003", ERROR, "A board has at least three members besides the chair and the chief executive.")
EVERY_SECTOR = Rule(
    "SNS004", ERROR,
    "A board has at least one partner member from each sector: trusts, primary medical services, councils.",
)
THREE_EXECUTIVES = Rule(
    "SNS005", WARNING,
    "A board has at least three executives besides the chief executive: finance, nursing and medical.",
)
TWO_NON_EXECUTIVES = Rule(
    "SNS006", WARNING,
    "A board has at least two independent non-executive members besides the chair.",
)
MENTAL_HEALTH = Rule("SNS007", ERROR, "At least one ordinary member knows services for mental illness.")
TWO_ROLES = Rule(
    "SNS008", WARNING,
    "The chair of the audit committee is neither chair, deputy chair nor senior non-executive member.",
)
REMUNERATION_CHAIR = Rule(
    "SNS009", ERROR,
    "The chair of the remuneration committee is neither the chair of the board nor of the audit committee.",
)
ROLE_OF_NON_EXECUTIVE = Rule(
    "SNS010", ERROR,
    "The special roles of non-executive members are held by non-executive members.",
)
APPOINTER = Rule("SNS011", ERROR, "Members are appointed and approved by those whom the law names.")
QUALIFICATION = Rule(
    "SNS012", WARNING,
    "The medical, nursing and finance directors have the qualification of their profession, and a council's partner "
    "member is an officer, an elected member or either.",
)
CHAIR_INDEPENDENT = Rule("SNS013", WARNING, "The chair of a board is independent.")
CHAIR_TERM = Rule("SNS018", WARNING, "A term of office of the chair of a board is at most three years.")
PLACE_MEMBER = Rule("SNS075", WARNING, "Where places have members on the board, there is a seat for each place.")

# --- meetings --------------------------------------------------------------------------------------------------------

QUORUM_TOO_LARGE = Rule("SNS020", ERROR, "A quorum is not larger than the membership.")
QUORUM_SMALL = Rule("SNS021", WARNING, "The quorum of a board is more than a third of its members.")
QUORUM_NEEDS_CHAIR = Rule("SNS022", WARNING, "A quorum is possible without the chair.")
QUORUM_OF_MANY = Rule("SNS023", WARNING, "A quorum has room for everybody whom it must include.")
TIE = Rule("SNS024", WARNING, "Where an even number of members votes, the config says what happens on a tied vote.")
NO_SUCH_ROLE = Rule("SNS025", WARNING, "The roles that clauses name exist.")
DEPUTIES = Rule("SNS026", ERROR, "Where deputies are not allowed nothing else is said of them.")
PUBLIC_NOTICE = Rule("SNS027", WARNING, "The public gets at least three clear days' notice of a meeting.")
QUORUM_IN_CONFLICT = Rule(
    "SNS028", WARNING,
    "A quorum is left when everybody who shares a conflict of interest has to leave.",
)
QUORUM_WITH_VACANCY = Rule("SNS029", WARNING, "A quorum is possible while one seat is vacant.")

# --- committees ------------------------------------------------------------------------------------------------------

REPORTS_IN_CIRCLE = Rule("SNS030", ERROR, "Every committee reports, in the end, to the board.")
NO_QUORUM = Rule("SNS031", WARNING, "Every committee has a quorum.")
COMMISSIONING_MEMBERS = Rule(
    "SNS032", ERROR,
    "Members of a committee that commissions are appointed or approved by the chair of the board.",
)
CHAIR_NO_MEMBER = Rule("SNS033", WARNING, "Who chairs a committee is one of its members.")
EMPLOYEE_ON_REMUNERATION = Rule("SNS034", ERROR, "No employee is a member of the remuneration committee.")
AUDIT_MEMBER = Rule(
    "SNS035", WARNING,
    "Neither the chair of the board nor an executive is a member of the audit committee.",
)
COMMITTEE_CHAIR_DIFFERS = Rule("SNS036", ERROR, "The committee and the board's list of roles name the same chair.")
COMMITTEE_MISSING = Rule("SNS019", WARNING, "The committees include an audit committee and a remuneration committee.")
PLACE_COMMITTEE = Rule(
    "SNS039", ERROR,
    "The committee of a place is of the kind that the place's governance says, and set up for what places do.",
)

# --- councils, places, trusts ----------------------------------------------------------------------------------------

COUNCIL_OUTSIDE_AREA = Rule(
    "SNS040", ERROR,
    "One list of councils stands behind the area, the nominations and the founders of the partnership.",
)
COUNCIL_TWICE = Rule("SNS041", ERROR, "No council is listed twice.")
SAME_NAME = Rule("SNS042", WARNING, "No two places, trusts, committees or other things of one kind have one name.")
PLACE_WITHOUT_COUNCIL = Rule("SNS043", WARNING, "Each place is tied to a council.")
COUNCIL_WITHOUT_PLACE = Rule("SNS044", WARNING, "Each council is tied to a place.")
PART_OF_WHOLE = Rule("SNS045", ERROR, "An area that is described by whole councils has no council in part.")
TRUST_ALONE = Rule(
    "SNS046", ERROR,
    "Every acute trust that is not specialist, and every mental health trust, is in a provider collaborative.",
)
JOINT_NOMINATION = Rule(
    "SNS080", WARNING, "Trusts that nominate through provider collaboratives are each in one.",
)
PRIORITIES = Rule("SNS081", WARNING, "There are as many local priorities as the memorandum says.")
COLLABORATIVE_OF_ONE = Rule("SNS047", WARNING, "A provider collaborative has at least two trusts.")
PARTNERSHIP_APPOINTS = Rule(
    "SNS048", ERROR,
    "The partnership itself appoints all members beyond one of the board and one of each council.",
)

ONE_COUNCIL = Rule(
    "SNS049", ERROR,
    "A partnership is one with the Health and Wellbeing Board only where the area has one council.",
)

# --- delegation ------------------------------------------------------------------------------------------------------

ABOVE_DELEGATOR = Rule("SNS050", ERROR, "Nobody is given a higher limit than the one who delegates to them.")
ABOVE_CHIEF_EXECUTIVE = Rule(
    "SNS051", WARNING,
    "No executive has a higher limit than the chief executive for the same matter.",
)
TWO_LIMITS = Rule("SNS052", ERROR, "The scheme of reservation and delegation and the financial limits give one limit.")
ONWARD = Rule("SNS053", ERROR, "A function that may not be delegated onward is not delegated onward.")
NOT_A_DELEGATE = Rule(
    "SNS054", ERROR,
    "Functions are delegated under section 65Z5 only to NHS bodies, councils and combined authorities.",
)
RESERVED_AND_DELEGATED = Rule("SNS059", WARNING, "A matter of the scheme is reserved or delegated, and not both.")
NO_SUCH_COMMITTEE = Rule("SNS055", WARNING, "A committee to which a matter is delegated exists.")

# --- dates, stage, shares --------------------------------------------------------------------------------------------

DATES_REVERSED = Rule("SNS060", ERROR, "What begins does not end before it begins.")
TIMELINE_ORDER = Rule(
    "SNS061", WARNING,
    "Steps of the timetable that prepare for establishment come in the order of their quarters, and before it.",
)
NOT_YET = Rule("SNS062", WARNING, "What is said to have happened had happened on the day that the config is taken at.")
STATUS_DIFFERS = Rule("SNS063", ERROR, "A milestone that was met on a day is complete.")
VERSIONS_ORDER = Rule("SNS064", ERROR, "Versions stand in the order of their dates and numbers.")
STAGE = Rule(
    "SNS065", ERROR,
    "The stage of the body fits the day: proposed or shadow before July 2022, established from then on.",
)
ESTABLISHMENT = Rule(
    "SNS066", WARNING,
    "The day of establishment is the one that was planned, or came, as at the config's day.",
)
TWO_DAYS = Rule("SNS067", ERROR, "The body, the timetable and the shadow arrangements give one day of establishment.")
FIRST_MEETING = Rule(
    "SNS087", WARNING,
    "A partnership first meets once the board is established, and agrees its strategy once it has met.",
)
SHARES = Rule("SNS068", ERROR, "The shares of a body that others take over make up all of it, and not more.")
APPROVED_BEFORE = Rule(
    "SNS074", WARNING, "An approval by the regulator is of one version, and not older than the text that it approves."
)
LEGAL_NAME = Rule("SNS079", WARNING, "The legal name of a board has the form “NHS … Integrated Care Board”.")
OPEN_AND_GIVEN = Rule("SNS082", WARNING, "A point that is said to be open is one that the config does not give.")
NONE_NEEDED = Rule("SNS084", WARNING, "What the law or a document needs at least one of is not said to be none.")
UNFIT_WORDS = Rule("SNS086", WARNING, "Words that go on a sentence of a document have the form that it needs.")
PARTY_ALONE = Rule("SNS085", WARNING, "A memorandum, and a joint committee, has at least two parties.")
OVERDUE = Rule("SNS083", WARNING, "An open point is due on the config's day or later.")
SEGMENT = Rule("SNS069", WARNING, "The segment is one that the year's oversight framework has.")

# --- the memorandum --------------------------------------------------------------------------------------------------

MOU_PERIOD = Rule("SNS076", WARNING, "The period of the memorandum is one in which the body can be a party to it.")
MOU_PARTY = Rule("SNS077", WARNING, "The memorandum is made by legal persons, by the board too once it exists.")
FRAMEWORK = Rule("SNS078", WARNING, "The year of the oversight framework is one of the law's day.")
