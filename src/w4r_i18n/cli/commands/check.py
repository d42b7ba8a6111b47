# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.tables import progress_bar
from w4r_i18n.cli.terminal import console, locale_option, workspace

if TYPE_CHECKING:
    from w4r_i18n.model.diagnostic import Diagnostic
    from w4r_i18n.model.errors import W4RError
    from w4r_i18n.model.locale import Locale
    from w4r_i18n.project.layout import Domain
    from w4r_i18n.project.workspace import Workspace


@click.command(name="check")
@click.argument("paths", nargs=-1, metavar="[DOMAIN|PATH]...")
@locale_option
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "missing"]),
    default="error",
    show_default=True,
    help="What exits 1; 'missing': also a text that w4r.toml requires and whose day is past.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "junit", "github", "markdown"]),
    default="text",
    show_default=True,
    help="For people, or for what reads it: programs, code hosts, CI servers, a job's summary.",
)
@click.option(
    "--changed-since", metavar="REV", help="Only what differs from a revision of git: quick, before a commit."
)
@click.option(
    "--new-since", metavar="REV", help="What a revision of git had already fails nothing: for pull requests."
)
@click.option(
    "--min-translated",
    "minimum",
    multiple=True,
    metavar="XX=PERCENT",
    help="Less than this of a locale's texts translated exits 1; can be given several times.",
)
@click.option(
    "--jsonl",
    is_flag=True,
    help="Pairs of texts as lines of JSON on standard input; their alarms, a line each. No project needed.",
)
@click.option("--critical-only", is_flag=True, help="Only names, demands, addressees, deadlines.")
@click.option(
    "--all", "everything", is_flag=True, help="Show notes too (missing texts, drafts), a line each."
)
def command(
    paths: tuple[str, ...],
    locales: tuple[str, ...],
    fail_on: str,
    form: str,
    changed_since: str | None,
    new_since: str | None,
    minimum: tuple[str, ...],
    *,
    jsonl: bool,
    critical_only: bool,
    everything: bool,
) -> None:
    """Find what would do harm: in the project, in some of its domains, or in single files.

    Files need no project: .po .pot .mo .md .html .txt .docx .toml .xlf .xliff .tmx .tbx .csv, or a folder of
    them. Exit 0: fine, 1: findings, 2: a wrong configuration, 3: a file that is refused.
    """
    if jsonl:
        _answer()
        return
    from w4r_i18n.flow import check

    asks_of_tree = changed_since or new_since or minimum
    given = [Path(path) for path in paths]
    show = partial(_show, form=form, fail_on=fail_on, everything=everything, critical_only=critical_only)
    if given and all(path.exists() or path.is_symlink() or path.suffix for path in given):
        if asks_of_tree:
            raise click.UsageError("single files have no history and no share: name domains, or nothing")
        raise click.exceptions.Exit(show(check.check_files(given)))
    from w4r_i18n.flow.gate import Gate, asked
    from w4r_i18n.project.clock import today

    tree = workspace()
    domains, targets = tree.domains(paths), tree.locales(locales)
    with progress_bar(form) as progress:
        gate = Gate(fail_on == "missing", _shares(minimum), today(), progress)
        since = {"changed_since": changed_since or "", "new_since": new_since or ""}
        found = list(asked(tree, domains, targets, gate, **since))
    code = show(found)
    if fail_on == "missing" and form in {"text", "markdown"}:
        _print_missing(tree, domains, targets, form)
    raise click.exceptions.Exit(code)


def _answer() -> None:
    """Lines of records in, lines of alarms out; a bad line is named and the others go on."""
    import sys

    from w4r_i18n.flow.records import check_lines
    from w4r_i18n.text.marks import shown

    lines = (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    for number, text in check_lines(lines):
        if number:
            click.echo(f"w4r: line {number} {shown(text)}", err=True)
        else:
            click.echo(text)


def _shares(given: tuple[str, ...]) -> dict[str, int]:
    """`ca=80` as a tag and a percentage."""
    from w4r_i18n.model.locale import locale

    shares = {}
    for each in given:
        name, _, percent = each.partition("=")
        if not (percent.isascii() and percent.isdigit() and int(percent) <= 100):
            raise click.UsageError(f"--min-translated {each}: wanted a locale and a percentage, like ca=80")
        shares[locale(name).tag] = int(percent)
    return shares


def _show(
    found: Iterable[Diagnostic | W4RError],
    *,
    form: str,
    fail_on: str,
    everything: bool,
    critical_only: bool,
) -> int:
    """Print the findings, critical ones first; the exit code that they make."""
    from w4r_i18n.check.run import exit_code
    from w4r_i18n.flow.check import as_diagnostic
    from w4r_i18n.model.diagnostic import Severity
    from w4r_i18n.model.errors import W4RError
    from w4r_i18n.registry import find

    codes = [0]
    findings: list[Diagnostic] = []
    for each in found:
        if isinstance(each, W4RError):
            codes.append(each.exit_code)
            findings.append(as_diagnostic(each))
        elif each.critical or each.fault == "file" or not critical_only:
            findings.append(each)
    findings.sort(key=lambda one: not one.critical)
    # Machines count for themselves; what people read is what they can do something about.
    everything = everything or form in {"json", "sarif"}
    shown = [each for each in findings if everything or each.severity > Severity.INFO]
    _print(find("report", form).render(shown), coloured=form == "text")
    if form == "text" and shown:
        names = list(dict.fromkeys(each.check for each in shown))
        click.echo(f"how to mend it: w4r explain {names[0]}" + (" (or another check)" if names[1:] else ""))
    threshold = Severity.WARNING if fail_on == "warning" else Severity.ERROR
    refused = max(codes)
    # A wrong configuration is exit 2, not the 3 of a file of the campaign.
    own = [each for each in findings if each.check != "read"]
    return max(refused, exit_code(own, threshold))


def _print_missing(tree: Workspace, domains: Sequence[Domain], targets: Sequence[Locale], form: str) -> None:
    """How much each language lacks, in one table; nothing where nothing does."""
    from w4r_i18n.flow.gate import missing_table

    rows = missing_table(tree, domains, targets)
    if not rows:
        return
    heads = ("locale", "texts", "missing", "critical", "words")
    if form == "markdown":
        lines = ["", f"| {' | '.join(heads)} |", "|---|---:|---:|---:|---:|"]
        lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
    else:
        lines = ["", *_columns([heads, *(tuple(map(str, row)) for row in rows)])]
    click.echo("\n".join(lines))


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = [
            first.ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)),
        ]
        yield "  ".join(cells)


def _print(text: str, *, coloured: bool) -> None:
    if not coloured:
        click.echo(text, nl=False)
        return
    out = console()
    for line in text.splitlines():
        style = "red" if ": error: " in line else "yellow" if ": warning: " in line else None
        out.print(line, style=style)
