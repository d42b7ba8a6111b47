# SPDX-License-Identifier: GPL-3.0-or-later
"""What readers of files report, by the name that it has in a finding; the rules look at texts alone."""

from __future__ import annotations

from collections.abc import Mapping

READING: Mapping[str, str] = {
    "bound": "The file, or something in it, is larger than anything honest. Cut it in parts.",
    "docx": "Parts of a Word file hold no text that is read. Look whether they matter.",
    "domain-directive": "A PO file holds one domain. Delete the line `domain`, and give each domain a file.",
    "dropped": "Scripts, styles and handlers of a page were left out, and are not translated.",
    "duplicate": "The same msgid stands twice, or two headers. Keep the one whose text is right.",
    "encoding": "The file is not in UTF-8, or says that it is not. Save it as UTF-8.",
    "escape": 'A backslash begins something that PO files do not know. Known: \\n \\t \\r \\" \\\\.',
    "header": "The header is missing, empty, or its fields are wrong. `w4r fmt` writes what can be known.",
    "ledger": "The record of reviews is missing beside texts, or a line of it cannot be read: nothing of the "
    "domain counts as approved. Take the file from git; `w4r review verify` tells more.",
    "plural": "Plural-Forms is no rule, or an entry has another number of forms than its rule.",
    "read": "The file cannot be read as what its name says, and is refused. The message says where and why.",
    "seen": "A line of the pins cannot be read. Take the file from git, or delete it and run `w4r pin`.",
    "syntax": "Junk: a line that is no part of a PO file, a string without its end, a merge conflict, a file "
    "that is cut off. The entry is kept as it stands and blocks the file until it is mended.",
    "unused-waiver": "Somebody let a finding pass, and the check finds nothing there any more. End it: "
    "`w4r review waive --end`.",
}  # fmt: skip
