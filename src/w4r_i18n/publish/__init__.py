# SPDX-License-Identifier: GPL-3.0-or-later
"""Signed packs for sections, and how they are pulled."""
