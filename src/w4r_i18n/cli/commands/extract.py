# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r extract`."""

from __future__ import annotations

import click

from w4r_i18n.cli.terminal import dry_run_option, format_option, print_json, workspace


@click.command(name="extract")
@click.argument("domains", nargs=-1)
@dry_run_option
@format_option
def command(domains: tuple[str, ...], form: str, *, dry_run: bool) -> None:
    """Write the template (locales/DOMAIN.pot) of each domain from its sources."""
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.extract import extract_all

    tree = workspace()
    found = extract_all(tree, tree.domains(domains), dry_run=dry_run)
    if form == "json":
        counts = {source.domain.name: len(source.extraction.units) for source in found.sources}
        errors = [str(error) for error in found.errors]
        print_json({"units": counts, "written": found.written, "errors": errors})
    else:
        for source in found.sources:
            critical = len(source.critical)
            click.echo(f"{source.domain.name}: {len(source.extraction.units)} units, {critical} critical")
            for diagnostic in source.diagnostics:
                click.echo(str(diagnostic), err=True)
        click.echo(f"{found.written} templates {'would change' if dry_run else 'written'}")
        print_errors(found.errors)
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in found.errors)]))
