# SPDX-License-Identifier: GPL-3.0-or-later
"""Many people save to one catalogue at once, over HTTP: `python -m tests.web.storm [PEOPLE [EDITS]]`.

Three edits of ten are on texts that all of them are at; each edit has words of its own, so that it can be
told afterwards what became of it.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import httpx
from tests.journeys import tree as campaign
from tests.web.asking import Guest, new_tree, people_in

from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.flow.desk_edit import seen_pair
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.locale import locale
from w4r_i18n.project.layout import Domain
from w4r_i18n.review.pairs import target_of
from w4r_i18n.web.people import People
from w4r_i18n.web.room import Room, open_room
from w4r_i18n.web.server import listen, server_of

SHARED, SHARE = 3, 0.3
DOMAIN = Domain("2025-public")
_LETTERS = "bcdfghjklmnpqrstvwxz"


@dataclass(frozen=True, slots=True)
class Asked:
    """One edit, and how it was answered."""

    by: str
    text: str
    seen: tuple[str, str]
    """The digests of the pair that it was made from."""
    status: int


def plant(root: Path, people: int) -> Path:
    """A catalogue with one sentence for each person, and those that they share."""
    tree = new_tree(root)
    words = [f"{_LETTERS[n // 20]}a{_LETTERS[n % 20]}o" for n in range(people + SHARED)]
    text = "\n\n".join(f"La lettre {word} est arrivée." for word in words)
    (tree / "sources/2025/public/communique.md").write_text(f'+++\ntier = "public"\n+++\n\n{text}\n')
    assert campaign.w4r(tree, "run").code == 0
    return tree


@contextmanager
def served(tree: Path, people: People) -> Iterator[tuple[Room, str]]:
    """A room on the loopback, and its origin."""
    listening = listen("127.0.0.1", 0, public="")
    room = open_room(tree, listening.origins, people=people)
    server = server_of(room)
    thread = Thread(target=server.run, kwargs={"sockets": [listening.socket]})
    thread.start()
    try:
        yield room, listening.address
    finally:
        server.should_exit = True
        thread.join()


async def _person(number: int, edits: int, room: Room, origin: str) -> list[Asked]:
    assert room.people is not None
    person = room.people.find(f"p{number}")
    assert person is not None
    identity, session = room.sessions.begin(person)
    opened = room.desks.opened(locale("de"), DOMAIN)
    known = {name: seen_pair(opened, key) for key, name in opened.names.items()}
    names = list(known)
    drawn = random.Random(number)  # noqa: S311  # the same every time
    asked = []
    headers = {"Origin": origin, "Cookie": f"{room.cookie}={identity}", "X-CSRF-Token": session.csrf}
    async with httpx.AsyncClient(base_url=origin, headers=headers, timeout=60) as client:
        for turn in range(edits):
            name = drawn.choice(names[:SHARED]) if drawn.random() < SHARE else names[SHARED + number]
            text = f"Person {number} schreibt zum {turn}. Mal."
            src, tgt = seen = known[name]
            fields = {"src": src, "tgt": tgt, "text": text}
            answer = await client.post(f"/de/{DOMAIN.name}/{name}/save", data=fields)
            asked.append(Asked(f"p{number}", text, seen, answer.status_code))
            if answer.status_code == 409:
                found = dict(re.findall(r'name="(src|tgt)" value="([^"]+)"', answer.text))
                known[name] = (found["src"], found["tgt"])
            else:
                known[name] = (src, target_of(Entry("", text)))
    return asked


def storm(tree: Path, users: Path, people: int, edits: int) -> list[Asked]:
    """Everything that was asked."""
    known = people_in(users, tree, [Guest(f"p{number}", "approver") for number in range(people)])

    async def all_of_them(room: Room, origin: str) -> list[Asked]:
        found = await asyncio.gather(*(_person(number, edits, room, origin) for number in range(people)))
        return [each for asked in found for each in asked]

    with served(tree, known) as (room, origin):
        return asyncio.run(all_of_them(room, origin))


def wrong(tree: Path, asked: Sequence[Asked]) -> list[str]:
    """Where answers, ledger and catalogue do not say the same; nothing is lost where nothing is here."""
    lines = (tree / f"locales/de/reviews/{DOMAIN.name}.jsonl").read_text(encoding="utf-8").splitlines()
    acts = [
        (act["by"], act["src"], act["tgt"]) for act in map(json.loads, lines) if act["act"] == "translated"
    ]
    saved = {
        (each.by, each.seen[0], target_of(Entry("", each.text))): each for each in asked if each.status == 303
    }
    found = [f"{each.text} was answered {each.status}" for each in asked if each.status not in {303, 409}]
    found += [f"{act} stands twice" for act, count in Counter(acts).items() if count > 1]
    found += [f"{saved[act].text} was saved and is not in the ledger" for act in saved.keys() - set(acts)]
    found += [f"{act} was not said to be saved" for act in set(acts) - saved.keys()]
    last: dict[str, str] = {}
    for act in acts:
        if act in saved:
            seen = saved[act].seen
            if seen[1] != last.get(seen[0], seen[1]):
                found.append(f"{saved[act].text} replaced what its writer had not seen")
            last[seen[0]] = act[2]
    po = (tree / f"locales/de/LC_MESSAGES/{DOMAIN.name}.po").read_text(encoding="utf-8")
    texts = {target_of(entry) for entry in read_po(po).messages}
    return found + [
        f"{tgt} is the last and not in the catalogue" for tgt in last.values() if tgt not in texts
    ]


def main(people: int = 20, edits: int = 200) -> None:
    with tempfile.TemporaryDirectory(prefix="w4r-storm-") as folder:
        tree = plant(Path(folder) / "tree", people)
        start = time.perf_counter()
        asked = storm(tree, Path(folder) / "users.toml", people, edits)
        seconds = time.perf_counter() - start
        statuses = Counter(each.status for each in asked)
        faults = wrong(tree, asked)
    print(f"{len(asked)} edits by {people} people in {seconds:.0f} s: {dict(statuses)}")
    print(f"{len(faults)} lost or wrong")
    print("\n".join(faults[:20]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
