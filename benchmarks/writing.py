# SPDX-License-Identifier: GPL-3.0-or-later
"""Fictional French documents, as many as wanted, the same each time; and a stand-in for translating them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

_WHO = (
    "L’enseignante", "Le journaliste", "L’avocate", "Le syndicaliste", "La militante", "L’étudiant",
    "Le chauffeur de bus", "La doctorante", "Le pêcheur", "La bibliothécaire",
)  # fmt: skip
_FIRST = ("Amina", "Joris", "Leïla", "Tomás", "Océane", "Bakary", "Solveig", "Anouk", "Ilyas", "Maïwenn")
_LAST = ("Exemple", "Fictif", "Inventée", "Modèle", "Imaginaire", "Gabarit", "Spécimen", "Canevas")
_PLACE = (
    "à Valmorne", "dans la région de Brévanne", "au port de Saint-Fictif", "à l’université de Lormel",
    "près du fleuve Arvelle", "dans la capitale, Orsenne",
)  # fmt: skip
_DID = (
    "a été arrêtée après avoir publié une enquête sur la qualité de l’eau",
    "risque {n} ans de prison pour avoir participé à une marche pacifique",
    "attend toujours une réponse du tribunal",
    "a reçu des lettres de menaces depuis le début de l’enquête",
    "demande que les {n} familles déplacées retrouvent leur logement",
    "n’a pas pu consulter son dossier avant l’audience",
    "défend les droits des personnes privées de soins",
    "a déposé une plainte, restée sans suite jusqu’ici",
)  # fmt: skip
_WHY = (
    "sans que sa famille en soit informée", "comme le montre le dossier", "malgré l’avis de son médecin",
    "devant des témoins restés silencieux", "au mépris de la loi", "à la veille du procès",
    "pour la troisième fois", "sous la pression d’une entreprise", "en toute légalité", "faute de preuves",
)  # fmt: skip
_THEN = (
    "Selon ses proches, son état de santé s’aggrave.",
    "« Nous ne demandons que la vérité », a déclaré sa sœur.",
    "Les autorités n’ont donné aucune explication.",
    "La prochaine audience est fixée au {day} mars 2031 à {hour} h 30.",
    "M. le juge a refusé, le {day} mai, d’entendre les témoins.",
    "Plus de {n} 000 personnes ont déjà signé **la pétition**.",
    "Voir [le rapport complet](https://exemple.invalid/rapports/{n}).",
    "Il faut agir avant le {day} juin 2031, *sans délai*.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """Of a document."""

    paragraphs: int = 12
    sentences: int = 4
    """In each paragraph."""


def document(number: int, size: Size = Size(), *, front: bool = True) -> str:
    """A communiqué of its own: front matter, title, headings, paragraphs, a list. `number` is its seed."""
    drawn = random.Random(number)
    blocks = [f"# {drawn.choice(_FIRST)} {drawn.choice(_LAST)} : l’affaire {number}"]
    for at in range(size.paragraphs):
        if at and at % 4 == 0:
            blocks.append(f"## {drawn.choice(_WHO)} et la justice, épisode {number}-{at}")
        blocks.append(" ".join(_sentence(drawn) for _ in range(size.sentences)))
    blocks.append("\n".join(f"- {drawn.choice(_FIRST)} {_did(drawn)}." for _ in range(3)))
    body = "\n\n".join(blocks)
    return f"{_FRONT}{body}\n" if front else f"{body}\n"


_FRONT = '+++\nlanguage = "fr"\ntier = "public"\nkind = "communique"\n+++\n\n'


def _sentence(drawn: random.Random) -> str:
    if drawn.random() < 0.2:
        return _filled(drawn.choice(_THEN), drawn)
    name = f"{drawn.choice(_FIRST)} {drawn.choice(_LAST)}"
    return f"{drawn.choice(_WHO)} {name}, {drawn.choice(_PLACE)}, {_did(drawn)}, {drawn.choice(_WHY)}."


def _did(drawn: random.Random) -> str:
    return _filled(drawn.choice(_DID), drawn)


def _filled(pattern: str, drawn: random.Random) -> str:
    return pattern.format(n=drawn.randint(2, 900), day=drawn.randint(2, 28), hour=drawn.randint(8, 18))


def edited(text: str, turn: int) -> str:
    """The document with its first sentence reworded, another wording at each turn."""
    return text.replace(", ", f"{' et encore' * turn}, ", 1)


def translated(msgid: str, tag: str) -> str:
    """Another text with the same figures, tags and names: what a check lets through and a reader believes."""
    return f"{tag.upper()}: {msgid}"


def documents(count: int, size: Size = Size(), *, front: bool = True) -> Iterator[str]:
    return (document(number, size, front=front) for number in range(1, count + 1))
