# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts and answers made to be slow, or to smuggle something past the masks and the gate."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import get_args

import pytest

from w4r_i18n.draft.prepare import for_engine
from w4r_i18n.draft.protect import MaskError, protect, restore
from w4r_i18n.draft.sanity import refusal
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.draft import MaskForm
from w4r_i18n.model.locale import locale
from w4r_i18n.model.term import Lexicon, Wording

BAD_ANSWERS = Path(__file__).parents[2].parent / "shared" / "bad_inputs" / "mt"
FRENCH = locale("fr")
FORMS: tuple[MaskForm, ...] = get_args(MaskForm)
NAMES = Lexicon("", (Wording("name", ("Amina Exemple",), ("Amina Exemple",)),))
SIZE = 20_000
"""A third of what an entry may have; twice that must not take four times as long."""
RUNS = (
    "1/2 ", "lundi 3 mai ", "«“", "· ", "1 au 2 mai ", "A1b ", "3 mai,",
    "de 9 h à 10 h ", "la le ", "ab ab ab ",
    "a", "1", " ", "·", "e·", "é·e·s ", "<", "<x id=", "[w4r", "&lt;", "XPH", "X", "{", "'", "’", "«",
    "?", "!", "\n", "\u0301", "Ã", "Ã©", "1,", "1 ", "0.", "A1", "@", "#a", "http://", "a.org ", "+33 ",
    "12/", "de ", "<g1>", "</g1>", "3 mai ", "9 h ", "日", "ا", "du 5 au 6 mai ", "\ue000", "-", "(e)",
    "Amina ", "a b ", "X\u00a0",
)  # fmt: skip


@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_a_run_of_anything_is_masked_and_comes_back_in_linear_time(run: str) -> None:
    text = (run * (SIZE // len(run)))[:SIZE]
    start = time.process_time()
    for form in FORMS:
        protected = protect(Entry(text), source=FRENCH, target=FRENCH, lexicon=NAMES, form=form)
        assert restore(protected, protected.text, target=FRENCH) == text
    assert time.process_time() - start < 3


@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_a_run_of_anything_is_prepared_and_judged_in_linear_time(run: str) -> None:
    text = (run * (SIZE // len(run)))[:SIZE]
    start = time.process_time()
    for_engine(text)
    refusal(text, text, source=FRENCH, target=locale("es"))
    refusal("Une phrase.", text, source=FRENCH, target=locale("es"))
    refusal(text, "Una frase.", source=FRENCH, target=locale("ja"))
    assert time.process_time() - start < 3


def test_an_endless_answer_is_refused_unread() -> None:
    start = time.process_time()
    assert refusal("Une phrase.", "a " * 20_000_000, source=FRENCH, target=locale("es"))
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "answer",
    [
        "Escriba a evil@attacker.example",
        "Escriba a XPH0X o evil@attacker.example",
        "Escriba a XPH0XXPH0X",
        "Escriba a XPH00000X y XPH0X",
        "Escriba a ⟦0⟧",
        "Escriba a [w4r0] XPH0X",
        "Escriba a XPH\u200b0X",
        "Escriba a X\u0420H0X",
        "Escriba a XPH99999999999999999999X",
    ],
)
def test_an_address_is_never_lost_doubled_or_replaced(answer: str) -> None:
    source = "Écrivez à Amina Exemple"
    protected = protect(Entry(source), source=FRENCH, target=locale("es"), lexicon=NAMES, form="token")
    try:
        draft = restore(protected, answer, target=locale("es"))
    except MaskError:
        return
    assert refusal(source, draft, source=FRENCH, target=locale("es"))


def test_a_lexicons_form_cannot_bring_a_tag_into_an_entry() -> None:
    """What a names file holds is text: in an entry with tags it is escaped."""
    evil = Lexicon("", (Wording("name", ("Amina",), ("<g9>Amina</g9> & {x}",)),))
    entry = Entry("<g1>Voir</g1> Amina {place}", flags=("python-brace-format",))
    protected = protect(entry, source=FRENCH, target=locale("es"), lexicon=evil, form="token")
    draft = restore(protected, "[w4r0]Ver[w4r1] XPH2X XPH3X", target=locale("es"))
    assert draft == "<g1>Ver</g1> &lt;g9>Amina&lt;/g9> &amp; {{x}} {place}"


def test_an_answer_cannot_bring_a_tag_or_a_placeholder_into_an_entry() -> None:
    entry = Entry("<g1>Voir</g1> {place}", flags=("python-brace-format",))
    protected = protect(entry, source=FRENCH, target=locale("es"), lexicon=NAMES, form="token")
    answer = "[w4r0]Ver[w4r1] <x9/> {0.__class__} & XPH2X"
    draft = restore(protected, answer, target=locale("es"))
    assert draft == "<g1>Ver</g1> &lt;x9/> {{0.__class__}} &amp; {place}"
    assert refusal(entry.msgid, draft, source=FRENCH, target=locale("es"))


@pytest.mark.skipif(not BAD_ANSWERS.is_dir(), reason="the hostile samples are not here")
def test_each_answer_among_the_samples_that_is_a_text_is_no_draft() -> None:
    source = "Monsieur le Ministre, écrivez à min@gouv.example avant le 3 mai 2025."
    protected = protect(Entry(source), source=FRENCH, target=locale("de"), lexicon=NAMES, form="token")
    for path in sorted(BAD_ANSWERS.glob("*.json")):
        raw = path.read_text(encoding="utf-8")
        for answer in (raw[:5000], *_texts(raw)):
            with pytest.raises(MaskError):
                restore(protected, answer, target=locale("de"))
            assert refusal(source, answer, source=FRENCH, target=locale("de")), path.name


def _texts(raw: str) -> list[str]:
    try:
        read = json.loads(raw)
    except (ValueError, RecursionError):
        return []
    if "translations" in read:
        return [one["text"] for one in read["translations"]]
    if "choices" in read:
        return [one["message"]["content"] for one in read["choices"]]
    return []
