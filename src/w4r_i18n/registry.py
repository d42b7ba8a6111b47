# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding what stands behind a door: one module in one folder, no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from types import ModuleType

from w4r_i18n.model.errors import ConfigError

DOORS = {
    "reader": "w4r_i18n.ingest.readers",
    "cleaner": "w4r_i18n.ingest.cleaners",
    "breaker": "w4r_i18n.segment.breakers",
    "check": "w4r_i18n.check.rules",
    "report": "w4r_i18n.check.reports",
    "renderer": "w4r_i18n.render.renderers",
    "channel": "w4r_i18n.render.channels",
    "format": "w4r_i18n.exchange.formats",
    "engine": "w4r_i18n.draft.engines",
}


@lru_cache(maxsize=16)
def names(door: str) -> tuple[str, ...]:
    """What stands behind a door, sorted; listed from the folder, nothing is imported but the folder."""
    folder = importlib.import_module(DOORS[door])
    return tuple(
        sorted(found.name for found in pkgutil.iter_modules(folder.__path__) if found.name[0] != "_")
    )


@lru_cache(maxsize=256)
def find(door: str, name: str) -> ModuleType:
    """The module behind a door. Built-in names first; other packages' entry points (`w4r_i18n.<door>`) last,
    because looking them up costs 20 ms.

    Raises ConfigError that lists what there is.
    """
    module_name = name.replace("-", "_")
    if module_name in names(door):
        return importlib.import_module(f"{DOORS[door]}.{module_name}")
    from importlib.metadata import entry_points

    for found in entry_points(group=f"w4r_i18n.{door}", name=name):
        module: ModuleType = found.load()
        return module
    raise ConfigError(f"there is no {door} '{name}'", hint=f"there are: {', '.join(names(door))}")
