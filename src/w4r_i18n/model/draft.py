# SPDX-License-Identifier: GPL-3.0-or-later
"""Machine translation: what an engine is, is handed and answers. Drafts are for people to read (DESIGN 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Literal, Protocol

from w4r_i18n.model.locale import Locale

Reach = Literal["local", "network"]
MaskForm = Literal["token", "blank", "tag"]
"""How a span that must not be translated is written for an engine. `token`: an unknown word that grammar
sees; `blank`: what the engine skips; `tag`: an empty XML element."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an engine takes; None: no limit known."""

    bytes_per_text: int | None = None
    """UTF-8 bytes; a longer text is cut at sentence ends before it is handed over."""
    texts_per_call: int = 1
    concurrency: int = 1
    """Sessions that may be open at once."""
    calls_per_second: float | None = None
    """Of all its sessions together."""
    deadline: float = 60.0
    """Seconds that one call may take, connecting included."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """`[engine.<name>]` of w4r.toml, the key already taken from its environment variable."""

    name: str = ""
    url: str = ""
    key: str = field(default="", repr=False)
    """Shown nowhere: not in errors, logs, catalogues or this value's own repr."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What only this engine understands; an unknown one is a ConfigError of `missing`."""


@dataclass(frozen=True, slots=True)
class Translation:
    """One answer. Hostile until the sanity gate has passed it."""

    text: str
    unknown: tuple[str, ...] = ()
    """Words that the engine says it did not know: a hint for the reviewer."""


class Session(Protocol):
    """One conversation with an engine in one direction; used by one thread at a time."""

    version: str
    """Of the engine and what decides its answers (models, packages): `3.8.3`; no blank, no `=`."""

    def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
        """One answer a text, in order, never more texts than `LIMITS.texts_per_call`.

        Raises EngineError when there is no answer; whether to try again, and whether anything else can be
        answered, stands in it. A session that has failed may be used again: it mends itself.
        """


class Engine(Protocol):
    """`draft/engines/<name>.py`.

    Two names more are looked for, where there is a use for them: `host(settings)`, whose machine an engine
    elsewhere hands texts to, if not that of `settings.url`; and `FOR_SHOW`, true of one whose answers are no
    translations and do not claim to be: masks must come back whole, and the sanity gate is not asked.
    """

    NAME: str
    REACH: Reach
    MASKS: tuple[MaskForm, ...]
    """In the order in which they are tried."""
    LIMITS: Limits
    OPTIONS: tuple[str, ...]
    """Keys of `EngineSettings.options` that it understands."""

    def missing(self, settings: EngineSettings, /) -> tuple[str, ...]:
        """What must be installed or configured first, a line each that says how; empty: ready to use."""

    def pairs(self, settings: EngineSettings, /) -> Iterable[tuple[str, str]] | None:
        """(source, target) tags served here and now, pivots included; None where only asking would tell."""

    def serves(self, source: Locale, target: Locale, settings: EngineSettings, /) -> bool:
        """Whether it translates this way; asks no network."""

    def opened(
        self, source: Locale, target: Locale, settings: EngineSettings, /
    ) -> AbstractContextManager[Session]:
        """Processes and connections live inside it, and end with it."""
