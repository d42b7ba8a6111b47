# SPDX-License-Identifier: GPL-3.0-or-later
"""Characters without width that split, join or hide, where the script around them has no use for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from w4r_i18n.check.seen import Seen
from w4r_i18n.check.strings import marked
from w4r_i18n.model.catalogue import Catalogue, Entry, Header
from w4r_i18n.model.diagnostic import Severity
from w4r_i18n.model.ports import Scope
from w4r_i18n.text.marks import invisibles

NAME = "invisible"
SEVERITY = Severity.ERROR
SCOPE: Scope = "text"
DOC = """\
A zero width space or a soft hyphen inside an address or a name breaks it without being seen, and tag
characters carry hidden text. Delete the character the message names. Joiners are left in peace in the
scripts that need them (Arabic, Indic) and in emoji, marks of direction in text with right-to-left letters."""
GOOD = (
    Entry("Il ne veut pas", "نمی‌خواهد"),
    Entry("Famille", "परिवार क्‍ष 👨‍👩‍👧"),
    Entry("Solidarité ❤️", "Solidarity ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
    Entry("Adresse : info@exemple.example", "العنوان: \u200einfo@exemple.example\u200e"),
    Catalogue(Header((("Language", "ar"),)), (Entry("Kali Linux", "\u200fKali Linux"),)),
    Entry("Bonjour le monde", "สวัสดี\u200bชาวโลก"),
)
BAD = (
    Entry("Écrivez à min@gouv.example", "Write to min\u200b@gouv.example"),
    Entry("Lettre", "Let\u00adter"),
    Entry("Lettre", "Letter\U000e0041\U000e0042"),
    Entry("Lettre", "Le\u200dtter"),
    Entry("Lettre", "Letter\u200e"),
    Entry("Lettre", "Letter ❤\ufe0f\ufe01\ufe02"),
)


def check(seen: Seen) -> Iterator[str]:
    return marked(partial(invisibles, right_to_left=seen.whole.is_right_to_left), seen.hiding)
