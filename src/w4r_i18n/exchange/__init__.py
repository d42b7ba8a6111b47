# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-offs to other people's tools and back: values in, bytes out, and the reverse."""
