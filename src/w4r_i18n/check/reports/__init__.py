# SPDX-License-Identifier: GPL-3.0-or-later
"""The Report door: one output form a file."""
