# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page as axe and a console see it: no fault, in light and dark, in English and French."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.browser.serving import AXE, DOMAIN, TRIAL, Person, faults

pytestmark = [pytest.mark.system("chromium"), pytest.mark.system(str(AXE))]
Come = Callable[..., Person]
PAGES = (
    "/", "/en", "/ar?risk=empty", "/fr", "/ja?q=nothing-has-this", f"/ar/{DOMAIN}",
    f"/ja/{DOMAIN}?document=letter", f"/en/{DOMAIN}/look/case", "/en/replace?find=river&put=stream&case=1",
    "/en/not-here",
)  # fmt: skip


def test_axe_finds_no_fault_on_any_page(come: Come, root: Path) -> None:
    (root / "locales" / "en" / "GUIDE.md").write_text("# Guide\n\n- Short sentences.\n")
    rok = come("rok", bypass_csp=True)
    found: dict[str, object] = {}
    for path in (*PAGES, "/en/guide"):
        rok.open(path)
        found[path] = faults(rok.page)
    for tag in ("ar", "en"):
        rok.open_text(tag, TRIAL)
        found[f"{tag}: text"] = faults(rok.page)
    rok.page.click("main a[href*=history]")
    found["history"] = faults(rok.page)
    rok.complaints[:] = [each for each in rok.complaints if "404" not in each]
    assert {path: each for path, each in found.items() if each} == {}


def test_axe_finds_no_fault_in_the_dark_and_in_french(come: Come) -> None:
    rok = come("rok", color_scheme="dark", locale="fr", bypass_csp=True)
    found: dict[str, object] = {}
    for path in ("/en", f"/en/{DOMAIN}?document=case"):
        rok.open(path)
        found[path] = faults(rok.page)
    rok.open_text("en", TRIAL)
    assert rok.page.locator("text=Approuver, suivant").is_visible()
    found["text"] = faults(rok.page)
    assert {path: each for path, each in found.items() if each} == {}


def test_axe_finds_no_fault_where_two_texts_meet(come: Come) -> None:
    rok, noor = come("rok"), come("noor", bypass_csp=True)
    for person in (rok, noor):
        person.open_text("en", TRIAL)
        person.page.fill("#text", f"The trial took {person is rok} days.")
    for person in (rok, noor):
        with person.page.expect_navigation():
            person.page.keyboard.press("Control+Enter")
    assert noor.page.locator("#theirs").is_visible()
    assert faults(noor.page) == []


def test_the_page_asks_nobody_else_for_anything(come: Come) -> None:
    rok = come("rok")
    asked: list[str] = []
    rok.page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/en", f"/ar/{DOMAIN}", f"/en/{DOMAIN}/look/case"):
        rok.open(path)
    assert {url for url in asked if not url.startswith((rok.address, "data:"))} == set()
