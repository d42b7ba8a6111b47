# SPDX-License-Identifier: GPL-3.0-or-later
"""The Cleaner door: one kind of dirt a file."""
