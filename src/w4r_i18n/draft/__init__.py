# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts by machine: what an engine may see, what comes back of it, and when nothing is better than that."""
