# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r terms`: extract, show, lint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import console, counted, format_option, locale_option, print_json, workspace

if TYPE_CHECKING:
    from w4r_i18n.flow.terms_show import Entry
    from w4r_i18n.memory.candidates import Candidate


@click.group(name="terms")
def command() -> None:
    """Keep the words that the campaign has agreed on: sources/glossary.csv, terms.csv and names.csv."""


@command.command(name="extract")
@click.argument("wanted", nargs=-1, metavar="[DOMAIN|FILE]...")
@click.option("--limit", type=click.IntRange(1, 10_000), default=40, help="As many new candidates at most.")
@click.option(
    "--min-count", type=click.IntRange(1, 1000), default=2,
    help="How often a phrase must come back; names and acronyms count from the first time.",
)  # fmt: skip
@format_option
def extract(wanted: tuple[str, ...], limit: int, min_count: int, form: str) -> None:
    """Find what in the texts may be a term: what is new, known, another word for it, or not to be used.

    Without DOMAIN or FILE: all texts of the tree.
    """
    from w4r_i18n.flow.candidates import extracted

    tree = workspace()
    files = [Path(name) for name in wanted if Path(name).is_file()]
    names = tuple(name for name in wanted if not Path(name).is_file())
    domains = tree.domains(names) if names or not wanted else ()
    found = extracted(tree, domains, files, least=min_count)
    new = [one for one in found if one.status == "new"]
    left = max(0, len(new) - limit)
    shown_new = set(map(id, new[:limit]))
    found = [one for one in found if one.status != "new" or id(one) in shown_new]
    if form == "json":
        print_json([_as_candidate(one) for one in found])
        return
    _print_candidates(found)
    click.echo(f"{counted(len(new), 'new candidate')}" + (f", {left} not shown (--limit)" if left else ""))


def _as_candidate(one: Candidate) -> dict[str, object]:
    """One candidate, as docs/reference/json.md tells."""
    return {
        "term": one.term,
        "status": one.status,
        "kind": one.kind,
        "count": one.count,
        "documents": list(one.documents),
        "score": one.score,
        "forms": list(one.forms),
        "concept": one.concept,
        "preferred": one.preferred,
    }


def _print_candidates(found: Sequence[Candidate]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from w4r_i18n.text.marks import shown

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("status", "term", "kind", "count", "texts", "score", "write"):
        table.add_column(column, justify="right" if column in {"count", "texts", "score"} else "left")
    styles = {"forbidden": "red", "new": "bold"}
    for one in found:
        score = f"{one.score:.1f}" if one.status == "new" else ""
        numbers = (str(one.count), str(len(one.documents)), score)
        cells = (one.status, shown(one.term, limit=120), one.kind, *numbers, shown(one.preferred, limit=120))
        table.add_row(*(Text(cell, overflow="fold") for cell in cells), style=styles.get(one.status))
    console().print(table)


@command.command(name="show")
@click.argument("words", nargs=-1, required=True, metavar="TEXT|CONCEPT...")
@locale_option
@format_option
def show(words: tuple[str, ...], locales: tuple[str, ...], form: str) -> None:
    """Show what each language calls a concept, a person, or the terms and names in a French TEXT."""
    from w4r_i18n.flow.terms_show import entries

    tree = workspace()
    found = entries(tree, " ".join(words), tree.locales(locales))
    if form == "json":
        print_json([_as_entry(entry) for entry in found])
        return
    for entry in found:
        _print_entry(entry)
    if not found:
        click.echo("nothing in the glossary or the register")


def _as_entry(entry: Entry) -> dict[str, object]:
    """One concept or person, as docs/reference/json.md tells."""
    return {
        "concept": entry.concept,
        "kind": entry.kind,
        "terms": list(entry.terms),
        "forbidden": list(entry.forbidden),
        "definition": entry.definition,
        "note": entry.note,
        "locales": [
            {
                "locale": word.locale,
                "term": word.text,
                "forms": list(word.forms),
                "status": word.status,
                "section": word.section,
                "source": word.source,
            }
            for word in entry.words
        ],
    }


def _print_entry(entry: Entry) -> None:
    from w4r_i18n.text.marks import shown

    click.echo(click.style(shown(" | ".join(entry.terms), limit=2000), bold=True) + f"  ({entry.concept})")
    for label, text in (("not", " | ".join(entry.forbidden)), ("", entry.definition), ("note", entry.note)):
        if text:
            click.echo(f"  {label}: {shown(text, limit=2000)}" if label else f"  {shown(text, limit=2000)}")
    for word in entry.words:
        said = [word.status, *([f"section {word.section}"] if word.section else [])]
        said += [word.source] if word.source else []
        forms = f" | {' | '.join(word.forms)}" if word.forms else ""
        line = f"  {word.locale:<8} {word.text or '—'}{forms}  ({', '.join(said)})"
        click.echo(shown(line, limit=2000))


@command.command(name="lint")
@locale_option
@format_option
def lint(locales: tuple[str, ...], form: str) -> None:
    """Find what is wrong in the tables of terms and names, and what is missing from them.

    Exit 0: fine, 1: rows that are left out, 3: a table that is refused.
    """
    from w4r_i18n.check.run import exit_code
    from w4r_i18n.flow.check import as_diagnostic
    from w4r_i18n.flow.terms_lint import lint as found_in
    from w4r_i18n.model.diagnostic import Diagnostic, Severity
    from w4r_i18n.registry import find

    tree = workspace()
    found = found_in(tree, tree.locales(locales))
    findings = [one if isinstance(one, Diagnostic) else as_diagnostic(one) for one in found]
    click.echo(find("report", form).render(findings), nl=False)
    raise click.exceptions.Exit(exit_code(findings, Severity.ERROR))
