# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of the texts that a file brought, for people and for machines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from w4r_i18n.cli.tables import print_errors
from w4r_i18n.cli.terminal import print_json

if TYPE_CHECKING:
    from w4r_i18n.flow.incoming import Taken
    from w4r_i18n.flow.take_in import TakenIn

_LINES = ("set", "accepted", "draft", "conflict", "refused", "absent")
"""What is told one by one; of what is the same as here, the number."""


def tell(done: TakenIn, form: str, *, dry_run: bool) -> int:
    """Print it; the exit code is 3 where a file or a text of one is refused, 1 where ours stayed or a reader
    found a fault, else 0.
    """
    if form == "json":
        print_json(_as_object(done))
        return _code(done)
    for each in done.taken:
        if each.what in _LINES:
            click.echo(_line(each))
    for found in done.diagnostics:
        click.echo(str(found))
    tally = Counter(each.what for each in done.taken)
    click.echo(", ".join(f"{count} {what}" for what, count in tally.most_common()) or "no texts")
    click.echo(f"{done.written} files {'would change' if dry_run else 'written'}")
    print_errors(done.errors)
    return _code(done)


def _line(each: Taken) -> str:
    reason = f": {each.reason}" if each.reason else ""
    return f"{each.place}: {each.what}{reason} ({each.words or 'not shown'})"


def _code(done: TakenIn) -> int:
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
