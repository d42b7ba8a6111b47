# SPDX-License-Identifier: GPL-3.0-or-later
"""A dirty page becomes a clean Document; every cut is reported."""
