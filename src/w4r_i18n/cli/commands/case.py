# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r case`: new, lint, show."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import click

from w4r_i18n.cli.terminal import counted, format_option, print_json, workspace


@click.group(name="case")
def command() -> None:
    """Begin a case, see what keeps it from being sent, and what it says."""


@command.command(name="new")
@click.argument("domain")
def new(domain: str) -> None:
    """Write a case.toml in which everything is to be filled in: 2026-lina-fictive."""
    from w4r_i18n.flow.case_lint import new_case
    from w4r_i18n.project.layout import domain as named

    click.echo(f"{new_case(workspace(), named(domain))} written")


@command.command(name="lint")
@click.argument("domains", nargs=-1)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day (2026-01-31) for which deadlines and embargoes count; default: today.",
)
@format_option
def lint(domains: tuple[str, ...], as_of: datetime | None, form: str) -> None:
    """List what keeps each case from being sent. Exit 1 when anything does."""
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.case_lint import obstacles
    from w4r_i18n.flow.extract import load_sources
    from w4r_i18n.project.clock import today

    tree = workspace()
    day = as_of.date().isoformat() if as_of else today()
    sources, errors = load_sources(tree, tree.domains(domains))
    locales = (tree.source, *tree.config.targets)
    found = [each for source in sources for each in obstacles(tree, source, locales, day)]
    if form == "json":
        print_json({"as_of": day, "obstacles": [asdict(each) for each in found],
                    "errors": [str(error) for error in errors]})  # fmt: skip
    else:
        for each in found:
            where = f"  [{', '.join(each.locales)}]" if each.locales else ""
            click.echo(f"{each.domain}  {each.what}: {each.reason}{where}")
        print_errors(errors)
        cases = sum(source.case is not None for source in sources)
        click.echo(f"{counted(cases, 'case')}, {counted(len(found), 'obstacle')}")
    raise click.exceptions.Exit(max((error.exit_code for error in errors), default=int(bool(found))))


@command.command(name="show")
@click.argument("domain")
@format_option
def show(domain: str, form: str) -> None:
    """Show what a case says, field by field; what it leaves out is left out."""
    from w4r_i18n.flow.cases import case_of
    from w4r_i18n.model.errors import InputError

    tree = workspace()
    (chosen,) = tree.domains((domain,))
    case = case_of(tree, chosen)
    if case is None:
        raise InputError(f"{chosen.name} has no case.toml", hint=f"'w4r case new {chosen.name}' writes one")
    fields = {key: value for key, value in asdict(case).items() if value not in ("", (), {}, False)}
    if form == "json":
        print_json(fields)
        return
    for key, value in fields.items():
        _print_field(key, value, depth=0)


def _print_field(key: str, value: object, *, depth: int) -> None:
    """Nested tables one step in; a list of tables with a line between."""
    indent = "  " * depth
    if isinstance(value, dict):
        click.echo(f"{indent}{key}:")
        for inner, each in value.items():
            if each not in ("", (), {}, False, 0):
                _print_field(inner, each, depth=depth + 1)
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        for number, each in enumerate(value, 1):
            _print_field(f"{key} {number}", each, depth=depth)
    elif isinstance(value, list | tuple):
        click.echo(f"{indent}{key}: {' / '.join(map(str, value))}")
    else:
        click.echo(f"{indent}{key}: {value}")
