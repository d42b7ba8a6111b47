# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms and names: where they stand in a source, and whether they stand in its translation."""

from __future__ import annotations

from w4r_i18n.text.finder import Finder
from w4r_i18n.text.stands import stands

__all__ = ["Finder", "stands"]
