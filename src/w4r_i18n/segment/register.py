# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of people's names, sought in running text."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from w4r_i18n.text.normalise import typographic


class NameRegister:
    """Names as whole words, whatever their apostrophes and blanks; also in capitals, as titles write them."""

    __slots__ = ("_pattern",)

    def __init__(self, names: Iterable[str]) -> None:
        forms = {form for name in names if (form := typographic(name))}
        forms |= {form.upper() for form in forms}
        # Longest first, so that no alternative hides a longer one.
        either = "|".join(regex.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
        self._pattern = regex.compile(rf"(?<!\w)(?:{either})(?!\w)") if forms else None

    def is_in(self, text: str) -> bool:
        return self._pattern is not None and self._pattern.search(typographic(text)) is not None
