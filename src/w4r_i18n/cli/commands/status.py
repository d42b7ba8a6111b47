# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r status`."""

from __future__ import annotations

import click

from w4r_i18n.cli.terminal import format_option, locale_option, print_json, workspace


@click.command(name="status")
@click.argument("domains", nargs=-1)
@locale_option
@format_option
def command(domains: tuple[str, ...], locales: tuple[str, ...], form: str) -> None:
    """Show what is translated in each language, and what is withheld and why. Writes nothing."""
    from w4r_i18n.cli.tables import as_object, print_errors, print_reports
    from w4r_i18n.flow.build import status

    tree = workspace()
    wanted = tree.locales(locales) if locales else (tree.source, *tree.config.targets)
    found = status(tree, tree.domains(domains), wanted)
    if form == "json":
        print_json(
            {
                "reports": [as_object(report) for report in found.reports],
                "orphans": list(found.orphans),
                "errors": [str(error) for error in found.errors],
            }
        )
    else:
        print_reports(found.reports)
        for path in found.orphans:
            click.echo(f"orphaned: {path} has no source folder any more ('w4r mv' brings it along)")
        print_errors(found.errors)
    codes = [error.exit_code for error in found.errors] + [report.exit_code for report in found.reports]
    raise click.exceptions.Exit(max([0, *codes]))
