# SPDX-License-Identifier: GPL-3.0-or-later
"""A translation server on this machine that speaks five services' languages and can go wrong in forty ways.

A text says what shall happen to it: `Bonjour fault-stalled.` is never answered. Any other text is translated,
by putting a word before it, unless it is told another way, or that every request meets the same fault.
"""

from __future__ import annotations

import gzip
import html
import http.server
import json
import re
import socket
import struct
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.utils import format_datetime
from functools import lru_cache
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import parse_qs, urlsplit

Shape = Literal["libre", "google", "mymemory", "deepl", "microsoft"]
SHAPES: tuple[Shape, ...] = ("libre", "google", "mymemory", "deepl", "microsoft")
WORD = "Traducido:"
_FAULT = re.compile(r"fault-([a-z0-9-]+)")
_PATIENCE_S = 30.0
"""How long a fault lasts that lasts for ever; the server's end ends it sooner."""


@dataclass(frozen=True, slots=True)
class Request:
    """What came, as it came: for looking for what must not be in it."""

    line: str
    headers: str
    body: str
    texts: tuple[str, ...]


class FaultServer:
    """`with FaultServer() as server: server.url("libre")`."""

    def __init__(
        self, *, latency_s: float = 0.0, tls: Any = None, translate: Callable[[str], str] | None = None
    ) -> None:
        self._http = _Server(("127.0.0.1", 0), _Handler)
        self._http.latency_s = latency_s
        self._http.translate = translate or (lambda text: f"{WORD} {text}")
        if tls is not None:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
        self._scheme = "http" if tls is None else "https"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def seen(self) -> list[Request]:
        return self._http.seen

    def meet_all_with(self, fault: str) -> None:
        """From now on every request meets this fault; "": none but what its text names."""
        self._http.always = fault

    @property
    def connections(self) -> int:
        return self._http.connections

    def url(self, shape: Shape, *, scheme: str = "", host: str = "127.0.0.1") -> str:
        return f"{scheme or self._scheme}://{host}:{self._http.server_address[1]}/{shape}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.stopping.set()
        self._http.shutdown()
        self._http.server_close()


def url_that_nobody_listens_at(shape: Shape) -> str:
    """Of a port that was just free."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{found.getsockname()[1]}/{shape}/"


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    latency_s = 0.0
    connections = 0
    always = ""
    translate: Callable[[str], str]

    def __init__(self, address: tuple[str, int], handler: type[http.server.BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.stopping = threading.Event()
        self.seen: list[Request] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are what this server is for."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    shape: Shape
    texts: tuple[str, ...]
    listed: bool
    """The texts came as a list, and are answered as one."""

    def setup(self) -> None:
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.server.connections += 1

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._take("")

    def do_POST(self) -> None:
        self._take(self.rfile.read(int(self.headers.get("content-length", 0))).decode())

    def _take(self, body: str) -> None:
        shape = self.path.split("/")[1]
        self.shape = next(each for each in SHAPES if each == shape) if shape in SHAPES else "libre"
        self.texts, self.listed = _texts(self.shape, self.path, body)
        self.server.seen.append(Request(self.requestline, str(self.headers), body, self.texts))
        found = _FAULT.search(" ".join(self.texts))
        if self.server.latency_s:
            self.server.stopping.wait(self.server.latency_s)
        fault = self.server.always or (found[1] if found else "")
        FAULTS[fault](self) if fault else self.say(self.answer())

    @property
    def kind(self) -> str:
        return "text/html; charset=utf-8" if self.shape == "google" else "application/json"

    def answer(self, *texts: object) -> bytes:
        """A right answer in the service's own shape; of other texts than those that came, if any."""
        return _answer(self.shape, texts or [*map(self.server.translate, self.texts)], listed=self.listed)

    def say(self, body: bytes, *, status: int = 200, kind: str = "", **headers: str) -> None:
        self.begin(len(body), status=status, kind=kind, **headers)
        self.wfile.write(body)

    def begin(self, length: int, *, status: int = 200, kind: str = "", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind or self.kind)
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def drip(self, pieces: Iterable[bytes], apart_s: float = 0.05) -> None:
        for piece in pieces:
            self.wfile.write(piece)
            if self.server.stopping.wait(apart_s):
                return


def _texts(shape: Shape, path: str, body: str) -> tuple[tuple[str, ...], bool]:
    given = parse_qs(urlsplit(path).query) | (parse_qs(body) if not body.startswith(("{", "[")) else {})
    if shape == "microsoft":
        return tuple(each["text"] for each in json.loads(body)), True
    if body.startswith("{"):
        asked = json.loads(body)["q"]
        return (tuple(asked), True) if isinstance(asked, list) else ((asked,), False)
    return tuple(given.get("text" if shape == "deepl" else "q", ())), False


def _answer(shape: Shape, texts: Iterable[object], *, listed: bool) -> bytes:
    found = list(texts)
    if shape == "google":
        divs = "".join(
            f'<div class="result-container">{html.escape(str(text))}</div>'
            for text in found
            if text is not None
        )
        return f"<!DOCTYPE html><html><body><form></form>{divs}</body></html>".encode()
    value: dict[Shape, object] = {
        "libre": {"translatedText": found if listed else found[0]},
        "mymemory": {
            "responseData": {"translatedText": found[0], "match": 0.85}, "quotaFinished": False,
            "responseStatus": 200, "matches": [],
        },
        "deepl": {"translations": [{"detected_source_language": "FR", "text": text} for text in found]},
        "microsoft": [{"translations": [{"text": text, "to": "es"} for text in found]}],
    }  # fmt: skip
    return json.dumps(value[shape]).encode()


# What goes wrong. Each takes the handler after the request has been read.

Fault = Callable[[_Handler], None]
FAULTS: dict[str, Fault] = {}


def _fault(made: Fault) -> Fault:
    FAULTS[made.__name__.strip("_").replace("_", "-")] = made
    return made


@_fault
def _closed(it: _Handler) -> None:
    it.close_connection = True


@_fault
def _reset(it: _Handler) -> None:
    it.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    it.connection.close()
    it.close_connection = True


@_fault
def _stalled(it: _Handler) -> None:
    it.server.stopping.wait(_PATIENCE_S)
    it.close_connection = True


@_fault
def _stalled_in_the_middle(it: _Handler) -> None:
    it.begin(1000)
    it.wfile.write(b'{"transl')
    _stalled(it)


@_fault
def _slow_headers(it: _Handler) -> None:
    it.drip([b"HTTP/1.1 200 OK\r\n", *(f"X-{at}: {at}\r\n".encode() for at in range(600))])


@_fault
def _dripping(it: _Handler) -> None:
    it.begin(10_000)
    it.drip([b" "] * 600)


@_fault
def _endless_continue(it: _Handler) -> None:
    it.drip([b"HTTP/1.1 100 Continue\r\n\r\n"] * 600)


@_fault
def _huge_headers(it: _Handler) -> None:
    it.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"a" * 2_000_000 + b"\r\n\r\n")
    it.close_connection = True


@_fault
def _no_http(it: _Handler) -> None:
    it.wfile.write(b"\x00\x01 220 mail.example.org ESMTP\r\n")
    it.close_connection = True


def _status(status: int, **headers: str) -> Fault:
    def fault(it: _Handler) -> None:
        it.say(b'{"error": "Seguro."}', status=status, **headers)

    return fault


def _retry_at(it: _Handler) -> None:
    from datetime import UTC, datetime, timedelta

    _status(429, Retry_After=format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True))(it)


FAULTS |= {
    "429": _status(429),
    "429-retry-seconds": _status(429, Retry_After="7"),
    "429-retry-date": _retry_at,
    "429-retry-in-a-year": _status(429, Retry_After="31536000"),
    "500": _status(500),
    "502": _status(502),
    "503-retry-seconds": _status(503, Retry_After="3"),
    "504": _status(504),
    "unauthorised": _status(401),
    "expired-key": _status(403),
    "quota": _status(456),
    "bad-request": _status(400),
    "too-large": _status(413),
}


@_fault
def _redirect_inwards(it: _Handler) -> None:
    host, port = it.server.server_address[:2]
    it.say(b"", status=302, Location=f"http://{host!s}:{port}/{it.shape}/inner-secret?q=a")


@_fault
def _truncated(it: _Handler) -> None:
    body = it.answer()
    it.begin(len(body) + 500)
    it.wfile.write(body[:-9])
    it.close_connection = True


@_fault
def _truncated_json(it: _Handler) -> None:
    it.say(it.answer()[:-25])


@_fault
def _html_page(it: _Handler) -> None:
    it.say(b"<html><body><h1>Service unavailable</h1></body></html>", kind="text/html")


@_fault
def _wrong_content_type(it: _Handler) -> None:
    it.say(it.answer(), kind="application/octet-stream")


@_fault
def _empty_body(it: _Handler) -> None:
    it.say(b"")


@lru_cache(maxsize=1)
def _bomb() -> bytes:
    return gzip.compress(b'{"translatedText": ["' + b"a" * (64 << 20), 9)


@_fault
def _gzip_bomb(it: _Handler) -> None:
    it.say(_bomb(), Content_Encoding="gzip")


@_fault
def _unknown_packing(it: _Handler) -> None:
    it.say(it.answer(), Content_Encoding="br")


@_fault
def _endless_body(it: _Handler) -> None:
    it.send_response(200)
    it.send_header("Content-Type", it.kind)
    it.end_headers()
    it.close_connection = True
    while not it.server.stopping.is_set():
        it.wfile.write(b"a" * 65536)


@_fault
def _wrong_count(it: _Handler) -> None:
    if it.shape == "libre":
        it.listed = True
        it.say(it.answer(*[f"{WORD} {text}" for text in it.texts], "uno más"))
    else:
        it.say(b"[]" if it.shape != "google" else it.answer(None))


@_fault
def _null(it: _Handler) -> None:
    it.say(it.answer(None))


@_fault
def _all_null(it: _Handler) -> None:
    it.say(b"null")


@_fault
def _number(it: _Handler) -> None:
    it.say(_as_json(it, b"17"))


@_fault
def _blank(it: _Handler) -> None:
    it.say(it.answer(" "))


@_fault
def _duplicate_keys(it: _Handler) -> None:
    it.say(b'{"translatedText": ["uno"], "translatedText": ["dos"]}')


@_fault
def _nan(it: _Handler) -> None:
    it.say(_and_more(it, b"NaN"))


@_fault
def _big_number(it: _Handler) -> None:
    it.say(_and_more(it, b"9" * 10_000))


@_fault
def _deep(it: _Handler) -> None:
    it.say(b"[" * 100_000 + b"]" * 100_000)


@_fault
def _trailing_garbage(it: _Handler) -> None:
    it.say(it.answer() + b'{"more": 1}' if it.shape != "google" else b"{}")


@_fault
def _not_utf_8(it: _Handler) -> None:
    it.say(b'{"translatedText": ["\xff\xfe"]}')


@_fault
def _half_a_character(it: _Handler) -> None:
    it.say(_as_json(it, b'"\\ud800 uno"'))


@_fault
def _very_long(it: _Handler) -> None:
    it.say(it.answer("uno " * 300_000))


@_fault
def _chatter(it: _Handler) -> None:
    it.say(it.answer(*["Sure! Here is the translation: hello"] * len(it.texts)))


@_fault
def _mask_lost(it: _Handler) -> None:
    it.say(it.answer(*[re.sub(r"XPH\dX", "", text) for text in it.texts]))


def _and_more(it: _Handler, value: bytes) -> bytes:
    """A right answer with another field in its outermost object."""
    if it.shape == "google":
        return value
    before, _, after = it.answer().rpartition(b"}")
    return before + b', "more": ' + value + b"}" + after


def _as_json(it: _Handler, value: bytes) -> bytes:
    """The service's shape with raw JSON where the translation stands; Google's is a page, so just that."""
    whole = _answer(it.shape, ["HERE"], listed=it.listed)
    return value if it.shape == "google" else whole.replace(b'"HERE"', value)
