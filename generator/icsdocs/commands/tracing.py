"""Knows the commands that follow a fact to its words and words to their reasons: where, why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from icsdocs import terminal
from icsdocs.commands import options

if TYPE_CHECKING:
    from icsdocs.document import Document
    from icsdocs.library import Library
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
        library, _, _ = pipeline.read_project(project.find_root(Path.cwd()))
        given, documents = None, ()
    else:
        found = options.config_file(config)
        drafted = options.draft_of(found, ())
        library, _, _ = pipeline.read_project(found.root)
        given, documents = (drafted.config.facts if drafted.config else None), drafted.documents
    touched = places.of(asked, uses(library, vocabulary()))
    click.echo(places.told(asked, touched, vocabulary(), given, documents, terminal.width()))


@click.command(short_help="Say why a paragraph of a document is there.")
@click.argument("document")
@click.argument("passage", required=False)
@click.option("--config", "-c", metavar="CONFIG", help="The config. Default: the only one, or the one built last.")
def why(document: str, passage: str | None, config: str | None) -> None:
    """Say why PASSAGE of DOCUMENT is there: its clause, the choice and conditions behind it, its values, its source.

    PASSAGE is a number as printed, or some of the words. DOCUMENT is the id of a document, or a file that icsdocs wrote
    (.docx or .json): a file answers for itself, as it was when it was written, wherever it has been since.

    \b
    Examples:
      icsdocs why constitution 3.4.2
      icsdocs why constitution "register of interests"
      icsdocs why sent-in-march/constitution.docx 3.4.2
    """
    from icsdocs import why as reasons
    from icsdocs.given import near
    from icsdocs.report import shown

    asked = passage if passage is not None else document
    is_file = document.casefold().endswith((".docx", ".json"))
    if is_file and passage is None:
        raise click.UsageError("Say which passage is meant: a number as printed, or some of the words.")
    if is_file:
        documents, library, own = _sent(document)
        about = document
    else:
        found = _config(config)
        documents, library = _drafted(found, document if passage is not None else "")
        about, own = found.name, True
    several = reasons.found(asked, documents)
    if not several:
        numbers = {one.number for tree in documents for one in reasons.passages(tree) if one.number}
        nothing = f"Nothing in {about} has the number or the words “{asked}”.{near(asked, numbers)}"
        raise click.UsageError(shown(nothing))
    if len(several) > 1:
        click.echo(f"Several places are “{shown(asked)}”. Ask for one of them:\n")
        click.echo(reasons.candidates(several, terminal.width()))
        raise SystemExit(2)
    click.echo(f"{shown(about)}\n")
    click.echo(reasons.rows(reasons.told(several[0], library, own), terminal.width()))


def _config(config: str | None) -> "ConfigFile":
    from icsdocs.choosing import implied_config
    from icsdocs.report import shown

    if config is not None:
        return options.config_file(config)
    found = implied_config(Path.cwd())
    if isinstance(found, str):
        raise click.UsageError(shown(found))
    return found


def _drafted(found: "ConfigFile", name: str) -> tuple[tuple["Document", ...], "Library"]:

    drafted = options.draft_of(found, (name,) if name else ())
    return drafted.documents, drafted.library


def _sent(file: str) -> tuple[tuple["Document", ...], "Library | None", bool]:
    """The document in a file, the library at hand as its system has it, and whether that is a project's own."""
    import os

    from icsdocs import project
    from icsdocs.report import shown
    from icsdocs.sent import read_tree

    tree = read_tree(Path(file))
    if isinstance(tree, str):
        raise click.UsageError(shown(tree))
    root = project.find_root(Path.cwd())
    return (tree,), _library(root, (tree,)), os.path.isdir(root / "clauses")


def _library(root: Path, documents: tuple["Document", ...]) -> "Library":
    from icsdocs import pipeline

    system = documents[0].system if documents else ""
    return pipeline.read_project(root, system)[0]
