# SPDX-License-Identifier: GPL-3.0-or-later
"""What is masked, how it comes back, and what of an answer makes it no draft."""

from __future__ import annotations

from typing import get_args

import pytest

from w4r_i18n.draft.protect import MaskError, Protected, protect, restore
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.draft import MaskForm
from w4r_i18n.model.locale import locale
from w4r_i18n.model.term import Lexicon, Wording

FRENCH = locale("fr")
FORMS: tuple[MaskForm, ...] = get_args(MaskForm)
NAMES = Lexicon(
    "es",
    (
        Wording("name", ("Amina Exemple", "Amina"), ("Amina Exemple", "Amina")),
        Wording("proper", ("Écrire pour les droits",), ("Escribe por los Derechos",)),
        Wording("place", ("Équateur",), ("Ecuador",)),
        Wording("term", ("militant·e",), ("activista",)),
        Wording("term", ("Courrier d’Exemple",), ("Courrier d’Exemple",)),
    ),
)


def masked(
    text: str, to: str = "es", form: MaskForm = "token", *, lexicon: Lexicon = NAMES, brace: bool = False
) -> Protected:
    entry = Entry(text, flags=("python-brace-format",) if brace else ())
    return protect(entry, source=FRENCH, target=locale(to), lexicon=lexicon, form=form)


def back(protected: Protected, answer: str, to: str = "es") -> str:
    return restore(protected, answer, target=locale(to))


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Le 10 décembre 2025, à 9 h 30.", "Le XPH0X, à XPH1X."),
        ("Voir https://exemple.example/a.", "Voir [w4r0]."),
        ("Écrivez à min@gouv.example ou @appel", "Écrivez à [w4r0] ou [w4r1]"),
        ("Tél. +33 1 23 45 67 89, #W4R25", "Tél. XPH0X, [w4r1]"),
        ("Signez <g1>la pétition</g1>.", "Signez [w4r0]la pétition[w4r1]."),
        ("Une ligne<x1/>deux", "Une ligne[w4r0]deux"),
        ("Amina Exemple et Amina", "XPH0X et XPH1X"),
        ("d’Amina", "d’XPH0X"),
        ("En Équateur, Écrire pour les droits", "En XPH0X, XPH1X"),
        ("Les militant·e·s", "Les militants"),
        ("le Courrier d’Exemple", "le XPH0X"),
        ("W4R25, section A4", "XPH0X, section XPH1X"),
        ("affaire 60/16, version 3.7.1", "affaire XPH0X, version XPH1X"),
        ("« Assez ! », dit-elle", "« Assez ! », dit-elle"),
        ("au XXe siècle, le 1er juge, 1ER", "au XXe siècle, le 1er juge, 1ER"),
        ("10km, 2e étage", "10km, 2e étage"),
        ("10 % de <em>tout</em>", "XPH0X de [w4r1]tout[w4r2]"),
    ],
)
def test_what_no_engine_may_touch_is_a_mark(text: str, sent: str) -> None:
    assert masked(text).text == sent


def test_values_filled_in_later_are_masked_and_doubled_braces_read() -> None:
    protected = masked("{place}, le {{ jour }} {date}", brace=True)
    assert protected.text == "XPH0X, le { jour } XPH1X"
    assert back(protected, "XPH0X, el { día } XPH1X") == "{place}, el {{ día }} {date}"


def test_escapes_of_an_entry_with_tags_are_plain_for_the_engine_and_escapes_again() -> None:
    protected = masked("<g1>Barrages &amp; Cie</g1> : a &lt; b")
    assert protected.text == "[w4r0]Barrages & Cie[w4r1] : a < b"
    assert back(protected, "[w4r0]Presas & Cía[w4r1]: a < b") == "<g1>Presas &amp; Cía</g1>: a &lt; b"


def test_a_tag_around_nothing_but_a_name_is_one_mask_with_it() -> None:
    protected = masked("au sujet d’<g1>Amina Exemple</g1>, journaliste")
    assert protected.text == "au sujet d’XPH0X, journaliste"
    assert back(protected, "sobre XPH0X, periodista") == "sobre <g1>Amina Exemple</g1>, periodista"


@pytest.mark.parametrize(
    ("form", "sent"),
    [
        ("token", "le XPH0X : XPH1X & co"),
        ("blank", "le [w4r0] : [w4r1] & co"),
        ("tag", 'le <x id="0"/> : <x id="1"/> &amp; co'),
    ],
)
def test_each_form_writes_its_marks(form: MaskForm, sent: str) -> None:
    assert masked("le 3 mai : Amina & co", form=form).text == sent


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        ("token", "el xph0x: XPH 1 X y más"),
        ("token", "el XPH０X: ＸＰＨ１Ｘ y más"),
        ("blank", "el [ w4r 0 ]: ［W4R1］ y más"),
        ("tag", "el < x id = “0” / >: <x id='1'></x> y más"),
        ("tag", 'el &lt;x id="0"/&gt;: <X ID=1 /> y más'),
    ],
)
def test_a_mark_that_an_engine_changed_is_known_again(form: MaskForm, answer: str) -> None:
    assert back(masked("le 3 mai : Amina et plus", form=form), answer) == "el 3 de mayo: Amina y más"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("el tres de mayo: XPH1X", "a date was lost"),
        ("el XPH0X: XPH0X XPH1X", "a date was doubled"),
        ("el XPH0X: XPH1X XPH7X", "a mark was invented"),
        ("el XPH0X: XPH1X XPH", "a mark came back broken"),
        ("el XPH0X: XPH", "a name was lost"),
        ("", "a date was lost"),
    ],
)
def test_a_lost_doubled_or_invented_mark_is_an_error(answer: str, why: str) -> None:
    with pytest.raises(MaskError, match=why):
        back(masked("le 3 mai : Amina"), answer)


def test_the_error_never_holds_the_text() -> None:
    with pytest.raises(MaskError) as error:
        back(masked("Amina Exemple est en prison"), "Está en prisión")
    assert "Amina" not in str(error.value)


def test_marks_may_change_places() -> None:
    protected = masked("le 3 mai à 18 h, Amina")
    assert back(protected, "XPH2X: XPH1X, XPH0X") == "Amina: 18:00, 3 de mayo"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("[w4r1]la[w4r0] petición [w4r2]aquí[w4r3]", "cross each other or close before they open"),
        ("[w4r0]la [w4r2]petición[w4r1] aquí[w4r3]", "cross each other or close before they open"),
        ("[w4r2][w4r0]la petición[w4r1] aquí[w4r3]", "inside another than before"),
        ("la petición [w4r0][w4r1] [w4r2]aquí[w4r3]", "nothing inside"),
    ],
)
def test_tags_stay_well_formed_nested_and_around_words(answer: str, why: str) -> None:
    protected = masked("<g1>la pétition</g1> <g2>ici</g2>")
    with pytest.raises(MaskError, match=why):
        back(protected, answer)


def test_pairs_of_tags_may_change_places() -> None:
    protected = masked("<g1>la pétition</g1> <g2>ici</g2>")
    assert back(protected, "[w4r2]aquí[w4r3] [w4r0]la petición[w4r1]") == "<g2>aquí</g2> <g1>la petición</g1>"


@pytest.mark.parametrize(
    ("answer", "draft"),
    [
        ("Firme [w4r0] la petición [w4r1].", "Firme <g1>la petición</g1>."),
        ("Firme[w4r0] la petición [w4r1] .", "Firme <g1>la petición</g1>."),
        ("Firme [w4r0]la petición [w4r1]aquí.", "Firme <g1>la petición</g1> aquí."),
    ],
)
def test_blanks_at_tags_go_where_the_source_has_them(answer: str, draft: str) -> None:
    assert back(masked("Signez <g1>la pétition</g1>."), answer) == draft


def test_what_is_elided_stays_glued_to_its_mask() -> None:
    protected = masked("le rapport d’{auteur}", "ca", brace=True)
    assert back(protected, "l’informe d’ XPH0X", "ca") == "l’informe d’{auteur}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text",
    [
        "XPH0X et xph 1 x",
        "[w4r0] [ w4r 3 ]",
        '<x id="0"/> < x id = "1" / > &lt;x id="2"/&gt;',
        "[w4r0] le 3 mai XPH1X <g1>[w4r</g1>0]",
        "ＸＰＨ０Ｘ XPP0X",
    ],
)
def test_a_text_that_looks_like_a_mark_comes_back_as_it_is(form: MaskForm, text: str) -> None:
    protected = masked(text, "fr", form)
    assert back(protected, protected.text, "fr") == text


def test_a_name_without_a_recorded_form_in_another_script_keeps_the_entry_empty() -> None:
    unknown = Lexicon("uk", (Wording("name", ("Amina Exemple",), ()),))
    with pytest.raises(MaskError, match="no form of the name 'Amina Exemple' is recorded in uk"):
        masked("Amina Exemple écrit", "uk", lexicon=unknown)
    assert masked("Elle écrit", "uk", lexicon=unknown).text == "Elle écrit"
    assert masked("Amina Exemple écrit", "de", lexicon=unknown).masks[0].target == "Amina Exemple"


def test_a_short_name_takes_the_short_form() -> None:
    recorded = Wording("name", ("Amina Exemple", "Amina"), ("Аміна Екзампль", "Аміни Екзампль", "Аміна"))
    protected = masked("Amina Exemple : Amina", "uk", lexicon=Lexicon("uk", (recorded,)))
    assert [mask.target for mask in protected.masks] == ["Аміна Екзампль", "Аміна"]


def test_a_short_name_takes_the_short_form_where_a_point_parts_the_words_of_a_name() -> None:
    recorded = Wording("name", ("Amina Exemple", "Amina"), ("アミナ・エグザンプル", "アミナ"))
    protected = masked("Amina Exemple : Amina", "ja", lexicon=Lexicon("ja", (recorded,)))
    assert [mask.target for mask in protected.masks] == ["アミナ・エグザンプル", "アミナ"]


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("10 décembre 2025", "10 de diciembre de 2025"),
        ("Amina Exemple", "Amina Exemple"),
        ("<g1>Amina</g1> : 12 500 !", "<g1>Amina</g1>: ¡12.500!"),
        ("https://exemple.example", "https://exemple.example"),
    ],
)
def test_what_is_nothing_but_masks_needs_no_engine(text: str, draft: str) -> None:
    protected = masked(text)
    assert protected.is_only_masks
    assert back(protected, protected.text) == draft


def test_what_has_words_of_its_own_is_not_only_masks() -> None:
    assert not masked("{place}, le {date}", brace=True).is_only_masks
    assert not masked("le 3 mai", form="tag").is_only_masks


def test_a_hostile_text_with_every_word_that_could_be_a_mark_is_refused() -> None:
    letters = "PQVZKJWHBDGFMNTLRCS"
    text = " ".join(["XPH", *(f"X{one}{two}" for one in letters for two in letters)])
    with pytest.raises(MaskError, match="every word"):
        masked(text)
    assert masked(text, form="blank").text


def test_broken_tags_and_braces_of_other_peoples_files_come_back_as_they_are() -> None:
    for text in ("<g1>a", "</g2>b <g1>", "a & b <g1>c</g1> &nbsp;", "{a} {", "{{ nom }} %(n)s"):
        protected = masked(text, "fr", brace=True)
        assert back(protected, protected.text, "fr") == text
