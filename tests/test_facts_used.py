"""Every fact that a config may give is used: some words, a check or a picture ask for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import icsdocs
from drafts import library
from icsdocs.config import Field
from icsdocs.read.vocabulary import vocabulary
from icsdocs.uses import ANY, Steps, uses
from icsdocs.where import of

# Records that a config keeps for whoever reads it: nothing is made of them yet, and none is to join them.
KEPT = frozenset({
    "system.region_code", "system.ods_code", "system.website", "authorities.*.hwb_name", "authorities.*.successor",
    "authorities.*.strategic_authority", "strategic_authorities.*.mayoral", "trusts.*.representative",
    "providers_non_nhs.*.services", "providers_non_nhs.*.participates_in", "partners_other.*.represented_by",
    "primary_care.lmc", "board.members.*.voting_group", "cluster.members.*.ods_code", "meetings.urgent.report_to",
    "committees.*.members.*.substitute", "delegations.*.sord_ref", "policies.*.url", "partnership.host_authority",
    "deviations.*.model_version",
})  # fmt: skip


def facts(field: Field, path: Steps = ()) -> Iterator[Steps]:
    """The path of every fact that a config gives itself."""
    for name, own in field.fields.items():
        below = (*path, name)
        if own.derived:
            continue
        if own.kind == "group":
            yield from facts(own, below)
        elif own.kind == "things" and own.item:
            yield from facts(own.item, (*below, ANY))
        else:
            yield below


def test_no_further_fact_is_asked_for_and_then_lost() -> None:
    folder = Path(icsdocs.__file__).parent
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")) if "schema" not in path.parts
    )
    named = {*re.findall(r"""(?<=["'.])\w+(?=["'. }])""", code)}
    every = [*uses(library(), vocabulary())]
    lost = {".".join(fact) for fact in facts(vocabulary()) if fact[-1] not in named and not of(fact, every)}
    assert lost == KEPT
