# SPDX-License-Identifier: GPL-3.0-or-later
"""States, and the ledger of acts they follow from."""
