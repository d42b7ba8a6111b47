# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r check`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.terminal import console, locale_option, workspace

if TYPE_CHECKING:
    from w4r_i18n.model.diagnostic import Diagnostic
    from w4r_i18n.model.errors import W4RError


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
    "--all", "everything", is_flag=True, help="Show notes too (missing texts, drafts), a line each."
)
def command(
    paths: tuple[str, ...], locales: tuple[str, ...], fail_on: str, form: str, *, everything: bool
) -> None:
    """Find what would do harm: in the project, in some of its domains, or in single files.

    Files need no project: .po .pot .mo .md .html .txt .docx .toml .xlf .xliff .tmx .tbx .csv, or a folder of
    them. Exit 0: fine, 1: findings, 2: a wrong configuration, 3: a file that is refused.
    """
    from w4r_i18n.flow import check

    found: Iterable[Diagnostic | W4RError]
    given = [Path(path) for path in paths]
    if given and all(path.exists() or path.is_symlink() or path.suffix for path in given):
        found = check.check_files(given)
    else:
        tree = workspace()
        domains, targets = tree.domains(paths), tree.locales(locales)
        found = check.check_project(tree, domains, targets)
        if fail_on == "missing":
            from w4r_i18n.project.clock import today

            found = chain(found, check.overdue(tree, domains, targets, today=today()))
    raise click.exceptions.Exit(_show(found, form, fail_on, everything=everything))


def _show(found: Iterable[Diagnostic | W4RError], form: str, fail_on: str, *, everything: bool) -> int:
    """Print the findings; the exit code that they make."""
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
        else:
            findings.append(each)
    # Machines count for themselves; what people read is what they can do something about.
    everything = everything or form in {"json", "sarif"}
    shown = [each for each in findings if everything or each.severity > Severity.INFO]
    _print(find("report", form).render(shown), coloured=form == "text")
    threshold = Severity.WARNING if fail_on == "warning" else Severity.ERROR
    refused = max(codes)
    # A wrong configuration is exit 2, not the 3 of a file of the campaign.
    own = [each for each in findings if each.check != "read"]
    return max(refused, exit_code(own, threshold))


def _print(text: str, *, coloured: bool) -> None:
    if not coloured:
        click.echo(text, nl=False)
        return
    out = console()
    for line in text.splitlines():
        style = "red" if ": error: " in line else "yellow" if ": warning: " in line else None
        out.print(line, style=style)
