# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of a text that the language's dictionary does not have; names and agreed words are no mistakes."""

from __future__ import annotations

from w4r_i18n.flow.desk_open import Desks, Opened
from w4r_i18n.memory.terms import fold, words
from w4r_i18n.project.spelling import misspelt
from w4r_i18n.text.tokens import tokens, without


def unknown_words(desks: Desks, opened: Opened, text: str) -> tuple[str, ...]:
    """Nothing where hunspell, or a dictionary for the language, is not installed."""
    tag = opened.locale.tag
    found = misspelt(without(text, tokens(text, tag)), opened.locale)
    if not found:
        return ()
    lexicon, _ = desks.words(opened)
    agreed = {word.folded for wording in lexicon.wordings for each in wording.targets for word in words(each)}
    names = {word.folded for name in opened.source.names for word in words(name)}
    return tuple(word for word in found if fold(word) not in agreed | names)
