# SPDX-License-Identifier: GPL-3.0-or-later
"""Where sentences end, one module a language; `default` for all others."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from typing import cast

from w4r_i18n.model.locale import locale
from w4r_i18n.model.ports import Breaker


@lru_cache(maxsize=64)
def breaker_for(name: str) -> Breaker:
    """The breaker of a locale's language, else the default one: a file in this folder is all it takes.

    Raises ConfigError when `name` is no locale.
    """
    language = locale(name).language
    known = {found.name for found in pkgutil.iter_modules(__path__)}
    chosen = language if language in known else "default"
    # Each module here offers `breaks`; tests/house holds it to the protocol.
    return cast(Breaker, importlib.import_module(f"{__name__}.{chosen}"))
