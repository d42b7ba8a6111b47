# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds what is missing and what would do harm."""
