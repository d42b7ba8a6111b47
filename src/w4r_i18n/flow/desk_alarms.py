# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks find in the catalogues that pages show, and in a text while it is being typed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace

from w4r_i18n.check.run import check_catalogue
from w4r_i18n.check.waivers import NEVER
from w4r_i18n.flow.desk_open import Desks, Opened
from w4r_i18n.flow.docket import Docket
from w4r_i18n.flow.pairs import findings_of, rules
from w4r_i18n.flow.targets import by_line
from w4r_i18n.model.catalogue import Catalogue
from w4r_i18n.model.diagnostic import Diagnostic, Severity
from w4r_i18n.model.locale import Locale
from w4r_i18n.model.unit import Key
from w4r_i18n.project.layout import Domain

Found = Mapping[Key, tuple[Diagnostic, ...]]
"""By entry; without what only tells a state, which pages show by itself."""


class Alarms:
    """Findings by entry, looked for when first asked, and again when a catalogue has changed."""

    def __init__(self, desks: Desks) -> None:
        self._desks = desks
        self._mutex = threading.Lock()
        self._found: dict[tuple[Locale, Domain], tuple[Docket, Found]] = {}

    def of(self, opened: Opened, *, late: bool = False) -> Found:
        """`late`: those of a former state of the catalogue will do, where there are any."""
        place = (opened.locale, opened.domain)
        with self._mutex:
            known = self._found.get(place)
        if known and (late or known[0] is opened.docket):
            return known[1]
        found = _found(opened)
        with self._mutex:
            self._found[place] = (opened.docket, found)
        return found

    def of_text(self, opened: Opened, key: Key, text: str) -> tuple[Diagnostic, ...]:
        """What would be found, were this the text of an entry, beside its neighbours; about 1 ms."""
        target = opened.docket.target
        if target is None or not text.strip():
            return ()
        block = next(iter(opened.blocks_of(key)))
        at = block.index(key)
        near = [each for each in block[max(0, at - 1) : at + 2] if each in opened.entries]
        made = [replace(opened.entries[each], line=n) for n, each in enumerate(near, 1)]
        # What is typed is judged as what it will be: no draft, whatever stood there.
        entries = [
            replace(entry, msgstr=text, flags=tuple(flag for flag in entry.flags if flag != "fuzzy"))
            if entry.key == key
            else entry
            for entry in made
        ]
        found = check_catalogue(
            Catalogue(target.catalogue.header, tuple(entries), path=target.catalogue.path),
            rules=rules(),
            groups=(tuple(near),),
            restricted=opened.docket.secret,
            lexicon=self._desks.words(opened)[0],
        )
        line = 1 + near.index(key)
        return tuple(one for one in found if one.place.line == line)


def _found(opened: Opened) -> Found:
    target = opened.docket.target
    if target is None or opened.faults:
        return {}
    entry_at = by_line(target.catalogue)
    found: dict[Key, tuple[Diagnostic, ...]] = {}
    for one in findings_of(opened.workspace, target, opened.verdicts):
        key = entry_at.get(one.place.line)
        if key is not None and one.check not in NEVER and one.severity > Severity.INFO:
            found[key] = (*found.get(key, ()), one)
    return found
