# SPDX-License-Identifier: GPL-3.0-or-later
"""Region labels of French press titles: `Monde. …`, `Royaume-Uni/États-Unis. …`, `Mali : …`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What press rooms write besides the territories that CLDR names.
_PRESS_LABELS = """
Monde|International|Afrique|Afrique de l'Ouest|Afrique de l'Est|Afrique centrale|Afrique australe
Afrique du Nord|Afrique subsaharienne|Afrique de l'Est et Grands Lacs|Grands Lacs|Corne de l'Afrique
Sahel|Maghreb|Amérique|Amériques|Amérique latine|Amérique centrale|Amérique du Nord|Amérique du Sud
Caraïbes|Asie|Asie-Pacifique|Asie centrale|Asie du Sud|Asie du Sud-Est|Asie de l'Est|Pacifique|Océanie
Europe|Europe de l'Est|Europe centrale|Balkans|Caucase|Méditerranée|Moyen-Orient|Proche-Orient|Golfe
MENA|TPO|Territoires palestiniens occupés|Territoires palestiniens|Territoire palestinien occupé
Palestine|État de Palestine|Gaza|Bande de Gaza|Cisjordanie|Jérusalem-Est|Union européenne|UE|ONU
Nations unies|CPI|Conseil de l'Europe|Union africaine|OTAN|G7|G20|RDC|RCA|Congo|Congo-Brazzaville
République du Congo|République démocratique du Congo|République centrafricaine|Centrafrique|USA
Grande-Bretagne|Angleterre|Écosse|Pays de Galles|Irlande du Nord|Birmanie|Myanmar|Biélorussie|Bélarus
Côte d'Ivoire|Hong Kong|Taïwan|Tibet|Xinjiang|Kosovo|Cachemire|Crimée|Tchétchénie|Kurdistan
Macédoine|République tchèque|République dominicaine|Swaziland|Timor oriental|Vatican|Cap-Vert|Québec
Vietnam|Viet Nam|Moldavie|Kirghizistan|Bosnie|Soudan du Sud|Hong-Kong|Macao|Pays-Bas|Corée|Taiwan
Cote d'Ivoire|Burkina|Birmanie (Myanmar)|Myanmar (Birmanie)|Surinam|Laos|Ile Maurice|Guinée équatoriale
Canada francophone|Belgique francophone|Guyane|Nouvelle-Calédonie|Haut-Karabakh|Somaliland|Darfour
Corée du Nord|Corée du Sud|Sri Lanka|Guinée-Conakry|Guinée Bissau|Arabie Saoudite|Émirats|EAU|Salvador
Timor-Leste
"""
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "\u00a0": " ", "\u202f": " "})
_BETWEEN = re.compile(r" ?[/,] ?| et (?:l'|la |le |les )?| - ")
_LABEL = re.compile(
    r"(?P<label>[^\n.:?!«»]{2,90}?)(?P<bracket> \([^()\n]{2,40}\))?(?P<mark>\.|[ \u00a0\u202f]?:)[ "
    r"\u00a0\u202f]+(?=\S)",
)
_MAX_PARTS = 6


def is_region(text: str) -> bool:
    """Whether the text is a territory or a press label, or several joined by `/`, `,` or `et`."""
    plain = _level(text)
    if not plain or len(plain) > 120:
        return False
    if _key(plain) in _labels():
        return True
    parts = _BETWEEN.split(plain)
    return 1 < len(parts) <= _MAX_PARTS and all(_key(part) in _labels() for part in parts)


def split_label(title: str) -> tuple[str, str]:
    """`("Monde.", "La campagne…")`; `("", title)` where no region label stands before the title.

    The label keeps its mark as written. Only the first 130 characters are looked at.
    """
    found = _LABEL.match(title[:130])
    if not found or not is_region(found["label"]):
        return "", title
    rest = title[found.end() :].strip()
    return (title[: found.end()].strip(), rest) if rest else ("", title)


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    from babel import Locale

    territories = Locale.parse("fr").territories
    names = [str(name) for code, name in territories.items() if code.isalpha() and len(code) == 2]
    names += _PRESS_LABELS.replace("\n", "|").split("|")
    return frozenset(_key(_level(name)) for name in names if name.strip())


def _level(text: str) -> str:
    text = unicodedata.normalize("NFD", text.translate(_APOSTROPHES).casefold())
    return " ".join("".join(mark for mark in text if not unicodedata.combining(mark)).split())


def _key(label: str) -> str:
    """`Viêt-Nam` and `Viêt Nam`, `Etats-Unis` and `Etats Unis` are the same label."""
    return label.replace("-", " ")
