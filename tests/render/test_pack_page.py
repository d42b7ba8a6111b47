# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's page in a real browser, from a file: until when each letter holds, and what its code says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.render.test_axe import AXE, faults

from w4r_i18n.model.locale import locale
from w4r_i18n.model.section import Section
from w4r_i18n.render.pack import File, Item
from w4r_i18n.render.pack_page import PageWords, index_html

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page

DAY = "2030-01-02"
HELD, LAST = "Valable jusqu’au 30 juin 2030 inclus.", "2030-06-30T22:00:00Z"
LETTER = Item(
    "2030-x/letter/fr", "x", "2030-x", "letter", "authority", "fr", "ready", language="fr",
    title='Lettre <b>"x"</b>', code="7K04A1BC", stop_after=LAST, stop_text="Merci de ne plus écrire.",
    valid_until=HELD, files=(File("text", "2030-x/fr/letter.txt", "0" * 64),),
)  # fmt: skip
ARABIC = replace(
    LETTER, key="2030-x/letter/ar", locale="ar", language="ar", title="رسالة", code="AAAA1111",
    stop_text="الرجاء التوقف عن الكتابة.", valid_until="", stop_after="",
)  # fmt: skip
STOPPED = replace(LETTER, key="2030-y/letter/fr", domain="2030-y", state="stopped", language="", code="")
CASE = replace(LETTER, kind="case", document="case", title="Amina Exemple", code="", stop_after="")
SECTION = Section("x", "CH", ("fr", "ar"))


def words(tag: str) -> PageWords:
    said = ("text", "state", "code", "current", "as of {date}", "question", "check", "unknown")
    return PageWords(locale(tag), *(f"{each} {tag}" for each in said))


def written(folder: Path, *items: Item) -> Path:
    page = index_html(SECTION, "Campagne", ["Essai"], items, {"fr": words("fr"), "ar": words("ar")}, DAY)
    path = folder / "index.html"
    path.write_bytes(page)
    return path


@pytest.fixture(scope="module")
def browser_page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 360, "height": 700}, timezone_id="Asia/Tokyo")
    yield page
    page.close()


@pytest.fixture
def page(browser_page: Page, tmp_path: Path) -> Page:
    browser_page.clock.set_fixed_time("2030-06-30T21:59:00Z")
    browser_page.goto(written(tmp_path, CASE, LETTER, STOPPED, ARABIC).as_uri())
    return browser_page


def asked(page: Page, code: str) -> list[str]:
    """Typed and sent by the keyboard alone."""
    page.locator("#code").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    return [line for line in page.locator("#answer").inner_text().splitlines() if line]


@pytest.mark.system("chromium")
@pytest.mark.parametrize("code", ["7K04A1BC", "7k04-a1bc", " 7KO4 AIBC ", "7ko4albc"])
def test_a_code_is_answered_as_people_copy_it_from_paper(page: Page, code: str) -> None:
    assert asked(page, code) == [LETTER.title, HELD]


@pytest.mark.system("chromium")
def test_the_answer_is_in_the_language_of_the_letter(page: Page) -> None:
    assert asked(page, "AAAA1111") == ["رسالة", "current ar"]
    assert page.locator("#answer p").get_attribute("dir") == "rtl"


@pytest.mark.system("chromium")
def test_a_code_that_no_letter_has_is_answered_in_each_language_of_the_section(page: Page) -> None:
    assert asked(page, "ZZZZ9999") == ["unknown fr", "unknown ar"]
    assert asked(page, "toString") == ["unknown fr", "unknown ar"]
    assert asked(page, " - ") == []


@pytest.mark.system("chromium")
def test_after_its_last_instant_no_letter_is_called_current(page: Page) -> None:
    page.clock.set_fixed_time(LAST)
    assert asked(page, "7K04A1BC") == [LETTER.title, LETTER.stop_text]
    assert HELD not in page.locator("main").inner_text()
    page.reload()
    assert HELD not in page.locator("main").inner_text()
    assert "current ar" in page.locator("main").inner_text()


@pytest.mark.system("chromium")
def test_a_page_that_stays_open_sees_the_last_instant_pass(browser_page: Page, tmp_path: Path) -> None:
    browser_page.clock.install(time="2030-06-30T21:59:50Z")
    browser_page.goto(written(tmp_path, LETTER).as_uri())
    assert HELD in browser_page.locator("main").inner_text()
    browser_page.clock.run_for(60_000)
    assert HELD not in browser_page.locator("main").inner_text()


@pytest.mark.system("chromium")
def test_the_address_on_a_letter_can_bring_its_code_along(page: Page) -> None:
    page.goto(f"{page.url}?code=7K04A1BC")
    assert HELD in page.locator("#answer").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.system("chromium")
def test_without_a_script_the_table_says_it_all(browser_page: Page, tmp_path: Path) -> None:
    assert browser_page.context.browser
    context = browser_page.context.browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(written(tmp_path, CASE, LETTER, STOPPED, ARABIC).as_uri())
    text = shown.locator("main").inner_text()
    assert not shown.locator("form").is_visible()
    for said in ("as of 2 janvier 2030 fr", HELD, "7K04A1BC", STOPPED.stop_text, "current ar", "Essai"):
        assert said in text
    shown.emulate_media(media="print")
    assert not shown.locator("nav").is_visible()
    context.close()


@pytest.mark.system("chromium")
@pytest.mark.system(str(AXE))
def test_axe_finds_nothing_in_the_page(tmp_path: Path) -> None:
    page = written(tmp_path, CASE, LETTER, STOPPED, ARABIC).read_bytes()
    assert faults(page, tmp_path) == []
