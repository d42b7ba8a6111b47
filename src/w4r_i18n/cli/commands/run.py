# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r run`."""

from __future__ import annotations

import click

from w4r_i18n.cli.terminal import format_option, locale_option, workspace


@click.command(name="run")
@click.argument("domains", nargs=-1)
@locale_option
@click.option(
    "--fail-on",
    type=click.Choice(["error", "missing"]),
    help="Exit 1 when a text has an error; with 'missing' also when one is missing or a document withheld.",
)
@format_option
def command(domains: tuple[str, ...], locales: tuple[str, ...], fail_on: str | None, form: str) -> None:
    """Extract, merge, check and compile what is not up to date.

    Ends with a table: what is translated in each language, what is withheld and why.
    """
    from w4r_i18n.cli.tables import print_outcome, progress_bar
    from w4r_i18n.flow.run import run

    tree = workspace()
    wanted = tree.locales(locales) if locales else ()
    with progress_bar(form) as progress:
        outcome = run(tree, domains=tree.domains(domains), locales=wanted, progress=progress)
    print_outcome(outcome, form)
    raise click.exceptions.Exit(outcome.exit_code or outcome.findings(fail_on))
