# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to one server: each exchange within a deadline by the wall clock, and within bounds."""

from __future__ import annotations

import contextlib
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from w4r_i18n.draft.engines import _faults
from w4r_i18n.draft.engines._body import BodyError, bounded
from w4r_i18n.draft.engines._settings import is_loopback
from w4r_i18n.model.errors import EngineError

if TYPE_CHECKING:
    import httpx

CONNECT_S = 5.0
_CHUNK_BYTES = 64 << 10


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    media_type: str
    """In small letters, without parameters."""
    retry_after: str
    body: bytes


class Line:
    """Post to one server, one exchange at a time.

    Every exchange runs in a thread of its own and is given up when its time is over, wherever it hangs: in
    the name's resolution, the handshake, headers that come byte by byte, or a body without end. The
    connection is then cut, which ends that thread, and the next exchange begins with a new one.

    No redirects; no proxies, .netrc or other settings of the environment; nothing unpacked without a bound.
    On a url of this machine, who is connected to must be this machine, whatever its name resolved to.
    """

    def __init__(
        self, url: str, *, service: str, deadline_s: float, trust: ssl.SSLContext | None = None
    ) -> None:
        self._url = url
        self._service = service
        self._deadline_s = deadline_s
        self._trust = trust
        self._attempt: _Attempt | None = None

    def post(self, path: str, payload: bytes, *, until: float) -> Reply:
        """Raises EngineError when no answer came by `until` (monotonic); one with any status is an answer."""
        attempt = self._attempt or _Attempt(self._url, self._service, self._trust, self._deadline_s)
        self._attempt = attempt
        outcomes = attempt.begin(path, payload)
        try:
            outcome = outcomes.get(timeout=max(until - time.monotonic(), 0))
        except queue.Empty:
            outcome = _faults.late(self._service, self._deadline_s)
        except BaseException:
            self.close()  # an interrupt: what still comes belongs to nobody's question
            raise
        if isinstance(outcome, EngineError):
            self.close()
            raise outcome
        return outcome

    def close(self) -> None:
        if self._attempt:
            self._attempt.cut()
        self._attempt = None


class _Attempt:
    """A client, and the socket under it, so that another thread can cut it."""

    def __init__(self, url: str, service: str, trust: ssl.SSLContext | None, deadline_s: float) -> None:
        self._url = url
        self._service = service
        self._trust = trust
        self._deadline_s = deadline_s
        self._socket: socket.socket | None = None
        self._client: httpx.Client | None = None
        self._state = threading.Lock()
        self._is_busy = self._is_cut = False

    def begin(self, path: str, payload: bytes) -> queue.SimpleQueue[Reply | EngineError]:
        """Start an exchange; what comes of it, an error too, will be in the queue."""
        outcomes: queue.SimpleQueue[Reply | EngineError] = queue.SimpleQueue()
        self._is_busy = True
        threading.Thread(target=lambda: outcomes.put(self._outcome(path, payload)), daemon=True).start()
        return outcomes

    def cut(self) -> None:
        """End it, from any thread. Who reads from it meanwhile gets an error, and closes it."""
        with self._state:
            self._is_cut, is_busy = True, self._is_busy
        if self._socket is not None:
            with contextlib.suppress(OSError):
                # Not SSLSocket's own, which would take the TLS state away under the reading thread.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
        if not is_busy and self._client is not None:
            self._client.close()

    def _outcome(self, path: str, payload: bytes) -> Reply | EngineError:
        try:
            return self._exchange(path, payload)
        except EngineError as error:
            return error
        except BodyError as error:
            return _faults.no_translation(self._service, str(error))
        except Exception as error:  # noqa: BLE001 - a foreign exception is turned into ours at the door
            return _ours(self._service, error, self._deadline_s)
        finally:
            with self._state:
                self._is_busy, is_cut = False, self._is_cut
            if is_cut and self._client is not None:
                self._client.close()

    def _exchange(self, path: str, payload: bytes) -> Reply:
        if self._client is None:
            self._client = _client(self._url, self._trust, self._deadline_s)
        with self._client.stream(
            "POST", self._url + path, content=payload, headers=_HEADERS, extensions={"trace": self._watch}
        ) as answer:
            if self._socket is None:
                # Told by no event who is at the other end; then it cannot be trusted to be the right one.
                raise _faults.untrusted(self._service)
            encoding = answer.headers.get("content-encoding", "")
            return Reply(
                answer.status_code,
                answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
                answer.headers.get("retry-after", ""),
                bounded(answer.iter_raw(_CHUNK_BYTES), encoding) if answer.status_code == 200 else b"",
            )

    def _watch(self, event: str, found: Mapping[str, Any]) -> None:
        """Keep the socket, and look who is at its other end before the first byte of ours."""
        if event not in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            return
        connected = found["return_value"].get_extra_info("socket")
        if self._url.startswith("http:") and not is_loopback(connected.getpeername()[0]):
            raise _faults.untrusted(self._service)
        self._socket = connected
        if self._is_cut:
            self.cut()


_HEADERS = {"content-type": "application/json", "accept": "application/json", "accept-encoding": "identity"}


def _client(url: str, trust: ssl.SSLContext | None, deadline_s: float) -> httpx.Client:
    import httpx

    return httpx.Client(
        verify=_trust(url, trust), trust_env=False, follow_redirects=False,
        timeout=httpx.Timeout(deadline_s, connect=min(CONNECT_S, deadline_s)),
        limits=httpx.Limits(max_connections=1),
    )  # fmt: skip


def _trust(url: str, given: ssl.SSLContext | None) -> ssl.SSLContext | bool:
    """The system's authorities, so that a campaign's own count, and certifi's where the system has none."""
    if given is not None or not url.startswith("https:"):
        return given or True
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _ours(service: str, error: Exception, deadline_s: float) -> EngineError:
    import httpx

    causes = tuple(_causes(error))
    if any(isinstance(each, ssl.SSLError) for each in causes):
        return _faults.untrusted(service)
    kinds: tuple[tuple[type[Exception], Callable[[], EngineError]], ...] = (
        (httpx.ConnectTimeout, lambda: _faults.unreachable(service)),
        (httpx.TimeoutException, lambda: _faults.late(service, deadline_s)),
        (httpx.ConnectError, lambda: _faults.unreachable(service)),
        (httpx.TransportError, lambda: _faults.broken_off(service)),
    )
    for kind, made in kinds:
        if isinstance(error, kind):
            return made()
    return EngineError(f"{service} could not be asked ({type(error).__name__})")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
