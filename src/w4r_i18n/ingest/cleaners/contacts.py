# SPDX-License-Identifier: GPL-3.0-or-later
"""Press contacts, by their signs, also when they stand on the page once only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w4r_i18n.ingest.page import Chunk, Finding, Page
from w4r_i18n.ingest.signs import has_contact, is_final, is_prose, level, word_count

_OPENING = re.compile(
    r"(?:espace (?:journalistes|presse|medias)|contacts?(?: (?:presse|medias|media|press|pour la "
    r"presse|pour les medias))?"
    r"|(?:press|media) contacts?|service (?:de )?presse|relations? (?:presse|medias|avec les "
    r"medias)|bureau de presse"
    r"|contact du service de presse|informations? (?:pour les medias|presse|aux medias)"
    r"|renseignements|demandes d interview)"
    r"(?: [a-z0-9 ]{1,60})?"
    r"|(?:pour (?:toute demande|toute question|toute autre demande|plus d informations?|de plus "
    r"amples|tout renseignement|obtenir|joindre)"
    r"|for (?:more|further) information|renseignements|pour (?:en savoir plus|organiser"
    r"|solliciter) une? (?:interview|entretien)).{0,200}",
)
_PRESS = re.compile(
    r"press|medias?\b|interview|journalist|attache|porte parole|communication|relations|standard"
    r"|service|coordon|joindre"
    r"|contact|charge|responsable|whatsapp|tel\b|telephone|mobile|bureau|mail|courriel|donateur|entretien",
)
_STRONG = re.compile(
    r"press\b|presse\b|\bmedias?\b|interview|journalist|attachee? |porte parole|\bstandard\b"
    r"|relations? (?:membres|presse|medias)|donateur"
)
_REACH = re.compile(
    r"\b(?:contacte[rz]|joindre|s adresser|adressez vous|plus d info\w*|interviewer|renseignements?)\b"
)
_WRITE_TO = re.compile(r"\b(?:ecrivez|ecrire|envoyez|adressez|signez|demandez|interpellez)\b")
_AVAILABLE = re.compile(
    r"soir|week end|astreinte|gmt|heures|joignable|disponible|francais|anglais|arabe|espagnol"
)
_TITLES_IN_CONTACT = 12


def clean(page: Page) -> Iterator[Finding]:
    """A block opens with a contact line and goes on while lines are short or hold an address or number.

    A line alone counts when it holds a number or address *and* speaks of press, interviews or a service.
    """
    open_block = False
    chunks = page.chunks
    for index, chunk in enumerate(chunks):
        if _opens(chunk, chunks[index + 1 : index + 5]) or _alone(chunk):
            open_block = True
            yield Finding(chunk.at, "press contact")
        elif open_block and _goes_on(chunk, chunks[index + 1 : index + 3]):
            yield Finding(chunk.at, "press contact")
        else:
            open_block = False


def _opens(chunk: Chunk, below: tuple[Chunk, ...]) -> bool:
    """A heading or lead-in of a contact block, with an address or number in it or close below."""
    words = level(chunk.text)
    if len(words) > 260 or not (_OPENING.fullmatch(words) or _asks_to_contact(chunk, words, below)):
        return False
    if has_contact(chunk.text):
        return True
    return any(has_contact(after.text) for after in below) and (
        word_count(chunk.text) <= _TITLES_IN_CONTACT or chunk.text.rstrip().endswith(":")
    )


def _asks_to_contact(chunk: Chunk, words: str, below: tuple[Chunk, ...]) -> bool:
    """`Pour interviewer un·e porte-parole, veuillez contacter :`, and the address on the next line."""
    return (
        chunk.text.rstrip().endswith(":")
        and any(has_contact(after.text) and not is_final(after.text) for after in below[:1])
        and not _WRITE_TO.search(words)
        and bool(_STRONG.search(words) or _REACH.search(words))
    )


def _alone(chunk: Chunk) -> bool:
    if not has_contact(chunk.text) or chunk.kind == "address":
        return False
    words = level(chunk.text)
    if _WRITE_TO.search(words) and not _OPENING.fullmatch(words[:260]):
        return False
    strong = bool(_STRONG.search(words))
    return strong and (len(set(_PRESS.findall(words))) >= 2 or word_count(chunk.text) <= 20)


def _goes_on(chunk: Chunk, below: tuple[Chunk, ...]) -> bool:
    if chunk.heading or is_prose(chunk.text):
        return False
    short = word_count(chunk.text) <= 12 and not chunk.text.rstrip().endswith(".")
    if has_contact(chunk.text):
        return True
    return short and (
        bool(_AVAILABLE.search(level(chunk.text))) or any(has_contact(after.text) for after in below[:1])
    )
