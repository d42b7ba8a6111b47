# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking an engine: again when that may help, in halves when one text spoils the others, and not for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from w4r_i18n.model.draft import Session, Translation
from w4r_i18n.model.errors import EngineError

Rest = Callable[[float], bool]
"""Wait for so many seconds. False: the run ends, ask no more."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long; of one call."""

    tries: int = 5
    first_wait_s: float = 1.0
    """Doubled after each try."""
    longest_wait_s: float = 60.0
    """Of our own doubling."""
    longest_asked_s: float = 300.0
    """That a server may ask for (Retry-After); one that wants more is left alone in this run."""

    def wait_s(self, tried: int, asked_s: float) -> float:
        """Before the next try: what was asked for, and never less than the doubling gives."""
        return max(asked_s, min(self.first_wait_s * 2.0**tried, self.longest_wait_s))


PATIENCE = Patience()


class Pace:
    """So many calls a second, of all sessions of an engine together."""

    def __init__(self, calls_per_second: float | None, now: Callable[[], float], rest: Rest) -> None:
        self._gap = 1 / calls_per_second if calls_per_second else 0.0
        self._now = now
        self._rest = rest
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> bool:
        """Wait for a turn. False: the run ends."""
        if not self._gap:
            return True
        with self._lock:
            now = self._now()
            turn = max(now, self._next)
            self._next = turn + self._gap
        return self._rest(turn - now) if turn > now else True


Answer = Translation | EngineError


def ask(
    session: Session, texts: Sequence[str], *, pace: Pace, rest: Rest, patience: Patience
) -> tuple[Answer, ...]:
    """One answer a text, or the error that there is instead.

    A call that fails for good with several texts is made again with each half of them, so that one text
    that an engine cannot take costs no other its answer; where only time would have helped, halves would
    wait as long again, and all share the error. Raises EngineError with `whole` when the engine
    serves nobody.
    """
    try:
        return tuple(_answered(session, texts, pace, rest, patience))
    except EngineError as error:
        if error.whole:
            raise
        if len(texts) == 1 or error.retry_after is not None:
            return (error,) * len(texts)
    half = len(texts) // 2
    return (
        *ask(session, texts[:half], pace=pace, rest=rest, patience=patience),
        *ask(session, texts[half:], pace=pace, rest=rest, patience=patience),
    )


def _answered(
    session: Session, texts: Sequence[str], pace: Pace, rest: Rest, patience: Patience
) -> Sequence[Translation]:
    tried = 0
    while True:
        if not pace.wait():
            raise stopped()
        try:
            return _counted(session.translate(texts), len(texts))
        except EngineError as error:
            tried += 1
            if error.retry_after is None or tried == patience.tries:
                raise
            if error.retry_after > patience.longest_asked_s:
                message = f"asks to be left alone for {error.retry_after:.0f} s: {error.message}"
                raise EngineError(message, hint="run it again later", whole=True) from None
            if not rest(patience.wait_s(tried - 1, error.retry_after)):
                raise stopped() from None


def _counted(answers: Sequence[Translation], wanted: int) -> Sequence[Translation]:
    if len(answers) != wanted:
        # Which answer belongs to which text cannot be known: none of them is anybody's.
        raise EngineError(f"{len(answers)} answers to {wanted} texts")
    return answers


def stopped() -> EngineError:
    return EngineError("stopped", whole=True)
