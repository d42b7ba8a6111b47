# SPDX-License-Identifier: GPL-3.0-or-later
"""A LibreTranslate server, a campaign's own: `[engine.libretranslate] url = "https://…"`.

It counts as network even where it stands on this machine: what it does with a text, only who runs it knows.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from w4r_i18n.draft.engines import _faults
from w4r_i18n.draft.engines._answers import accepted
from w4r_i18n.draft.engines._codes import code
from w4r_i18n.draft.engines._http import Line, Reply
from w4r_i18n.draft.engines._pieces import joined, under
from w4r_i18n.draft.engines._settings import base_url, check_options, deadline
from w4r_i18n.draft.engines._strict_json import CutShortError, NotStrictError, strict
from w4r_i18n.model.draft import EngineSettings, Limits, MaskForm, Reach, Session, Translation
from w4r_i18n.model.errors import ConfigError, EngineError
from w4r_i18n.model.locale import Locale

NAME = "libretranslate"
REACH: Reach = "network"
MASKS: tuple[MaskForm, ...] = ("tag", "token")
LIMITS = Limits(bytes_per_text=5_000, texts_per_call=25, concurrency=4, deadline=60.0)
OPTIONS = ("deadline",)

_CODES = "libre"
_TAG = '<x id="'
# The server's HTML parser writes an empty element as a pair.
_OPEN_TAG = re.compile(r'<x id="(\d{1,6})" ?></x>')


def missing(settings: EngineSettings) -> tuple[str, ...]:
    """Raises ConfigError for what is there and wrong."""
    check_options(settings, OPTIONS)
    deadline(settings, LIMITS.deadline)
    if not settings.url:
        return (f'the address of the server: [engine.{settings.name or NAME}] url = "https://…"',)
    base_url(settings)
    return ()


def pairs(_settings: EngineSettings) -> Iterable[tuple[str, str]] | None:
    """Only the server knows its models."""
    return None


def serves(source: Locale, target: Locale, _settings: EngineSettings) -> bool:
    """Whether there are models of both languages; a server may have fewer, and says so when asked."""
    return code(_CODES, source) is not None and code(_CODES, target) is not None


@contextmanager
def opened(source: Locale, target: Locale, settings: EngineSettings) -> Iterator[Session]:
    """Nothing is sent before the first text."""
    lacking = missing(settings)
    names = code(_CODES, source), code(_CODES, target)
    if lacking:
        raise ConfigError(f"{NAME} lacks {lacking[0]}")
    if names[0] is None or names[1] is None:
        raise ConfigError(f"{NAME} does not translate {source.tag} to {target.tag}")
    seconds = deadline(settings, LIMITS.deadline)
    line = Line(base_url(settings), service=NAME, deadline_s=seconds)
    try:
        yield _Conversation(line, (names[0], names[1]), settings.key, target.joint, seconds)
    finally:
        line.close()


class _Conversation:
    """One direction. It raises and never waits; the next call begins with a new connection."""

    # Which models a server has can only be asked, and a run that finds every answer in the cache asks nobody.
    version = "api-1"

    def __init__(self, line: Line, names: tuple[str, str], key: str, joint: str, deadline_s: float) -> None:
        self._line = line
        self._deadline_s = deadline_s
        self._names = names
        self._key = key
        self._joint = joint

    def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
        """At most two requests: texts with tags go as HTML, others as text."""
        if len(texts) > LIMITS.texts_per_call:
            raise ValueError(f"{len(texts)} texts, at most {LIMITS.texts_per_call} were wanted")
        until = time.monotonic() + self._deadline_s
        answers: dict[int, str] = {}
        for form in ("html", "text"):
            asked = [at for at, text in enumerate(texts) if text.strip() and _form(text) == form]
            answers |= dict(zip(asked, self._all([texts[at] for at in asked], form, until), strict=True))
        return [Translation(answers.get(at, text)) for at, text in enumerate(texts)]

    def _all(self, texts: Sequence[str], form: str, until: float) -> list[str]:
        cut = [under(text, LIMITS.bytes_per_text) for text in texts]
        asked = [piece.text for pieces in cut for piece in pieces]
        if any(len(text.encode()) > (LIMITS.bytes_per_text or 0) for text in asked):
            raise EngineError(
                f"a sentence is longer than the {LIMITS.bytes_per_text} bytes that {NAME} takes"
            )
        size = LIMITS.texts_per_call
        groups = [asked[at : at + size] for at in range(0, len(asked), size)]
        answers = iter([answer for group in groups for answer in self._ask(group, form, until)])
        return [joined(pieces, [next(answers) for _ in pieces], self._joint) for pieces in cut]

    def _ask(self, texts: Sequence[str], form: str, until: float) -> list[str]:
        source, target = self._names
        question: dict[str, object] = {"q": texts, "source": source, "target": target, "format": form}
        if self._key:
            # In the body and nowhere else: a url stands in the logs of every machine between.
            question["api_key"] = self._key
        payload = json.dumps(question, ensure_ascii=False).encode()
        found = _read(self._line.post("translate", payload, until=until))
        if not isinstance(found, list):
            raise _faults.no_translation(NAME, "with something that is no list of texts")
        if len(found) != len(texts):
            raise _faults.no_translation(NAME, f"with {len(found)} texts for {len(texts)}")
        right = [accepted(NAME, text, answer) for text, answer in zip(texts, found, strict=True)]
        return [_OPEN_TAG.sub(r'<x id="\1"/>', answer) for answer in right] if form == "html" else right


def _form(text: str) -> str:
    return "html" if _TAG in text else "text"


def _read(reply: Reply) -> object:
    """What stands under `translatedText`. Raises EngineError."""
    if reply.status != 200:
        raise _faults.of_status(NAME, reply.status, reply.retry_after)
    if reply.media_type != "application/json":
        raise _faults.no_translation(NAME, "not with JSON")
    try:
        found = strict(reply.body)
    except CutShortError as error:
        raise EngineError(f"{NAME} answered, but {error}", retry_after=0.0) from None
    except NotStrictError as error:
        raise _faults.no_translation(NAME, f"with JSON {error}") from None
    return found.get("translatedText") if isinstance(found, dict) else None
