# SPDX-License-Identifier: GPL-3.0-or-later
"""The Check door: one thing that may be wrong a file."""
