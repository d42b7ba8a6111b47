# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to translate: words, as against figures, signs and addresses of the web."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from w4r_i18n.model.inline import Inline, Text

_ADDRESS = regex.compile(
    r"(?:https?://|www\.)\S{1,2000}+|[\w.+-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}", regex.IGNORECASE
)
_LETTER = regex.compile(r"\p{L}")


def has_words(content: Iterable[Inline]) -> bool:
    """Whether a content has a letter outside web and mail addresses.

    Without one there is nothing to translate: figures alone, a row of dashes, a link that shows its own
    address, a placeholder by itself. `40 %` has none, `40 pays` has.
    """
    text = "".join(part.text if isinstance(part, Text) else " " for part in content)
    return _LETTER.search(_ADDRESS.sub(" ", text)) is not None
