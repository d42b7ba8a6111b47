# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands are tried on the campaign of the journeys."""

from tests.journeys.conftest import built, campaign, fresh

__all__ = ["built", "campaign", "fresh"]
