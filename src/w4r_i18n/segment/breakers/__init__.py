# SPDX-License-Identifier: GPL-3.0-or-later
"""The Breaker door: one language a file."""
