# SPDX-License-Identifier: GPL-3.0-or-later
"""Blanks, quotation marks and the end of a sentence as the target writes them."""

from __future__ import annotations

import re

from w4r_i18n.model.locale import Locale

_NO_BREAK = re.compile("[\u00a0\u202f\u2009]+")
_LINE_END = re.compile(r"(?<!\n)\r?\n(?!\r?\n)")
"""Engines wrap; two in a row are a note beside the text, which the gate looks for."""
_SEVERAL = re.compile(" {2,}")
_BEFORE = re.compile(r" +(?=[,.;:!?…»)\]](?!\w))")
_AFTER_OPENING = re.compile(r"(?<=[«(\[¿¡]) +")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_FIRST = re.compile(r"[^\W_]")
_GUILLEMETS = re.compile("[«»]")
_ENDS = ".。।։።។။"
_TERMINAL = ".!?…:;,。！？।؟։።។။：；、،"
_CLOSERS = " »”’\"')]›」』“⟧\u00a0\u202f"
_STOPS = {
    "Jpan": "。", "Hans": "。", "Hant": "。", "Deva": "।", "Beng": "।", "Armn": "։", "Ethi": "።",
    "Khmr": "។", "Mymr": "။", "Thai": "", "Laoo": "", "Tibt": "",
}  # fmt: skip
_ARABIC = {"?": "؟", ",": "،", ";": "؛"}
_SENTENCES = re.compile(r"(?<=[.!?…]) ")
_CLAUSES = re.compile(r"[:;] |[«“„(] ?|— ?")
_INVERTED = frozenset({"es", "ast"})
_FULL_WIDTH = frozenset({"Jpan", "Hans", "Hant"})


def finished(answer: str, source: str, target: Locale, *, word: str, tag: str) -> str:
    """The answer in the target's typography.

    `word` and `tag` are the characters that stand for each mask that is a word, and for each other one;
    they are kept as often as they were, in their order. Outer white space is the source's. Nothing but
    blanks, quotation marks, apostrophes, a first letter and the signs that begin or end a sentence is
    changed.
    """
    text = answer if "\n" in source else _LINE_END.sub(" ", answer)
    text = _SEVERAL.sub(" ", _NO_BREAK.sub(" ", text)).strip()
    if not text:
        return answer
    text = _AFTER_OPENING.sub("", _BEFORE.sub("", text))
    text = _APOSTROPHE.sub("’", text)
    text = _quoted(text, target)
    text = _begun(text, source, target, word)
    text = _ended(text, source, target, tag)
    if target.language in _INVERTED:
        text = _opened(text)
    if target.script == "Arab":
        text = re.sub(r"[?,;](?!\d)", lambda found: _ARABIC[found[0]], text)
    return source[: len(source) - len(source.lstrip())] + text + source[len(source.rstrip()) :]


def _quoted(text: str, target: Locale) -> str:
    """French marks become the locale's: « » the outer ones, “ ” within « » the inner ones."""
    if not _GUILLEMETS.search(text):
        return text
    return text.translate(dict(zip(map(ord, "«»“”"), target.quotes, strict=True)))


def _begun(text: str, source: str, target: Locale, word: str) -> str:
    """With a capital where the source begins with one: `M. Fictif` → `El señor Fictif`."""
    wanted, has = _FIRST.search(source), _FIRST.search(text)
    if not wanted or not has or word in source[: wanted.start()] + text[: has.start()]:
        return text
    if not wanted[0].isupper() or not has[0].islower():
        return text
    capital = "İ" if has[0] == "i" and target.language in ("tr", "az") else has[0].upper()
    return text[: has.start()] + capital + text[has.end() :]


def _ended(text: str, source: str, target: Locale, tag: str) -> str:
    """A full stop where the source ends with one, none where it ends without any mark."""
    core, end = _core(source, tag), _core(text, tag)
    if not core or not end:
        return text
    wanted, has = source[core - 1], text[end - 1]
    stop = _STOPS.get(target.script, ".")
    if wanted == "." and has not in _TERMINAL:
        return text[:end] + stop + text[end:]
    if wanted == "." and has == "." and stop != "." and target.script in _FULL_WIDTH:
        return text[: end - 1] + stop + text[end:]
    if wanted not in _TERMINAL and has in _ENDS and text[end - 2 : end - 1] not in (".", ""):
        return text[: end - 1] + text[end:]
    return text


def _core(text: str, tag: str) -> int:
    """Where the text ends but for closing quotation marks, brackets and tags."""
    end = len(text)
    while end and (text[end - 1] in _CLOSERS or text[end - 1] == tag):
        end -= 1
    return end


def _opened(text: str) -> str:
    """Spanish opens its questions and exclamations too, after a colon or an opening mark before their end."""
    out: list[str] = []
    for part in _SENTENCES.split(text):
        sentence = part
        for closing, opening in (("?", "¿"), ("!", "¡")):
            if closing in sentence and opening not in sentence:
                begins = [found.end() for found in _CLAUSES.finditer(sentence, 0, sentence.index(closing))]
                at = begins[-1] if begins else 0
                sentence = sentence[:at] + opening + sentence[at:]
        out.append(sentence)
    return " ".join(out)
