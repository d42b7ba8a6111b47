# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place that looks at the clock."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

from w4r_i18n.model.errors import ConfigError


def today() -> str:
    """The day in UTC, ISO 8601, of `now`."""
    return now().date().isoformat()


def now() -> datetime:
    """The instant, in UTC; SOURCE_DATE_EPOCH decides where it is set, so builds can be repeated.

    Raises ConfigError for a SOURCE_DATE_EPOCH that is no number of seconds.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError):
        raise ConfigError("SOURCE_DATE_EPOCH is no number of seconds") from None


def seconds() -> float:
    """Seconds since some moment, for measuring what passes; no setting of the clock moves them."""
    return time.monotonic()
