# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r compile`."""

from __future__ import annotations

from datetime import datetime
from typing import NoReturn

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
@click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="ID",
    help="Write this national section's pack instead; can be given several times.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day (2026-01-31) for which deadlines and embargoes count; default: today. For --section.",
)
@format_option
def command(
    domains: tuple[str, ...],
    locales: tuple[str, ...],
    fail_on: str | None,
    sections: tuple[str, ...],
    as_of: datetime | None,
    form: str,
) -> None:
    """Write the localised documents and .mo files that may go out, into build/.

    What may not (a missing critical text, a letter that nobody approved) is withheld and told; what lay there
    from before is removed. Catalogues are taken as they are: 'w4r run' merges first.
    """
    if sections:
        if domains or locales:
            raise click.UsageError("a section's file says which cases and languages are in its pack")
        _packs(sections, as_of, fail_on, form)
    if as_of:
        raise click.UsageError("--as-of is for --section")
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


def _packs(sections: tuple[str, ...], as_of: datetime | None, fail_on: str | None, form: str) -> NoReturn:
    """One pack a section; nothing else is built."""
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.packs import compile_sections
    from w4r_i18n.project.clock import today
    from w4r_i18n.render.pack import index

    day = as_of.date().isoformat() if as_of else today()
    packs = compile_sections(workspace(), tuple(dict.fromkeys(sections)), day)
    if form == "json":
        print_json([index(each.section, day, each.items) for each in packs])
    for each in packs if form == "text" else ():
        for item in each.items:
            if item.state != "ready":
                click.echo(f"{each.section.id}  {item.key}  {item.state}: {'; '.join(item.reasons)}")
            for note in item.notes:
                click.echo(f"{each.section.id}  {item.key}  {note}")
        ready = sum(item.state == "ready" for item in each.items)
        files = counted(each.written, "file")
        click.echo(f"{each.section.id}: {ready} of {len(each.items)} texts ready; {files} written or removed")
    errors = list(packs[0].errors)  # the tree's, so every pack has the same
    if form == "text":
        print_errors(errors)
    withheld = any(item.state == "withheld" for each in packs for item in each.items)
    code = max((error.exit_code for error in errors), default=0)
    raise click.exceptions.Exit(code or int(fail_on == "missing" and withheld))
