# SPDX-License-Identifier: GPL-3.0-or-later
"""Where published files and keys lie."""
