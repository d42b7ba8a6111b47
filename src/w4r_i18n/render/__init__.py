# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents rebuilt from their source and the targets."""
