# SPDX-License-Identifier: GPL-3.0-or-later
"""Postal addresses that a dump spreads over several lines: whom an appeal asks its readers to write to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from w4r_i18n.ingest.page import Chunk
from w4r_i18n.ingest.signs import has_contact, is_final, level, word_count
from w4r_i18n.text.regions import is_region

_STREET = re.compile(
    r"\b(?:rue|avenue|av|boulevard|bd|place|allee|chemin|quai|route|street|road|square|plaza|calle|bp"
    r"|b p|po box|p o box"
    r"|cp|c o|cedex|casilla|apartado)\b|\b\d{4,6}\b"
)
_WHO = re.compile(
    r"(?:m|mme|mr|mrs|dr|son excellence|s e|he|monsieur|madame|general|colonel)\b"
    r"|(?:l |la |le )?(?:minist|president|procureur|premier|premiere|gouverneu|roi|reine|prince"
    r"|ambassad|directeur"
    r"|directrice|juge|chef|maire|secretaire|haut commissa|office|bureau|cabinet|prison|embassy|minister)\w*"
)
_LEADS = re.compile(
    r"\b(?:appels? a|adresses?|ecri(?:re|vez)(?: a)?|envoye[rz]|destinataires?|copies? a|lettres? a"
    r"|courriers? a|coordonnees)\b"
)
_LINES = range(2, 10)


def postal(chunks: Sequence[Chunk]) -> set[int]:
    """Numbers of the lines of each address: led by a heading or colon that says so, or by an addressee."""
    found: set[int] = set()
    start = 0
    while start < len(chunks):
        size = next((n for n, chunk in enumerate(chunks[start:]) if not _is_line(chunk)), len(chunks) - start)
        run = list(chunks[start : start + size])
        led = [n for n, chunk in enumerate(run) if _leads(chunk)]
        body = run[led[-1] + 1 :] if led else run
        above = run[led[-1]] if led else chunks[start - 1] if start else None
        while body and not (_is_place(body[-1]) or _STREET.search(level(body[-1].text))):
            body.pop()
        if len(body) in _LINES and _is_address(body) and (_WHO.match(level(body[0].text)) or _leads(above)):
            found.update(chunk.at for chunk in body)
        start += size + 1
    return found


def _is_line(chunk: Chunk) -> bool:
    text = chunk.text.strip()
    no_sentence = not is_final(text) or level(text).startswith(("m ", "mme "))
    return (
        word_count(text) <= 9
        and no_sentence
        and not has_contact(text)
        and chunk.kind == "p"
        and chunk.linked < 0.5
    )


def _leads(chunk: Chunk | None) -> bool:
    return chunk is not None and word_count(chunk.text) <= 14 and bool(_LEADS.search(level(chunk.text)))


def _is_address(lines: list[Chunk]) -> bool:
    return any(_STREET.search(level(line.text)) for line in lines) and any(map(_is_place, lines))


def _is_place(line: Chunk) -> bool:
    """Ends in a country, or holds a postcode."""
    text = line.text.strip()
    return is_region(re.split(r"[,–-]", text)[-1].strip(" .()")) or bool(re.search(r"\b\d{4,6}\b", text))
