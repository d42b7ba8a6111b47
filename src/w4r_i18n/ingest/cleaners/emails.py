# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses that a site hid: mended where the spelling is reversible, else their sentence is no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.page import Finding, Page, Runs, each_text, without_span
from w4r_i18n.ingest.signs import OBFUSCATED, SPELT_ADDRESS, is_half_spelt, word_count

_SENTENCE = re.compile(r"(?<=[.!?…])[ \u00a0]+(?=[«“\"]?[ \u00a0]?[A-ZÀÂÇÉÈÊÎÔ])")
_DOT = re.compile(r"[ \u00a0]?(?:\(dot\)|\[dot\]|\(point\)|\[point\])[ \u00a0]?", re.IGNORECASE)


def clean(page: Page) -> Iterator[Finding]:
    """`info(a)site.example` is read as it is meant; a sentence around `[email protected]` is cut whole."""
    for chunk in page.chunks:
        text = chunk.text
        if SPELT_ADDRESS.search(text):
            yield Finding(chunk.at, "obfuscated e-mail, read as it is meant", each_text(_mended), text)
        if not (OBFUSCATED.search(text) or is_half_spelt(text)):
            continue
        lost = [(start, end) for start, end in _sentences(text) if _is_lost(text[start:end])]
        rest = sum(word_count(text[a:b]) for a, b in _sentences(text)) - sum(
            word_count(text[a:b]) for a, b in lost
        )
        gone = " ".join(text[start:end].strip() for start, end in lost)
        if rest < 3:
            yield Finding(chunk.at, "obfuscated e-mail: the address is lost")
        else:
            yield Finding(
                chunk.at, "obfuscated e-mail: the sentence has lost its address", _without_lost, gone
            )


def _mended(text: str) -> str:
    return SPELT_ADDRESS.sub(lambda m: f"{m[1]}@{m[2]}{_DOT.sub('.', m[3])}", text)


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def _is_lost(sentence: str) -> bool:
    return bool(OBFUSCATED.search(sentence)) or is_half_spelt(sentence)


def _without_lost(runs: Runs) -> Runs:
    text = "".join(run.text for run in runs)
    for start, end in reversed(_sentences(text)):
        if _is_lost(text[start:end]):
            runs = without_span(runs, start, end)
    return runs
