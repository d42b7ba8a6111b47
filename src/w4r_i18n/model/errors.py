# SPDX-License-Identifier: GPL-3.0-or-later
"""The error tree: whose fault it is, and what to do now.

W4RError                70  our fault
├── ConfigError          2  w4r.toml or the command line
├── InputError           3  a file that cannot be read as what it claims to be
├── PolicyError          4  allowed by nobody
├── TrustError           5  a signature, a version, an expiry
└── ServiceError         6  an engine, a server, a disk
    └── EngineError         a machine translation that did not come
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from w4r_i18n.model.diagnostic import Place


class W4RError(Exception):
    """This step cannot go on. `message` says what is, then what was wanted; never a case's text.

    `hint` says what to do next; `place` is where the fault stands. One line when printed.
    """

    exit_code = 70

    def __init__(self, message: str, *, hint: str = "", place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        what_next = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{what_next}"


class ConfigError(W4RError):
    exit_code = 2


class InputError(W4RError):
    exit_code = 3


class PolicyError(W4RError):
    exit_code = 4


class TrustError(W4RError):
    exit_code = 5


class ServiceError(W4RError):
    exit_code = 6


class EngineError(ServiceError):
    """No answer from an engine; the message holds neither key, nor address with a key in it, nor text."""

    def __init__(
        self, message: str, *, hint: str = "", retry_after: float | None = None, whole: bool = False
    ) -> None:
        super().__init__(message, hint=hint)
        self.retry_after = retry_after
        """Seconds after which trying again may help (0: whenever back-off says); None: it won't."""
        self.whole = whole
        """The engine serves nobody now (key refused, quota used up, not running), not this text alone."""
