"""Knows what a config may say: every fact with its type, bounds, choices, label, question and example.

This is the only definition. It is a cerberus schema, made of plain data; `kind`, `label`, `question`, `example`,
`refers_to` and `derived` are in each field's `meta`. The parts stand in the files beside this one.
"""

from icsdocs.read.schema import board, joint, memorandum, partners, record, system
from icsdocs.read.schema.shapes import Fields

SCHEMA: Fields = {
    **system.TOP,
    "terms": system.TERMS,
    "system": system.SYSTEM,
    "body": system.BODY,
    "authorities": partners.AUTHORITIES,
    "strategic_authorities": partners.STRATEGIC_AUTHORITIES,
    "ccgs": partners.CCGS,
    "due_diligence": partners.DUE_DILIGENCE,
    "trusts": partners.TRUSTS,
    "nominating_trusts": partners.NOMINATING_TRUSTS,
    "providers_non_nhs": partners.PROVIDERS_NON_NHS,
    "partners_other": partners.PARTNERS_OTHER,
    "primary_care": partners.PRIMARY_CARE,
    "places": partners.PLACES,
    "places_apart": partners.PLACES_APART,
    "places_are_councils": partners.PLACES_ARE_COUNCILS,
    "place_models": partners.PLACE_MODELS,
    "reporting_places": partners.REPORTING_PLACES,
    "collaboratives": partners.COLLABORATIVES,
    "board": board.BOARD,
    "ordinary_members": board.ORDINARY_MEMBERS,
    "approved_before_appointed": board.APPROVED_BEFORE_APPOINTED,
    "terms_of_office": board.TERMS_OF_OFFICE,
    "executive_leads": board.EXECUTIVE_LEADS,
    "nomination": board.NOMINATION,
    "cluster": board.CLUSTER,
    "meetings": board.MEETINGS,
    "committees": joint.COMMITTEES,
    "commissioning_committees": joint.COMMISSIONING_COMMITTEES,
    "delegations": joint.DELEGATIONS,
    "functions": joint.FUNCTIONS,
    "transfers": joint.TRANSFERS,
    "sord": joint.SORD,
    "finance": system.FINANCE,
    "conflicts": system.CONFLICTS,
    "policies": system.POLICIES,
    "plans": system.PLANS,
    "partnership": joint.PARTNERSHIP,
    "mou": memorandum.MOU,
    "oversight": memorandum.OVERSIGHT,
    "timeline": record.TIMELINE,
    "shadow": record.SHADOW,
    "report": record.REPORT,
    "risks": record.RISKS,
    "engagement": record.ENGAGEMENT,
    "questions": record.QUESTIONS,
    "decisions": record.DECISIONS,
    "approvals": record.APPROVALS,
    "versions": record.VERSIONS,
    "deviations": record.DEVIATIONS,
    "urls": system.URLS,
}
# What a config of an earlier icsdocs may still say, and the names beside it that have taken its place.
REPLACED = {("mou", "period"): ("from", "until")}
