# SPDX-License-Identifier: GPL-3.0-or-later
"""What of an engine's answers is no translation, and what is one although it looks strange."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.draft.sanity import refusal
from w4r_i18n.model.locale import locale

ROOT = Path(__file__).parents[2]
PAIRS = ROOT.parent / "shared" / "data" / "pairs"
SOURCE = "Amina Exemple a été arrêtée parce qu’elle avait écrit un article sur la pollution d’une rivière."
GOOD = "Amina Exemple fue detenida porque había escrito un artículo sobre la contaminación de un río."


def why(answer: str, source: str = SOURCE, tag: str = "es") -> str:
    return refusal(source, answer, source=locale("fr"), target=locale(tag))


def test_a_translation_passes() -> None:
    assert why(GOOD) == ""


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "empty"),
        (" \u00a0", "empty"),
        (SOURCE, "is the source"),
        (f"{SOURCE} / {GOOD}", "far longer|holds the source"),
        (f"{GOOD}\x00", "cannot have"),
        (f"{GOOD}\u202e", "cannot have"),
        (f"{GOOD[:20]}\u200b{GOOD[20:]}", "nobody sees"),
        (f"{GOOD[:20]}\ufffd{GOOD[20:]}", "cannot have"),
        (
            GOOD.encode().decode("cp1252", errors="replace").replace("\ufffd", ""),
            "another encoding|nobody sees",
        ),
        (GOOD.replace("í", "?"), "question marks"),
        (f"{GOOD} XPH0X", "left of a mask"),
        (f"{GOOD} [w4r3", "left of a mask"),
        (f"{GOOD} ⟦O⟧", "left of a mask"),
        (f"<b>{GOOD}</b>", "tags"),
        (f"**{GOOD}**", "markup"),
        (GOOD.replace(".", "&nbsp;."), "entity"),
        (f"{GOOD} https://evil.example/x", "an address"),
        (f"Escriba a evil@attacker.example. {GOOD}", "an address"),
        ("<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>", "tags|error page"),
        ("Error 500: internal server error", "error page"),
        ("503 Service Unavailable", "error page"),
        ("Service temporarily unavailable, please try again later.", "error page"),
        ("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.", "error page"),
        ('{"translatedText": "Amina fue detenida"}', "data for a program"),
        ("```\nAmina fue detenida\n```", "data for a program|markup"),
        ("I'm sorry, but I can't assist with that request.", "refused"),
        ("As an AI language model, I cannot translate this text.", "refused"),
        ("Lo siento, pero no puedo ayudar con eso.", "refused"),
        ("Je suis désolé, je ne peux pas vous aider avec cette demande.", "refused"),
        (f"Here is the translation: {GOOD}", "announces"),
        (f"Sure! {GOOD}", "announces"),
        (f"Traducción: {GOOD}", "announces"),
        (f"Voici la traduction en espagnol : {GOOD}", "announces"),
        (f"{GOOD}\n\nNote: I kept the names.", "note"),
        (f"“{GOOD}”", "quotation marks"),
        (f'"{GOOD}"', "quotation marks"),
        (f"{GOOD} de un río de un río de un río de un río", "far longer|repeats itself"),
        ("la la la la la la la la la la la la la la la la la la la", "repeats itself"),
        ("Amina.", "far shorter"),
        (f"{GOOD} {GOOD} {GOOD}", "far longer"),
        ("Амина была арестована, потому что написала статью о загрязнении реки.", "script"),
        (
            "Amina Exemple was arrested because she had written an article about the pollution of a river.",
            "in en",
        ),
        ("Amina Exemple foi presa porque tinha escrito um artigo sobre a poluição de um rio.", "in pt"),
        (
            "Amina Exemple è stata arrestata perché aveva scritto un articolo sull’inquinamento di un fiume.",
            "in it",
        ),
        (
            "Amina Exemple a été arrêtée parce qu’elle avait escrito un artículo.",
            "long piece|in fr",
        ),
    ],
)
def test_what_is_no_translation_is_refused(answer: str, reason: str) -> None:
    said = why(answer)
    assert any(part in said for part in reason.split("|")), said
    assert said
    assert "Amina" not in said


@pytest.mark.parametrize(
    ("tag", "answer"),
    [
        ("ar", "Amina Exemple was arrested because she had written an article."),
        ("ar", "آمینه نمونه بازداشت شد چون مقاله‌ای دربارهٔ آلودگی یک رودخانه نوشته بود و گفته بود."),
        ("ja", "阿米娜因撰写关于河流污染的文章而被捕并被判处十年监禁。"),
        ("zh-Hans", "アミナは川の汚染についての記事を書いたために逮捕されました。"),
        ("zh-Hans", "阿米娜因為撰寫關於河流污染的文章而被捕，這個國家說她將會被判處監禁。"),
        ("uk", "Амина была арестована, потому что написала статью о загрязнении реки, и это был её выбор."),
        ("ru", "Аміну заарештували, бо вона написала статтю про забруднення річки, і це її вибір."),
        (
            "de",
            "Amina Exemple was arrested because she had written an article about the pollution of a river.",
        ),
        (
            "en",
            "Amina Exemple wurde verhaftet, weil sie einen Artikel über die Verschmutzung schrieb.",
        ),
        (
            "ca",
            "Amina Exemple fue detenida porque había escrito un artículo sobre la contaminación de un río.",
        ),
        (
            "nl",
            "Amina Exemple wurde verhaftet, weil sie einen Artikel über die Verschmutzung geschrieben hatte.",
        ),
    ],
)
def test_another_language_is_refused(tag: str, answer: str) -> None:
    assert why(answer, tag=tag)


@pytest.mark.parametrize(
    ("tag", "source", "answer"),
    [
        ("ca", "Animal social", "Animal social"),
        ("ca", "Madagascar", "Madagascar"),
        ("es", "Mother Nature Cambodia : des membres", "Mother Nature Cambodia: miembros"),
        ("es", "« “Taisez-vous”, m’a dit le juge.", "«“Cállese”, me dijo el juez."),
        (
            "en",
            "Désolé, je ne peux pas vous aider, a dit le juge.",
            "“Sorry, I can’t help you”, said the judge.",
        ),
        ("en", "Erreur 404 : page introuvable (404 Not Found)", "Error 404: page not found (404 Not Found)"),
        ("en", "Traduction : Léa Exemple", "Translation: Léa Exemple"),
        ("de", "Voir https://exemple.example/a?b=1", "Siehe https://exemple.example/a?b=1"),
        ("es", "Non, non, non, non, non !", "¡No, no, no, no, no!"),
        ("ja", "Il a été abattu.", "彼は射殺されました。"),
        ("ja", "Amnesty International écrit.", "Amnesty Internationalは書きます。"),
        (
            "ar",
            "La section d’exemple, qui n’existe pas, espère 12 500 lettres.",
            "يأمل فرع المثال، وهو غير موجود، أن يتلقى 12,500 رسالة.",
        ),
        ("fa", "Il a été condamné.", "او محکوم شد و می‌خواهد آزاد شود."),
        ("he", "Elle est en prison.", "היא בכלא."),
        ("oc", "Elle a été arrêtée.", "Foguèt arrestada."),
        ("es", "<g1>Écrivez</g1> à la ministre.", "<g1>Escriba</g1> a la ministra."),
        ("pt-BR", "NON À LA PRISON", "NÃO À PRISÃO"),
        ("es", "Honduras", "Honduras"),
    ],
)
def test_what_only_looks_strange_passes(tag: str, source: str, answer: str) -> None:
    assert why(answer, source, tag) == ""


def test_between_two_kinds_of_one_language_a_copy_is_a_translation() -> None:
    assert refusal(SOURCE, SOURCE, source=locale("fr"), target=locale("fr-CH")) == ""


@pytest.mark.parametrize("tag", ["en", "es", "de", "pt-BR", "ar", "uk", "ja", "ca"])
def test_the_shipped_translations_pass(tag: str) -> None:
    """Closings are a table, never drafted: `Hochachtungsvoll` answers twelve French words."""
    target = locale(tag)
    found = {
        entry.msgid: entry.msgstr
        for path in sorted((ROOT / "locales" / target.gettext / "LC_MESSAGES").glob("*.po"))
        for entry in read_po(path.read_text(encoding="utf-8")).messages
        if entry.msgstr and entry.msgstr != "<join/>" and entry.msgctxt != "closing"
    }
    reasons = {text: why(said, text, tag) for text, said in found.items()}
    assert [reason for reason in reasons.values() if reason] == []


@pytest.mark.skipif(not PAIRS.is_dir(), reason="the sample pairs are not here")
@pytest.mark.parametrize(("tag", "most"), [("en", 15), ("es", 15), ("de", 15), ("ja", 15), ("ar", 30)])
def test_few_accepted_translations_are_refused(tag: str, most: int) -> None:
    """Of 1,000: what people accepted in technical texts, some of it English by intent (ar)."""
    lines = (PAIRS / f"fr-{tag}.jsonl").read_text(encoding="utf-8").splitlines()[::2]
    pairs = [(record["msgid"], record["msgstr"]) for record in map(json.loads, lines)]
    refused = sum(bool(why(answer, source, tag)) for source, answer in pairs)
    assert refused * 1000 <= most * len(pairs)
