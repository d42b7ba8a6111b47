# SPDX-License-Identifier: GPL-3.0-or-later
"""People's addresses in the header of a file that the project keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.check.seen import Seen
from w4r_i18n.model.catalogue import Catalogue, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope

NAME = "last-translator"
SEVERITY = Severity.ERROR
SCOPE: Scope = "tracked"
DOC = """\
PO editors write the translator's name and e-mail address into the header, and git never forgets. Put a
pseudonym into Last-Translator, or leave it empty; the filter that `w4r init` installs does so by itself."""
GOOD = (
    Catalogue(Header((("Last-Translator", "kea"), ("Language", "de")))),
    Catalogue(Header((("Last-Translator", ""),))),
)
BAD = (
    Catalogue(Header((("Last-Translator", "Kim Example <kim@example.org>"),))),
    Catalogue(Header((("Language-Team", "kim@example.org"),))),
    Catalogue(Header((("Language", "de"),), comments=("Kim Example <kim@example.org>, 2025.",))),
)

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")


def check(seen: Seen) -> Iterator[str]:
    for line in seen.entry.msgstr.splitlines():
        if _ADDRESS.search(line):
            yield f"{line.partition(':')[0]} holds an e-mail address; a pseudonym or nothing may stand there"
    if any(_ADDRESS.search(comment) for comment in seen.entry.comments):
        yield "a comment above the header holds an e-mail address"
