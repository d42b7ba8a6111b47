# SPDX-License-Identifier: GPL-3.0-or-later
"""Character references of HTML and Markdown: `&eacute;`, `&#233;`, `&#xe9;`."""

from __future__ import annotations

import re
from html.entities import html5

REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_BROKEN = "\ufffd"
_LINE_BREAKS = str.maketrans("\n\r", "  ")


def resolved(found: re.Match[str], *, windows: bool = False) -> str | None:
    """What a reference stands for; None when its name is unknown, so that it is text.

    What no text may hold (NUL, surrogates, controls, beyond Unicode) is U+FFFD; a line break is a blank,
    for a msgid has none. `windows`: HTML reads `&#150;` as Windows-1252 does.
    """
    decimal, hexadecimal, name = found.groups()
    if name:
        text = html5.get(name + ";")
        return None if text is None else text.translate(_LINE_BREAKS)
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if windows and 0x80 <= code <= 0x9F:
        return bytes((code,)).decode("cp1252", "replace")
    return chr(code).translate(_LINE_BREAKS) if _is_text(code) else _BROKEN


def _is_text(code: int) -> bool:
    if code < 0x20:
        return code in {0x9, 0xA, 0xD}
    if 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF:
        return False
    return code <= 0x10FFFF and (code & 0xFFFE) != 0xFFFE
