# SPDX-License-Identifier: GPL-3.0-or-later
"""The Engine door: one kind of machine translation a file."""
