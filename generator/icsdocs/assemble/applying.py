"""Knows which requirements hold for one config, and why the others do not."""

from collections.abc import Mapping

from icsdocs.assemble.evaluate import Scope, Unknown, holds
from icsdocs.assemble.verdict import because, out_of_span
from icsdocs.diagnostics import Diagnostic
from icsdocs.records import Requirement


def not_applying(
    requirements: Mapping[str, Requirement], scope: Scope
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Why each requirement that does not apply here does not, by its id: edition, day or condition. A condition over a
    fact that the config does not give is not met; one that cannot be worked out is reported, and the row applies."""
    reasons: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for requirement in requirements.values():
        if (bar := out_of_span(requirement.validity, scope.config)) is not None:
            reasons[requirement.id] = bar
        elif requirement.applies is not None:
            match holds(requirement.applies, scope):
                case True:
                    continue
                case False:
                    reasons[requirement.id] = f"its condition is not met ({because(requirement.applies, scope)})"
                case Unknown(key):
                    reasons[requirement.id] = f"the config does not give {key}"
                case wrong:
                    problems.append(wrong.problem)
    return reasons, tuple(problems)
