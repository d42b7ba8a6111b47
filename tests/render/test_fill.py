# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import re
from types import ModuleType

import pytest

from w4r_i18n import registry
from w4r_i18n.model.document import Document
from w4r_i18n.model.errors import W4RError
from w4r_i18n.model.extraction import Extracted
from w4r_i18n.model.inline import to_msgid
from w4r_i18n.model.locale import locale
from w4r_i18n.render.fill import Filled, fill
from w4r_i18n.render.splice import splice
from w4r_i18n.segment.extract import extract

FRENCH = locale("fr")


class AfterStops:
    @staticmethod
    def breaks(text: str) -> list[int]:
        return [found.end() for found in re.finditer(r"[.!?] +(?=\S)", text)]


def opened(text: str, form: str = "markdown") -> tuple[Extracted, ModuleType]:
    reader = registry.find("reader", form)
    document: Document = reader.read(text.encode(), path="sources/2025/exemple/case")
    return extract([document], names=(), breaker=AfterStops()).documents[0], reader


def filled(text: str, targets: dict[str, str], *, to: str = "en", form: str = "markdown") -> Filled:
    extracted, reader = opened(text, form)
    return fill(extracted, lambda key: targets.get(key[1]), locale=locale(to), source=FRENCH, reader=reader)


def test_a_translation_stands_where_its_source_stood() -> None:
    text = "# Titre\r\n\r\n> Un **mot**.\r\n> Deux [liens](https://example.org).\r\n\r\n```\ncode\n```\r\n"
    targets = {
        "Titre": "Title",
        "Un <g1>mot</g1>.": "A <g1>word</g1>.",
        "Deux <g1>liens</g1>.": "<g1>Links</g1>: two.",
    }
    assert filled(text, targets).text == (
        "# Title\r\n\r\n> A **word**. [Links](https://example.org): two.\r\n\r\n```\ncode\n```\r\n"
    )


def test_the_source_stays_where_there_is_no_translation() -> None:
    text = "Une phrase.\nDeux. Trois.\n"
    assert filled(text, {}) == Filled(text)
    assert filled(text, {"Deux.": ""}).text == text
    assert filled(text, {"Une phrase.": "One."}).text == "One. Deux. Trois.\n"


def test_a_join_renders_nothing_and_japanese_sentences_touch() -> None:
    text = "Une phrase. Deux phrases. Trois.\n"
    targets = {"Une phrase.": "文一と文二。", "Deux phrases.": "<join/>", "Trois.": "文三。"}
    assert filled(text, targets, to="ja").text == "文一と文二。文三。\n"
    assert filled(text, {**targets, "Trois.": "<join/>"}, to="ja").text == "文一と文二。\n"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("A word.", "<g1> is missing"),
        ("<g1>A</g1> <g1>word</g1>.", "<g1> is not in the source, or once too often"),
        ("A <g1>word</g1><x2/>.", "<x2/> is not in the source"),
        ("A <g1>word.", "<g1> is never closed"),
        ("A <b><g1>word</g1></b>.", "a bare <"),
        ("A <g1>word</g1>\x1b[2J.", "\\u001b"),
        ("A <g1>word</g1> \u202e.", None),
    ],
)
def test_a_translation_whose_tags_do_not_fit_is_a_finding_and_the_source_stays(
    target: str, message: str | None
) -> None:
    text = '+++\ntier = "public"\n+++\nAvant.\n\nUn **mot**. Suite.\n'
    result = filled(text, {"Un <g1>mot</g1>.": target, "Suite.": "Then.", "Avant.": "Before."})
    if message is None:
        assert not result.findings  # hidden characters are the checks' subject, not markup's
        return
    assert result.text == text.replace("Avant", "Before")
    (finding,) = result.findings
    assert message in finding.message
    assert str(finding.place) == "sources/2025/exemple/case:6"
    assert finding.unit.startswith("Un ")


def test_a_restricted_text_is_in_no_finding() -> None:
    (finding,) = filled("Un **mot**.\n", {"Un <g1>mot</g1>.": "x"}).findings
    assert finding.unit == ""


@pytest.mark.parametrize(
    ("target", "spelled"),
    [
        ("# x", "\\# x"),
        ("- x", "\\- x"),
        ("1. x", "1\\. x"),
        ("> x", "\\> x"),
        ("x `y` | z", "x \\`y\\` \\| z"),
        ("<script>", "\\<script>"),
        ("[x](javascript:y)", "\\[x\\](javascript:y)"),
        ("R&D &amp; x", "R&D &amp;amp; x"),
        ("{name}", "\\{name}"),
        ("x #", "x \\#"),
        ("a\\b", "a\\\\b"),
        ("+++", "\\+++"),
        ("2025.", "2025\\."),
    ],
)
def test_markup_in_a_translation_is_escaped(target: str, spelled: str) -> None:
    assert filled("Texte.\n", {"Texte.": target}).text == spelled + "\n"


def test_emphasis_holds_between_letters_that_have_no_blanks() -> None:
    result = filled("Le **mot** dit.\n", {"Le <g1>mot</g1> dit.": "これ<g1>「言葉」</g1>です。"}, to="ja")
    assert not result.findings
    reader = registry.find("reader", "markdown")
    (block,) = reader.read(result.text.encode(), path="x").blocks
    assert to_msgid(block.content) == "これ<g1>「言葉」</g1>です。"


def test_an_exclamation_mark_before_a_link_makes_no_picture() -> None:
    result = filled("Un [lien](u) ici.\n", {"Un <g1>lien</g1> ici.": "Sign!<g1>link</g1> here."})
    assert result.text == "Sign&#33;[&#108;in&#107;](u)&#32;here.\n"


def test_entities_and_line_breaks_of_the_source_are_kept_where_its_words_are() -> None:
    text = "L&eacute;a Exemple \\* vit\nici, &agrave; Exempleville, depuis dix ans.\n"
    key = "Léa Exemple * vit ici, à Exempleville, depuis dix ans."
    assert filled(text, {key: key.replace("dix", "onze")}, to="fr").text == text.replace("dix", "onze")


def test_front_matter_and_page_say_the_new_language() -> None:
    front = '+++\ntitle = "Titre"\nlanguage = "fr"\n+++\nTexte.\n'
    assert filled(front, {"Titre": 'Say "no"'}).text == front.replace("fr", "en").replace(
        "Titre", 'Say \\"no\\"'
    )
    page = '<html class=x lang="fr"><p>Texte</p></html>'
    assert filled(page, {"Texte": "<b>نص"}, to="ar", form="html").text == (
        '<html lang="ar" dir="rtl" class=x><p>&lt;b&gt;نص</p></html>'
    )


def test_edits_that_overlap_are_our_fault_and_never_written() -> None:
    extracted, _ = opened("Texte.\n")
    for edits in ({(0, 3): "a", (2, 4): "b"}, {(0, 99): "a"}, {(3, 2): "a"}):
        with pytest.raises(W4RError, match="overlaps"):
            splice(extracted.document, edits)
