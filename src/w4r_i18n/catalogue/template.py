# SPDX-License-Identifier: GPL-3.0-or-later
"""From units to catalogue entries: what translators are told, and the POT (FORMATS 6)."""

from __future__ import annotations

from collections.abc import Sequence

from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.unit import Unit

CHANGED = "changed: "
"""Begins the line that names a changed fact, while the text is stale."""
TERM = "term: "
"""Begins the line that says what the locale calls a term of the source."""


def template(units: Sequence[Unit], header: Header) -> Catalogue:
    """The POT of a domain: an entry without text for each unit, in reading order."""
    return Catalogue(header, tuple(map(entry_of, units)))


def entry_of(unit: Unit) -> Entry:
    """A unit as an empty entry. References are paths without lines, so that they change with a move only."""
    return Entry(
        unit.msgid,
        msgctxt=unit.context or None,
        flags=("python-brace-format",) if unit.placeholders else (),
        extracted=tuple(_told(unit)),
        references=tuple(dict.fromkeys(spot.path for spot in unit.spots)),
    )


def _told(unit: Unit) -> list[str]:
    """Role, register, `critical` and the limit on one line; then speaker, the author's words and terms."""
    first = [unit.role, f"register {unit.register}"]
    first += ["critical"] if unit.critical else []
    first += [f"max {unit.max_length}"] if unit.max_length is not None else []
    lines = ["; ".join(first)]
    lines += [f"speaker: {unit.speaker}"] if unit.speaker else []
    lines += [f"note: {line}" for line in unit.note.splitlines() if line.strip()]
    lines += [f"{TERM}{line}" for line in unit.terms]
    return lines
