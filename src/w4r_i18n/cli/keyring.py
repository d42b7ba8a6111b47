# SPDX-License-Identifier: GPL-3.0-or-later
"""Where commands find keys, and how they ask for passphrases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from w4r_i18n.publish.stores.keys import KeyFolder, Passphrase

Function = TypeVar("Function", bound=Callable[..., object])
PASSPHRASE = "W4R_KEY_PASSPHRASE"  # noqa: S105  # the name of a variable


def must_have_extra() -> None:
    """Raises ConfigError, by name, where the extra is not installed."""
    from importlib.util import find_spec

    from w4r_i18n.model.errors import ConfigError

    if not (find_spec("tuf") and find_spec("cryptography")):
        hint = "pip install 'w4r_i18n[publish]'"
        raise ConfigError("this needs the extra 'publish', which is not installed", hint=hint)


def keys_option(function: Function) -> Function:
    return click.option(
        "--keys",
        "folder",
        envvar="W4R_KEYS",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The folder of keys, outside the tree; else W4R_KEYS.",
    )(function)


def as_of_option(function: Function) -> Function:
    return click.option(
        "--as-of", metavar="DAY", help="The day that it is done on (ISO); else today, in UTC."
    )(function)


def key_folder(folder: Path | None, tree: Path) -> KeyFolder:
    """Raises ConfigError where no folder is named, PolicyError for one within the tree."""
    must_have_extra()
    from w4r_i18n.flow.keys import must_lie_outside
    from w4r_i18n.model.errors import ConfigError
    from w4r_i18n.publish.stores.keys import KeyFolder

    if folder is None:
        raise ConfigError("which keys?", hint="--keys DIR, or W4R_KEYS: a folder outside the tree")
    must_lie_outside(folder, tree)
    return KeyFolder(folder)


def asked_passphrase(*, new: bool = False) -> Passphrase:
    """From the environment, else typed once for each key, twice for a new one; never shown, never kept."""
    from w4r_i18n.project.environment import secret

    typed: dict[str, str] = {}

    def passphrase(name: str) -> str:
        given = secret(PASSPHRASE)
        if not given and name not in typed:
            typed[name] = click.prompt(
                f"Passphrase of {name}", hide_input=True, confirmation_prompt=new, err=True
            )
        return given or typed[name]

    return passphrase


def day_of(as_of: str | None) -> str:
    """Raises ConfigError for what is no day."""
    from w4r_i18n.model.errors import ConfigError
    from w4r_i18n.project.clock import today
    from w4r_i18n.publish.manifest import is_day

    if as_of is not None and not is_day(as_of):
        raise ConfigError(f"{as_of[:40]!a} is no day", hint="--as-of 2026-11-24")
    return as_of or today()
