# SPDX-License-Identifier: GPL-3.0-or-later
"""What a server's refusal means: whether to try again, when, and whether anything else can be answered.

Engines raise and never wait: the pause between two tries is the caller's, who knows what else there is to do.
No message repeats what a server said, since that may hold a key, a case's words or an inner address.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from w4r_i18n.model.errors import EngineError

LONGEST_PAUSE_S = 3600.0
"""Whoever wants more is not worth waiting for within one run, and how much more makes no difference."""
_SLOW_DOWN = frozenset({408, 425, 429})
_KEY = frozenset({401, 403, 407})
_QUOTA = frozenset({402, 456})
"""456 is DeepL's own."""


def of_status(
    service: str, status: int, retry_after: str = "", *, now: datetime | None = None
) -> EngineError:
    """The error for an HTTP status other than 200; `retry_after` is that header as it came."""
    if status in _SLOW_DOWN or status >= 500:
        what = "asks to slow down" if status in _SLOW_DOWN else "is out of order"
        return EngineError(f"{service} {what} ({status})", retry_after=pause(retry_after, now=now))
    if 300 <= status < 400:
        return EngineError(
            f"{service} answers with a redirect ({status}), which is never followed",
            hint="set its url to where it really is", whole=True,
        )  # fmt: skip
    if status in _KEY:
        return EngineError(
            f"{service} refuses the key ({status})",
            hint="look at the variable that key_env names",
            whole=True,
        )
    if status in _QUOTA:
        return EngineError(f"{service} says that the quota is used up ({status})", whole=True)
    return EngineError(f"{service} refuses the request ({status})")


def pause(header: str, *, now: datetime | None = None) -> float:
    """Seconds of a `Retry-After`, given as seconds or as a date (RFC 9110, 10.2.3); 0 when it says nothing.

    At most an hour; whether anybody waits that long, the caller decides.
    """
    header = header.strip()
    if header.isascii() and header.isdigit():
        return min(float(header[:9]), LONGEST_PAUSE_S)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((until - (now or datetime.now(UTC))).total_seconds(), 0.0), LONGEST_PAUSE_S)


def late(service: str, deadline_s: float) -> EngineError:
    return EngineError(f"{service} did not answer within {deadline_s:g} s", retry_after=0.0)


def broken_off(service: str) -> EngineError:
    return EngineError(f"{service} broke off in the middle of an answer", retry_after=0.0)


def unreachable(service: str) -> EngineError:
    """Nobody listens there: worth another try later, but nobody else is served meanwhile."""
    return EngineError(
        f"{service} cannot be reached", hint="is it running, and is there a network?",
        retry_after=0.0, whole=True,
    )  # fmt: skip


def untrusted(service: str) -> EngineError:
    return EngineError(
        f"{service} cannot be spoken to in confidence: its TLS certificate or handshake is not valid",
        hint="nothing was sent; ask who runs it", whole=True,
    )  # fmt: skip


def no_translation(service: str, why: str) -> EngineError:
    """It answered, but not with this text in another language; asking again would give the same."""
    return EngineError(f"{service} answered, but {why}")
