# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is at work on which text right now: a courtesy between people, no lock; it passes by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable

CLAIM_S = 600


class Claims:
    """Safe to be asked from several threads. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._held: dict[Hashable, tuple[str, float]] = {}

    def take(self, what: Hashable, name: str) -> str:
        """Claim for this person what nobody else holds; who holds it now."""
        now = self._clock()
        with self._lock:
            holder, since = self._held.get(what, (name, now))
            if holder == name or now - since > CLAIM_S:
                self._held[what] = (name, now)
                return name
            return holder

    def drop(self, what: Hashable, name: str) -> None:
        """Let go of what this person holds."""
        with self._lock:
            if self._held.get(what, ("", 0.0))[0] == name:
                del self._held[what]

    def holder(self, what: Hashable) -> str:
        """Who holds it; "" where nobody does."""
        now = self._clock()
        with self._lock:
            holder, since = self._held.get(what, ("", now))
            return holder if now - since <= CLAIM_S else ""
