"""Knows how the source of a requirement reads on a document's day, when parts of it may have been still to come."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from icsdocs import rules
from icsdocs.check.citations import CitationTable
from icsdocs.check.citing import citations_in
from icsdocs.check.finding import Finding
from icsdocs.config import Config
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import changed, frozen
from icsdocs.library import Library

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DATED = re.compile(rf"(?:(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) )?\b((?:19|20)\d\d)\b")


@frozen
class Day:
    """What may be cited on a config's day, and the edition's name for law that is still to come (none in an edition of
    the law itself)."""

    as_at: date
    table: CitationTable
    to_come: str

    def source(self, source: str) -> str:
        """A source as a document of the day may print it. Its parts stand between semicolons: law that was still to
        come goes by the edition's name for it, and what was not written yet is left out where another part remains."""
        parts = [self.to_come if self.to_come and self._is_early(part) else part for part in source.split("; ")]
        written = [part for part in parts if part == self.to_come or not _later(part, self.as_at)]
        return "; ".join(dict.fromkeys(written or parts))

    def _is_early(self, part: str) -> bool:
        cited = citations_in(part, self.table.names, (), is_source=True)
        found = (citation for one in cited for citation in self.table.found(one))
        return any(citation.since is not None and self.as_at < citation.since for citation in found)


def with_sources_of_the_day(findings: Iterable[Finding], config: Config, library: Library) -> tuple[Finding, ...]:
    """The findings with the sources of their requirements as a document of the config's day may print them."""
    day = _day(config, library)
    return tuple(
        changed(one, requirement=changed(one.requirement, source=day.source(one.requirement.source)))
        for one in findings
    )


def later_sources(config: Config, library: Library) -> Iterator[Diagnostic]:
    """A remark for each requirement that holds on the config's day and whose source is of a later day."""
    day = _day(config, library)
    for row in library.requirements.values():
        if not row.validity.holds(config.edition, day.as_at):
            continue
        printed = day.source(row.on(config.edition, day.as_at).source)
        if printed != day.to_come and _later(printed, day.as_at):
            message = f"The source of “{row.id}” is later than {day.as_at.isoformat()}: {printed}"
            yield Diagnostic(rules.LATER_SOURCE, message, row.span)


def _day(config: Config, library: Library) -> Day:
    edition = library.editions[config.edition]
    named = (d.text for d in edition.terms.get("legislation", ()) if d.validity.holds(config.edition, config.as_at))
    words = next(named, "") if edition.cited_as_proposed else ""
    table = CitationTable(tuple(library.citations.values()))
    return Day(config.as_at, table, words[:1].upper() + words[1:])


def _later(words: str, as_at: date) -> bool:
    """Whether words name a day, a month or a year that begins after another day."""
    return any(_first_day(found) > as_at for found in _DATED.finditer(words))


def _first_day(found: re.Match[str]) -> date:
    """The day that words name, or the first of their month or year. A number that the month has not is no day."""
    year, month = int(found[3]), _MONTHS.index(found[2]) + 1 if found[2] else 1
    day = int(found[1] or 1)
    return date(year, month, day if 1 <= day <= monthrange(year, month)[1] else 1)
