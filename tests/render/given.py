# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter about an invented person, in French and in English, with all that it follows from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from w4r_i18n.ingest.readers import markdown
from w4r_i18n.model.case import Authority, Case, Demand, Name, Solidarity
from w4r_i18n.model.document import Document
from w4r_i18n.model.locale import locale
from w4r_i18n.model.salutation import Salutation
from w4r_i18n.model.section import Section
from w4r_i18n.model.term import Lexicon, Wording
from w4r_i18n.render.letter import Given, Words

LETTER = """\
# Model letter: Lina Fictive

<!-- w4r: role=deadline -->
Send it by 30 June 2030.

{place}, {date}

<!-- w4r: role=address translate=no -->
1, rue de l’Exemple\\
00000 Exempleville

<!-- w4r: role=salutation -->
Honourable Minister,

I write about Lina Fictive.

<!-- w4r: role=demand -->
1. release Lina Fictive;

<!-- w4r: role=demand -->
2. pay her.

<!-- w4r: role=closing -->
With my respect,

{writer_name}
"""
SOURCE = """\
# Lettre : Lina Fictive

<!-- w4r: role=deadline -->
À envoyer avant le 30 juin 2030.

{place}, le {date}

<!-- w4r: role=address translate=no -->
1, rue de l’Exemple\\
00000 Exempleville

<!-- w4r: role=salutation -->
Madame la Ministre,

Je vous écris au sujet de Lina Fictive.

<!-- w4r: role=demand -->
1. de libérer Lina Fictive ;

<!-- w4r: role=demand -->
2. de la payer.

<!-- w4r: role=closing -->
Avec mon respect,

{writer_name}
"""
AUTHORITY = Authority(
    "minister", "Ministre de la Justice", rank="minister", gender="f",
    address=("1, rue de l’Exemple", "00000 Exempleville"), emails=("office@example.org",),
)  # fmt: skip
CASE = Case(
    "lina", "public", "open", deadline="2030-06-30",
    names=(Name("Lina Fictive", gender="f"),),
    demands=(Demand("release", "de libérer Lina Fictive ;"), Demand("pay", "de la payer.")),
    authorities=(AUTHORITY,),
    solidarity=Solidarity(allowed=True, address=("Poste restante", "00000 Exempleville")),
)  # fmt: skip
GIVEN_TEXTS = {
    "Ministre de la Justice": "Minister of Justice",
    "de libérer Lina Fictive ;": "release Lina Fictive;",
    "de la payer.": "pay her.",
}
WORDS = Words(
    "Valid until {date}.", "Copy:", "Code:",
    {"writer_name": "your name", "writer_initials": "your initials", "place": "town", "date": "day"},
)  # fmt: skip


def document(text: str = LETTER) -> Document:
    return markdown.read(text.encode(), path="sources/2030/lina/letter.md")


def given(**changes: Any) -> Given:
    """Right in every point, but for what a test changes."""
    whole = Given(
        document=document(),
        source=document(SOURCE),
        locale=locale("en"),
        home=locale("en"),
        domain="2030-lina",
        case=CASE,
        section=Section("gb", "GB", ("en",), status_url="https://example.org/letters"),
        texts=GIVEN_TEXTS,
        salutations=(
            Salutation("en", "minister", "Dear Minister,", "Yours sincerely,"),
            Salutation("uk", "minister", "Вельмишановна пані Міністерко!", "З повагою"),
        ),
        territories=(),
        lexicon=Lexicon(
            "en", (Wording("name", ("Lina Fictive",), ("Lina Fictive",), concept="Lina Fictive"),)
        ),
        words=WORDS,
        authority=AUTHORITY,
    )
    return replace(whole, **changes)
