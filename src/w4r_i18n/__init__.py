# SPDX-License-Identifier: GPL-3.0-or-later
"""French campaign texts in, reviewed localised letters out."""

__version__ = "0.1.0"
