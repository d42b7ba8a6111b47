# SPDX-License-Identifier: GPL-3.0-or-later
"""How often a passphrase may be tried: for an account, and from an address."""

from __future__ import annotations

import ipaddress
import threading
from collections.abc import Callable

BURST = 10
"""Wrong tries in a row."""
REFILL_S = 60.0
"""Then one more each minute."""
MOST = 20_000
"""Names and addresses remembered; past it the longest untouched one is forgotten."""
KNOWN = 1_000


class Attempts:
    """Safe to be asked from several threads. `clock` gives seconds that only grow.

    Whoever has come in from an address is not kept out there by what others try elsewhere: else anybody
    could lock a reviewer out.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}
        """Tries left, and when they were counted; the longest untouched first."""
        self._known: dict[tuple[str, str], None] = {}

    def allowed(self, name: str, address: str) -> bool:
        """Whether a try may be made; it is counted."""
        network = _network(address)
        with self._lock:
            # The address first: one that is used up takes nothing from the account.
            return self._taken(f"from {network}") and (
                (name, network) in self._known or self._taken(f"to {name}")
            )

    def succeeded(self, name: str, address: str) -> None:
        """Give back the one try that the right passphrase took.

        Not more: else one's own account would serve to try others' without end.
        """
        network = _network(address)
        with self._lock:
            for key in (f"from {network}", f"to {name}"):
                left, at = self._left.get(key, (float(BURST), self._clock()))
                self._left[key] = (min(float(BURST), left + 1), at)
            self._known.pop((name, network), None)
            self._known[name, network] = None
            if len(self._known) > KNOWN:
                del self._known[next(iter(self._known))]

    def _taken(self, key: str) -> bool:
        now = self._clock()
        left, at = self._left.pop(key, (float(BURST), now))
        left = min(float(BURST), left + (now - at) / REFILL_S)
        fine = left >= 1
        self._left[key] = (left - 1 if fine else left, now)
        if len(self._left) > MOST:
            del self._left[next(iter(self._left))]
        return fine


def _network(address: str) -> str:
    """An IPv6 network is one customer's: addresses in it cost nothing."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
