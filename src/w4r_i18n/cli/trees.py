# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees mounted beside this one (`[project] trees`): each command works in each, and nothing crosses over.

A mounted tree is a whole tree of its own: config, sources, catalogues, memory, outputs, repository, access.
So a command runs once in each of them, as if somebody stood there; a domain that it names says in which.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from contextvars import ContextVar
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from w4r_i18n.model.errors import ConfigError, W4RError

if TYPE_CHECKING:
    from w4r_i18n.project.layout import Layout

CHOSEN: ContextVar[Path | None] = ContextVar("CHOSEN", default=None)
"""The tree to work in; None: the one around the current folder."""
WIDE = frozenset({
    "case", "check", "compile", "digest", "doctor", "draft", "extract", "merge", "memory", "pin", "run",
    "search", "status", "terms",
})  # fmt: skip
"""Commands that are about everything; others go where a domain that they name lies, else here."""


def in_each_tree(run: Callable[[], int], arguments: Sequence[str]) -> int:
    """Run the command in every tree that it concerns; the code is the highest."""
    here, mounted = _trees()
    if not mounted or not arguments or any(each.startswith("--tree") for each in arguments):
        return run()
    concerned = [root for root in (here, *mounted) if _concerns(root, here, arguments)] or [here]
    if len(concerned) == 1:
        with chosen(concerned[0]):
            return run()
    if "json" in arguments:
        return _as_one_json(run, concerned, here)
    codes = []
    for root in concerned:
        click.echo(f"== {_named(root, here)}", err=True)
        with chosen(root):
            codes.append(run())
    return max(codes)


@contextmanager
def chosen(root: Path) -> Iterator[None]:
    token = CHOSEN.set(root)
    try:
        yield
    finally:
        CHOSEN.reset(token)


def _as_one_json(run: Callable[[], int], concerned: Sequence[Path], here: Path) -> int:
    """`{"trees": {".": …, "../embargoed": …}}`."""
    found, codes = {}, []
    for root in concerned:
        out = io.StringIO()
        with chosen(root), redirect_stdout(out):
            codes.append(run())
        found[_named(root, here)] = json.loads(out.getvalue() or "null")
    click.echo(json.dumps({"trees": found}, ensure_ascii=False, indent=2))
    return max(codes)


def _named(root: Path, here: Path) -> str:
    import os.path

    return os.path.relpath(root, here)


def _trees() -> tuple[Path, tuple[Path, ...]]:
    """The tree around the current folder, and those that it mounts. What is no tree is refused."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        config = folder / "w4r.toml"
        if not config.is_file():
            continue
        if b"trees" not in config.read_bytes():
            return folder, ()
        from w4r_i18n.project.config import read_config

        names = read_config(config.read_bytes(), path="w4r.toml").project.trees
        return folder, tuple(_mounted(folder, name) for name in names)
    return Path.cwd(), ()


def _mounted(here: Path, name: str) -> Path:
    root = (here / name).resolve()
    if root == here.resolve() or root.is_relative_to(here.resolve() / "sources"):
        raise ConfigError(f"trees: {name!a} lies within this one", hint="a tree has a repository of its own")
    if not (root / "w4r.toml").is_file():
        hint = "check it out beside this one, or take it out of [project] trees"
        raise ConfigError(f"trees: there is no tree {name!a}", hint=hint)
    return root


def _concerns(root: Path, here: Path, arguments: Sequence[str]) -> bool:
    from w4r_i18n.project.layout import Layout

    own, others = _domains(Layout(root), arguments), _domains(Layout(here), arguments)
    if own or others or any(_domains(Layout(each), arguments) for each in _trees()[1]):
        return bool(own)
    if (at := _value(arguments, "--section")) is not None:
        return (root / "sections" / f"{at}.toml").is_file()
    return root == here or (arguments[0] in WIDE and not _names_paths(arguments))


def _value(arguments: Sequence[str], option: str) -> str | None:
    return next((after for each, after in pairwise(arguments) if each == option), None)


def _names_paths(arguments: Sequence[str]) -> bool:
    return any(Path(each).exists() for each in arguments[1:] if not each.startswith("-"))


def _domains(layout: Layout, arguments: Sequence[str]) -> set[str]:
    """Those of the arguments that name a domain of this tree."""
    from w4r_i18n.project.layout import domain

    own = {each.name for each in layout.domains()}
    named = set()
    for each in arguments[1:]:
        try:
            named.add(domain(each).name)
        except W4RError:
            continue
    return named & own
