# SPDX-License-Identifier: GPL-3.0-or-later
"""What commands share of the terminal: colours only on one, JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

    from w4r_i18n.flow.memory import Updated
    from w4r_i18n.project.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., object])


def console(*, stderr: bool = False) -> Console:
    """A rich console: colours and progress on a terminal, plain lines elsewhere; honours NO_COLOR."""
    from rich.console import Console

    # Text of files may hold anything: no markup, no emoji codes, no guessed highlights.
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=True)


def print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def format_option(function: Function) -> Function:
    """`--format text|json`: every listing command has it."""
    choice = click.Choice(["text", "json"])
    return click.option("--format", "form", type=choice, default="text", help="For people, or machines.")(
        function
    )


def dry_run_option(function: Function) -> Function:
    return click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")(function)


def locale_option(function: Function) -> Function:
    return click.option(
        "--locale",
        "locales",
        multiple=True,
        metavar="XX",
        help="Only this locale; can be given several times.",
    )(function)


def workspace() -> Workspace:
    """The tree that was chosen, else the one that the current folder lies in. Raises ConfigError where there
    is none.
    """
    from w4r_i18n.cli.trees import CHOSEN
    from w4r_i18n.project.workspace import open_workspace

    return open_workspace(CHOSEN.get() or Path.cwd())


def embargoed_option(function: Function) -> Function:
    return click.option("--embargoed", is_flag=True, help="Ask the embargoed texts as well.")(function)


def fresh_memory(tree: Workspace) -> Updated:
    """Bring the memory up to date; what cannot be read is told, and all else is answered."""
    from w4r_i18n.flow.memory import update

    done = update(tree)
    for error in done.errors:
        click.echo(f"w4r: {error}", err=True)
    return done


def counted(count: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
