# SPDX-License-Identifier: GPL-3.0-or-later
"""What deep-translator gets in the place of `requests`: bounded, without redirects, secrets out of every url.

The library has no time-outs, reads answers of any size, follows redirects wherever they lead, and puts keys
and texts into addresses. It uses `get`, `post` and `exceptions`, and of an answer four things; they are here.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3

from w4r_i18n.draft.engines import _faults
from w4r_i18n.draft.engines._body import BodyError, bounded
from w4r_i18n.draft.engines._deep_services import service
from w4r_i18n.draft.engines._settings import is_loopback
from w4r_i18n.draft.engines._strict_json import CutShortError, NotStrictError, strict
from w4r_i18n.model.errors import EngineError

_WAIT_S = (3, 20)
"""For a connection, and for each piece of an answer; the whole has its deadline outside of this process."""
_CHUNK_BYTES = 64 << 10
_CHARSETS = frozenset({"utf-8", "iso-8859-1", "windows-1252"})
_TAG = '<x id="'
_SPENT = "MYMEMORY WARNING"


@dataclass(frozen=True, slots=True)
class Answer:
    """As much of a `requests.Response` as the library looks at."""

    text: str
    value: object = None
    status_code: int = 200

    def json(self) -> object:
        return self.value

    def close(self) -> None:
        """It has been read already."""


class Guard:
    """One service at one address."""

    exceptions = requests.exceptions

    def __init__(self, name: str, base: str, key: str) -> None:
        self._name = name
        self._service = service(name)
        self._base = base
        self._key = key
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers["Accept-Encoding"] = "identity"
        host = urlsplit(base).hostname or ""
        if is_loopback(host):
            sys.addaudithook(_only_this_machine)

    def get(self, url: str, params: Mapping[str, str], **_rest: object) -> Answer:
        """DeepL's becomes a POST: it no longer takes a key in the address, and a text has no place there."""
        if self._name == "deepl":
            return self._ask(
                "POST", url, data=_without(params, "auth_key"), key=f"DeepL-Auth-Key {self._key}"
            )
        return self._ask("GET", url, params=params)

    def post(
        self, url: str, params: Mapping[str, str], headers: Mapping[str, str] | None = None, json: Any = None,
        **_rest: object,
    ) -> Answer:  # fmt: skip
        """LibreTranslate's text and key go into the body; Microsoft's are there and in a header already."""
        if json is None:
            return self._ask("POST", url, data=params)
        tagged = _TAG in json[0]["text"]
        return self._ask(
            "POST",
            url,
            params={**params, "textType": "html"} if tagged else params,
            headers=headers,
            json=json,
        )

    def _ask(
        self, method: str, url: str, *, params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None, json: Any = None,
        key: str = "",
    ) -> Answer:  # fmt: skip
        if not url.startswith(self._base):
            raise EngineError(f"{self._service.title} would be asked at an address that is not its own")
        if data and _TAG in data.get("text", data.get("q", "")):
            data = {**data, **({"tag_handling": "xml"} if self._name == "deepl" else {"format": "html"})}
        try:
            answer = self._session.request(
                method, url, params=params, data=data, json=json, timeout=_WAIT_S, allow_redirects=False,
                headers={**(headers or {}), **({"Authorization": key} if key else {})}, stream=True,
            )  # fmt: skip
            try:
                read = self._read(answer)
            except BaseException:
                answer.raw.close()
                raise
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            # Here, because Microsoft's swallows them. By kind only: their messages hold the text and the key.
            raise _ours(self._service.title, error) from None
        answer.raw.release_conn()
        return read

    def _read(self, answer: requests.Response) -> Answer:
        title = self._service.title
        if answer.status_code != 200:
            raise _faults.of_status(title, answer.status_code, answer.headers.get("retry-after", ""))
        kind, _, parameters = answer.headers.get("content-type", "").lower().partition(";")
        if kind.strip() != self._service.media_type:
            raise _faults.no_translation(title, "in another format than its own")
        try:
            chunks = answer.raw.stream(_CHUNK_BYTES, decode_content=False)
            body = bounded(chunks, answer.headers.get("content-encoding", ""))
        except BodyError as error:
            raise _faults.no_translation(title, str(error)) from None
        if self._service.media_type != "application/json":
            return Answer(_whole(title, _decoded(title, body, parameters)))
        value = _parsed(title, body)
        if self._name == "mymemory":
            _look_at_mymemory(value)
        return Answer("", value)


def _without(params: Mapping[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in params.items() if key != name}


def _decoded(title: str, body: bytes, parameters: str) -> str:
    charset = parameters.partition("charset=")[2].strip(' "') or "utf-8"
    try:
        return body.decode(charset if charset in _CHARSETS else "utf-8")
    except UnicodeDecodeError:
        raise _faults.no_translation(title, "in an encoding that is not what it says") from None


def _whole(title: str, page: str) -> str:
    """A page that ends within the translation would give the first half of it."""
    _, found, after = page.partition('class="result-container"')
    if found and "</div>" not in after:
        raise _faults.broken_off(title)
    return page


def _parsed(title: str, body: bytes) -> object:
    try:
        return strict(body)
    except CutShortError as error:
        raise EngineError(f"{title} answered, but {error}", retry_after=0.0) from None
    except NotStrictError as error:
        raise _faults.no_translation(title, f"with JSON {error}") from None


def _look_at_mymemory(value: object) -> None:
    """It says 200 and puts what went wrong into the body, a used-up quota even into the translation."""
    if not isinstance(value, dict):
        return
    found = value.get("responseData")
    text = found.get("translatedText") if isinstance(found, dict) else None
    if value.get("quotaFinished") is True or (isinstance(text, str) and text.startswith(_SPENT)):
        raise _faults.of_status("MyMemory", 402)
    status = str(value.get("responseStatus", 200))
    if status == "429":
        raise _faults.of_status("MyMemory", 429)
    if status != "200":
        raise EngineError("MyMemory refuses the request")


def _ours(title: str, error: Exception) -> EngineError:
    if isinstance(error, requests.exceptions.SSLError):
        return _faults.untrusted(title)
    if isinstance(error, requests.exceptions.ReadTimeout | urllib3.exceptions.ReadTimeoutError):
        return EngineError(f"{title} stopped in the middle of an answer", retry_after=0.0)
    met = any(isinstance(each, urllib3.exceptions.ProtocolError) for each in error.args)
    if isinstance(error, requests.exceptions.ConnectionError) and not met:
        return _faults.unreachable(title)
    return _faults.broken_off(title)


def _only_this_machine(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: a stand-in's url reaches this machine, whatever its name resolves to when it is used."""
    if event == "socket.connect":
        where = arguments[1]
        if not (isinstance(where, tuple) and is_loopback(str(where[0]))):
            raise EngineError("a connection to another machine than this one was refused")
