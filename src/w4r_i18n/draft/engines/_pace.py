# SPDX-License-Identifier: GPL-3.0-or-later
"""How often a service may be asked, by all sessions of this process together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Pace:
    """At most so many calls a second, evenly spaced; who comes early waits for its turn."""

    def __init__(
        self,
        per_second: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._apart_s = 1 / per_second
        self._clock = clock
        self._sleep = sleep
        self._turn = threading.Lock()
        self._next = float("-inf")

    def wait(self, until: float) -> bool:
        """Return when it is the caller's turn; False, at once, if that would be after `until`."""
        with self._turn:
            now = self._clock()
            at = max(now, self._next)
            if at >= until:
                return False
            self._next = at + self._apart_s
        if at > now:
            self._sleep(at - now)
        return True
