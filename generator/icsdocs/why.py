"""Knows why a passage of a document is there: its clause, what decided that it is printed, and whose values it prints.

All of it is read from the finished tree, which travels in each Word file, so a document that was sent out long ago can
be asked too. A project at hand only adds what a requirement says and whether the clause has changed since.
"""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from icsdocs.document import Clause, Decisive, Gap, Ground, Paragraph, Row, Table, Term, Text, Value
from icsdocs.library import Clause as Drafted
from icsdocs.library import Definition, Library
from icsdocs.passages import Edited, Passage, passages
from icsdocs.report import shown
from icsdocs.show import record, taken_over
from icsdocs.source import Span
from icsdocs.walk import inlines_of, normalised

LONGEST_VALUE = 70
MARGIN = 13


# --- telling why -----------------------------------------------------------------------------------------------------


def told(
    passage: Passage, library: Library, *, sent: bool, own: bool, facts: Sequence[str] = ()
) -> Iterator[tuple[str, str]]:
    """What is known of a passage, as rows of a label and words. Of a document that was `sent` out it is told whether
    the clause has changed since, and what `facts` says of the facts behind it; `own` says whether the library is the
    project's, so that a clause may have gone."""
    number = f" {passage.number}" if passage.number else ""
    yield "Document", f"{passage.document.id}{number}: {passage.document.title}"
    if passage.under:
        yield "Under", " > ".join(passage.under)
    yield "Words", passage.text
    yield from (("Edited", says) for says in _edited(passage))
    if passage.edited and passage.edited.how == "added":
        return
    yield from _source(passage, library)
    since = filter(None, (_since(passage, library, own), *facts)) if sent else ()
    yield from (("" if number else "Since then", says) for number, says in enumerate(since))
    for ground in passage.grounds:
        yield from _ground(ground)
    yield from _values(passage)
    if passage.clause is not None:
        yield from _authority(passage.clause, library)


def _edited(passage: Passage) -> Iterator[str]:
    """How a passage of a file that was edited departs from what icsdocs wrote; nothing where it does not."""
    match passage.edited:
        case None:
            return
        case Edited(how="added"):
            yield "icsdocs did not write these words: somebody added them to the file, and no clause says them."
            return
        case Edited(how="taken out"):
            yield "somebody took these words out of the file; what follows is about what icsdocs wrote."
            return
        case Edited(how="copied"):
            first = f"icsdocs wrote them in {_first_place(passage)}"
            yield f"somebody put these words here. {first}: what follows is about that."
            return
        case Edited(number=number, how=how, behind=behind):
            if how == "moved":
                yield f"somebody moved it. icsdocs wrote it {f'behind “{_cut(behind)}”' if behind else 'as the first'}."
            if passage.is_reworded:
                yield f"somebody changed these words in the file. icsdocs wrote: “{passage.first_text}”"
            if number != passage.first_number:
                yield f"icsdocs wrote it as {passage.first_number or 'a passage without a number'}."


def _first_place(passage: Passage) -> str:
    place = passage.first_number or passage.near
    words = f"“{_cut(passage.first_text)}”"
    return f"{place}, {words}" if place else words


def _source(passage: Passage, library: Library) -> Iterator[tuple[str, str]]:
    place = f"{passage.block.origin.file}:{passage.block.origin.line}"
    clause = passage.clause
    if clause is None:
        yield "Drafted", f"{place} ({_made(passage)})"
        if passage.table is not None and passage.table.lists == "definitions":
            yield from _used(passage)
        return
    yield "Clause", f"{clause.clause}: {clause.title} ({clause.status})"
    yield "Drafted", " and ".join((place, *_joined(passage.block)))
    yield from _own_wording(clause, library)


def _joined(block: Paragraph | Row) -> Iterator[str]:
    """The line of a list item that ends the sentence of the paragraph over it, drafted below that; else none."""
    drafted = block.origin
    origins = [inline.origin for inline in inlines_of(block) if isinstance(inline, Text)]
    below = [one.line for one in origins if one.file == drafted.file and one.line > drafted.end_line]
    if below and isinstance(block, Paragraph):
        yield f"{drafted.file}:{min(below)}"


def _own_wording(clause: Clause, library: Library) -> Iterator[tuple[str, str]]:
    """That the words are a system's own, and why, as far as the library at hand has them still."""
    if not clause.origin.file.startswith("clauses/local/"):
        return
    replaced = library.clauses.get(clause.clause)
    how = f"in place of the library's ({replaced.span.file})" if replaced else "in a clause that it added"
    yield "Departure", f"the system's own words, {how}"
    drafted = library.local.get(clause.clause)
    if drafted is not None and drafted.departure and drafted.digest == clause.digest:
        yield "Reason", drafted.departure.reason


def _made(passage: Passage) -> str:
    match passage:
        case Passage(table=Table(lists="definitions")):
            return "a definition"
        case Passage(table=Table(lists=kind)) if kind:
            return f"icsdocs makes this list of {kind}"
        case Passage(sections=()):
            return "the cover"
        case _:
            return "the outline"


def _used(passage: Passage) -> Iterator[tuple[str, str]]:
    term = passage.block.address.rpartition(".")[2]
    for other in passages(passage.document):
        is_used = any(isinstance(inline, Term) and inline.term == term for inline in inlines_of(other.block))
        if is_used and other.table is not passage.table:
            yield "Because", f"the document uses the term, first in {other.place} ({_place(other.block.origin)})"
            return


def _since(passage: Passage, library: Library, own: bool) -> str:
    """Whether what a passage came from has changed since; empty for what comes from no clause and no definition."""
    clause, row = passage.clause, passage.block
    if clause is not None:
        now = library.local.get(clause.clause) or library.clauses.get(clause.clause)
        return _changed("clause", clause.digest, (now,) if now else (), own) + _changed_header(clause, now)
    if isinstance(row, Row) and row.digest:
        id_ = row.address.rpartition(".")[2]
        return _changed("definition", row.digest, [one for one in library.definitions if one.id == id_], own)
    return ""


def _changed(kind: str, digest: str, now: Sequence[Drafted | Definition], own: bool) -> str:
    if not now:
        return f"the project has no such {kind} any more" if own else f"the library has no such {kind}"
    if digest in [one.digest for one in now]:
        return f"the {kind} has not changed"
    return f"the {kind} has changed: this is {digest[:8]}, and now it is {now[0].digest[:8]}"


def _changed_header(clause: Clause, now: Drafted | None) -> str:
    """What the header says otherwise now of a clause whose words stand; empty for nothing."""
    if now is None or now.digest != clause.digest:
        return ""
    before, after = (clause.source, ", ".join(clause.meets)), (now.source, ", ".join(now.meets))
    told = zip(("source", "meets"), before, after, strict=True)
    changes = [f"“{key}” was “{was}” and is now “{is_now}”" for key, was, is_now in told if was != is_now]
    return f" in its words, but {'; '.join(changes)}" if changes else ""


def _ground(ground: Ground) -> Iterator[tuple[str, str]]:
    labels = {
        "condition": "Because", "repetition": "Repeated", "alternative": "Alternative", "included": "Included",
    }  # fmt: skip
    yield labels[ground.kind], f"{ground.says} ({_place(ground.origin)})"
    for fact in ground.facts:
        yield "", _fact(fact, ground)


def _fact(fact: Decisive, ground: Ground) -> str:
    if ground.kind == "alternative":
        return f"not {fact.key} ({_place(fact.origin)}): {fact.says}"
    return f"{fact.key} is {_cut(fact.says)} ({_place(fact.origin)})"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_VALUE else f"{words[:LONGEST_VALUE]}…"


def _values(passage: Passage) -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for inline in inlines_of(passage.block):
        match inline:
            case Value(text, key, origin) if (key, text) not in seen and normalised(text) in passage.text:
                seen.add((key, text))
                yield "Value", f"“{_cut(text)}” is {key} ({_place(origin)})"
            case Gap(text, _, key, question) if (key, "") not in seen and normalised(text) in passage.text:
                seen.add((key, ""))
                yield "Open", f"{key} is not known: {question}"


def _authority(clause: Clause, library: Library) -> Iterator[tuple[str, str]]:
    drafted = library.local.get(clause.clause) or library.clauses.get(clause.clause)
    of_whom = {key: taken_over(drafted, key, library) if drafted else "" for key in ("meets", "source")}
    for id_ in clause.meets:
        known = library.requirements.get(id_)
        yield "Claims", (f"{id_}: {known.rule} [{known.source}]" if known else id_) + of_whom["meets"]
    if clause.source:
        yield "Source", clause.source + of_whom["source"]
    if drafted is not None and drafted.digest == clause.digest:
        yield from ((label, words) for label, words in record(drafted) if words)


def _place(span: Span) -> str:
    return f"{span.file}:{span.line}"


def rows(pairs: Iterable[tuple[str, str]], width: int) -> str:
    """Rows of a label and words, for a terminal of so many columns; a row without a label belongs to the one before."""
    lines = []
    for label, words in pairs:
        indent = " " * (MARGIN if label else MARGIN + 2)
        first = f"{label:<{MARGIN}}" if label else indent
        lines += wrap(
            shown(words), max(width, 40), initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
        )
    return "\n".join(lines)
