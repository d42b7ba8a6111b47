# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r compile`."""

from __future__ import annotations

import click

from w4r_i18n.cli.terminal import counted, format_option, locale_option, print_json, workspace


@click.command(name="compile")
@click.argument("domains", nargs=-1)
@locale_option
@click.option(
    "--fail-on",
    type=click.Choice(["error", "missing"]),
    help="Exit 1 when a text has an error; with 'missing' also when a document is withheld.",
)
@format_option
def command(domains: tuple[str, ...], locales: tuple[str, ...], fail_on: str | None, form: str) -> None:
    """Write the localised documents and .mo files that may go out, into build/.

    What may not (a missing critical text, a letter that nobody approved) is withheld and told; what lay there
    from before is removed. Catalogues are taken as they are: 'w4r run' merges first.
    """
    from w4r_i18n.cli.tables import as_object, print_errors, print_reports
    from w4r_i18n.flow.build import compile_all

    tree = workspace()
    wanted = tree.locales(locales) if locales else (tree.source, *tree.config.targets)
    built = compile_all(tree, tree.domains(domains), wanted)
    if form == "json":
        reports = [as_object(report) for report in built.reports]
        errors = [str(error) for error in built.errors]
        print_json({"reports": reports, "errors": errors, "written": built.written})
    else:
        print_reports(built.reports)
        print_errors(built.errors)
        click.echo(f"{counted(built.written, 'file')} written or removed below build/")
    codes = [error.exit_code for error in built.errors] + [report.exit_code for report in built.reports]
    found = any(report.findings for report in built.reports)
    missing = fail_on == "missing" and any(report.blocked_by for report in built.reports)
    raise click.exceptions.Exit(max([0, *codes]) or int((fail_on is not None and found) or missing))
