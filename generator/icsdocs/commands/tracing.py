"""Knows the commands that follow a fact to its words and words to their reasons: where, why."""

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from icsdocs import terminal
from icsdocs.commands import options, telling

if TYPE_CHECKING:
    from icsdocs.library import Library
    from icsdocs.passages import Passage
    from icsdocs.pipeline import Draft
    from icsdocs.project import ConfigFile


@click.command(short_help="Say which clauses and paragraphs a fact touches.")
@click.argument("fact")
@click.argument("config", required=False)
def where(fact: str, config: str | None) -> None:
    """Say which clauses, headings and conditions FACT touches, each with file and line.

    FACT is a path such as board.size or places.wirral.name. With a CONFIG it also says what the config gives, and the
    numbers of the paragraphs that the fact prints or decides in each document.

    \b
    Examples:
      icsdocs where board.size
      icsdocs where board.size cheshire-merseyside.toml
      icsdocs where places.wirral cheshire-merseyside.toml
    """
    from icsdocs import pipeline, project
    from icsdocs import where as places
    from icsdocs.given import near
    from icsdocs.read.vocabulary import vocabulary
    from icsdocs.reference import KEY, every_fact
    from icsdocs.report import shown
    from icsdocs.uses import ANY, uses

    asked = places.steps_of(fact, vocabulary())
    if asked is None:
        known = [path.replace(f".{KEY}", f".{ANY}") for path, _ in every_fact(vocabulary())]
        offered = near(fact, known)
        raise click.UsageError(shown(f"There is no fact {fact}.{offered} icsdocs facts WORD finds facts."))
    if config is None:
        library, _, _ = pipeline.read_project(project.find_root(options.here()))
        given, documents = None, ()
    else:
        found = options.config_file(config)
        drafted = _readable(found, ())
        library, _, _ = pipeline.read_project(found.root)
        assert drafted.config is not None
        given, documents = drafted.config.facts, drafted.documents
    touched = places.of(asked, uses(library, vocabulary()))
    click.echo(places.told(asked, touched, vocabulary(), given, documents, terminal.width()))


@click.command(short_help="Say why a paragraph of a document is there.")
@click.argument("document")
@click.argument("words", metavar="[PASSAGE] [CONFIG]", nargs=-1)
def why(document: str, words: tuple[str, ...]) -> None:
    """Say why PASSAGE of DOCUMENT is there: its clause, the choice and conditions behind it, its values, its source.

    PASSAGE is a number as printed, or some of the words. DOCUMENT is the id of a document, or a file that icsdocs wrote
    (.docx or .json): a file answers for itself, wherever it has been since. A Word file that somebody edited answers by
    what it says now, and tells what icsdocs wrote. CONFIG may be left out where there is only one, and else means the
    one that was built last.

    \b
    Examples:
      icsdocs why constitution 3.4.2 cheshire-merseyside.toml
      icsdocs why constitution "register of interests"
      icsdocs why sent-in-march/constitution.docx 3.4.2
    """
    from icsdocs import project
    from icsdocs import why as reasons
    from icsdocs.choosing import config_behind
    from icsdocs.edited import summary
    from icsdocs.report import shown

    is_file = _is_file(document)
    config = config_behind(words, None if is_file else options.here())
    passage = " ".join(words[:-1] if config else words) or None
    mistake = _mistake(document, words, config)
    if mistake:
        raise click.UsageError(shown(mistake))
    about, every, library = _sent(document) if is_file else _drafted(config, document, passage)
    meant = _meant(passage or document, every, about)
    own = (project.find_root(options.here()) / "clauses").is_dir()
    click.echo(f"{shown(about)}\n")
    if edits := summary(every):
        click.echo(f"{fill(edits, max(terminal.width(), 40))}\n")
    facts = _facts_since(meant, every, Path(document)) if is_file else ()
    click.echo(reasons.rows(reasons.told(meant, library, sent=is_file, own=own, facts=facts), terminal.width()))


def _is_file(document: str) -> bool:
    """Whether a file that carries its document is asked, and not a config."""
    return document.casefold().endswith((".docx", ".json"))


def _mistake(document: str, words: tuple[str, ...], config: str | None) -> str:
    """Why a question cannot be answered as it is put, in plain English; empty where it can."""
    from icsdocs.choosing import typed

    passage = words[:-1] if config else words
    meant = typed("icsdocs", "why", document, " ".join(passage), *([config] if config else []))
    if document.casefold().endswith((".pdf", ".html")) and Path(document).suffix:
        beside = Path(document).with_suffix(".docx")
        return f"A PDF or a web page cannot say why it is as it is. Ask the Word file: {beside}"
    if _is_file(document) and not passage:
        return "Say which passage is meant: a number as printed, or some of the words."
    if _is_file(document) and config:
        return f"{document} answers for itself: ask it without {config}."
    if len(passage) > 1:
        return f"Put the words of a passage in quotation marks: {meant}"
    if config and config != words[-1]:
        return f"There is no config {words[-1]}. Did you mean {config}? Then write: {meant}"
    return ""


def _meant(asked: str, every: tuple["Passage", ...], about: str) -> "Passage":
    """The one passage that is asked for; ends with a list of several, and with wrong usage where there is none."""
    from icsdocs.edited import found
    from icsdocs.given import near
    from icsdocs.passages import candidates
    from icsdocs.report import shown

    several = found(asked, every)
    if not several:
        numbers = {one.number for one in every if one.number}
        nothing = f"Nothing in {about} has the number or the words “{asked}”.{near(asked, numbers)}"
        raise click.UsageError(shown(nothing))
    if len(several) > 1:
        click.echo(f"Several places are “{shown(asked)}”. Ask for one of them:\n")
        click.echo(candidates(several, terminal.width()))
        raise SystemExit(2)
    return several[0]


def _drafted(
    config: str | None, document: str, passage: str | None
) -> tuple[str, tuple["Passage", ...], "Library"]:
    """The config that is meant, the passages of the document asked for (or of all, where a passage alone is), and its
    library."""
    from icsdocs.choosing import implied_config
    from icsdocs.passages import passages
    from icsdocs.report import shown

    asked = ("icsdocs", "why", document, *([passage] if passage else []))
    found = options.config_file(config) if config is not None else implied_config(options.here(), asked)
    if isinstance(found, str):
        raise click.UsageError(shown(found))
    drafted = _readable(found, (document,) if passage else ())
    return found.name, tuple(one for tree in drafted.documents for one in passages(tree)), drafted.library


def _readable(found: "ConfigFile", documents: tuple[str, ...]) -> "Draft":
    """The draft of a config; ends with what is wrong where it cannot be read at all."""
    drafted = options.draft_of(found, documents)
    if drafted.config is None:
        telling.tell(drafted.problems, drafted.sources, found.root, "text")
        telling.end(drafted.problems, "text", strict=False)
    return drafted


def _facts_since(passage: "Passage", every: tuple["Passage", ...], file: Path) -> tuple[str, ...]:
    """What has become since of the facts behind a passage of a file, as the config at hand gives them."""
    from icsdocs import checked, facts_since
    from icsdocs.passages import passages
    from icsdocs.pipeline import Options

    name = facts_since.config_behind(passage, every)
    found = facts_since.config_at(name, options.here(), file) if name else None
    if found is None:
        return (f"whether the facts behind it have changed cannot be told: there is no {name} here",) if name else ()
    drafted = checked.drafted(found, Options(documents=(passage.document.id,), final=passage.document.final))
    if drafted.config is None:
        return (f"whether the facts behind it have changed cannot be told: {name} has faults",)
    now = tuple(one for tree in drafted.documents if tree.id == passage.document.id for one in passages(tree))
    return tuple(facts_since.told(passage, now, name))


def _sent(file: str) -> tuple[str, tuple["Passage", ...], "Library"]:
    """A file, its passages, and the library at hand with its system's own wording."""
    from icsdocs import pipeline, project
    from icsdocs.report import shown
    from icsdocs.sent import read_sent

    every = read_sent(Path(file))
    if isinstance(every, str):
        raise click.UsageError(shown(every))
    system = every[0].document.system if every else ""
    library, _, _ = pipeline.read_project(project.find_root(options.here()), system)
    return file, every, library
