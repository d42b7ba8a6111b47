# SPDX-License-Identifier: GPL-3.0-or-later
"""PO, POT and MO: strict reading, canonical writing, merging."""
