# SPDX-License-Identifier: GPL-3.0-or-later
"""A campaign being reviewed: the real application on a loopback port, and browsers that come to it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from tests.journeys import tree
from tests.web.asking import PASSPHRASE, Guest, people_in

from w4r_i18n.model.locale import locale
from w4r_i18n.web.app import create_app
from w4r_i18n.web.passphrases import Doorkeeper
from w4r_i18n.web.room import open_room
from w4r_i18n.web.server import listen

AXE = Path(__file__).parents[2] / ".venv" / "axe" / "axe.min.js"
"""From the npm package axe-core, which `.ci/run` fetches."""
DOMAIN = "2025-riviere"
TRIAL = "Le procès a duré 12 jours."
GUESTS = (Guest("rok", "approver"), Guest("noor", "approver"), Guest("mira", "suggester"))


def campaign(root: Path) -> Path:
    """English and Japanese translated and signed by their writers, Arabic half done; nothing approved."""
    tree.new_tree(root)
    assert tree.w4r(root, "run").code == 0
    for tag in tree.translations():
        for domain in ("common", DOMAIN, "2025-marche"):
            tree.translate(root, tag, domain)
        signed = tree.w4r(root, "review", "sign", "--locale", tag, "--by", f"ana-{tag}", "--all")
        assert signed.code == 0, signed.said
    return root


@contextmanager
def served(root: Path, users: Path) -> Iterator[str]:
    """The address at which a tree is reviewed; the one passphrase is known without work."""
    bound = listen("127.0.0.1", 0, public="")
    people = people_in(users, root, GUESTS)
    room = open_room(root, bound.origins, people=people)
    room = replace(room, doorkeeper=Doorkeeper(people, fits=lambda _, given: given == PASSPHRASE))
    config = uvicorn.Config(create_app(room), log_level="error", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound.socket]})
    thread.start()
    try:
        yield bound.address
    finally:
        server.should_exit = True
        thread.join()


@dataclass(slots=True)
class Person:
    """Somebody at a browser, and everything that its console complained of."""

    context: BrowserContext
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def open_text(self, tag: str, msgid: str) -> None:
        """A text's own page, found as people find it: by its words."""
        self.page.goto(f"{self.address}/{tag}?domain={DOMAIN}&risk={'&risk='.join(RISKS)}")
        self.page.locator(".queue a", has_text=msgid).click()

    @property
    def text(self) -> str:
        return self.page.input_value("#text")


RISKS = ("critical", "draft", "stale", "warning", "empty", "translated", "reviewed", "approved")


def somebody(browser: Browser, address: str, name: str, **how: object) -> Person:
    """A browser of their own, in which they sign in by the form."""
    context = browser.new_context(**{"locale": "en", **how})  # type: ignore[arg-type]  # Playwright's options
    page = context.new_page()
    person = Person(context, page, address)
    page.on("console", lambda message: _noted(person, message))
    page.on("pageerror", lambda error: person.complaints.append(str(error)))
    page.goto(address)
    page.fill("[name=name]", name)
    page.fill("[name=passphrase]", PASSPHRASE)
    page.click("main button")
    page.wait_for_selector("h1")
    return person


def _noted(person: Person, message: ConsoleMessage) -> None:
    # A conflict is answered with 409, which the browser calls an error; it is the page that is wanted.
    if message.type in {"error", "warning"} and "409" not in message.text:
        person.complaints.append(message.text)


def acts(root: Path, tag: str, by: str) -> list[dict[str, str]]:
    """What the ledger says that somebody did."""
    folder = root / "locales" / locale(tag).gettext / "reviews"
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]
    return [act for act in map(json.loads, lines) if act["by"] == by]


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds on a page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {iframes: false})")
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found["violations"]]
