# SPDX-License-Identifier: GPL-3.0-or-later
"""The Renderer door: one output format a file."""
