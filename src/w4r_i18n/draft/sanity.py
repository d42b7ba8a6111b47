# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a machine's answer may stand as a draft at all: what is no translation leaves the string empty."""

from __future__ import annotations

from w4r_i18n.model.locale import Locale
from w4r_i18n.text.marks import bidi_faults, controls, invisibles


def refusal(source_text: str, answer: str, *, source: Locale, target: Locale) -> str:
    """Why the string stays empty, in one line without the text; "" when the answer may be a draft."""
    if not answer.strip():
        return "the answer is empty"
    if source.language != target.language and answer.strip() == source_text.strip():
        return "the answer is the source"
    right_to_left = target.direction == "rtl"
    for faults in (controls(answer), bidi_faults(answer), invisibles(answer, right_to_left=right_to_left)):
        if next(faults, None) is not None:
            return "the answer holds characters that nobody sees"
    return ""
