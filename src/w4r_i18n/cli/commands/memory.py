# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r memory`: update, lookup, leverage, repeats, fill."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import (
    counted,
    dry_run_option,
    embargoed_option,
    format_option,
    fresh_memory,
    locale_option,
    print_json,
    workspace,
)

if TYPE_CHECKING:
    from w4r_i18n.flow.fill import Filled, FillResult
    from w4r_i18n.flow.leverage import Estimate
    from w4r_i18n.flow.repeats import Repeat
    from w4r_i18n.memory.lookup import Match


@click.group(name="memory")
def command() -> None:
    """Ask what was translated before. The memory is made of the catalogues; deleted, it is made again."""


@command.command(name="update")
@format_option
def update(form: str) -> None:
    """Bring the memory up to date. The other commands do so by themselves."""
    tree = workspace()
    done = fresh_memory(tree)
    if form == "json":
        print_json(
            {
                "catalogues": done.catalogues,
                "tmx": done.tmx,
                "read": done.read,
                "rows": done.rows,
                "errors": [str(error) for error in done.errors],
            }
        )
    else:
        held = counted(done.catalogues, "catalogue") + (
            f", {counted(done.tmx, 'TMX file')}" if done.tmx else ""
        )
        click.echo(f"{held}, {done.read} read again, {done.rows} texts came or went")
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in done.errors)]))


@command.command(name="lookup")
@click.argument("text")
@click.option("--locale", "target", required=True, metavar="XX", help="The language.")
@click.option("--context", default="", help="What the text stands as: title, heading, …")
@click.option(
    "--min-score", type=click.IntRange(50, 100), default=60, help="From which score on a text is near."
)
@click.option("--limit", type=click.IntRange(1, 100), default=5, help="As many matches at most.")
@embargoed_option
@format_option
def lookup(
    text: str, target: str, context: str, min_score: int, limit: int, form: str, *, embargoed: bool
) -> None:
    """Find how a French TEXT, or one like it, was translated.

    A text that differs in a number, a name, a negation or another fact is marked with ≠: it says something
    else, however similar it looks.
    """
    from w4r_i18n.flow.memory import matches

    tree = workspace()
    wanted = tree.locales((target,))[0]
    fresh_memory(tree)
    found = matches(
        tree,
        text,
        wanted,
        context=context,
        cutoff=min_score,
        limit=limit,
        tier="embargoed" if embargoed else "public",
    )
    if form == "json":
        print_json([_as_object(match) for match in found])
        return
    for match in found:
        _print(match)
    if not found:
        click.echo("nothing near")


def _print(match: Match) -> None:
    from w4r_i18n.text.marks import shown

    mark = " " if match.usable else "≠"
    standing = "in a file" if match.origin == "tmx" else match.state.name.lower()
    click.echo(f"{match.score:>3} {mark} {match.kind}, {standing}, {', '.join(match.domains)}")
    changes = [
        change.old if change.same else f"[-{change.old}-]{{+{change.new}+}}" for change in match.changes
    ]
    click.echo(f"      {shown(''.join(changes) or match.source, limit=2000)}")
    click.echo(f"      {shown(match.target, limit=2000)}")
    if not match.usable:
        lost, gained = (", ".join(fact.text for fact in facts) or "·" for facts in (match.lost, match.gained))
        click.echo(f"      says something else: {shown(lost, limit=200)} → {shown(gained, limit=200)}")


def _as_object(match: Match) -> dict[str, object]:
    """One match, as docs/reference/json.md tells."""
    return {
        "kind": match.kind,
        "score": match.score,
        "usable": match.usable,
        "source": match.source,
        "target": match.target,
        "context": match.context,
        "state": match.state.name.lower(),
        "origin": match.origin,
        "domains": list(match.domains),
        "changes": [{"old": change.old, "new": change.new} for change in match.changes],
        "lost": [{"kind": fact.kind, "text": fact.text} for fact in match.lost],
        "gained": [{"kind": fact.kind, "text": fact.text} for fact in match.gained],
    }


@command.command(name="leverage")
@click.argument("domains", nargs=-1)
@locale_option
@format_option
def leverage(domains: tuple[str, ...], locales: tuple[str, ...], form: str) -> None:
    """Show how many words of each domain other domains' translations already have, and how many are new."""
    from w4r_i18n.flow.leverage import estimates

    tree = workspace()
    fresh_memory(tree)
    found = estimates(tree, tree.domains(domains), tree.locales(locales))
    if form == "json":
        print_json(
            {
                "reports": [{"domain": each.domain, **_amounts(each)} for each in found.each],
                "together": [_amounts(each) for each in found.together],
                "errors": list(map(str, found.errors)),
            }
        )
    else:
        several = len({each.domain for each in found.each}) > 1
        _print_table([*found.each, *(found.together if several else ())])
        for error in found.errors:
            click.echo(f"w4r: {error}", err=True)
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in found.errors)]))


def _amounts(estimate: Estimate) -> dict[str, object]:
    return {
        "locale": estimate.locale,
        "bands": {
            band: {"texts": amount.texts, "words": amount.words, "characters": amount.characters}
            for band, amount in estimate.bands.items()
        },
    }


_HEADS = ("context", "exact", "95-99", "85-94", "75-84", "fact", "again", "new")


def _print_table(found: Sequence[Estimate]) -> None:
    """Words of each band, a block for each domain."""
    from w4r_i18n.memory.leverage import BANDS, Amount

    last = None
    for each in found:
        if each.domain != last:
            heads = "".join(f"{head:>8}" for head in (*_HEADS, "words"))
            click.echo(f"{each.domain or 'together'}\n{'':<10}{heads}{'characters':>12}")
            last = each.domain
        total = sum(each.bands.values(), Amount())
        words = "".join(f"{each.bands[band].words or '·':>8}" for band in BANDS)
        click.echo(f"  {each.locale:<8}{words}{total.words:>8}{total.characters:>12}")


@command.command(name="repeats")
@click.argument("domains", nargs=-1)
@locale_option
@format_option
def repeats(domains: tuple[str, ...], locales: tuple[str, ...], form: str) -> None:
    """List the sources that stand in several domains and wait in one of them, the most words first.

    Translate one of each; `w4r memory fill` offers the text in the other domains.
    """
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.repeats import repeats as repeated

    tree = workspace()
    found, errors = repeated(tree, tree.domains(domains), tree.locales(locales))
    if form == "json":
        print_json({"repeats": [_repeat(each) for each in found], "errors": list(map(str, errors))})
    else:
        _print_repeats(found)
        print_errors(errors)
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in errors)]))


def _repeat(each: Repeat) -> dict[str, object]:
    return {
        "locale": each.locale,
        "source": each.source,
        "context": each.context,
        "words": each.amount.words,
        "characters": each.amount.characters,
        "waiting": each.waiting,
        "translated": each.translated,
    }


def _print_repeats(found: list[Repeat]) -> None:
    from w4r_i18n.text.marks import shown

    for each in found:
        done = f"; translated in {', '.join(each.translated)}" if each.translated else ""
        click.echo(f"{each.locale:<8}{each.amount.words:>5} words  {shown(each.source, limit=2000)}")
        click.echo(f"{'':<8}waits in {', '.join(each.waiting)}{done}")
    click.echo(counted(len(found), "source"))


@command.command(name="fill")
@click.argument("domains", nargs=-1)
@locale_option
@dry_run_option
@format_option
def fill(domains: tuple[str, ...], locales: tuple[str, ...], form: str, *, dry_run: bool) -> None:
    """Give empty entries the text that another domain has for the very same source, as a draft.

    With `context_exact = "translated"` in w4r.toml, an approved text whose neighbours are the same too fills
    an entry that is not critical as translated. No text is ever overwritten.
    """
    from w4r_i18n.cli.tables import print_errors
    from w4r_i18n.flow.fill import fill as filled

    tree = workspace()
    done = filled(tree, tree.domains(domains), tree.locales(locales), dry_run=dry_run)
    if form == "json":
        print_json(_fill_result(done))
    else:
        for each in done.done:
            drafts = sum(filling.fuzzy for filling in each.fillings)
            certain = len(each.fillings) - drafts
            click.echo(f"{each.domain:<32}{each.locale:<8}{certain} translated, {counted(drafts, 'draft')}")
        click.echo(f"{counted(done.written, 'file')} {'would change' if dry_run else 'written'}")
        print_errors(done.errors)
    raise click.exceptions.Exit(max([0, *(error.exit_code for error in done.errors)]))


def _fill_result(done: FillResult) -> dict[str, object]:
    """What was filled, as docs/reference/json.md tells."""
    return {
        "filled": [_filled(each) for each in done.done],
        "errors": list(map(str, done.errors)),
        "written": done.written,
    }


def _filled(each: Filled) -> dict[str, object]:
    return {
        "domain": each.domain,
        "locale": each.locale,
        "texts": [
            {
                "source": "" if each.secret else filling.key[1],
                "target": "" if each.secret else filling.text,
                "as": "draft" if filling.fuzzy else "translated",
                "domains": list(filling.domains),
            }
            for filling in each.fillings
        ],
    }
