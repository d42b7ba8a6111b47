# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place that takes a secret from the environment."""

from __future__ import annotations

import os


def secret(name: str) -> str:
    """The value of an environment variable; "" where it is not set. It is shown and kept nowhere."""
    return os.environ.get(name, "").strip()
