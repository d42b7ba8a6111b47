# SPDX-License-Identifier: GPL-3.0-or-later
"""French spelt out for engines, and the target's typography on what they answer."""

from __future__ import annotations

import pytest

from w4r_i18n.draft.prepare import for_engine
from w4r_i18n.draft.typography import finished
from w4r_i18n.model.locale import locale

WORD, TAG = "\ue000", "\ue001"


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("emprisonné·e·s", "emprisonnés"),
        ("militant·es", "militants"),
        ("un·e courtois·e", "un courtois"),
        ("défenseur·e·s", "défenseurs"),
        ("enquêteurs·trices", "enquêteurs"),
        ("directeur·rice·s", "directeurs"),
        ("nouveau·elle·s", "nouveaux"),
        ("principal·e·s", "principaux"),
        ("loyal·e·aux", "loyaux"),
        ("heureux·se", "heureux"),
        ("tou·te·s", "tous"),
        ("ceux·elles", "ceux"),
        ("citoyen•ne•s", "citoyens"),
        ("étudiant-e-s, étudiant.e.s, étudiant/e/s", "étudiants, étudiants, étudiants"),
        ("étudiant(e)s, étudiant(e)", "étudiants, étudiant"),
    ],
)
def test_inclusive_writing_becomes_the_masculine(written: str, spelt: str) -> None:
    assert for_engine(f"Des {written}.") == f"Des {spelt}."


@pytest.mark.parametrize(
    "text",
    [
        "celles et ceux, toutes et tous",
        "dit-elle, a-t-elle, rendez-vous",
        "col·legi, Excel·lència",
        "exemple.org, p. ex. et C.N.R.S.",
        "et/ou, 3/4",
        "(e)",
    ],
)
def test_what_is_no_inclusive_writing_stays(text: str) -> None:
    assert for_engine(text) == text


def test_blanks_marks_and_accents_are_what_engines_know() -> None:
    assert (
        for_engine("pre\u0301sident\u00a0: «\u202foui\u202f» sou\u00adve\u200bnir")
        == "président : « oui » souvenir"
    )


@pytest.mark.parametrize(
    ("answer", "source", "tag", "draft"),
    [
        ("Nombre\u00a0: sí\u202f!", "Nom\u00a0: oui\u202f!", "ca", "Nombre: sí!"),
        ("a , b ; c  d", "a, b ; c d", "ca", "a, b; c d"),
        ("« “Calleu”, va dir »", "« “Taisez-vous”, dit-il »", "ca", "«“Calleu”, va dir»"),
        ("« “Schweigen Sie”, sagte er »", "« “Taisez-vous”, dit-il »", "de", "„‚Schweigen Sie‘, sagte er“"),
        ("« “黙れ”と言った »", "« “Taisez-vous”, dit-il »", "ja", "「『黙れ』と言った」"),
        ("Schweigen", "« Taisez-vous", "de", "Schweigen"),
        ("« Je »", "« Je »", "pl", "„Je”"),
        ("l'amic d'Amina", "l’ami d’Amina", "ca", "l’amic d’Amina"),
        ("Amina escribe", "Amina écrit.", "es", "Amina escribe."),
        ("アミナは書く", "Amina écrit.", "ja", "アミナは書く。"),
        ("アミナは書く.", "Amina écrit.", "ja", "アミナは書く。"),
        ("अमीना लिखती है", "Amina écrit.", "hi", "अमीना लिखती है।"),
        ("Amina escribe.", "Amina écrit", "es", "Amina escribe"),
        ("Un titular...", "Un titre", "es", "Un titular..."),
        ("«Amina escribe»", "« Amina écrit. »", "es", "«Amina escribe.»"),
        ("quién escribe?", "Qui écrit ?", "es", "¿Quién escribe?"),
        ("Basta. quién escribe? Ya!", "Assez. Qui écrit ? Déjà !", "es", "Basta. ¿quién escribe? ¡Ya!"),
        ("Dijo: quién?", "Il dit : qui ?", "es", "Dijo: ¿quién?"),
        ("¿Quién?", "Qui ?", "es", "¿Quién?"),
        ("من يكتب?", "Qui écrit ?", "ar", "من يكتب؟"),
        ("نعم, لا; 1,5", "oui, non ; 1,5", "ar", "نعم، لا؛ 1,5"),
        ("el señor Fictif", "M. Fictif", "es", "El señor Fictif"),
        ("istanbul", "Istanbul", "tr", "İstanbul"),
        ("de garantir", "de garantir", "ca", "de garantir"),
        (
            "una línea\nque el motor parte",
            "une ligne que le moteur coupe",
            "es",
            "una línea que el motor parte",
        ),
        (" escribe\n", "\nécrit ", "es", "\nescribe "),
        ("", "écrit", "es", ""),
    ],
)
def test_the_draft_is_set_as_the_target_writes(answer: str, source: str, tag: str, draft: str) -> None:
    assert finished(answer, source, locale(tag), word=WORD, tag=TAG) == draft


def test_a_mask_that_is_a_word_ends_a_sentence_like_a_word() -> None:
    spanish = locale("es")
    answer = f"{WORD} escribe {WORD}"
    assert finished(answer, f"{WORD} écrit {WORD}.", spanish, word=WORD, tag=TAG) == f"{answer}."
    assert finished(f"{answer}.", f"{WORD} écrit {WORD}", spanish, word=WORD, tag=TAG) == answer


def test_a_tag_may_stand_behind_the_full_stop() -> None:
    answer = f"{TAG}escribe{TAG}"
    finished_text = finished(answer, f"{TAG}Écrit.{TAG}", locale("es"), word=WORD, tag=TAG)
    assert finished_text == f"{TAG}Escribe.{TAG}"
