# SPDX-License-Identifier: GPL-3.0-or-later
"""One command a file; `cli.main` finds them here."""
