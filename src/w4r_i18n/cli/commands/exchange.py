# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r exchange`: texts out to other people's tools, and in again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import dry_run_option, format_option, print_json, workspace
from w4r_i18n.registry import names

if TYPE_CHECKING:
    from w4r_i18n.flow.desk import Taken
    from w4r_i18n.flow.take_in import TakenIn


@click.group(name="exchange")
def command() -> None:
    """Hand texts out as XLIFF, TMX or CSV, terms as TBX, and take them in again."""


_LINES = ("set", "accepted", "draft", "conflict", "refused")
"""What is told one by one; of what is the same as here, the number."""


@command.command(name="out")
@click.argument("kind", metavar="FORMAT", type=click.Choice(names("format")))
@click.argument("domains", nargs=-1, metavar="[DOMAIN]...")
@click.option("--locale", "target", required=True, metavar="XX", help="The language.")
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="Else build/exchange/XX.")
@format_option
def out(kind: str, domains: tuple[str, ...], target: str, into: Path | None, form: str) -> None:
    """Write each domain as one file: xliff12, xliff2 or csv for translators, tmx for memories; or, as tbx,
    the glossary with the locale's terms.

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
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.take_in import take_in

    tree = workspace()
    done = take_in(tree, paths, tree.locales((target,))[0], by=by, dry_run=dry_run)
    if form == "json":
        print_json(_as_object(done))
    else:
        for each in done.taken:
            if each.what in _LINES:
                click.echo(_line(each))
        for found in done.diagnostics:
            click.echo(str(found))
        tally = Counter(each.what for each in done.taken)
        click.echo(", ".join(f"{count} {what}" for what, count in tally.most_common()) or "no texts")
        click.echo(f"{done.written} files {'would change' if dry_run else 'written'}")
        print_errors(done.errors)
    raise click.exceptions.Exit(_code(done))


def _line(each: Taken) -> str:
    reason = f": {each.reason}" if each.reason else ""
    return f"{each.place}: {each.what}{reason} ({each.words or 'not shown'})"


def _code(done: TakenIn) -> int:
    """3 where a file or a text of one is refused, 1 where ours stayed or a reader found a fault, else 0."""
    codes = [error.exit_code for error in done.errors]
    codes += [3 for each in done.taken if each.what == "refused"]
    codes += [1 for each in done.taken if each.what == "conflict"]
    codes += [1 for found in done.diagnostics if found.severity == found.severity.ERROR]
    return max([0, *codes])


def _as_object(done: TakenIn) -> dict[str, object]:
    return {
        "taken": [
            {
                "what": each.what, "domain": each.domain, "place": str(each.place), "source": each.words,
                "reason": each.reason,
            }
            for each in done.taken
        ],
        "findings": list(map(str, done.diagnostics)),
        "errors": list(map(str, done.errors)),
        "written": done.written,
    }  # fmt: skip
