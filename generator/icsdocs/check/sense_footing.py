"""Knows what the sense checks rest on: law that was still to come, and the requirements that they, and a few other
rules, look after."""

from collections.abc import Mapping
from types import MappingProxyType

from icsdocs import rules as other_rules
from icsdocs.check import between_rules
from icsdocs.check import sense_rules as rules
from icsdocs.diagnostics import Rule

# Before there is law a breach of what it will ask is no error: the White Paper only proposes (requirements.md, 0b).
OF_LAW: tuple[Rule, ...] = (
    rules.ONE_CHAIR, rules.ONE_CHIEF_EXECUTIVE, rules.THREE_ORDINARY, rules.EVERY_SECTOR, rules.MENTAL_HEALTH,
    rules.REMUNERATION_CHAIR, rules.ROLE_OF_NON_EXECUTIVE, rules.APPOINTER, rules.COMMISSIONING_MEMBERS,
    rules.EMPLOYEE_ON_REMUNERATION, rules.COUNCIL_OUTSIDE_AREA, rules.TRUST_ALONE, rules.PARTNERSHIP_APPOINTS,
    rules.NOT_A_DELEGATE, between_rules.PARTNER_TRUSTS,
)  # fmt: skip

# The requirements of clauses/requirements that a rule looks after, wholly or as far as a config can tell.
LOOKS_AFTER: Mapping[Rule, tuple[str, ...]] = MappingProxyType({
    rules.ONE_CHAIR: ("s1b-3-1a-chair",),
    rules.ONE_CHIEF_EXECUTIVE: ("s1b-3-1b-chief-executive",),
    rules.THREE_ORDINARY: ("s1b-3-1c-min-three-ordinary",),
    rules.EVERY_SECTOR: (
        "s1b-8-2a-partner-trust", "s1b-8-2b-partner-primary-medical", "s1b-8-2c-partner-local-authority",
        "w-board-three-partners",
    ),
    rules.THREE_EXECUTIVES: ("g-three-executives", "w-board-four-exec"),
    rules.TWO_NON_EXECUTIVES: ("g-min-two-neds", "w-board-three-independent"),
    rules.MENTAL_HEALTH: ("s1b-8-6-mental-health",),
    rules.TWO_ROLES: ("g-role-matrix", "g-deputy-chair-ned", "g-senior-ned", "g-audit-chair-not-board-chair"),
    rules.REMUNERATION_CHAIR: ("g-remuneration-committee",),
    rules.APPOINTER: (
        "s1b-5-chair-appointed-by-nhse", "s1b-7-1-ce-appointed-by-chair", "s1b-8-1b-chair-approves-ordinary",
    ),
    rules.QUALIFICATION: ("g-clinical-quals",),
    rules.CHAIR_INDEPENDENT: ("g-chair-independent",),
    rules.QUORUM_TOO_LARGE: ("so-quorum-number", "x-quorum-attainable"),
    rules.QUORUM_SMALL: ("so-quorum-number",),
    rules.QUORUM_NEEDS_CHAIR: ("so-quorum-without-chair", "x-quorum-attainable"),
    rules.QUORUM_OF_MANY: ("x-quorum-attainable",),
    rules.QUORUM_WITH_VACANCY: ("x-quorum-attainable",),
    rules.QUORUM_IN_CONFLICT: ("x-conflict-quorum-simulation", "x-all-of-a-sector-conflicted"),
    rules.TIE: ("so-consensus-then-vote",),
    rules.NO_SUCH_ROLE: ("x-membership-table-equals-clauses",),
    rules.DEPUTIES: ("so-deputies",),
    rules.PUBLIC_NOTICE: ("so-public-notice",),
    rules.COMMISSIONING_MEMBERS: ("s1b-11-4a-commissioning-cttee-chair-approves",),
    rules.CHAIR_NO_MEMBER: ("x-committee-chair-is-member",),
    rules.COMMITTEE_MISSING: ("g-audit-committee-exists", "g-remuneration-committee"),
    rules.COMMITTEE_CHAIR_DIFFERS: ("x-membership-table-equals-clauses",),
    rules.EMPLOYEE_ON_REMUNERATION: ("g-remuneration-no-employees",),
    rules.AUDIT_MEMBER: ("g-audit-chair-not-board-chair",),
    rules.COUNCIL_OUTSIDE_AREA: ("x-la-list-equal", "icp-116za-1-joint-committee"),
    rules.COUNCIL_TWICE: ("x-la-list-equal", "icp-116za-2b-one-per-la"),
    rules.PLACE_WITHOUT_COUNCIL: ("pl-each-place-listed",),
    rules.PART_OF_WHOLE: ("t-coterminous-upper-tier",),
    rules.TRUST_ALONE: ("pc-every-acute-mh-trust",),
    rules.COLLABORATIVE_OF_ONE: ("pc-at-least-two-trusts",),
    rules.PARTNERSHIP_APPOINTS: ("icp-116za-2c-further-members",),
    rules.NOT_A_DELEGATE: ("j-65z5-bodies",),
    rules.ONWARD: ("j-65z5-terms",),
    rules.NO_SUCH_COMMITTEE: ("x-sord-every-committee",),
    rules.DATES_REVERSED: ("x-dates-consistent",),
    rules.TIMELINE_ORDER: ("x-dates-consistent",),
    rules.NOT_YET: ("x-facts-as-at",),
    rules.STATUS_DIFFERS: ("x-dates-consistent",),
    rules.VERSIONS_ORDER: ("x-dates-consistent",),
    rules.STAGE: ("x-stage-fits-edition",),
    rules.ESTABLISHMENT: ("t-establish-2022-04-01", "t-establish-2022-07-01-planned", "t-establish-2022-07-01"),
    rules.TWO_DAYS: ("x-dates-consistent",),
    rules.FIRST_MEETING: ("x-dates-consistent",),
    rules.SHARES: ("x-successor-shares",),
    rules.SEGMENT: ("m-segmentation", "m-oversight-dated"),
    rules.MOU_PERIOD: ("m-period-2022-23",),
    rules.MOU_PARTY: ("m-parties",),
    rules.FRAMEWORK: ("m-oversight-dated",),
    between_rules.SECONDED: ("s1b-7-2-ce-secondee-allowed",),
    between_rules.CCG_PARTY: ("e-14z27-ccgs-abolished",),
    between_rules.GROUP_BEFORE: ("e-14z27-ccgs-abolished",),
    between_rules.ANOTHER_FOUNDING: ("x-dates-consistent",),
    between_rules.PARTNER_TRUSTS: ("x-trust-list-equal",),
    between_rules.DELEGATED_ON: ("d-delegated-facts",),
    other_rules.MISLEADING: ("x-term-edition-consistent", "x-icp-ambiguity"),
    other_rules.NONE_PRINTED: ("x-alternative-scope",),
    other_rules.SEVERAL_PRINTED: ("x-alternative-scope",),
    other_rules.WRONG_SCOPE: ("x-alternative-scope",),
    other_rules.UNPLACED_LOCAL: ("g-deviation-log",),
})
