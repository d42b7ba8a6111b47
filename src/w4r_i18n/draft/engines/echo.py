# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives every text back as it came: for trying things out, and for seeing what an engine would be handed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from w4r_i18n.draft.engines._settings import check_options
from w4r_i18n.model.draft import EngineSettings, Limits, MaskForm, Reach, Session, Translation
from w4r_i18n.model.locale import Locale

NAME = "echo"
REACH: Reach = "local"
MASKS: tuple[MaskForm, ...] = ("token", "blank", "tag")
LIMITS = Limits(texts_per_call=100, concurrency=4, deadline=1.0)
OPTIONS: tuple[str, ...] = ()


def missing(settings: EngineSettings) -> tuple[str, ...]:
    check_options(settings, OPTIONS)
    return ()


def pairs(_settings: EngineSettings) -> Iterable[tuple[str, str]] | None:
    """Every pair there is."""
    return None


def serves(_source: Locale, _target: Locale, _settings: EngineSettings) -> bool:
    return True


@contextmanager
def opened(_source: Locale, _target: Locale, settings: EngineSettings) -> Iterator[Session]:
    missing(settings)
    yield _Echo()


class _Echo:
    version = "1"

    def translate(self, texts: Sequence[str], /) -> Sequence[Translation]:
        return [Translation(text) for text in texts]
