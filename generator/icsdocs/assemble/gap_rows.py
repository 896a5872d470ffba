"""Knows the rows of a document's list of gaps: one for each, and one for all that ask the same of several things."""

from collections.abc import Iterator

from icsdocs import document as doc
from icsdocs.assemble.formats import printed as in_print
from icsdocs.assemble.reference_rows import WORD
from icsdocs.config import Config, Value
from icsdocs.frozen import changed, frozen
from icsdocs.walk import plain

# The columns of a list of gaps; a short one leaves out who owns a point and by when it is due.
COLUMNS = ("number", "question", "owner", "due", "place")
# The letters that the answers to choose from may take in a list of gaps; more would hide the question.
MOST_ANSWERS = 240
# So many numbers in a row are told by the first and the last.
LEAST_RANGE = 3


@frozen
class GapPlace:
    """A gap and the words that tell a reader where it first is."""

    gap: doc.Gap
    where: tuple[doc.Inline, ...]


def gap_rows(table: doc.Table, places: tuple[GapPlace, ...], config: Config) -> Iterator[doc.Row]:
    """The rows of the list, each where its first gap has its number; questions that differ only in the thing that they
    are asked about are one row, which names each thing with the number of its gap."""
    groups: dict[object, list[GapPlace]] = {}
    for place in places:
        groups.setdefault(_asked(place.gap, config), []).append(place)
    for group in groups.values():
        yield _row(table, group, config)


def _asked(gap: doc.Gap, config: Config) -> object:
    if not gap.about:
        return gap.key
    looked_after = tuple(plain(_open_fact(config, gap.key, name)) for name in ("owner", "due"))
    return _kind(gap.key, config), _question(gap), looked_after


def _kind(key: str, config: Config) -> tuple[str, ...]:
    """A config path without the keys of things."""
    names = tuple(key.split("."))
    above = (config.facts.shape.at(names[:length]) for length in range(len(names)))
    return tuple("" if field and field.kind == "things" else name for field, name in zip(above, names, strict=True))


def _question(gap: doc.Gap) -> str:
    return gap.question.removeprefix(f"{gap.about}: ")


def _row(table: doc.Table, group: list[GapPlace], config: Config) -> doc.Row:
    gap, width = group[0].gap, len(table.header.cells)

    def text(words: str) -> tuple[doc.Inline, ...]:
        return (doc.Text(words, gap.origin),) if words else ()

    asked = f"{gap.question}{_answers(gap, config)}"
    if len(group) > 1:
        things = "; ".join(f"{place.gap.about} ({place.gap.number})" for place in group)
        asked = f"{_question(gap)}{_answers(gap, config)} About: {things}."
    cells = [text(_numbers([place.gap.number for place in group])), text(asked)]
    if width == len(COLUMNS):
        cells += [_open_fact(config, gap.key, name) for name in ("owner", "due")]
    return doc.Row(f"{table.address}.{gap.number}", (*cells, tuple(_where(group))), gap.origin)


def _numbers(numbers: list[int]) -> str:
    """“18, 22, 26” or “27 to 35, 40”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]} to {run[-1]}" if len(run) >= LEAST_RANGE else ", ".join(map(str, run)) for run in runs)
    return ", ".join(told)


def _where(group: list[GapPlace]) -> Iterator[doc.Inline]:
    """Each place once; those that are cited alike share the word for them: paragraphs 3.1, 3.2 and 4.1."""
    places = list({plain(place.where): place.where for place in group}.values())
    words = [_shared_word(where) for where in places]
    for number, (where, word) in enumerate(zip(places, words, strict=True)):
        if number:
            yield doc.Text(" and " if number + 1 == len(places) else ", ", group[0].gap.origin)
        if word and word in words[number - 1 : number]:
            yield changed(where[0], before="")
        elif word and word in words[number + 1 : number + 2]:
            yield changed(where[0], before=f"{word.rstrip()}s ")
        else:
            yield from where


def _shared_word(where: tuple[doc.Inline, ...]) -> str:
    """The word before the number of a place, if other places of its kind may share it."""
    match where:
        case (doc.Reference(before, _, ""),) if WORD.fullmatch(before):
            return before
        case _:
            return ""


def _answers(gap: doc.Gap, config: Config) -> str:
    """What may be answered, in the words that would be printed, where the fact is a choice and there is room."""
    field = config.facts.shape.at(tuple(gap.key.split(".")))
    is_choice = field and field.kind != "text" and gap.question.endswith("?")
    words = list(dict.fromkeys(field.choices.values())) if is_choice else []
    told = f" One of: {'; '.join(words)}." if words else ""
    return told if len(told) <= MOST_ANSWERS else ""


def _open_fact(config: Config, key: str, name: str) -> tuple[doc.Inline, ...]:
    point = config.open_point(key)
    fact = point.facts.get(name) if point else None
    if not isinstance(fact, Value):
        return ()
    return (doc.Value(in_print(fact.value), fact.key, fact.span, fact.span),)
