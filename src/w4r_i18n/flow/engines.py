# SPDX-License-Identifier: GPL-3.0-or-later
"""Which engines draft a locale, and with what settings: w4r.toml joined with what is behind the door."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from w4r_i18n import registry
from w4r_i18n.model.diagnostic import Place
from w4r_i18n.model.draft import Engine, EngineSettings, Reach
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.locale import Locale
from w4r_i18n.project import environment
from w4r_i18n.project.config import Engine as Table
from w4r_i18n.project.workspace import Workspace
from w4r_i18n.text.toml_places import line_of, places

MEMORY = "memory"
DEFAULT_CHAIN = (MEMORY, "apertium")
"""Of `w4r draft`, for a locale that names none: nothing of it leaves the machine, or costs anything."""

Find = Callable[[str], Engine]
"""The engine of a kind. Raises ConfigError for one that is behind no door."""


def behind_the_door(kind: str) -> Engine:
    engine: Engine = registry.find("engine", kind)
    return engine


@dataclass(frozen=True, slots=True)
class Tool:
    """An engine as one `[engine.<name>]` sets it up."""

    name: str
    engine: Engine
    settings: EngineSettings
    missing: tuple[str, ...]
    """What must be installed or configured first; empty: ready."""

    @property
    def reach(self) -> Reach:
        return self.engine.REACH

    @property
    def for_show(self) -> bool:
        """Its answers are no translations, and nobody takes them for any."""
        return bool(getattr(self.engine, "FOR_SHOW", False))

    @property
    def host(self) -> str:
        """Whom it hands texts to; of an engine on this machine "local"."""
        if self.reach == "local":
            return "local"
        told = getattr(self.engine, "host", None)
        if told is not None and not self.missing:
            return str(told(self.settings))
        return urlsplit(self.settings.url).hostname or self.engine.NAME

    def to_install(self, source: Locale, targets: Sequence[Locale]) -> tuple[str, ...]:
        """Packages of the system by which it would serve these directions, or serve them better."""
        told = getattr(self.engine, "to_install", None)
        return tuple(told([(source, target) for target in targets], self.settings)) if told else ()

    def masked(self, message: str) -> str:
        """A message in which the key, should an engine ever repeat it, does not stand."""
        key = self.settings.key
        return message.replace(key, "…") if len(key) > 3 else message


def chain(workspace: Workspace, target: Locale) -> tuple[str, ...]:
    """What w4r.toml names for a locale; empty where it names nothing, and for every overlay."""
    settings = workspace.config.locales[target.tag]
    return () if settings.base else settings.engines


def tool(workspace: Workspace, name: str, find: Find = behind_the_door) -> Tool:
    """An engine by the name of its table, or of its own. Raises ConfigError with what was meant."""
    table = workspace.config.engine.get(name, Table())
    where = ("engine", name)
    engine = _found(workspace, table.kind or name, find, (*where, "kind") if table.kind else where)
    options = {key: _text(value) for key, value in (table.options or {}).items()}
    for key in options:
        if key not in engine.OPTIONS:
            message = f"{engine.NAME} has no option '{key}'"
            raise _error(workspace, message, (*where, "options", key), _meant(key, engine.OPTIONS))
    key = environment.secret(table.key_env) if table.key_env else ""
    settings = EngineSettings(name, table.url, key, options)
    unset = (f"the environment variable {table.key_env} is not set",) if table.key_env and not key else ()
    try:
        missing = engine.missing(settings)
    except ConfigError as error:
        raise _error(workspace, error.message, where, error.hint) from None
    return Tool(name, engine, settings, (*unset, *missing))


def tools(workspace: Workspace, names: Sequence[str], find: Find = behind_the_door) -> Mapping[str, Tool]:
    """The engines of these names; the memory is none."""
    return {name: tool(workspace, name, find) for name in dict.fromkeys(names) if name != MEMORY}


def check_chains(workspace: Workspace, find: Find = behind_the_door) -> None:
    """Hold every chain and every table of w4r.toml to what there is. Raises ConfigError with file:line."""
    for tag, settings in workspace.config.locales.items():
        for name in settings.engines:
            if name != MEMORY and name not in workspace.config.engine:
                _found(workspace, name, find, ("locales", tag, "engines"), also=workspace.config.engine)
    for name in workspace.config.engine:
        tool(workspace, name, find)


def allowed(workspace: Workspace) -> Mapping[str, Sequence[Reach]]:
    """By tier, how far its texts may go."""
    return {tier: settings.engines for tier, settings in workspace.config.tiers.items()}


def _found(
    workspace: Workspace,
    kind: str,
    find: Find,
    path: tuple[str, ...],
    *,
    also: Mapping[str, object] | None = None,
) -> Engine:
    try:
        return find(kind)
    except ConfigError:
        known = (
            (MEMORY, *(also or ()), *registry.names("engine"))
            if also is not None
            else registry.names("engine")
        )
        hint = _meant(kind, known)
        if path == ("engine", kind) and kind in workspace.config.engine:
            hint = f"a table of another name says which kind it is: {hint}"
        raise _error(workspace, f"there is no engine '{_shown(kind)}'", path, hint) from None


def _error(workspace: Workspace, message: str, path: tuple[str, ...], hint: str) -> ConfigError:
    content = workspace.read(workspace.layout.config) or b""
    found = places(content.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    place = Place("w4r.toml", line_of(found, path)) if path[:2] in _heads(found) else None
    return ConfigError(message, hint=hint, place=place)


def _heads(found: Mapping[tuple[str | int, ...], int]) -> Iterator[tuple[str | int, ...]]:
    """The tables that the file has: a name given on the command line stands nowhere in it."""
    return (path[:2] for path in found)


def _meant(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    return f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(known) or 'none'}"


def _text(value: str | bool | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(name: str) -> str:
    return name[:40].encode("unicode_escape").decode("ascii")


@dataclass(frozen=True, slots=True)
class Listed:
    """An engine as `w4r list engines` shows it."""

    tool: Tool
    source: str
    pairs: tuple[tuple[str, str], ...] | None
    """Served here and now; None where only asking the engine would tell."""

    @property
    def targets(self) -> tuple[str, ...] | None:
        """Locales that it drafts from the source."""
        if self.pairs is None:
            return None
        return tuple(sorted({target for source, target in self.pairs if source == self.source}))


def listed(workspace: Workspace | None) -> list[Listed]:
    """Every engine behind the door, and those that w4r.toml sets up; asks no network."""
    source = workspace.source.tag if workspace else "fr"
    configured = workspace.config.engine if workspace else {}
    unnamed = [name for name in registry.names("engine") if name not in configured]
    found = [_unconfigured(behind_the_door(name), EngineSettings(name)) for name in unnamed]
    if workspace:
        check_chains(workspace)
        found += [tool(workspace, name) for name in configured]
    return [Listed(each, source, _pairs(each)) for each in found]


def _unconfigured(engine: Engine, settings: EngineSettings) -> Tool:
    try:
        return Tool(settings.name, engine, settings, tuple(engine.missing(settings)))
    except ConfigError as error:  # it works with a table of its own only
        return Tool(settings.name, engine, settings, (error.message,))


def _pairs(each: Tool) -> tuple[tuple[str, str], ...] | None:
    pairs = each.engine.pairs(each.settings)
    return None if pairs is None else tuple(sorted(pairs))
