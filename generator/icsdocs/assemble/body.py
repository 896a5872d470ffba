"""Knows a clause's body as drafted, before anything is decided: how its words are counted, and which come first."""

from icsdocs.drafted import Grid, Line, Passage, Point, Points, Range, Remark, Repeat

Drafted = Passage | Points | Grid | Point | Line


def numbered(children: tuple) -> dict[int, int]:
    """The place of each paragraph, table and row in the clause as drafted, from 1; notes are not counted."""
    numbers: dict[int, int] = {}

    def walk(child: Drafted | Range) -> None:
        match child:
            case Range(directive=Remark()):
                return
            case Passage() | Line():
                numbers[id(child)] = len(numbers) + 1
            case Grid(header=header, rows=inner):
                numbers[id(child)] = len(numbers) + 1
                for row in (header, *inner):
                    walk(row)
            case Points(items=inner) | Range(children=inner) | Point(blocks=inner):
                for each in inner:
                    walk(each)

    for child in children:
        walk(child)
    return numbers


def is_repeated(children: tuple[Point | Range, ...]) -> bool:
    """Whether every item of a list stands in a repetition; notes are no items."""
    return all(
        isinstance(child, Range)
        and (isinstance(child.directive, Remark | Repeat) or is_repeated(child.children))
        for child in children
    )


def first_drafted(child: Drafted | Range) -> Drafted:
    """The first words of a child, notes left aside; of a range with nothing but notes, the range's own place."""
    match child:
        case Points(items=inner) | Range(children=inner) | Point(blocks=inner):
            found = [c for c in inner if not (isinstance(c, Range) and isinstance(c.directive, Remark))]
            return first_drafted(found[0]) if found else child  # type: ignore[return-value]
        case _:
            return child
