# SPDX-License-Identifier: GPL-3.0-or-later
"""The Channel door: one form in which people use a letter a file."""
