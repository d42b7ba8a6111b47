# SPDX-License-Identifier: GPL-3.0-or-later
"""The formats of hand-offs, one a file."""
