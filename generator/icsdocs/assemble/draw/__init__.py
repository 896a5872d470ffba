"""Knows which pictures there are, and what each shows of a system: as marks on a sheet, and the same in words."""

from collections.abc import Callable
from functools import partial

from icsdocs import document as doc
from icsdocs.assemble.draw import decisions, delegations, levels, structure, timeline
from icsdocs.assemble.draw.sheet import Drawn
from icsdocs.assemble.lookup import Scope


def anything_to_draw(shows: str, scope: Scope) -> bool:
    """Whether a config has facts for a picture; one of decisions is made from a table instead."""
    match shows:
        case "structure":
            return structure.is_known(scope)
        case "timeline":
            return bool(timeline.steps(scope))
        case _:
            return True


def draw(shows: str, scope: Scope, table: doc.Table | None) -> tuple[Callable[[], Drawn], str] | None:
    """How a picture is drawn and what it says in words; nothing where there is nothing to draw. `table` is that of a
    picture of decisions."""
    match shows:
        case "structure" if found := structure.levels(scope):
            return partial(levels.drawn, found), structure.told(found)
        case "timeline" if steps := timeline.steps(scope):
            today = scope.config.as_at
            return partial(timeline.drawn, steps, today), timeline.told(steps, today)
        case "decisions" if table and len(table.header.cells) > 2 and table.rows:
            chart, delegated = decisions.chart_of(table), delegations.delegations(scope)
            return partial(decisions.drawn, chart, delegated), decisions.told(chart, delegated)
        case _:
            return None
