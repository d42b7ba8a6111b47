# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r draft`."""

from __future__ import annotations

import click

from w4r_i18n.cli.terminal import dry_run_option, format_option, locale_option, workspace


@click.command(name="draft")
@click.argument("domains", nargs=-1)
@locale_option
@click.option(
    "--engine",
    "named",
    multiple=True,
    metavar="NAME",
    help="Only this engine, instead of the locale's own; can be given several times.",
)
@click.option(
    "--limit-chars",
    type=click.IntRange(min=0),
    metavar="N",
    help="Stop before more characters than this are handed to engines.",
)
@click.option("--again", is_flag=True, help="Ask anew where an earlier answer was refused.")
@dry_run_option
@format_option
def command(
    domains: tuple[str, ...],
    locales: tuple[str, ...],
    named: tuple[str, ...],
    limit_chars: int | None,
    form: str,
    *,
    again: bool,
    dry_run: bool,
) -> None:
    """Give empty texts a draft: from the memory, then by machine translation.

    A draft is marked fuzzy and says where it comes from; it goes out only once a person has accepted it. What
    anybody has typed is never touched. Which engine may see which text stands in w4r.toml.
    """
    from w4r_i18n.cli.drafts import print_drafted, print_plan, progress_bar

    tree = workspace()
    wanted = tree.domains(domains), tree.locales(locales)
    if dry_run:
        from w4r_i18n.flow.draft_plan import plan

        made = plan(tree, *wanted, named=named)
        print_plan(made, form)
        raise click.exceptions.Exit(made.exit_code)
    from w4r_i18n.cli.main import INTERRUPTED
    from w4r_i18n.flow.draft import draft

    with progress_bar(form) as progress:
        done = draft(tree, *wanted, named=named, limit_chars=limit_chars, again=again, progress=progress)
    print_drafted(done, form)
    if done.interrupted:
        click.echo("stopped; what came is saved and not asked again: run the same to go on", err=True)
    raise click.exceptions.Exit(INTERRUPTED if done.interrupted else done.exit_code)
