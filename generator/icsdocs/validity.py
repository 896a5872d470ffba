"""Knows in which editions and on which days something holds."""

from datetime import date

from icsdocs.frozen import frozen


@frozen
class Validity:
    """The editions (all of them where none is named) and the days in which something holds; both ends are inclusive,
    and an open end is None."""

    editions: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def is_of(self, edition: str) -> bool:
        return not self.editions or edition in self.editions

    def holds(self, edition: str, first: date, last: date | None = None) -> bool:
        """Whether it holds in an edition on a day, or on some day between two."""
        begun = self.since is None or self.since <= (last or first)
        return self.is_of(edition) and begun and (self.until is None or first <= self.until)


ALWAYS = Validity()
