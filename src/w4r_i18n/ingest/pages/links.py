# SPDX-License-Identifier: GPL-3.0-or-later
"""Which links of a page may stay: addresses a reader can follow, nothing that runs."""

from __future__ import annotations

import re

from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}(?=:)")
_IGNORED = re.compile(r"[\x00-\x20\x7f]+")


def safe(href: str) -> str:
    """The address when it is http, https or mailto; "" for all others, relative ones too."""
    plain = _IGNORED.sub("", href)
    usable = len(plain) <= 2000 and not set(plain) & set("<>\"'`\\")
    return plain if usable and _scheme(plain) in {"http", "https", "mailto"} else ""


def is_hostile(href: str) -> bool:
    """Whether a link would run or smuggle something: javascript:, data:, vbscript:, file:."""
    return _scheme(_IGNORED.sub("", href)) in {"javascript", "data", "vbscript", "file", "blob"}


def _scheme(address: str) -> str:
    found = _SCHEME.match(address[:40].casefold())
    return found.group() if found else ""


def dropped(what: str, path: str, line: int, *, severity: Severity = Severity.WARNING) -> Diagnostic:
    """The report of something active that was left out."""
    return Diagnostic(
        check="active-content", severity=severity, message=f"{what} dropped", place=Place(path, line)
    )
