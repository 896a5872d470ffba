"""Knows what makes committees that answer to the board and that the law allows."""

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import WHITE_PAPER, Found, collection, named, place_of
from icsdocs.check.roles import known_roles, plainly, roles_named, strangers
from icsdocs.check.sense_board import members
from icsdocs.check.sense_seats import holder
from icsdocs.config import Config, Thing
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import flag, keyed, said, word
from icsdocs.likeness import did_you_mean

OWN = ("committee", "sub-committee")


def _committees(config: Config) -> tuple[Thing, ...]:
    return keyed(config.facts, "committees")


def circles(config: Config) -> Found:
    """Told once for each committee in a circle; what reports into one is told by it."""
    above = {committee.id: word(committee, "reports_to") for committee in _committees(config)}
    for committee in _committees(config):
        seen, step = [committee.id], above.get(committee.id, "")
        while step in above and step not in seen:
            seen.append(step)
            step = above[step]
        if step == committee.id:
            way = " to ".join((*seen, step))
            span = place_of(committee, "reports_to")
            message = f"the {named(committee)} reports in a circle: {way}"
            on_the_way = [other for other in _committees(config) if other.id in seen[1:]]
            related = tuple((f"{other.id} reports here", place_of(other, "reports_to")) for other in on_the_way)
            yield Diagnostic(rules.REPORTS_IN_CIRCLE, message, span, "", related)


def without_quorum(config: Config) -> Found:
    for committee in _committees(config):
        quorum = said(committee, "quorum")
        if quorum and str(quorum.value).casefold().strip(" .") in ("none", "no quorum", "0"):
            yield Diagnostic(rules.NO_QUORUM, f"the {named(committee)} has no quorum", quorum.span)


def commissioning_members(config: Config) -> Found:
    """Members of the board's own committees that commission; who only chairs the committee is not the board's chair."""
    if config.edition == WHITE_PAPER or config.as_at < rules.SPRING_2022:
        return
    for committee in _committees(config):
        if flag(committee, "commissioning_functions") is not True or word(committee, "type") not in OWN:
            continue
        for member in keyed(committee, "members"):
            value = said(member, "appointed_by")
            if value and not _is_chair_of_board(str(value.value)):
                message = f"the {named(committee)} commissions, and {named(member)} is appointed by {value.value}"
                related = (("that it commissions is said here", place_of(committee, "commissioning_functions")),)
                hint = "The chair of the board appoints or approves each member."
                yield Diagnostic(rules.COMMISSIONING_MEMBERS, message, value.span, hint, related)


def _is_chair_of_board(text: str) -> bool:
    words = text.casefold()
    for other in ("committee's chair", "committee chair", "chair of the committee", "deputy chair", "vice-chair"):
        words = words.replace(other, "")
    return "chair" in words


def chairs_among_members(config: Config) -> Found:
    for committee in _committees(config):
        chair = said(committee, "chair_role")
        roles = [plainly(word(member, "role")) for member in keyed(committee, "members") if word(member, "role")]
        wanted = plainly(str(chair.value)) if chair else ""
        if chair and roles and not any(wanted in role or role in wanted for role in roles):
            message = f"{chair.value} chairs the {named(committee)}, and is not among its members"
            related = (("its members are here", keyed(committee, "members")[0].span),)
            yield Diagnostic(rules.CHAIR_NO_MEMBER, message, chair.span, "", related)


def chairs_that_exist(config: Config) -> Found:
    """Of a committee of the board alone; who chairs a joint committee may come from anywhere."""
    for committee in _committees(config):
        chair = said(committee, "chair_role")
        own = {plainly(word(member, "role")) for member in keyed(committee, "members")}
        roles = known_roles(config)
        if not chair or not roles or word(committee, "type") not in OWN:
            continue
        if any(strangers(str(chair.value), roles | own)):
            message = f"{chair.value} chairs the {named(committee)}, and the board has no such role"
            seats = members(config)
            related = (("the members of the board are here", seats[0].span),) if seats else ()
            hint = did_you_mean(str(chair.value), roles_named(config))
            yield Diagnostic(rules.NO_SUCH_ROLE, message, chair.span, hint, related)


# --- audit and remuneration ------------------------------------------------------------------------------------------


def audit_and_remuneration(config: Config) -> Found:
    """Each of the two that is missing; a committee whose remit is not known, or that could not be read, may be it."""
    held = collection(config, "committees") if collection(config, "commissioning_committees") else None
    remits = {word(committee, "remit") for committee in _committees(config)}
    if held is None or "" in remits or config.edition == WHITE_PAPER:
        return
    for remit in ("audit", "remuneration"):
        if remit not in remits:
            article = "an" if remit == "audit" else "a"
            message = f"the board must always have {article} {remit} committee, and none of its committees is one"
            hint = f'Add a table [committees.{remit}] with remit = "{remit}", or write it in the one that it is.'
            yield Diagnostic(rules.COMMITTEE_MISSING, message, held.span, hint)


def chairs_of_audit_and_remuneration(config: Config) -> Found:
    by_role = {plainly(word(member, "role")): member for member in members(config) if word(member, "role")}
    for committee in _committees(config):
        remit, chair = word(committee, "remit"), said(committee, "chair_role")
        if remit not in ("audit", "remuneration") or not chair:
            continue
        seat = by_role.get(plainly(str(chair.value)))
        held = holder(config, remit)
        if seat and word(seat, "category") == "chair" and config.edition != WHITE_PAPER:
            rule = rules.TWO_ROLES if remit == "audit" else rules.REMUNERATION_CHAIR
            related = (("that seat is the chair of the board", place_of(seat, "category")),)
            yield Diagnostic(rule, f"the chair of the board chairs the {named(committee)}", chair.span, "", related)
        elif seat and held and held[1].id != seat.id:
            message = f"{chair.value} chairs the {named(committee)}, and the board's roles give it to {named(held[1])}"
            related = (("the board's roles are here", held[0].span),)
            hint = f'Write chair_role = "{named(held[1])}", or name the other seat in [board.ned_roles].'
            yield Diagnostic(rules.COMMITTEE_CHAIR_DIFFERS, message, chair.span, hint, related)


def members_of_audit_and_remuneration(config: Config) -> Found:
    if config.edition == WHITE_PAPER:
        return
    barred = {"remuneration": ("chief-executive", "executive"), "audit": ("chair", "chief-executive", "executive")}
    of_rule = {"remuneration": rules.EMPLOYEE_ON_REMUNERATION, "audit": rules.AUDIT_MEMBER}
    seats = {plainly(word(member, "role")): member for member in members(config)}
    for committee in _committees(config):
        remit = word(committee, "remit")
        for member in keyed(committee, "members"):
            seat = seats.get(plainly(word(member, "role")))
            category = word(seat, "category") if seat else ""
            if seat and category and category in barred.get(remit, ()):
                message = f"{named(member)} is a member of the {named(committee)}"
                hint = "Whoever gives advice attends, and is not a member."
                related = ((f"on the board its category is “{category}”", place_of(seat, "category")),)
                yield Diagnostic(of_rule[remit], message, place_of(member, "role"), hint, related)


CHECKS = (
    circles, without_quorum, commissioning_members, chairs_among_members, chairs_that_exist,
    audit_and_remuneration, chairs_of_audit_and_remuneration, members_of_audit_and_remuneration,
)  # fmt: skip
