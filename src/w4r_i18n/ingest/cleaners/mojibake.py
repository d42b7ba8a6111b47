# SPDX-License-Identifier: GPL-3.0-or-later
"""UTF-8 that was read as Windows-1252, once or twice: repaired where exact, else cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.page import Finding, Page, each_text

_CP1252 = {
    bytes([byte]).decode("cp1252"): byte for byte in range(128, 256) if byte not in {129, 141, 143, 144, 157}
}
_BYTE = {**{chr(byte): byte for byte in range(128, 256)}, **_CP1252}
_CONTINUATION = "[" + "".join(re.escape(mark) for mark, byte in _BYTE.items() if 0x80 <= byte <= 0xBF) + "]"
_SEQUENCE = re.compile(
    # What Western text is made of: U+0080 to U+017F, punctuation (E2 80 to E2 84), emoji, byte order mark.
    f"[\u00c2-\u00c5]{_CONTINUATION}|\u00e2{_CONTINUATION}{{2}}|\u00f0{_CONTINUATION}{{3}}|\u00ef\u00bb\u00bf"
    # Other scripts only in runs: É and » in «LIBERTÉ» would be a letter of Africa.
    f"|(?:[\u00c6-\u00df]{_CONTINUATION}){{3,40}}|(?:[\u00e0-\u00ef]{_CONTINUATION}{{2}}){{3,40}}"
)
_LEFT_OVER = re.compile(
    "\u00c3(?=[ .,;:\u00a0a-z]|$)|\u00e2\u20ac|\u00c2(?=[ \u00a0])|\ufffd|\u00ef\u00bb\u00bf"
)
"""`Ã` or `Â` before a blank, `â€`: a sequence that lost a byte on the way. U+FFFD: a letter nobody has."""
_ROUNDS = 3


def repaired(text: str) -> str:
    """The text with every wrongly read UTF-8 sequence read rightly; a right text comes back unchanged."""
    for _ in range(_ROUNDS):
        better = _SEQUENCE.sub(_read_again, text)
        if better == text:
            break
        text = better
    return text


def _with_blanks(text: str) -> str:
    """As `repaired`, where a scraper made U+00A0 a plain blank: `Â ` was a no-break blank, `Ã ` an à."""
    return repaired(text).replace("\u00c2 ", "\u00a0").replace("\u00c3 ", "\u00e0 ")


def clean(page: Page) -> Iterator[Finding]:
    """Sequence by sequence, so a page that is half right keeps its right half."""
    wrong = any(repaired(chunk.text) != chunk.text for chunk in page.chunks)
    mend = _with_blanks if wrong else repaired
    for chunk in page.chunks:
        better = mend(chunk.text)
        if _LEFT_OVER.search(better):
            yield Finding(chunk.at, "damaged: letters lost to a wrong encoding", text=chunk.text)
        elif better != chunk.text:
            yield Finding(chunk.at, "mojibake, repaired", each_text(mend), chunk.text)


def _read_again(found: re.Match[str]) -> str:
    try:
        return bytes(_BYTE[mark] for mark in found.group()).decode("utf-8")
    except UnicodeDecodeError:
        return found.group()
