# SPDX-License-Identifier: GPL-3.0-or-later
"""The Reader door: one format a file."""
