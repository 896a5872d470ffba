"""Knows each point that a config leaves open as whoever fills it in needs it: where to write what, and what for."""

import re
from collections.abc import Iterable, Iterator, Mapping

from icsdocs.assemble.complete import placed_gaps
from icsdocs.assemble.formats import printed
from icsdocs.config import Config, Thing, Value
from icsdocs.diagnostics import Diagnostic, Severity
from icsdocs.document import Document
from icsdocs.frozen import frozen
from icsdocs.read.vocabulary import vocabulary
from icsdocs.refusals import refused
from icsdocs.settling import answers, one_by_one, way, worked_out, written_facts
from icsdocs.source import Source, Span
from icsdocs.spots import Spot, spot
from icsdocs.walk import normalised, plain

Path = tuple[str, ...]

_OUTLINE = re.compile(r"templates/([^/]+)/outline\.toml")


@frozen
class OpenPoint:
    """One fact that the documents need and a config does not give: the question, how the answer is written and where,
    what waits for it (documents, each with its type and places), who looks after it, and where the library asks; it
    `leads_on` where words hang on the answer that may ask for more."""

    fact: str
    question: str
    way: str
    spot: Spot
    affects: tuple[tuple[str, str, tuple[str, ...]], ...]
    owner: str
    due: str
    decides: str
    asked: tuple[Span, ...]
    leads_on: bool
    file: str


def open_points(
    config: Config, problems: Iterable[Diagnostic], documents: Iterable[Document], sources: Mapping[str, Source]
) -> tuple[OpenPoint, ...]:
    """Every open point among the problems of a config, in the order in which its file is read; tables that are to be
    added stand behind the nearest one that they belong to."""
    waiting: dict[str, list[Diagnostic]] = {}
    for problem in problems:
        if problem.severity is Severity.OPEN and problem.fact:
            waiting.setdefault(problem.counted_as or problem.fact, []).append(problem)
    places = _folded(_places(documents), waiting, config)
    points = [_point(fact, config, told, places.get(fact, {}), sources) for fact, told in waiting.items()]
    return tuple(sorted(points, key=_place))


def _place(point: OpenPoint) -> tuple[int, bool, Path, Path]:
    at = point.spot
    return at.after, at.header is None, _rank(at.table), _rank(tuple(point.fact.split(".")))


def _rank(path: Path) -> Path:
    """The order of the vocabulary, and of keys by the alphabet."""
    field, steps = vocabulary(), []
    for name in path:
        names = list(field.fields) if field else []
        steps.append(f"{names.index(name):04}" if name in names else name)
        field = field and field.at((name,))
    return tuple(steps)


def _point(
    fact: str, config: Config, told: list[Diagnostic], places: Mapping[tuple[str, str], tuple[str, ...]],
    sources: Mapping[str, Source],
) -> OpenPoint:  # fmt: skip
    field = config.facts.shape.at(tuple(fact.split(".")))
    about = config.open_point(fact)
    asked = tuple(dict.fromkeys(problem.span for problem in told))
    return OpenPoint(
        fact=fact,
        question=field.question if field else told[0].message,
        way=_way(fact, config),
        spot=spot(fact, config, sources[config.file]),
        affects=(*((*document, where) for document, where in places.items()), *_unmade(told, places)),
        owner=_said(about, "owner"),
        due=_said(about, "due"),
        decides=_said(about, "who_decides"),
        asked=asked,
        leads_on=any(problem.leads_on for problem in told),
        file=config.file,
    )


def _way(fact: str, config: Config) -> str:
    """How it is written, without the answers that a sense check would refuse."""
    if written_facts(fact):
        return worked_out(fact, config)
    return way(fact, config, refused(fact, answers(fact, config), config))


def _said(about: Thing | None, name: str) -> str:
    fact = about and about.facts.get(name)
    return printed(fact.value) if isinstance(fact, Value) else ""


# --- what waits ------------------------------------------------------------------------------------------------------


def _places(documents: Iterable[Document]) -> dict[str, dict[tuple[str, str], tuple[str, ...]]]:
    """By fact and document (id and type), where its gaps stand."""
    found: dict[str, dict[tuple[str, str], dict[str, None]]] = {}
    for document in documents:
        for gap, where in placed_gaps(document.cover, document.parts):
            held = found.setdefault(gap.key, {}).setdefault((document.id, document.type), {})
            held[normalised(plain(where)) or "the cover"] = None
    return {fact: {doc: tuple(held) for doc, held in inner.items()} for fact, inner in found.items()}


def _folded(
    places: Mapping[str, dict[tuple[str, str], tuple[str, ...]]], waiting: Iterable[str], config: Config
) -> dict[str, dict[tuple[str, str], tuple[str, ...]]]:
    """The places of each fact, with those of what follows from it where that is no point of its own."""
    found = {fact: dict(held) for fact, held in places.items()}
    for fact in sorted(set(places) - set(waiting)):
        for own in one_by_one(fact, config):
            for document, where in places[fact].items():
                held = found.setdefault(own, {})
                held[document] = (*held.get(document, ()), *where)
    return found


def _unmade(
    told: Iterable[Diagnostic], places: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The documents of which it is not known whether they are made: their outlines ask, and nothing in them does."""
    types = {kind for _, kind in places}
    outlines = [found[1] for problem in told if (found := _OUTLINE.fullmatch(problem.span.file))]
    for name in dict.fromkeys(outlines):
        if name not in types:
            yield name, name, ("whether it is made",)
