# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section may serve today: the manifest, less what is withdrawn, less what is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from w4r_i18n.model.release import Manifest, Packed, Withdrawal
from w4r_i18n.publish.names import OWN

STOP = "stop"
"""The kind of page that stands where a letter was."""
GONE = "C5"
"""Somebody's safety: even the path may name them, so nothing takes the place."""


@dataclass(frozen=True, slots=True)
class Serving:
    wanted: Mapping[str, str]
    """Path to SHA-256."""
    withdrawn: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()

    def moved(self, before: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Added, changed and removed paths, compared with what lay there."""
        had = {path: digest for path, digest in before.items() if path not in OWN}
        return (
            tuple(sorted(self.wanted.keys() - had.keys())),
            tuple(sorted(path for path in self.wanted.keys() & had.keys() if self.wanted[path] != had[path])),
            tuple(sorted(had.keys() - self.wanted.keys())),
        )


def serving(manifest: Manifest, withdrawals: Iterable[Withdrawal], *, day: str) -> Serving:
    """Law 9's second half: no file of a withdrawn case, and none past its last day, is wanted.

    In its place stands the stop page of its language and form, where the pack has one. A file that holds
    words of several cases (an index) goes with the first of them, until it is published anew.
    """
    records = tuple(withdrawals)
    marks = {*manifest.withdrawn, *(each.case for each in records)}
    gone = {each.case for each in records if each.change == GONE}
    pages = {_place(packed): packed.sha256 for packed in manifest.files if packed.note.kind == STOP}
    wanted, withdrawn, expired = {}, [], []
    for packed in manifest.files:
        note = packed.note
        if note.kind == STOP:
            wanted[packed.path] = packed.sha256
        elif not marks.isdisjoint(note.cases):
            withdrawn.append(packed.path)
            if gone.isdisjoint(note.cases) and len(note.cases) == 1 and _place(packed) in pages:
                wanted[packed.path] = pages[_place(packed)]
        elif note.not_after and note.not_after < day:
            expired.append(packed.path)
            if _place(packed) in pages:
                wanted[packed.path] = pages[_place(packed)]
        else:
            wanted[packed.path] = packed.sha256
    return Serving(wanted, tuple(withdrawn), tuple(expired))


def _place(packed: Packed) -> tuple[str, str]:
    return packed.note.locale, packed.path.rpartition(".")[2]
