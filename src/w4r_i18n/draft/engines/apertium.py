# SPDX-License-Identifier: GPL-3.0-or-later
"""Apertium: rules and dictionaries on this machine, its programs kept open as pipes; the private default."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from w4r_i18n.draft.engines import _apertium_routes as routes
from w4r_i18n.draft.engines._apertium_modes import DEBIAN, Installation, Mode, load, version
from w4r_i18n.draft.engines._apertium_pipe import Pipe
from w4r_i18n.draft.engines._apertium_stream import from_stream, to_stream, with_stand_ins
from w4r_i18n.draft.engines._settings import check_options, deadline
from w4r_i18n.model.draft import EngineSettings, Limits, MaskForm, Reach, Translation
from w4r_i18n.model.errors import ConfigError, EngineError
from w4r_i18n.model.locale import Locale

NAME = "apertium"
REACH: Reach = "local"
MASKS: tuple[MaskForm, ...] = ("token", "blank")
LIMITS = Limits(bytes_per_text=10_000, texts_per_call=16, concurrency=1)
"""Several texts in a call keep all stages of a pipe at work: a second session would be little faster, and a
large pair takes a gigabyte. Longer texts are no danger, but a megabyte takes longer than the deadline."""
OPTIONS = ("deadline", "gist", "modes", "programs")
"""`deadline`: seconds of a call. `gist`: languages that are served although a draft gives no more than the
gist (`en`). `modes`, `programs`: folders, in full, of an Apertium that is not the system's."""
OFFERED = ("es", "ca", "oc", "eo", "pt", "pt-BR", "it", "gl")
"""From French; what `missing` asks for when nothing is there yet."""


class Session:
    """One direction: a pipe, or one after another. A pipe starts when it is first needed."""

    def __init__(self, modes: Sequence[Mode], version: str, seconds: float) -> None:
        self.version = version
        self._modes = modes
        self._pipes = [Pipe(mode.name, mode.stages) for mode in modes]
        self._seconds = seconds

    def translate(self, texts: Sequence[str]) -> tuple[Translation, ...]:
        """Words that no mode knew stay as they are and are named; in all else as `model.draft.Session`."""
        until = time.monotonic() + self._seconds
        streams = [to_stream(_prepared(text, self._modes[0])) for text in texts]
        for at, pipe in enumerate(self._pipes):
            if at:
                streams = [with_stand_ins(stream) for stream in streams]
            raw = pipe.ask([stream.raw for stream in streams], until)
            streams = [stream.answered(answer) for stream, answer in zip(streams, raw, strict=True)]
        return tuple(map(from_stream, streams))

    def close(self) -> None:
        for pipe in self._pipes:
            pipe.close()


def missing(settings: EngineSettings) -> tuple[str, ...]:
    """Raises ConfigError for an option that it does not have, or a value that cannot be."""
    check_options(settings, OPTIONS)
    deadline(settings, LIMITS.deadline)
    installation = _installation(settings)
    if next(iter(pairs(settings)), None) is None:
        names = _packages((("fr", target) for target in OFFERED), installation, frozenset())
        return (f"no pair of languages is installed: apt-get install {' '.join(names)}",)
    if installation.program("apertium-transfer") is None or installation.program("lt-proc") is None:
        return ("Apertium's programs are not installed: apt-get install apertium",)
    return ()


def to_install(wanted: Iterable[tuple[Locale, Locale]], settings: EngineSettings) -> tuple[str, ...]:
    """Debian's packages that would serve these directions best and are not there; empty: nothing to gain."""
    installation = _installation(settings)
    asked = ((_known(source), _known(target)) for source, target in wanted)
    reached = [pair for pair in asked if all(pair) and _is_wanted(pair[1], settings)]
    return _packages(reached, installation, installation.names())


def pairs(settings: EngineSettings) -> Iterator[tuple[str, str]]:
    """Read from the folder of modes; a region of a language that is named here is served as well."""
    found = routes.served(_installation(settings).names())
    return (pair for pair in found if _is_wanted(pair[1], settings))


def serves(source: Locale, target: Locale, settings: EngineSettings) -> bool:
    return bool(_route(source, target, settings))


@contextmanager
def opened(source: Locale, target: Locale, settings: EngineSettings) -> Iterator[Session]:
    """Raises EngineError where the direction is not served, or a mode of it is refused."""
    check_options(settings, OPTIONS)
    installation = _installation(settings)
    route = _route(source, target, settings)
    if not route:
        names = to_install([(source, target)], settings)
        hint = f"apt-get install {' '.join(names)}" if names else "w4r list engines shows what is"
        raise EngineError(f"apertium: {source.tag} to {target.tag} is not installed", hint=hint, whole=True)
    modes = [load(installation, name, leg) for leg, name in route]
    session = Session(modes, version(installation, modes), deadline(settings, LIMITS.deadline))
    try:
        yield session
    finally:
        session.close()


def _route(source: Locale, target: Locale, settings: EngineSettings) -> tuple[tuple[routes.Leg, str], ...]:
    known = _known(source), _known(target)
    if not all(known) or not _is_wanted(known[1], settings):
        return ()
    return routes.chosen(*known, _installation(settings).names())


def _known(locale: Locale) -> str:
    return routes.looked_up(locale.tag)


def _is_wanted(target: str, settings: EngineSettings) -> bool:
    return target not in routes.GIST or target in settings.options.get("gist", "").replace(",", " ").split()


def _packages(
    wanted: Iterable[tuple[str, str]], installation: Installation, modes: Collection[str]
) -> tuple[str, ...]:
    names = routes.packages(wanted, modes)
    return names if installation.program("apertium-transfer") else ("apertium", *names)


def _installation(settings: EngineSettings) -> Installation:
    """Folders are named in full: a relative one is whoever's the current folder is, with programs to run."""
    for option in ("modes", "programs"):
        folder = settings.options.get(option, "/")
        if not folder.startswith("/") or "\0" in folder:
            raise ConfigError(f"apertium: {option} is the path of a folder in full, from / on")
    modes = Path(settings.options.get("modes", DEBIAN))
    return Installation(modes, settings.options.get("programs"))


def _prepared(text: str, mode: Mode) -> str:
    """What the first dictionary lacks: fr-es has `soeur`, and `sœur` in no spelling."""
    return text.replace("œ", "oe").replace("Œ", "Oe") if mode.leg == ("fr", "es") else text
