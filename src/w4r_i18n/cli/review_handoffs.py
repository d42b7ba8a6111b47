# SPDX-License-Identifier: GPL-3.0-or-later
"""Review away from the tree: sheets and kits that go out, and whatever comes back by mail."""

from __future__ import annotations

from pathlib import Path

import click

from w4r_i18n.cli.review_acts import one_locale
from w4r_i18n.cli.terminal import dry_run_option, format_option, workspace

SHEETS = {"docx": "docx", "xlsx": "xlsx", "xliff": "xliff2", "csv": "csv"}
_into = click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Else below build/.")


@click.command(name="sheet")
@click.argument("domains", nargs=-1, metavar="[DOMAIN]...")
@one_locale
@click.option(
    "--format", "form", type=click.Choice(list(SHEETS)), default="xlsx", show_default=True,
    help="For Word, Excel, translators' tools, or anything.",
)  # fmt: skip
@_into
def sheet(domains: tuple[str, ...], target: str, form: str, into: Path | None) -> None:
    """Write each domain as a table: source, target, reference, notes and terms, a row a text.

    The sources are locked by their digests. Embargoed and restricted domains are kept back unless you name
    them. 'w4r review take-in' takes the file back.
    """
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.exchange import hand_out

    tree = workspace()
    chosen = tree.domains(domains)
    done, errors = hand_out(
        tree, SHEETS[form], chosen, tree.locales((target,))[0], into=into, named=bool(domains)
    )
    for each in done:
        told = f"{each.path}: {each.texts} texts" if each.path else f"{each.domain}: kept back, {each.reason}"
        click.echo(told)
    print_errors(errors)
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in errors)]))


@click.command(name="kit")
@click.argument("target", metavar="LOCALE")
@click.argument("domain")
@_into
def kit(target: str, domain: str, into: Path | None) -> None:
    """Pack a zip for somebody without git: the PO, memory, terms, guide and a preview."""
    from w4r_i18n.flow.kit import write_kit

    tree = workspace()
    click.echo(write_kit(tree, tree.domains((domain,))[0], tree.locales((target,))[0], into=into))


@click.command(name="take-in")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="Who translated: a pseudonym, never a real name.")
@click.option("--locale", "target", default="", metavar="XX", help="The language; else the file says it.")
@click.option(
    "--approved-by", "approver", default="", metavar="NAME",
    help="Who approved what the file calls approved (Weblate's XLIFF does): another pseudonym.",
)  # fmt: skip
@dry_run_option
@format_option
def take_in_(
    paths: tuple[Path, ...], by: str, target: str, approver: str, form: str, *, dry_run: bool
) -> None:
    """Merge sheets, XLIFF and PO files of any age, text by text, and say what became of each.

    A text that changed here since it was sent stays, and is told; so is a changed source, a lost row, a
    hidden one. A PO file is compared with what it was made from, as far as git knows it.
    """
    from w4r_i18n.cli.taken import tell
    from w4r_i18n.flow.take_in import language_of, take_in

    tree = workspace()
    said = {target} if target else {language_of(path) for path in paths}
    if len(said) > 1:
        raise click.UsageError(
            f"these files are in {', '.join(sorted(said))}: take in one language at a time"
        )
    locale = tree.locales(tuple(said))[0]
    done = take_in(tree, paths, locale, by=by, approver=approver, dry_run=dry_run)
    raise click.exceptions.Exit(tell(done, form, dry_run=dry_run))


HANDOFFS = (sheet, kit, take_in_)
