# SPDX-License-Identifier: GPL-3.0-or-later
"""A reviewer's day in a real browser: keys, conflicts, scripts, a phone, no script at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.serving import DOMAIN, TRIAL, Person, acts
from tests.journeys import tree

pytestmark = pytest.mark.system("chromium")
Come = Callable[..., Person]


def test_ten_texts_are_reviewed_by_keyboard_alone(come: Come, root: Path) -> None:
    rok = come("rok")
    rok.open("/en?risk=translated")
    keys = rok.page.keyboard
    keys.press("j")
    keys.press("Enter")
    for _ in range(10):
        rok.page.wait_for_selector("#editor")
        before = rok.page.url
        keys.press("Control+Enter")
        rok.page.wait_for_function("before => location.href !== before", arg=before)
    assert len({act["src"] for act in acts(root, "en", "rok") if act["act"] == "approved"}) == 10


def test_a_text_is_changed_by_keyboard_alone(come: Come, root: Path) -> None:
    rok = come("rok")
    rok.open_text("en", TRIAL)
    rok.page.keyboard.press("e")
    rok.page.keyboard.press("Control+a")
    rok.page.keyboard.type("The trial took 21 days.")
    rok.page.locator(".findings", has_text="21").wait_for()
    assert rok.page.locator("#blocked").is_visible()
    rok.page.keyboard.press("Control+a")
    rok.page.keyboard.type("The trial took 12 days.")
    rok.page.locator("#blocked").wait_for(state="hidden")
    assert rok.page.locator("button.keeps").first.is_disabled()
    with rok.page.expect_navigation():
        rok.page.keyboard.press("Control+Enter")
    assert tree.entry(root, "en", DOMAIN, TRIAL).msgstr == "The trial took 12 days."
    assert [act["act"] for act in acts(root, "en", "rok")] == ["translated"]


def test_of_two_browsers_the_later_is_shown_both_texts(come: Come, root: Path) -> None:
    rok, noor = come("rok"), come("noor")
    for person, text in ((rok, "It lasted 12 days."), (noor, "The trial took 12 days.")):
        person.open_text("en", TRIAL)
        person.page.fill("#text", text)
    assert noor.page.locator(".notice", has_text="rok").is_visible()
    with rok.page.expect_navigation():
        rok.page.keyboard.press("Control+Enter")
    with noor.page.expect_navigation():
        noor.page.keyboard.press("Control+Enter")
    assert noor.page.inner_text("#theirs") == "It lasted 12 days."
    assert noor.text == "The trial took 12 days."
    assert tree.entry(root, "en", DOMAIN, TRIAL).msgstr == "It lasted 12 days."
    noor.page.click("text=Save mine in its place")
    assert tree.entry(root, "en", DOMAIN, TRIAL).msgstr == "The trial took 12 days."


@pytest.mark.parametrize(
    ("tag", "direction", "words"),
    [("ar", "rtl", "استمرت المحاكمة 12 يومًا."), ("ja", "ltr", "裁判は12日間続いた。")],
)
def test_arabic_and_japanese_are_typed_in_their_direction(
    come: Come, root: Path, tag: str, direction: str, words: str
) -> None:
    rok = come("rok")
    rok.open_text(tag, TRIAL)
    field = rok.page.locator("#text")
    assert (field.get_attribute("dir"), field.get_attribute("lang")) == (direction, tag)
    field.fill("")
    rok.page.keyboard.insert_text(words)
    with rok.page.expect_navigation():
        rok.page.keyboard.press("Control+Enter")
    assert tree.entry(root, tag, DOMAIN, TRIAL).msgstr == words


def test_keys_of_an_input_method_are_its_own(come: Come) -> None:
    rok = come("rok")
    rok.open_text("ja", TRIAL)
    before = rok.page.url
    rok.page.focus("#text")
    rok.page.evaluate(
        """for (const key of ["Enter", "n", "?"]) document.querySelector("#text").dispatchEvent(
        new KeyboardEvent("keydown", {key, ctrlKey: key === "Enter", isComposing: true, bubbles: true}))"""
    )
    assert rok.page.url == before
    assert not rok.page.locator("#help").is_visible()


def test_a_reason_for_rejecting_does_not_approve(come: Come, root: Path) -> None:
    rok = come("rok")
    rok.open_text("en", TRIAL)
    rok.page.click("summary:has-text('Reject')")
    rok.page.fill("#reject [name=note]", "Which trial?")
    with rok.page.expect_navigation():
        rok.page.keyboard.press("Enter")
    assert [(act["act"], act["note"]) for act in acts(root, "en", "rok")] == [("rejected", "Which trial?")]


def test_single_keys_can_be_turned_off(come: Come) -> None:
    rok = come("rok")
    rok.open("/en?risk=translated")
    rok.page.keyboard.press("?")
    assert rok.page.locator("#help").is_visible()
    rok.page.uncheck("#keys-on")
    rok.page.keyboard.press("Escape")
    rok.page.keyboard.press("?")
    assert not rok.page.locator("#help").is_visible()


def test_a_text_is_reviewed_on_a_phone(come: Come, root: Path) -> None:
    rok = come("rok", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    for path in ("/", "/ar", f"/ar/{DOMAIN}", "/ar/replace"):
        rok.open(path)
        assert rok.page.evaluate("document.documentElement.scrollWidth") <= 360, path
    rok.open_text("en", TRIAL)
    assert rok.page.evaluate("document.documentElement.scrollWidth") <= 360
    with rok.page.expect_navigation():
        rok.page.tap("button.keeps.primary")
    assert [act["act"] for act in acts(root, "en", "rok")] == ["approved"]


def test_the_essentials_need_no_script(come: Come, root: Path) -> None:
    rok = come("rok", java_script_enabled=False)
    rok.open("/en?risk=translated")
    rok.page.fill("[name=q]", "procès a duré")
    rok.page.click("text=Show")
    rok.page.click("#begin")
    rok.page.fill("#text", "The trial took 12 days.")
    rok.page.click("button.changes")
    assert tree.entry(root, "en", DOMAIN, TRIAL).msgstr == "The trial took 12 days."
    noor = come("noor", java_script_enabled=False)
    noor.open_text("en", TRIAL)
    noor.page.click("button.keeps.primary")
    assert [act["act"] for act in acts(root, "en", "noor")] == ["approved"]
    noor.open_text("en", TRIAL)
    noor.page.click("text=History")
    assert noor.page.locator(".past", has_text="rok").is_visible()


def test_who_may_not_write_suggests_and_who_may_uses_it(come: Come, root: Path) -> None:
    mira, rok = come("mira"), come("rok")
    mira.open_text("en", TRIAL)
    assert mira.page.locator("button.changes, button.keeps").count() == 0
    mira.page.fill("#text", "It took them 12 days.")
    mira.page.click("text=Suggest, next")
    assert tree.entry(root, "en", DOMAIN, TRIAL).msgstr == "The trial lasted 12 days."
    rok.open_text("en", TRIAL)
    rok.page.keyboard.press("1")
    assert rok.text == "It took them 12 days."


def test_a_translation_is_shown_as_text_whatever_it_holds(come: Come, root: Path) -> None:
    hostile = '<img src="x" onerror="document.title=1"></textarea><script>alert(1)</script>'
    tree.edit(root, "en", DOMAIN, {TRIAL: hostile})
    rok = come("rok")
    for path in ("/en", f"/en/{DOMAIN}?document=case"):
        rok.open(path)
        assert "onerror" in rok.page.inner_text("main")
    rok.open_text("en", TRIAL)
    assert rok.text == hostile
    assert rok.page.locator("main img, main script").count() == 0


def test_what_was_typed_outlives_a_session_that_ended(come: Come) -> None:
    rok = come("rok")
    rok.open_text("en", TRIAL)
    here = rok.page.url
    rok.page.fill("#text", "Half a sentence")
    rok.page.on("dialog", lambda dialog: dialog.accept())
    rok.page.goto("about:blank")
    rok.page.goto(here)
    assert rok.text == "Half a sentence"
