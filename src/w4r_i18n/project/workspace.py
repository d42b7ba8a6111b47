# SPDX-License-Identifier: GPL-3.0-or-later
"""One tree, opened: its configuration, its paths, and reading and writing within it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.errors import ConfigError, InputError
from w4r_i18n.model.locale import Locale, locale
from w4r_i18n.project import atomic, files
from w4r_i18n.project.config import Config, read_config
from w4r_i18n.project.journal import Journal
from w4r_i18n.project.layout import Domain, Layout, domain


@dataclass(frozen=True)
class Workspace:
    """A tree and its configuration. Values go in and out; nothing is kept between two reads."""

    layout: Layout
    config: Config

    @property
    def root(self) -> Path:
        return self.layout.root

    @cached_property
    def source(self) -> Locale:
        return locale(self.config.project.source)

    def read(self, path: Path) -> bytes | None:
        """A file of the tree, or None where none is. Raises InputError for what is no regular file."""
        self._must_lie_within(path)
        return files.read_if_there(path, shown=self.layout.relative(path))

    def _must_lie_within(self, path: Path) -> None:
        # A folder that is a link could lead anywhere; the file itself is opened without following one.
        if not path.parent.resolve().is_relative_to(self._resolved_root):
            raise InputError("lies outside the tree", place=Place(self.layout.relative(path), 1))

    @cached_property
    def _resolved_root(self) -> Path:
        return self.root.resolve()

    def save(
        self,
        tracked: Mapping[Path, bytes],
        derived: Mapping[Path, bytes],
        found: Mapping[Path, bytes | None] | None = None,
    ) -> int:
        """Write what git tracks (durably), then what can be built again; the number of files that changed.

        `found` as `atomic.write_all` has it.
        """
        for path in {path.parent: path for path in (*tracked, *derived)}.values():
            self._must_lie_within(path)
        return atomic.write_all(tracked, durable=True, found=found) + atomic.write_all(derived, durable=False)

    def journal(self, path: Path, *, private: bool = False) -> Journal:
        """A file of the tree that only grows. Raises InputError for one that lies outside."""
        self._must_lie_within(path)
        return Journal(path, private=private)

    def domains(self, names: tuple[str, ...] = ()) -> tuple[Domain, ...]:
        """All domains, or those named. Raises InputError for a name without a folder."""
        if not names:
            return self.layout.domains()
        known = set(self.layout.domains())
        wanted = tuple(domain(name) for name in names)
        for found in wanted:
            if found not in known:
                hint = "'w4r status' lists the domains"
                raise InputError(f"there is no folder {found.folder}", hint=hint)
        return wanted

    def locales(self, names: tuple[str, ...] = ()) -> tuple[Locale, ...]:
        """All target locales, or those named. Raises ConfigError for one that is not configured."""
        if not names:
            return self.config.targets
        wanted = tuple(locale(name) for name in names)
        for found in wanted:
            if found not in self.config.targets:
                hint = f"configured: {', '.join(each.tag for each in self.config.targets)}"
                raise ConfigError(f"'{found.tag}' is not among the locales of w4r.toml", hint=hint)
        return wanted


def open_workspace(start: Path) -> Workspace:
    """The tree around a folder: the nearest `w4r.toml` upwards. Raises ConfigError."""
    for folder in (start, *start.parents):
        config = folder / "w4r.toml"
        if config.is_file():
            return Workspace(Layout(folder), read_config(files.read(config, shown="w4r.toml")))
    raise ConfigError("no w4r.toml here or above", hint="'w4r init' makes one")
