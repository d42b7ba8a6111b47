# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: INP001  # a script beside the pictures that it takes
"""Takes the pictures of the review page from a copy of the demonstration: `python docs/pictures/review.py`.

It asks for chromium, the Noto fonts, and the development tools (Playwright drives the browser).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from w4r_i18n.catalogue.po_read import read_po_bytes
from w4r_i18n.catalogue.po_write import write_po
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.web.app import create_app
from w4r_i18n.web.people import alone
from w4r_i18n.web.room import open_room
from w4r_i18n.web.server import listen

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOMAIN = "2025-ecrire-pour-les-droits"
WAITING = (2, 5, 7, 9, 12)
"""Texts that become drafts in the copy, so that there is something to review."""
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--force-color-profile=srgb",
)  # fmt: skip
DESKTOP = {"width": 1120, "height": 760}
PHONE = {"width": 390, "height": 780}


def tree(folder: Path) -> Path:
    """The demonstration, as if some of it still waited."""
    for name in ("sources", "sections", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    config = (ROOT / "w4r.toml").read_text(encoding="utf-8")
    (folder / "w4r.toml").write_text(config, encoding="utf-8")
    for locale in ("ar", "ja", "es"):
        path = folder / "locales" / locale / "LC_MESSAGES" / f"{DOMAIN}.po"
        found = read_po_bytes(path.read_bytes(), path=path.name)
        entries = tuple(
            replace(entry, flags=("fuzzy", *entry.flags), raw="")
            if isinstance(entry, Entry) and number in WAITING
            else entry
            for number, entry in enumerate(found.entries)
        )
        path.write_text(write_po(replace(found, entries=entries)), encoding="utf-8")
    return folder


@contextmanager
def served(root: Path) -> Iterator[str]:
    """A link that lets one person in."""
    bound = listen("127.0.0.1", 0, public="")
    owner = alone("rok")
    room = open_room(root, bound.origins, owner=owner)
    server = uvicorn.Server(uvicorn.Config(create_app(room), log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound.socket]})
    thread.start()
    try:
        yield f"{bound.address}/enter?key={room.sessions.link(owner)}"
    finally:
        server.should_exit = True
        thread.join()


def visit(browser: Browser, link: str) -> Iterator[tuple[str, Page]]:
    """Each picture's name, and the page as it is to be taken."""
    address = link.partition("/enter")[0]
    context = browser.new_context(viewport=DESKTOP, locale="en")
    page = context.new_page()
    page.goto(link)
    page.goto(f"{address}/es")
    yield "review-queue.png", page
    page.goto(f"{address}/ar?risk=draft")
    page.click("#begin")
    yield "review-text-ar.png", page
    page.set_viewport_size({"width": 1120, "height": 560})
    page.goto(f"{address}/es/{DOMAIN}")
    yield "review-whole.png", page
    signed_in = context.storage_state()
    phone = browser.new_context(
        viewport=PHONE, locale="en", color_scheme="dark", is_mobile=True, storage_state=signed_in
    )
    page = phone.new_page()
    page.goto(f"{address}/ja?risk=draft")
    page.click("#begin")
    yield "review-phone-ja.png", page


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, served(tree(Path(folder))) as link, sync_playwright() as by:
        browser = by.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET])
        for name, page in visit(browser, link):
            page.screenshot(path=HERE / name)
            print(name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
