# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks to sentences to units, and back."""
