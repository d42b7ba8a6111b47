# SPDX-License-Identifier: GPL-3.0-or-later
"""Strings in, strings out: what every room knows about text."""
