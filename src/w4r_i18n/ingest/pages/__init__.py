# SPDX-License-Identifier: GPL-3.0-or-later
"""Page readers: dirty plain text, Markdown, HTML and DOCX to a Page, nothing interpreted, nothing lost."""
