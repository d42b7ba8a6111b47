# SPDX-License-Identifier: GPL-3.0-or-later
"""What another program put back: an editor that had a file open writes all of it, our saves included."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Mapping

from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.unit import Key
from w4r_i18n.review.pairs import target_of

MOST = 5_000
"""Texts that are remembered; past it the oldest is forgotten."""


class Undone:
    """Texts saved here, as long as this process lives, by what they replaced. One for all threads.

    Whether somebody wanted a former text back nobody can tell from a file: so nothing is restored by itself.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._saved: dict[tuple[Hashable, Key], tuple[frozenset[str], str]] = {}

    def note(self, place: Hashable, before: Mapping[Key, Entry], after: Mapping[Key, Entry]) -> None:
        """Remember what a save of ours changed in a catalogue."""
        with self._mutex:
            for key, entry in after.items():
                old = before.get(key)
                if old is None or old.msgstr == entry.msgstr:
                    continue
                former, _ = self._saved.pop((place, key), (frozenset[str](), ""))
                self._saved[place, key] = (former | {target_of(old)}, entry.msgstr)
            while len(self._saved) > MOST:
                del self._saved[next(iter(self._saved))]

    def text(self, place: Hashable, entry: Entry) -> str:
        """The text that was saved here, where one that it had replaced stands again; "" elsewhere."""
        former, text = self._saved.get((place, entry.key), (frozenset[str](), ""))
        stands = target_of(entry) if former else ""
        return text if stands in former and stands != target_of(Entry("", text)) else ""
