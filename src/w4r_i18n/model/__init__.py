# SPDX-License-Identifier: GPL-3.0-or-later
"""The words everyone uses: frozen values, no files, no clock, no network."""
