"""Knows which roles that a config names outside its board were meant to be one that it has."""

from collections.abc import Iterator

from icsdocs.check import sense_rules as rules
from icsdocs.check.known import Found, named
from icsdocs.check.roles import is_committee, meant, names_given, roles_named
from icsdocs.check.sense_committees import OWN
from icsdocs.config import Config, Value
from icsdocs.diagnostics import Diagnostic
from icsdocs.known import keyed, said, word


def misspelt_roles(config: Config) -> Found:
    """Of a role that is like none of the config's nothing is known: it may be another body's."""
    names = [named(committee) for committee in keyed(config.facts, "committees")]
    roles = (*roles_named(config), *names)
    given = names_given(config)
    for what, value in _named(config):
        if value and (role := meant(str(value.value), roles, given)):
            message = f"{what} is “{value.value}”, and no role in this config is called so"
            yield Diagnostic(rules.NO_SUCH_ROLE, message, value.span, f"Did you mean “{role}”?")


def _named(config: Config) -> Iterator[tuple[str, Value | None]]:
    """Where such a role stands, and in which part; who chairs a committee of the board alone is looked for there."""
    for committee in keyed(config.facts, "committees"):
        if word(committee, "type") not in OWN:
            yield f"the chair of the {named(committee)}", said(committee, "chair_role")
        for member in keyed(committee, "members"):
            yield f"a member of the {named(committee)}", said(member, "role")
    yield "the custodian of the seal", said(config.facts, "finance.seal_custodian")
    for limit in keyed(config.facts, "finance.limits"):
        yield "the holder of a limit", said(limit, "holder")
    for matter in keyed(config.facts, "sord"):
        value = said(matter, "delegated_to")
        # That a committee is none of the config's is told by `committees_that_exist`.
        if value and not is_committee(str(value.value)):
            yield "the one to whom a matter is delegated", value


CHECKS = (misspelt_roles,)
