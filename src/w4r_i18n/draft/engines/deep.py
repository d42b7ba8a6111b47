# SPDX-License-Identifier: GPL-3.0-or-later
"""deep-translator's services (Google, MyMemory, DeepL, Microsoft, …): `[engine.deepl] kind = "deep"`.

The library has no time-outs, is not safe to share between threads, and reads whatever comes. Each session
therefore has a process of its own with one instance in it, a guard where the library has `requests`
(`_deep_guard`), a bound on its memory, and a deadline after which it is killed.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from urllib.parse import urlsplit

from w4r_i18n.draft.engines import _faults
from w4r_i18n.draft.engines._answers import accepted
from w4r_i18n.draft.engines._codes import code
from w4r_i18n.draft.engines._deep_services import SERVICES, Service, address, service
from w4r_i18n.draft.engines._killable import STARTING_S, EndedError, Killable, OverdueError
from w4r_i18n.draft.engines._pace import Pace
from w4r_i18n.draft.engines._pieces import joined, under
from w4r_i18n.draft.engines._settings import base_url, check_options, deadline
from w4r_i18n.model.draft import EngineSettings, Limits, MaskForm, Reach, Session, Translation
from w4r_i18n.model.errors import ConfigError, EngineError
from w4r_i18n.model.locale import Locale

NAME = "deep"
REACH: Reach = "network"
MASKS: tuple[MaskForm, ...] = ("token", "tag")
LIMITS = Limits(texts_per_call=1, concurrency=4, deadline=60.0)
"""A text's length and the pace depend on the service; the session sees to both."""
OPTIONS = ("service", "region", "deadline")

_ANSWERING_S = LIMITS.deadline - STARTING_S
_WORKER = "w4r_i18n.draft.engines._deep_worker"


def missing(settings: EngineSettings) -> tuple[str, ...]:
    """Raises ConfigError for what is there and wrong."""
    check_options(settings, OPTIONS)
    deadline(settings, _ANSWERING_S)
    asked = service(_service_name(settings))
    if settings.url:
        base_url(settings, loopback_only=True)
    lacking = []
    if find_spec("deep_translator") is None:
        lacking.append("deep-translator: pip install deep-translator")
    if asked.needs_key and not settings.key:
        lacking.append(
            f"a key for {asked.title}: [engine.{settings.name}] key_env = the variable that holds it"
        )
    return tuple(lacking)


def host(settings: EngineSettings) -> str:
    """Whose machine the texts go to."""
    stand_in = base_url(settings, loopback_only=True) if settings.url else ""
    asked = address(_service_name(settings), stand_in=stand_in, key=settings.key)
    return urlsplit(asked).hostname or NAME


def pairs(_settings: EngineSettings) -> Iterable[tuple[str, str]] | None:
    """Thousands for some services, and no list of any that holds for long."""
    return None


def serves(source: Locale, target: Locale, settings: EngineSettings) -> bool:
    return _names(source, target, settings) is not None


@contextmanager
def opened(source: Locale, target: Locale, settings: EngineSettings) -> Iterator[Session]:
    """Nothing is started or sent before the first text."""
    lacking = missing(settings)
    if lacking:
        raise ConfigError(f"{NAME} lacks {lacking[0]}")
    names = _names(source, target, settings)
    if names is None:
        raise ConfigError(f"{_service_name(settings)} does not translate {source.tag} to {target.tag}")
    conversation = _Conversation(names, settings, target.joint)
    try:
        yield conversation
    finally:
        conversation.end()


class _Conversation:
    """One direction, one process. It never waits, but for its turn; a process that was killed starts anew."""

    def __init__(self, names: tuple[str, str], settings: EngineSettings, joint: str) -> None:
        name = _service_name(settings)
        stand_in = base_url(settings, loopback_only=True) if settings.url else ""
        self.version = f"{name}-{metadata.version('deep-translator')}"
        self._service = service(name)
        self._pace = None if stand_in else _pace(name)
        self._key = settings.key
        self._joint = joint
        self._deadline_s = deadline(settings, _ANSWERING_S)
        self.worker = Killable(
            _WORKER,
            {
                "service": name, "source": names[0], "target": names[1], "key": settings.key,
                "base": address(name, stand_in=stand_in, key=settings.key),
                "region": settings.options.get("region", "") if name == "microsoft" else "",
            },
        )  # fmt: skip

    def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
        if len(texts) > LIMITS.texts_per_call:
            raise ValueError(f"{len(texts)} texts, at most {LIMITS.texts_per_call} were wanted")
        return [Translation(self._one(text) if text.strip() else text) for text in texts]

    def end(self) -> None:
        self.worker.end()

    def _one(self, text: str) -> str:
        until = time.monotonic() + self._deadline_s
        limit = self._service.limit_bytes
        body = text.strip()
        pieces = under(body, limit)
        if any(len(piece.text.encode()) > limit for piece in pieces):
            raise EngineError(f"a sentence is longer than the {limit} bytes that {self._service.title} takes")
        answers = [self._piece(piece.text, until) for piece in pieces]
        # The library strips its texts.
        begin = text[: len(text) - len(text.lstrip())]
        end = text[len(text.rstrip()) :]
        return f"{begin}{joined(pieces, answers, self._joint)}{end}"

    def _piece(self, text: str, until: float) -> str:
        title = self._service.title
        if self._pace and not self._pace.wait(until):
            raise _faults.late(title, self._deadline_s)
        try:
            said = self.worker.ask({"text": text}, within_s=until - time.monotonic())
        except OverdueError:
            said = _spelt(_faults.late(title, self._deadline_s))
        except EndedError:
            said = _spelt(EngineError(f"the process that asks {title} broke down"))
        if "error" in said:
            raise self._error(said)
        return accepted(title, text, said.get("text"))

    def _error(self, said: Mapping[str, object]) -> EngineError:
        """Whatever stands in it, the key does not."""
        message, hint, pause = str(said["error"]), str(said.get("hint", "")), said.get("retry_after")
        if self._key:
            message, hint = message.replace(self._key, "…"), hint.replace(self._key, "…")
        seconds = float(pause) if isinstance(pause, int | float) else None
        return EngineError(message, hint=hint, retry_after=seconds, whole=said.get("whole") is True)


def _spelt(error: EngineError) -> dict[str, object]:
    return {"error": error.message, "retry_after": error.retry_after}


def _service_name(settings: EngineSettings) -> str:
    """The option, else the table's own name, where that is a service."""
    named = settings.options.get("service", "")
    return named or (settings.name if settings.name in SERVICES else "")


def _names(source: Locale, target: Locale, settings: EngineSettings) -> tuple[str, str] | None:
    name = _service_name(settings)
    service(name)
    found = code(name, source, source=True), code(name, target)
    return (found[0], found[1]) if found[0] and found[1] and found[0] != found[1] else None


@lru_cache(maxsize=8)
def _pace(name: str) -> Pace | None:
    asked: Service = service(name)
    return Pace(asked.calls_per_second) if asked.calls_per_second else None
