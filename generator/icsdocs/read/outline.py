"""Knows an outline file: a document type's titles, cover, levels and places, as data."""

import re
from collections.abc import Iterator
from typing import get_args

from icsdocs import rules
from icsdocs.diagnostics import Diagnostic
from icsdocs.frozen import changed
from icsdocs.library import GENERATED, SHOWN, CoverLine, Entry, Level, NumberFormat, Outline
from icsdocs.read.drafting import silence_of
from icsdocs.read.header import ID
from icsdocs.read.shape import Taker
from icsdocs.read.toml import read_toml
from icsdocs.source import Source, Span
from icsdocs.validity import Validity

DEEPEST = 9
PICTURE = "picture"
# How many columns the tables have that the compiler makes.
COLUMNS = {
    "gaps": (3, 5), "definitions": (2,), "documents": (2,), "coverage": (4,), "coverage-by-document": (4,),
    "coverage-unmet": (3,),
}  # fmt: skip


def read_outline(source: Source) -> tuple[Outline | None, tuple[Diagnostic, ...]]:
    """One `templates/<document>/outline.toml`; the document's id is its folder."""
    table, found = read_toml(source)
    if table is None:
        return None, found
    problems = list(found)
    top = Taker(source, table, problems).known(
        "title", "subject", "cite", "running", "status", "status_final", "watermark", "editions", "each", "order",
        "cover", "level", "entry", "silence", "about",
    )  # fmt: skip
    top.text("title", needed=True)
    problems.extend(_bad_name(source.name.split("/")[-2], table.span))
    levels = _levels(source, top, problems)
    outline = Outline(
        id=source.name.split("/")[-2],
        title=top.parts("title"),
        subject=top.parts("subject"),
        cite=top.parts("cite"),
        running=top.parts("running"),
        status=top.parts("status"),
        status_final=top.parts("status_final"),
        watermark=top.text("watermark"),
        validity=Validity(top.texts("editions")),
        each=top.repeat("each"),
        order=top.whole("order", 100),
        cover=tuple(_cover_line(Taker(source, t, problems)) for t in top.tables("cover")),
        levels=levels,
        entries=_entries(source, top, problems),
        span=table.span,
        silence=silence_of(top),
        about=top.text("about"),
    )
    if not outline.entries:
        hint = "Give it a [[level]] and an [[entry]] for each heading and clause."
        problems.append(Diagnostic(rules.NO_ENTRIES, f"The document “{outline.id}” has no entries", outline.span, hint))
    return outline, tuple(problems)


# Windows takes these for devices, whatever ending stands behind them.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def _bad_name(folder: str, span: Span) -> Iterator[Diagnostic]:
    """A diagnostic if a document's folder has a name that not every system can give a file."""
    if not ID.fullmatch(folder) or folder in _DEVICES:
        hint = "Use small letters, digits and single hyphens, and no name of a device such as con or aux."
        yield Diagnostic(rules.BAD_DATA, f"A document's files cannot be called “{folder}”", span, hint)


def _cover_line(taker: Taker) -> CoverLine:
    taker.known("style", "label", "text", "when")
    taker.text("text", needed=True)
    return CoverLine(
        style=taker.text("style") or "Cover Line",
        label=taker.text("label"),
        parts=taker.parts("text"),
        when=taker.expression("when"),
        span=taker.table.span,
    )


def _levels(source: Source, top: Taker, problems: list[Diagnostic]) -> tuple[Level, ...]:
    levels: list[Level] = []
    deepest: dict[str, int] = {}
    for table in top.tables("level"):
        taker = Taker(source, table, problems).known("series", "depth", "label", "format", "cite", "style")
        series = taker.text("series") or "body"
        depth = taker.whole("depth", deepest.get(series, 0) + 1)
        if (series in deepest and depth != deepest[series] + 1) or not 1 <= depth <= DEEPEST:
            message = (
                f"The levels of the series “{series}” must follow each other, one deeper each, from 1 to {DEEPEST}"
            )
            problems.append(Diagnostic(rules.BAD_DATA, message, taker.span("depth")))
        deepest[series] = depth
        own = [level for level in levels if level.series == series]
        shown = {int(n) for n in re.findall(r"%(\d)", taker.text("label"))}
        if any(n > len(own) + 1 or (n <= len(own) and not own[n - 1].label) for n in shown) or (
            taker.text("label") and len(own) + 1 not in shown
        ):
            message = (
                f"“{taker.text('label')}” must show its own level, %{len(own) + 1}, and otherwise only levels above "
                "it that have a label"
            )
            problems.append(Diagnostic(rules.BAD_DATA, message, taker.span("label")))
        levels.append(
            Level(
                series=series,
                depth=depth,
                label=taker.text("label"),
                format=taker.choice("format", get_args(NumberFormat)),  # type: ignore[arg-type]
                cite=taker.text("cite") or "{label}",
                style=taker.text("style") or "Body Text",
                span=table.span,
            )
        )
    return tuple(levels)


def _entries(source: Source, top: Taker, problems: list[Diagnostic]) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    taken: set[str] = set()
    for table in top.tables("entry"):
        entry = _entry(Taker(source, table, problems), problems)
        above = entries[-1].depth if entries else 0
        if entry.id and entry.id in taken:
            problems.append(Diagnostic(rules.DUPLICATE_ID, f"“{entry.id}” is used twice in this outline", entry.span))
        if entry.depth > above + 1 and entry.depth > 1:
            message = (
                f"This entry is at level {entry.depth}, and the entry above it at level {above}: a level is missing "
                "between them"
            )
            problems.append(Diagnostic(rules.BAD_DATA, message, table.span))
        made = next((e for e in reversed(entries) if e.depth < entry.depth), None)
        if made and (made.generated or made.shows):
            message = f"This entry is not printed: nothing can stand below part = \"{made.generated or PICTURE}\""
            hint = f"Give it level = {made.depth}, or place it before that part."
            problems.append(Diagnostic(rules.BAD_DATA, message, entry.span, hint))
        taken |= {entry.id, entry.clause}
        entries.append(entry)
    return _with_ids(entries)


def _columns(generated: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """The headings of a table that the compiler makes: where there are too few or too many, as many as it needs, so
    that a draft has its list all the same."""
    wanted = COLUMNS.get(generated, (len(given),))
    if len(given) in wanted:
        return given
    return tuple(given[at] if at < len(given) else f"Column {at + 1}" for at in range(wanted[0]))


def _entry(taker: Taker, problems: list[Diagnostic]) -> Entry:
    taker.known("id", "level", "series", "title", "clause", "part", "columns", "shows", "of", "when", "each")
    generated = taker.text("part")
    if generated and generated not in (*GENERATED, PICTURE):
        message = f"“part” is one of {', '.join((*GENERATED, PICTURE))}"
        problems.append(Diagnostic(rules.BAD_DATA, message, taker.span("part")))
    problems += _picture_faults(taker, generated)
    if sum(bool(taker.text(key)) for key in ("title", "clause")) != 1 and not generated:
        problems.append(Diagnostic(rules.BAD_DATA, "An entry has a “title”, a “clause” or a “part”", taker.table.span))
    if generated in COLUMNS and len(taker.texts("columns")) not in COLUMNS[generated]:
        wanted = " or ".join(map(str, COLUMNS[generated]))
        message = f"A part that lists {generated} needs {wanted} texts in “columns”, the headings of its table"
        problems.append(Diagnostic(rules.BAD_DATA, message, taker.span("columns")))
    if taker.text("id") and not ID.fullmatch(taker.text("id")):
        problems.append(
            Diagnostic(rules.BAD_DATA, "An id has small letters, digits and single hyphens", taker.span("id"))
        )
    return Entry(
        id=taker.text("id"),
        depth=min(max(taker.whole("level"), 1), DEEPEST),
        series=taker.text("series") or "body",
        title=taker.parts("title"),
        clause=taker.text("clause"),
        generated="" if generated == PICTURE else generated,
        columns=_columns(generated, taker.texts("columns")),
        when=taker.expression("when"),
        each=taker.repeat("each"),
        span=taker.span("clause") if taker.text("clause") else taker.table.span,
        shows=taker.text("shows") if generated == PICTURE else "",
        of=taker.text("of"),
    )


def _picture_faults(taker: Taker, part: str) -> Iterator[Diagnostic]:
    shows, of = taker.text("shows"), taker.text("of")
    if part != PICTURE and (shows or of):
        message = f"“{'shows' if shows else 'of'}” is for a picture: part = \"{PICTURE}\""
        yield Diagnostic(rules.BAD_DATA, message, taker.span("shows" if shows else "of"))
    elif part == PICTURE and shows not in SHOWN:
        yield Diagnostic(rules.BAD_DATA, f"A picture “shows” one of {', '.join(SHOWN)}", taker.span("shows"))
    elif part == PICTURE and not taker.text("title"):
        yield Diagnostic(rules.BAD_DATA, "A picture needs a “title”, the words over it", taker.table.span)
    elif part == PICTURE and (shows == "decisions") != bool(of):
        message = "A picture of decisions, and no other, says in “of” which clause has the table that it draws"
        yield Diagnostic(rules.BAD_DATA, message, taker.span("of" if of else "shows"))


def _with_ids(entries: list[Entry]) -> tuple[Entry, ...]:
    """Headings without an id get one from their title's words, so that an address does not hang on their number."""
    taken: set[str] = {entry.id or entry.clause for entry in entries}
    named: list[Entry] = []
    counted: dict[str, int] = {}
    for entry in entries:
        if entry.id or (entry.clause and not entry.shows):
            named.append(entry)
            continue
        words = "".join(getattr(part, "text", "") for part in entry.title) or entry.generated
        stem = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in words.lower()).split()) or "heading"
        first = id_ = f"s-{stem[:40].rstrip('-')}"
        while id_ in taken:
            counted[first] = counted.get(first, 1) + 1
            id_ = f"{first}-{counted[first]}"
        taken.add(id_)
        named.append(changed(entry, id=id_))
    return tuple(named)

