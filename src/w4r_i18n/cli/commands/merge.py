# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r merge`."""

from __future__ import annotations

from collections import Counter

import click

from w4r_i18n.cli.terminal import counted, dry_run_option, format_option, locale_option, print_json, workspace


@click.command(name="merge")
@click.argument("domains", nargs=-1)
@locale_option
@click.option(
    "--minor",
    multiple=True,
    metavar="SENTENCE",
    help="This source sentence, as it reads now, changed in wording only. Needs --by.",
)
@click.option("--by", default="", metavar="NAME", help="The editor's pseudonym, for --minor.")
@dry_run_option
@format_option
def command(
    domains: tuple[str, ...],
    locales: tuple[str, ...],
    minor: tuple[str, ...],
    by: str,
    form: str,
    *,
    dry_run: bool,
) -> None:
    """Bring the catalogues up to the sources; no text that a person touched is lost.

    A typographic change keeps a translation. A change of wording makes it fuzzy. A change of fact (a number,
    a date, a name, a negation, a demand) keeps it from being compiled until somebody has looked at it.
    """
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.merge import Minor, merge_all

    if minor and not by:
        raise click.UsageError("--minor needs --by NAME: an editor signs for it")
    tree = workspace()
    chosen = Minor(minor, by) if minor else None
    done = merge_all(tree, tree.domains(domains), tree.locales(locales), minor=chosen, dry_run=dry_run)
    if form == "json":
        merged = [
            {"domain": domain, "locale": target, **counts} for (domain, target), counts in done.counts.items()
        ]
        print_json({"merged": merged, "written": done.written, "errors": list(map(str, done.errors))})
    else:
        tally: dict[str, Counter[str]] = {}
        for (_, target), counts in done.counts.items():
            tally.setdefault(target, Counter()).update(counts)
        for target, total in tally.items():
            shown = ", ".join(f"{count} {kind}" for kind, count in total.most_common())
            click.echo(f"{target}: {shown or 'no units'}")
        click.echo(f"{counted(done.written, 'file')} {'would change' if dry_run else 'written'}")
        print_errors(done.errors)
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in done.errors)]))
