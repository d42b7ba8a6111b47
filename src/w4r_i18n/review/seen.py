# SPDX-License-Identifier: GPL-3.0-or-later
"""Pinned pairs: which text has stood as a translation of which source, one short line each (FORMATS 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from w4r_i18n.model.diagnostic import Diagnostic, Place, Severity
from w4r_i18n.model.review import Pin

MAX_FAULTS = 50
"""Told one by one; what comes after is only counted."""

_LINE = re.compile(r"(v[0-9]{1,3}:)([0-9a-f]{24}) ([0-9a-f]{24})")


@dataclass(frozen=True, slots=True)
class Seen:
    pins: frozenset[Pin] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_seen(text: str, *, path: str) -> Seen:
    """Read `reviews/<domain>.seen`, in any order; a broken line is a Diagnostic and pins nothing."""
    pins: set[Pin] = set()
    broken: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        # The one version stands for both digests: they are made by one program in one write.
        if found := _LINE.fullmatch(line.rstrip("\r")):
            pins.add((found[1] + found[2], found[1] + found[3]))
        elif line and not line.isspace():
            broken.append(number)
    return Seen(frozenset(pins), _diagnostics(broken, path))


def write_seen(pins: Iterable[Pin]) -> str:
    """Sorted, each once: the same pins are the same bytes. Law: `read_seen` gives them back."""
    return "".join(f"{src} {tgt.partition(':')[2]}\n" for src, tgt in sorted(set(pins)))


def _diagnostics(broken: list[int], path: str) -> tuple[Diagnostic, ...]:
    message = "no pinned pair; wanted 'v1:', 24 hex digits, a blank, 24 hex digits"
    told = [Diagnostic("seen", Severity.ERROR, message, Place(path, line)) for line in broken[:MAX_FAULTS]]
    if more := len(broken) - len(told):
        told.append(Diagnostic("seen", Severity.ERROR, f"and {more} more such lines", Place(path)))
    return tuple(told)
