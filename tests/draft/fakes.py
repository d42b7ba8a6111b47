# SPDX-License-Identifier: GPL-3.0-or-later
"""An engine for tests: it answers at once, counts what it is handed, and fails as it is told to."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from zlib import crc32

from w4r_i18n.model.draft import Engine, EngineSettings, Limits, MaskForm, Reach, Translation
from w4r_i18n.model.errors import ConfigError
from w4r_i18n.model.locale import Locale

_WORD_OR_MARK = re.compile(r'\[w4r\d+\]|X[A-Z]{2}\d+X|<x id="\d+"/>|[^\W\d_]+')
_SMALL = ("die", "und", "der", "ist", "nicht", "mit", "das", "für", "ein", "von")
_STEMS = (
    "berg", "wald", "haus", "bach", "feld", "stein", "turm", "wiese", "garten", "brunnen", "acker", "zaun",
    "scheune", "dorf", "weg", "tal",
)  # fmt: skip


def germanised(text: str) -> str:
    """A German word for each word, the same for the same, marks as they are: it says nothing, in German."""
    count = 0

    def word(found: re.Match[str]) -> str:
        nonlocal count
        said = found.group()
        if any(char.isdigit() for char in said):
            return said
        count += 1
        number = crc32(said.encode())
        if len(said) < 4 or count % 3 == 1:
            made = _SMALL[number % len(_SMALL)]
        else:
            made = (_STEMS[number % 16] + _STEMS[number // 16 % 16]).capitalize()
        return made.capitalize() if said[0].isupper() else made

    return _WORD_OR_MARK.sub(word, text)


Answering = Callable[[str], str]
"""What it says to a text; may raise."""


@dataclass
class FakeEngine:
    """One behind the door of its name; every text that it was ever handed is in `handed`."""

    NAME: str = "fake"
    REACH: Reach = "local"
    MASKS: tuple[MaskForm, ...] = ("token", "blank")
    LIMITS: Limits = field(default_factory=Limits)
    OPTIONS: tuple[str, ...] = ("style",)
    answering: Answering = germanised
    version: str = "1.0"
    lacks: tuple[str, ...] = ()
    targets: tuple[str, ...] | None = None
    """Languages served; None: every one."""
    unknown: tuple[str, ...] = ()
    handed: list[str] = field(default_factory=list)
    calls: int = 0
    opened_sessions: int = 0
    open_sessions: int = 0
    most_sessions: int = 0
    settings: EngineSettings | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def missing(self, _settings: EngineSettings, /) -> tuple[str, ...]:
        return self.lacks

    def pairs(self, _settings: EngineSettings, /) -> Iterable[tuple[str, str]] | None:
        return None if self.targets is None else [("fr", target) for target in self.targets]

    def serves(self, _source: Locale, target: Locale, _settings: EngineSettings, /) -> bool:
        return self.targets is None or target.tag in self.targets

    @contextmanager
    def opened(self, _source: Locale, _target: Locale, settings: EngineSettings, /) -> Iterator[FakeSession]:
        with self.lock:
            self.settings = settings
            self.opened_sessions += 1
            self.open_sessions += 1
            self.most_sessions = max(self.most_sessions, self.open_sessions)
        try:
            yield FakeSession(self)
        finally:
            with self.lock:
                self.open_sessions -= 1


class FakeSession:
    def __init__(self, engine: FakeEngine) -> None:
        self._engine = engine
        self.version = engine.version

    def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
        engine = self._engine
        assert len(texts) <= engine.LIMITS.texts_per_call
        with engine.lock:
            engine.calls += 1
            engine.handed.extend(texts)
        return [Translation(engine.answering(text), engine.unknown) for text in texts]


def door(*engines: Engine) -> Callable[[str], Engine]:
    """A door behind which stand these and no others."""
    by_name = {engine.NAME: engine for engine in engines}

    def find(name: str) -> Engine:
        if name not in by_name:
            raise ConfigError(f"there is no engine '{name}'")
        return by_name[name]

    return find
