# SPDX-License-Identifier: GPL-3.0-or-later
"""Many people's saves, written together: who waits while one write is under way shares the next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import groupby
from pathlib import Path

from w4r_i18n.flow.desk_edit import Edit, Outcome
from w4r_i18n.flow.desk_open import Desks
from w4r_i18n.flow.desk_save import save_all

Commit = Callable[[str, Collection[Path]], None]


class Clerk:
    """Asked from many threads; a save answers once it is on the disk."""

    def __init__(self, desks: Desks, *, commit: Commit | None = None) -> None:
        """`commit`: called with the files of each write and the one person whose it is."""
        self._desks = desks
        self._commit = commit
        self._turn = threading.Lock()
        self._mutex = threading.Lock()
        self._waiting: list[tuple[Sequence[Edit], Future[list[Outcome]]]] = []

    def save(self, edit: Edit) -> Outcome:
        return self.save_all([edit])[0]

    def save_all(self, edits: Sequence[Edit]) -> list[Outcome]:
        """As `desk_save.save_all`; whoever comes first writes for all who have come by then."""
        mine: Future[list[Outcome]] = Future()
        with self._mutex:
            self._waiting.append((edits, mine))
        with self._turn:
            if not mine.done():
                with self._mutex:
                    batch, self._waiting = self._waiting, []
                self._write(batch)
        return mine.result()

    def _write(self, batch: Sequence[tuple[Sequence[Edit], Future[list[Outcome]]]]) -> None:
        try:
            found = iter(self._saved([edit for edits, _ in batch for edit in edits]))
        except BaseException as error:  # noqa: BLE001  # whoever waits for this write is told
            for _, future in batch:
                future.set_exception(error)
            return
        for edits, future in batch:
            future.set_result([next(found) for _ in edits])

    def _saved(self, edits: Sequence[Edit]) -> list[Outcome]:
        commit = self._commit
        if commit is None:
            return save_all(self._desks, edits)
        return [
            outcome
            for by, these in groupby(edits, key=lambda edit: edit.by)
            for outcome in save_all(self._desks, [*these], written=partial(commit, by))
        ]
