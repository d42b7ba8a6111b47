# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves by the page and dies before the n-th thing done to the disk: `python crash_points.py TREE USERS`.

For every n there is, a child ends so during its second save, at once and without clean-up; then one line of
JSON says what it had been told is saved, what lies in the tree, and what becomes of the next two saves.
Between two calls nothing happens to the disk: dying before one is dying after the other.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sys
import threading
from pathlib import Path
from types import BuiltinFunctionType, FrameType

from tests.web.asking import Browser, room_for

from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.web.app import create_app
from w4r_i18n.web.people import People

PAGE = "/de/2025-public"
TEXTS = ("Lina wartet.", "Und kein anderer Text sagt es.")
"""What is saved, one after the other."""
_CALLS = frozenset({"open", "fsync", "replace", "rename", "unlink", "chmod", "mkdir", "flock", "close"})
_METHODS = frozenset({"write", "flush", "truncate", "close"})


def die_before(number: int) -> None:
    """The process ends instead of the n-th call to the disk by any thread that is new."""
    left = [number]

    def watch(_: FrameType, event: str, called: object) -> None:
        if event == "c_call" and isinstance(called, BuiltinFunctionType) and _writes(called):
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)

    threading.setprofile(watch)


def _writes(called: BuiltinFunctionType) -> bool:
    owner = getattr(called, "__self__", None)
    if getattr(owner, "__name__", "") in {"posix", "fcntl", "_io"}:
        return called.__name__ in _CALLS
    return type(owner).__module__ == "_io" and called.__name__ in _METHODS


def saved(tree: Path, users: Path, told: int, *, last: int = 0) -> None:
    """Save the texts for the first entries; one byte to `told` for each that is acknowledged.

    `last`: the number of the call to the disk during the last save before which the process ends.
    """
    people = People(users, tree)
    room = room_for(tree, people)
    person = people.find("rok")
    assert person is not None
    with asyncio.Runner() as runner:
        browser = Browser(create_app(room), runner)
        browser.sign_in(room, person)
        pages = sorted(set(re.findall(rf'href="({PAGE}/[0-9a-f]{{12}})', browser.get("/de").text)))
        for page, text in zip(pages, TEXTS, strict=True):
            fields = dict(re.findall(r'name="(src|tgt)" value="([^"]*)"', browser.get(page).text))
            if last and text == TEXTS[-1]:
                die_before(last)
            answer = browser.post(f"{page}/save", {**fields, "text": text})
            os.write(told, b"1" if answer.status == 303 else b"0")


def killed_before(number: int, tree: Path, users: Path) -> tuple[int, str]:
    """The child's code, and what it was told."""
    there, here = os.pipe()
    child = os.fork()
    if child == 0:
        saved(tree, users, here, last=number)
        os._exit(0)
    os.close(here)
    with os.fdopen(there) as pipe:
        told = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told


def lying(tree: Path) -> dict[str, object]:
    """Texts of the catalogue, texts that the ledger says somebody signed, files that nobody ended."""
    locale = tree / "locales" / "de"
    catalogue = read_po((locale / "LC_MESSAGES/2025-public.po").read_text(encoding="utf-8"))
    ledger = locale / "reviews/2025-public.jsonl"
    lines = ledger.read_text(encoding="utf-8").splitlines() if ledger.exists() else []
    return {
        "texts": [entry.msgstr for entry in catalogue.messages if entry.msgstr],
        "faults": [found.message for found in catalogue.diagnostics],
        "acts": [json.loads(line)["tgt"] for line in lines],
        "left": [path.name for path in tree.rglob("*.new")],
    }


def main(tree: Path, users: Path) -> None:
    nobody = os.open(os.devnull, os.O_WRONLY)
    for number in range(10_000):
        work = tree.with_name(f"{tree.name}-{number}")
        shutil.copytree(tree, work)
        # Once without dying, here: whatever is imported or made once is there for all children then.
        code, told = killed_before(number, work, users) if number else (9, "")
        found = lying(work)
        saved(work, users, nobody)
        print(json.dumps({"code": code, "told": told, "found": found, "after": lying(work)}))
        shutil.rmtree(work)
        if code == 0:
            break


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
