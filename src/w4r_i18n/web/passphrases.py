# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases: kept as argon2id, tried with the same work whether the name is known or not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from w4r_i18n.model.errors import InputError, ServiceError
from w4r_i18n.web.people import People, Person

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST = 12
MOST = 200
"""Characters: what is longer is no passphrase but work for us."""
AT_ONCE = 2
"""Each try takes 64 MiB and a tenth of a second of a core."""
WAITING = 16
"""For their turn; who comes after is sent away, so that a flood of tries does not take all threads."""


def hashed(passphrase: str) -> str:
    """What users.toml keeps. Raises InputError for a passphrase that is too short, or much too long."""
    if not LEAST <= len(passphrase) <= MOST:
        raise InputError(f"a passphrase has {LEAST} to {MOST} characters", hint="five words are one")
    return _hasher().hash(passphrase)


def fits(kept: str, passphrase: str) -> bool:
    """Whether a passphrase is the one that a hash was made of."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, passphrase)
    except (VerificationError, InvalidHashError):
        return False


class Doorkeeper:
    """Lets in who knows their passphrase. `fits` is the work that each try costs, whoever it names."""

    def __init__(self, people: People, *, fits: Callable[[str, str], bool] = fits) -> None:
        self._people = people
        self._fits = fits
        self._turn = threading.BoundedSemaphore(AT_ONCE)
        self._seats = threading.BoundedSemaphore(WAITING)

    def admitted(self, name: str, passphrase: str) -> Person | None:
        """The person, if this is the passphrase. Raises ServiceError where too many try at once."""
        person = self._people.find(name)
        if not self._seats.acquire(blocking=False):
            raise ServiceError("too many people are signing in", hint="try again in a minute")
        try:
            with self._turn:
                known = self._fits(person.passphrase if person else _nobody(), passphrase[: MOST + 1])
        finally:
            self._seats.release()
        return person if known else None


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A hash that no passphrase within the bounds fits."""
    return _hasher().hash("nobody" * MOST)
