"""Knows how wide the columns of a table should be, from the words in them, so that no word is broken that fits."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from icsdocs.document import Table
from icsdocs.frozen import frozen
from icsdocs.walk import normalised, plain, stands_for_row

# The widths of bold Arial in thousandths of its size; plain words and most other typefaces of documents take less.
WIDTHS = MappingProxyType(
    {
        letter: width
        for width, letters in (
            (278, " ,./I\\ijl'|\u2019\u2018"),
            (333, "!()-:;[]`ft"),
            (389, "*r{}"),
            (500, 'z"\u201c\u201d'),
            (556, "#$0123456789J_aceksvxy\u2013"),
            (611, "?FLTZbdghnopqu+<=>^~"),
            (667, "EPSVXY"),
            (722, "&ABCDHKNRU"),
            (778, "GOQw"),
            (889, "%mM"),
            (975, "@W"),
        )
        for letter in letters
    }
)
OTHER = 1000

# What other typefaces and rounding may need beyond that.
SLACK = 1.06

# In thousandths of the size: up to here a text should stand on one line.
SHORT = 9_000
# A column of nothing but numbers should not be as wide: eight of them stand on two lines.
NUMBERS_SHORT = 6_700
EAGER = 0.75

# Room to write by hand, in twentieths of a point: 45 mm for a signature, 26 mm for a day; a line of 13 mm.
SIGNATURE, DAY, SIGNED_ROW = 2551, 1474, 737

# Lines of a table's letters: a row of more is taller than half a page, and may be split over two.
MOST_LINES = 24

# From a page's width down to less than a twentieth of a point.
HALVINGS = 24

# What should not be broken, whatever stands beside it: a day, the number of a paragraph with the word before it.
UNBROKEN = re.compile(
    r"\b(?:\d{1,2} [A-Z][a-z]{2,8} \d{4}"
    r"|(?:Standing Orders?|[Pp]aragraphs?|[Cc]lauses?|[Ss]ections?) [A-Z]{0,2}\d+(?:\.\d+)*)\b,?"
)

NUMBERS = re.compile(r"\d+(?:(?:, | to )\d+)*")


@frozen
class Measure:
    """The width of the text and the free width of a cell in twentieths of a point, the size of a table's letters in
    points; by itself that of the house style that comes with icsdocs."""

    width: int = 9184
    padding: int = 200
    size: float = 9.5


def column_widths(table: Table, measure: Measure) -> tuple[int, ...]:
    """The width of each column in twentieths of a point, together that of the text: first room for its longest word
    or for who fills it in later, then for days, references and short texts on one line, then by how long its texts
    are. Where not even the longest words find room, the widest columns give way."""
    width, padding = measure.width, measure.padding
    rows = (table.header, *(row for row in table.rows if not stands_for_row(row)))
    columns = tuple(zip(*(row.cells for row in rows), strict=True))
    texts = [[normalised(plain(cell)) for cell in column] for column in columns]
    unit = measure.size * 20 / 1000 * SLACK
    blank = _blank(table)
    least = tuple(
        padding + max(_up(unit * max(map(_longest_word, column))), _room(column[0]) * (at in blank))
        for at, column in enumerate(texts)
    )
    if sum(least) > width:
        return _capped(width, least)
    longest = [padding + _up(unit * max(map(letters_width, column))) for column in texts]
    short, numbers = (padding + _up(unit * one) for one in (SHORT, NUMBERS_SHORT))
    unbroken = [padding + _up(unit * max(map(_longest_unbroken, column))) for column in texts]
    on_a_line = [
        min(one, numbers) if _is_of_numbers(column) else one if one <= short else 0
        for one, column in zip(longest, texts, strict=True)
    ]
    some = _grown(_grown(least, unbroken, width), on_a_line, width)
    widths = _levelled(some, longest, [_usual(column) ** EAGER for column in texts], width)
    spare = _shared(width - sum(widths), [round(one**0.5) for one in widths])
    return tuple(now + more for now, more in zip(widths, spare, strict=True))


def is_tall(texts: Sequence[str], widths: Sequence[float], measure: Measure) -> bool:
    """Whether a row of such texts, in columns of such widths (in twentieths of a point), may be split over two pages:
    it is taller than half of one."""
    unit = measure.size * 20 / 1000
    cells = zip(texts, widths, strict=True)
    return any(letters_width(text) * unit > MOST_LINES * (width - measure.padding) for text, width in cells)


def is_signed(table: Table) -> bool:
    """Whether a drafter's table is to be signed: its rows are tall enough for a hand."""
    return any(_is_signature(plain(table.header.cells[at])) for at in _blank(table))


def _blank(table: Table) -> frozenset[int]:
    """The columns of a drafter's table in which no row says anything: somebody fills them in later."""
    rows = [row for row in table.rows if not stands_for_row(row)]
    if table.lists or not rows:
        return frozenset()
    return frozenset(at for at in range(len(table.header.cells)) if not any(plain(row.cells[at]) for row in rows))


def _is_signature(head: str) -> bool:
    return normalised(head).casefold().startswith("sign")


def _is_of_numbers(column: list[str]) -> bool:
    """Whether a column under its head has rows of numbers alone: each on a line of its own reads badly."""
    return all(NUMBERS.fullmatch(text) for text in column[1:])


def _grown(widths: tuple[int, ...], goals: list[int], width: int) -> tuple[int, ...]:
    """Some widths grown towards their goals as far as there is room; who lacks more gets more, but less than in
    proportion, because a long text is read in lines anyway."""
    wishes = [max(0, goal - now) for now, goal in zip(widths, goals, strict=True)]
    room = width - sum(widths)
    given = wishes if sum(wishes) <= room else _shared(room, [round(wish**EAGER) for wish in wishes])
    return tuple(now + more for now, more in zip(widths, given, strict=True))


def _levelled(widths: tuple[int, ...], goals: list[int], weights: list[float], width: int) -> tuple[int, ...]:
    """Some widths grown until they are to each other as their weights, none beyond its goal, as far as there is room;
    what is wider than its share already stays as it is."""

    def at(level: float) -> tuple[int, ...]:
        shares = zip(widths, goals, weights, strict=True)
        return tuple(max(now, min(goal, int(level * weight))) for now, goal, weight in shares)

    low, high = 0.0, max(goals) / max(1.0, min(weights))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= width else (low, middle)
    return at(low)


def _usual(column: list[str]) -> int:
    """How wide a column's texts are on one line, as a quadratic mean: one long text among short ones counts little."""
    return round((sum(letters_width(text) ** 2 for text in column) / len(column)) ** 0.5)


def letters_width(text: str) -> int:
    """How wide a text is on one line, in thousandths of its size."""
    return sum(WIDTHS.get(letter, OTHER) for letter in text)


def _room(head: str) -> int:
    return SIGNATURE if _is_signature(head) else DAY


def _longest_word(text: str) -> int:
    # Word breaks a line at spaces and after hyphens.
    return max((letters_width(word) for word in re.findall(r"[^\s-]+-?", text)), default=0)


def _longest_unbroken(text: str) -> int:
    return max(map(letters_width, UNBROKEN.findall(text)), default=0)


def _up(width: float) -> int:
    return int(width) + 1


def _capped(width: int, least: tuple[int, ...]) -> tuple[int, ...]:
    """A width in parts of which none is over the cap that makes them fit: what is narrow stays as it is."""
    narrow: dict[int, int] = {}
    for at in sorted(range(len(least)), key=lambda at: least[at]):
        share = (width - sum(narrow.values())) // (len(least) - len(narrow))
        narrow[at] = min(least[at], share)
    narrow[max(narrow)] += width - sum(narrow.values())
    return tuple(narrow[at] for at in range(len(least)))


def _shared(width: int, shares: tuple[int, ...] | list[int]) -> tuple[int, ...]:
    """A width in parts that are to each other as `shares`; equal parts where nobody asks for any."""
    total = sum(shares)
    parts = [width * share // total if total else width // len(shares) for share in shares]
    parts[-1] += width - sum(parts)
    return tuple(parts)
