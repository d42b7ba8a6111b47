# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's own page in a real browser: the script of its pack shows letters, and stops them in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from w4r_i18n.render.pack import SNIPPET, Item, messages_json

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Page, Route

SITE = "https://section.example.org/"
LAST = "2030-06-30T22:00:00Z"
LETTER = Item(
    "2030-x/letter/ar", "x", "2030-x", "letter", "authority", "ar", "ready", language="ar",
    text="معالي الوزيرة،\n<img src=x onerror=alert(1)> أمينة", stop_after=LAST,
    stop_text="الرجاء التوقف عن الكتابة.",
)  # fmt: skip
MESSAGES = messages_json([
    LETTER,
    replace(LETTER, key="2030-x/letter/fr", locale="fr", language="fr", text="Madame,", stop_text="Merci.",
            stop_after="2031-01-01T00:00:00Z"),
    replace(LETTER, key="2030-y/letter/fr", locale="fr", language="", state="withheld", text="",
            stop_text="Merci.", stop_after=""),
])  # fmt: skip
PAGE = """<!doctype html><html lang="fr"><title>Section</title>
<div id="ar" data-w4r="2030-x/letter/ar"></div><div id="fr" data-w4r="2030-x/letter/fr"></div>
<div id="withheld" data-w4r="2030-y/letter/fr"></div><div id="unknown" data-w4r="__proto__">hier</div>
<script src="messages.js" data-messages="messages.json" defer></script></html>"""
FILES = {"": PAGE.encode(), "messages.js": SNIPPET.encode(), "messages.json": MESSAGES}
TYPES = {
    "": "text/html; charset=utf-8",
    "messages.js": "text/javascript",
    "messages.json": "application/json",
}


def _answer(route: Route) -> None:
    """The section's site; nothing else is on the network."""
    name = route.request.url.removeprefix(SITE)
    if name in FILES:
        route.fulfill(body=FILES[name], content_type=TYPES[name])
    else:
        route.abort()


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="fr", timezone_id="Asia/Tokyo")
    context.route("**/*", _answer)
    yield context.new_page()
    context.close()


def _text(page: Page, name: str) -> str:
    return page.locator(f"#{name}").inner_text()


@pytest.mark.system("chromium")
def test_the_stop_text_takes_a_letters_place_at_its_instant_on_a_page_that_stays_open(page: Page) -> None:
    page.clock.install(time="2030-06-30T21:58:00Z")
    page.goto(SITE)
    page.wait_for_function("document.getElementById('ar').textContent")
    assert _text(page, "ar") == LETTER.text
    assert page.locator("#ar").get_attribute("lang") == "ar"
    assert page.locator("#ar").get_attribute("dir") == "rtl"
    assert page.locator("#ar img").count() == 0
    assert _text(page, "fr") == "Madame,"
    assert _text(page, "withheld") == "Merci."
    assert _text(page, "unknown") == ""
    page.clock.run_for(119_000)
    assert _text(page, "ar") == LETTER.text
    page.clock.run_for(2_000)
    assert _text(page, "ar") == LETTER.stop_text
    assert _text(page, "fr") == "Madame,"


@pytest.mark.system("chromium")
def test_a_page_that_is_opened_later_shows_the_stop_text_at_once(page: Page) -> None:
    page.clock.set_fixed_time("2030-06-30T22:00:00Z")
    page.goto(SITE)
    page.wait_for_function("document.getElementById('ar').textContent")
    assert _text(page, "ar") == LETTER.stop_text
    assert _text(page, "fr") == "Madame,"


@pytest.mark.system("chromium")
def test_without_its_messages_a_page_shows_no_letter(page: Page) -> None:
    page.clock.set_fixed_time("2030-06-30T21:00:00Z")
    page.route("**/messages.json", lambda route: route.abort())
    page.goto(SITE)
    page.wait_for_function("!document.getElementById('unknown').textContent")
    assert _text(page, "ar") == ""
