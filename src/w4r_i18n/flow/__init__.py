# SPDX-License-Identifier: GPL-3.0-or-later
"""The journeys: load, one pure step, save."""
