"""Knows how a clause and a rule are shown to whoever asks for one by its name."""

from collections.abc import Iterator, Mapping

from icsdocs import rules as table
from icsdocs.diagnostics import Rule
from icsdocs.library import Clause, Library
from icsdocs.source import Source


def card(clause: Clause, library: Library, sources: Mapping[str, Source]) -> str:
    """A clause as a reviewer wants it: its facts, the documents that place it, and its words as drafted."""
    rows = [(label, words) for label, words in _facts(clause, library) if words]
    margin = max(len(label) for label, _ in rows) + 2
    facts = "\n".join(f"{label:<{margin}}{words}" for label, words in rows)
    return f"{clause.title}\n\n{facts}\n\n{_drafted(sources[clause.span.file])}"


def _facts(clause: Clause, library: Library) -> Iterator[tuple[str, str]]:
    yield "Id", clause.id
    yield "File", clause.span.file
    yield "Status", clause.status
    yield "Source", clause.source
    for requirement in clause.meets:
        known = library.requirements.get(requirement)
        yield "Meets", f"{requirement}: {known.rule}" if known else requirement
    yield "Editions", ", ".join(clause.editions) or "all"
    yield "In force", _force(clause)
    if clause.alternative:
        yield "Alternative", f"{clause.alternative.group} ({clause.alternative.mode} per {clause.alternative.scope})"
    yield "Placed in", ", ".join(_documents(clause.id, library)) or "no document"
    yield "Digest", clause.digest


def _force(clause: Clause) -> str:
    since = f"from {clause.since}" if clause.since else ""
    until = f"until {clause.until}" if clause.until else ""
    return f"{since} {until}".strip()


def _documents(clause: str, library: Library) -> Iterator[str]:
    for outline in library.outlines:
        if any(entry.clause == clause for entry in outline.entries):
            yield outline.id


def _drafted(source: Source) -> str:
    """The words below the header."""
    lines = source.lines
    body = lines[lines.index("---", 1) + 1 :] if "---" in lines[1:] else lines
    return "\n".join(body).strip()


def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the table."""
    return {rule.code: rule for rule in vars(table).values() if isinstance(rule, Rule)}


def rule_list(known: Mapping[str, Rule]) -> str:
    """One line for each rule."""
    return "\n".join(f"{rule.code}  {rule.says}" for rule in known.values())


def explanation(rule: Rule) -> str:
    """What a rule says, why, and an example of each kind."""
    parts = [f"{rule.code} ({rule.severity})  {rule.says}", rule.why]
    parts += [
        f"{title}:\n{_indented(words)}" for title, words in (("Wrong", rule.wrong), ("Right", rule.right)) if words
    ]
    return "\n\n".join(part for part in parts if part)


def _indented(words: str) -> str:
    return "\n".join(f"    {line}" for line in words.split("\n"))
