# SPDX-License-Identifier: GPL-3.0-or-later
"""The only room that touches the tree."""
