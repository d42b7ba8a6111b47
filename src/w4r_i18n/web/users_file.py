# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing `users.toml`: a person more, another passphrase; what people wrote in it stays as it is."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from w4r_i18n.model.errors import InputError, ServiceError
from w4r_i18n.model.locale import locale
from w4r_i18n.project import atomic, files
from w4r_i18n.review.ledger import PSEUDONYM
from w4r_i18n.web.people import EVERY, must_lie_outside, read_people


def must_take(path: Path, tree: Path, name: str) -> None:
    """Raises InputError for a name that is none, or is there already; PolicyError for a file in the tree."""
    must_lie_outside(path, tree)
    if not PSEUDONYM.fullmatch(name):
        raise InputError(f"{name[:40]!a} is no pseudonym", hint="a-z, 0-9 and -, at most 40")
    if path.exists() and name in read_people(files.read(path), path=str(path)):
        raise InputError(f"{name} is in the file", hint="'w4r review user passphrase', or an editor")


def must_know(path: Path, tree: Path, name: str) -> None:
    """Raises InputError where nobody is called so; PolicyError for a file in the tree."""
    must_lie_outside(path, tree)
    if name not in read_people(files.read(path), path=str(path)):
        raise InputError(f"nobody is called {name[:40]!a} there", hint="'w4r review user add'")


def table(name: str, passphrase: str, role: str, locales: Sequence[str], tiers: Sequence[str]) -> str:
    """A person as the file has it. Raises ConfigError for a language that is none."""
    tags = [tag if tag == EVERY else locale(tag).tag for tag in locales]
    lines = [
        f"[{name}]",
        f"passphrase = {json.dumps(passphrase)}",
        "",
        f"[[{name}.roles]]",
        f"role = {json.dumps(role)}",
        f"locales = {json.dumps(tags)}",
    ]
    return "\n".join([*lines, *([f"tiers = {json.dumps(list(tiers))}"] if tiers else []), ""])


def append(path: Path, added: str) -> None:
    """Raises ServiceError where the file cannot be written."""
    if not path.exists():
        _create(path)
    text = files.read(path).decode("utf-8-sig")
    _write(path, f"{text.rstrip()}\n\n{added}".lstrip())


def change(path: Path, name: str, passphrase: str) -> None:
    """Raises InputError for a table that is not written as `table` writes it."""
    text = files.read(path).decode("utf-8-sig")
    line = re.compile(rf'^(\[{re.escape(name)}\][ \t]*\npassphrase = )"[^"\n]*"', re.MULTILINE)
    changed, count = line.subn(lambda found: f"{found[1]}{json.dumps(passphrase)}", text)
    if count != 1:
        hint = f'wanted: a line [{name}], below it passphrase = "…"'
        raise InputError("does not hold the passphrase where it is looked for", hint=hint)
    _write(path, changed)


def _create(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise ServiceError(f"cannot make {str(path)!a}: {(error.strerror or '').lower()}") from None


def _write(path: Path, text: str) -> None:
    read_people(text.encode(), path=str(path))
    atomic.write(path, text.encode(), durable=True)
