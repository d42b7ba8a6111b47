# SPDX-License-Identifier: GPL-3.0-or-later
"""The review page under load, beside the bare framework: `python -m benchmarks.review_server`.

Twenty people ask at once, each over a connection of their own: the queue, one text, saves to one catalogue.
The server is a process of its own, and so is the bare one; this one only asks.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from benchmarks import trees
from benchmarks.measure import environment
from benchmarks.writing import Size, document
from w4r_i18n.catalogue.po_read import read_po
from w4r_i18n.flow.desk_edit import seen_pair
from w4r_i18n.flow.desk_open import Desks
from w4r_i18n.model.catalogue import Entry
from w4r_i18n.model.locale import locale
from w4r_i18n.project.layout import Domain
from w4r_i18n.review.pairs import target_of
from w4r_i18n.web.passphrases import hashed
from w4r_i18n.web.users_file import table

PEOPLE = 20
SECONDS = 10.0
PASSPHRASE = "words that only this benchmark knows"  # noqa: S105  # of nobody
DOMAIN = Domain("2031-affaire")
BARE = """
import os, sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

async def hello(request):
    return HTMLResponse("<!doctype html><title>Hello</title><p>Hello")

async def save(request):
    await request.body()
    with open(sys.argv[1], "ab") as file:
        file.write(b"x" * 200)
        file.flush()
        os.fsync(file.fileno())
    return HTMLResponse("saved")

app = Starlette(routes=[Route("/", hello), Route("/save", save, methods=["POST"])])
config = uvicorn.Config(app, port=int(sys.argv[2]), log_level="warning", access_log=False, lifespan="off")
uvicorn.Server(config).run()
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one kind of request."""

    what: str
    seconds: float
    times: Sequence[float]
    """Of each request, sorted."""
    wrong: int
    cpu_s: float
    """Of the server, in all: what another load on the machine changes least."""

    def __str__(self) -> str:
        p99 = self.times[int(len(self.times) * 0.99)] * 1000
        middle = median(self.times) * 1000
        rate = len(self.times) / self.seconds
        cpu = self.cpu_s / len(self.times) * 1000
        return (
            f"{self.what:<34} {rate:6.0f}/s   median {middle:6.1f} ms   p99 {p99:6.1f} ms   "
            f"{cpu:5.1f} ms of CPU each   {self.wrong} wrong"
        )


@dataclass(slots=True)
class Connection:
    """One person's browser: a connection that stays, and a session."""

    port: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    cookie: str = ""
    csrf: str = ""

    async def ask(
        self, method: str, path: str, fields: dict[str, str] | None = None
    ) -> tuple[int, bytes, bytes]:
        """Status, head, body."""
        body = urlencode(fields or {}).encode()
        host = f"127.0.0.1:{self.port}"
        head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {self.cookie}\r\n"
        if method == "POST":
            head += f"Origin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            head += f"Content-Length: {len(body)}\r\n"
        self.writer.write(head.encode() + b"\r\n" + body)
        answered = await self.reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", answered)
        assert length, answered
        return int(answered[9:12]), answered, await self.reader.readexactly(int(length[1]))

    async def sign_in(self, name: str) -> None:
        status, head, _ = await self.ask("POST", "/sign-in", {"name": name, "passphrase": PASSPHRASE})
        given = re.search(rb"set-cookie: ([^;]+)", head)
        assert status == 303, status
        assert given
        self.cookie = given[1].decode()
        _, _, page = await self.ask("GET", "/")
        token = re.search(rb'name="csrf" value="([^"]+)"', page)
        assert token
        self.csrf = token[1].decode()


@dataclass(frozen=True, slots=True)
class Server:
    """A process that listens, and for how long it is asked each thing."""

    port: int
    pid: int
    seconds: float

    def cpu_s(self) -> float:
        """Seconds of processor time so far; 0 where the system does not tell (macOS)."""
        stat = Path(f"/proc/{self.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def connected(port: int, number: int) -> AsyncIterator[list[Connection]]:
    found = []
    for _ in range(number):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
        found.append(Connection(port, reader, writer))
    try:
        yield found
    finally:
        for each in found:
            each.writer.close()


Asked = Callable[[Connection, int, int], Awaitable[int]]
"""A connection, its number, and how often it has asked: the status."""


async def loaded(what: str, server: Server, connections: Sequence[Connection], ask: Asked, fine: int) -> Told:
    """Everybody asks again as soon as they are answered."""
    times: list[float] = []
    wrong = 0
    spent = server.cpu_s()
    start = time.perf_counter()

    async def one(number: int, connection: Connection) -> None:
        nonlocal wrong
        turn = 0
        while (began := time.perf_counter()) - start < server.seconds:
            status = await ask(connection, number, turn)
            times.append(time.perf_counter() - began)
            wrong += status != fine
            turn += 1

    await asyncio.gather(*(one(number, each) for number, each in enumerate(connections)))
    return Told(what, time.perf_counter() - start, sorted(times), wrong, server.cpu_s() - spent)


def plant(root: Path) -> None:
    """A case of some 120 sentences in one language, translated."""
    trees.plant(root, {"2031/affaire/communique.md": document(1, Size(paragraphs=40))}, ("en",))
    trees.translate(root)


def users(path: Path) -> None:
    passphrase = hashed(PASSPHRASE)
    path.write_text("\n".join(table(f"p{n}", passphrase, "approver", ["*"], []) for n in range(PEOPLE)))


@contextmanager
def serving(command: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=30)


async def ours(root: Path, server: Server) -> AsyncIterator[Told]:
    opened = Desks(root).opened(locale("en"), DOMAIN)
    texts = [(name, seen_pair(opened, key)) for key, name in list(opened.names.items())[:PEOPLE]]
    stands = [tgt for _, (_, tgt) in texts]

    async def queue(connection: Connection, _: int, __: int) -> int:
        return (await connection.ask("GET", "/en"))[0]

    async def text(connection: Connection, number: int, _: int) -> int:
        return (await connection.ask("GET", f"/en/{DOMAIN.name}/{texts[number][0]}"))[0]

    async def save(connection: Connection, number: int, turn: int) -> int:
        name, (src, _) = texts[number]
        typed = f"Text {turn} of person {number}."
        fields = {"csrf": connection.csrf, "src": src, "tgt": stands[number], "text": typed}
        status, _, _ = await connection.ask("POST", f"/en/{DOMAIN.name}/{name}/save", fields)
        stands[number] = target_of(Entry("", typed))
        return status

    sessions = []
    for number in range(PEOPLE):
        async with connected(server.port, 1) as (one,):
            await one.sign_in(f"p{number}")
            sessions.append((one.cookie, one.csrf))
    async with connected(server.port, PEOPLE) as connections:
        for each, (cookie, csrf) in zip(connections, sessions, strict=True):
            each.cookie, each.csrf = cookie, csrf
            await each.ask("GET", "/en")
        for what, ask, fine in (
            ("queue of 50 texts", queue, 200),
            ("one text", text, 200),
            ("save", save, 303),
        ):
            yield await loaded(f"w4r review serve, {what}", server, connections, ask, fine)


async def bare(server: Server) -> AsyncIterator[Told]:
    async def hello(connection: Connection, _: int, __: int) -> int:
        return (await connection.ask("GET", "/"))[0]

    async def save(connection: Connection, _: int, __: int) -> int:
        return (await connection.ask("POST", "/save", {"text": "x" * 100}))[0]

    async with connected(server.port, PEOPLE) as connections:
        yield await loaded("bare Starlette, a line", server, connections, hello, 200)
        yield await loaded("bare Starlette, a line and fsync", server, connections, save, 200)


async def measure(folder: Path, seconds: float) -> None:
    root = folder / "tree"
    plant(root)
    users(folder / "users.toml")
    entries = len(read_po((root / f"locales/en/LC_MESSAGES/{DOMAIN.name}.po").read_text()).messages)
    print(f"{PEOPLE} connections, {seconds:.0f} s each, {os.cpu_count()} cores, {entries} texts", flush=True)
    command = [trees.W4R, "review", "serve", "--port", "0", "--users", str(folder / "users.toml")]
    with serving(command, root) as process:
        assert process.stdout
        port = int(process.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        async for told in ours(root, Server(port, process.pid, seconds)):
            print(told, flush=True)
    with serving([sys.executable, "-c", BARE, str(folder / "bare"), str(port)], folder) as process:
        await _listening(port)
        async for told in bare(Server(port, process.pid, seconds)):
            print(told, flush=True)


async def _listening(port: int) -> None:
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=SECONDS)
    with tempfile.TemporaryDirectory(prefix="w4r-bench-") as folder:
        asyncio.run(measure(Path(folder), asked.parse_args().seconds))


if __name__ == "__main__":
    main()
