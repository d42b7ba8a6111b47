# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be looked at and done: each module offers its `DOORS`."""
