# SPDX-License-Identifier: GPL-3.0-or-later
"""The review page: a face of the house in a browser."""
