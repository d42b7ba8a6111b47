# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a machine's answer may stand as a draft at all: what is no translation leaves the string empty."""

from __future__ import annotations

from w4r_i18n.draft.chatter import what_is_said
from w4r_i18n.draft.damage import damage
from w4r_i18n.draft.extent import copied, loops, lost_or_added, out_of_band
from w4r_i18n.draft.languages import other_language, wrong_script
from w4r_i18n.draft.side import Side, side
from w4r_i18n.model.locale import Locale

_MOST = 200_000
"""Characters of an answer that are looked at; no entry is a tenth as long."""


def refusal(source_text: str, answer: str, *, source: Locale, target: Locale) -> str:
    """Why the string stays empty, in one line without the text; "" when the answer may be a draft.

    `source_text` is the msgid, `answer` the restored text. Looks for damage, chatter, refusals and error
    pages, loops, copies of the source, another script or language, another length, lost and added
    sentences. What the source itself has (a repetition, a question mark within a word) is no fault.
    """
    if not answer or not answer.strip():
        return "the answer is empty"
    if len(answer) > _MOST:
        return "the answer is far longer than the source"
    before, after = side(source_text), side(answer)
    found = (
        damage(before, after, target)
        or what_is_said(source_text, answer)
        or out_of_band(before.prose, after.prose, target)
    )
    if found:
        return found
    if loops(source_text, answer):
        return "the answer repeats itself"
    if source.language == target.language:
        return ""
    return (
        copied(before.words, after.words, target)
        or _language(before, after, source, target)
        or lost_or_added(before.prose, after.prose, target)
    )


def _language(before: Side, after: Side, source: Locale, target: Locale) -> str:
    if wrong_script(after.prose, before.words, target):
        return f"the answer is not in the script of {target.tag}"
    language = other_language(after.prose, after.words, target, before.words)
    # A text that quotes another language (a title, a song) may keep it.
    if language and other_language(before.prose, before.words, source) != language:
        return f"the answer is in {language}, not in {target.tag}"
    return ""
