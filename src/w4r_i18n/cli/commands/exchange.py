# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r exchange`: texts out to other people's tools, and in again."""

from __future__ import annotations

from pathlib import Path

import click

from w4r_i18n.cli.terminal import dry_run_option, format_option, print_json, workspace
from w4r_i18n.registry import names


@click.group(name="exchange")
def command() -> None:
    """Hand texts out as XLIFF, TMX, CSV, Excel or Word, terms as TBX, and take them in again."""


@command.command(name="out")
@click.argument("kind", metavar="FORMAT", type=click.Choice(names("format")))
@click.argument("domains", nargs=-1, metavar="[DOMAIN]...")
@click.option("--locale", "target", required=True, metavar="XX", help="The language.")
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Else build/exchange/XX.")
@format_option
def out(kind: str, domains: tuple[str, ...], target: str, into: Path | None, form: str) -> None:
    """Write each domain as one file: xliff12, xliff2, csv, xlsx or docx for translators, tmx for memories;
    or, as tbx, the glossary with the locale's terms.

    Embargoed and restricted domains are kept back unless you name them; no tmx ever holds them.
    """
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.exchange import hand_out
    from w4r_i18n.flow.termbase import hand_out_terms

    tree = workspace()
    locale = tree.locales((target,))[0]
    if kind == "tbx":
        if domains:
            raise click.UsageError("terms belong to no domain: leave the domains out")
        done, errors = hand_out_terms(tree, locale, into=into)
    else:
        done, errors = hand_out(tree, kind, tree.domains(domains), locale, into=into, named=bool(domains))
    if form == "json":
        files = [
            {
                "domain": each.domain,
                "path": str(each.path or ""),
                "texts": each.texts,
                "kept_back": each.reason,
            }
            for each in done
        ]
        print_json({"files": files, "errors": list(map(str, errors))})
    else:
        for each in done:
            click.echo(
                f"{each.path}: {each.texts} {'concepts' if kind == 'tbx' else 'texts'}"
                if each.path
                else f"{each.domain}: kept back, {each.reason}"
            )
        print_errors(errors)
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in errors)]))


@command.command(name="in")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--locale", "target", required=True, metavar="XX", help="The language.")
@click.option("--by", required=True, metavar="NAME", help="Who translated: a pseudonym, never a real name.")
@dry_run_option
@format_option
def in_(paths: tuple[Path, ...], target: str, by: str, form: str, *, dry_run: bool) -> None:
    """Merge translated files, text by text, and say what became of each.

    What a person typed is set and signed as translated by NAME, whatever the file calls it; drafts and
    machine texts come in as drafts. A text that changed here since, or whose source did, stays as it is.
    """
    from w4r_i18n.cli.taken import tell
    from w4r_i18n.flow.take_in import take_in

    tree = workspace()
    done = take_in(tree, paths, tree.locales((target,))[0], by=by, dry_run=dry_run)
    raise click.exceptions.Exit(tell(done, form, dry_run=dry_run))
