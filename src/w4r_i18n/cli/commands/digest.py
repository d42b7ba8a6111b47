# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r digest`."""

from __future__ import annotations

import click

from w4r_i18n.cli.review_acts import locale_of, one_locale
from w4r_i18n.cli.terminal import print_json, workspace

FORMS = ("text", "markdown", "mail", "json")


@click.command(name="digest")
@click.argument("domains", nargs=-1)
@one_locale
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="How it is written.")
def command(domains: tuple[str, ...], target: str, form: str) -> None:
    """Tell on one page what keeps a language from being published: days first, then texts by risk.

    Of restricted and embargoed texts only the IDs. Writes nothing, sends nothing.
    """
    from w4r_i18n.cli import digest_shown as shown
    from w4r_i18n.flow.digest import digest
    from w4r_i18n.project.clock import today

    tree = workspace()
    found = digest(tree, locale_of(tree, target), tree.domains(domains), today=today())
    if form == "json":
        print_json(shown.digest_object(found))
        return
    written = {"text": shown.text, "markdown": shown.markdown, "mail": shown.mail}
    click.echo(written[form](found), nl=False)
