# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what is published from a web server that somebody else controls: bounded, and nowhere but there."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from tuf.api.exceptions import DownloadError, DownloadHTTPError, SlowRetrievalError
from tuf.ngclient.fetcher import FetcherInterface

from w4r_i18n.model.errors import ConfigError

CONNECT_S = 10
GAP_S = 20
"""Between two bytes."""
CHUNK_BYTES = 65_536
MIN_BYTES_PER_S = 1_000
"""Slower than that, after the first seconds, is a server that holds on to its client."""
_LOOPBACK = re.compile(r"(?:127\.[0-9.]{1,11}|localhost|::1)")


def must_be_safe(url: str) -> None:
    """Raises ConfigError for an address that is not https (http on loopback only), or holds a secret."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        parts.port  # noqa: B018  # raises for a port that is none
    except ValueError:
        parts, host = urlsplit(""), ""
    loopback = parts.scheme == "http" and _LOOPBACK.fullmatch(host)
    if not host or not (parts.scheme == "https" or loopback):
        raise ConfigError("the address is not https", hint="https://…, or a folder; http on loopback only")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigError("the address holds a user name, a query or a fragment", hint="use a plain address")


class Web(FetcherInterface):
    """One server. Proxies come from the environment (`https_proxy`, `no_proxy`); redirects lead nowhere."""

    def __init__(self, url: str, *, timeout_s: float) -> None:
        must_be_safe(url)
        self._ends = time.monotonic() + timeout_s
        self._pool = _pool(url)
        self.requests = 0
        self.received = 0

    def _fetch(self, url: str) -> Iterator[bytes]:
        self.requests += 1
        response = self._answered(url)
        if response.status != 200:
            response.close()
            moved = " (it leads elsewhere: a captive portal?)" if 300 <= response.status < 400 else ""
            raise DownloadHTTPError(f"the server answers {response.status}{moved}", response.status)
        return self._chunks(response)

    def _answered(self, url: str) -> urllib3.BaseHTTPResponse:
        """Up to the end of the headers. In a thread, since neither name look-up nor headers have an end."""
        answers: list[urllib3.BaseHTTPResponse | Exception] = []

        def ask() -> None:
            try:
                answers.append(self._pool.request(
                    "GET", url, preload_content=False, redirect=False, decode_content=False,
                    retries=urllib3.Retry(total=2, redirect=0, backoff_factor=0.2),
                    timeout=urllib3.Timeout(connect=CONNECT_S, read=GAP_S),
                    headers={"User-Agent": "w4r-pull", "Accept-Encoding": "identity"},
                ))  # fmt: skip
            except Exception as error:  # noqa: BLE001  # told by the thread that waits
                answers.append(error)

        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(max(0.0, min(4 * GAP_S, self._ends - time.monotonic())))
        if not answers:
            raise SlowRetrievalError("no answer in time")
        answer = answers[0]
        if isinstance(answer, Exception):
            raise DownloadError(f"no answer: {type(answer).__name__}") from answer
        return answer

    def _chunks(self, response: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
        began, received = time.monotonic(), 0
        try:
            while chunk := response.read1(CHUNK_BYTES, decode_content=False):
                received += len(chunk)
                self.received += len(chunk)
                yield chunk
                now = time.monotonic()
                if now > self._ends or now - began > GAP_S + received / MIN_BYTES_PER_S:
                    raise SlowRetrievalError("too slow")
        except urllib3.exceptions.HTTPError as error:
            raise DownloadError(f"the answer breaks off: {type(error).__name__}") from error
        finally:
            response.close()


def _pool(url: str) -> urllib3.PoolManager:
    parts = urlsplit(url)
    host = parts.hostname or ""
    proxy = getproxies().get(parts.scheme)
    if not proxy or _LOOPBACK.fullmatch(host) or proxy_bypass(host):
        return urllib3.PoolManager(maxsize=1)
    try:
        return urllib3.ProxyManager(proxy if "://" in proxy else f"http://{proxy}", maxsize=1)
    except (urllib3.exceptions.HTTPError, ValueError):
        raise ConfigError(f"the proxy that {parts.scheme}_proxy names is none") from None
