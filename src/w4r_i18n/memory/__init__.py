# SPDX-License-Identifier: GPL-3.0-or-later
"""Every approved sentence serves again: a view of what was translated, found by its words."""
