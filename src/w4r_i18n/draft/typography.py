# SPDX-License-Identifier: GPL-3.0-or-later
"""Blanks, quotation marks and the end of a sentence as the target writes them."""

from __future__ import annotations

import re

from w4r_i18n.model.locale import Locale

_NO_BREAK = re.compile("[\u00a0\u202f\u2009]+")
_SEVERAL = re.compile(" {2,}")
_BEFORE = re.compile(r" +(?=[,.;:!?…»)\]%](?!\w))")
_AFTER_OPENING = re.compile(r"(?<=[«(\[¿¡]) +")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_FIRST = re.compile(r"[^\W_]")
_GUILLEMETS = re.compile("[«»]")
_ENDS = ".。।։።។။"
_TERMINAL = ".!?…:;,。！？।؟։።។။：；、،"
_CLOSERS = " »”’\"')]›」』“\u00a0\u202f"
_STOPS = {
    "Jpan": "。", "Hans": "。", "Hant": "。", "Deva": "।", "Beng": "।", "Armn": "։", "Ethi": "።",
    "Khmr": "។", "Mymr": "။", "Thai": "", "Laoo": "", "Tibt": "",
}  # fmt: skip
_ARABIC = {"?": "؟", ",": "،", ";": "؛"}
_INVERTED = frozenset({"es", "ast"})
_FULL_WIDTH = frozenset({"Jpan", "Hans", "Hant"})


def finished(answer: str, source: str, target: Locale, mark: str) -> str:
    """The answer in the target's typography; `mark` stands for each mask and is kept as often as it was.

    Outer white space is the source's. Nothing but blanks, quotation marks, apostrophes and the signs that
    begin or end a sentence is changed.
    """
    text = _SEVERAL.sub(" ", _NO_BREAK.sub(" ", answer)).strip()
    if not text:
        return answer
    text = _AFTER_OPENING.sub("", _BEFORE.sub("", text))
    text = _APOSTROPHE.sub("’", text)
    text = _quoted(text, target)
    text = _begun(text, source, target, mark)
    text = _ended(text, source, target, mark)
    if target.language in _INVERTED:
        text = _opened(text, mark)
    if target.script == "Arab":
        text = re.sub(r"[?,;](?!\d)", lambda found: _ARABIC[found[0]], text)
    return source[: len(source) - len(source.lstrip())] + text + source[len(source.rstrip()) :]


def _quoted(text: str, target: Locale) -> str:
    """French marks become the locale's: « » the outer ones, “ ” within « » the inner ones."""
    if not _GUILLEMETS.search(text):
        return text
    outer, outer_end, inner, inner_end = target.quotes
    text = text.replace("“", "\x01").replace("”", "\x02")
    text = text.replace("«", outer).replace("»", outer_end)
    return text.replace("\x01", inner).replace("\x02", inner_end)


def _begun(text: str, source: str, target: Locale, mark: str) -> str:
    """With a capital where the source begins with one: `M. Fictif` → `El señor Fictif`."""
    wanted, has = _FIRST.search(source), _FIRST.search(text)
    if not wanted or not has or mark in source[: wanted.start()] + text[: has.start()]:
        return text
    if not wanted[0].isupper() or not has[0].islower():
        return text
    capital = "İ" if has[0] == "i" and target.language in ("tr", "az") else has[0].upper()
    return text[: has.start()] + capital + text[has.end() :]


def _ended(text: str, source: str, target: Locale, mark: str) -> str:
    """A full stop where the source ends with one, none where it ends without any mark."""
    core, end = _core(source), _core(text)
    if not core or not end:
        return text
    wanted, has = source[core - 1], text[end - 1]
    stop = _STOPS.get(target.script, ".")
    if wanted == "." and has not in _TERMINAL:
        return text[:end] + stop + text[end:]
    if wanted == "." and has == "." and stop != "." and target.script in _FULL_WIDTH:
        return text[: end - 1] + stop + text[end:]
    if (
        wanted not in _TERMINAL
        and wanted != mark
        and has in _ENDS
        and text[end - 2 : end - 1] not in (".", "")
    ):
        return text[: end - 1] + text[end:]
    return text


def _core(text: str) -> int:
    """Where the text ends but for closing quotation marks, brackets and what follows the last word."""
    end = len(text)
    while end and text[end - 1] in _CLOSERS:
        end -= 1
    return end


def _opened(text: str, mark: str) -> str:
    """Spanish opens its questions and exclamations too."""
    out: list[str] = []
    for part in re.split(r"(?<=[.!?…]) ", text):
        sentence = part
        for closing, opening in (("?", "¿"), ("!", "¡")):
            if closing in sentence and opening not in sentence:
                at = _beginning(sentence, sentence.index(closing), mark)
                sentence = sentence[:at] + opening + sentence[at:]
        out.append(sentence)
    return " ".join(out)


def _beginning(sentence: str, end: int, mark: str) -> int:
    """Where the question begins: after the last colon, semicolon or opening quotation mark before its end."""
    begins = [found.end() for found in re.finditer(r"[:;] |[«“„(] ?|— ?", sentence[:end])]
    at = begins[-1] if begins else 0
    while at < end and sentence[at] in (mark, " ") and sentence[at + 1 : at + 2].strip():
        at += 1
    return at
