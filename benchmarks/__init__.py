# SPDX-License-Identifier: GPL-3.0-or-later
"""Speed and scale beside other tools; `make bench` runs it."""
