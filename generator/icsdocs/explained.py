"""Knows what is told of a rule beside its row in the table: why it matters, and an example of each kind.

Each rule has a file `examples/CODE.case`: first why it matters, with the statute or guidance where there is one; then
`-- wrong: FILE --` and `-- right: FILE --` with what the file would say, and `-- both: FILE --` with what stands beside
them in both. A section without a file tells a situation in words. The tests put each example into a small project
(tests/example_project.py): the wrong one must give the code, the right one must not.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

from icsdocs import rules as table
from icsdocs.check import between_rules, drafting_rules, sense_rules
from icsdocs.check.known import WHITE_PAPER
from icsdocs.check.sense_footing import OF_LAW
from icsdocs.diagnostics import Rule
from icsdocs.frozen import frozen

EXAMPLES = Path(__file__).parent / "examples"
_SECTION = re.compile(r"^-- (?P<kind>wrong|right|both)(?:: (?P<file>[^\s]+)(?P<whole> \(whole\))?)? --\n", re.MULTILINE)


@frozen
class Example:
    """What one file says, or without a `file` a situation; a `whole` file gets no header or frame from the tests."""

    kind: str
    file: str
    words: str
    whole: bool


@frozen
class Explanation:
    """Why a rule matters, and its examples in the order told."""

    why: str
    examples: tuple[Example, ...]

    def of(self, *kinds: str) -> tuple[Example, ...]:
        """The examples of some kinds: wrong, right, both."""
        return tuple(example for example in self.examples if example.kind in kinds)


def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the tables."""
    tables = (table, drafting_rules, sense_rules, between_rules)
    found = (value for module in tables for value in vars(module).values())
    return {rule.code: rule for rule in found if isinstance(rule, Rule)}


def before_the_law(rule: Rule) -> str:
    """How grave a breach is where the law that the rule stands for was still to come; empty where that is no matter."""
    return f"In a config of {WHITE_PAPER} it is only a warning: none of this was law yet." if rule in OF_LAW else ""


def explained(code: str) -> Explanation:
    """The explanation of a rule; every rule has one, which a test holds."""
    text = (EXAMPLES / f"{code}.case").read_text(encoding="utf-8")
    sections = list(_SECTION.finditer(text))
    ends = [*(section.start() for section in sections[1:]), len(text)]
    examples = (
        Example(section["kind"], section["file"] or "", text[section.end() : end].strip("\n"), bool(section["whole"]))
        for section, end in zip(sections, ends, strict=True)
    )
    return Explanation(" ".join(text[: sections[0].start()].split()), tuple(examples))


def told(rule: Rule, width: int) -> str:
    """What a rule says, why, and an example of each kind, for a terminal of so many columns."""
    explanation = explained(rule.code)
    heading = wrap(f"{rule.code} ({rule.severity})  {rule.says}", width)
    why = wrap(explanation.why, width, break_on_hyphens=False)
    early = wrap(before_the_law(rule), width)
    parts = ["\n".join(heading), *filter(None, ("\n".join(why), "\n".join(early))), *titled(explanation.examples)]
    return "\n\n".join(parts)


def titled(examples: Iterable[Example]) -> Iterator[str]:
    """Each example with a line that says what it is, those that stand beside both first."""
    ordered = sorted(examples, key=lambda example: ("both", "wrong", "right").index(example.kind))
    for example in ordered:
        words = "\n".join(f"    {line}".rstrip() for line in example.words.split("\n"))
        yield f"{title(example)}\n{words}"


def title(example: Example) -> str:
    """The line above an example: "Wrong, in clauses/quorum.md:"."""
    kinds = {"both": "Beside both", "wrong": "Wrong", "right": "Right"}
    return f"{kinds[example.kind]}{f', in {example.file}' if example.file else ''}:"


def rule_list() -> str:
    """One line for each rule."""
    return "\n".join(f"{rule.code}  {rule.says}" for rule in all_rules().values())
