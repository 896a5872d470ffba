"""Knows the commands that are about the clause library: lint, show, facts."""


import click

from icsdocs import terminal
from icsdocs.commands import options, telling


@click.command(short_help="Check the clauses and outlines alone.")
@options.report
def lint(report_as: str, strict: bool) -> None:
    """Check every clause, definition, edition and outline of the project, whatever the config.

    For legal reviewers, after a change to a clause and before it is shared. Ends with 1 where there is an error, with
    --strict also where there is a warning.

    \b
    Examples:
      icsdocs lint
      icsdocs lint --report sarif > lint.sarif
    """
    from icsdocs import pipeline, project

    root = project.find_root(options.here())
    problems, sources = pipeline.lint(root)
    telling.tell(problems, sources, root, report_as)
    telling.end(problems, report_as, strict=strict)


@click.command(short_help="Print a clause with its sources, or list the clauses.")
@click.argument("clause", required=False)
@click.option("--list", "-l", "as_list", is_flag=True, help="List the clauses; with a word, those that have it.")
def show(clause: str | None, as_list: bool) -> None:
    """Print CLAUSE: its title, status and source, what it satisfies, the documents that place it, and its words.

    CLAUSE is the id of a clause, a heading or a defined term, or a file in clauses/. Without it, list all clauses. A
    word after --list is looked for in ids, titles, files and sources.

    \b
    Examples:
      icsdocs show appt-chair-term
      icsdocs show clauses/standing-orders/quorum-number.md
      icsdocs show --list quorum
      icsdocs show --list "not seen"
    """
    from icsdocs import pipeline, project
    from icsdocs.given import near
    from icsdocs.local import systems_with_wording
    from icsdocs.show import clause_list, names, shown

    root = project.find_root(options.here())
    library, _, sources = pipeline.read_project(root)
    if clause is None or as_list:
        told = clause_list(library.clauses, clause or "")
        telling.lines(told or f"No clause has “{clause}” in its id, title, file or source.")
        return
    wordings = [pipeline.read_project(root, system)[0].local for system in systems_with_wording(sources)]
    own = tuple(one for wording in wordings for one in wording.values())
    found = shown(clause, library, sources, own)
    if found is None:
        more = f"icsdocs show --list lists the clauses, icsdocs show --list {clause.split('-')[-1]} those with a word."
        known = {*names(library), *(one.id for one in own)}
        raise click.UsageError(f"There is no clause {clause}.{near(clause, known)} {more}")
    telling.lines(found)


@click.command(short_help="Say which facts a config may give.")
@click.argument("fact", required=False)
def facts(fact: str | None) -> None:
    """Say which facts a config may give: what each is, how it is written, its choices, and an example.

    FACT is a path such as meetings.quorum, or a word to look for. Without it, list the groups of facts.

    \b
    Examples:
      icsdocs facts
      icsdocs facts meetings.quorum
      icsdocs facts quorum
    """
    from icsdocs import pipeline, project, reference
    from icsdocs.read.vocabulary import vocabulary

    if fact is None:
        click.echo(f"{reference.groups(vocabulary())}\n\nicsdocs facts NAME lists the facts of a group.")
        return
    known = dict(reference.every_fact(vocabulary()))
    found = reference.matching(fact, known)
    if not found:
        raise click.UsageError(f"No fact has “{fact}” in its path, label or question. icsdocs facts lists the groups.")
    library, _, _ = pipeline.read_project(project.find_root(options.here()))
    known = dict(reference.every_fact(reference.with_documents(vocabulary(), library)))
    click.echo(reference.listed(found, known, reference.meanings(library, vocabulary()), terminal.width()))
