# SPDX-License-Identifier: GPL-3.0-or-later
"""Threads that keep an engine busy: a session each, and no more at once than it allows."""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from w4r_i18n.draft.asking import PATIENCE, Answer, Pace, Patience, Rest, ask
from w4r_i18n.flow.engines import Tool
from w4r_i18n.model.draft import Session
from w4r_i18n.model.errors import EngineError, W4RError
from w4r_i18n.model.locale import Locale

GRACE_S = 2.0
"""After an interruption: what is in flight may still arrive."""


@dataclass(frozen=True, slots=True)
class Batch:
    keys: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    batch: Batch
    answers: tuple[Answer, ...]
    """One a text; empty when the engine serves nobody, and `error` says why."""
    error: EngineError | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """How a run waits and how it is told to end; what tests exchange for a clock of their own."""

    pace: Pace
    rest: Rest
    patience: Patience = PATIENCE


class Crew:
    """One engine in one direction. Sessions are opened as work comes in, closed at the end of the `with`."""

    def __init__(self, tool: Tool, source: Locale, target: Locale, times: Times) -> None:
        self._tool = tool
        self._direction = (source, target)
        self._times = times
        self._orders: queue.SimpleQueue[Batch | None] = queue.SimpleQueue()
        self._replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self._opened: queue.SimpleQueue[str | EngineError] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._at_work = 0
        self._lock = threading.Lock()
        self.in_flight = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _ in self._threads:
            self._orders.put(None)
        for number, thread in enumerate(self._threads):
            # Interrupted: a thread that waits for a server ends with the process, for it is a daemon.
            thread.join(None if error is None else 0.0 if number else GRACE_S)

    def version(self) -> str:
        """Of the first session, which this opens. Raises EngineError where none can be had."""
        self._start()
        opened = self._opened.get()
        if isinstance(opened, EngineError):
            raise opened
        return opened

    @property
    def has_room(self) -> bool:
        limits = self._tool.engine.LIMITS
        # An engine on this machine finds its next text waiting; elsewhere nothing is handed over too early.
        ahead = 1 if self._tool.reach == "local" else 0
        return self.in_flight < limits.concurrency + ahead

    def give(self, batch: Batch) -> None:
        if self.in_flight >= len(self._threads) and len(self._threads) < self._tool.engine.LIMITS.concurrency:
            self._start()
        self.in_flight += 1
        self._orders.put(batch)

    def take(self, *, within_s: float | None = None) -> Reply:
        """The next reply, whichever it is. Raises `queue.Empty` after so many seconds."""
        reply = self._replies.get(timeout=within_s)
        self.in_flight -= 1
        return reply

    def _start(self) -> None:
        name = f"{self._tool.name} {len(self._threads) + 1}"
        thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._threads.append(thread)
        with self._lock:
            self._at_work += 1
        thread.start()

    def _work(self) -> None:
        try:
            with self._tool.engine.opened(*self._direction, self._tool.settings) as session:
                self._opened.put(session.version)
                while (batch := self._orders.get()) is not None:
                    self._replies.put(self._reply(session, batch))
        except Exception as error:  # noqa: BLE001  # whatever an engine does, the others go on
            failed = self._as_error(error)
            self._opened.put(failed)
            with self._lock:
                self._at_work -= 1
                if self._at_work:
                    return  # the others take its share
            while (batch := self._orders.get()) is not None:
                self._replies.put(Reply(batch, (), failed))

    def _reply(self, session: Session, batch: Batch) -> Reply:
        times = self._times
        try:
            answers = ask(session, batch.texts, pace=times.pace, rest=times.rest, patience=times.patience)
        except Exception as error:  # noqa: BLE001  # as above
            return Reply(batch, (), self._as_error(error))
        return Reply(batch, answers)

    def _as_error(self, error: Exception) -> EngineError:
        if isinstance(error, EngineError):
            return error
        if isinstance(error, W4RError):
            return EngineError(error.message, hint=error.hint, whole=True)
        # Its words could hold the text or the key.
        return EngineError(f"it failed with a {type(error).__name__}, which no engine should", whole=True)
