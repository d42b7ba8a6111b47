# SPDX-License-Identifier: GPL-3.0-or-later
"""Soft hyphens, zero-width characters and bidi marks: taken out; text that one turned round is cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from w4r_i18n.ingest.page import Finding, Page, each_text

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060-\u2064\u206a-\u206f\ufeff\u202a-\u202e\u2066-\u2069\u061c\u180e"
    "\ufff9-\ufffb\ufe00-\ufe0f\U000e0000-\U000e007f\x00-\x08\x0e-\x1f\x7f]",
)
_OVERRIDE = re.compile("[\u202d\u202e]")


def clean(page: Page) -> Iterator[Finding]:
    """An override reorders what people see, so what it stood in can't be mended by taking it out."""
    for chunk in page.chunks:
        found = _INVISIBLE.findall(chunk.text)
        if not found:
            continue
        counted = Counter(found)
        shown = ", ".join(f"U+{ord(mark):04X} × {count}" for mark, count in sorted(counted.items()))
        if _OVERRIDE.search(chunk.text):
            marked = _INVISIBLE.sub(lambda m: f"[U+{ord(m[0]):04X}]", chunk.text)
            yield Finding(chunk.at, "damaged: bidi override turns text round", text=marked)
        else:
            yield Finding(
                chunk.at,
                "invisible characters, taken out",
                each_text(lambda text: _INVISIBLE.sub("", text)),
                shown,
            )
