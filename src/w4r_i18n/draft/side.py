# SPDX-License-Identifier: GPL-3.0-or-later
"""One side of a pair as the gate looks at it: the text, its prose, its addresses and tags, found once."""

from __future__ import annotations

import re
from dataclasses import dataclass

from w4r_i18n.draft.languages import words
from w4r_i18n.text.tokens import verbatim

_CODE = re.compile(r"``[^`]{1,200}``|:[\w:+-]{1,40}:`[^`]{1,200}`|`[^`]{1,200}`")
_TAG_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")


@dataclass(frozen=True, slots=True)
class Side:
    text: str
    prose: str
    """Without addresses, tags, values filled in later and code: what has words."""
    words: tuple[str, ...]
    """Of the prose, in small letters."""
    addresses: tuple[str, ...]
    """Of the web and of mail."""
    tags: tuple[str, ...]
    """Names of elements, as often as they stand there."""


def side(text: str) -> Side:
    parts: list[str] = []
    addresses: list[str] = []
    tags: list[str] = []
    at = 0
    for token in verbatim(text):
        parts.append(text[at : token.start])
        at = token.end
        if token.kind in ("url", "email"):
            addresses.append(token.text)
        elif token.kind == "tag":
            tags += (name.lower() for name in _TAG_NAME.findall(token.text[:60])[:1])
    prose = _CODE.sub(" ", " ".join([*parts, text[at:]]))
    return Side(text, prose, words(prose), tuple(addresses), tuple(tags))
