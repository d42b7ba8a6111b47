# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r`: commands are found in `commands/`, imported when asked for; errors become one line and a code."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import click

from w4r_i18n import __version__
from w4r_i18n.cli import commands
from w4r_i18n.cli.trees import chosen, in_each_tree
from w4r_i18n.model.errors import W4RError

INTERRUPTED = 130


class CommandFolder(click.Group):
    """A group whose commands are the modules of `commands/`: adding one is one file."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return sorted(map(_name, pkgutil.iter_modules(commands.__path__)))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        names = {_name(found): found.name for found in pkgutil.iter_modules(commands.__path__)}
        module = importlib.import_module(f"{commands.__name__}.{names[cmd_name]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            import difflib

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), 1, 0.5)
            hint = f"did you mean 'w4r {near[0]}'?" if near else "'w4r --help' lists the commands"
            raise click.UsageError(f"no command {args[0]!r}; {hint}", ctx) from None


def _name(found: pkgutil.ModuleInfo) -> str:
    """`locale_.py` is `locale`: a module may not hide the standard library's name from its neighbours."""
    return found.name.rstrip("_").replace("_", "-")


HELP = """From French campaign texts to reviewed, localised letters.

\b
Exit codes: 0 fine · 1 findings · 2 configuration or usage · 3 input · 4 policy · 5 trust
            6 service · 70 our fault
"""


@click.command(cls=CommandFolder, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--tree", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
    help="Work in this tree alone. By default: the one around you, and those that it mounts.",
)  # fmt: skip
@click.version_option(__version__, prog_name="w4r", message="%(prog)s %(version)s")
@click.pass_context
def w4r(ctx: click.Context, tree: Path | None) -> None:
    """Hold the commands together; each does its own work."""
    if tree is not None:
        ctx.with_resource(chosen(tree.resolve()))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line in each tree that it concerns; every known error is one line on standard error
    and its exit code.

    `arguments` None: those the process was started with.
    """
    given = sys.argv[1:] if arguments is None else arguments
    code = _caught(lambda: in_each_tree(lambda: _caught(lambda: w4r(given, standalone_mode=False)), given))
    sys.exit(code)


def _caught(run: Callable[[], object]) -> int:
    code: object
    out = sys.stdout
    try:
        code = run()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; what was written is whole", err=True)
        code = INTERRUPTED
    except W4RError as error:
        click.echo(f"w4r: {error}", err=True)
        code = error.exit_code
    except SystemExit as stop:
        # click exchanges the stream and ends so when the reader (head, a pager) has enough: no finding.
        code = stop.code if sys.stdout is out else 0
    except Exception as error:  # noqa: BLE001  # the last net: a line instead of a traceback
        code = _our_fault(error)
    return code if isinstance(code, int) else 0


def _our_fault(error: Exception) -> int:
    if os.environ.get("W4R_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}".splitlines()[0][:300].encode("unicode_escape").decode("ascii")
    click.echo(f"w4r: our fault: {what} (set W4R_DEBUG=1 to see where, and tell us)", err=True)
    return W4RError.exit_code
