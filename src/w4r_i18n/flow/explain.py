# SPDX-License-Identifier: GPL-3.0-or-later
"""`w4r explain`: a check in its own words, with its examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from w4r_i18n import registry
from w4r_i18n.check.reading import READING
from w4r_i18n.model.catalogue import Catalogue, Entry
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.ports import Example
from w4r_i18n.text.marks import shown

_SHOWN = 4
"""Examples of each sort."""


def explained(name: str) -> str:
    """Level, documentation and examples of a check. Raises ConfigError that lists the checks there are."""
    if name in READING:
        return f"{name}: told by what reads the file\n\n{READING[name]}\n"
    known = [each.replace("_", "-") for each in registry.names("check")]
    if name.replace("_", "-") not in known and (near := get_close_matches(name, [*known, *READING], 1)):
        raise ConfigError(
            f"there is no check '{shown(name)}'", hint=f"did you mean '{near[0]}'? w4r list checks"
        )
    rule = registry.find("check", name)
    lines = [f"{rule.NAME}: {rule.SEVERITY.name.lower()}", "", rule.DOC.strip(), "", "Found:"]
    lines += _pairs(rule.BAD)
    lines += ["", "Let be:", *_pairs(rule.GOOD)]
    return "\n".join(lines) + "\n"


def _pairs(examples: Iterable[Entry | Catalogue | Example]) -> list[str]:
    found = list(dict.fromkeys(_texts(examples)))[:_SHOWN]
    return found or ["  (its examples are whole files)"]


def _texts(examples: Iterable[Entry | Catalogue | Example]) -> Iterator[str]:
    for example in examples:
        if isinstance(example, Entry):
            entry: Entry | None = example
        else:
            catalogue = example.catalogue if isinstance(example, Example) else example
            entry = catalogue.messages[-1] if catalogue.messages else None
        if entry and entry.msgid and entry.msgstr:
            yield f"  {shown(entry.msgid, limit=90)}  →  {shown(entry.msgstr, limit=90)}"
