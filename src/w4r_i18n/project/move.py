# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r mv`, and adding a locale: changes to the tree's own shape."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from w4r_i18n.model.errors import ConfigError, InputError
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.project.atomic import write, writing
from w4r_i18n.project.config import read_config
from w4r_i18n.project.layout import Domain
from w4r_i18n.project.workspace import Workspace

_LOCALES = re.compile(r"^(?P<head>[ \t]*locales[ \t]*=[ \t]*\[)(?P<body>[^\]]*)\]", re.MULTILINE)


def move(workspace: Workspace, old: Domain, new: Domain, *, dry_run: bool = False) -> list[tuple[Path, Path]]:
    """Rename a domain: its source folder, template, catalogues and ledgers, all or nothing to be said.

    Raises InputError when there is nothing to move, or something stands where it would go.
    """
    pairs = list(_pairs(workspace, old, new))
    if not pairs:
        raise InputError(f"there is nothing of {old.name}", hint="'w4r status' lists the domains")
    for _, target in pairs:
        if target.exists():
            raise InputError(f"{workspace.layout.relative(target)} is there already")
    if not dry_run:
        with writing(workspace.root):
            for source, target in pairs:
                target.parent.mkdir(parents=True, exist_ok=True)
                source.rename(target)
    return pairs


def _pairs(workspace: Workspace, old: Domain, new: Domain) -> Iterator[tuple[Path, Path]]:
    layout = workspace.layout
    candidates = [*zip(_places(workspace, old), _places(workspace, new), strict=True)]
    candidates += [(path, path.with_name(f"{new.name}.toml")) for path in layout.completions(old).values()]
    return ((source, target) for source, target in candidates if source.exists())


def paths_of(workspace: Workspace, domain: Domain) -> list[Path]:
    """All that git tracks of a domain and that is there: its folder, template, catalogues, ledgers, and what
    sections complete.
    """
    places = [*_places(workspace, domain), *workspace.layout.completions(domain).values()]
    return [path for path in places if path.exists()]


def _places(workspace: Workspace, domain: Domain) -> Iterator[Path]:
    layout = workspace.layout
    yield from (layout.folder(domain), layout.pot(domain))
    for each in (workspace.source, *workspace.config.targets):
        for path_of in (layout.po, layout.ledger, layout.seen, layout.sent):
            yield path_of(each, domain)


def removed(paths: Iterable[Path]) -> list[Path]:
    """Delete files and whole folders, those that are there; which they were."""
    found = [path for path in paths if path.exists()]
    for path in found:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return found


def derived(workspace: Workspace) -> list[Path]:
    """Everything that can be built again and is there; not the lock, which somebody holds: us."""
    caches = [path for path in sorted(workspace.layout.cache.glob("*")) if path.name != "lock"]
    return [path for path in (workspace.layout.build, *caches) if path.exists()]


def copied(names: Iterable[str], source: Path, target: Path) -> None:
    """The same files and folders, relative to one root, below another; on the disk when this returns."""
    for name in names:
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (source / name).is_dir():
            shutil.copytree(source / name, place, symlinks=True)
        else:
            write(place, (source / name).read_bytes(), durable=True)


def taken(names: Iterable[str], root: Path) -> str:
    """The first of these paths that is there already, or ""."""
    return next((name for name in names if (root / name).exists()), "")


def add_locale(workspace: Workspace, name: str, *, dry_run: bool = False) -> Locale:
    """Write a locale into w4r.toml. Raises ConfigError when it is there, or no list is found to add to."""
    wanted = locale(name)
    if wanted == workspace.source or wanted in workspace.config.targets:
        raise ConfigError(f"'{wanted.tag}' is configured already")
    path = workspace.layout.config
    text = path.read_text(encoding="utf-8")
    found = _LOCALES.search(text)
    if found is None:
        hint = f'add "{wanted.tag}" to locales in [project] by hand'
        raise ConfigError("w4r.toml has no list of locales to add to", hint=hint)
    body = found["body"].rstrip().rstrip(",")
    joint = ", " if body.strip() else ""
    new = f'{text[: found.start()]}{found["head"]}{body}{joint}"{wanted.tag}"]{text[found.end() :]}'
    config = read_config(new.encode())
    if wanted not in config.targets:
        raise ConfigError("w4r.toml was not understood", hint=f'add "{wanted.tag}" to locales by hand')
    if not dry_run:
        write(path, new.encode(), durable=True)
    return wanted
