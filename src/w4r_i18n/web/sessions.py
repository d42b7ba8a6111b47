# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is signed in: kept here, so that a browser holds nothing but a number that says nothing."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from w4r_i18n.web.people import Person

IDLE_S = 2 * 3600
ABSOLUTE_S = 12 * 3600
MOST = 1_000
"""Sessions at once; past it the longest unused one ends."""
LINK_S = 600
"""How long a one-time link lives."""


@dataclass(frozen=True, slots=True)
class Session:
    name: str
    proof: str
    """Of the person at sign-in: another one now means that the passphrase was changed."""
    began: float
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """Comes back with everything that changes something."""


class Sessions:
    """Safe to be asked from several threads. `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[Session, float]] = {}
        """By the digest of the id, with the time of last use; the longest unused first."""
        self._links: dict[str, tuple[Person, float]] = {}

    def begin(self, person: Person) -> tuple[str, Session]:
        """A new session under a new id, whatever the browser had."""
        identity = secrets.token_urlsafe(32)
        now = self._clock()
        session = Session(person.name, person.proof, now)
        with self._lock:
            while len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[_digest(identity)] = (session, now)
        return identity, session

    def find(self, identity: str) -> Session | None:
        """The session of an id, if it is not over; looking keeps it from falling idle."""
        key = _digest(identity)
        now = self._clock()
        with self._lock:
            session, used = self._kept.pop(key, (None, 0.0))
            if session is None or now - used > IDLE_S or now - session.began > ABSOLUTE_S:
                return None
            self._kept[key] = (session, now)
        return session

    def end(self, identity: str) -> None:
        with self._lock:
            self._kept.pop(_digest(identity), None)

    def link(self, person: Person) -> str:
        """The key of a link by which a person comes in once, soon."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            self._links[_digest(key)] = (person, self._clock())
        return key

    def redeemed(self, key: str) -> Person | None:
        """Who a link was for; never again after this."""
        with self._lock:
            person, made = self._links.pop(_digest(key), (None, 0.0))
        return person if self._clock() - made <= LINK_S else None


def _digest(identity: str) -> str:
    # What is looked up is not what is sent: how long looking takes tells nothing about an id.
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()
