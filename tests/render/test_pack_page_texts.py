# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section's page names, and that no text on it becomes anything but text."""

from __future__ import annotations

from dataclasses import replace

from w4r_i18n.model.locale import locale
from w4r_i18n.model.section import Section
from w4r_i18n.render.pack import File, Item
from w4r_i18n.render.pack_page import PageWords, index_html, languages_of

SECTION = Section("es", "ES", ("es", "ca"))
EVIL = '<script>alert(1)</script>{{ 7*7 }}"onload=x'
READY = Item(
    "2030-x/letter/es", "x", "2030-x", "letter", "authority", "es", "ready", language="es", title=EVIL,
    text=EVIL, files=(File("text", "2030-x/es/letter.txt", "0" * 64),), stop_text=EVIL, valid_until=EVIL,
)  # fmt: skip
SECRET = Item(
    "2030-y/letter/es", "y", "2030-y", "letter", "authority", "es", "withheld", title="Nombre",
    reasons=("no deadline",),
)  # fmt: skip


def page(*items: Item, title: str = "t") -> str:
    words = {tag: PageWords(locale(tag), *([EVIL] * 8)) for tag in languages_of(SECTION, items)}
    return index_html(SECTION, title, [title], items, words, "2030-01-02").decode()


def test_a_hostile_text_is_text_on_the_page() -> None:
    made = page(READY, title=EVIL)
    assert made.count("<script") == 1
    assert "<script>alert" not in made
    assert "{{ 7*7 }}" in made
    assert "default-src 'none'" in made.replace("&#39;", "'")


def test_the_page_names_nothing_that_is_withheld() -> None:
    made = page(READY, SECRET)
    assert "Nombre" not in made
    assert "2030-y" not in made


def test_a_text_that_stands_in_for_another_language_stands_on_the_page_once() -> None:
    twice = replace(READY, locale="ca", files=(File("text", "2030-x/ca/letter.txt", "0" * 64),))
    made = page(READY, twice)
    assert "2030-x/es/letter.txt" in made
    assert "2030-x/ca/letter.txt" not in made
    assert "2030-x/ca/letter.txt" in page(twice)


def test_a_text_that_stands_in_from_a_language_that_the_section_does_not_send_is_there() -> None:
    other = replace(READY, locale="ca", language="fr")
    assert '<section id="fr"' in page(other)
