# SPDX-License-Identifier: GPL-3.0-or-later
"""Ingest's promises one by one: nothing silent, every cut reversible, people's directives kept."""

from __future__ import annotations

import json

import pytest

from w4r_i18n.ingest.again import reingest
from w4r_i18n.ingest.communique import Ingested, ingest, slug_of
from w4r_i18n.ingest.report import report
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.text.regions import is_region, split_label

TODAY = "2026-01-15"
PAGE = """Aller au contenu
Pérou. Une bibliothécaire menacée pour ses livres
À Puno, la bibliothécaire Rosa Condori reçoit des menaces depuis qu’elle prête des livres en aymara.
Elle a porté plainte en mai. La police n’a pas ouvert d’enquête, et les menaces continuent.
« Un livre n’a jamais blessé personne », a déclaré Rosa Condori.
Imprimer
"""


def page(text: str, *, keep: tuple[int, ...] = (), path: str = "page.txt") -> Ingested:
    return ingest(text.encode(), path=path, keep=keep, today=TODAY)


def body(text: str) -> list[str]:
    """The blocks of a text that stands below PAGE's first paragraphs."""
    known = {block.text for block in page(PAGE).blocks}
    return [
        block.text for block in page(PAGE.replace("Imprimer\n", "") + text).blocks if block.text not in known
    ]


def reasons(text: str) -> list[str]:
    return [cut.reason for cut in page(PAGE.replace("Imprimer\n", "") + text).cuts][1:]


def test_a_cut_is_numbered_and_keep_takes_it_back_without_renumbering() -> None:
    assert [(cut.n, cut.text) for cut in page(PAGE).cuts] == [(1, "Aller au contenu"), (2, "Imprimer")]
    kept = page(PAGE, keep=(1,))
    assert [(cut.n, cut.text) for cut in kept.cuts] == [(2, "Imprimer")]
    assert "Aller au contenu" in [block.text for block in kept.blocks]


def test_keeping_a_repair_gives_back_what_stood_there() -> None:
    text = PAGE + "La bibliothÃ¨que de Puno rouvrira le 3 mars, si la mairie tient sa promesse.\n"
    number = next(cut.n for cut in page(text).cuts if cut.reason.startswith("mojibake"))
    assert "bibliothèque" in page(text).document
    assert "bibliothÃ¨que" in page(text, keep=(number,)).document


def test_keep_refuses_a_number_that_no_cut_has() -> None:
    with pytest.raises(ConfigError, match="no cut 9"):
        page(PAGE, keep=(9,))


def test_the_year_is_that_of_publication_else_of_a_date_on_the_page_else_todays() -> None:
    assert page(PAGE).year == 2026
    assert (
        page(PAGE + "L’audience a eu lieu en juin 2024, à huis clos et sans témoins de la défense.\n").year
        == 2024
    )
    assert page("Publié le 3 mai 2023\n" + PAGE).year == 2023
    assert page("Publié le 3 mai 2023\n" + PAGE).published == "2023-05-03"


def test_a_date_in_the_future_does_not_make_the_year() -> None:
    assert (
        page(PAGE + "Le procès s’ouvrira le 4 juin 2031, selon le calendrier du tribunal de Puno.\n").year
        == 2026
    )


def test_a_slug_is_cut_between_words_and_never_empty() -> None:
    assert slug_of("Pérou : l’œuvre d’une vie") == "perou-l-oeuvre-d-une-vie"
    assert slug_of("日本") == "communique"
    assert len(slug_of("mot " * 40)) <= 60
    assert not slug_of("mot " * 40).endswith("-")


def test_no_tier_is_claimed() -> None:
    assert "tier" not in page(PAGE).document


@pytest.mark.parametrize(
    "line",
    [
        "Il a fait don de sa bibliothèque, 3 000 volumes, à l’université de Puno.",
        "Partager un livre est devenu un acte de courage dans la région.",
        "La presse locale n’a rien écrit ; seul un journaliste de Lima est venu.",
        "Contactée par téléphone, la mairie n’a pas souhaité répondre à nos questions.",
        "En savoir plus est un droit, rappelle la bibliothécaire à chaque lecteur.",
        "77 % des livres prêtés reviennent à l’heure, avec un mot de remerciement…",
        "e-liseuses et tablettes ont été confisquées lors de la perquisition du 3 mai.",
        "d’Alembert et Rousseau figurent parmi les auteurs confisqués ce jour-là.",
        "Nous utilisons tous des mots ; elle, on lui reproche de les prêter.",
    ],
)
def test_a_sentence_of_the_text_is_not_taken_for_furniture(line: str) -> None:
    assert line in body(f"{line}\nElle reste en liberté, dans l’attente d’un jugement qui tarde.\n")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Faites un don à notre association", "site furniture"),
        ("Partager sur Facebook", "site furniture"),
        ("Nous utilisons des cookies pour mesurer notre audience.", "site furniture"),
        ("3 min de lecture", "site furniture"),
        ("© Les Veilleurs 2025", "media residue"),
        ("JPEG - 72.6 ko", "media residue"),
        ("}) })", "media residue"),
        ("Index : AMR 46/011/2025", "metadata"),
        ("Communiqué de presse publié le 28 janvier 2024, Berne, Lausanne.", "metadata"),
        ("Contact presse : Ana Reis, +51 1 555 010 02", "press contact"),
        ("The post Une page quelconque appeared first on Les Veilleurs.", "feed tail"),
        ("es livres sont des ponts, et les ponts se gardent ouverts.", "damaged: begins in mid-sentence"),
        ("Les livres sont des ponts, et les ponts,...", "damaged: the tail is cut"),
    ],
)
def test_dirt_is_cut_with_its_reason(line: str, reason: str) -> None:
    last = "Elle reste en liberté, dans l’attente d’un jugement qui tarde."
    assert reasons(f"{line}\n{last}\n") == [reason]


def test_a_sentence_that_lost_its_address_goes_and_its_paragraph_stays() -> None:
    text = "Le comité se réunit en mars. Écrivez-lui à [email protected] avant lundi. Il répond toujours.\n"
    assert body(text) == ["Le comité se réunit en mars. Il répond toujours."]
    assert reasons(text) == ["obfuscated e-mail: the sentence has lost its address"]


def test_an_address_without_an_ending_is_lost_too() -> None:
    assert body("Le comité se réunit en mars. Écrivez à nom [at] domaine avant lundi.\n") == [
        "Le comité se réunit en mars."
    ]


def test_an_address_in_brackets_is_read_as_it_is_meant() -> None:
    assert body("Écrivez à info(a)comite.example avant le procès de mars.\n") == [
        "Écrivez à info@comite.example avant le procès de mars."
    ]


def test_invisible_characters_are_counted_in_the_report() -> None:
    found = page(
        PAGE + "La bi\u00adblio\u00adthèque est fermée depuis le mois de mai\u200b, sans explication.\n"
    )
    assert "La bibliothèque est fermée" in found.document
    assert [c.text for c in found.cuts if c.reason.startswith("invisible")] == ["U+00AD × 2, U+200B × 1"]


def test_text_that_an_override_turns_round_is_cut() -> None:
    assert body("Écrivez à \u202eelpmaxe.oruop\u202c avant le procès de mars prochain.\n") == []


def test_no_break_blanks_and_inclusive_points_are_kept() -> None:
    line = "Les lecteur·rice·s ont signé\u00a0: 12\u202f400 noms en une semaine\u00a0!"
    assert line in body(f"{line}\n")


def test_a_pull_quote_that_no_other_block_holds_is_kept_with_its_speaker() -> None:
    blocks = page(PAGE + "Les livres m’ont appris à ne pas baisser les yeux.\nAna Condori, lectrice\n").blocks
    assert [(b.role, b.speaker) for b in blocks[-2:]] == [("pull-quote", "Ana Condori"), ("attribution", "")]


def test_the_report_is_json_with_the_keys_that_the_format_names() -> None:
    shown = json.loads(json.dumps(report(page(PAGE))))
    assert set(shown["blocks"][0]) == {"role", "text", "line", "speaker"}
    assert set(shown["cuts"][0]) == {"n", "line", "reason", "text"}
    assert shown["blocks"][0] == {"role": "dateline", "text": "Pérou.", "line": 2, "speaker": ""}


def test_ingesting_again_keeps_directives_and_front_matter_that_people_added() -> None:
    first = page(PAGE)
    edited = first.document.replace(
        'kind = "communique"\n', 'kind = "communique"\ntier = "public"\n'
    ).replace("Elle a porté plainte", '<!-- w4r: critical note="date à vérifier" -->\nElle a porté plainte')
    changed = page(PAGE.replace("en mai", "en juin"))
    again = reingest(edited, changed)
    assert '<!-- w4r: critical note="date à vérifier" -->\nElle a porté plainte en juin' in again.text
    assert 'tier = "public"\n' in again.text
    assert "-Elle a porté plainte en mai" in again.diff
    assert "+Elle a porté plainte en juin" in again.diff
    assert again.lost == ()


def test_ingesting_again_names_the_directive_whose_block_is_gone() -> None:
    edited = page(PAGE).document.replace(
        "Elle a porté plainte", "<!-- w4r: critical -->\nElle a porté plainte"
    )
    shorter = page("\n".join(line for line in PAGE.split("\n") if "plainte" not in line))
    assert reingest(edited, shorter).lost == ("<!-- w4r: critical -->",)


def test_region_labels_are_known_alone_and_joined() -> None:
    assert split_label("Royaume-Uni/États-Unis. Un titre") == ("Royaume-Uni/États-Unis.", "Un titre")
    assert split_label("MALI : Un titre") == ("MALI :", "Un titre")
    assert is_region("Côte d'Ivoire")
    assert split_label("La justice. Un titre") == ("", "La justice. Un titre")


def test_capitals_before_a_guillemet_are_not_taken_for_a_wrong_encoding() -> None:
    line = "Sur le mur, un seul mot, «LIBERTÉ», et une date que personne n’a effacée."
    assert line in body(f"{line}\n")


@pytest.mark.parametrize(
    "end",
    [
        "Et maintenant ?\nRosa Condori attend le verdict.\nSa bibliothèque reste ouverte.\n",
        "Une audience est prévue\nElle se tiendra à Lima.\nRosa Condori y sera.\n",
        "Notes\nRosa Condori a 44 ans.\nElle vit à Puno.\n",
    ],
)
def test_short_last_sentences_stay_among_buttons(end: str) -> None:
    assert body(f"Partager\n{end}Imprimer\n") == end.splitlines()


def test_a_box_of_labels_and_short_sentences_below_the_text_goes() -> None:
    assert body("Newsletter\nUne fois par mois, le meilleur.\nVotre courriel\nC’est parti !\n") == []


def test_a_row_of_figures_goes_and_a_list_of_them_stays() -> None:
    assert body("12 livres brûlés\n3 plaintes déposées\n") == []
    assert body("- 12 livres brûlés\n- 3 plaintes déposées\n") == ["12 livres brûlés", "3 plaintes déposées"]


def test_a_question_stays_below_its_text_and_goes_as_the_label_of_what_was_cut() -> None:
    assert body("Qui répondra à Rosa Condori ?\n") == ["Qui répondra à Rosa Condori ?"]
    assert body("Imprimer\nEncore un peu de lecture ?\nFacebook\n") == []


@pytest.mark.parametrize("label", ["Viêt-Nam", "Etats Unis", "Guinée Bissau", "Timor Leste"])
def test_a_region_is_known_however_it_is_hyphened(label: str) -> None:
    assert split_label(f"{label}. Une bibliothécaire menacée")[0] == f"{label}."
