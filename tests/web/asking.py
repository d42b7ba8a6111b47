# SPDX-License-Identifier: GPL-3.0-or-later
"""A room with people in it, and a browser that asks its application as a server would, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp

from w4r_i18n.web.doors import Door, Need, Visit
from w4r_i18n.web.pages import session
from w4r_i18n.web.passphrases import Doorkeeper
from w4r_i18n.web.people import People, Person, Right
from w4r_i18n.web.room import Room, open_room
from w4r_i18n.web.users_file import table

ORIGIN = "http://127.0.0.1:8451"
TIERS = ("public", "published", "embargoed", "restricted")
PASSPHRASE = "five words nobody has guessed"  # noqa: S105  # nobody's
HASH = "$argon2id$v=19$m=65536,t=3,p=4$8sC5iXgRTP34ob9WCtejLA$kjOmWsV6/PCVv/XZtY6zwWRSCmnYuFt1E6Dc80VpZnk"
"""Of the passphrase."""


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def new_tree(root: Path) -> Path:
    """A source of each tier, in French, for German and Arabic."""
    root.mkdir()
    (root / "w4r.toml").write_text('[project]\nsource = "fr"\nlocales = ["de", "ar"]\n')
    for tier in TIERS:
        folder = root / "sources" / "2025" / tier
        folder.mkdir(parents=True)
        secret = f"Lina Fictive attend, et nul autre texte ne le dit : {tier}."
        (folder / "communique.md").write_text(f'+++\ntier = "{tier}"\n+++\n\n{secret}\n')
    return root


def domain_of(tier: str) -> str:
    return f"2025-{tier}"


@dataclass(frozen=True, slots=True)
class Guest:
    """A person as the tests' own table of rights knows them."""

    name: str
    role: str
    locales: tuple[str, ...] = ("*",)
    tiers: tuple[str, ...] = TIERS


def people_in(path: Path, tree: Path, guests: Iterable[Guest]) -> People:
    tables = [table(each.name, HASH, each.role, each.locales, each.tiers) for each in guests]
    path.write_text("\n".join(tables))
    return People(path, tree)


def room_for(tree: Path, people: People, clock: Clock | None = None) -> Room:
    """A room whose doorkeeper knows the one passphrase without the work that guessing it shall cost."""
    room = open_room(tree, frozenset({ORIGIN}), people=people, clock=clock or Clock(), patience=0.2)
    return replace(room, doorkeeper=Doorkeeper(people, fits=lambda _, given: given == PASSPHRASE))


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """By lower-case name; of several cookies the last."""
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(slots=True)
class Browser:
    """Asks one application, and keeps the cookies that it is given."""

    app: ASGIApp
    runner: asyncio.Runner
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    address: str = "192.0.2.1"

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, fields: Mapping[str, str] | None = None, **headers: str) -> Answer:
        """As the page's own forms do."""
        body = urlencode({"csrf": self.csrf, **(fields or {})}).encode()
        kind = {"content_type": "application/x-www-form-urlencoded", "origin": ORIGIN}
        return self.ask("POST", path, headers={**kind, **headers}, chunks=(body,))

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        chunks: Iterable[bytes] = (),
        ends: bool = True,
    ) -> Answer:
        """`headers` by names with `_` for `-`; an empty value leaves one out. `ends` false: it goes on."""
        sent = {"host": ORIGIN.partition("//")[2], **(headers or {})}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        plain, _, query = path.partition("?")
        scope = {
            "type": "http", "method": method, "path": plain, "raw_path": plain.encode(), "root_path": "",
            "query_string": query.encode(), "scheme": "http", "http_version": "1.1",
            "asgi": {"version": "3.0"},
            "headers": [
                (name.replace("_", "-").lower().encode(), value.encode())
                for name, value in sent.items() if value
            ],
            "client": (self.address, 40_000), "server": ("127.0.0.1", 8451),
        }  # fmt: skip
        answer = self.runner.run(_asked(self.app, scope, list(chunks), ends=ends))
        for name, cookie in SimpleCookie(answer.headers.get("set-cookie", "")).items():
            self.cookies[name] = cookie.value
        return answer

    def sign_in(self, room: Room, person: Person) -> None:
        """Without a form: as if they had come in before."""
        identity, session = room.sessions.begin(person)
        self.cookies[room.cookie], self.csrf = identity, session.csrf


def done(visit: Visit) -> Response:
    return PlainTextResponse(visit.form.get("text", ""))


def broken(visit: Visit) -> Response:
    raise RuntimeError(f"the secret demand of {visit.who}")


SERVED = (
    *session.DOORS,
    Door("/", ("GET",), done, Need(Right.READ)),
    Door("/change", ("POST",), done, Need(Right.READ)),
    Door("/broken", ("GET",), broken, Need(Right.READ)),
    Door("/{locale}", ("GET",), done, Need(Right.READ, locale="locale")),
)
"""Coming in and going, a door that changes something, one that has a fault."""


async def _asked(app: ASGIApp, scope: dict[str, Any], chunks: list[bytes], *, ends: bool) -> Answer:
    parts = iter([(chunk, True) for chunk in chunks] + ([(b"", False)] if ends else []))
    status, headers, body = 0, {}, b""

    async def receive() -> dict[str, Any]:
        part = next(parts, None)
        if part is None:
            await asyncio.Event().wait()
            raise AssertionError
        return {"type": "http.request", "body": part[0], "more_body": part[1]}

    async def send(message: Any) -> None:
        nonlocal status, headers, body
        if message["type"] == "http.response.start":
            status = message["status"]
            headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            body += message.get("body", b"")

    await app(scope, receive, send)
    return Answer(status, headers, body)
