"""Knows which sense checks look at a config, and how grave what they find is on its day."""

from collections.abc import Collection, Iterator
from types import MappingProxyType

from icsdocs.check import (
    sense_absent,
    sense_board,
    sense_committees,
    sense_dates,
    sense_delegation,
    sense_forms,
    sense_meetings,
    sense_memorandum,
    sense_none,
    sense_open,
    sense_others,
    sense_past,
    sense_places,
    sense_priorities,
    sense_receiver,
    sense_roles,
    sense_seats,
    sense_stage,
)
from icsdocs.check import sense_rules as rules
from icsdocs.check.known import FIRST_BOARDS, WHITE_PAPER
from icsdocs.check.sense_footing import OF_LAW
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.frozen import changed

CHECKS = (
    *sense_board.CHECKS, *sense_seats.CHECKS, *sense_meetings.CHECKS, *sense_committees.CHECKS, *sense_places.CHECKS,
    *sense_delegation.CHECKS, *sense_dates.CHECKS, *sense_stage.CHECKS, *sense_absent.CHECKS, *sense_others.CHECKS,
    *sense_past.CHECKS,
    *sense_receiver.CHECKS,
    *sense_roles.CHECKS,
    *sense_memorandum.CHECKS,
    *sense_priorities.CHECKS,
    *sense_open.CHECKS,
    *sense_none.CHECKS,
    *sense_forms.CHECKS,
)  # fmt: skip

# The checks that may find fault with an answer that is chosen from several, by the fact, with `key` for the key of any
# thing. Asking all of them about each of hundreds of answers would take as long as everything else.
OF_ANSWERS = MappingProxyType({
    **dict.fromkeys(
        (f"board.ned_roles.{role}" for role in ("audit", "remuneration", "deputy", "senior", "coi_guardian")),
        (*sense_seats.CHECKS, *sense_committees.CHECKS),
    ),
    "board.members.key.category": (*sense_board.CHECKS, *sense_seats.CHECKS, *sense_committees.CHECKS),
    "board.members.key.qualification": sense_seats.CHECKS,
    "body.area.mode": sense_places.CHECKS,
    "body.stage": sense_stage.CHECKS,
    # A place that names a committee does not decide what the committee is for: its own line is at fault then.
    "committees.key.remit": sense_committees.CHECKS,
    "committees.key.type": (*sense_committees.CHECKS, *sense_places.CHECKS),
    "oversight.segment": sense_stage.CHECKS,
    "oversight.year": sense_stage.CHECKS,
    "partnership.size": sense_places.CHECKS,
    "places.key.committee": (sense_places.committees_of_places,),
    "places.key.governance_model": (sense_places.committees_of_places,),
    "timeline.key.status": sense_dates.CHECKS,
    "versions.key.approval_ref": (sense_dates.one_version_each,),
})


# What only the words of a clause say, which another system may say otherwise.
SAID_IN = MappingProxyType({rules.PRIORITIES: "mou-priorities"})


def sense(config: Config, own: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Every fact that cannot hold, alone or beside another; a fact that is not known is never at fault. `own` are the
    clauses for which the system has words of its own.

    What only a law to come will ask is a warning where the White Paper is all there is, and where what it asks was
    not due yet.
    """
    for check in CHECKS:
        for problem in check(config):
            if SAID_IN.get(problem.rule) in own:
                continue
            is_early = problem.rule == rules.TRUST_ALONE and config.as_at < FIRST_BOARDS
            is_proposed = problem.rule in OF_LAW and config.edition == WHITE_PAPER
            yield _milder(problem) if is_early or is_proposed else problem


def _milder(problem: Diagnostic) -> Diagnostic:
    return changed(problem, rule=changed(problem.rule, severity=Severity.WARNING))
