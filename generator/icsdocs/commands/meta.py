"""Knows the commands that explain icsdocs itself: its messages, the schema of a config, the machine it runs on."""

from pathlib import Path

import click

from icsdocs import terminal
from icsdocs.commands import options


@click.command(short_help="Say what a message means and how to mend it.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what the message with CODE means, why it matters, and what is wrong and right; without CODE, list all.

    \b
    Examples:
      icsdocs explain CLS006
      icsdocs explain
    """
    from icsdocs.explained import all_rules, rule_list, told
    from icsdocs.given import near

    known = all_rules()
    if code is None:
        click.echo(rule_list())
    elif rule := known.get(code.upper()):
        click.echo(told(rule, terminal.width()))
    else:
        raise click.UsageError(f"There is no code {code}.{near(code.upper(), known)} icsdocs explain lists them all.")


@click.command(short_help="Find out whether this machine has what icsdocs needs.")
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Look at this Word file alone: what it lacks to be the house style, and where.",
)
def doctor(template: Path | None) -> None:
    """Find out whether this machine has what icsdocs needs: the libraries for PDF, the fonts, the house style.

    \b
    Examples:
      icsdocs doctor
      icsdocs doctor --template templates/house.docx
    """
    from icsdocs import doctor as examination
    from icsdocs import project

    root = project.find_root(options.here())
    is_well = True
    for finding in examination.examine(root) if template is None else examination.examine_template(root, template):
        is_well = is_well and finding.is_well
        mark = click.style("ok     ", fg="green") if finding.is_well else click.style("missing", fg="red")
        click.echo(f"{mark}  {finding.what}")
        if finding.remedy:
            click.echo(f"         {finding.remedy}")
    raise SystemExit(0 if is_well else 1)


@click.command(short_help="Print the schema of a config, for editors.")
def schema() -> None:
    """Print the JSON Schema of a config, with which an editor completes and explains what you type.

    Even Better TOML (Visual Studio Code) and taplo use it where a config begins with a line “#:schema FILE”; the sample
    configs point at docs/config.schema.json. In a project with editions of its own, make another.

    \b
    Example:
      icsdocs schema > config.schema.json
    """
    from icsdocs import config_schema, pipeline, project

    library, _, _ = pipeline.read_project(project.find_root(options.here()))
    click.echo(config_schema.config_schema(library), nl=False)
