# SPDX-License-Identifier: GPL-3.0-or-later
"""The error tree: whose fault it is, and what to do now.

W4RError                70  our fault
├── ConfigError          2  w4r.toml or the command line
├── InputError           3  a file that cannot be read as what it claims to be
├── PolicyError          4  allowed by nobody
├── TrustError           5  a signature, a version, an expiry
└── ServiceError         6  an engine, a server, a disk
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
